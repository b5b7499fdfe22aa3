use crate::{
    client::{Client, Reading, Verdict},
    document::Document,
    lint::{Report, Severity},
    preview::listing_size,
};

/// One file of a workspace in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The name by which the parent model calls the agent; `None` where the client refuses the file.
    pub agent: Option<String>,
    pub description: String,
    /// The entry by which the parent model learns of it; `None` where it never does.
    pub listing: Option<String>,
    pub verdict: Verdict,
    /// Problems of each severity, gravest first.
    pub counts: [usize; 3],
    /// What it takes of the Listing, as the client counts it; of a refused file, what it would take.
    pub tokens: usize,
    /// Agents that its prompt sends work to.
    pub mentions: Vec<String>,
}

impl Summary {
    pub fn new(client: &dyn Client, document: &Document, report: &Report) -> Self {
        let reading = &report.reading;
        Self {
            agent: reading.name.clone().filter(|_| reading.loads()),
            description: reading.description.clone().unwrap_or_default(),
            listing: client.listing(reading),
            verdict: reading.verdict,
            counts: Severity::ALL.map(|severity| report.count(severity)),
            tokens: tokens(client, document, reading),
            mentions: super::mentions::mentions(&reading.prompt),
        }
    }
}

fn tokens(client: &dyn Client, document: &Document, reading: &Reading) -> usize {
    if reading.loads() {
        return listing_size(client, reading).tokens;
    }
    // What it would take, were it read as it is written.
    let written = |key: &str| document.entry(key)?.value.text().map(str::to_owned);
    let meant = Reading {
        verdict: Verdict::Loads,
        name: written("name").or_else(|| reading.name.clone()),
        description: written("description").or_else(|| reading.description.clone()),
        ..Reading::default()
    };
    listing_size(client, &meant).tokens
}
