//! Our reading of TOML against that of the crate that Codex is built with.

use agent_playground::document::tables::{Entry, Table, Value, parse};
use toml::de::{DeTable, DeValue};

fn is_same(ours: &Value, theirs: &DeValue<'_>) -> bool {
    match (ours, theirs) {
        (Value::Text(text), DeValue::String(other)) => text == other,
        (Value::Whole(whole), DeValue::Integer(other)) => {
            i64::from_str_radix(other.as_str(), other.radix()) == Ok(*whole)
        }
        (Value::Number, DeValue::Integer(other)) => {
            i64::from_str_radix(other.as_str(), other.radix()).is_err()
        }
        (Value::Number, DeValue::Float(_)) | (Value::Date(_), DeValue::Datetime(_)) => true,
        (Value::Flag(flag), DeValue::Boolean(other)) => flag == other,
        (Value::List(items) | Value::Tables(items), DeValue::Array(others)) => {
            let mut pairs = items.iter().zip(others.iter());
            items.len() == others.len() && pairs.all(|(a, b)| is_same(&a.value, b.get_ref()))
        }
        (Value::Table(table), DeValue::Table(others)) => is_same_table(table, others),
        _ => false,
    }
}

fn is_same_table(table: &Table, others: &DeTable<'_>) -> bool {
    let same = |entry: &Entry| {
        let other = others.iter().find(|(key, _)| key.get_ref() == entry.key.value.as_str());
        other.is_some_and(|(_, value)| is_same(&entry.value.value, value.get_ref()))
    };
    table.entries.len() == others.len() && table.entries.iter().all(same)
}

/// Whether both take the text.
fn agree(text: &str) -> bool {
    let (ours, theirs) = (parse(text), DeTable::parse(text));
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text:?}: {ours:?}, {theirs:?}");
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => assert!(is_same_table(&ours, theirs.get_ref()), "{text:?}: {ours:?}"),
        (Err(error), _) => assert!(text.is_char_boundary(error.at), "{text:?}: {error:?}"),
        _ => {}
    }
    parse(text).is_ok()
}

#[rustfmt::skip]
const VALUES: &[&str] = &[
    "\"a\"", "'b'", "1", "-0", "+1_0", "0x_f", "0xF", "0xg", "01", "1__0", "1.5", "1e5", "1.", ".5", "1e", "-1E+0_1", "inf",
    "-nan", "true", "tru", "2026-11-20", "2026-11-20 10:00", "2026-11-20  10:00", "2026-11-20T10:00:00Z", "10:00:00.5", "10:00",
    "2024-02-29", "2026-02-29", "2026-11-20t10:00:61", "2026-11-20 10:00-08:00", "2026-11-20 x", "\"x\\n\\u00e9\\x41\\e\"", "\"\\u12\"", "\"\\ud800\"",
    "\"\"\"x\\\n  y\"\"\"\"\"", "''''x'''''", "'''\r\nx\r\n'''", "\"\"\"a\\ b\"\"\"", "9223372036854775808", "[1, [2, 'x'],]", "[\n# c\n1 ,\n]", "[,]",
    "{}", "{a = 1, b.c = 2,\n}", "{a = {b = 1}, a.c = 2}", "\"\u{7f}\"", "'a\tb'", "\"a\nb\"", "é", "-", "[[1]]", "{a.b = 1, a.b.c = 2}",
];

#[rustfmt::skip]
const LINES: &[&str] = &[
    "a = 1\n", "b.c = 2\n", "a.b = 3\n", "a.b.c = 4\n", "a = {b = 1}\n", "a = [{b = 1}]\n", "[a]\n", "[a.b]\n", "[a.b.c]\n", "[[a]]\n", "[[a.b]]\n",
    "[ b . 'c' ] # x\n", "[ [a]]\n", "[[a] ]\n", "\"a\" = 1\n", "\"\" = 1\n", "c = 1", " \t\n", "# \u{1}\n", "# x\r", "\r\n", "= 1\n", "a\n", "d = \n", "[]\n",
];

#[test]
fn values_and_tables_are_what_the_client_has() {
    let mut taken = 0;
    for value in VALUES {
        for text in [
            format!("a = {value}"),
            format!("{value} = 1\n"),
            format!("[{value}]\n"),
            format!("a=[{value} ]#\nb = {{ c={value}}}\n"),
        ] {
            taken += usize::from(agree(&text));
        }
    }
    for first in LINES {
        for second in LINES {
            for third in LINES {
                taken += usize::from(agree(&format!("{first}{second}{third}")));
            }
        }
    }
    assert!(taken > 1_000, "{taken}");
}

#[test]
fn any_words_in_any_order_are_what_the_client_has() {
    let words = || {
        VALUES
            .iter()
            .chain(LINES)
            .chain(&["=", " = ", ".", ",", "[", "]", "{", "}", "\n", " ", "a", "\"", "'''", "\"\"\"", "\\"])
    };
    let words: Vec<&&str> = words().collect();
    arbtest::arbtest(|unstructured| {
        let mut text = String::new();
        while !unstructured.is_empty() && text.len() < 200 {
            text.push_str(unstructured.choose(&words)?);
        }
        agree(&text);
        Ok(())
    })
    .budget_ms(2_000);
}

#[test]
fn nesting_ends_where_the_client_ends_it() {
    for deep in [79, 80, 81, 82] {
        agree(&format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)));
        agree(&format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)));
        agree(&format!("{}a = 1", "a.".repeat(deep)));
        agree(&format!("[{}a]", "a.".repeat(deep)));
    }
}
