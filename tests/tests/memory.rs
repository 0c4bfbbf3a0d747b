//! Bad files take less than 256 MB, whatever they say of themselves. Each is read by a process of its
//! own, which tells how much it held at most.

#![cfg(target_os = "linux")] // only /proc tells the most a process has held
#![allow(clippy::unwrap_used, clippy::print_stdout)] // helpers of tests fail as tests do

use gongwen::{ReadOptions, read};
use gongwen_tests::bad;
use std::process::Command;

const FILE: &str = "GONGWEN_TEST_FILE";
const MOST: usize = 256 << 10;

#[test]
fn a_bad_file_is_read_or_refused_within_256_mb() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in bad::files() {
        let file = folder.path().join("file");
        std::fs::write(&file, bytes).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "the_process_that_reads", "--nocapture"]);
        let said = child.env(FILE, &file).output().unwrap();
        let told = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.status.success(), "{name}: {told}");
        let held = told.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let held = held.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok());
        let held: usize = held.unwrap_or_else(|| panic!("{name}: {told}"));
        println!("{name}: {} MB", held >> 10);
        assert!(held < MOST, "{name}: {held} kB");
    }
}

#[test]
fn the_process_that_reads() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let bytes = std::fs::read(file).unwrap();
    let _ = read(&bytes, &ReadOptions::default());
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    // The harness leaves its own words on the line.
    print!("\n{status}");
}
