use crate::{
    document::scalar::{Meaning, meaning},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::short,
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
    /// To be looked at: the nearest of the eight is written.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, its embedded list.
    InvalidColor, "invalid-color", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for InvalidColor {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(entry) = context.entry("color") else { return };
        let Some(scalar) = entry.value.scalar().filter(|scalar| meaning(scalar) != Meaning::Null) else {
            return;
        };
        let colors = context.client.about().colors;
        let written = scalar.text.as_str();
        if colors.contains(&written) || written.is_empty() {
            return;
        }
        let nearest = nearest(written);
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: format!("`{}` is not one of the eight colours", short(written, 24)),
            what: format!(
                "{} takes {} or {}, in lower case.",
                context.client_title(),
                colors[..colors.len() - 1].join(", "),
                colors[colors.len() - 1]
            ),
            why: "Any other value is dropped without a message.".into(),
            now: format!("Choose one; `{nearest}` is the nearest."),
            fix: Some(Fix {
                title: format!("Use `{nearest}` in place of `{}`", short(written, 24)),
                label: "Use the nearest",
                applicability: Applicability::MaybeIncorrect,
                edits: EditSet::one(Edit::replace(entry.value.span, nearest)),
            }),
        });
    }
}

/// The eight as they look in a terminal, in red, green and blue.
const EIGHT: [(&str, [i32; 3]); 8] = [
    ("red", [220, 50, 50]),
    ("blue", [50, 100, 220]),
    ("green", [50, 160, 80]),
    ("yellow", [220, 190, 40]),
    ("purple", [140, 80, 210]),
    ("orange", [240, 130, 30]),
    ("pink", [240, 120, 180]),
    ("cyan", [30, 170, 190]),
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
    ("gray", "blue"),
    ("grey", "blue"),
    ("crimson", "red"),
    ("maroon", "red"),
];

fn nearest(written: &str) -> &'static str {
    let lower = written.to_ascii_lowercase();
    if let Some(rgb) = hex(&lower) {
        let far = |color: &[i32; 3]| -> i32 { color.iter().zip(rgb).map(|(a, b)| (a - b).pow(2)).sum() };
        return EIGHT.iter().min_by_key(|(_, color)| far(color)).map_or("blue", |(name, _)| name);
    }
    let same = EIGHT.iter().map(|(name, _)| *name).find(|name| lower.contains(name));
    let other = || OTHERS.iter().find(|(name, _)| lower.contains(name)).map(|(_, near)| *near);
    same.or_else(other).unwrap_or("blue")
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
    fn every_colour_has_a_nearest() {
        let pairs = [
            ("Red", "red"),
            ("#FF6B35", "orange"),
            ("#00f", "blue"),
            ("dark-teal", "cyan"),
            ("#\u{e9}", "blue"),
        ];
        for (written, expected) in pairs {
            assert_eq!(nearest(written), expected, "{written}");
        }
    }
}
