//! What is not taken of an archive, and why.

/// A text file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub path: String,
    pub why: Refusal,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It needs a password.
    Encrypted,
    /// Packed by a method that browsers cannot undo.
    Method,
    /// Above [`super::LARGEST`].
    TooLarge,
    /// The files before it already have [`super::TOTAL`] bytes, or are [`super::ENTRIES`].
    TooMuch,
    /// It has sizes that only zip64 can write.
    Zip64,
    /// It is not where the archive says, or shares its bytes with another file.
    Damaged,
    /// Its bytes are not those that were packed.
    Altered,
}

/// Why nothing of an archive can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotAZip,
    /// The end is missing.
    Cut,
    Zip64,
    /// One part of several.
    Split,
    Damaged,
}

impl Refusal {
    /// Why, in a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Self::Encrypted => "It is locked with a password.",
            Self::Method => "It is packed in a way that browsers cannot unpack.",
            Self::TooLarge => "It has more than 4 MiB; no client loads an agent of that size.",
            Self::TooMuch => "2,000 files, or 64 MiB of text, were already taken.",
            Self::Zip64 => "It is written for files above 4 GiB.",
            Self::Damaged => "It is not where the archive says.",
            Self::Altered => "Its bytes are not those that were packed.",
        }
    }
}

impl Unreadable {
    /// Why, in a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Self::NotAZip => "It is not a zip archive.",
            Self::Cut => "The end of the archive is missing.",
            Self::Zip64 => "The archive is in the format for more than 65,535 files or 4 GiB.",
            Self::Split => "It is one part of an archive in several parts.",
            Self::Damaged => "The list of its files is damaged.",
        }
    }

    /// What to do now.
    pub fn now(self) -> &'static str {
        match self {
            Self::NotAZip | Self::Damaged => "Unpack it on your device, and open the files or their folder.",
            Self::Cut => "Download or copy it again.",
            Self::Zip64 => "Pack only the folder with the agents, and open that.",
            Self::Split => "Put the parts together, and open the whole.",
        }
    }
}
