//! Definitions of any size: a usual one, grown at one place.

use std::sync::Arc;

/// A way in which a definition grows: what stands before and behind the growing part, and how its n-th
/// piece reads.
pub struct Growth {
    pub name: &'static str,
    before: &'static str,
    piece: fn(usize) -> String,
    behind: &'static str,
}

impl Growth {
    /// A definition of nearly this many bytes, and no more.
    pub fn of(&self, bytes: usize) -> Arc<str> {
        let mut text = String::with_capacity(bytes);
        text.push_str(self.before);
        for at in 0.. {
            let piece = (self.piece)(at);
            if text.len() + piece.len() + self.behind.len() > bytes {
                break;
            }
            text.push_str(&piece);
        }
        text.push_str(self.behind);
        text.into()
    }
}

const HEAD: &str = "---\nname: tide-reader\ndescription: Reads tide tables. Use when a harbour is named.\n";
const TAIL: &str = "model: sonnet\n---\n\n# Tides\n\nGive the next two low tides, in local time.\n";

const SENTENCE: &str = "Use when a skipper asks when to leave, not when the weather is meant";

fn paragraph(at: usize) -> String {
    format!(
        "\n## Step {at}\n\nRead the **table** of `harbour-{at}` first; then compare it with the last one.\n\n\
         - Note the datum: some tables count from the chart, some from the mean.\n- Name the source.\n\n\
         ```sh\ntide --harbour {at} --next 2 # in local time\n```\n"
    )
}

/// Every way that is measured.
pub const ALL: &[Growth] = &[
    Growth {
        name: "body",
        before: "---\nname: tide-reader\ndescription: Reads tide tables. Use when a harbour is named.\n---\n",
        piece: paragraph,
        behind: "",
    },
    Growth {
        name: "description-one-line",
        before: "---\nname: tide-reader\ndescription: Reads tide tables. ",
        piece: |at| format!("{SENTENCE} ({at}). "),
        behind: "End.\nmodel: sonnet\n---\n\nGive the next two low tides.\n",
    },
    Growth {
        name: "description-block",
        before: "---\nname: tide-reader\ndescription: |\n",
        piece: |at| format!("  {SENTENCE} ({at}).\n"),
        behind: TAIL,
    },
    Growth {
        name: "description-broken",
        before: "---\nname: tide-reader\ndescription: Reads tide tables. ",
        piece: |at| format!("{SENTENCE}: {at}.\\n"),
        behind: "End.\nmodel: sonnet\n---\n\nGive the next two low tides.\n",
    },
    Growth {
        name: "description-column-0",
        before: "---\nname: tide-reader\ndescription: \"Reads tide tables.\n",
        piece: |at| format!("{SENTENCE} ({at}).\n"),
        behind: "\"\nmodel: sonnet\n---\n\nGive the next two low tides.\n",
    },
    Growth { name: "keys", before: HEAD, piece: |at| format!("note-{at}: {SENTENCE}\n"), behind: TAIL },
    Growth {
        name: "keys-twice",
        before: HEAD,
        piece: |at| format!("note-{}: {SENTENCE}\n", at / 2),
        behind: TAIL,
    },
    Growth {
        name: "comments",
        before: HEAD,
        piece: |at| format!("note-{at}: see #{at} of the log\n"),
        behind: TAIL,
    },
    Growth {
        name: "tools",
        before: "---\nname: tide-reader\ndescription: Reads tide tables.\ntools: Read",
        piece: |at| format!(", mcp__harbour_{at}__read_the_table"),
        behind: "\n---\n\nGive the next two low tides.\n",
    },
    Growth {
        name: "tools-unknown",
        before: "---\nname: tide-reader\ndescription: Reads tide tables.\ntools:\n  - Read\n",
        piece: |at| format!("  - reed_{at}\n"),
        behind: "---\n\nGive the next two low tides.\n",
    },
    Growth {
        name: "lists",
        before: HEAD,
        piece: |at| format!("group-{at}:\n  - one: [a, b]\n    two: \"c\"\n  - &n{at} {{three: d}}\n"),
        behind: TAIL,
    },
    Growth { name: "dashes", before: HEAD, piece: |at| format!("note-{at}: high --- low\n"), behind: TAIL },
];
