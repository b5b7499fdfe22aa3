//! What fixes may do, and what not: the third and the fourth law.

use agent_playground::{
    client::{self, Client, Fate, Reading, Tool, Why},
    document::{Document, Entry, Style, fence},
    lint::{self, Applicability},
    text::Span,
};

use super::{Verdict, hold, same};

/// Fixes of every level come to an end, and break no YAML and no agent that were whole.
pub fn fixes_converge(text: &str) -> Verdict {
    use Applicability::{HasPlaceholder, MaybeIncorrect, Safe};
    for level in [Safe, MaybeIncorrect, HasPlaceholder] {
        client::ALL.iter().try_for_each(|client| converges(text, *client, level))?;
    }
    Ok(())
}

fn converges(text: &str, client: &dyn Client, level: Applicability) -> Verdict {
    let fixed = lint::fix_all(text, client, level);
    hold(fixed.converged, || format!("{level:?} fixes do not come to an end"))?;
    let again = lint::fix_all(&fixed.text, client, level);
    same("fixed again", &again.text, &fixed.text)?;
    let (before, after) = (Document::parse(text), Document::parse(fixed.text.as_str()));
    let broken = before.yaml().is_some() && after.yaml().is_none();
    hold(!broken, || format!("{level:?} fixes break the YAML: {:?}", fixed.text))?;
    let lost = client.read(&before).loads() && !client.read(&after).loads();
    hold(!lost, || format!("{level:?} fixes lose the agent: {:?}", fixed.text))
}

/// The text after every safe fix.
fn fixed(text: &str, client: &dyn Client) -> String {
    lint::fix_all(text, client, Applicability::Safe).text
}

/// Safe fixes change nothing of the body. Where no front matter was to be seen, all was body; lone carriage
/// returns become line ends everywhere.
pub fn safe_fixes_leave_the_body(text: &str) -> Verdict {
    let before = Document::parse(text);
    let lone = text.replace("\r\n", "").contains('\r');
    // An empty block before the one that is meant is none.
    let is_empty =
        before.front.as_ref().is_none_or(|front| before.slice(front.fence.inner).trim().is_empty());
    if is_empty || lone {
        return Ok(());
    }
    client::ALL.iter().try_for_each(|client| {
        let after = Document::parse(fixed(text, *client));
        same("the body", before.slice(before.body), after.slice(after.body))
    })
}

/// Safe fixes lose and add no word. Where no front matter was to be seen, text before it goes behind it, and the
/// fence of a code block around it is no part of it.
pub fn safe_fixes_keep_the_words(text: &str) -> Verdict {
    let moves = Document::parse(text).front.is_none();
    client::ALL.iter().try_for_each(|client| {
        let letters = |text: &str| letters(text, *client);
        let (before, after) = (letters(text), letters(&fixed(text, *client)));
        if moves
            && [before.clone(), letters(&without_code_fences(text))]
                .map(sorted)
                .contains(&sorted(after.clone()))
        {
            return Ok(());
        }
        same("the words", after, before)
    })
}

fn sorted(text: String) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// The letters of all words. A tool that was renamed is written as the newer one.
fn letters(text: &str, client: &dyn Client) -> String {
    let text = without_indents(&without_escapes(text));
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let renamed = |tool: &Tool| match tool.fate {
        Fate::Renamed(newer) => Some((tool.name.to_lowercase(), newer.to_lowercase())),
        _ => None,
    };
    let mut renamed: Vec<_> = client.about().tools.iter().filter_map(renamed).collect();
    // The name of one may be part of another's.
    renamed.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    renamed.iter().fold(letters, |letters, (name, newer)| letters.replace(name, newer))
}

fn without_code_fences(text: &str) -> String {
    let is_fence = |line: &&str| {
        let line = line.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
        let word = line.trim_start_matches(['`', '~']);
        line.len() >= word.len() + 3 && matches!(word, "" | "yaml" | "yml" | "md" | "markdown")
    };
    text.split_inclusive(['\n', '\r']).filter(|line| !is_fence(line)).collect()
}

/// The number in the mark of a block (`|2`) counts its blanks, and is no word.
fn without_indents(text: &str) -> String {
    let mut is_behind_mark = false;
    let mut out = String::new();
    for c in text.chars() {
        if !(is_behind_mark && c.is_ascii_digit()) {
            out.push(c);
        }
        is_behind_mark = matches!(c, '|' | '>') || (is_behind_mark && matches!(c, '+' | '-'));
    }
    out
}

/// What nobody sees may part the letters of a word, and is none of them.
fn without_unseen(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\r') || !is_unseen(*c)).collect()
}

/// In quotes a tab, a line end and the like are written with letters, which are no words.
fn without_escapes(text: &str) -> String {
    let text = without_unseen(&decoded(&without_unseen(text)));
    let mut out = String::new();
    for c in text.chars() {
        let is_escape = out.ends_with('\\') && matches!(c, 'n' | 'r' | 't');
        out.push(if is_escape { ' ' } else { c });
    }
    out
}

/// A text with the characters that are written by their numbers.
fn decoded(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let numbered = |length: usize| {
            let digits = part.get(1..=length)?;
            Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, &part[length + 1..]))
        };
        let found = match part.chars().next() {
            Some('x') => numbered(2),
            Some('u') => numbered(4),
            _ => None,
        };
        match found {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => out.extend(["\\", part]),
        }
    }
    out
}

/// What a client reads of a file that loads, it reads after safe fixes.
pub fn safe_fixes_keep_the_reading(text: &str) -> Verdict {
    client::ALL.iter().try_for_each(|client| {
        let document = Document::parse(text);
        let before = client.read(&document);
        // Where the client has nothing of the front matter, values may only be gained.
        if !before.loads() || before.is_blind() || !is_read_as_written(&document, &before) {
            return Ok(());
        }
        let after = client.read(&Document::parse(fixed(text, *client)));
        hold(after.loads(), || "it loads no more".to_owned())?;
        // What was hidden by its form may be gained; nothing may be lost or become another.
        let missed = |why| before.reason(why).is_some();
        let kept = |what: &str, missed: bool, before: Option<String>, after| match missed {
            true => Ok(()),
            false => same(what, seen(before), seen(after)),
        };
        kept("name", missed(Why::NameMissing), before.name.clone(), after.name)?;
        kept("model", before.model.is_none(), before.model.clone(), after.model)?;
        kept("color", before.color.is_none(), before.color.clone(), after.color)?;
        let prompts = [before.prompt.as_str(), prompt_meant(&document, &before)];
        hold(prompts.contains(&after.prompt.as_str()), || {
            format!("prompt: {:?} is none of {prompts:?}", after.prompt)
        })?;
        if document.yaml().is_some() {
            let missed = missed(Why::DescriptionMissing) || missed(Why::DescriptionNotText);
            kept("description", missed, before.description.clone(), after.description)?;
        }
        Ok(())
    })
}

/// The prompt without the dashes a closing line has too many of. The rule `malformed-closing` is about where the
/// front matter ends: these dashes were never words of the prompt, though the client reads them so.
fn prompt_meant<'a>(document: &Document, reading: &'a Reading) -> &'a str {
    let close = document.front.as_ref().and_then(|front| front.fence.close);
    let ends_there = |close: &Span| reading.front_matter.is_some_and(|inner| inner.end() == close.start());
    let extra = close.filter(ends_there).map_or(0, |close| close.len().saturating_sub(3));
    match extra {
        0 => &reading.prompt,
        _ => reading.prompt.get(extra..).map_or("", |prompt| prompt.trim_start_matches(fence::js_space)),
    }
}

/// A value without what nobody sees, which a fix may take out, and without the blanks that are then at its ends.
fn seen(value: Option<String>) -> Option<String> {
    value.map(|value| value.chars().filter(|c| !is_unseen(*c)).collect::<String>().trim().to_owned())
}

fn is_unseen(c: char) -> bool {
    c != '\n' && (c.is_control() || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether what the client reads is at most one repaired value away from what stands there. Where its own
/// repair distorts other lines, a comment cuts a value, or dashes make the rest of the front matter the
/// prompt, that is what a fix repairs, and readings differ.
fn is_read_as_written(document: &Document, reading: &Reading) -> bool {
    if reading.reason(Why::CutAtDashes).is_some() {
        return false;
    }
    match (document.yaml(), &document.front) {
        (Some(yaml), _) => yaml.comments.is_empty(),
        (None, Some(front)) => {
            let rescued = |entry: &&Entry| entry.value.style() == Some(Style::Rescued);
            let mut rescued = document.entries().iter().filter(rescued);
            let (Some(broken), None) = (rescued.next(), rescued.next()) else { return false };
            let [above, below] = [
                Span::new(front.fence.inner.start(), broken.value.span.start()),
                Span::new(broken.value.span.end(), front.fence.inner.end()),
            ];
            [above, below].iter().all(|span| !document.slice(*span).contains('#'))
        }
        (None, None) => false,
    }
}
