//! What whole-system tests share.

pub mod arbitrary;
pub mod bad;
pub mod built;
pub mod container;
pub mod corpus;
pub mod damage;
pub mod golden;
pub mod law;
pub mod mutant;
pub mod office;
pub mod package;
pub mod papers;
pub mod tools;
pub mod word97;
