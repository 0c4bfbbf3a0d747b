//! Gives the shared library its SONAME: while the version is 0.x, major and minor.

#![allow(clippy::print_stdout)] // the way a build script speaks to cargo

fn main() {
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let elf = ["linux", "freebsd", "netbsd", "openbsd", "android"];
    let elf = elf.contains(&var("CARGO_CFG_TARGET_OS").as_str());
    // cargo-c gives its own, and turns this feature on.
    let (major, minor) = (
        var("CARGO_PKG_VERSION_MAJOR"),
        var("CARGO_PKG_VERSION_MINOR"),
    );
    if elf && std::env::var_os("CARGO_FEATURE_CAPI").is_none() {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libgongwen.so.{major}.{minor}");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
