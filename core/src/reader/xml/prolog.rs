//! The encoding that the first line of an XML file declares.
//!
//! It only looks; decoding is the business of [`encoding`](crate::encoding).

use crate::encoding::Encoding;
use crate::error::Error;
use crate::messages::Trouble;

/// The declared encoding, where the file has no byte-order mark and says one.
///
/// UTF-16 that can be read as ASCII is none: some programs write UTF-8 under that name, so what the
/// bytes are is left to detection.
///
/// # Errors
/// `Encoding` for an encoding that is not read.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Result<Option<Encoding>, Error> {
    let head = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let Some(name) = declared(&String::from_utf8_lossy(head)).map(str::to_owned) else {
        return Ok(None);
    };
    match name.parse() {
        Ok(Encoding::Utf16Le | Encoding::Utf16Be) => Ok(None),
        Ok(encoding) => Ok(Some(encoding)),
        Err(e) => Err(Error::new(Trouble::DeclaredEncoding, &[&name]).caused_by(e)),
    }
}

/// The value of `encoding` in `<?xml version="1.0" encoding="GBK"?>`.
fn declared(head: &str) -> Option<&str> {
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|v| v.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn the_declaration_is_believed_where_it_can_be_true() {
        let of = |name: &str| {
            declared_encoding(format!("<?xml version='1.0' encoding = '{name}' ?>").as_bytes())
        };
        assert_eq!(of("GB2312").unwrap(), Some(Encoding::Gb18030));
        assert_eq!(of("utf-8").unwrap(), Some(Encoding::Utf8));
        assert_eq!(of("UTF-16").unwrap(), None);
        assert_eq!(of("Big5").unwrap_err().kind(), ErrorKind::Encoding);
        assert_eq!(
            declared_encoding(b"<document encoding='Big5'/>").unwrap(),
            None
        );
    }
}
