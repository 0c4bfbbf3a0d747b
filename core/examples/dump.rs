fn main() {
    let mut args = std::env::args().skip(1);
    let out = args.next().unwrap();
    for f in args {
        let bytes = std::fs::read(&f).unwrap();
        let name = std::path::Path::new(&f).file_name().unwrap().to_str().unwrap().to_owned();
        let stem = name.rsplit_once('.').unwrap().0;
        let mut o = gongwen::ReadOptions::default();
        o.name = Some(name.clone());
        match gongwen::read(&bytes, &o) {
            Ok(p) => {
                let w = gongwen::write(&p.document, gongwen::Format::Json, &Default::default()).unwrap();
                std::fs::write(format!("{out}/{stem}.json"), w.bytes).unwrap();
                std::fs::write(format!("{out}/{stem}.diagnostics.json"), gongwen::diagnostic::diagnostics_json(&p.diagnostics, gongwen::Lang::En)).unwrap();
            }
            Err(e) => eprintln!("{f}: {e}"),
        }
    }
}
