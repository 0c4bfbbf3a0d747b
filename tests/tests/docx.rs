use gongwen::{Document, Format, WriteOptions, write};
use std::io::Write;
#[test]
fn dump() {
    let text = std::fs::read_to_string(std::env::var("DOC").unwrap()).unwrap();
    let d: Document = serde_json::from_str(&text).unwrap();
    let w = write(&d, Format::Docx, &WriteOptions::default()).unwrap();
    std::fs::File::create(std::env::var("OUT").unwrap())
        .unwrap()
        .write_all(&w.bytes)
        .unwrap();
}
