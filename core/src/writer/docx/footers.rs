//! `footer1.xml` and `footer2.xml`: page numbers `— 1 —`, odd pages right, even pages left (7.5).

use super::paragraph::{Props, field, run};
use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI};

/// `word/footer1.xml`, for odd pages.
pub(super) fn odd() -> Part {
    footer("GwPageOdd", "1")
}

/// `word/footer2.xml`, for even pages.
pub(super) fn even() -> Part {
    footer("GwPageEven", "2")
}

fn footer(style: &'static str, shown: &str) -> Part {
    Xml::part("w:ftr", &[(NS_W, &NS_W_URI)], |x| {
        x.element("w:p", &[], |x| {
            Props::styled(style).write(x);
            run(x, None, "— ");
            field(x, "PAGE", shown);
            run(x, None, " —");
        });
    })
}
