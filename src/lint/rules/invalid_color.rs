use crate::{
    document::scalar::{Meaning, meaning},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        rules::curly_quotes,
        words::{list, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A colour that is not one of the names the client takes.
    ///
    /// ## Why it matters
    /// Claude Code takes eight names in lower case and drops any other value without a message.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// color: Teal
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// color: cyan
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the nearest of the eight is written. Greys have none.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: its list of colours, and the cases `colors/*`.
    InvalidColor, "invalid-color", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for InvalidColor {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let colors = context.client.about().colors;
        let Some(entry) = context.entry("color").filter(|_| !colors.is_empty()) else { return };
        let value = &entry.value;
        let nothing = value.scalar().is_some_and(|scalar| meaning(scalar) == Meaning::Null);
        let is_read = context.reading.color.as_deref().is_some_and(|color| colors.contains(&color));
        let is_one = value.text().is_some_and(|written| written.is_empty() || colors.contains(&written));
        // Other clients take more than their names, and say so themselves.
        let is_taken = !context.client.about().explained && !context.reading.ignored.contains(&"color");
        if nothing || is_read || is_one || is_taken || curly_quotes::tells_of(context, entry) {
            return;
        }
        let written = short(value.text().unwrap_or_else(|| context.slice(value.span)), 24);
        let nearest = value.text().and_then(nearest).filter(|color| colors.contains(color));
        let names: Vec<String> = colors.iter().map(|color| (*color).to_owned()).collect();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: value.whole(),
            at: value.whole().start(),
            title: format!("“{written}” is not a colour of an agent"),
            what: format!("{} takes {}, in lower case.", context.client_title(), list(&names, "or")),
            why: format!(
                "Any other value is dropped without a message: {}.",
                context.client.about().field("color").map_or("there is no colour", |field| field.otherwise)
            ),
            now: match nearest {
                Some(color) => format!("Choose one; `{color}` is the nearest."),
                None => "Choose one, or remove the key.".into(),
            },
            fix: nearest.map(|color| Fix {
                title: format!("Use `{color}` in place of `{written}`"),
                label: "Use the nearest",
                applicability: Applicability::MaybeIncorrect,
                edits: EditSet::one(Edit::replace(value.span, color)),
            }),
        });
    }
}

/// Where each of the colours lies on the wheel, in degrees.
const WHEEL: [(&str, i32); 9] = [
    ("red", 0),
    ("orange", 28),
    ("yellow", 50),
    ("green", 140),
    ("cyan", 187),
    ("blue", 220),
    ("purple", 265),
    ("pink", 330),
    ("red", 360),
];

/// Other names that real files use.
const OTHERS: &[(&str, &str)] = &[
    ("teal", "cyan"),
    ("turquoise", "cyan"),
    ("aqua", "cyan"),
    ("sky", "cyan"),
    ("indigo", "purple"),
    ("violet", "purple"),
    ("lavender", "purple"),
    ("magenta", "pink"),
    ("fuchsia", "pink"),
    ("rose", "pink"),
    ("coral", "orange"),
    ("amber", "orange"),
    ("bronze", "orange"),
    ("brown", "orange"),
    ("gold", "yellow"),
    ("lime", "green"),
    ("emerald", "green"),
    ("olive", "green"),
    ("mint", "green"),
    ("navy", "blue"),
    ("slate", "blue"),
    ("crimson", "red"),
    ("maroon", "red"),
];

fn nearest(written: &str) -> Option<&'static str> {
    let lower = written.to_ascii_lowercase();
    if let Some(rgb) = hex(&lower) {
        let hue = hue(rgb)?;
        return WHEEL.iter().min_by_key(|(_, at)| (at - hue).abs()).map(|(name, _)| *name);
    }
    let same = WHEEL.iter().map(|(name, _)| *name).find(|name| lower.contains(name));
    same.or_else(|| OTHERS.iter().find(|(name, _)| lower.contains(name)).map(|(_, near)| *near))
}

/// The place of a colour on the wheel; `None` for what is nearly grey.
fn hue([red, green, blue]: [i32; 3]) -> Option<i32> {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let range = most - least;
    if range < 30 {
        return None;
    }
    let hue = match most {
        _ if most == red => 60 * (green - blue) / range,
        _ if most == green => 120 + 60 * (blue - red) / range,
        _ => 240 + 60 * (red - green) / range,
    };
    Some(hue.rem_euclid(360))
}

fn hex(written: &str) -> Option<[i32; 3]> {
    let digits = written.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let part = |at: usize, length: usize| i32::from_str_radix(digits.get(at..at + length)?, 16).ok();
    match digits.len() {
        3 => Some([part(0, 1)? * 17, part(1, 1)? * 17, part(2, 1)? * 17]),
        6 => Some([part(0, 2)?, part(2, 2)?, part(4, 2)?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn colours_have_a_nearest_and_greys_have_none() {
        let pairs = [
            ("Red", Some("red")),
            ("#FF6B35", Some("orange")),
            ("#e91e63", Some("pink")),
            ("#A8E6CF", Some("green")),
            ("#00f", Some("blue")),
            ("dark-teal", Some("cyan")),
            ("#6b7280", None),
            ("auto", None),
            ("#\u{e9}", None),
        ];
        for (written, expected) in pairs {
            assert_eq!(nearest(written), expected, "{written}");
        }
    }
}
