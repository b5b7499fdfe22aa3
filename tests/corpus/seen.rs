//! Whether the models see what we say: the Listing put together from what was recorded, and the prompt found by the
//! program's own pattern for front matter.

use agent_playground::{client, preview};
use serde_json::Value;

use crate::{
    files::File,
    front_matter, guard,
    print::{self, apart},
    verdicts::Verdicts,
};

const CLIENT: &str = "claude-code";

/// Prints the share of Listings and of prompts that are the same to the byte; gives a row for each that is not.
pub fn measure(files: &[File], verdicts: &Verdicts) -> Vec<Vec<String>> {
    let Some(client) = client::by_id(CLIENT) else { return Vec::new() };
    let loaded: Vec<(&File, &Value)> = files
        .iter()
        .filter_map(|file| Some((file, verdicts.records.get(&file.sha256)?.get("claude")?)))
        .filter(|(_, verdict)| verdict["loads"] == true)
        .collect();
    let mut rows = Vec::new();
    for (what, recorded) in [("listing", listing as fn(&File, &Value) -> Option<String>), ("prompt", prompt)]
    {
        let known: Vec<_> =
            loaded.iter().filter_map(|(file, verdict)| Some((*file, recorded(file, verdict)?))).collect();
        let differing = guard::each(&known, |(file, theirs)| {
            let seen =
                guard::step(file, "preview", || preview::preview(client, &client.read(&file.document())))?;
            let ours = if what == "listing" { seen.listing } else { seen.prompt };
            let [shown, read] = apart(Some(theirs), ours.as_deref());
            let row = || {
                [&file.sha256, &file.path, CLIENT, &format!("preview {what}"), &shown, &read].map(Into::into)
            };
            (ours.as_ref() != Some(theirs)).then(|| row().to_vec())
        });
        let differing: Vec<Vec<String>> = differing.into_iter().flatten().collect();
        if !known.is_empty() {
            print::share(&format!("preview {what}"), known.len() - differing.len(), known.len(), "");
        }
        rows.extend(differing);
    }
    rows
}

/// Long values were recorded by their hash alone; they say nothing here.
fn listing(_: &File, verdict: &Value) -> Option<String> {
    let [name, description, tools] = ["name", "description", "tools_shown"].map(|key| verdict[key].as_str());
    Some(format!("- {}: {} (Tools: {})", name?, description?, tools?))
}

fn prompt(file: &File, _: &Value) -> Option<String> {
    front_matter::body(&file.text)
}
