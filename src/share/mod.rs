//! Files as a link: everything is in the part behind the `#`, which no browser sends to a server.
//!
//! The first character is the version. Version 1 is a text foretold by a model ([`Primed`]); version 0 is
//! base64. What a version once meant it means for ever.

mod address;
mod broken;
mod coder;
mod content;
mod model;
mod place;
mod plain;
mod primed;
mod qr;
mod ways;

pub use broken::Broken;
pub use content::{LONGEST as LARGEST, usual_name};
pub use place::{PLACES, Place};
pub use primed::{Primed, Priming};
pub use qr::{Qr, qr};
pub use ways::{badge, element, frame, markdown_link};

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    pub files: Vec<SharedFile>,
    /// The id of the client they are checked for.
    pub client: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedFile {
    pub name: String,
    pub text: String,
}

impl Shared {
    /// One file, for no client in particular.
    pub fn of(name: &str, text: &str) -> Self {
        Self { files: vec![SharedFile { name: name.into(), text: text.into() }], client: None }
    }
}

/// The longest fragment that is read.
pub const LONGEST: usize = 65_536;

/// The fragment, without `#`, that carries a file where the dictionary cannot be had: four times as long, and
/// without its client.
pub fn encode_plain(file: &SharedFile) -> String {
    plain::encode(file)
}

/// Whether a fragment is a link that can only be read with the dictionary. A link that is broken by its look
/// is not: [`decode`] says what is wrong with it at once.
pub fn needs_dictionary(fragment: &str) -> bool {
    address::clean(fragment)
        .is_ok_and(|link| link.strip_prefix('1').is_some_and(|rest| primed::framed(rest).is_ok()))
}

/// Reads a fragment. Total: any string gives files or a reason, after work that is bounded.
pub fn decode(fragment: &str, primed: Option<&Primed>) -> Result<Shared, Broken> {
    let link = address::clean(fragment)?;
    let mut rest = link.chars();
    // What begins like a link of this page is none of its anchors.
    let damaged = |broken| if broken == Broken::NotALink { Broken::Altered } else { broken };
    match rest.next() {
        Some('0') => plain::decode(rest.as_str()).map_err(damaged),
        Some('1') => {
            primed::framed(rest.as_str()).map_err(damaged)?;
            primed.ok_or(Broken::NoDictionary)?.decode(rest.as_str())
        }
        Some('2'..='9') if address::looks_like_a_link(rest.as_str()) => Err(Broken::Newer),
        _ => Err(Broken::NotALink),
    }
}
