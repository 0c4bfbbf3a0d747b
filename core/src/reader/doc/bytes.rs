//! Numbers in bytes, little-endian; what lies outside is nothing.
//!
//! No structure of Word is known here.

/// A stretch of bytes; empty where it is not whole.
pub(super) fn slice(bytes: &[u8], at: usize, len: usize) -> &[u8] {
    let end = at.saturating_add(len);
    bytes.get(at..end).unwrap_or_default()
}

pub(super) fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// The same, as an index.
pub(super) fn index(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(bytes, at)?).ok()
}

/// UTF-16, up to a zero.
pub(super) fn text(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2);
    let units = units.filter_map(|two| Some(u16::from_le_bytes(two.try_into().ok()?)));
    let units: Vec<u16> = units.take_while(|u| *u != 0).collect();
    String::from_utf16_lossy(&units)
}

/// A table of Word (MS-DOC, 2.8.1): `n + 1` places, then `n` things of `size` bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Plc<'b> {
    bytes: &'b [u8],
    size: usize,
}

impl<'b> Plc<'b> {
    pub(super) fn of(bytes: &'b [u8], size: usize) -> Self {
        Self { bytes, size }
    }

    pub(super) fn count(&self) -> usize {
        self.bytes.len().saturating_sub(4) / (4 + self.size)
    }

    /// The place before the `i`th thing.
    pub(super) fn place(&self, i: usize) -> Option<usize> {
        index(self.bytes, i * 4)
    }

    /// The `i`th thing.
    pub(super) fn thing(&self, i: usize) -> &'b [u8] {
        slice(
            self.bytes,
            (self.count() + 1) * 4 + i * self.size,
            self.size,
        )
    }

    /// Places and things together.
    pub(super) fn iter(self) -> impl Iterator<Item = (usize, usize, &'b [u8])> {
        (0..self.count())
            .filter_map(move |i| Some((self.place(i)?, self.place(i + 1)?, self.thing(i))))
    }
}
