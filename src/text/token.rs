//! Keys and tokens, told by the prefixes their makers gave them and by looking random. What is plainly an
//! example (`sk-your-key-here`, `ghp_xxxxxxxx`, `AKIAIOSFODNN7EXAMPLE`) is none.

use super::{Span, secret::Kind};

/// A prefix, the length of what follows it at least, and what may follow.
struct Form {
    prefix: &'static str,
    least: usize,
    kind: Kind,
    letters: fn(u8) -> bool,
}

const fn form(prefix: &'static str, least: usize, kind: Kind, letters: fn(u8) -> bool) -> Form {
    Form { prefix, least, kind, letters }
}

/// The more exact prefix first. The last byte of each is one that [`super::mark`] stops at, `AKIA` and
/// `AIza` aside, in which such a byte stands.
const FORMS: &[Form] = &[
    form("sk-ant-", 24, Kind::Anthropic, in_address),
    form("sk-", 32, Kind::OpenAi, in_address),
    form("ghp_", 36, Kind::GitHub, in_word),
    form("gho_", 36, Kind::GitHub, in_word),
    form("ghu_", 36, Kind::GitHub, in_word),
    form("ghs_", 36, Kind::GitHub, in_word),
    form("ghr_", 36, Kind::GitHub, in_word),
    form("github_pat_", 60, Kind::GitHub, in_address),
    form("glpat-", 20, Kind::GitLab, in_address),
    form("xoxb-", 24, Kind::Slack, in_address),
    form("xoxp-", 24, Kind::Slack, in_address),
    form("xoxa-", 24, Kind::Slack, in_address),
    form("xoxr-", 24, Kind::Slack, in_address),
    form("xoxs-", 24, Kind::Slack, in_address),
    form("AKIA", 16, Kind::Aws, in_capitals),
    form("AIza", 35, Kind::Google, in_address),
    form("npm_", 36, Kind::Npm, in_word),
    form("sk_live_", 24, Kind::Stripe, in_word),
    form("rk_live_", 24, Kind::Stripe, in_word),
    form("hf_", 34, Kind::HuggingFace, in_word),
];

fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn in_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn in_capitals(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

/// No key is longer; a longer run of letters is something else.
const LONGEST: usize = 400;

/// The secret whose beginning holds the byte at this offset.
pub fn around(bytes: &[u8], at: usize) -> Option<(Kind, Span)> {
    match bytes[at] {
        b'-' if bytes[at..].starts_with(b"-----BEGIN ") => private_key(bytes, at),
        b'J' => web_token(bytes, at.checked_sub(2)?),
        b'K' => known(bytes, at.checked_sub(1)?),
        b'z' => known(bytes, at.checked_sub(2)?),
        // What stands before a dash or an underscore is a word of two to six letters.
        _ => {
            let before = bytes[..at].iter().rev().take(7).take_while(|byte| byte.is_ascii_lowercase());
            known(bytes, at - Some(before.count()).filter(|length| (2..=6).contains(length))?)
        }
    }
}

fn known(bytes: &[u8], start: usize) -> Option<(Kind, Span)> {
    if !matches!(bytes[start], b'A' | b'g' | b'h' | b'n' | b'r' | b's' | b'x') || is_inside(bytes, start) {
        return None;
    }
    let form = FORMS.iter().find(|form| bytes[start..].starts_with(form.prefix.as_bytes()))?;
    let from = start + form.prefix.len();
    let rest = bytes[from..].iter().take(LONGEST + 1);
    let length = rest.take_while(|byte| (form.letters)(**byte)).count();
    let whole = length >= form.least && length <= LONGEST && ends(bytes, from + length);
    let random = || is_random(&bytes[from..from + length]);
    (whole && random()).then(|| (form.kind, Span::new(start, from + length)))
}

/// Whether a letter, a digit or a dash stands before it: it is then part of a longer word.
fn is_inside(bytes: &[u8], start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| in_address(bytes[at]))
}

/// Whether the word is over.
fn ends(bytes: &[u8], end: usize) -> bool {
    !bytes.get(end).is_some_and(|byte| in_address(*byte))
}

/// Words by which people mark an example.
const EXAMPLE: &[&[u8]] = &[
    b"example",
    b"your",
    b"placeholder",
    b"redacted",
    b"secret",
    b"token",
    b"dummy",
    b"fake",
    b"sample",
    b"test",
    b"here",
];

/// Whether it looks as if a machine had drawn it: digits among letters, many of them different, no
/// rows of one letter or of the alphabet, no word for an example.
fn is_random(bytes: &[u8]) -> bool {
    let pieces = bytes.split(|byte| !in_word(*byte));
    let Some(longest) = pieces.max_by_key(|piece| piece.len()) else { return false };
    let digits = longest.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut seen = 0_u128;
    for byte in longest {
        seen |= 1 << (byte & 127);
    }
    let mixed = longest.len() >= 16 && digits > 0 && digits < longest.len();
    let row = |window: &[u8]| window.iter().all(|byte| *byte == window[0]);
    let steps = |window: &[u8]| window.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    let word = |word: &&[u8]| bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word));
    mixed
        && seen.count_ones() >= 10
        && !bytes.windows(4).any(row)
        && !bytes.windows(5).any(steps)
        && !EXAMPLE.iter().any(word)
}

/// Three parts in base 64, the first two of which begin an object.
fn web_token(bytes: &[u8], start: usize) -> Option<(Kind, Span)> {
    if !bytes[start..].starts_with(b"eyJ") || is_inside(bytes, start) {
        return None;
    }
    let part =
        |from: usize| bytes[from..].iter().take(4 * LONGEST).take_while(|byte| in_address(**byte)).count();
    let first = start + part(start);
    let second = first + 1 + bytes[first..].starts_with(b".eyJ").then(|| part(first + 1))?;
    let third = second + 1 + bytes[second..].starts_with(b".").then(|| part(second + 1))?;
    // The one that every introduction shows.
    let famous = bytes[first + 1..].starts_with(b"eyJzdWIiOiIxMjM0NTY3ODkw");
    let whole = first - start >= 16 && second - first >= 12 && third - second >= 22;
    let drawn = whole && !famous && ends(bytes, third) && is_random(&bytes[second + 1..third]);
    drawn.then(|| (Kind::Jwt, Span::new(start, third)))
}

/// From its first dashes to its last, where there is a key between them and not just dots.
fn private_key(bytes: &[u8], start: usize) -> Option<(Kind, Span)> {
    const HEAD_END: &[u8] = b"PRIVATE KEY-----";
    const LONGEST_HEAD: usize = 48;
    const LONGEST_KEY: usize = 16_384;
    let near = &bytes[start..(start + LONGEST_HEAD).min(bytes.len())];
    let head = near.windows(HEAD_END.len()).position(|window| window == HEAD_END)?;
    let from = start + head + HEAD_END.len();
    // Line ends, and what stands for them in a quoted text, belong to it.
    let in_key = |byte: &u8| in_word(*byte) || b"+/=\\ \t\r\n".contains(byte);
    let end = from + bytes[from..].iter().take(LONGEST_KEY).take_while(|byte| in_key(byte)).count();
    let lines = bytes[from..end].split(|byte| !in_word(*byte) && !matches!(byte, b'+' | b'/'));
    let longest = lines.max_by_key(|line| line.len()).filter(|line| line.len() >= 40)?;
    let closing =
        bytes[end..].iter().take(LONGEST_HEAD).take_while(|byte| matches!(byte, b'-' | b' ' | b'A'..=b'Z'));
    let whole = bytes[end..].starts_with(b"-----END ") && is_random(longest);
    whole.then(|| (Kind::PrivateKey, Span::new(start, end + closing.count())))
}

#[cfg(test)]
mod tests {
    use super::{super::marks, *};
    use crate::text::MarkKind;

    /// Put together here, so that no scanner of this repository takes them for keys.
    fn token(prefix: &str, length: usize) -> String {
        let letters = b"q7Wz0RkT3mVb9XcY2LhN5sJf8GdP4aKu6EoQ1iCxBtZr";
        let drawn = (0..length).map(|at| char::from(letters[at * 7 % letters.len()]));
        prefix.chars().chain(drawn).collect()
    }

    fn found(text: &str) -> Vec<(Kind, String)> {
        let secret = |mark: &crate::text::Mark| match mark.kind {
            MarkKind::Secret(kind) => Some((kind, mark.span.of(text).to_owned())),
            _ => None,
        };
        marks(text).iter().filter_map(secret).collect()
    }

    #[test]
    fn tokens_are_known_by_their_prefix_and_told_to_their_last_letter() {
        let cases = [
            (Kind::Anthropic, token("sk-ant-api03-", 80)),
            (Kind::OpenAi, token("sk-proj-", 60)),
            (Kind::GitHub, token("ghp_", 36)),
            (Kind::GitHub, token("github_pat_", 70)),
            (Kind::GitLab, token("glpat-", 20)),
            (Kind::Slack, token("xoxb-123-", 30)),
            (Kind::Aws, token("AKIA", 16).to_uppercase()),
            (Kind::Google, token("AIza", 35)),
            (Kind::Npm, token("npm_", 36)),
            (Kind::Stripe, token("sk_live_", 24)),
            (Kind::HuggingFace, token("hf_", 34)),
            (Kind::Jwt, [token("eyJ", 20), token("eyJ", 30), token("", 40)].join(".")),
        ];
        for (kind, token) in cases {
            for text in [token.clone(), format!("KEY={token}\n"), format!("Use `{token}`, please.")] {
                assert_eq!(found(&text), [(kind, token.clone())], "{text}");
            }
        }
    }

    #[test]
    fn a_private_key_reaches_from_its_first_dashes_to_its_last() {
        let key =
            format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----", token("MII", 61));
        assert_eq!(found(&format!("key:\n{key}\nend")), [(Kind::PrivateKey, key)]);
        assert_eq!(found("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"), []);
    }

    #[test]
    fn what_is_plainly_an_example_is_none() {
        let examples = [
            "sk-ant-api03-your-key-goes-here-and-nowhere-else-0".to_owned(),
            "sk-1234567890abcdefghijklmnopqrstuvwxyz".to_owned(),
            "sk-learn-pipelines-for-tabular-data-and-text-2".to_owned(),
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".to_owned(),
            "ghp_${GITHUB_TOKEN}".to_owned(),
            "AKIAIOSFODNN7EXAMPLE".to_owned(),
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc".to_owned(),
            "sk-...abcd, AKIA, AIza and glpat-".to_owned(),
            format!("task-{}", token("", 40)),
            format!("{}x", token("ghp_", 500)),
        ];
        for text in examples {
            assert_eq!(found(&text), [], "{text}");
        }
    }
}
