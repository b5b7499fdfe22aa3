//! What holds for any text. `laws.rs` asks it of texts put together by rule, `fuzz` of whatever chance
//! brings.
#![allow(dead_code)] // not every test crate asks for all

mod brought;
mod fixes;
mod places;
mod texts;

pub use brought::*;
pub use fixes::*;
pub use places::*;
pub use texts::*;

/// What is broken, in words.
pub type Verdict = Result<(), String>;

/// Passes where something holds; else says what does not.
fn hold(holds: bool, broken: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(broken()) }
}

/// Passes where both are equal.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, left: T, right: T) -> Verdict {
    hold(left == right, || format!("{what}: {left:?} is not {right:?}"))
}
