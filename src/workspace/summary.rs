use crate::{
    client::{Client, Reading, Verdict},
    lint::{Report, Severity},
    preview::Size,
};

/// One file of a workspace in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The name by which the parent model calls the agent; `None` where the client refuses the file.
    pub agent: Option<String>,
    pub description: String,
    pub verdict: Verdict,
    /// Problems of each severity, gravest first.
    pub counts: [usize; 3],
    /// The size of its Listing, by the client's own estimate; of a refused file, what it would be.
    pub tokens: usize,
    /// Agents that its prompt sends work to.
    pub mentions: Vec<String>,
}

impl Summary {
    pub fn new(client: &dyn Client, report: &Report) -> Self {
        let reading = &report.reading;
        Self {
            agent: reading.name.clone().filter(|_| reading.loads()),
            description: reading.description.clone().unwrap_or_default(),
            verdict: reading.verdict,
            counts: Severity::ALL.map(|severity| report.count(severity)),
            tokens: tokens(client, reading),
            mentions: super::mentions::mentions(&reading.prompt),
        }
    }
}

fn tokens(client: &dyn Client, reading: &Reading) -> usize {
    Size::of(&client.listing(reading).unwrap_or_default()).tokens
}
