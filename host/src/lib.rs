//! What gongwen needs a computer for: installed fonts, files, batches.

mod cache;
pub mod fonts;
