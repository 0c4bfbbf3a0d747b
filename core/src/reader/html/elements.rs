//! What elements do to the lines, as tables, and what their attributes say of how text looks.

use super::tokens::Tag;

/// What an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands in the line.
    Inline,
    /// Stands in lines of its own.
    Block,
    /// Breaks the line and holds nothing.
    Break,
    /// Holds nothing.
    Void,
    /// Holds text for machines.
    Machine,
    /// Holds text that is no part of a document.
    Aside,
    /// The same, but for one inside `main` or `article`, which is the document's own.
    SiteAside,
    /// A table, a row or a cell.
    Table,
    Row,
    Cell,
}

const ROLES: &[(Role, &[&str])] = &[
    (Role::Break, &["br", "hr"]),
    (
        Role::Void,
        &[
            "area", "base", "bgsound", "col", "embed", "frame", "img", "input", "link", "meta",
            "param", "source", "track", "wbr",
        ],
    ),
    (Role::Machine, &["script", "style"]),
    (
        Role::Aside,
        &[
            "aside", "audio", "button", "canvas", "datalist", "head", "iframe", "map", "math",
            "nav", "noembed", "noframes", "noscript", "object", "option", "select", "svg",
            "template", "textarea", "title", "video", "xml",
        ],
    ),
    (Role::SiteAside, &["footer", "header"]),
    (Role::Table, &["table"]),
    (Role::Row, &["tr"]),
    (Role::Cell, &["td", "th"]),
    (
        Role::Block,
        &[
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hgroup",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "tbody",
            "tfoot",
            "thead",
            "ul",
            "xmp",
        ],
    ),
];

/// What an element of this name does.
pub(super) fn role(name: &str) -> Role {
    let row = ROLES.iter().find(|(_, names)| names.contains(&name));
    row.map_or(Role::Inline, |r| r.0)
}

/// Groups of which one element ends the one before it, and the lists or tables that it does not
/// look out of.
const SIBLINGS: &[(&[&str], &[&str])] = &[
    (&["li"], &["ul", "ol", "menu", "dir"]),
    (&["dt", "dd"], &["dl"]),
    (&["option"], &["select", "datalist"]),
    (&["td", "th"], &["tr", "table"]),
    (&["tr"], &["table"]),
    (&["tbody", "thead", "tfoot", "caption"], &["table"]),
];

/// The elements that an element of this name ends, and those it does not look out of.
pub(super) fn siblings(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    let row = SIBLINGS.iter().find(|(group, _)| group.contains(&name));
    row.copied()
}

/// Whether a `meta` element says that the page is one of ours.
pub(super) fn is_our_mark(tag: &Tag) -> bool {
    let says = |name, value| tag.attribute(name).is_some_and(|v| v == value);
    tag.name == "meta" && says("name", "generator") && says("content", "gongwen")
}

/// Words in the `class` or `id` of what a site puts around a document.
const SITE_WORDS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "breadcrumbnav",
    "crumb",
    "crumbs",
    "menu",
    "share",
    "bdsharebuttonbox",
    "sidebar",
    "copyright",
];

/// How text looks inside an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Machines read it.
    pub(super) machine: bool,
    /// It is no part of a document.
    pub(super) aside: bool,
    /// It is what the window is called.
    pub(super) window: bool,
    pub(super) bold: bool,
    /// It is a link.
    pub(super) link: bool,
    /// 1 to 6 inside `h1` to `h6`.
    pub(super) heading: Option<u8>,
    /// Line ends are kept.
    pub(super) preformatted: bool,
    /// It stands inside `main` or `article`.
    pub(super) main: bool,
    /// It stands in the head of a table.
    pub(super) table_head: bool,
}

impl Style {
    /// The style inside an element that stands in this one.
    pub(super) fn inside(self, tag: &Tag, role: Role) -> Style {
        let name = tag.name.as_str();
        Style {
            machine: self.machine || role == Role::Machine,
            aside: self.aside || self.sets_aside(tag, role),
            window: self.window || name == "title",
            bold: bold(tag).unwrap_or(self.bold),
            link: self.link || name == "a",
            heading: heading(name).or(self.heading),
            preformatted: self.preformatted || matches!(name, "pre" | "xmp"),
            main: self.main || matches!(name, "main" | "article"),
            table_head: self.table_head || matches!(name, "thead" | "th"),
        }
    }

    fn sets_aside(self, tag: &Tag, role: Role) -> bool {
        role == Role::Aside
            || (role == Role::SiteAside && !self.main)
            || is_hidden(tag)
            || (role == Role::Block && is_of_the_site(tag))
    }
}

fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

/// The `id` of what a page hides until a script shows it: the text of an article of WeChat.
const SHOWN_BY_SCRIPT: &[&str] = &["js_content"];

fn is_hidden(tag: &Tag) -> bool {
    let shown = tag.attribute("id");
    let shown = shown.is_some_and(|id| SHOWN_BY_SCRIPT.contains(&&*id));
    tag.attribute("hidden").is_some()
        || declared(tag, "display").is_some_and(|v| v.starts_with("none"))
        || !shown && declared(tag, "visibility").is_some_and(|v| v.starts_with("hidden"))
}

fn is_of_the_site(tag: &Tag) -> bool {
    let says = |attribute| {
        let value = tag.attribute(attribute).unwrap_or_default();
        value
            .split([' ', '-', '_'])
            .any(|word| SITE_WORDS.contains(&word))
    };
    says("class") || says("id") || tag.attribute("role").is_some_and(|r| r == "navigation")
}

/// Whether an element makes text bold, or plain again.
fn bold(tag: &Tag) -> Option<bool> {
    let by_name = matches!(tag.name.as_str(), "b" | "strong" | "th");
    let Some(weight) = declared(tag, "font-weight") else {
        return by_name.then_some(true);
    };
    let heavy = weight.parse().is_ok_and(|w: u32| w >= 600);
    Some(heavy || weight.starts_with("bold"))
}

/// The value of a declaration in the `style` attribute.
fn declared(tag: &Tag, property: &str) -> Option<String> {
    let style = tag.attribute("style")?;
    let mut declarations = style.split(';').filter_map(|d| d.split_once(':'));
    let value = declarations.find(|(name, _)| name.trim() == property)?.1;
    Some(value.trim().to_owned())
}
