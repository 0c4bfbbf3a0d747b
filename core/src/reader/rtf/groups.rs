//! Which groups hold text of the page, and which do not (Rich Text Format 1.9.1, "Destinations").
//!
//! Tables only.

/// Where the words of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    Story,
    PageHead,
    PageFoot,
    Aside,
    /// A header or footer that no page shows.
    UnseenMargin,
    /// The number of a list, as it is printed.
    Number,
    /// The code of a field; what a form says of it, and an entry of its list.
    Code,
    Form,
    Entry,
    /// The name of a property of a shape, and its value.
    PropertyName,
    PropertyValue,
    /// The tables of faces and of colours.
    Faces,
    Colours,
    Nowhere,
}

impl To {
    /// Whether it is text of the page or beside it.
    pub(super) fn is_text(self) -> bool {
        matches!(
            self,
            To::Story | To::PageHead | To::PageFoot | To::Aside | To::UnseenMargin
        )
    }

    /// Where the words of a group go by the word it begins with, inside a group of text.
    pub(super) fn by_word(word: &str) -> Option<Self> {
        let row = GROUPS.iter().find(|g| g.1.contains(&word));
        row.map(|g| g.0)
    }
}

const GROUPS: &[(To, &[&str])] = &[
    (To::PageHead, &["header", "headerl", "headerr", "headerf"]),
    (To::PageFoot, &["footer", "footerl", "footerr", "footerf"]),
    (To::Aside, &["footnote", "annotation"]),
    (To::Number, &["listtext", "pntext"]),
    (To::Code, &["fldinst"]),
    (To::Form, &["formfield"]),
    (To::Entry, &["ffl"]),
    (To::PropertyName, &["sn"]),
    (To::PropertyValue, &["sv"]),
    (To::Faces, &["fonttbl"]),
    (To::Colours, &["colortbl"]),
    (To::Nowhere, NOWHERE),
];

/// Groups that hold nothing of the page, or what stands elsewhere in it too.
const NOWHERE: &[&str] = &[
    "stylesheet",
    "info",
    "pict",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "nonshppict",
    "nonesttables",
    "shprslt",
    "bkmkstart",
    "bkmkend",
    "template",
    "mmathPr",
    "userprops",
    "pgdsctbl",
    "fontemb",
    "pgptbl",
    "atnid",
    "atnauthor",
    "atndate",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "ftncn",
    "aftncn",
    "pnseclvl",
    "pn",
    "xe",
    "tc",
    "tcn",
];

/// Groups that begin with `\*` and hold words all the same.
pub(super) const READ: &[&str] = &[
    "shpinst",
    "shptxt",
    "do",
    "pntext",
    "listtext",
    "ud",
    "shppict",
    "annotation",
    "footnote",
    "fldinst",
    "formfield",
    "ffl",
    "nesttableprops",
    "moMath",
    "moMathPara",
];

/// Whether a word stands for a character that ink is spent on.
pub(super) fn is_sign(word: &str) -> bool {
    character(word).is_some_and(|c| !c.trim().is_empty() && c != "-")
}

/// Words that stand for a character.
pub(super) fn character(word: &str) -> Option<&'static str> {
    const CHARACTERS: &[(&str, &str)] = &[
        ("line", "\n"),
        ("lbr", "\n"),
        ("page", "\n"),
        ("column", "\n"),
        ("tab", "\t"),
        ("~", "\u{a0}"),
        ("_", "-"),
        ("emdash", "—"),
        ("endash", "–"),
        ("emspace", "\u{2003}"),
        ("enspace", "\u{2002}"),
        ("lquote", "‘"),
        ("rquote", "’"),
        ("ldblquote", "“"),
        ("rdblquote", "”"),
        ("bullet", "•"),
        ("mden", "/"), // a fraction, on one line
    ];
    let row = CHARACTERS.iter().find(|c| c.0 == word);
    row.map(|r| r.1)
}
