//! Links of version 1: what goes in comes out, whatever happens to them on their way, and for ever.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::sync::OnceLock;

use agent_playground::share::{self, Broken, LONGEST, Primed, Priming, Shared, SharedFile};
use proptest::prelude::*;

const TEXT: &str = "---\nname: tide-clerk\ndescription: Reads the tables\n---\n\nYou are a careful clerk.\n";

/// Golden links: never change one. A newer model is a newer version.
const GOLDEN: &str = "10XUdnG31VtR5wPIXRb9i2wWwAkwgert553ZGfr";
const GOLDEN_WORKSPACE: &str = "113zTAB2FHug8JT7xMCENt6s3nk7D4qI03LJ3q3VoSvZH3iZViRziko2nJKYdHkcppsJh4b";

fn primed() -> &'static Primed {
    static PRIMED: OnceLock<Primed> = OnceLock::new();
    PRIMED.get_or_init(|| Primed::new(include_str!("../src/site/links-1.txt")))
}

fn link(shared: &Shared) -> String {
    primed().encode(shared).unwrap()
}

fn decode(fragment: &str) -> Result<Shared, Broken> {
    share::decode(fragment, Some(primed()))
}

fn one() -> Shared {
    Shared { client: Some("claude-code".into()), ..Shared::of("tide-clerk.md", TEXT) }
}

fn workspace() -> Shared {
    let file = |name: &str, text: &str| SharedFile { name: name.into(), text: text.into() };
    let files =
        vec![file("tide-clerk.md", TEXT), file("notes.txt", "h\u{e9}ron \u{1f6a2}\r\n\0\u{1}"), file("", "")];
    Shared { client: None, files }
}

#[test]
fn links_once_made_are_read_for_ever() {
    assert_eq!([link(&one()), link(&workspace())], [GOLDEN, GOLDEN_WORKSPACE]);
    assert_eq!(decode(GOLDEN), Ok(one()));
    assert_eq!(decode(GOLDEN_WORKSPACE), Ok(workspace()));
}

#[test]
fn a_small_file_costs_little_more_than_its_words() {
    assert!(link(&Shared::of("agent.md", "")).len() <= 9);
    assert!(link(&one()).len() < TEXT.len() * 6 / 10, "{}", link(&one()).len());
}

#[test]
fn a_dictionary_read_in_pieces_is_the_same_dictionary() {
    let dictionary = include_str!("../src/site/links-1.txt");
    let mut priming = Priming::of_version_1(dictionary).unwrap();
    let mut pieces = 1;
    while priming.read(999) {
        pieces += 1;
    }
    assert_eq!(pieces, dictionary.len().div_ceil(999));
    assert_eq!(share::decode(GOLDEN, Some(&priming.finish())), share::decode(GOLDEN, Some(primed())));
    assert!(Priming::of_version_1(&dictionary[1..]).is_none());
}

#[test]
fn only_a_whole_link_of_version_1_asks_for_the_dictionary() {
    assert!(share::needs_dictionary(GOLDEN));
    assert!(share::needs_dictionary(&format!("#{GOLDEN}")));
    for other in ["", "#", "012.YS5tZAAtLS0KAKLSXE", &GOLDEN[..20], "1", "usage", "1-introduction"] {
        assert!(!share::needs_dictionary(other), "{other}");
    }
    assert_eq!(share::decode(GOLDEN, None), Err(Broken::NoDictionary));
}

#[test]
fn a_link_cut_anywhere_says_how_much_of_it_arrived() {
    for end in 0..GOLDEN.len() {
        let expected = match end {
            0 => Broken::NotALink,
            // The length itself is cut.
            1 | 2 => Broken::Altered,
            _ => Broken::Cut { arrived: end, of: GOLDEN.len() },
        };
        assert_eq!(decode(&GOLDEN[..end]), Err(expected.clone()));
        if end >= 3 {
            assert_eq!(decode(&format!("{}...", &GOLDEN[..end])), Err(expected));
        }
    }
}

#[test]
fn a_link_with_one_wrong_character_is_not_read() {
    for at in 0..GOLDEN.len() {
        let mut wrong = GOLDEN.as_bytes().to_vec();
        wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
        let wrong = String::from_utf8(wrong).unwrap();
        assert!(decode(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_chats_and_mail_do_to_a_link_does_no_harm() {
    let half = GOLDEN.len() / 2;
    let escaped: String = GOLDEN.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let (start, end) = GOLDEN.split_at(half);
    for fragment in [
        format!("#{GOLDEN}"),
        format!("%23{GOLDEN}"),
        format!("{GOLDEN}{GOLDEN}"),
        format!("{start}\r\n {end}\n"),
        format!("{start}\u{200b}{end}\u{ad}"),
        format!("{start}%0A{end}"),
        escaped,
    ] {
        assert_eq!(decode(&fragment), Ok(one()), "{fragment}");
    }
    for behind in [
        ")", ".", ">", ").", "_", "*", "~~", "\"", "'", ",", "!", "?", ";", ":", "]", "%29", "\u{2026}",
        "&x=1",
    ] {
        assert_eq!(decode(&format!("{GOLDEN}{behind}")), Ok(one()), "{behind}");
    }
}

#[test]
fn a_newer_link_says_so_and_an_anchor_is_none() {
    assert_eq!(decode("2aB3dE7f"), Err(Broken::Newer));
    for anchor in ["", "#", "usage", "3-steps", "2", "-", "\u{e9}", "%", "%zz"] {
        assert_eq!(decode(anchor), Err(Broken::NotALink), "{anchor}");
    }
}

#[test]
fn too_much_is_refused_on_both_sides() {
    assert_eq!(primed().encode(&Shared::of("a.md", &"a".repeat(50_000))), None);
    for many in [LONGEST + 1, 300_000] {
        assert_eq!(decode(&"1".repeat(many)), Err(Broken::TooLong { characters: many }));
    }
}

#[test]
fn a_hostile_link_of_any_length_is_read_no_further_than_a_file_may_go() {
    // What costs time is a step of the model, and a link makes no more of them than `content::LONGEST` bytes
    // have; so this ends, and it ends in a reason.
    let frame = format!("1wth{}", "y8Q".repeat(20_000));
    assert_eq!(decode(&frame), Err(Broken::Altered));
}

fn any_shared() -> impl Strategy<Value = Shared> {
    let file = (".{0,20}", any::<String>()).prop_map(|(name, text)| SharedFile { name, text });
    let files = proptest::collection::vec(file, 0..4);
    (files, proptest::option::of(".{0,12}")).prop_map(|(files, client)| Shared { files, client })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn links_carry_any_files(shared in any_shared()) {
        let link = link(&shared);
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{}", link);
        prop_assert_eq!(decode(&link), Ok(shared));
    }

    #[test]
    fn any_fragment_is_files_or_a_reason(fragment in any::<String>(), digits in "[0-9A-Za-z]{0,300}") {
        let _ = decode(&fragment);
        let _ = decode(&format!("1{digits}"));
        let _ = decode(&format!("104{digits}"));
    }
}
