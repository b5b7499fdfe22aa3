//! Addresses, of which nothing is fetched.

use super::Incoming;
use crate::share::{self, Broken};

/// The address of something elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub url: String,
    /// Where the bare text is, for the page of a file on GitHub, Gist or GitLab.
    pub raw: Option<String>,
}

/// A cut link of a playground is told from any other address by what is left of it.
const TELLING: usize = 16;

/// An address, where the text is one and nothing else: bare, between `<` and `>`, or as a Markdown link.
pub fn read(text: &str) -> Option<Incoming> {
    let url = bare(text.trim());
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let is_address =
        url.len() > scheme.len() && !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '<');
    if !is_address {
        return None;
    }
    let fragment = url.split_once('#').map(|(_, fragment)| fragment).filter(|fragment| is_link(fragment));
    Some(match fragment {
        Some(fragment) => Incoming::Link(fragment.to_owned()),
        None => Incoming::Address(Address { url: url.to_owned(), raw: raw(url) }),
    })
}

fn is_link(fragment: &str) -> bool {
    match share::decode(fragment, None) {
        Ok(_) | Err(Broken::NoDictionary) => true,
        Err(Broken::Cut { arrived, .. }) => arrived >= TELLING,
        Err(_) => false,
    }
}

fn bare(text: &str) -> &str {
    let linked =
        text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.rsplit_once("](")).map(|(_, url)| url);
    let marked = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    linked.or(marked).unwrap_or(text)
}

/// The address of the bare text, for the page that shows it.
fn raw(url: &str) -> Option<String> {
    let page = url.split(['#', '?']).next().unwrap_or(url);
    let (_, rest) = page.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let path = path.trim_end_matches('/');
    match host.strip_prefix("www.").unwrap_or(host) {
        "github.com" => {
            let mut parts = path.splitn(4, '/');
            let (owner, project) = (parts.next()?, parts.next()?);
            parts.next().filter(|kind| *kind == "blob")?;
            Some(format!("https://raw.githubusercontent.com/{owner}/{project}/{}", parts.next()?))
        }
        "gist.github.com" if path.split('/').count() == 2 => {
            Some(format!("https://gist.github.com/{path}/raw"))
        }
        _ if path.contains("/-/blob/") => Some(page.replacen("/-/blob/", "/-/raw/", 1)),
        _ => None,
    }
}

impl Address {
    /// Why it does not open.
    pub fn why(&self) -> &'static str {
        "It is an address, and this page fetches nothing."
    }

    /// What to do now.
    pub fn now(&self) -> String {
        let place = self.raw.as_deref().unwrap_or("it");
        format!("Open {place} in another tab, copy the whole text, and paste it here.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{SharedFile, encode_plain};

    fn raw_of(text: &str) -> Option<String> {
        match read(text) {
            Some(Incoming::Address(address)) => address.raw,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_page_that_shows_a_file_leads_to_its_bare_text() {
        let raw = "https://raw.githubusercontent.com/o/r/main/a/b.md";
        assert_eq!(raw_of(" https://github.com/o/r/blob/main/a/b.md?plain=1#L4\n").as_deref(), Some(raw));
        let raw = "https://gitlab.com/g/s/r/-/raw/main/a.md";
        assert_eq!(raw_of("https://gitlab.com/g/s/r/-/blob/main/a.md").as_deref(), Some(raw));
        assert_eq!(
            raw_of("<https://gist.github.com/u/0a>").as_deref(),
            Some("https://gist.github.com/u/0a/raw")
        );
        for page in [
            "https://github.com/o/r",
            "https://github.com/o/r/tree/main/a",
            "HTTP://x.example/a.md",
            "http://x",
        ] {
            assert_eq!(raw_of(page), None, "{page}");
        }
    }

    #[test]
    fn what_to_do_names_the_bare_text() {
        let Some(Incoming::Address(address)) = read("https://github.com/o/r/blob/main/a.md") else {
            panic!()
        };
        assert!(address.now().contains("https://raw.githubusercontent.com/o/r/main/a.md"));
        assert!(address.why().contains("fetches nothing"));
    }

    #[test]
    fn a_link_of_a_playground_is_told_by_what_it_holds() {
        let fragment = encode_plain(&SharedFile { name: "a.md".into(), text: "---\nname: a\n---\n".into() });
        let link = format!("https://x.example/play/#{fragment}");
        for text in [link.clone(), format!("[a](<{link}>)").replace(['<', '>'], ""), format!("<{link}>")] {
            assert_eq!(read(&text), Some(Incoming::Link(fragment.clone())), "{text}");
        }
        let cut = &link[..link.len() - 9];
        assert!(matches!(read(cut), Some(Incoming::Link(_))), "a cut link is opened, and says so");
        for page in [
            "https://x.example/#1-intro",
            "https://x.example/#01.intro",
            "https://x.example/#0",
            "https://x.example/#",
        ] {
            assert!(matches!(read(page), Some(Incoming::Address(_))), "{page}");
        }
    }

    #[test]
    fn a_text_with_an_address_in_it_is_a_text() {
        for text in [
            "see https://x.example",
            "https://x.example and more",
            "https://",
            "[a](b) (c)",
            "ftp://x.example",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
