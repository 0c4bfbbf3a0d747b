//! The JSON Schema and the XSD: made from the model or held against it, and judged from outside.
//!
//! Both must accept what we write and refuse what our readers refuse.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // helpers of tests fail as tests do

use gongwen::convert::{Format, ReadOptions, WriteOptions, read, write};
use gongwen::{Document, Error, ErrorKind};
use gongwen_tests::{arbitrary, corpus, golden, tools};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const SCHEMA: &str = "schema/gongwen-1.schema.json";
const XSD: &str = "schema/gongwen-1.xsd";

#[test]
fn the_checked_in_json_schema_is_the_one_the_types_make() {
    golden::check(SCHEMA, gongwen::schema::json_schema().as_bytes());
}

// ── What we write is accepted ────────────────────────────────────────────────────────────────

#[test]
fn the_json_schema_accepts_what_we_write() {
    let judge = json_judge();
    assert_eq!(complaints(&judge, &every_json()), Vec::<String>::new());
    for document in documents(200) {
        let value = serde_json::from_slice(&bytes(&document, Format::Json)).unwrap();
        assert_eq!(complaints(&judge, &value), Vec::<String>::new());
    }
}

#[test]
fn the_xsd_accepts_what_we_write() {
    if !tools::found("xmllint") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut files = vec![golden::root("tests/data/every-element.xml")];
    for (i, document) in documents(100).iter().enumerate() {
        let file = folder.path().join(format!("{i}.xml"));
        std::fs::write(&file, bytes(document, Format::Xml)).unwrap();
        files.push(file);
    }
    let (accepted, said) = xmllint(files.iter().map(|f| f.as_path()));
    assert!(accepted, "{said}");
}

#[test]
fn every_draft_of_the_corpus_comes_back_from_json_and_xml_and_is_accepted() {
    let (judge, has_xmllint) = (json_judge(), tools::found("xmllint"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draft.xml");
    for (name, draft) in corpus::dev() {
        let mut options = ReadOptions::default();
        options.name = Some(name.clone());
        let Ok(parsed) = read(&draft, &options) else {
            continue; // of a format that is not read
        };
        for format in [Format::Json, Format::Xml] {
            let made = bytes(&parsed.document, format);
            let back = parse(&made, format).unwrap();
            assert!(back == parsed.document, "{name} as {format}");
            assert!(bytes(&back, format) == made, "{name} as {format}");
        }
        let json = serde_json::from_slice(&bytes(&parsed.document, Format::Json)).unwrap();
        assert_eq!(complaints(&judge, &json), Vec::<String>::new(), "{name}");
        std::fs::write(&file, bytes(&parsed.document, Format::Xml)).unwrap();
        let (accepted, said) = if has_xmllint {
            xmllint([file.as_path()])
        } else {
            (true, String::new())
        };
        assert!(accepted, "{name}: {said}");
    }
}

// ── every-element has every element ──────────────────────────────────────────────────────────

#[test]
fn every_key_of_the_schema_is_filled_in_every_element() {
    let schema: Value = serde_json::from_slice(&golden::bytes(SCHEMA)).unwrap();
    let all = all_keys(&schema);
    let mut filled = BTreeSet::new();
    fill(&schema, &schema, "Document", &every_json(), &mut filled);
    let missing: Vec<_> = all.difference(&filled).collect();
    assert!(
        all.len() > 70 && missing.is_empty(),
        "not filled: {missing:?}"
    );
}

#[test]
fn every_key_of_the_schema_is_an_element_or_attribute_of_that_name() {
    let schema: Value = serde_json::from_slice(&golden::bytes(SCHEMA)).unwrap();
    let xml = String::from_utf8(golden::bytes("tests/data/every-element.xml")).unwrap();
    for key in all_keys(&schema) {
        let key = key.split('.').next_back().unwrap();
        let forms = [format!("<{key}>"), format!("<{key} "), format!(" {key}=\"")];
        let found = forms.iter().any(|form| xml.contains(form));
        assert!(found || key == "type", "{key}");
    }
}

fn all_keys(schema: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys_of(schema, "Document", &mut keys);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        keys_of(definition, name, &mut keys);
    }
    keys
}

/// `Type.key` for each property of a definition, and of its cases.
fn keys_of(definition: &Value, name: &str, keys: &mut BTreeSet<String>) {
    for (key, _) in definition["properties"].as_object().into_iter().flatten() {
        keys.insert(format!("{name}.{key}"));
    }
    for case in definition["oneOf"].as_array().into_iter().flatten() {
        keys_of(case, &case_name(case), keys);
    }
}

fn case_name(case: &Value) -> String {
    let name = case["properties"]["type"]["const"].as_str();
    name.unwrap_or_default().to_owned()
}

/// Walks a value along its schema and notes each key that has something in it.
fn fill(root: &Value, schema: &Value, name: &str, value: &Value, filled: &mut BTreeSet<String>) {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.rsplit('/').next().filter(|&n| n != "#");
        let definition = root.pointer(target.trim_start_matches('#')).unwrap();
        fill(root, definition, name.unwrap_or("Document"), value, filled);
    }
    if let Some(cases) = schema["anyOf"].as_array() {
        fill(root, &cases[0], name, value, filled);
    }
    let cases = schema["oneOf"].as_array().into_iter().flatten();
    for case in cases.filter(|c| value["type"] == case_name(c)) {
        fill(root, case, &case_name(case), value, filled);
    }
    for item in value.as_array().into_iter().flatten() {
        fill(root, &schema["items"], name, item, filled);
    }
    for (key, part) in schema["properties"].as_object().into_iter().flatten() {
        let empty = [json!(null), json!([]), json!({}), json!(""), json!(false)];
        if !empty.contains(&value[key]) {
            filled.insert(format!("{name}.{key}"));
            fill(root, part, key, &value[key], filled);
        }
    }
}

// ── Mutants ──────────────────────────────────────────────────────────────────────────────────

/// One change to `every-element.json`.
enum Edit {
    Remove(&'static str),
    Rename(&'static str, &'static str),
    Set(&'static str, Value),
    Move(&'static str, &'static str),
}

use Edit::{Move, Remove, Rename, Set};

fn json_mutants() -> Vec<Edit> {
    vec![
        // missing
        Remove("/schema"),
        Remove("/header/classification/level"),
        Remove("/header/issuer_mark/text"),
        Remove("/header/number/text"),
        Remove("/meeting/chair/name"),
        Remove("/body/0/type"),
        Remove("/body/0/text"),
        Remove("/body/1/level"),
        Remove("/body/7/rows"),
        Remove("/attendance/present/0/name"),
        Remove("/imprint/distribution/0/kind"),
        Remove("/extras/0/kind"),
        // misspelt
        Rename("/title", "titel"),
        Rename("/header/issuer_mark", "issuerMark"),
        Rename("/body/3/run_in", "runin"),
        Rename("/body/4/continues", "continue"),
        Rename("/body/7/rows/0/1/col_span", "colspan"),
        Set("/kind", json!("minute")),
        Set("/layout", json!("Minutes")),
        Set("/body/0/type", json!("para")),
        Set("/signature/seal", json!("stamped")),
        Set("/header/issuer_mark/suffix", json!("公文")),
        // misplaced
        Move("/body/0", "/meeting/body"),
        Move("/attendance/recorders", "/recorders"),
        Move("/imprint/copies", "/copies"),
        Move("/header/number", "/number"),
        Move("/body/0/text", "/body/7/text"),
        // wrongly typed
        Set("/schema", json!("gongwen/2")),
        Set("/title", json!(["甲"])),
        Set("/addressees", json!("各县（区）人民政府")),
        Set("/body/1/level", json!(5)),
        Set("/body/1/level", json!("1")),
        Set("/header/number/year", json!("2024")),
        Set("/header/number/serial", json!(4_294_967_296_u64)),
        Set("/header/number/serial", json!(-1)),
        Set("/body/7/rows/0/1/col_span", json!(0)),
        Set("/document_date", json!("2024-5-24")),
        Set("/document_date", json!("2024-13-01")),
        Set("/attendance/present/2/in_prose", json!("yes")),
        Set("/imprint/distribution/0/to", json!(null)),
        Set("/header", json!(null)),
    ]
}

impl Edit {
    fn mutant(&self) -> Value {
        let mut document = every_json();
        match self {
            Remove(path) => drop(cut(&mut document, path)),
            Rename(path, name) => {
                let value = cut(&mut document, path);
                let (parent, _) = path.rsplit_once('/').unwrap();
                document.pointer_mut(parent).unwrap()[*name] = value;
            }
            Set(path, value) => *document.pointer_mut(path).unwrap() = value.clone(),
            Move(from, to) => {
                let value = cut(&mut document, from);
                let (parent, name) = to.rsplit_once('/').unwrap();
                document.pointer_mut(parent).unwrap()[name] = value;
            }
        }
        document
    }
}

fn cut(document: &mut Value, path: &str) -> Value {
    let (parent, name) = path.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(map) => map.shift_remove(name).unwrap(),
        Value::Array(list) => list.remove(name.parse().unwrap()),
        other => panic!("{path}: {other}"),
    }
}

#[test]
fn json_mutants_are_refused_by_the_schema_and_by_the_reader() {
    let judge = json_judge();
    for (i, edit) in json_mutants().iter().enumerate() {
        let mutant = edit.mutant();
        let accepted = complaints(&judge, &mutant).is_empty();
        assert!(!accepted, "the schema accepts mutant {i}");
        let error = parse(mutant.to_string().as_bytes(), Format::Json).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Schema, "mutant {i}: {error}");
    }
}

#[test]
fn a_second_json_schema_validator_agrees() {
    const PROGRAM: &str = "import json, sys, jsonschema
read = lambda path: json.load(open(path, encoding='utf-8'))
judge = jsonschema.Draft202012Validator(read(sys.argv[1]))
judge.check_schema(judge.schema)
print([judge.is_valid(read(path)) for path in sys.argv[2:]])";
    if !tools::found_python("jsonschema") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut files = vec![golden::root("tests/data/every-element.json")];
    for (i, edit) in json_mutants().iter().enumerate() {
        let file = folder.path().join(format!("{i}.json"));
        std::fs::write(&file, edit.mutant().to_string()).unwrap();
        files.push(file);
    }
    let mut python = Command::new("python3");
    python.args(["-c", PROGRAM]).arg(golden::root(SCHEMA));
    let said = python.args(&files).output().unwrap().stdout;
    let want = format!("[True{}]", ", False".repeat(files.len() - 1));
    assert_eq!(String::from_utf8(said).unwrap().trim(), want);
}

/// What stands in `every-element.xml`, and what stands there instead.
const XML_MUTANTS: &[(&str, &str)] = &[
    // missing
    (" schema=\"gongwen/1\"", ""),
    ("<level>秘密</level>", ""),
    ("<text>云岭市人民政府云岭市人民武装部文件</text>", ""),
    ("<text>云政纪〔2024〕36号</text>", ""),
    (" level=\"1\"", ""),
    ("<kind>抄送</kind>", ""),
    ("<name>宿怀瑾</name>", ""),
    (" kind=\"metadata\"", ""),
    (" xmlns=\"urn:gongwen:document:1\"", ""),
    // misspelt
    ("<header>", "<header red=\"true\">"),
    (
        "<issue_number>第36次</issue_number>",
        "<issueNumber>第36次</issueNumber>",
    ),
    ("<urgency>加急</urgency>", "<Urgency>加急</Urgency>"),
    (" run_in=\"true\"", " runin=\"true\""),
    (" kind=\"minutes\"", " kind=\"minute\""),
    (" layout=\"minutes\"", " layout=\"纪要\""),
    (" seal=\"sealed\"", " seal=\"stamped\""),
    (" suffix=\"文件\"", " suffix=\"公文\""),
    ("urn:gongwen:document:1", "urn:gongwen:document:2"),
    // misplaced
    ("<copy_number>000012</copy_number>", "<title>甲</title>"),
    ("<term>1年</term>", "<term>1年</term><term>2年</term>"),
    (
        "<agency>云政纪</agency>",
        "<text>甲</text><agency>云政纪</agency>",
    ),
    ("<compiled_by>", "<body/><compiled_by>"),
    ("<body>", "<body><text>甲</text>"),
    ("<present>", "<present><present/>"),
    ("<approvers>", "<approvers>荀知远"),
    ("</extras>", "</extras><extras/>"),
    (
        "<note>此件公开发布</note>",
        "<note>此件<b>公开</b>发布</note>",
    ),
    // wrongly typed
    ("\"gongwen/1\"", "\"gongwen/2\""),
    (" level=\"1\"", " level=\"5\""),
    (" level=\"1\"", " level=\"一\""),
    (" year=\"2024\"", " year=\"二〇二四\""),
    (" year=\"2024\"", " year=\"65536\""),
    (" serial=\"36\"", " serial=\"-36\""),
    (
        " document_date=\"2024-05-24\"",
        " document_date=\"2024-5-24\"",
    ),
    (
        " document_date=\"2024-05-24\"",
        " document_date=\"2023-02-29\"",
    ),
    (" issued_on=\"2024-05-27\"", " issued_on=\"2024-05-27Z\""),
    (" time_of_day=\"下午\"", " time_of_day=\"afternoon\""),
    (" col_span=\"2\"", " col_span=\"0\""),
    (" landscape=\"true\"", " landscape=\"yes\""),
    (" copies=\"120\"", " copies=\"120份\""),
];

#[test]
fn xml_mutants_are_refused_by_the_xsd_and_by_the_reader() {
    let whole = String::from_utf8(golden::bytes("tests/data/every-element.xml")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mutant.xml");
    let judge = tools::found("xmllint");
    for (from, to) in XML_MUTANTS {
        assert!(whole.contains(from), "{from}");
        let mutant = whole.replacen(from, to, 1);
        let error = parse(mutant.as_bytes(), Format::Xml).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Schema, "{from}: {error}");
        std::fs::write(&file, mutant).unwrap();
        let refused = !judge || said_invalid(&xmllint([file.as_path()]).1);
        assert!(refused, "the XSD accepts {to} for {from}");
    }
}

/// Refused by the schema, not for want of well-formedness or of the schema itself.
fn said_invalid(said: &str) -> bool {
    said.contains("Schemas validity error")
}

// ── Judges ───────────────────────────────────────────────────────────────────────────────────

fn json_judge() -> jsonschema::Validator {
    let schema = serde_json::from_slice(&golden::bytes(SCHEMA)).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn complaints(judge: &jsonschema::Validator, value: &Value) -> Vec<String> {
    judge.iter_errors(value).map(|e| e.to_string()).collect()
}

fn xmllint<'a>(files: impl IntoIterator<Item = &'a Path>) -> (bool, String) {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--schema"]).arg(golden::root(XSD));
    let output = command.args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), said)
}

fn every_json() -> Value {
    serde_json::from_slice(&golden::bytes("tests/data/every-element.json")).unwrap()
}

fn parse(bytes: &[u8], format: Format) -> Result<Document, Error> {
    let mut options = ReadOptions::default();
    options.format = Some(format);
    read(bytes, &options).map(|parsed| parsed.document)
}

fn bytes(document: &Document, format: Format) -> Vec<u8> {
    write(document, format, &WriteOptions::default())
        .unwrap()
        .bytes
}

/// The same arbitrary documents in every run.
fn documents(count: usize) -> Vec<Document> {
    let mut runner = TestRunner::deterministic();
    let mut next = || {
        let tree = arbitrary::document().new_tree(&mut runner);
        tree.unwrap().current()
    };
    (0..count).map(|_| next()).collect()
}
