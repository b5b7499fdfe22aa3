//! Every place that is named lies in the text, on the borders of characters.

use agent_playground::{
    client::{self, Client, Container, Reading},
    convert,
    document::{Document, Entry, Kind, LARGEST, Node},
    lint::{self, Diagnostic, Severity},
    text::{LineIndex, Span},
};

use super::{Verdict, hold, same};

/// A text is read into a document that lost nothing of it.
pub fn parsing(text: &str) -> Verdict {
    let document = Document::parse(text);
    same("the text of the document", &*document.text, text)?;
    inside(text, "body", document.body)?;
    same("the end of the body", document.body.end(), text.len())?;
    let Some(front) = &document.front else { return Ok(()) };
    let fence = front.fence;
    let close = fence.close.unwrap_or(Span::at(fence.inner.end()));
    let order = [fence.open, fence.inner, close, fence.body];
    hold(order.windows(2).all(|pair| pair[0].end <= pair[1].start), || format!("fences cross: {fence:?}"))?;
    order.into_iter().try_for_each(|span| inside(text, "fence", span))?;
    let within = |what: &str, span: Span| {
        inside(text, what, span)?;
        hold(fence.inner.start <= span.start && span.end <= fence.inner.end, || {
            format!("{what} {span:?} lies outside of the front matter {:?}", fence.inner)
        })
    };
    entries(document.entries(), &within)?;
    match &front.yaml {
        Ok(yaml) => {
            yaml.documents.iter().chain(&yaml.anchors).try_for_each(|node| node_within(node, &within))?;
            yaml.comments.iter().try_for_each(|span| {
                within("comment", *span)?;
                hold(span.of(text).starts_with('#'), || format!("no comment at {span:?}"))
            })
        }
        Err(error) => within("syntax error", Span::at(error.at)),
    }
}

/// Entries are in order (keys that are not written share a place), and each value is in its place.
fn entries(entries: &[Entry], within: &impl Fn(&str, Span) -> Verdict) -> Verdict {
    let in_order = entries.windows(2).all(|pair| pair[0].key.span.start <= pair[1].key.span.start);
    hold(in_order, || "entries out of order".to_owned())?;
    entries.iter().try_for_each(|entry| {
        within("key", entry.key.span)?;
        node_within(&entry.value, within)
    })
}

fn node_within(node: &Node, within: &impl Fn(&str, Span) -> Verdict) -> Verdict {
    within("value", node.span)?;
    within("value with its tag and anchor", node.whole())?;
    match &node.kind {
        Kind::List(items, _) => items.iter().try_for_each(|item| node_within(item, within)),
        Kind::Map(inner, _) => entries(inner, within),
        Kind::Scalar(_) | Kind::Alias(_) => Ok(()),
    }
}

/// Each client reads something of any text, and what it reads stands there.
pub fn readings(text: &str) -> Verdict {
    let document = Document::parse(text);
    client::ALL.iter().try_for_each(|client| {
        let reading = client.read(&document);
        same("the second reading", &client.read(&document), &reading)?;
        reading_stands_there(text, *client, &reading)
    })
}

fn reading_stands_there(text: &str, client: &dyn Client, reading: &Reading) -> Verdict {
    inside(text, "prompt", reading.prompt_span)?;
    hold(stands_there(reading.prompt_span.of(text), client, &reading.prompt), || {
        "a prompt from nowhere".to_owned()
    })?;
    reading.front_matter.map_or(Ok(()), |span| inside(text, "front matter", span))?;
    reading.reasons.iter().try_for_each(|reason| inside(text, "reason", reason.span))?;
    let refused = reading.reasons.iter().any(|reason| reason.refuses);
    hold(!refused || !reading.loads(), || format!("loads in spite of {:?}", reading.reasons))?;
    hold(refused || reading.loads(), || "refused for no reason".to_owned())?;
    let listed = client.listing(reading).is_some();
    hold(!listed || reading.loads(), || "a refused agent is listed".to_owned())?;
    let mut keys = reading.keys.clone();
    keys.sort_unstable();
    keys.dedup();
    same("keys, each once", keys.len(), reading.keys.len())
}

/// Whether a prompt is made of the words at its place. Some clients make all line ends one; in TOML a prompt may be
/// written with escapes.
fn stands_there(written: &str, client: &dyn Client, prompt: &str) -> bool {
    let normal = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    client.about().container == Container::Toml || normal(written).contains(&normal(prompt))
}

/// Every diagnostic and every edit it offers has its place; a refused file has an error.
pub fn diagnostics(text: &str) -> Verdict {
    let document = Document::parse(text);
    client::ALL.iter().try_for_each(|client| {
        let report = lint::check(&document, *client);
        let said = report.reading.loads() || report.count(Severity::Error) > 0;
        hold(said, || format!("refused without an error: {:?}", report.reading.reasons))?;
        let in_order = report.diagnostics.windows(2).all(|pair| pair[0].at <= pair[1].at);
        hold(in_order, || "diagnostics out of order".to_owned())?;
        let index = LineIndex::new(text);
        report.diagnostics.iter().try_for_each(|diagnostic| {
            index.place(text, diagnostic.at);
            diagnostic_stands_there(text, diagnostic)
        })
    })
}

fn diagnostic_stands_there(text: &str, diagnostic: &Diagnostic) -> Verdict {
    let Diagnostic { rule, span, at, fix, .. } = diagnostic;
    inside(text, rule, *span)?;
    hold(text.is_char_boundary(*at) && span.touches(*at), || format!("{rule} at {at} is not in {span:?}"))?;
    let edits = fix.iter().flat_map(|fix| fix.edits.edits());
    edits.clone().try_for_each(|edit| inside(text, rule, edit.span))?;
    let spans: Vec<Span> = edits.map(|edit| edit.span).collect();
    let apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    hold(apart, || format!("edits of {rule} overlap: {spans:?}"))
}

/// A file to take away is the text, under a name that leads nowhere else; one for another client loads there.
pub fn exports(text: &str) -> Verdict {
    let document = Document::parse(text);
    client::ALL.iter().enumerate().try_for_each(|(at, client)| {
        let reading = client.read(&document);
        let export = convert::export(&document, &reading, *client);
        same("the text to take away", export.text.as_str(), text)?;
        is_tame(&export.path, *client)?;
        export.losses.iter().try_for_each(|loss| inside(text, "loss", loss.span))?;
        let Some(other) = client::ALL.get((at + text.len()) % client::ALL.len()) else { return Ok(()) };
        let export = convert::convert(&document, &reading, *client, *other);
        is_tame(&export.path, *other)?;
        export.losses.iter().try_for_each(|loss| inside(text, "loss", loss.span))?;
        let result = other.read(&Document::parse(export.text.as_str()).named(&export.path));
        hold(result.loads() || export.text.len() > LARGEST, || {
            let [from, to] = [client.about().id, other.about().id];
            format!("{from} as {to} does not load: {:?}\n{}", result.reasons, export.text)
        })
    })
}

/// One file in the client's folder, or in one of its own there.
fn is_tame(path: &str, client: &dyn Client) -> Verdict {
    let below = path.strip_prefix(client.about().folder).and_then(|path| path.strip_prefix('/'));
    let name = below.map(|name| name.strip_suffix("/SKILL.md").unwrap_or(name));
    let tame =
        name.is_some_and(|name| !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.'));
    hold(tame, || format!("{path} leads elsewhere"))
}

fn inside(text: &str, what: &str, span: Span) -> Verdict {
    hold(text.get(span.range()).is_some(), || format!("{what} {span:?} does not fit the text"))
}
