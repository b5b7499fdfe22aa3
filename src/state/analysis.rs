use std::sync::{Arc, OnceLock};

use super::{Problem, problems};
use crate::{
    client::Client,
    document::Document,
    lint::{self, Means, Report},
    preview::{Preview, Rendered, preview},
    text::LineIndex,
};

/// All that follows from a text and the client it is checked for.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Id of the client.
    pub client: &'static str,
    pub document: Document,
    pub report: Report,
    pub index: LineIndex,
    pub problems: Vec<Problem>,
    pub preview: Preview,
    /// Made when it is first asked for.
    rendered: OnceLock<Arc<Rendered>>,
}

/// All else follows from these.
impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        self.client == other.client && self.document == other.document && self.report == other.report
    }
}

impl Analysis {
    pub fn new(text: Arc<str>, name: &str, client: &dyn Client, means: &Means) -> Self {
        let index = LineIndex::new(&text);
        let document = Document::parse(text).named(name);
        let report = lint::check_with(&document, client, means);
        let problems = problems(&report, &document.text, &index);
        let preview = preview(client, &report.reading);
        let rendered = OnceLock::new();
        Self { client: client.about().id, document, report, index, problems, preview, rendered }
    }

    /// The prompt as it is rendered.
    pub fn rendered(&self) -> Arc<Rendered> {
        self.rendered.get_or_init(|| Arc::new(Rendered::of(&self.document, &self.report.reading))).clone()
    }
}
