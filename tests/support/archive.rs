//! Files in memory: those of a folder, or of a tar archive of one. Archives may be plain, gzip or xz, told apart
//! by their first bytes.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read, Seek},
    path::Path,
};

use flate2::read::MultiGzDecoder;
use lzma_rust2::XzReader;

/// A file, by its path from the top of the folder or archive, with `/` between the parts.
pub struct Kept {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The unpacked bytes of a file.
pub fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut file = File::open(path)?;
    let mut magic = [0; 6];
    let known = file.read(&mut magic)?;
    file.rewind()?;
    let file = BufReader::new(file);
    Ok(match &magic[..known] {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(file)),
        [0xfd, b'7', b'z', b'X', b'Z', 0] => Box::new(XzReader::new(file, true)),
        _ => Box::new(file),
    })
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
        let entry = entry?;
        let path = entry.path();
        // A link to a folder may lead back here.
        if entry.file_type()?.is_dir() {
            walk(top, &path, kept)?;
        } else if path.is_file() {
            let name = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            kept.push(Kept { path: name, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}

fn unpack(archive: &Path, within: &str, kept: &mut Vec<Kept>) -> io::Result<()> {
    for entry in tar::Archive::new(open(archive)?).entries()? {
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
