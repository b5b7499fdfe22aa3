use crate::{
    client::{About, Field, Form},
    document::{Document, fence},
    text::Span,
};

/// Where in the front matter an offset lies, by the lines around it: half-written YAML does not parse.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The word there, without the quotes around it.
    pub word: Span,
    pub kind: PlaceKind,
}

#[derive(Clone, Copy, Debug)]
pub enum PlaceKind {
    /// A key at the top level.
    Key,
    /// A value, or an item of one, of a key that the client knows.
    Value(&'static Field),
    /// A key below `hooks`.
    HookEvent,
}

/// The place of an offset; `None` outside of the front matter, in comments, and under keys not known.
pub fn place_of(document: &Document, offset: usize, about: &About) -> Option<Place> {
    let inner = document.front.as_ref()?.fence.inner;
    if !inner.touches(offset) || !document.text.is_char_boundary(offset) {
        return None;
    }
    let text = &document.text[..inner.end()];
    let start = text[..offset].rfind('\n').map_or(inner.start(), |at| (at + 1).max(inner.start()));
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let line = text.get(start..end)?.trim_end_matches('\r');
    let written = text.get(start..offset)?;
    let is_comment = written.trim_start().starts_with('#') || written.contains(" #");
    if is_comment {
        return None;
    }
    let indent = line.len() - line.trim_start_matches(' ').len();
    let is_item = line[indent..].starts_with("- ") || &line[indent..] == "-";
    if indent == 0 && !is_item {
        return Some(match line.split_once(':') {
            Some((key, value)) if offset > start + key.len() => {
                let field = about.field(key.trim_matches(['"', '\'', ' ']))?;
                value_at(
                    text,
                    Span::new(start + key.len() + 1, start + key.len() + 1 + value.len()),
                    offset,
                    field,
                )?
            }
            _ => Place {
                word: word_at(text, Span::new(start, start + line.len()), offset),
                kind: PlaceKind::Key,
            },
        });
    }
    let (key, below) = owner(text, inner.start(), start)?;
    let within = Span::new(start + indent, start + line.len());
    if key == "hooks" {
        let first = below.find(|c: char| c != ' ').unwrap_or(indent);
        let key_end = within.start() + line[indent..].find(':').unwrap_or(line.len() - indent);
        let is_event = !is_item && indent == first && offset <= key_end;
        return is_event.then(|| Place {
            word: word_at(text, Span::new(within.start(), key_end), offset),
            kind: PlaceKind::HookEvent,
        });
    }
    let behind_dash = Span::new(within.start() + usize::from(is_item), within.end());
    value_at(text, behind_dash, offset, about.field(key)?)
}

/// The key at the top level that a line belongs to, and the first line below that key.
fn owner(text: &str, from: usize, line: usize) -> Option<(&str, &str)> {
    let mut end = line;
    let mut below = text[line..].lines().next().unwrap_or("");
    while end > from {
        let start = text[..end - 1].rfind('\n').map_or(from, |at| (at + 1).max(from));
        let above = text.get(start..end)?.trim_end();
        if let Some(key) = fence::key_of(above) {
            return Some((key.trim_matches(['"', '\'', ' ']), below));
        }
        if !above.trim().is_empty() {
            below = above;
        }
        end = start;
    }
    None
}

/// The word of a value: of a list the item, else all of it.
fn value_at(text: &str, within: Span, offset: usize, field: &'static Field) -> Option<Place> {
    let kind = PlaceKind::Value(field);
    let before = text.get(within.start()..offset)?;
    let has_items = matches!(field.form, Form::Tools | Form::Names);
    if has_items {
        let open = before.matches('(').count() > before.matches(')').count();
        return (!open).then(|| Place { word: word_at(text, within, offset), kind });
    }
    let value = within.of(text);
    let value = value.split(" #").next().unwrap_or(value);
    let start = within.start() + value.len() - value.trim_start_matches([' ', '"', '\'']).len();
    let end = (within.start() + value.trim_end_matches([' ', '"', '\'']).len()).max(start);
    let word = if offset < start { Span::at(offset) } else { Span::new(start, end) };
    word.touches(offset).then_some(Place { word, kind })
}

/// The word around an offset, as far as it stays within.
fn word_at(text: &str, within: Span, offset: usize) -> Span {
    let parts = |c: char| {
        c.is_whitespace() || matches!(c, ',' | '[' | ']' | '"' | '\'' | ':' | '(' | ')' | '{' | '}')
    };
    let before = text.get(within.start()..offset).unwrap_or("");
    let behind = text.get(offset..within.end()).unwrap_or("");
    let start = before.rfind(parts).map_or(within.start(), |at| {
        within.start() + at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = offset + behind.find(parts).unwrap_or(behind.len());
    Span::new(start, end)
}
