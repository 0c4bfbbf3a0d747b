//! `gongwen fonts`, and the faces of a conversion.

use crate::args::Fonts;
use crate::text::{line, pad, width};
use crate::{Exit, Streams, emit, words};
use gongwen::font::{FontSet, Role, Service};
use gongwen::{Error, Lang};
use gongwen_host::fonts::{FontSearch, find as search};
use std::path::Path;

/// The faces for a conversion: those of the caller's folder first.
pub(crate) fn find(folder: Option<&Path>) -> Result<FontSet, Error> {
    search(&FontSearch::new(folder.map(Path::to_path_buf)))
}

/// Prints which face serves each role, and where it came from. It fails where a role has none, for
/// then there is no PDF.
pub(crate) fn fonts(args: &Fonts, lang: Lang, streams: &mut Streams<'_>) -> Result<Exit, Error> {
    let set = find(args.font_dir.as_deref())?;
    let sent = emit(table(&set, lang).as_bytes(), lang, streams);
    let whole = set.lacks().is_none();
    Ok(if whole { sent } else { Exit::Failed })
}

fn table(set: &FontSet, lang: Lang) -> String {
    let services = set.services();
    let of = |role| services.iter().filter(move |s| s.role == role).map(Some);
    let mut rows = Vec::new();
    for &(role, ..) in Role::ALL {
        let first = of(Some(role)).next().flatten();
        rows.push(row(role.name(lang), first, lang));
    }
    rows.extend(of(None).map(|s| row(words::FILLS_IN.of(lang), s, lang)));
    let widest = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|c| width(c)).max();
    let (role, face) = (widest(0).unwrap_or(0), widest(1).unwrap_or(0));
    let lines = rows.iter().map(|[r, f, o]| {
        let text = format!("{}  {}  {o}", pad(r, role), pad(f, face));
        text.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn row(role: &str, service: Option<&Service>, lang: Lang) -> [String; 3] {
    let Some(s) = service else {
        let (none, remedy) = (words::NO_FACE, words::FACE_REMEDY);
        return [role.into(), none.of(lang).into(), remedy.of(lang).into()];
    };
    let index = if s.index > 0 {
        format!(" #{}", s.index)
    } else {
        String::new()
    };
    [
        role.into(),
        line(&s.face),
        line(&format!("{}{index}", s.origin)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_without_a_face_is_named_with_the_remedy() {
        let text = table(&FontSet::new(), Lang::Zh);
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(text.starts_with("仿宋    无  请安装该字体"), "{text}");
    }
}
