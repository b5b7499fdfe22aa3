#![forbid(unsafe_code)]
pub mod client;
pub mod document;
pub mod lint;
pub mod text;
