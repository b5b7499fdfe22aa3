//! The lengths of links, one line a figure.

use std::{fs, path::Path};

use agent_playground::share::{Primed, Shared};

use crate::{DICTIONARY, split::File};

/// What stands before the fragment in the address of a page.
const ORIGIN: usize = 50;

pub fn measure(seeds: &[(String, String)], test: &[File]) {
    let primed = Primed::new(&fs::read_to_string(DICTIONARY).unwrap());
    let length = |text: &str| {
        let mut shared = Shared::of("agent.md", text);
        shared.client = Some("claude-code".into());
        primed.encode(&shared).map(|link| link.len())
    };
    let lengths: Vec<usize> = seeds.iter().filter_map(|(_, text)| length(text)).collect();
    if !lengths.is_empty() {
        let sum: usize = lengths.iter().sum();
        println!("link seeds\t{sum}\tcharacters of {lengths:?}; goal 12000");
        let short = lengths.iter().filter(|length| **length + ORIGIN < 2000).count();
        println!(
            "link under-2000\t{short}/{}\tseeds with an origin of {ORIGIN} characters; goal 4/5",
            lengths.len()
        );
    }
    let files: Vec<(usize, usize)> =
        test.iter().filter_map(|file| Some((length(&file.text)?, file.text.len()))).collect();
    if files.is_empty() {
        return;
    }
    let mean =
        files.iter().map(|(length, bytes)| *length as f64 / *bytes as f64).sum::<f64>() / files.len() as f64;
    let (characters, bytes) = files.iter().fold((0, 0), |sum, file| (sum.0 + file.0, sum.1 + file.1));
    let all = characters as f64 / bytes as f64;
    println!("link mean\t{mean:.4}\tcharacters per byte, mean of {} files held out; goal 0.38", files.len());
    println!("link all\t{all:.4}\tcharacters per byte, all {bytes} bytes of them");
    println!("link too-long\t{}\tfiles held out that are too large for a link", test.len() - files.len());
    write_lists(test);
}

/// The held-out files, one after the other, for the comparison with other codecs.
fn write_lists(test: &[File]) {
    let texts: Vec<&str> = test.iter().map(|file| file.text.as_str()).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("links");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("held-out.json"), serde_json::to_string(&texts).unwrap()).unwrap();
}
