//! The rules, one a file. To add one: copy the shortest, name file and rule alike, write its docs with a
//! bad and a good example (they are run as tests), and add its line to [`ALL`].

mod bidi_control;
mod client_refuses;
mod comment_cuts_value;
mod continuation_at_column_0;
mod control_character;
pub(super) mod curly_quotes;
mod dashes_inside_front_matter;
mod disallowed_specifier;
mod disallowed_without_effect;
mod duplicate_key;
mod effort_number;
mod empty_body;
mod empty_tools;
mod fenced_front_matter;
mod file_too_large;
mod foreign_model;
mod hook_without_effect;
mod hooks_drop_agent;
mod ignored_field;
mod indented_key;
mod invalid_color;
mod invalid_escape;
mod invalid_mcp_servers;
mod invalid_name;
mod invalid_value;
mod invalid_yaml;
mod invisible_character;
mod leading_mark;
mod list_in_text;
mod listed_and_disallowed;
mod literal_newline;
mod lone_carriage_returns;
mod long_description;
mod malformed_closing;
mod malformed_example;
mod malformed_key;
mod malformed_opening;
mod mark_eats_word;
mod memory_adds_tools;
mod merge_conflict;
mod missing_description;
mod missing_name;
mod model_form;
mod name_form;
mod no_front_matter;
mod no_trigger;
mod odd_blank;
mod other_clients_model;
mod other_clients_tool;
mod overrides_built_in;
mod placeholder_left;
mod plugin_variable;
mod quote_inside_quotes;
mod read_only_can_write;
mod read_otherwise;
mod repeated_front_matter;
mod repeated_tool;
mod replacement_character;
mod retired_model;
mod second_agent;
mod secret;
mod space_before_parenthesis;
mod specifier_without_effect;
mod tab_indentation;
mod text_before_front_matter;
mod tool_not_granted;
mod tool_without_effect;
mod unclosed_bracket;
mod unclosed_code_fence;
mod unclosed_front_matter;
mod unclosed_parenthesis;
mod unclosed_quote;
mod unknown_key;
mod unknown_model;
mod unknown_tool;
mod unknown_variable;
mod unquoted_colon;
mod value_not_text;
mod wrong_separator;

use super::rule::Rule;
use crate::client::About;

/// Lists the rules, and beside each what is to be read about it: only whoever shows that needs it.
macro_rules! rules {
    ($($module:ident::$rule:ident),*; $($later:ident::$later_rule:ident),*) => {
        /// Every rule, in the order of the documentation: from the outside of the file inwards.
        pub static ALL: &[&dyn Rule] = &[$(&$module::$rule,)* $(&$later::$later_rule,)*];

        /// The rules for clients whose readings are explained: all but those that tell of others.
        static EXPLAINED: &[&dyn Rule] = &[$(&$module::$rule),*];

        static DOCS: &[&str] = &[$($module::DOCS,)* $($later::DOCS,)*];
    };
}

rules! {
    file_too_large::FileTooLarge,
    no_front_matter::NoFrontMatter,
    lone_carriage_returns::LoneCarriageReturns,
    fenced_front_matter::FencedFrontMatter,
    text_before_front_matter::TextBeforeFrontMatter,
    malformed_opening::MalformedOpening,
    malformed_closing::MalformedClosing,
    unclosed_front_matter::UnclosedFrontMatter,
    dashes_inside_front_matter::DashesInsideFrontMatter,
    tab_indentation::TabIndentation,
    odd_blank::OddBlank,
    malformed_key::MalformedKey,
    indented_key::IndentedKey,
    merge_conflict::MergeConflict,
    control_character::ControlCharacter,
    unquoted_colon::UnquotedColon,
    continuation_at_column_0::ContinuationAtColumn0,
    leading_mark::LeadingMark,
    unclosed_quote::UnclosedQuote,
    quote_inside_quotes::QuoteInsideQuotes,
    invalid_escape::InvalidEscape,
    unclosed_bracket::UnclosedBracket,
    invalid_yaml::InvalidYaml,
    curly_quotes::CurlyQuotes,
    mark_eats_word::MarkEatsWord,
    comment_cuts_value::CommentCutsValue,
    duplicate_key::DuplicateKey,
    missing_name::MissingName,
    missing_description::MissingDescription,
    value_not_text::ValueNotText,
    invalid_name::InvalidName,
    name_form::NameForm,
    overrides_built_in::OverridesBuiltIn,
    empty_tools::EmptyTools,
    list_in_text::ListInText,
    wrong_separator::WrongSeparator,
    unclosed_parenthesis::UnclosedParenthesis,
    space_before_parenthesis::SpaceBeforeParenthesis,
    tool_not_granted::ToolNotGranted,
    other_clients_tool::OtherClientsTool,
    unknown_tool::UnknownTool,
    repeated_tool::RepeatedTool,
    specifier_without_effect::SpecifierWithoutEffect,
    disallowed_specifier::DisallowedSpecifier,
    disallowed_without_effect::DisallowedWithoutEffect,
    listed_and_disallowed::ListedAndDisallowed,
    read_only_can_write::ReadOnlyCanWrite,
    memory_adds_tools::MemoryAddsTools,
    foreign_model::ForeignModel,
    model_form::ModelForm,
    retired_model::RetiredModel,
    unknown_model::UnknownModel,
    invalid_color::InvalidColor,
    effort_number::EffortNumber,
    invalid_value::InvalidValue,
    ignored_field::IgnoredField,
    invalid_mcp_servers::InvalidMcpServers,
    hooks_drop_agent::HooksDropAgent,
    hook_without_effect::HookWithoutEffect,
    unknown_key::UnknownKey,
    placeholder_left::PlaceholderLeft,
    no_trigger::NoTrigger,
    long_description::LongDescription,
    literal_newline::LiteralNewline,
    malformed_example::MalformedExample,
    invisible_character::InvisibleCharacter,
    bidi_control::BidiControl,
    replacement_character::ReplacementCharacter,
    second_agent::SecondAgent,
    secret::Secret,
    empty_body::EmptyBody,
    repeated_front_matter::RepeatedFrontMatter,
    plugin_variable::PluginVariable,
    unclosed_code_fence::UnclosedCodeFence;
    // These say nothing of a client whose readings are explained.
    client_refuses::ClientRefuses,
    read_otherwise::ReadOtherwise,
    other_clients_model::OtherClientsModel,
    tool_without_effect::ToolWithoutEffect,
    unknown_variable::UnknownVariable
}

/// The rules that are true of every client: they tell of the text alone, or of what the reading says.
pub static OF_ANY_CLIENT: &[&dyn Rule] = &[
    &file_too_large::FileTooLarge,
    &no_front_matter::NoFrontMatter,
    &fenced_front_matter::FencedFrontMatter,
    &text_before_front_matter::TextBeforeFrontMatter,
    &merge_conflict::MergeConflict,
    &unquoted_colon::UnquotedColon,
    &leading_mark::LeadingMark,
    &unclosed_quote::UnclosedQuote,
    &quote_inside_quotes::QuoteInsideQuotes,
    &invalid_escape::InvalidEscape,
    &unclosed_bracket::UnclosedBracket,
    &missing_name::MissingName,
    &missing_description::MissingDescription,
    &other_clients_model::OtherClientsModel,
    &invalid_color::InvalidColor,
    &invalid_value::InvalidValue,
    &unknown_key::UnknownKey,
    &tool_without_effect::ToolWithoutEffect,
    &unknown_variable::UnknownVariable,
    &client_refuses::ClientRefuses,
    &read_otherwise::ReadOtherwise,
    &placeholder_left::PlaceholderLeft,
    &invisible_character::InvisibleCharacter,
    &bidi_control::BidiControl,
    &replacement_character::ReplacementCharacter,
    &secret::Secret,
    &unclosed_code_fence::UnclosedCodeFence,
];

/// The rules that speak for a client, by those for any client. Most tell of values and repairs as Claude Code has them,
/// and would say of others what is not so.
pub(super) fn of_with(about: &About, of_any: &'static [&'static dyn Rule]) -> &'static [&'static dyn Rule] {
    if about.explained { EXPLAINED } else { of_any }
}

/// The rules that speak for a client.
pub fn of(about: &About) -> &'static [&'static dyn Rule] {
    of_with(about, OF_ANY_CLIENT)
}

/// The rules for a text too large to be looked at.
pub static OF_ANY_SIZE: &[&dyn Rule] = &[&file_too_large::FileTooLarge];

/// What is to be read about a rule: Markdown with the headings *Why it matters*, *Example*, *Fix safety*, *Source*;
/// what stands before the first is what it finds. Empty for a name no rule has.
pub fn docs(name: &str) -> &'static str {
    let known = ALL.iter().zip(DOCS).find(|(rule, _)| rule.meta().name == name);
    known.map_or("", |(_, docs)| docs)
}

/// The rule of this name; `None` for a name no rule has.
pub fn by_name(name: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.meta().name == name)
}
