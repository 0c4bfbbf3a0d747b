//! The wall that no panic passes: a defect in one document must end neither the batch nor the
//! program that called the library.

use gongwen::Error;
use gongwen::messages::Trouble;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    /// How many walls this thread stands behind.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// Where the last panic behind a wall of this thread happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `work`; a panic in it becomes an error of kind `Internal` that names the place in the code.
/// The panic's own words are neither printed nor kept, for they may quote a confidential paper.
///
/// # Errors
/// Those of `work`, and `Internal` for a panic.
///
/// ```
/// let error = gongwen_host::wall::guard::<()>(|| panic!("defect")).unwrap_err();
/// assert_eq!(error.kind(), gongwen::ErrorKind::Internal);
/// ```
pub fn guard<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    quiet();
    DEPTH.set(DEPTH.get() + 1);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    result.map_err(|_| PLACE.take()).unwrap_or_else(|place| {
        let what = format!("panic at {place}");
        Err(Error::new(Trouble::Internal, &[&what]))
    })
}

/// Keeps panics behind a wall off the standard error stream; all others go the way they went.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.get() == 0 {
                before(info);
            } else {
                PLACE.set(place(info));
            }
        }));
    });
}

fn place(info: &PanicHookInfo<'_>) -> String {
    let place = info
        .location()
        .map(|l| format!("{}:{}", l.file(), l.line()));
    place.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::ErrorKind;

    #[test]
    fn a_panic_becomes_an_error_that_names_the_place_and_quotes_nothing() {
        let error = guard::<()>(|| panic!("{}", "机密")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Internal);
        let text = error.to_string();
        assert!(
            text.contains("wall.rs:") && !text.contains("机密"),
            "{text}"
        );
    }

    #[test]
    fn what_works_passes_through() {
        assert_eq!(guard(|| Ok(7)).unwrap(), 7);
    }
}
