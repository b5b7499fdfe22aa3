use leptos::prelude::*;

use super::{
    form_names::{fate, names},
    form_panel::is_long,
    macros::html,
    parts::{act, button, coded, counted, dynamic, flag, icon, memo, nothing, severity_mark, words},
};
use crate::{
    client::{Fate, Field, Form},
    form::{Row, Said},
    preview::Size,
    state::{Session, name_of},
};

/// One field: its name, what is to be known of it, the control, and what is wrong with it.
pub fn field(session: Session, rows: Memo<Vec<Row>>, of: &'static Field) -> AnyView {
    let key = of.key;
    let row = memo(move || rows.read().iter().find(|row| row.key == key).cloned());
    let said = memo(move || row.get().map_or(Said::Nothing, |row| row.said));
    let is_nested = memo(move || matches!(said.get(), Said::Nested(_)));
    let is_one_control = !matches!(of.form, Form::Color | Form::Servers | Form::Hooks | Form::Map);
    let name = dynamic(move || match is_one_control && !is_nested.get() {
        true => html! { <label for=id(key)>{label(key)}</label> },
        false => html! { <span class="field-label">{label(key)}</span> },
    });
    let control = dynamic(move || match is_nested.get() {
        true => nested(session, row),
        false => control(session, of, said),
    });
    html! {
        <div class="field">
            {name}
            <span class="field-note">{words(move || note(session, of, &said.get()))}</span>
            {control}
            {dynamic(move || says(session, row))}
            {(key == "name").then(|| dynamic(move || file_name(session)))}
        </div>
    }
    .into_any()
}

/// The file does not follow the agent's name by itself: it may be open elsewhere under its own.
fn file_name(session: Session) -> AnyView {
    let Some(path) = session.path_of_agent() else { return nothing() };
    let words = format!("Call the file {}", name_of(&path));
    html! { <div class="row">{button("button button-small", words, act(move || session.name_after_agent()))}</div> }
        .into_any()
}

/// The id of the field's control.
pub fn id(key: &str) -> String {
    format!("form-{key}")
}

/// `permissionMode` as words; names as their owners write them.
pub fn label(key: &str) -> String {
    let known = match key {
        "color" => "Colour",
        "github" => "GitHub",
        "mcpServers" | "mcp-servers" | "mcp_servers" => "MCP servers",
        "omitClaudeMd" => "Omit CLAUDE.md",
        "readonly" => "Read-only",
        "timeout_mins" => "Timeout in minutes",
        _ => return as_words(key),
    };
    known.into()
}

fn as_words(key: &str) -> String {
    let mut out = String::new();
    for letter in key.chars() {
        match letter {
            _ if out.is_empty() => out.extend(letter.to_uppercase()),
            '-' | '_' => out.push(' '),
            'A'..='Z' => {
                out.push(' ');
                out.extend(letter.to_lowercase());
            }
            _ => out.push(letter),
        }
    }
    out
}

/// What is to be known before typing, or of what was typed.
fn note(session: Session, of: &Field, said: &Said) -> String {
    match (of.key, said) {
        ("name", _) => "letters, digits and dashes".into(),
        ("description", Said::Text(text)) => {
            let size = Size::of(text);
            format!("{}, about {}", counted(size.characters, "character"), counted(size.tokens, "token"))
        }
        ("tools", Said::Nothing) => "all tools".into(),
        ("tools", Said::Names(names)) => {
            let client = session.client();
            let gets = |name: &&String| matches!(fate(client, name), Some(Fate::Granted | Fate::Renamed(_)));
            format!("{} listed, {} known", names.len(), names.iter().filter(gets).count())
        }
        ("model", Said::Nothing) => "the parent's".into(),
        _ => String::new(),
    }
}

fn control(session: Session, of: &'static Field, said: Memo<Said>) -> AnyView {
    let key = of.key;
    let text = words(move || match said.get() {
        Said::Text(text) => text,
        _ => String::new(),
    });
    let typed = move |written: String| session.fill_in(key, of.form, &written);
    match of.form {
        Form::Tools | Form::Names => names(session, of, said),
        Form::Color => colors(session, text),
        Form::Word(choices) => choice(key, choices.to_vec(), text, typed),
        Form::Flag | Form::Yes => choice(key, vec!["true", "false"], text, typed),
        Form::Model => suggested(session, key, session.client().about().models.aliases, text, typed),
        Form::WordOrNumber(choices) => suggested(session, key, choices, text, typed),
        Form::Servers | Form::Hooks | Form::Map => {
            html! { <p class="soft">"Written as lists and maps: add it in the text."</p> }.into_any()
        }
        _ if is_long(of.form, key) => html! {
            <textarea rows="4" id=id(key) prop:value=text on:input=move |event| typed(event_target_value(&event)) on:change=move |_| session.filled()></textarea>
        }
        .into_any(),
        _ => html! {
            <input autocomplete="off" spellcheck="false" id=id(key) prop:value=text on:input=move |event| typed(event_target_value(&event)) on:change=move |_| session.filled() />
        }
        .into_any(),
    }
}

/// One of a few words, or none; a word of the file that is none of them stays until another is chosen.
fn choice(
    key: &'static str,
    choices: Vec<&'static str>,
    text: Signal<String>,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    let options = dynamic(move || {
        let now = text.get();
        let odd = (!now.is_empty() && !choices.contains(&now.as_str())).then(|| now.clone());
        let all = [String::new()].into_iter().chain(choices.iter().map(|word| (*word).to_owned())).chain(odd);
        let options = all.map(|word| {
            let selected = word == now;
            let shown = if word.is_empty() { "not set".to_owned() } else { word.clone() };
            html! { <option value=word selected=selected>{shown}</option> }.into_any()
        });
        options.collect::<Vec<AnyView>>().into_any()
    });
    html! {
        <span class="select">
            <select id=id(key) on:change=move |event| typed(event_target_value(&event))>{options}</select>
            {icon("chevron-down")}
        </span>
    }
    .into_any()
}

/// A text with the words that are meant most.
fn suggested(
    session: Session,
    key: &'static str,
    choices: &'static [&'static str],
    text: Signal<String>,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    let list = format!("{}-words", id(key));
    let options = choices.iter().map(|word| html! { <option value=*word></option> }.into_any());
    html! {
        <input autocomplete="off" spellcheck="false" id=id(key) list=list.clone() prop:value=text on:input=move |event| typed(event_target_value(&event)) on:change=move |_| session.filled() />
        <datalist id=list>{options.collect::<Vec<AnyView>>()}</datalist>
    }
    .into_any()
}

fn colors(session: Session, text: Signal<String>) -> AnyView {
    let swatches = session.client().about().colors.iter().map(|color| {
        let class = format!("swatch is-{color}");
        html! {
            <label>
                <input
                    type="radio"
                    name="form-color"
                    prop:checked=flag(move || text.get() == *color)
                    on:change=move |_| session.fill_in("color", Form::Color, color)
                />
                <i class=class></i>{*color}
            </label>
        }
        .into_any()
    });
    html! {
        <div class="swatches" role="radiogroup" aria-label="Colour" id=id("color")>
            {swatches.collect::<Vec<AnyView>>()}
        </div>
    }
    .into_any()
}

/// A list or map that the form does not take apart.
fn nested(session: Session, row: Memo<Option<Row>>) -> AnyView {
    let place = move || row.get_untracked().and_then(|row| row.place);
    let text = words(move || match row.get().map(|row| row.said) {
        Some(Said::Nested(text)) => text,
        _ => String::new(),
    });
    html! {
        <pre class="quote field-nested">{text}</pre>
        {button("button button-small", "Edit it in the text", act(move || if let Some(place) = place() { session.reveal(place) }))}
    }
    .into_any()
}

/// The gravest problem of the field, with its fix.
fn says(session: Session, row: Memo<Option<Row>>) -> AnyView {
    let analysis = session.analysis();
    let Some(problem) = row.get().and_then(|row| row.problem(&analysis.report.diagnostics).cloned()) else {
        return nothing();
    };
    let fix = problem
        .fix
        .clone()
        .map(|fix| button("button button-small push", fix.label, act(move || session.apply_fix(&fix))));
    html! {
        <p class="field-says row">
            {severity_mark(problem.severity, problem.severity.word().to_owned())}
            <span>{coded(&problem.title)}</span>
            {fix}
        </p>
    }
    .into_any()
}
