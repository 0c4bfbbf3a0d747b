//! What whole-system tests share.

pub mod arbitrary;
pub mod golden;
pub mod tools;
