use std::{collections::BTreeSet, sync::Arc};

use super::Summary;
use crate::client::{Client, ListingOrder};
use crate::text::sort_by;

/// All that the parent model is told of its agents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the client's order.
    pub entries: Vec<Entry>,
    /// What all of them take, as the client counts it.
    pub tokens: usize,
}

/// What it is told of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, by its place in the list given.
    pub file: usize,
    pub name: String,
    /// Byte for byte.
    pub words: String,
    pub tokens: usize,
}

/// The Listing of several files. Of those with one name there is one entry, as the client keeps one of them; which, it
/// does not tell.
pub fn listing(client: &dyn Client, files: &[Arc<Summary>]) -> Listing {
    let mut entries: Vec<Entry> = Vec::new();
    let mut names = BTreeSet::new();
    for (at, file) in files.iter().enumerate() {
        let (Some(name), Some(words)) = (&file.agent, &file.listing) else { continue };
        if names.insert(name) {
            entries.push(Entry { file: at, name: name.clone(), words: words.clone(), tokens: file.tokens });
        }
    }
    match client.about().listing_order {
        ListingOrder::Bytes => sort_by(&mut entries, |one, other| one.name.cmp(&other.name)),
        ListingOrder::Collated | ListingOrder::Unknown => {
            sort_by(&mut entries, |one, other| collated(&one.name).cmp(&collated(&other.name)));
        }
    }
    let tokens = entries.iter().map(|entry| entry.tokens).sum();
    Listing { entries, tokens }
}

/// ASCII in the order of the Unicode Collation Algorithm, letters left out.
const MARKS: &str = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

/// By what `localeCompare` of Claude Code 2.1.328 puts names in order where no language is set, as it was measured:
/// marks, digits, letters without their case, then all else; of names that are the same so far, small letters first.
/// Where a language is set, letters with accents stand beside those without.
fn collated(name: &str) -> (Vec<u32>, Vec<bool>) {
    let key = |c: char| match MARKS.find(c) {
        Some(at) => at as u32,
        None if c.is_ascii_alphabetic() => 0x60 + u32::from(c.to_ascii_lowercase()),
        None => 0x100 + u32::from(c),
    };
    (name.chars().map(key).collect(), name.chars().map(|c| c.is_ascii_uppercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{by_id, default};

    fn order(id: &str, names: &str) -> String {
        let file = |name: &str| Summary {
            agent: Some(name.replace('+', " ")),
            listing: Some(format!("- {name}")),
            tokens: 2,
            ..Summary::default()
        };
        let files: Vec<Arc<Summary>> = names.split(' ').map(|name| Arc::new(file(name))).collect();
        let listing = listing(by_id(id).unwrap(), &files);
        assert_eq!(listing.tokens, 2 * listing.entries.len());
        listing.entries.iter().map(|entry| entry.name.replace(' ', "+")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_entries_stand_in_the_order_of_the_program() {
        // What Claude Code 2.1.328 and Codex 0.169.0 listed, given these names in this order.
        let given = "Zeta alpha Beta a-b a_b ab \u{e9}clair 10 9 aB Tide+pool _x plan+b";
        assert_eq!(
            order("claude-code", given),
            "_x 10 9 a_b a-b ab aB alpha Beta plan+b Tide+pool Zeta \u{e9}clair"
        );
        assert_eq!(
            order("codex", given),
            "10 9 Beta Tide+pool Zeta _x a-b aB a_b ab alpha plan+b \u{e9}clair"
        );
    }

    #[test]
    fn one_name_is_listed_once_and_a_refused_file_never() {
        assert_eq!(order("claude-code", "b a b"), "a b");
        assert_eq!(listing(default(), &[Arc::default()]), Listing::default());
    }
}
