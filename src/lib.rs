//! Agent Playground: what each client really makes of an agent definition, while it is typed.
//!
//! A file is read by a client. A [`client::Reading`] is what that client makes of a
//! [`document::Document`]. A [`lint::Diagnostic`] explains a difference between what the author plainly
//! wrote and what a client reads; a [`lint::Fix`] makes that difference go away.
//!
//! # Rings
//!
//! ```text
//! text <- document <- client <- lint, assist, form, convert, preview, share, archive, workspace <- state <- ui
//!                                                                                                    ^ browser
//! ```
//!
//! A ring names only rings to its left (`tests/layers.rs`). Up to `workspace` everything is total and pure,
//! and builds without Leptos and the browser: `cargo test --no-default-features`. `browser` implements the
//! ports that `state` declares; `main` wires.
//!
//! # Laws, and where each is tested
//!
//! 1. Parsing never fails: any UTF-8 text gives a Document (`tests/laws.rs`, `tests/hostile`, `tests/fuzz`).
//! 2. The text is the only truth: everything that changes it is a [`text::EditSet`] (by type), and undo takes it
//!    back, in every file (`tests/files.rs`, `tests/e2e/undo.spec.ts`).
//! 3. A safe fix changes nothing but what it repairs: the body stays to the byte, the other values are
//!    read as before (`tests/laws.rs`).
//! 4. Fixes converge and never break YAML that parses (`tests/laws.rs`, `tests/rules.rs`).
//! 5. A Reading is what the real client does (`tests/agreement.rs`, `tests/clients.rs`).
//! 6. Nothing leaves the page: no request after load but for files of the build, no HTML from user text
//!    (`tests/e2e/walls.spec.ts`, `tests/e2e/canary.spec.ts`, `tests/e2e/payloads.spec.ts`).
//! 7. No action loses the user's text (`tests/session.rs`, `tests/files.rs`, `tests/e2e/lost.spec.ts`,
//!    `tests/e2e/side-by-side.spec.ts`).

#![recursion_limit = "1024"] // the html! macro looks at one token a step

pub mod text;

pub mod document;

pub mod client;

pub mod archive;
pub mod assist;
pub mod convert;
pub mod form;
pub mod lint;
pub mod preview;
pub mod share;
pub mod workspace;

#[cfg(feature = "app")]
pub mod state;

#[cfg(feature = "app")]
pub mod ui;

#[cfg(feature = "app")]
pub mod browser;
