//! Name, description and prompt: what every definition has, and what a client may want of them.

use super::Notes;
use crate::{
    client::{Client, Reading, across::name::legal},
    document::fence::js_space,
};

/// The name as the client takes it.
pub fn name(name: &str, to: &dyn Client, notes: &mut Notes<'_>) -> String {
    let name = trimmed(name);
    let legal = legal(name, to.about().carries.names);
    if legal != name {
        notes.stand_at_key("name");
        notes.replaced("It takes no such name.", &legal);
    }
    legal
}

/// A text without what any client takes for blanks at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| js_space(c) || c.is_whitespace())
}

/// The description; where the client needs one and there is none, the beginning of the prompt.
pub fn description(
    description: Option<String>,
    prompt: &str,
    name: &str,
    to: &dyn Client,
    notes: &mut Notes<'_>,
) -> Option<String> {
    let about = to.about();
    notes.stand_at_key("description");
    let Some(text) = description.filter(|text| !trimmed(text).is_empty()) else {
        let needed = about.field("description").is_some_and(|field| field.required);
        let line =
            prompt.lines().map(|line| trimmed(line.trim_start_matches('#'))).find(|line| !line.is_empty());
        let filled: String = line.unwrap_or(name).chars().take(200).collect();
        return needed.then(|| {
            notes.replaced("It loads no agent without a description.", &filled);
            filled
        });
    };
    let longest = about.carries.longest_description;
    let told = text.trim();
    let Some((end, _)) = told.char_indices().nth(longest) else {
        return Some(if longest < text.len() { told.to_owned() } else { text });
    };
    let kept = &told[..end];
    let kept = kept.rfind(char::is_whitespace).map_or(kept, |blank| kept[..blank].trim_end()).to_owned();
    notes.replaced(&format!("It takes {longest} characters at most."), &kept);
    Some(kept)
}

/// Notes a description that the client reads otherwise, however it is written: Claude Code takes `\n` for a line end.
pub fn check_description(written: Option<&str>, reading: &Reading, notes: &mut Notes<'_>) {
    let words = |text: &str| text.trim().replace("\r\n", "\n");
    if let (Some(written), Some(read)) = (written, &reading.description)
        && words(written) != words(read)
    {
        notes.stand_at_key("description");
        notes.replaced("It reads this otherwise.", read.trim());
    }
}

/// The prompt; where it is too short for the client, the description before it.
pub fn prompt(
    prompt: String,
    description: Option<&str>,
    name: &str,
    to: &dyn Client,
    notes: &mut Notes<'_>,
) -> String {
    let about = to.about();
    let shortest = about.carries.shortest_prompt;
    let length = trimmed(&prompt).chars().count();
    notes.stand_at_body();
    if about.longest_prompt.is_some_and(|longest| length > longest) {
        notes.about("prompt", "", "It is documented to take no prompt of this length.");
    }
    if length >= shortest {
        return prompt;
    }
    let told = description.unwrap_or("").trim();
    let filled =
        if told.chars().count() < shortest { format!("You are the agent {name}.") } else { told.to_owned() };
    notes.instead("prompt", "It needs a longer prompt.", &filled);
    format!("{filled}\n\n{prompt}").trim().to_owned()
}
