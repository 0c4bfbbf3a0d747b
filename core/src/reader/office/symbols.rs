//! Characters of symbol faces that a form is ticked with (`w:sym`, ECMA-376, part 1, 17.3.3.30).
//!
//! Tables; what is not in it stays the private character that the file has.

/// Face, code within it, and what is seen.
const SYMBOLS: &[(&str, u32, char)] = &[
    ("wingdings", 0x6C, '●'),
    ("wingdings", 0x6E, '■'),
    ("wingdings", 0x6F, '□'),
    ("wingdings", 0x71, '❑'),
    ("wingdings", 0x75, '◆'),
    ("wingdings", 0x76, '❖'),
    ("wingdings", 0x9F, '•'),
    ("wingdings", 0xA1, '○'),
    ("wingdings", 0xA8, '□'),
    ("wingdings", 0xAB, '★'),
    ("wingdings", 0xD8, '➢'),
    ("wingdings", 0xE0, '→'),
    ("wingdings", 0xFB, '✗'),
    ("wingdings", 0xFC, '✓'),
    ("wingdings", 0xFD, '☒'),
    ("wingdings", 0xFE, '☑'),
    ("wingdings 2", 0x50, '✓'),
    ("wingdings 2", 0x52, '☑'),
    ("wingdings 2", 0x53, '☒'),
    ("wingdings 2", 0x51, '☒'),
    ("wingdings 2", 0xA3, '□'),
    ("webdings", 0x61, '✓'),
    ("webdings", 0x63, '□'),
];

/// Rows of signs: face, first code, and the signs from there on.
const RUNS: &[(&str, u32, &str)] = &[
    ("wingdings", 0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    ("symbol", 0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    ("symbol", 0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    ("symbol", 0xA3, "≤⁄∞"),
    ("symbol", 0xAB, "↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
];

/// Whether a face shows signs where its codes are letters.
pub(in crate::reader) fn is_symbolic(face: &str) -> bool {
    let face = face.to_lowercase();
    SYMBOLS.iter().any(|r| r.0 == face) || RUNS.iter().any(|r| r.0 == face)
}

/// What is seen where a face shows a code.
pub(in crate::reader) fn shown(face: &str, code: u32) -> Option<char> {
    let face = face.to_lowercase();
    let within = if (0xF000..0xF100).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    let row = SYMBOLS.iter().find(|r| r.0 == face && r.1 == within);
    let in_run = |(of, first, signs): &(&str, u32, &str)| {
        let at = within.checked_sub(*first).filter(|_| *of == face)?;
        signs.chars().nth(usize::try_from(at).ok()?)
    };
    let run = || RUNS.iter().find_map(in_run);
    row.map(|r| r.2).or_else(run).or(char::from_u32(code))
}
