//! The preview shows what the models see, and Markdown as GitHub would, without a byte of HTML.

#[path = "support/front_matter.rs"]
mod front_matter;
#[path = "preview/html.rs"]
mod html;
#[path = "preview/recorded.rs"]
mod recorded;
#[path = "preview/texts.rs"]
mod texts;

use agent_playground::{
    client,
    document::Document,
    preview::{self, Kind, Piece},
};

/// Every piece, with all that lies inside of it.
fn each(pieces: &[Piece], take: &mut impl FnMut(&Piece)) {
    for piece in pieces {
        take(piece);
        each(&piece.inside, take);
    }
}

fn all(text: &str, mut take: impl FnMut(&Piece)) {
    for part in preview::parts(text) {
        each(&part.pieces, &mut take);
    }
}

#[test]
fn every_example_of_commonmark_has_the_structure_that_the_parser_gives_it() {
    let Some(examples) = texts::commonmark() else {
        println!("skipped: no commonmark-spec; .make/install-e2e.sh fetches it");
        return;
    };
    assert!(examples.len() > 600, "{} examples", examples.len());
    let differ = examples.iter().filter_map(|text| html::difference(text)).collect::<Vec<_>>();
    assert!(differ.is_empty(), "{} differ: {:#?}", differ.len(), differ.first());
}

#[test]
fn what_github_adds_has_the_structure_that_the_parser_gives_it() {
    let texts = [
        "| a | b |\n|:-|-:|\n| `c|d` | ~~e~~ |\n| f |\n\n| g |\n|-|\n",
        "- [ ] a\n- [x] b\n\n  c\n1. [X] d\n",
        "a[^1] b[^two]\n\n[^1]: c\n\n    d\n[^two]: > e\n",
        "~~a~~ ~b~ ~~~c~~~ **~~d~~**\n",
        "> # a\n> - b\n>   1. c\n>\n>   ```x y\n>   d\n>   ```\n",
        "<details>\n<summary>a</summary>\n\n- b\n\n</details>\n\nc <kbd>d</kbd><br/> e\n",
    ];
    let differ: Vec<_> = texts.iter().filter_map(|text| html::difference(text)).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn real_prompts_have_the_structure_that_the_parser_gives_them() {
    let Some(seeds) = texts::seeds() else {
        println!("skipped: no shared data");
        return;
    };
    assert_eq!(seeds.len(), 5);
    for (name, text) in seeds {
        let document = Document::parse(text);
        let difference = html::difference(document.slice(document.body));
        assert!(difference.is_none(), "{name}");
    }
}

#[test]
fn no_pathological_text_is_too_much() {
    for (name, text) in texts::pathological() {
        let mut pieces = 0;
        all(&text, |_| pieces += 1);
        assert!(pieces > 0, "{name}");
    }
}

#[test]
fn no_text_becomes_anything_but_words_and_addresses_of_the_web() {
    let payloads = texts::payloads();
    assert!(payloads.len() >= 150, "{} payloads", payloads.len());
    for payload in payloads {
        all(&payload, |piece| {
            if piece.kind == Kind::Link {
                let address = piece.text.to_ascii_lowercase();
                let leads =
                    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
                assert!(leads, "{payload} leads to {address}");
            }
        });
    }
}

#[test]
fn the_listing_and_the_prompt_of_the_seeds_are_those_recorded() {
    let Some(seeds) = texts::seeds() else {
        println!("skipped: no shared data");
        return;
    };
    // Length of the description and tools as the program listed them (2.1.328, 2026-11-20).
    let tools = "Glob, Grep, Read, WebFetch, TodoWrite, WebSearch, BashOutput, KillShell";
    let recorded = [
        Some((1231, tools)),
        Some((107, "All tools")),
        Some((1646, "All tools")),
        Some((1413, "All tools")),
        None,
    ];
    for ((name, text), recorded) in seeds.iter().zip(recorded) {
        let client = client::default();
        let document = Document::parse(text.as_str());
        let reading = client.read(&document);
        let seen = preview::preview(client, &reading);
        let Some((length, tools)) = recorded else {
            assert_eq!((seen.listing, seen.prompt), (None, None), "{name}");
            continue;
        };
        let description = reading.description.as_deref().unwrap_or_default();
        assert_eq!(description.encode_utf16().count(), length, "{name}");
        let agent = reading.name.as_deref().unwrap_or_default();
        assert_eq!(seen.listing, Some(format!("- {agent}: {description} (Tools: {tools})")), "{name}");
        assert_eq!(seen.prompt.as_deref(), Some(document.slice(document.body).trim()), "{name}");
    }
}

/// `make corpus` holds all of them against what was recorded; this many are held here.
const REAL_FILES: usize = 60;

#[test]
fn the_listing_and_the_prompt_of_real_files_are_those_recorded() {
    let Some(files) = recorded::files(REAL_FILES) else {
        println!("skipped: no shared data");
        return;
    };
    assert_eq!(files.len(), REAL_FILES);
    for file in files {
        let client = client::default();
        let seen = preview::preview(client, &client.read(&Document::parse(file.text.as_str())));
        assert_eq!(seen.listing.as_deref(), Some(file.listing.as_str()), "{}", file.path);
        assert_eq!(seen.prompt, front_matter::body(&file.text), "{}", file.path);
    }
}

#[test]
fn the_examples_of_the_seeds_are_whole_dialogues() {
    let Some(seeds) = texts::seeds() else {
        println!("skipped: no shared data");
        return;
    };
    let count = |text: &str| {
        let document = Document::parse(text);
        let reading = client::default().read(&document);
        let told = preview::examples(reading.description.as_deref().unwrap_or_default());
        let listed = preview::listed_examples(&document);
        assert!(told.iter().chain(&listed).all(|example| example.faults.is_empty()), "{told:#?} {listed:#?}");
        (told.len(), listed.len())
    };
    let counts: Vec<_> = seeds.iter().map(|(_, text)| count(text)).collect();
    assert_eq!(counts, [(2, 0), (0, 0), (3, 0), (3, 0), (0, 3)]);
}
