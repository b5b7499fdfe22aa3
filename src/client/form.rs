//! Whether values are of the forms their fields ask for, as the schema libraries of strict clients judge: a null is
//! no absent value, and a number in quotes is a text.

use super::{Field, Form, Reading, Why, number, parser::Sort, tree::Tree};
use crate::document::Node;

/// Notes each value that is not of its field's form.
pub fn check(tree: &Tree<'_>, fields: &'static [Field], reading: &mut Reading) {
    for field in fields {
        match tree.get(field.key) {
            Some(node) if !takes(tree, field.form, node) => {
                reading.refuse(Why::ValueForm, tree.place(field.key));
            }
            _ => {}
        }
    }
}

/// Whether a value is of a form.
pub fn takes(tree: &Tree<'_>, form: Form, node: &Node) -> bool {
    let sort = tree.sort(node);
    match form {
        Form::Text | Form::Model | Form::Color => sort == Sort::Text,
        Form::Word(words) => tree.text(node).is_some_and(|word| words.contains(&word)),
        Form::Count(least) => sort == Sort::Number && number::is_count(tree.word(node), least),
        Form::Number => sort == Sort::Number,
        Form::Flag | Form::Yes => matches!(sort, Sort::Bool(_)),
        Form::Texts | Form::Servers => sort == Sort::List && is_texts(tree, node),
        Form::Tools | Form::Names => sort == Sort::Text || (sort == Sort::List && is_texts(tree, node)),
        Form::Switches => {
            let is_switch = |(_, value): (&str, &Node)| matches!(tree.sort(value), Sort::Bool(_));
            sort == Sort::Map && tree.members(node).into_iter().all(is_switch)
        }
        Form::Map | Form::Hooks => sort == Sort::Map,
        Form::WordOrNumber(_) | Form::Permissions | Form::Any => true,
    }
}

/// Whether every item of a list is a text.
pub fn is_texts(tree: &Tree<'_>, node: &Node) -> bool {
    tree.items(node).all(|item| tree.sort(item) == Sort::Text)
}
