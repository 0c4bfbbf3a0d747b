//! Programs of others find the installed library: by pkg-config and by CMake, from a prefix that was
//! moved after it was laid.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

mod common;
#[path = "../../xtask/src/prefix.rs"]
mod prefix;

use common::{STRICT, built, have, root, run};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A prefix as `cargo xtask install` lays it, then moved.
fn installed(folder: &Path) -> PathBuf {
    let first = folder.join("first");
    prefix::lay(&built(), &root().join("bindings-c"), &first, VERSION).unwrap();
    let moved = folder.join("moved");
    std::fs::rename(first, &moved).unwrap();
    moved
}

#[test]
fn pkg_config_and_cmake_find_the_installed_library() {
    let folder = TempDir::new().unwrap();
    let prefix = installed(folder.path());
    let soname = prefix.join("lib").join(prefix::soname(VERSION));
    assert!(soname.is_file() && prefix.join("lib/libgongwen.so").is_file());
    assert!(prefix.join(prefix::DOCS).join("LICENSE-MIT").is_file());
    by_pkg_config(&prefix, folder.path());
    by_cmake(&prefix, folder.path());
}

fn by_pkg_config(prefix: &Path, folder: &Path) {
    if !have("pkg-config", "no program built with it") || !have("cc", "no program built") {
        return;
    }
    let mut ask = Command::new("pkg-config");
    ask.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig"));
    let out = run(ask.args(["--cflags", "--libs", "gongwen"]));
    let flags = String::from_utf8(out.stdout).unwrap();
    let program = folder.join("smoke");
    let mut cc = Command::new("cc");
    cc.args(STRICT)
        .arg(root().join("tests/c/smoke.c"))
        .arg("-o")
        .arg(&program);
    run(cc.args(flags.split_whitespace()));
    run(Command::new(program).env("LD_LIBRARY_PATH", prefix.join("lib")));
}

fn by_cmake(prefix: &Path, folder: &Path) {
    if !have("cmake", "no project built with it") {
        return;
    }
    let build = folder.join("build");
    let mut configure = Command::new("cmake");
    configure
        .arg("-S")
        .arg(root().join("tests/c/consumer"))
        .arg("-B")
        .arg(&build);
    run(configure.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display())));
    run(Command::new("cmake").arg("--build").arg(&build));
    run(Command::new("ctest")
        .arg("--output-on-failure")
        .current_dir(&build));
}

#[test]
fn files_that_name_the_version_name_this_one() {
    let read = |name: &str| std::fs::read_to_string(root().join("bindings-c").join(name)).unwrap();
    let (short, _) = VERSION.rsplit_once('.').unwrap();
    assert!(read("cmake/gongwen-config-version.cmake").contains(&format!("\"{VERSION}\"")));
    assert!(read("Cargo.toml").contains(&format!("version = \"{VERSION}\"")));
    let consumer = root().join("tests/c/consumer/CMakeLists.txt");
    let consumer = std::fs::read_to_string(consumer).unwrap();
    assert!(consumer.contains(&format!("find_package(gongwen {short} ")));
}
