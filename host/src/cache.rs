//! The folder into which `cargo xtask fonts` puts the open set of faces.
//!
//! One file for both sides: xtask includes it by path, so that it needs nothing else of the host.

use std::env;
use std::path::PathBuf;

/// The folder: `gongwen/fonts` in the user's cache; none where the system names no such place.
pub(crate) fn fonts() -> Option<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")))
    };
    Some(base?.join("gongwen").join("fonts"))
}
