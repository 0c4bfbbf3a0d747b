//! Bytes to text: by byte-order mark, UTF-8, UTF-16 and GB18030 (which holds GBK and GB2312); and
//! text to bytes.
//!
//! A byte that cannot be decoded is an error naming its offset, or, where the caller asked for it,
//! a diagnostic; it is never dropped in silence. A character that an encoding cannot hold is an
//! error, never a question mark. This file must not look at what the text says.

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::{Code, Trouble};
use crate::span::Source;
use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, EUC_KR, EncoderResult, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE,
};
use std::str::FromStr;

/// An encoding of Chinese text that offices use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// GB18030-2022, which holds GBK and GB2312.
    Gb18030,
    /// GBK, code page 936: for programs that know no characters of four bytes. Reading takes what
    /// GB18030 takes; writing refuses what GBK lacks.
    Gbk,
}

impl Encoding {
    /// The usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Gbk => "GBK",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Gb18030 => GB18030,
            Encoding::Gbk => GBK,
        }
    }

    /// GBK is read as what holds it.
    fn for_reading(self) -> Self {
        match self {
            Encoding::Gbk => Encoding::Gb18030,
            other => other,
        }
    }

    /// The longest byte-order mark that `bytes` begin with, and its length.
    fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        const GB18030_MARK: &[u8] = &[0x84, 0x31, 0x95, 0x33];
        if bytes.starts_with(GB18030_MARK) {
            return Some((Encoding::Gb18030, GB18030_MARK.len()));
        }
        let (codec, len) = encoding_rs::Encoding::for_bom(bytes)?;
        let all = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
        all.into_iter()
            .find(|e| e.codec() == codec)
            .map(|e| (e, len))
    }
}

impl FromStr for Encoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" => Ok(Encoding::Utf8),
            "utf-16" | "utf16" | "utf-16le" | "utf16le" => Ok(Encoding::Utf16Le),
            "utf-16be" | "utf16be" => Ok(Encoding::Utf16Be),
            "gb18030" | "gb2312" => Ok(Encoding::Gb18030),
            "gbk" | "cp936" | "936" => Ok(Encoding::Gbk),
            _ => Err(Error::new(Trouble::UnknownEncoding, &[&name])),
        }
    }
}

/// What to do with a byte that cannot be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Undecodable {
    /// Refuse the input, naming the byte.
    #[default]
    Refuse,
    /// Put U+FFFD in its place, with a diagnostic.
    Replace,
}

/// A decoded text.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub source: Source,
    /// The encoding it was in.
    pub encoding: Encoding,
    /// One for each stretch that could not be decoded.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes `bytes`, in `encoding` where the caller knows it, else by detection.
///
/// ```
/// use gongwen::encoding::{decode, Encoding, Undecodable};
/// let gbk = [0xbc, 0xcd, 0xd2, 0xaa];
/// let decoded = decode(&gbk, None, Undecodable::Refuse).unwrap();
/// assert_eq!((decoded.source.text(), decoded.encoding), ("纪要", Encoding::Gb18030));
/// ```
pub fn decode(
    bytes: &[u8],
    encoding: Option<Encoding>,
    undecodable: Undecodable,
) -> Result<Decoded, Error> {
    let mark = Encoding::of_mark(bytes);
    let encoding = encoding.map(Encoding::for_reading);
    if let (Some(asked), Some((marked, _))) = (encoding, mark)
        && asked != marked
    {
        return Err(Error::new(
            Trouble::OtherMark,
            &[&marked.name(), &asked.name()],
        ));
    }
    let known = encoding.or(mark.map(|m| m.0));
    let (encoding, Run { text, holes }) = match (known, unmarked_utf8(bytes)) {
        (None, Some(text)) => (Encoding::Utf8, Run::of(text)),
        _ => {
            let encoding = known.map_or_else(|| detect(bytes), Ok)?;
            let skip = mark.filter(|m| m.0 == encoding).map_or(0, |m| m.1);
            (encoding, run(encoding, bytes, skip, undecodable))
        }
    };
    if let (Undecodable::Refuse, Some(hole)) = (undecodable, holes.first()) {
        return Err(Error::new(
            Trouble::BadByte,
            &[&hole.offset, &encoding.name()],
        ));
    }
    let source = Source::new(text);
    let diagnostics = holes.iter().map(|h| h.diagnostic(&source)).collect();
    Ok(Decoded {
        source,
        encoding,
        diagnostics,
    })
}

/// Encodes a text, without a byte-order mark.
///
/// # Errors
/// `Encoding` for a character that the encoding cannot hold, naming it and its place, counted in
/// characters from 1.
///
/// ```
/// use gongwen::encoding::{encode, Encoding};
/// assert_eq!(encode("纪要", Encoding::Gbk).unwrap(), [0xbc, 0xcd, 0xd2, 0xaa]);
/// assert!(encode("𠮷", Encoding::Gbk).is_err());
/// ```
pub fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, Error> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Gb18030 | Encoding::Gbk => encode_gb(text, encoding),
    }
}

fn encode_gb(text: &str, encoding: Encoding) -> Result<Vec<u8>, Error> {
    let mut encoder = encoding.codec().new_encoder();
    let (mut rest, mut out) = (text, Vec::with_capacity(text.len() + 16));
    loop {
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut out, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return Ok(out),
            EncoderResult::OutputFull => out.reserve(rest.len() * 2 + 16),
            EncoderResult::Unmappable(c) => {
                let before = text.get(..text.len() - rest.len()).unwrap_or_default();
                let code = format!("U+{:04X}", u32::from(c));
                let args: [&dyn std::fmt::Display; 4] =
                    [&c, &code, &before.chars().count(), &encoding.name()];
                return Err(Error::new(Trouble::Unencodable, &args));
            }
        }
    }
}

/// A stretch of bytes that is no character.
struct Hole {
    offset: usize,
    bytes: Vec<u8>,
    at: usize,
}

impl Hole {
    fn diagnostic(&self, source: &Source) -> Diagnostic {
        let hex: Vec<_> = self.bytes.iter().map(|b| format!("{b:02X}")).collect();
        let span = source.span(self.at, self.at + '\u{fffd}'.len_utf8());
        Diagnostic::new(Code::Undecodable)
            .at(span, "\u{fffd}")
            .change(hex.join(" "), "\u{fffd}")
    }
}

/// Decodes through a buffer of fixed size: the decoder's own growing strings clear all their spare
/// room at every hole, which takes minutes for a few megabytes of junk.
fn run(encoding: Encoding, bytes: &[u8], skip: usize, undecodable: Undecodable) -> Run {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut buffer = [0; 4096];
    let mut done = Run::default();
    let mut read = skip;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, taken, made) =
            decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        read += taken;
        let text = buffer.get(..made).unwrap_or_default();
        done.text += &String::from_utf8_lossy(text);
        match result {
            DecoderResult::InputEmpty => return done,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, after) => {
                let end = read - usize::from(after);
                let offset = end - usize::from(bad);
                done.hole(offset, bytes.get(offset..end).unwrap_or_default());
                if undecodable == Undecodable::Refuse {
                    return done;
                }
            }
        }
    }
}

/// What came of decoding; up to the first hole where holes are refused.
#[derive(Default)]
struct Run {
    text: String,
    holes: Vec<Hole>,
}

impl Run {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            holes: Vec::new(),
        }
    }

    fn hole(&mut self, offset: usize, bytes: &[u8]) {
        self.holes.push(Hole {
            offset,
            bytes: bytes.to_vec(),
            at: self.text.len(),
        });
        self.text.push('\u{fffd}');
    }
}

/// The whole text, where it is valid UTF-8 and does not look like UTF-16.
fn unmarked_utf8(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let marked = text.starts_with('\u{feff}');
    (!marked && utf16_without_mark(bytes).is_none()).then_some(text)
}

/// The encoding of what is no UTF-8. UTF-16 without a mark shows in its line ends and ASCII; else
/// the detector chooses between the encodings of China and what is at least no worse as UTF-8.
fn detect(bytes: &[u8]) -> Result<Encoding, Error> {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(encoding);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    if guess == UTF_8 {
        return Ok(Encoding::Utf8);
    }
    let unhinted = detector.guess(None, chardetng::Utf8Detection::Allow);
    let foreign = [guess, unhinted].into_iter().find(|g| FOREIGN.contains(g));
    if let Some(foreign) = foreign.filter(|_| is_misread(bytes)) {
        return Err(Error::new(Trouble::ForeignEncoding, &[&foreign.name()]));
    }
    Ok(Encoding::Gb18030)
}

/// Encodings of the neighbours, whose bytes GB18030 can mostly read too, as other characters.
const FOREIGN: &[&encoding_rs::Encoding] = &[BIG5, EUC_JP, EUC_KR, SHIFT_JIS];

/// Text in another encoding, read as GB18030, holds characters that nobody writes, or none of
/// those that everybody does.
fn is_misread(bytes: &[u8]) -> bool {
    let read = run(Encoding::Gb18030, bytes, 0, Undecodable::Refuse);
    let odd = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    let usual = |c: char| "的，。、：；一是和在".contains(c);
    !read.holes.is_empty() || read.text.contains(odd) || !read.text.contains(usual)
}

/// Text has line ends and spaces: in UTF-16 one byte of each is NUL, always on the same side. Other
/// ASCII proves nothing: 一, 最, 开 and the ideographic space look like it on the other side.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if !head.contains(&0) {
        return None;
    }
    let nul_beside_space = |nul: usize| {
        let hit = |p: &&[u8]| {
            p.get(nul) == Some(&0) && p.get(1 - nul).is_some_and(u8::is_ascii_whitespace)
        };
        head.chunks_exact(2).filter(hit).count()
    };
    let (le, be) = (nul_beside_space(1), nul_beside_space(0));
    let candidate = if le > be {
        Encoding::Utf16Le
    } else {
        Encoding::Utf16Be
    };
    let enough = le.max(be) > 0 && le.min(be) == 0 && le.max(be) * 200 >= head.len();
    // A byte too many at the end is an error of its own, not another encoding.
    let fits = || {
        let read = run(candidate, bytes, 0, Undecodable::Refuse);
        read.holes.iter().all(|hole| hole.offset + 2 > bytes.len())
    };
    (enough && fits()).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    const TEXT: &str = "云岭市人民政府常务会议纪要\n〔2024〕7号\n";

    fn encoded(encoding: Encoding, mark: bool) -> Vec<u8> {
        let text = if mark {
            format!("\u{feff}{TEXT}")
        } else {
            TEXT.to_owned()
        };
        match encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Gb18030 | Encoding::Gbk => GB18030.encode(&text).0.into_owned(),
        }
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same_text() {
        let text = format!("{TEXT}𠮷㐀€");
        for e in [
            Encoding::Utf8,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Gb18030,
        ] {
            let bytes = encode(&text, e).unwrap();
            let got = decode(&bytes, Some(e), Undecodable::Refuse).unwrap();
            assert_eq!(got.source.text(), text, "{}", e.name());
        }
    }

    #[test]
    fn a_character_that_gbk_lacks_is_an_error_that_names_it_and_its_place() {
        let error = encode("人名𠮷安", Encoding::Gbk).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding);
        let text = error.to_string();
        assert!(
            text.contains("U+20BB7") && text.contains("character 3"),
            "{text}"
        );
    }

    #[test]
    fn every_encoding_is_detected_with_and_without_its_mark() {
        for e in [
            Encoding::Utf8,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Gb18030,
        ] {
            for mark in [false, true] {
                let got = decode(&encoded(e, mark), None, Undecodable::Refuse).unwrap();
                assert_eq!(
                    (got.source.text(), got.encoding),
                    (TEXT, e),
                    "{} {mark}",
                    e.name()
                );
            }
        }
    }

    #[test]
    fn utf16_without_a_mark_is_detected_among_characters_that_end_in_nul() {
        let text = "一、最近开展\n\u{3000}\u{3000}一是\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let got = decode(&bytes, None, Undecodable::Refuse).unwrap();
        assert_eq!((got.source.text(), got.encoding), (text, Encoding::Utf16Le));
    }

    #[test]
    fn a_bad_byte_is_an_error_that_names_its_offset() {
        let mut bytes = encoded(Encoding::Gb18030, false);
        bytes.insert(4, 0xff);
        let error = decode(&bytes, Some(Encoding::Gb18030), Undecodable::Refuse).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert!(error.to_string().contains("byte 4"), "{error}");
    }

    #[test]
    fn lossy_keeps_the_rest_and_says_where() {
        let mut bytes = encoded(Encoding::Gb18030, false);
        bytes.insert(4, 0xff);
        let got = decode(&bytes, Some(Encoding::Gb18030), Undecodable::Replace).unwrap();
        assert_eq!(got.source.text(), TEXT.replacen("云岭", "云岭\u{fffd}", 1));
        let d = &got.diagnostics[0];
        assert_eq!((d.was.as_deref(), d.span.unwrap().start), (Some("FF"), 6));
    }

    #[test]
    fn junk_with_a_hole_at_every_other_byte_is_decoded_in_one_pass() {
        let junk = [b'a', 0xff].repeat(1 << 14);
        let got = decode(&junk, Some(Encoding::Gb18030), Undecodable::Replace).unwrap();
        assert_eq!(got.source.text(), "a\u{fffd}".repeat(1 << 14));
        assert_eq!(got.diagnostics.len(), 1 << 14);
    }

    #[test]
    fn text_of_another_region_is_refused_and_not_misread() {
        let big5 = BIG5
            .encode("臺北市政府會議紀錄，請各單位配合辦理，並於月底前回報執行情形。")
            .0;
        let error = decode(&big5, None, Undecodable::Refuse).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert!(error.to_string().contains("Big5"), "{error}");
    }

    #[test]
    fn a_mark_that_contradicts_the_caller_is_an_error() {
        let bytes = encoded(Encoding::Utf16Be, true);
        let error = decode(&bytes, Some(Encoding::Utf16Le), Undecodable::Refuse).unwrap_err();
        assert!(error.to_string().contains("UTF-16BE"), "{error}");
    }

    #[test]
    fn utf16_with_a_byte_too_many_names_that_byte() {
        let mut bytes = encoded(Encoding::Utf16Le, false);
        let last = bytes.len();
        bytes.push(b'x');
        let error = decode(&bytes, None, Undecodable::Refuse).unwrap_err();
        assert!(
            error.to_string().contains(&format!("byte {last} ")),
            "{error}"
        );
    }

    #[test]
    fn a_truncated_character_at_the_end_is_not_dropped() {
        let error = decode(
            &TEXT.as_bytes()[..TEXT.len() - 2],
            Some(Encoding::Utf8),
            Undecodable::Refuse,
        );
        assert_eq!(error.unwrap_err().kind(), ErrorKind::Encoding);
    }
}
