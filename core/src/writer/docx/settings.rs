//! `settings.xml`: what the reader's program must know of the whole document.

use super::page::Page;
use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI};

/// Line-break prohibitions (避头尾) for simplified Chinese: what may not begin a line.
const NOT_FIRST: &str = "!%),.:;>?]}¨·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
/// What may not end a line.
const NOT_LAST: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

/// `word/settings.xml`.
pub(super) fn part(page: Page) -> Part {
    Xml::part("w:settings", &[(NS_W, &NS_W_URI)], |x| {
        x.leaf("w:zoom", &[("w:percent", &100)]);
        if page.is_mirrored() {
            x.leaf("w:mirrorMargins", &[]);
        }
        x.leaf("w:bordersDoNotSurroundHeader", &[]);
        x.leaf("w:bordersDoNotSurroundFooter", &[]);
        x.val("w:defaultTabStop", &420);
        x.leaf("w:evenAndOddHeaders", &[]);
        x.val("w:characterSpacingControl", &"doNotCompress");
        x.leaf(
            "w:noLineBreaksAfter",
            &[("w:lang", &"zh-CN"), ("w:val", &NOT_LAST)],
        );
        x.leaf(
            "w:noLineBreaksBefore",
            &[("w:lang", &"zh-CN"), ("w:val", &NOT_FIRST)],
        );
        x.element("w:compat", &[], compat);
        x.leaf(
            "w:themeFontLang",
            &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")],
        );
        x.val("w:decimalSymbol", &".");
        x.val("w:listSeparator", &",");
    })
}

/// The rules of current Word; lines that end in a break are not stretched.
fn compat(x: &mut Xml) {
    const SETTINGS: &[(&str, u8)] = &[
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ];
    x.leaf("w:doNotExpandShiftReturn", &[]);
    for (name, value) in SETTINGS {
        let uri = "http://schemas.microsoft.com/office/word";
        x.leaf(
            "w:compatSetting",
            &[("w:name", name), ("w:uri", &uri), ("w:val", value)],
        );
    }
}
