//! Edits, differences, quoting, links and previews give back the text they were given.

use std::sync::OnceLock;

use agent_playground::{
    client,
    document::{Document, scalar, yaml},
    preview::{self, Piece},
    share::{self, Broken, Primed, Shared},
    text::{
        DiffKind, DiffLine, EditSet, Span, changed_lines, diff_lines, edit_from_shown, from_shown,
        from_utf16, shown, to_shown, to_utf16,
    },
};
use serde_yaml::Value;

use super::{Verdict, hold, same};

/// The edits between two texts lead from one to the other and back, and their difference shows both.
pub fn edits(before: &str, after: &str) -> Verdict {
    let edits = EditSet::between(before, after);
    same("the text after its edits", edits.apply(before).as_str(), after)?;
    same("the text before its edits", edits.inverse(before).apply(after).as_str(), before)?;
    let typed = edit_from_shown(before, &shown(after), "\n").apply(before);
    same("what is shown of what was typed", shown(&typed), shown(after))?;
    for (at, _) in before.char_indices() {
        same("an offset in UTF-16 and back", from_utf16(before, to_utf16(before, at)), at)?;
        if !before[..at].ends_with('\r') || !before[at..].starts_with('\n') {
            same("an offset in what is shown and back", from_shown(before, to_shown(before, at)), at)?;
        }
    }
    difference(before, after)?;
    changed_lines(before, &edits);
    Ok(())
}

fn difference(before: &str, after: &str) -> Verdict {
    let lines = diff_lines(before, after);
    let of = |kind: DiffKind| -> Vec<String> {
        let shown = lines.iter().filter(|line| line.kind == kind || line.kind == DiffKind::Same);
        shown.map(words).collect()
    };
    let bare = |text: &str| -> Vec<String> {
        text.split_inclusive('\n').map(|line| line.trim_end_matches(['\r', '\n']).to_owned()).collect()
    };
    same("the new lines", of(DiffKind::Added), bare(after))?;
    same("the old lines", of(DiffKind::Removed), bare(before))
}

fn words(line: &DiffLine) -> String {
    line.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Every way of quoting a text reads back word for word, by our reader and by another.
pub fn quoting(text: &str) -> Verdict {
    let block = scalar::block(text, 2, "\n");
    for written in [Some(scalar::quoted(text)), Some(scalar::careful(text, 2, "\n")), block] {
        let Some(written) = written else { continue };
        let file = format!("key: {written}\nnext: 1\n");
        let ours =
            yaml::parse(&file, Span::new(0, file.len())).map_err(|error| format!("{error:?}: {file}"))?;
        let ours = ours.top_level().first().and_then(|entry| entry.value.text());
        hold(ours == Some(text), || format!("{ours:?} is read of {file}"))?;
        let theirs: Value = serde_yaml::from_str(&file).map_err(|error| format!("{error}: {file}"))?;
        hold(theirs["key"].as_str() == Some(text), || format!("another reader reads {theirs:?} of {file}"))?;
    }
    Ok(())
}

/// A link carries any text, plain and foretold; half of it does not, and says so.
pub fn links(text: &str) -> Verdict {
    let (name, text) = text.split_at(text.floor_char_boundary(text.len().min(9)));
    let shared = Shared { client: Some(name.to_owned()), ..Shared::of(name, text) };
    let plain = share::encode_plain(&shared.files[0]);
    let foretold = primed().encode(&shared).unwrap_or_default();
    if !name.contains('\0') {
        same("the text of the plain link", share::decode(&plain, None), Ok(Shared::of(name, text)))?;
    }
    same("the text of the link", share::decode(&foretold, Some(primed())), Ok(shared))?;
    for link in [plain, foretold] {
        let cut = share::decode(&link[..link.len() / 2], Some(primed()));
        hold(cut.is_err(), || format!("half a link gives {cut:?}"))?;
    }
    Ok(())
}

/// Anything at all is a link, or no link for a reason.
pub fn fragments(text: &str) -> Verdict {
    let length = text.len().saturating_sub(6);
    for fragment in [text, &format!("0{text}"), &format!("0{length}.{text}"), &format!("100{text}")] {
        let needed = share::needs_dictionary(fragment);
        let read = share::decode(fragment, None);
        hold(needed == (read == Err(Broken::NoDictionary)), || format!("{fragment:?} gives {read:?}"))?;
        if let Err(broken) = share::decode(fragment, Some(primed())) {
            hold(!broken.message().is_empty(), || format!("{broken:?} says nothing"))?;
        }
    }
    Ok(())
}

fn primed() -> &'static Primed {
    static PRIMED: OnceLock<Primed> = OnceLock::new();
    PRIMED.get_or_init(|| Primed::new(include_str!("../../src/site/links-1.txt")))
}

/// What models and people see of any text is made without a loss of its shape.
pub fn previews(text: &str) -> Verdict {
    let document = Document::parse(text);
    for client in client::ALL {
        let reading = client.read(&document);
        let seen = preview::preview(*client, &reading);
        hold(seen.prompt.is_some() == reading.loads(), || "a refused agent has a prompt".to_owned())?;
        sections_cover(&reading.prompt)?;
        preview::examples(reading.description.as_deref().unwrap_or_default());
    }
    let pieces: Vec<Piece> = preview::parts(text).into_iter().flat_map(|part| part.pieces).collect();
    let depth = deepest(&pieces);
    hold(depth < 64, || format!("pieces {depth} deep"))
}

/// The sections of a prompt are in order, and every place of a part is one of the text.
fn sections_cover(prompt: &str) -> Verdict {
    let mut parts = preview::parts(prompt);
    let sections = preview::sections(prompt, &parts);
    for pair in sections.windows(2) {
        hold(pair[0].span.end == pair[1].span.start, || format!("{:?}, then {:?}", pair[0], pair[1]))?;
    }
    preview::placeholders(&mut parts);
    for part in &parts {
        let fits =
            part.pieces.iter().all(|piece| prompt.get(piece.span.shifted(part.start).range()).is_some());
        hold(fits, || format!("a place outside of the text: {part:?}"))?;
    }
    Ok(())
}

fn deepest(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| deepest(&piece.inside) + 1).max().unwrap_or(0)
}
