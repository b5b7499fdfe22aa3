use super::{Problem, page::RULES};
use crate::{
    client::{Client, Reading, Verdict},
    lint::Severity,
};

/// The problems as Markdown, for an issue or a pull request: what the client makes of the file, and a line for each, with
/// the rule's own page on the site of this address.
pub fn markdown_report(client: &dyn Client, reading: &Reading, problems: &[Problem], site: &str) -> String {
    let verdict = match reading.verdict {
        Verdict::Loads => "loads",
        Verdict::LoadsWithLosses => "loads with losses",
        Verdict::Refused => "refused",
    };
    let head = format!("{}: **{verdict}**", client.about().title());
    if problems.is_empty() {
        return format!("{head}, no problems.\n");
    }
    let line = |problem: &Problem| {
        let severity = match problem.diagnostic.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        };
        let (line, column) = (problem.place.line, problem.place.column);
        let title = one_line(&problem.diagnostic.title);
        let rule = problem.diagnostic.rule;
        format!("- {severity} at {line}:{column}: {title} ([`{rule}`]({site}{RULES}#{rule}))\n")
    };
    format!("{head}\n\n{}", problems.iter().map(line).collect::<String>())
}

/// Words of a file stay words: no HTML, and no end of the list item.
fn one_line(words: &str) -> String {
    words.replace(['\n', '\r'], " ").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client::default, document::Document, lint::check, state::problems, text::LineIndex};

    #[test]
    fn each_problem_is_a_line_with_its_place_and_its_rule() {
        let text = "---\nname: a\ndescription: Use when: b\n---\nB";
        let report = check(&Document::parse(text), default());
        let problems = problems(&report, text, &LineIndex::new(text));
        let written = markdown_report(default(), &report.reading, &problems, "https://a.example/");
        assert!(written.starts_with("Claude Code 2.1.328: **loads**\n\n- Error at 3:"), "{written}");
        let link = "([`unquoted-colon`](https://a.example/docs/rules.html#unquoted-colon))\n";
        assert!(written.ends_with(link), "{written}");
    }
}
