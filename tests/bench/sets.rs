//! The files that are measured on.

use std::{io, path::Path, sync::Arc};

use crate::archive;

/// Files that are measured together.
pub struct Set {
    pub name: &'static str,
    pub texts: Vec<Arc<str>>,
}

/// The shared seeds and corpus; where they are absent, the project's own fixtures.
pub fn sets() -> io::Result<Vec<Set>> {
    let shared = Path::new("../shared");
    if !shared.is_dir() {
        println!("skipped: no shared data; measuring on tests/fixtures");
        return Ok(vec![set("fixtures", Path::new("tests/fixtures"), "")?]);
    }
    let corpus = shared.join("corpus/open.tar.xz");
    Ok(vec![set("seeds", &shared.join("seeds"), "")?, set("corpus", &corpus, "files/claude")?])
}

fn set(name: &'static str, source: &Path, within: &str) -> io::Result<Set> {
    let files = archive::files(source, within)?;
    let texts = files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into()).collect();
    Ok(Set { name, texts })
}
