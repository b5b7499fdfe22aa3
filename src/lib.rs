#![recursion_limit = "1024"]
#![forbid(unsafe_code)]
pub mod client;
pub mod document;
pub mod convert;
pub mod lint;
pub mod preview;
pub mod share;
#[cfg(feature = "app")]
pub mod state;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod browser;
pub mod text;
