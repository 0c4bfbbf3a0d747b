//! libgongwen: the C library. A border only translates: it holds no rule about documents.
//!
//! `include/gongwen.h` is made from the words in this crate; they are written for the C programmer
//! who reads only that file. The one crate beside `gongwen-python` that may hold `unsafe`.

#![allow(non_camel_case_types)] // the names are those of C
#![allow(clippy::missing_safety_doc)] // the header's words on pointers and ownership are the contract
#![deny(unsafe_op_in_unsafe_fn)]

pub mod batch;
mod blocks;
mod boundary;
pub mod buffer;
pub mod cancel;
pub mod convert;
pub mod diagnostics;
pub mod document;
pub mod error;
mod fields;
pub mod fonts;
pub mod items;
mod lists;
pub mod numbers;
pub mod options;
mod path;
pub mod places;
mod text;
mod value;
pub mod version;
