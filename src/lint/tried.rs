//! What the tests of rules try fixes with.

use super::{Applicability, fix_all};
use crate::client;

/// A text as its safe fixes leave it, for the client that is checked for by default.
pub fn fixed(text: &str) -> String {
    fix_all(text, client::default(), Applicability::Safe).text
}

/// The same for lines of front matter behind a name.
pub fn fixed_front(front: &str) -> String {
    let fixed = fixed(&format!("---\nname: a\n{front}\n---\nB"));
    fixed.replace("---\nname: a\n", "").replace("\n---\nB", "")
}

/// What stands under `tools` once its fixes up to this one are applied.
pub fn fixed_tools(tools: &str, up_to: Applicability) -> String {
    let text = format!("---\nname: a\ndescription: d\ntools: {tools}\n---\nB");
    let fixed = fix_all(&text, client::default(), up_to).text;
    fixed.split("tools: ").nth(1).and_then(|rest| rest.split("\n---").next()).unwrap_or_default().to_owned()
}
