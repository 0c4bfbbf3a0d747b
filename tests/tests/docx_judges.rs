//! DOCX before outside judges: the validator of the Open XML SDK, the transitional schemas, and
//! programs that read Word files.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // tests fail so
#![allow(clippy::print_stderr)] // what is skipped must be heard

use gongwen::model::{Block, Document};
use gongwen::style::{Binding, ImprintPage, Profile};
use gongwen::{Format, WriteOptions, write};
use gongwen_tests::papers;
use gongwen_tests::tools::{found, found_python};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every paper, and some in the other choices of style.
fn all() -> Vec<(String, Vec<u8>)> {
    let mut duplex = WriteOptions::default();
    duplex.style.profile = Profile::Box;
    duplex.style.binding = Binding::Mirrored;
    duplex.style.imprint = ImprintPage::Even;
    let plain = WriteOptions::default();
    let mut files = Vec::new();
    for (name, document) in papers::all() {
        files.push((name.clone(), docx(&document, &plain)));
        if ["layouts-document", "layouts-letter", "data-every-element"].contains(&name.as_str()) {
            files.push((format!("{name}-duplex"), docx(&document, &duplex)));
        }
    }
    files
}

fn docx(document: &Document, options: &WriteOptions) -> Vec<u8> {
    write(document, Format::Docx, options).unwrap().bytes
}

#[test]
fn the_validator_of_the_open_xml_sdk_finds_no_fault() {
    if !found("ooxml-validator") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = all();
    for (name, bytes) in &files {
        let file = folder.path().join(format!("{name}.docx"));
        std::fs::write(&file, bytes).unwrap();
        let output = Command::new("ooxml-validator").arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let verdict: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(
            verdict["errors"],
            Value::Array(Vec::new()),
            "{name}: {said}"
        );
        assert_eq!(verdict["ok"], true, "{name}: {said}");
    }
    eprintln!("Open XML SDK: {} files, 0 errors", files.len());
}

/// The folder of the schemas: `GONGWEN_SHARED`, else `../shared` beside the repository.
fn schemas() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var_os("GONGWEN_SHARED").map_or(root, PathBuf::from);
    let folder = shared.join("schemas/ooxml");
    // Only those who have no shared folder at all may go without.
    if shared.is_dir() {
        assert!(folder.is_dir(), "no OOXML schemas at {}", folder.display());
        return Some(folder);
    }
    eprintln!(
        "SKIPPED: no OOXML schemas at {}; set GONGWEN_SHARED",
        folder.display()
    );
    None
}

/// The schema that judges a part, by its name. Core properties need schemas from the network, and our
/// own XML is judged elsewhere.
fn schema_of(name: &str) -> Option<&'static str> {
    match name {
        "[Content_Types].xml" => Some("opc-xsd/opc-contentTypes.xsd"),
        "docProps/core.xml" | "customXml/item1.xml" => None,
        "docProps/app.xml" => Some("shared-documentPropertiesExtended.xsd"),
        "docProps/custom.xml" => Some("shared-documentPropertiesCustom.xsd"),
        "customXml/itemProps1.xml" => Some("shared-customXmlDataProperties.xsd"),
        _ if name.ends_with(".rels") => Some("opc-xsd/opc-relationships.xsd"),
        _ => Some("wml.xsd"),
    }
}

#[test]
fn every_part_is_valid_by_the_transitional_schemas() {
    let (Some(schemas), true) = (schemas(), found("xmllint")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut judged: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for (name, bytes) in all() {
        for (part, xml) in parts(&bytes) {
            let Some(schema) = schema_of(&part) else {
                continue;
            };
            let file = folder
                .path()
                .join(format!("{name}-{}", part.replace('/', "-")));
            std::fs::write(&file, without_choices(&xml)).unwrap();
            judged.entry(schema).or_default().push(file);
        }
    }
    for (schema, files) in judged {
        let mut xmllint = Command::new("xmllint");
        xmllint.args(["--nonet", "--noout", "--schema"]);
        let output = xmllint.arg(schemas.join(schema)).args(&files).output();
        let output = output.unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let faults: Vec<_> = said
            .lines()
            .filter(|l| !l.ends_with(" validates"))
            .collect();
        assert!(output.status.success(), "{schema}: {faults:#?}");
        eprintln!("{schema}: {} parts, 0 errors", files.len());
    }
}

/// The parts of a package.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |i| {
        let mut entry = zip.by_index(i).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (entry.name().unwrap().into_owned(), text)
    };
    let count = zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len();
    (0..count).map(&mut part).collect()
}

/// The part as a program sees it that knows no DrawingML shapes: of choices what they fall back to,
/// and no namespace that its schema does not know.
fn without_choices(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, from)) = rest.split_once("<mc:AlternateContent>") {
        let (choices, after) = from.split_once("</mc:AlternateContent>").unwrap();
        let fallback = choices.split_once("<mc:Fallback>");
        let inside = fallback.map_or("", |f| f.1.split_once("</mc:Fallback>").unwrap().0);
        out += before;
        out += inside;
        rest = after;
    }
    out + rest
}

// ── Readers ──────────────────────────────────────────────────────────────────────────────────

/// Headings with their level, paragraphs and cells as the three Python readers see them.
const READERS: &str = r##"
import io, json, re, sys
import docx, mammoth, pypandoc
path = sys.argv[1]
d = docx.Document(path)
level = {"Heading %d" % n: n for n in range(1, 5)}
python_docx = {
    "headings": [[level[p.style.name], p.text] for p in d.paragraphs if p.style.name in level],
    "text": "".join(p.text for p in d.paragraphs)
          + "".join(c.text for t in d.tables for r in t.rows for c in r.cells),
    "core": [d.core_properties.title, d.core_properties.author, d.core_properties.language,
             str(d.core_properties.created.date()), d.core_properties.keywords],
    "size": [round(v.mm, 1) for v in (d.sections[0].page_width, d.sections[0].page_height,
             d.sections[0].top_margin, d.sections[0].left_margin)],
}
html = mammoth.convert_to_html(open(path, "rb")).value
plain = lambda h: re.sub("<[^>]*>", "", h).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
mammoth_ = {
    "headings": [[int(l), plain(t)] for l, t in re.findall(r"<h([1-4])>(.*?)</h[1-4]>", html)],
    "text": plain(html),
    "tables": html.count("<table>"),
}
tree = json.loads(pypandoc.convert_file(path, "json", format="docx"))
def words(x):
    if isinstance(x, dict):
        if x.get("t") == "Str": return x["c"]
        return words(x.get("c", ""))
    if isinstance(x, list): return "".join(words(y) for y in x)
    return ""
pandoc = {
    "headings": [[b["c"][0], words(b["c"][2])] for b in tree["blocks"] if b["t"] == "Header"],
    "text": words(tree["blocks"]),
    "tables": sum(b["t"] == "Table" for b in tree["blocks"]),
}
print(json.dumps({"python-docx": python_docx, "mammoth": mammoth_, "pandoc": pandoc}))
"##;

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The headings of the body, run-in ones by how they begin.
fn headings(document: &Document) -> Vec<(u64, String)> {
    let heading = |b: &Block| match b {
        Block::Heading(h) => {
            let number = h.number.as_deref().unwrap_or("");
            Some((u64::from(h.level), bare(&format!("{number}{}", h.text))))
        }
        Block::Paragraph(_) | Block::Table(_) => None,
    };
    document.body.iter().filter_map(heading).collect()
}

/// Paragraphs and cells of the body.
fn texts(document: &Document) -> Vec<String> {
    let of = |b: &Block| match b {
        Block::Heading(h) => vec![bare(&h.text)],
        Block::Paragraph(p) => vec![bare(&p.text)],
        Block::Table(t) => t.rows.iter().flatten().map(|c| bare(&c.text)).collect(),
    };
    document.body.iter().flat_map(of).collect()
}

#[test]
fn python_docx_mammoth_and_pandoc_see_headings_text_and_tables() {
    if !["docx", "mammoth", "pypandoc"]
        .iter()
        .all(|m| found_python(m))
    {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, document) in papers::all() {
        let file = folder.path().join(format!("{name}.docx"));
        std::fs::write(&file, docx(&document, &WriteOptions::default())).unwrap();
        let mut python = Command::new("python3");
        let output = python.args(["-c", READERS]).arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {said}");
        let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
        for reader in ["python-docx", "mammoth", "pandoc"] {
            sees(&format!("{name}, {reader}"), &seen[reader], &document);
        }
        let own = &seen["python-docx"];
        assert_eq!(own["size"], serde_json::json!([210.0, 297.0, 34.6, 28.0]));
        if let Some(title) = &document.title {
            assert_eq!(own["core"][0], title.as_str());
        }
        assert_eq!(own["core"][2], "zh-CN");
    }
}

fn sees(who: &str, seen: &Value, document: &Document) {
    let text = bare(seen["text"].as_str().unwrap());
    for wanted in texts(document) {
        assert!(text.contains(&wanted), "{who}: {wanted} is not in {text}");
    }
    let shown: Vec<(u64, String)> = seen["headings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (h[0].as_u64().unwrap(), bare(h[1].as_str().unwrap())))
        .collect();
    let mut at = 0;
    for (level, wanted) in headings(document) {
        let place = shown[at..]
            .iter()
            .position(|(l, t)| *l == level && t.starts_with(&wanted));
        at += place.unwrap_or_else(|| panic!("{who}: {wanted} is no heading in {shown:?}")) + 1;
    }
    if let Some(tables) = seen["tables"].as_u64() {
        let own = document
            .body
            .iter()
            .filter(|b| matches!(b, Block::Table(_)));
        assert!(tables >= own.count() as u64, "{who}: {tables} tables");
    }
}

#[test]
fn docx_rs_reads_every_paper_with_its_text() {
    for (name, document) in papers::all() {
        let read = docx_rs::read_docx(&docx(&document, &WriteOptions::default()));
        let read = read.unwrap_or_else(|e| panic!("{name}: {e}"));
        let json: Value = serde_json::from_str(&read.json()).unwrap();
        let mut seen = String::new();
        collect(&json["document"], &mut seen);
        let seen = bare(&seen);
        for wanted in texts(&document) {
            assert!(seen.contains(&wanted), "{name}: {wanted} is not in {seen}");
        }
    }
}

/// The text of docx-rs's tree.
fn collect(value: &Value, out: &mut String) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| collect(v, out)),
        Value::Object(map) => {
            if let (Some("text"), Some(text)) = (
                map.get("type").and_then(Value::as_str),
                map.get("data").and_then(|d| d["text"].as_str()),
            ) {
                out.push_str(text);
            }
            map.values().for_each(|v| collect(v, out));
        }
        _ => {}
    }
}
