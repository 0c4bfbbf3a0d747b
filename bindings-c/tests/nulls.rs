//! Every function with NULL for each of its pointers in turn, with lengths that no memory has, indexes
//! past the end and numbers that name nothing: a C program made from the header, so that no function
//! can be forgotten.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

mod common;

use common::{Bench, Link, have, root, run, valgrind};
use std::fmt::Write as _;

/// A parameter: its type without spaces, and its name.
#[derive(Debug, Clone, PartialEq)]
struct Parameter {
    kind: String,
    name: String,
}

#[derive(Debug)]
struct Function {
    result: String,
    name: String,
    parameters: Vec<Parameter>,
}

/// The functions that the header declares.
fn functions() -> Vec<Function> {
    let header = std::fs::read_to_string(root().join("bindings-c/include/gongwen.h")).unwrap();
    let parts = header.split("\nGONGWEN_API").skip(1);
    parts
        .filter_map(|p| function(p.split(';').next()?))
        .collect()
}

fn function(text: &str) -> Option<Function> {
    let (head, rest) = text.split_once('(')?;
    let head = head.replace("GONGWEN_MUST_USE", "");
    let (result, name) = typed(&head)?;
    let list = rest.trim_end().strip_suffix(')')?;
    let parameters = list.split(',').filter(|p| p.trim() != "void");
    let parameters = parameters.filter_map(|p| {
        let (kind, name) = typed(p)?;
        Some(Parameter { kind, name })
    });
    Some(Function {
        result,
        name,
        parameters: parameters.collect(),
    })
}

/// Parts `const char *name` into `constchar*` and `name`.
fn typed(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let at = text.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_')? + 1;
    let words = text.get(..at)?.split_whitespace();
    let kind: String = words.filter(|w| *w != "struct").collect();
    Some((kind, text.get(at..)?.to_owned()))
}

/// What a call gives for a parameter where all is well.
fn good(p: &Parameter) -> String {
    let plain = p.kind.replace("const", "");
    let value = match (plain.as_str(), p.name.as_str()) {
        ("void*", "user") => "NULL",
        ("void*", _) => "\"ab\"",
        ("size_t", "index") => "0",
        ("size_t", _) => "2",
        ("gongwen_buffer*", _) => "&buffer",
        ("gongwen_document*", _) => "document",
        ("gongwen_diagnostics*", _) => "diagnostics",
        ("gongwen_options*", _) => "options",
        ("gongwen_fonts*", _) => "fonts",
        ("gongwen_cancel*", _) => "cancel",
        ("gongwen_batch*", _) => "batch",
        ("gongwen_error*" | "gongwen_outcome*" | "gongwen_batch_progress", _) => "NULL",
        ("gongwen_error**", _) => "&err",
        ("gongwen_document**", _) => "&made",
        ("gongwen_diagnostics**", _) => "&found",
        ("gongwen_fonts**", _) => "&set",
        ("int64_t*", _) => "&number",
        ("int32_t*", _) => "&small",
        ("size_t*", _) => "&size",
        ("gongwen_format", "from") => "GONGWEN_FORMAT_TEXT",
        ("gongwen_format", _) => "GONGWEN_FORMAT_JSON",
        ("gongwen_field", _) => "GONGWEN_FIELD_TEXT",
        ("gongwen_list", _) => "GONGWEN_LIST_ADDRESSEES",
        (_, "year") => "2024",
        _ => "1",
    };
    value.into()
}

/// Pointers that may be NULL wherever they stand.
fn optional(f: &Function, p: &Parameter) -> bool {
    let names = [
        "err",
        "options",
        "diagnostics",
        "progress",
        "user",
        "failed",
    ];
    let own = f.name.starts_with("gongwen_options_") || p.kind.starts_with("constgongwen_diag");
    // NULL with a length is refused; NULL for a text is another matter, tried beside.
    names.contains(&p.name.as_str()) && !(own && p.name != "err")
}

fn pointer(p: &Parameter) -> bool {
    p.kind.ends_with('*')
}

/// A call with the `changed` parameters given other values.
fn call(f: &Function, changed: &[(usize, &str)]) -> String {
    let value = |(i, p): (usize, &Parameter)| {
        let change = changed.iter().find(|c| c.0 == i);
        change.map_or_else(|| good(p), |c| c.1.to_owned())
    };
    let values: Vec<_> = f.parameters.iter().enumerate().map(value).collect();
    format!("{}({})", f.name, values.join(", "))
}

/// Indexes past the end, and numbers that name nothing; a language that is unknown is English.
fn odd(f: &Function) -> Vec<(usize, &'static str, &'static str)> {
    let numbers = numbers();
    let all = f.parameters.iter().enumerate();
    let tried = all.filter_map(|(i, p)| match (p.kind.as_str(), p.name.as_str()) {
        ("size_t", "index") => Some((i, "(size_t)-1", "refused")),
        ("gongwen_lang", _) => Some((i, "9999", "any")),
        (kind, _) if numbers.iter().any(|n| n == kind) => Some((i, "9999", "refused")),
        _ => None,
    });
    tried.collect()
}

/// The types that are numbers of things, as the header has them.
fn numbers() -> Vec<String> {
    let header = std::fs::read_to_string(root().join("bindings-c/include/gongwen.h")).unwrap();
    let types = header.split("\ntypedef uint").skip(1);
    let types = types.filter_map(|t| t.split(';').next()?.split(' ').nth(1));
    let types: Vec<_> = types.map(str::to_owned).collect();
    assert!(types.len() > 10, "{types:?}");
    types
}

/// The lines that try one function.
fn trials(f: &Function, out: &mut String) {
    let frees = f.name.ends_with("_free");
    let status = f.result == "gongwen_status" && f.name != "gongwen_error_status";
    for (i, p) in f.parameters.iter().enumerate() {
        if pointer(p) {
            let line = call(f, &[(i, "NULL")]);
            let must = if optional(f, p) { "any" } else { "refused" };
            writeln!(out, "    {};", wrap(status, must, &line, &f.name)).unwrap();
        }
        if status && p.kind == "size_t" && p.name.ends_with("len") {
            let line = call(f, &[(i, "(size_t)-1")]);
            writeln!(out, "    {};", wrap(true, "refused", &line, &f.name)).unwrap();
            let line = call(f, &[(i, "0")]);
            writeln!(out, "    {};", wrap(true, "any", &line, &f.name)).unwrap();
        }
    }
    for (i, value, must) in status.then(|| odd(f)).into_iter().flatten() {
        let line = call(f, &[(i, value)]);
        writeln!(out, "    {};", wrap(true, must, &line, &f.name)).unwrap();
    }
    let all = f.parameters.iter().enumerate();
    let nothing: Vec<_> = all
        .filter(|(_, p)| pointer(p))
        .map(|(i, _)| (i, "NULL"))
        .collect();
    let line = call(f, &nothing);
    writeln!(out, "    {};", wrap(status, "any", &line, &f.name)).unwrap();
    if !frees && status {
        writeln!(out, "    {};", wrap(true, "any", &call(f, &[]), &f.name)).unwrap();
    }
}

fn wrap(status: bool, must: &str, line: &str, name: &str) -> String {
    match (status, name.ends_with("_new")) {
        (true, _) => format!("{must}(\"{name}\", {line})"),
        (false, true) => String::new(),
        (false, false) => format!("(void){line}"),
    }
}

const HEAD: &str = r#"/* Made from gongwen.h by tests/nulls.rs. */
#include "gongwen.h"
#include <stdio.h>
#include <stdlib.h>

static gongwen_buffer buffer = GONGWEN_BUFFER_INIT;
static gongwen_error *err;
static gongwen_document *made;
static gongwen_diagnostics *found;
static gongwen_fonts *set;
static int64_t number;
static int32_t small;
static size_t size;

static void any(const char *name, gongwen_status status)
{
    int told = err == NULL || *gongwen_error_message(err, GONGWEN_LANG_ZH) != 0;
    if (status < 0 || status == GONGWEN_E_INTERNAL || !told) {
        fprintf(stderr, "%s: status %d\n", name, (int)status);
        exit(1);
    }
    gongwen_error_free(err);
    gongwen_buffer_free(&buffer);
    gongwen_document_free(made);
    gongwen_diagnostics_free(found);
    gongwen_fonts_free(set);
    err = NULL;
    made = NULL;
    found = NULL;
    set = NULL;
}

static void refused(const char *name, gongwen_status status)
{
    if (status != GONGWEN_E_ARGUMENT) {
        fprintf(stderr, "%s: status %d, not GONGWEN_E_ARGUMENT\n", name, (int)status);
        exit(1);
    }
    any(name, status);
}

int main(void)
{
    gongwen_document *document = gongwen_document_new();
    gongwen_options *options = gongwen_options_new();
    gongwen_fonts *fonts = gongwen_fonts_new();
    gongwen_cancel *cancel = gongwen_cancel_new();
    gongwen_batch *batch = gongwen_batch_new();
    gongwen_diagnostics *diagnostics = NULL;
    any("start", gongwen_document_insert(document, GONGWEN_LIST_ADDRESSEES, 0, &err));
    any("start", gongwen_document_write(document, GONGWEN_FORMAT_JSON, NULL, &buffer, &diagnostics, &err));
"#;

const TAIL: &str = r"    gongwen_diagnostics_free(diagnostics);
    gongwen_batch_free(batch);
    gongwen_cancel_free(cancel);
    gongwen_fonts_free(fonts);
    gongwen_options_free(options);
    gongwen_document_free(document);
    return 0;
}
";

#[test]
fn no_function_is_hurt_by_null_an_impossible_length_or_a_number_of_nothing() {
    let functions = functions();
    let listed = std::fs::read_to_string(root().join("bindings-c/symbols.txt")).unwrap();
    assert_eq!(functions.len(), listed.lines().count());
    let mut source = String::from(HEAD);
    for f in &functions {
        if f.name == "gongwen_cancel_set" || f.name.ends_with("_free") {
            writeln!(source, "    {}(NULL);", f.name).unwrap();
        } else {
            trials(f, &mut source);
        }
    }
    source.push_str(TAIL);
    let bench = Bench::new();
    let path = bench.path().join("nulls.c");
    std::fs::write(&path, source).unwrap();
    let Some(program) = bench.program(&path, "c89", Link::Shared) else {
        return;
    };
    if have("valgrind", "memory not checked") {
        run(valgrind(&program).current_dir(bench.path()));
    } else {
        run(std::process::Command::new(&program).current_dir(bench.path()));
    }
}
