//! Links between the files of the repository.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Links of the Markdown files that name a file, or a heading, that is not there.
pub fn broken() -> io::Result<Vec<String>> {
    let mut files: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"].map(Into::into).into();
    for entry in fs::read_dir("src/site/docs")? {
        files.push(entry?.path());
    }
    let is_page = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "md") && path.exists();
    let mut broken = Vec::new();
    for path in files.iter().filter(is_page) {
        broken.extend(broken_in(path, &fs::read_to_string(path)?));
    }
    Ok(broken)
}

fn broken_in(path: &Path, text: &str) -> Vec<String> {
    let text = without_code(text);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let own = links.filter(|link| !link.contains("://") && !link.starts_with("mailto:"));
    own.filter(|link| !leads_somewhere(path, link))
        .map(|link| format!("{}: {link}", path.display()))
        .collect()
}

fn leads_somewhere(from: &Path, link: &str) -> bool {
    let (file, heading) = link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
    let target = if file.is_empty() { from.to_owned() } else { from.with_file_name(file) };
    let Some(heading) = heading else { return target.exists() };
    fs::read_to_string(&target).is_ok_and(|text| {
        let text = without_code(&text);
        text.lines().filter(|line| line.starts_with('#')).any(|line| slug(line) == heading)
    })
}

/// The address of a heading, as GitHub and the docs pages make it.
pub fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// What stands in code is no link and no heading.
fn without_code(text: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut out = String::new();
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 => fence = Some(ticks),
            None => {
                // Every second part between backticks is code.
                out.extend(line.split('`').step_by(2));
                out.push('\n');
            }
        }
    }
    out
}
