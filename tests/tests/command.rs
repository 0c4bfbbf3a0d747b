//! The command, as a clerk and as a script meet it: one file, folders, standard streams, bad input.
//!
//! It is run through `gongwen_cli::run_with` on streams of the test: the same code that the binary
//! and the Python console script run, without having to guess where cargo put a binary.

// Helpers of tests fail as tests do, and must be heard when they skip.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use gongwen::font::FontSet;
use gongwen::model::Document;
use gongwen::{ErrorKind, Format};
use gongwen_cli::{Audience, Streams, run_with};
use gongwen_host::convert::{Options, convert};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use tempfile::TempDir;

const DRAFT: &str = "# 云岭市人民政府常务会议纪要\n\n〔2024〕7号\n\n\
    2024年3月5日上午，林知远市长主持召开市政府第12次常务会议。现将会议主要精神纪要如下：\n\n\
    ## 一、审议《云岭市供水条例（草案）》\n\n（一）原则同意条例草案。\n\n出席：林知远 白若水\n";

/// What came of a run.
struct Ran {
    code: i32,
    out: Vec<u8>,
    err: String,
}

fn run_on(args: &[&str], mut input: &[u8]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run_streams(args, &mut input, &mut out, &mut err);
    let err = String::from_utf8(err).unwrap();
    Ran { code, out, err }
}

fn run_streams(
    args: &[&str],
    input: &mut dyn Read,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> i32 {
    let args = ["gongwen"].iter().chain(args).map(OsString::from);
    let audience = Audience::Program;
    let mut streams = Streams {
        input,
        output,
        errors,
        audience,
    };
    run_with(args.chain(["--lang=en".into()]), &mut streams)
}

fn run(args: &[&str]) -> Ran {
    run_on(args, b"")
}

/// A folder with files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn path(dir: &TempDir, name: &str) -> String {
    dir.path().join(name).to_str().unwrap().to_owned()
}

fn names(folder: impl AsRef<Path>) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    let name = |e: io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
    entries.map(name).collect()
}

fn document(path: &str) -> Document {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

// ── One file ─────────────────────────────────────────────────────────────────────────────────

#[test]
fn one_file_becomes_every_format_asked_for() {
    let dir = folder(&[("纪要.md", DRAFT.as_bytes())]);
    let all = [Format::Docx, Format::Xml, Format::Json];
    let list = all.iter().map(|f| f.name()).collect::<Vec<_>>().join(",");
    let out = path(&dir, "out/");
    let ran = run(&[
        "convert",
        &path(&dir, "纪要.md"),
        "--to",
        &list,
        "--diagnostics",
        "json",
        "-o",
        &out,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut want: BTreeSet<_> = all.iter().map(|f| format!("纪要.{f}")).collect();
    want.insert("纪要.diagnostics.json".into());
    assert_eq!(names(&out), want);
    let title = document(&path(&dir, "out/纪要.json")).header.issuer_mark;
    assert_eq!(title.unwrap().text, "云岭市人民政府常务会议纪要");
}

#[test]
fn the_output_is_a_file_a_folder_or_beside_the_input() {
    let dir = folder(&[("a b.md", DRAFT.as_bytes()), ("there/keep", b"")]);
    let input = path(&dir, "a b.md");
    let cases = [
        (Some("new name.json"), "new name.json"),
        (Some("folder/"), "folder/a b.json"),
        (Some("there"), "there/a b.json"),
        (None, "a b.json"),
    ];
    for (output, want) in cases {
        let output = output.map(|o| path(&dir, o));
        let mut args = vec!["convert", &input, "--to", "json"];
        args.extend(output.iter().flat_map(|o| ["-o", o.as_str()]));
        let ran = run(&args);
        assert_eq!(ran.code, 0, "{want}: {}", ran.err);
        assert!(dir.path().join(want).is_file(), "{want}");
    }
}

#[test]
fn a_file_without_extension_keeps_its_whole_name() {
    let dir = folder(&[("云政发〔2024〕1.2号", DRAFT.as_bytes())]);
    let input = path(&dir, "云政发〔2024〕1.2号");
    assert_eq!(run(&["convert", &input, "--to", "json"]).code, 0);
    assert!(dir.path().join("云政发〔2024〕1.2号.json").is_file());
}

#[test]
fn the_same_draft_as_gb18030_gives_the_same_model() {
    // 会议纪要 and 会议, in GB18030.
    let gbk = b"\xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa\n\n\xbb\xe1\xd2\xe9\xa1\xa3\n";
    let dir = folder(&[("a.txt", gbk), ("b.txt", "会议纪要\n\n会议。\n".as_bytes())]);
    let (a, b) = (path(&dir, "a.txt"), path(&dir, "b.txt"));
    let ran = run(&["convert", &a, &b, "--to", "json", "-o", &path(&dir, "out")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        document(&path(&dir, "out/a.json")),
        document(&path(&dir, "out/b.json"))
    );
}

// ── Standard streams ─────────────────────────────────────────────────────────────────────────

#[test]
fn standard_input_goes_to_standard_output() {
    let ran = run_on(&["convert", "-", "--to", "json"], DRAFT.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document: Document = serde_json::from_slice(&ran.out).unwrap();
    assert!(document.header.number.is_some());
}

#[test]
fn standard_output_holds_one_format_of_one_file() {
    let dir = folder(&[("a.md", DRAFT.as_bytes()), ("b.md", DRAFT.as_bytes())]);
    let (a, b) = (path(&dir, "a.md"), path(&dir, "b.md"));
    assert_eq!(run(&["convert", &a, &b, "--to", "json", "-o", "-"]).code, 2);
    assert_eq!(run(&["convert", "-", &a, "--to", "json"]).code, 2);
    let ran = run(&["convert", &a, "--to", "json", "-o", "-"]);
    assert_eq!((ran.code, ran.out.first()), (0, Some(&b'{')));
}

struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_went_away_is_a_quiet_end() {
    for args in [
        &["convert", "-", "--to", "json"][..],
        &["show", "-"],
        &["--help"],
    ] {
        let mut err = Vec::new();
        let code = run_streams(args, &mut DRAFT.as_bytes(), &mut Closed, &mut err);
        let err = String::from_utf8(err).unwrap();
        assert_eq!(code, 1, "{args:?}");
        assert!(!err.contains("E9"), "{err}");
        run_streams(args, &mut DRAFT.as_bytes(), &mut Vec::new(), &mut Closed);
    }
}

// ── Batches ──────────────────────────────────────────────────────────────────────────────────

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let good = DRAFT.as_bytes();
    let files = [
        ("in/a.md", good),
        ("in/b.json", &b"{\"schema\": \"gongwen/1\", \"title\""[..]),
        ("in/下级/c.md", good),
        ("in/.hidden.md", good),
        ("in/~$d.md", good),
        ("in/picture.png", b"\x89PNG"),
    ];
    let dir = folder(&files);
    let (input, out) = (path(&dir, "in"), path(&dir, "out"));
    let ran = run(&[
        "convert",
        &input,
        "没有.md",
        "--to",
        "json",
        "-o",
        &out,
        "--diagnostics",
        "json",
    ]);
    assert_eq!(ran.code, 1);
    let want = ["a.json", "a.diagnostics.json", "下级"];
    assert_eq!(names(&out), want.map(String::from).into());
    let want = ["c.json", "c.diagnostics.json"];
    assert_eq!(names(path(&dir, "out/下级")), want.map(String::from).into());
    assert!(ran.err.contains("b.json: E401"), "{}", ran.err);
    assert!(ran.err.contains("E905"), "{}", ran.err);
    assert!(
        ran.err.ends_with("files 4, converted 2, failed 2\n"),
        "{}",
        ran.err
    );
}

#[test]
fn the_output_folder_inside_the_input_folder_is_no_input() {
    let dir = folder(&[("a.md", DRAFT.as_bytes())]);
    let (input, out) = (path(&dir, ""), path(&dir, "out"));
    for _ in 0..2 {
        let ran = run(&["convert", &input, "--to", "json", "-o", &out]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let other = folder(&[("a.md", DRAFT.as_bytes())]);
    let itself = path(&other, "");
    let ran = run(&["convert", &itself, "--to", "json", "-o", &itself]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(names(&out), ["a.json".to_owned()].into());
}

#[test]
fn files_of_a_folder_that_are_passed_over_are_counted_and_named() {
    let other = ["b.odt", "c", "e.xlsx", "f.ofd", "g.png"].map(|name| (name, &b"x"[..]));
    let dir = folder(&[&[("a.md", DRAFT.as_bytes())][..], &other].concat());
    let ran = run(&["convert", &path(&dir, ""), "--to", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("4 (b.odt, c, e.xlsx, f.ofd)"),
        "{}",
        ran.err
    );
}

#[test]
fn two_inputs_for_one_output_fail_and_the_others_are_converted() {
    let drafts = ["a.md", "a.txt", "b.md"].map(|name| (name, DRAFT.as_bytes()));
    let dir = folder(&drafts);
    let out = path(&dir, "out");
    for resume in [&[][..], &["--resume"]] {
        let given = path(&dir, "");
        let mut args = vec!["convert", &given, "--to", "json", "-o", &out];
        args.extend(resume);
        let ran = run(&args);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert_eq!(ran.err.matches("E908").count(), 2, "{}", ran.err);
        assert!(names(&out).contains("b.json") && !names(&out).contains("a.json"));
    }
}

#[test]
fn a_folder_is_gone_on_with_and_its_failures_are_listed_in_the_end() {
    let dir = folder(&[
        ("in/a.md", DRAFT.as_bytes()),
        ("in/b.json", b"{"),
        ("in/c.md", DRAFT.as_bytes()),
    ]);
    let (input, out) = (path(&dir, "in"), path(&dir, "out"));
    let base = ["convert", &input, "--to", "xml", "-o", &out, "--resume"];
    let last = |ran: &Ran| {
        let lines: Vec<_> = ran.err.lines().map(str::to_owned).collect();
        lines[lines.len().saturating_sub(3)..].join("\n")
    };
    let manifest = path(&dir, "out/gongwen-manifest.jsonl");
    let first = run(&base);
    assert_eq!(first.code, 1);
    let counts =
        |c: &str| format!("files 3, converted 2 (earlier {c}), failed 1; manifest: {manifest}");
    let told = last(&first);
    assert!(
        told.contains("b.json: E401") && told.ends_with(&counts("0")),
        "{told}"
    );
    let again = last(&run(&base));
    assert!(
        again.contains("b.json: E401") && again.contains(&counts("2")),
        "{again}"
    );
    assert!(again.ends_with("--retry-failed does"), "{again}");
    let retried = run(&[&base[..], &["--retry-failed"]].concat());
    assert!(
        retried.err.ends_with(&(counts("2") + "\n")),
        "{}",
        retried.err
    );
    assert_eq!(fs::read_to_string(manifest).unwrap().lines().count(), 3);
    // One input and one format: the output is a folder all the same.
    let one = run(&[
        "convert",
        &path(&dir, "in/a.md"),
        "--to",
        "xml",
        "-o",
        &path(&dir, "一"),
        "--resume",
    ]);
    assert_eq!(
        (one.code, names(path(&dir, "一")).contains("a.xml")),
        (0, true)
    );
}

#[test]
fn an_output_never_overwrites_an_input() {
    let dir = folder(&[("a.json", b"{}")]);
    let input = path(&dir, "a.json");
    let ran = run(&["convert", &input, "--to", "json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("E909"), "{}", ran.err);
    assert_eq!(fs::read(input).unwrap(), b"{}");
}

#[test]
fn threads_change_nothing() {
    let files: Vec<_> = (0..40)
        .map(|i| (format!("{i:02}.md"), DRAFT.as_bytes()))
        .collect();
    let files: Vec<_> = files.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let dir = folder(&files);
    let input = path(&dir, "");
    let outputs = ["1", "8"].map(|jobs| {
        let out = path(&dir, &format!("out{jobs}/"));
        let ran = run(&[
            "convert", &input, "--to", "json", "-o", &out, "--jobs", jobs,
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let read = |n: &String| fs::read(Path::new(&out).join(n)).unwrap();
        let bytes: Vec<_> = names(&out).iter().map(read).collect();
        fs::remove_dir_all(&out).unwrap();
        (bytes, ran.err)
    });
    assert_eq!(outputs[0].0.len(), 40);
    assert!(outputs[0] == outputs[1]);
}

#[test]
fn a_write_that_fails_leaves_no_half_file() {
    // A folder stands where the file should go: that stops root too, unlike permissions.
    let dir = folder(&[("a.md", DRAFT.as_bytes()), ("out/a.json/keep", b"1")]);
    let (input, out) = (path(&dir, "a.md"), path(&dir, "out/"));
    let ran = run(&["convert", &input, "--to", "json", "-o", &out]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("E904"), "{}", ran.err);
    assert_eq!(names(&out), ["a.json".to_owned()].into());
    // A file stands where the folder should go.
    let ran = run(&[
        "convert",
        &input,
        "--to",
        "json",
        "-o",
        &path(&dir, "a.md/out/"),
    ]);
    assert_eq!(ran.code, 1);
    assert_eq!(fs::read(&input).unwrap(), DRAFT.as_bytes());
}

#[test]
fn a_missing_face_fails_what_is_drawn_and_nothing_else() {
    let to: Vec<_> = Format::all().filter(|f| f.can_write()).collect();
    assert!(to.contains(&Format::Pdf));
    let mut options = Options::default();
    options.write.fonts = FontSet::new();
    options.to = to.clone();
    let done = convert(DRAFT.as_bytes(), Some("a.md"), &options);
    let kinds: Vec<_> = done.errors.iter().map(gongwen::Error::kind).collect();
    let drawn = to.iter().filter(|f| f.has_pages()).count();
    assert_eq!(kinds, vec![ErrorKind::Font; drawn]);
    assert_eq!(done.outputs.len(), to.len() - drawn);
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────

#[test]
fn wrong_usage_is_told_from_failed_work() {
    let dir = folder(&[("a.md", DRAFT.as_bytes())]);
    let (folder, input) = (path(&dir, ""), path(&dir, "a.md"));
    let wrong: &[&[&str]] = &[
        &[],
        &["convert", &input],
        &["convert", "--to", "json"],
        &["convert", &input, "--to", "odt"],
        &["convert", &input, "--to", "doc"],
        &["convert", &input, "--to", "json", "--from", "nonsense"],
        &["convert", &input, "--to", "json", "--encoding", "latin1"],
        &["convert", &input, "--to", "json", "--date", "2024-02-30"],
        &["convert", &input, "--to", "json", "--profile", "round"],
        &["convert", &input, "--to", "json", "--pdf", "a-1b"],
        &["convert", &input, "--to", "json", "--jobs", "0"],
        &["convert", &input, "--to", "json", "--resume"],
        &["convert", &input, "--to", "json", "-o", "-", "--resume"],
        &[
            "convert", &folder, "--to", "json", "-o", &folder, "--resume",
        ],
        &[
            "convert",
            &input,
            "--to",
            "json",
            "-o",
            &folder,
            "--retry-failed",
        ],
        &["nonsense"],
    ];
    for args in wrong {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    assert_eq!(names(&dir).len(), 1);
    assert_eq!(run(&["--version"]).code, 0);
}

#[test]
fn help_and_complaints_speak_the_language_asked_for() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    for args in [&["convert", "--help"][..], &["convert", "--nonsense"]] {
        let args = ["gongwen", "--lang", "zh"].iter().chain(args);
        let mut streams = Streams {
            input: &mut io::empty(),
            output: &mut out,
            errors: &mut err,
            audience: Audience::Program,
        };
        run_with(args.map(OsString::from), &mut streams);
    }
    assert!(
        String::from_utf8(out)
            .unwrap()
            .contains("用法：gongwen convert")
    );
    assert!(
        String::from_utf8(err)
            .unwrap()
            .contains("不认识的选项：--nonsense")
    );
}

#[test]
fn the_draft_is_quoted_only_where_diagnostics_are_asked_for() {
    let draft = "云岭市人民政府常务会议纪要\n\n出席：林知远 白 霜\n\n会议研究了机密\u{7}事项。\n";
    let dir = folder(&[("a.md", draft.as_bytes())]);
    let (input, out) = (path(&dir, "a.md"), path(&dir, "out/"));
    let run = |more: &[&str]| {
        let args = [&["convert", &input, "--to", "json", "-o", &out], more].concat();
        run(&args)
    };
    let plain = run(&[]).err;
    assert!(plain.contains("a.md: errors 0"), "{plain}");
    assert_eq!(plain.lines().count(), 1, "{plain}");
    let strict = run(&["--strict"]);
    assert_eq!(strict.code, 1);
    for quoted in ["机密", "白", "\u{7}"] {
        assert!(
            !plain.contains(quoted) && !strict.err.contains(quoted),
            "{plain}{}",
            strict.err
        );
    }
    let told = run(&["--diagnostics", "text"]).err;
    assert!(told.contains("| 会议研究了机密␇事项。\n"), "{told}");
    assert!(told.contains("|               ^\n"), "{told}");
}

#[test]
fn the_sheet_shows_what_was_recognised() {
    let ran = run_on(&["show", "-"], DRAFT.as_bytes());
    let text = String::from_utf8(ran.out).unwrap();
    for want in [
        "〔2024〕7号",
        "林知远",
        "H1   一、审议《云岭市供水条例（草案）》",
        "Present",
    ] {
        assert!(text.contains(want), "{want}\n{text}");
    }
    assert_eq!(run(&["show", "没有.md"]).code, 1);
}

#[test]
fn a_clerk_can_check_each_element_against_the_draft() {
    let ran = run_on(&["show", "-", "--spans"], DRAFT.as_bytes());
    let text = String::from_utf8(ran.out).unwrap();
    for want in [
        "header.issuer_mark.text",
        "3:1-3:8",
        "〔2024〕7号",
        "attendance.present[1].name",
        "11:8-11:10",
        "白若水",
    ] {
        assert!(text.contains(want), "{want}\n{text}");
    }
    let ran = run_on(
        &["show", "-", "--spans", "--from", "json"],
        b"{\"schema\":\"gongwen/1\"}",
    );
    assert!(String::from_utf8(ran.out).unwrap().contains("no places"));
}

#[test]
fn normalising_is_asked_for_and_told() {
    let draft = DRAFT.replace("〔2024〕", "[2024]");
    let convert = ["convert", "-", "--to", "json", "--diagnostics", "text"];
    let plain = run_on(&convert, draft.as_bytes());
    assert!(String::from_utf8(plain.out).unwrap().contains("[2024]7号"));
    let asked = [&convert[..], &["--normalise"]].concat();
    let asked = run_on(&asked, draft.as_bytes());
    assert!(
        String::from_utf8(asked.out)
            .unwrap()
            .contains("〔2024〕7号")
    );
    assert!(asked.err.contains("R402"), "{}", asked.err);
}

#[test]
fn every_role_is_named_with_its_face_or_the_remedy() {
    let ran = run(&["fonts"]);
    let text = String::from_utf8(ran.out).unwrap();
    for role in ["FangSong", "XiaoBiaoSong (title)", "Hei", "Kai", "Song"] {
        let named = |l: &str| l.starts_with(role) && (l.contains("--font-dir") || l.contains('/'));
        assert!(text.lines().any(named), "{role}\n{text}");
    }
    let ran = run(&["fonts", "--font-dir", "没有"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("没有"), "{}", ran.err);
}

// ── Bad input ────────────────────────────────────────────────────────────────────────────────

/// Bytes without sense, the same every time.
fn junk(len: usize) -> Vec<u8> {
    let mut state = 9704_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// Each file with the code it must fail with; none where a document may come of it.
fn bad_inputs() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    let doctype = br#"<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><document xmlns="urn:gongwen:document:1"/>"#;
    vec![
        ("empty.md", Vec::new(), None),
        ("junk.md", junk(100_000), Some("E101")),
        ("nul.md", "会议\0纪要\n\n会议。".into(), None),
        ("plain.md", "没有结构的一段话".repeat(50).into(), None),
        (
            "one-line.md",
            "会议研究了有关事项，".repeat(180_000).into(),
            None,
        ),
        (
            "nested.md",
            format!("{} 会议", "> ".repeat(10_000)).into(),
            None,
        ),
        (
            "nested-tight.md",
            format!("{}会议", ">".repeat(10_000)).into(),
            None,
        ),
        (
            "truncated.json",
            br#"{"schema": "gongwen/1", "title": "#.to_vec(),
            Some("E401"),
        ),
        ("deep.json", "[".repeat(100_000).into(), Some("E")),
        ("doctype.xml", doctype.to_vec(), Some("E302")),
        ("binary.docx", junk(1000), Some("E810")),
        ("text.docx", "关于防汛的通知".into(), Some("E810")),
        ("text-97.doc", "关于防汛的通知".into(), Some("E810")),
        ("text-pdf.pdf", "关于防汛的通知".into(), Some("E810")),
        (
            "page.doc",
            "<html><body>关于防汛的通知</body></html>".into(),
            None,
        ),
        ("renamed.md", b"%PDF-1.7\n".to_vec(), Some("E")),
    ]
}

#[test]
fn bad_input_is_a_document_or_a_typed_error_and_the_batch_goes_on() {
    let inputs = bad_inputs();
    let files: Vec<_> = inputs.iter().map(|(n, b, _)| (*n, b.as_slice())).collect();
    let dir = folder(&files);
    fs::write(dir.path().join("zz-good.md"), DRAFT).unwrap();
    let big = File::create(dir.path().join("hundred-megabytes.txt")).unwrap();
    big.set_len(100 << 20).unwrap();
    let paths: Vec<_> = names(&dir).iter().map(|n| path(&dir, n)).collect();
    let out = path(&dir, "out/");
    let mut args = vec!["convert", "--to", "json", "-o", &out];
    args.extend(paths.iter().map(String::as_str));
    let ran = run(&args);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("hundred-megabytes.txt: E601"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("E999"), "{}", ran.err);
    let made = names(&out);
    assert!(made.contains("zz-good.json"), "{made:?}");
    for (name, _, code) in &inputs {
        let stem = name.rsplit_once('.').unwrap().0;
        let failed = ran.err.lines().find(|l| l.contains(&format!("{name}: E")));
        let written = made.contains(&format!("{stem}.json"));
        assert_eq!(written, failed.is_none(), "{name}: {failed:?}");
        if let Some(code) = code {
            let told = failed.is_some_and(|l| l.contains(&format!("{name}: {code}")));
            assert!(told, "{name} wants {code}: {failed:?}");
        }
    }
}

#[test]
fn an_endless_standard_input_stops_at_the_limit() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["convert", "-", "--to", "json"];
    let code = run_streams(&args, &mut io::repeat(b'a'), &mut out, &mut err);
    assert_eq!((code, out.len()), (1, 0));
    assert!(String::from_utf8(err).unwrap().contains("E601"));
}
