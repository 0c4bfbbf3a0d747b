//! What whole-system tests share.

pub mod arbitrary;
pub mod corpus;
pub mod damage;
pub mod golden;
pub mod tools;
