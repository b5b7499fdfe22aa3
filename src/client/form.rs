//! Whether values are of the forms their fields ask for, as the schema libraries of strict clients judge: a null is
//! no absent value, and a number in quotes is a text.

use super::{Field, Form, Reading, Why, parser::Sort, tree::Tree};
use crate::document::Node;

/// Notes each value that is not of its field's form.
pub fn check(tree: &Tree<'_>, fields: &'static [Field], refuses: bool, reading: &mut Reading) {
    for field in fields {
        match tree.get(field.key) {
            Some(node) if !takes(tree, field.form, node) => {
                reading.reasons.push(tree.fault(Why::ValueForm, field.key, refuses));
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
        Form::Count(least) => {
            number(tree, node).is_some_and(|number| number.fract() == 0.0 && number >= f64::from(least))
        }
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

/// The value of a number; `None` for what is none to the client.
pub fn number(tree: &Tree<'_>, node: &Node) -> Option<f64> {
    let node = tree.resolve(node);
    let word = node.text().filter(|_| tree.sort(node) == Sort::Number)?;
    let plain: String = word.chars().filter(|c| *c != '_').collect();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let based = |prefix: &str, base| u64::from_str_radix(digits.strip_prefix(prefix)?, base).ok();
    match based("0x", 16).or(based("0o", 8)).or(based("0b", 2)) {
        Some(whole) => Some(sign * whole as f64),
        None if digits.eq_ignore_ascii_case(".inf") => Some(sign * f64::INFINITY),
        None => digits.parse::<f64>().ok().map(|number| sign * number),
    }
}
