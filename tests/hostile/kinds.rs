//! Texts that readers choke on, each as long as wanted.

/// One kind of hostile text.
pub struct Kind {
    pub name: &'static str,
    /// About so many bytes of it.
    pub make: fn(usize) -> String,
}

/// Where it stands in a file.
pub struct Place {
    pub name: &'static str,
    pub before: &'static str,
    pub behind: &'static str,
}

pub const PLACES: &[Place] = &[
    Place { name: "file", before: "", behind: "" },
    Place { name: "front", before: "---\n", behind: "\n---\nBody\n" },
    Place {
        name: "description",
        before: "---\nname: a\ndescription: ",
        behind: "\nmodel: haiku\n---\nBody\n",
    },
    Place { name: "tools", before: "---\nname: a\ndescription: b\ntools: ", behind: "\n---\nBody\n" },
    Place { name: "body", before: "---\nname: a\ndescription: b\n---\n", behind: "" },
];

macro_rules! repeated {
    ($($name:literal: $piece:expr),+ $(,)?) => {
        &[$(Kind { name: $name, make: |size| $piece.repeat(size.div_ceil($piece.len())) }),+]
    };
}

/// One piece, over and over.
pub const REPEATED: &[Kind] = repeated! {
    "fenced files": "```\n---\nname: a\n---\n```\nx\n",
    "files in open fences": "```md\n---\nname: a\n",
    "joined files": "---\nname: a\ndescription: b\n---\n",
    "unclosed files": "a.md\n---\nname: a\ndescription: b\n",
    "names of files": "`a.md` ",
    "letters of other lengths": "\u{212a}\u{2c6f}a",
    "brackets": "[",
    "closing brackets": "]\n",
    "brackets on lines": "[\n",
    "bracket pairs": "[]",
    "lists on lines": "[a]\n",
    "bracket comma": "[,",
    "braces": "{",
    "brace keys": "{a: ",
    "dashes and blanks": "- ",
    "dashes on lines": "- \n",
    "empty items": "-\n",
    "question marks": "? ",
    "question lines": "? a\n",
    "anchors": "&a ",
    "anchors on lines": "&a\n",
    "anchored items": "- &a b\n",
    "aliases": "*a ",
    "aliased items": "- *a\n",
    "anchor and alias": "- &a b\n- *a\n",
    "anchored brackets": "&a [",
    "tags": "! ",
    "tagged items": "- !!str a\n",
    "double quotes": "\"",
    "single quotes": "'",
    "opened double": "k: \"x\n",
    "opened single": "k: 'x\n",
    "opened in turn": "k: 'x\nl: \"y\n",
    "quoted items": "- 'x\n",
    "doubled quotes": "- ''' \n",
    "backslashes": "\\",
    "tabs": "\t",
    "tab lines": "\t\n",
    "blanks": " ",
    "blank lines": "\n",
    "blanks and lines": " \n",
    "colons": ": ",
    "bare colons": ":",
    "colon lines": ": \n",
    "one key": "a: ",
    "hashes": "#",
    "hash words": " #",
    "comment lines": "#\n",
    "cut values": "a: b #c\n",
    "cut by words": "name: b #c\n",
    "block marks": "|\n",
    "fold marks": ">\n",
    "blocks": "a: |\n  b\n",
    "empty blocks": "a: |\n",
    "fences": "---\n",
    "dashes": "-",
    "three dashes": "--- ",
    "dashes in values": "a: b---c\n",
    "dots": "...\n",
    "backticks": "`",
    "backtick words": "`a",
    "fenced code": "```\n",
    "examples": "<example>",
    "example lines": "<example>\nuser: \"a: b\"\n</example>\n",
    "written lines": "\\n\\n<example>\\nuser: a",
    "parentheses": "(",
    "tools and brackets": "Bash(",
    "one line": "x",
    "words": "word ",
    "one tool": "Read, ",
    "wrong case": "read, ",
    "dead tools": "BashOutput, ",
    "renamed tools": "Task, ",
    "dead items": "- LS\n",
    "unknown tools": "Foo, ",
    "duplicates": "a: b\n",
    "duplicate names": "name: b\n",
    "duplicate colons": "a: b: c\n",
    "colon lines in carriage returns": "a: b: c\r\n",
    "unindented": "description: \"a\nb\"\n",
    "merge keys": "<<: *a\n",
    "quotes": "> ",
    "quote lines": "> a\n",
    "stars": "*",
    "star words": "*a ",
    "strong words": "**a ",
    "open and closed stars": "*a**b",
    "underscores": "_",
    "underscore words": "_a ",
    "open links": "[a](",
    "links": "[a](b)",
    "nested links": "[a](b ",
    "images": "![",
    "link references": "[a]: b\n",
    "footnotes": "[^a]: b\n",
    "footnote marks": "[^a]",
    "bangs": "!",
    "bars": "|",
    "table rows": "|a|b\n",
    "tildes": "~",
    "entities": "&amp;",
    "html": "<a ",
    "html comments": "<!--",
    "processing": "<?",
    "cdata": "<![CDATA[",
    "headings": "# a\n",
    "underlined": "a\n=\n",
    "numbers": "1. ",
    "tasks": "- [ ] a\n",
    "zero width": "\u{200b}",
    "bidirectional": "\u{202e}",
    "no-break": "\u{a0}",
    "byte order marks": "\u{feff}",
    "line separators": "\u{2028}",
    "next lines": "\u{85}",
    "letters of two bytes": "\u{e9}",
    "emoji": "\u{1F600}",
    "joined emoji": "\u{1F468}\u{200d}",
    "carriage returns": "\r",
    "windows lines": "\r\n",
    "nulls": "\0",
    "controls": "\u{1}",
    "dollars": "$",
    "percents": "%",
    "ats": "@",
    "commas": ",",
    "equals": "=",
};

/// Each line or name another.
pub const COUNTED: &[Kind] = &[
    Kind { name: "deep lines", make: deep_lines },
    Kind { name: "deep keys", make: deep_keys },
    Kind { name: "deep items", make: deep_items },
    Kind { name: "many keys", make: |size| counted(size, |n| format!("a{n}: x\n")) },
    Kind { name: "many broken keys", make: |size| counted(size, |n| format!("a{n}: x: y\n")) },
    Kind { name: "many cut keys", make: |size| counted(size, |n| format!("a{n}: x #y\n")) },
    Kind { name: "many words as keys", make: |size| counted(size, |n| format!("{}: x\n", letters(n))) },
    Kind { name: "many flow keys", make: |size| format!("{{{}}}", counted(size, |n| format!("a{n}: x, "))) },
    Kind { name: "same flow keys", make: |size| format!("{{{}}}", counted(size, |_| "a: x, ".to_owned())) },
    Kind { name: "many tools", make: |size| counted(size, |n| format!("T{n}, ")) },
    Kind { name: "many granted tools", make: |size| counted(size, |n| format!("mcp__s__t{n}, ")) },
    Kind { name: "many tool items", make: |size| format!("\n{}", counted(size, |n| format!("  - T{n}\n"))) },
    Kind { name: "many denied tools", make: denied },
    Kind { name: "tools among keys", make: tools_among_keys },
    Kind { name: "many anchors", make: |size| counted(size, |n| format!("- &a{n} x\n- *a{n}\n")) },
    Kind { name: "anchors, then aliases", make: anchors_then_aliases },
    Kind { name: "nested anchors", make: nested_anchors },
    Kind { name: "billion laughs", make: laughs },
    Kind { name: "merge bomb", make: merge_bomb },
    Kind { name: "many link references", make: |size| counted(size, |n| format!("[a{n}]: b\n")) },
    Kind { name: "many footnotes", make: |size| counted(size, |n| format!("[^a{n}] \n\n[^a{n}]: b\n\n")) },
    Kind { name: "many headings", make: |size| counted(size, |n| format!("# a{n}\n")) },
    Kind { name: "backticks of all lengths", make: backticks },
    Kind { name: "fences of all lengths", make: fences },
    Kind { name: "wide table", make: wide_table },
    Kind { name: "many colons to quote", make: |size| counted(size, |n| format!("k{}: x: y\n", letters(n))) },
];

/// Every kind.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    REPEATED.iter().chain(COUNTED)
}

/// Lines until they are as long as wanted; each is given its number.
fn counted(size: usize, line: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 64);
    let mut number = 0;
    while out.len() < size {
        out.push_str(&line(number));
        number += 1;
    }
    out
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return out;
        }
    }
}

fn deep(size: usize, line: impl Fn(usize) -> String) -> String {
    // The sum of the first n numbers is about n²/2.
    let lines = (size * 2).isqrt();
    (0..lines).map(line).collect()
}

fn deep_lines(size: usize) -> String {
    deep(size, |deep| format!("{}x\n", " ".repeat(deep)))
}

fn deep_keys(size: usize) -> String {
    deep(size, |deep| format!("{}a:\n", " ".repeat(deep)))
}

fn deep_items(size: usize) -> String {
    deep(size, |deep| format!("{}- a\n", " ".repeat(deep)))
}

fn denied(size: usize) -> String {
    let list = |name: &str| counted(size / 2, |n| format!("{name}{n}, "));
    format!("{}\ndisallowedTools: {}", list("mcp__a"), list("mcp__b"))
}

fn tools_among_keys(size: usize) -> String {
    let tools = counted(size / 2, |n| format!("T{n}, "));
    let keys = counted(size / 2, |n| format!("a{n}: x\n"));
    format!("{tools}\n{keys}")
}

fn anchors_then_aliases(size: usize) -> String {
    let anchors = counted(size / 2, |n| format!("- &a{n} x\n"));
    let aliases = counted(size / 2, |n| format!("- *a{n}\n"));
    format!("{anchors}{aliases}")
}

/// As deep as readers go, and all that is left at the bottom.
fn nested_anchors(size: usize) -> String {
    let depth = 250.min(size / 20);
    let open: String = (0..depth).map(|n| format!("&a{n} [")).collect();
    format!("x: {open}{}{}\n", "b,".repeat(size / 2), "]".repeat(depth))
}

/// Each line holds the one before it ten times.
fn laughs(size: usize) -> String {
    let line = |n: usize| match n {
        0 => "a0: &a0 [lol]\n".to_owned(),
        _ => format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", ")),
    };
    counted(size, line)
}

/// Each map merges the one before it ten times.
fn merge_bomb(size: usize) -> String {
    let line = |n: usize| match n {
        0 => "a0: &a0 {x: y}\n".to_owned(),
        _ => format!("a{n}: &a{n} {{<<: [{}]}}\n", vec![format!("*a{}", n - 1); 9].join(", ")),
    };
    let maps = counted(size, line);
    let last = maps.matches('\n').count() - 1;
    format!("{maps}<<: *a{last}\n")
}

fn backticks(size: usize) -> String {
    deep(size, |length| format!("{} ", "`".repeat(length)))
}

fn fences(size: usize) -> String {
    deep(size, |length| format!("{}\n", "`".repeat(length + 3)))
}

fn wide_table(size: usize) -> String {
    let columns = size / 8;
    let row = "|a".repeat(columns);
    format!("{row}\n{}\n{}", "|-".repeat(columns), "|\n".repeat(size / 4))
}
