//! What gongwen needs a computer for: installed fonts, files, batches.
//!
//! No network, no logs, no copy of a document outside the folder that the caller named.

#![forbid(unsafe_code)]

pub mod batch;
mod cache;
pub mod convert;
pub mod files;
pub mod fonts;
pub mod installed;
pub mod manifest;
pub mod plan;
pub mod resume;
pub mod wall;
