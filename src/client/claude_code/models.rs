//! Models: the names the program knows. Source: its model catalogue and its table of retirements, version
//! 2.1.328, 2026-11-20; the model sent for a spawned agent, 50 names tried.

use super::super::{Models, Retired};

pub static MODELS: Models = Models {
    aliases: &["sonnet", "opus", "haiku", "fable", "best", "opusplan", "inherit"],
    families: &["sonnet", "opus", "haiku", "fable", "mythos"],
    names: &[
        "claude-haiku-4-5",
        "claude-haiku-5-5",
        "claude-sonnet-4-0",
        "claude-sonnet-4-5",
        "claude-sonnet-4-6",
        "claude-sonnet-5",
        "claude-sonnet-5-5",
        "claude-opus-4-0",
        "claude-opus-4-1",
        "claude-opus-4-5",
        "claude-opus-4-6",
        "claude-opus-4-7",
        "claude-opus-4-8",
        "claude-opus-5",
        "claude-opus-5-5",
        "claude-fable-5",
        "claude-fable-5-1",
        "claude-fable-5-2",
        "claude-mythos-5",
        "claude-mythos-5-1",
        "claude-mythos-5-2",
    ],
    retired: &[
        Retired {
            names: &[
                "claude-opus-4-0",
                "claude-opus-4-20250514",
                "claude-opus-4-1",
                "claude-opus-4-1-20250805",
            ],
            on: None,
            alias: "opus",
        },
        Retired { names: &["claude-opus-4"], on: Some("2026-06-15"), alias: "opus" },
        Retired {
            names: &["claude-sonnet-4", "claude-sonnet-4-0", "claude-sonnet-4-20250514"],
            on: Some("2026-06-15"),
            alias: "sonnet",
        },
        Retired {
            names: &["claude-3-7-sonnet", "claude-3-7-sonnet-20250219", "claude-3-7-sonnet-latest"],
            on: Some("2026-02-19"),
            alias: "sonnet",
        },
        Retired {
            names: &["claude-3-5-haiku", "claude-3-5-haiku-20241022", "claude-3-5-haiku-latest"],
            on: Some("2026-02-19"),
            alias: "haiku",
        },
        Retired {
            names: &["claude-3-opus", "claude-3-opus-20240229", "claude-3-opus-latest"],
            on: Some("2026-01-05"),
            alias: "opus",
        },
    ],
};
