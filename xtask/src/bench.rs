//! `cargo xtask bench`: how long reading takes, that it grows with the size of a draft only, and how
//! long writing DOCX takes beside others.
//!
//! The programs are `core/benches`. Figures are for people; no test hangs on them.

use crate::run::{cargo, loud};
use crate::{Done, corpus, setup};

/// Runs the verb.
pub(crate) fn run(_: &[String]) -> Done {
    let mut small = cargo("bench --quiet -p gongwen --bench read");
    match corpus::folder() {
        Some(folder) => drop(small.env("GONGWEN_CORPUS", folder)),
        None => println!("── corpus: NOT THERE, so only our own samples are timed."),
    }
    loud("one draft", &mut small)?;
    let mut large = cargo("bench --quiet -p gongwen --bench growth");
    loud("1, 10 and 50 MB", &mut large)?;
    setup::venv()?;
    let mut docx = cargo("bench --quiet -p gongwen --bench docx");
    if let Some(folder) = corpus::folder() {
        docx.env("GONGWEN_CORPUS", folder);
    }
    loud("writing DOCX", docx.env("PATH", setup::path()))
}
