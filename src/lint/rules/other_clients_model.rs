use crate::{
    client::{
        ModelNames,
        across::model::{self, Carried},
    },
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::short,
        written::Written,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A model in the form of another client: a short name of Claude Code's, or one without the provider that
    /// OpenCode wants before it. Told of every client but Claude Code.
    ///
    /// ## Why it matters
    /// The agent loads, and fails when it is called: OpenCode takes `sonnet` for a provider and leaves the model
    /// empty; the others ask their server for a model of that name.
    ///
    /// ## Example
    /// ```md bad for opencode
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: sonnet
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: anthropic/claude-sonnet-5-5
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md bad for gemini-cli
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: opus
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the model that Claude Code sends for the short name is written, where the client can have it;
    /// else the key is removed, and the client's default is used.
    ///
    /// ## Source
    /// OpenCode 1.18.33, `debug config` on the case `opencode/model-alias`; the documentation of the others,
    /// 2026-11-20.
    OtherClientsModel, "other-clients-model", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for OtherClientsModel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let about = context.client.about();
        let Some(model) = context.reading.model.as_deref().filter(|_| !about.explained) else { return };
        let names = about.carries.models;
        let without_provider = names == ModelNames::WithProvider && !model.contains('/');
        if names == ModelNames::None || (!without_provider && !model::is_short(model)) {
            return;
        }
        if let Some(written) = context.written("model") {
            out.push(diagnose(context, &written, model, without_provider));
        }
    }
}

fn diagnose(context: &Context<'_>, written: &Written, model: &str, without_provider: bool) -> Diagnostic {
    let client = context.client_title();
    let own = match model::carried(model, context.client) {
        Carried::As(own) | Carried::Mapped(own) => Some(own),
        Carried::Inherited | Carried::Dropped => None,
    };
    let shown = short(model, 40);
    let (title, edits) = match (&own, written.lines) {
        (Some(own), _) => (format!("Write `{own}`"), Some(Edit::replace(written.value, own.as_str()))),
        (None, Some(lines)) => ("Remove the key".to_owned(), Some(Edit::delete(lines))),
        (None, None) => (String::new(), None),
    };
    Diagnostic {
        rule: META.name,
        severity: if without_provider { Severity::Error } else { Severity::Warning },
        span: written.value,
        at: written.value.start(),
        title: format!("`{shown}` is no model of {}", context.client_name()),
        what: match without_provider {
            true => format!("{client} wants a provider before the model: `provider/model`."),
            false => format!("`{shown}` is a short name of Claude Code's."),
        },
        why: match without_provider {
            true => format!(
                "It takes `{shown}` for the provider and has no model: the agent fails when it is called."
            ),
            false => "The agent loads, and fails when it is called.".into(),
        },
        now: match own {
            Some(own) => format!("Write `{own}`, or leave the key out to use the default."),
            None => "Name a model of this client, or leave the key out to use the default.".into(),
        },
        fix: edits.map(|edit| Fix {
            title,
            label: "Fix",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(edit),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::{client::by_id, document::Document, lint::check};

    fn rules(client: &str, model: &str) -> Vec<&'static str> {
        let text =
            format!("---\nname: tides\ndescription: Reads tides.\nmodel: {model}\n---\nRead the tables.\n");
        let report = check(&Document::parse(text), by_id(client).unwrap());
        report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
    }

    #[test]
    fn models_of_the_client_are_left_alone() {
        for (client, model) in [
            ("opencode", "anthropic/claude-sonnet-5-5"),
            ("opencode", "local/llama"),
            ("copilot-cli", "gpt-5.4"),
            ("gemini-cli", "inherit"),
            ("qwen-code", "my-own-model"),
            ("cursor", "fast"),
            ("claude-code", "sonnet"),
        ] {
            assert_eq!(rules(client, model), [""; 0], "{client} {model}");
        }
        for client in ["opencode", "copilot-cli", "gemini-cli", "qwen-code", "cursor"] {
            assert_eq!(rules(client, "Sonnet"), ["other-clients-model"], "{client}");
        }
    }
}
