//! The file around the pages: streams within bounds, attachments, who made it.
//!
//! Nothing here knows what a page shows.

use super::broken;
use crate::error::Error;
use crate::limits::Limits;
use crate::stored;
use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream};
use std::cell::Cell;
use std::io::{self, Read};

/// How many times larger than the bound on the input all that is unpacked may be.
const EXPANSION: usize = 4;
/// Trees of names in use are two deep.
const DEEPEST_TREE: usize = 8;
/// More attachments than anybody would add to an official document.
const MOST_NAMES: usize = 4096;

/// A file with what may still be unpacked of it.
pub(super) struct File<'a> {
    pdf: &'a Pdf,
    limits: &'a Limits,
    unpacked: Cell<usize>,
}

impl<'a> File<'a> {
    pub(super) fn new(pdf: &'a Pdf, limits: &'a Limits) -> Self {
        Self {
            pdf,
            limits,
            unpacked: Cell::new(0),
        }
    }

    fn catalog(&self) -> Option<Dict<'a>> {
        let xref = self.pdf.xref();
        xref.get::<Dict<'_>>(xref.root_id())
    }

    /// The content of a stream. Deflate is unpacked here, because the parser knows no bound.
    pub(super) fn data(&self, stream: &Stream<'_>) -> Result<Vec<u8>, Error> {
        use hayro_syntax::Filter;
        let raw = stream.raw_data();
        let data = match stream.filters().as_slice() {
            [] => raw.into_owned(),
            [Filter::FlateDecode] => self.inflate(&raw)?,
            _ => return Err(broken("a stream is packed in a way that is not read")),
        };
        let all = self.unpacked.get().saturating_add(data.len());
        self.unpacked.set(all);
        check(self.limits, all)?;
        Ok(data)
    }

    fn inflate(&self, raw: &[u8]) -> Result<Vec<u8>, Error> {
        let left = bound(self.limits).saturating_sub(self.unpacked.get());
        let mut data = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        let read = ZlibDecoder::new(raw).take(most).read_to_end(&mut data);
        read.map_err(|_| broken("a stream cannot be unpacked"))?;
        Ok(data)
    }

    /// Whether the metadata name `program` as the maker.
    pub(super) fn is_made_by(&self, program: &str) -> bool {
        let creator = self.pdf.metadata().creator.as_deref();
        let named = creator.is_some_and(|c| text(c) == program);
        named
            || self
                .xmp()
                .is_some_and(|xmp| xmp.contains(&format!(":CreatorTool>{program}<")))
    }

    fn xmp(&self) -> Option<String> {
        let stream = self.catalog()?.get::<Stream<'_>>("Metadata")?;
        let data = self.data(&stream).ok()?;
        Some(String::from_utf8_lossy(&data).into_owned())
    }

    /// Our XML among the attachments, with the digest that it names.
    pub(super) fn attached_model(&self) -> Result<Option<(Vec<u8>, String)>, Error> {
        let names = self.catalog().and_then(|c| c.get::<Dict<'_>>("Names"));
        let Some(root) = names.and_then(|n| n.get::<Dict<'_>>("EmbeddedFiles")) else {
            return Ok(None);
        };
        let mut specs = Vec::new();
        collect(&root, DEEPEST_TREE, &mut specs);
        for spec in specs {
            let named = |key: &str| spec.get::<hayro_syntax::object::String<'_>>(key);
            let name = named("UF").or_else(|| named("F"));
            if name.is_none_or(|n| text(&n) != stored::FILE_NAME) {
                continue;
            }
            let described = named("Desc").map(|d| text(&d)).unwrap_or_default();
            let content = spec.get::<Dict<'_>>("EF");
            let content = content.and_then(|ef| ef.get::<Stream<'_>>("F"));
            if let (Some(digest), Some(stream)) = (stored::described(&described), content) {
                return Ok(Some((self.data(&stream)?, digest.to_owned())));
            }
        }
        Ok(None)
    }
}

/// The leaves of a name tree, each a file specification.
fn collect<'a>(node: &Dict<'a>, depth: usize, out: &mut Vec<Dict<'a>>) {
    if let Some(names) = node.get::<Array<'_>>("Names") {
        let mut names = names.flex_iter();
        while out.len() < MOST_NAMES
            && let Some(_) = names.next::<hayro_syntax::object::String<'_>>()
        {
            out.extend(names.next::<Dict<'_>>());
        }
    }
    let kids = node.get::<Array<'_>>("Kids").filter(|_| depth > 0);
    for kid in kids.iter().flat_map(|k| k.iter::<Dict<'_>>()) {
        if out.len() < MOST_NAMES {
            collect(&kid, depth - 1, out);
        }
    }
}

/// A text string: UTF-16 or UTF-8 by its mark, else one byte a character.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}

/// Text in UTF-16, the first byte of each unit first.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&p| u16::from_be_bytes(p)).collect();
    String::from_utf16_lossy(&units)
}

fn bound(limits: &Limits) -> usize {
    limits.input_bytes.saturating_mul(EXPANSION)
}

fn check(limits: &Limits, unpacked: usize) -> Result<(), Error> {
    crate::limits::check(crate::messages::Trouble::TooLarge, bound(limits), unpacked)
}

/// Refuses a file whose streams together unpack to more than the bound. The parser unpacks what it
/// needs to find objects before anybody can ask how large that is.
pub(super) fn refuse_bombs(bytes: &[u8], limits: &Limits) -> Result<(), Error> {
    const WORD: &[u8] = b"stream";
    let mut all = 0_usize;
    let mut rest = bytes;
    while let Some(at) = rest.windows(WORD.len()).position(|w| w == WORD) {
        let ends = rest
            .get(..at)
            .is_some_and(|before| before.ends_with(b"end"));
        rest = rest.get(at + WORD.len()..).unwrap_or_default();
        if !ends {
            let start = rest.iter().position(|b| !b.is_ascii_whitespace());
            let packed = rest.get(start.unwrap_or(0)..).unwrap_or_default();
            all = all.saturating_add(unpacked_size(packed, bound(limits)));
            check(limits, all)?;
        }
    }
    Ok(())
}

fn unpacked_size(packed: &[u8], most: usize) -> usize {
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut stream = ZlibDecoder::new(packed).take(most);
    let mut sink = Counted::default();
    // Damage ends the count; what came before it counts.
    let _ = io::copy(&mut stream, &mut sink);
    sink.0
}

#[derive(Default)]
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_bomb_is_refused_before_anything_is_unpacked() {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![0; 1 << 20]).unwrap();
        let bomb = [b"<<>> stream\r\n".to_vec(), packer.finish().unwrap()].concat();
        let limits = Limits {
            input_bytes: 1 << 16,
            ..Limits::default()
        };
        assert!(refuse_bombs(&bomb, &limits).is_err());
        assert!(refuse_bombs(&bomb, &Limits::default()).is_ok());
    }

    #[test]
    fn text_strings_in_their_three_encodings() {
        assert_eq!(text(b"\xFE\xFF\x51\x6C\x65\x87"), "公文");
        assert_eq!(text("\u{FEFF}公文".as_bytes()), "公文");
        assert_eq!(text(b"gongwen"), "gongwen");
    }
}
