//! Words, so that a repaired front matter can be compared with a broken one: quotes, escapes, indicators and
//! white space aside.

/// The words of a text in order.
///
/// An escape is a blank on both sides of a comparison, whether it was meant as one or not: `C:\new` is `C` and
/// `ew` in the file as in the value. Headers of block texts (`|2-`) are no words.
pub fn of(text: &str) -> Vec<String> {
    text.lines().flat_map(|line| in_line(without_header(line))).map(|word| word.text).collect()
}

struct Word {
    text: String,
    /// Whether it stands behind a `#` that begins a comment, if it is no text.
    in_comment: bool,
}

fn without_header(line: &str) -> &str {
    let line = line.trim_end();
    let header = line.rsplit([' ', '\t']).next().unwrap_or(line);
    let is_header = header.starts_with(['|', '>'])
        && header[1..].bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-'));
    if is_header { &line[..line.len() - header.len()] } else { line }
}

fn in_line(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut in_comment = false;
    let mut before = ' ';
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        let read = if character == '\\' { unescaped(&mut rest) } else { character };
        let ends = character == '#' && before.is_whitespace();
        before = read;
        if is_invisible(read) {
            continue;
        }
        if separates(read) || ends {
            words.extend(finished(&mut word, in_comment));
        } else {
            word.push(read);
        }
        in_comment |= ends;
    }
    words.extend(finished(&mut word, in_comment));
    words
}

fn finished(word: &mut String, in_comment: bool) -> Option<Word> {
    let text = std::mem::take(word);
    (!text.is_empty()).then_some(Word { text, in_comment })
}

/// What an escape stands for, taken with all the backslashes before it; a blank where it is no character.
fn unescaped(rest: &mut std::str::Chars<'_>) -> char {
    let mut ahead = rest.clone();
    while ahead.as_str().starts_with('\\') {
        ahead.next();
        *rest = ahead.clone();
    }
    let digits = match ahead.next() {
        Some('n' | 'r' | 't') => {
            *rest = ahead;
            return ' ';
        }
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        _ => return ' ',
    };
    let code = ahead.as_str().get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match code.and_then(char::from_u32) {
        Some(character) => {
            *rest = ahead.as_str()[digits..].chars();
            character
        }
        None => ' ',
    }
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// White space, quotes, and what YAML or Markdown sets words apart with; dashes of any length.
fn separates(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}')
        || "\"'“”‘’\\:,[](){}-|>&*!%@#`?~=".contains(character)
}

/// Whether the values of a front matter are the words of `text` and no other, comments aside.
pub fn are_values(text: &str, values: &[String]) -> bool {
    let values: Vec<String> = values.iter().flat_map(|value| of(value)).collect();
    // How many values may have been met so far: a word behind a `#` may be a value or not.
    let mut met = vec![0];
    for word in text.lines().flat_map(|line| in_line(without_header(line))) {
        let mut next: Vec<usize> = Vec::new();
        for count in met {
            if values.get(count) == Some(&word.text) {
                next.push(count + 1);
            }
            if word.in_comment {
                next.push(count);
            }
        }
        next.sort_unstable();
        next.dedup();
        met = next;
    }
    met.contains(&values.len())
}

/// The first words that two texts do not share, for a list of failures.
pub fn first_difference(before: &[String], after: &[String]) -> String {
    let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let part = |words: &[String]| words.iter().skip(same).take(6).cloned().collect::<Vec<_>>().join(" ");
    format!("word {same}: «{}» became «{}»", part(before), part(after))
}
