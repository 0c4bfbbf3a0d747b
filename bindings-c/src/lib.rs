//! libgongwen: the C library. A border only translates: it holds no rule about documents.
//!
//! `include/gongwen.h` is made from the words in this crate; they are written for the C programmer
//! who reads only that file. The one crate beside `gongwen-python` that may hold `unsafe`.

#![allow(non_camel_case_types)] // the names are those of C
#![allow(clippy::missing_safety_doc)] // the header's words on pointers and ownership are the contract
#![deny(unsafe_op_in_unsafe_fn)]

mod boundary;
pub mod buffer;
pub mod convert;
pub mod diagnostics;
pub mod error;
pub mod fonts;
pub mod numbers;
pub mod options;
pub mod version;
