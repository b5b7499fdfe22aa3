//! Files in memory: those of a folder, or of a `.tar.xz` archive of one.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    path::Path,
};

use lzma_rust2::XzReader;

/// A file, by its path from the top of the folder or archive, with `/` between the parts.
pub struct Kept {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Every file below `within` of a folder or an archive, in the order of their paths.
pub fn files(source: &Path, within: &str) -> io::Result<Vec<Kept>> {
    let mut kept = Vec::new();
    if source.is_dir() {
        walk(source, &source.join(within), &mut kept)?;
    } else {
        unpack(source, within, &mut kept)?;
    }
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(kept)
}

fn walk(top: &Path, folder: &Path, kept: &mut Vec<Kept>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(top, &path, kept)?;
        } else {
            let name = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            kept.push(Kept { path: name, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}

fn unpack(archive: &Path, within: &str, kept: &mut Vec<Kept>) -> io::Result<()> {
    let unpacked = XzReader::new(BufReader::new(File::open(archive)?), true);
    for entry in tar::Archive::new(unpacked).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.to_string_lossy().trim_start_matches("./").to_owned();
        if entry.header().entry_type().is_file() && Path::new(&path).starts_with(within) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            kept.push(Kept { path, bytes });
        }
    }
    Ok(())
}
