use std::io::Write as _;

use flate2::{Compression, write::DeflateEncoder};
use proptest::prelude::*;

use super::*;
use crate::archive::{Moment, zip};

/// An archive whose list says of each file what a test wants it to say.
fn made(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip(files, Moment::new([2026, 1, 1, 0, 0, 0])).unwrap()
}

/// Where the record of the nth file begins in the list.
fn record(bytes: &[u8], nth: usize) -> usize {
    bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").nth(nth).unwrap().0
}

fn put(bytes: &mut [u8], at: usize, with: &[u8]) {
    bytes[at..at + with.len()].copy_from_slice(with);
}

fn paths(bytes: &[u8]) -> Vec<String> {
    read(bytes).unwrap().entries.into_iter().map(|entry| entry.path).collect()
}

fn refusals(bytes: &[u8]) -> Vec<Refusal> {
    read(bytes).unwrap().refused.into_iter().map(|refused| refused.why).collect()
}

#[test]
fn text_files_are_taken_and_others_counted() {
    let names = ["a.md", "b/c.MD", "d.txt", "e.mdc", "f.toml", "g.markdown"];
    let others =
        ["h.png", "__MACOSX/a.md", "x/._a.md", "md", ".md", "node_modules/x/README.md", ".git/x.txt"];
    let files: Vec<(&str, &[u8])> = names.iter().chain(&others).map(|name| (*name, &b"x"[..])).collect();
    let bytes = made(&files);
    assert_eq!(paths(&bytes), names);
    let contents = read(&bytes).unwrap();
    assert_eq!((contents.passed_over, contents.refused_in_all), (others.len(), 0));
}

#[test]
fn a_deflated_file_is_given_as_it_lies_and_judged_once_inflated() {
    let text = b"---\nname: tide-reader\n---\n".repeat(20);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&text).unwrap();
    let packed = encoder.finish().unwrap();
    let mut bytes = made(&[("a.md", &packed)]);
    let at = record(&bytes, 0);
    put(&mut bytes, at + 10, &8_u16.to_le_bytes());
    put(&mut bytes, at + 16, &crc32(&text).to_le_bytes());
    put(&mut bytes, at + 24, &(text.len() as u32).to_le_bytes());
    let entry = read(&bytes).unwrap().entries.remove(0);
    assert_eq!((entry.method, entry.bytes, entry.size), (Method::Deflated, &packed[..], text.len()));
    assert_eq!(entry.check(&text), Ok(()));
    let mut altered = text.clone();
    altered[5] ^= 1;
    assert_eq!(entry.check(&altered), Err(Refusal::Altered));
    assert_eq!(entry.check(&text[1..]), Err(Refusal::Altered));
}

#[test]
fn paths_that_lead_out_of_the_folder_do_not() {
    // The writer makes paths harmless, so they are put in afterwards, in the same length.
    for (path, kept) in
        [("../../x/a.md", "x/a.md"), ("/absolute.md", "absolute.md"), ("C:\\..\\..\\a.md", "a.md")]
    {
        let plain = format!("{}.md", "p".repeat(path.len() - 3));
        let mut bytes = made(&[(&plain, b"x")]);
        let at = record(&bytes, 0);
        put(&mut bytes, at + 46, path.as_bytes());
        assert_eq!(paths(&bytes), [kept]);
    }
}

#[test]
fn two_entries_of_one_path_are_both_kept() {
    let mut bytes = made(&[("a.md", b"1"), ("b.md", b"2")]);
    let at = record(&bytes, 1);
    put(&mut bytes, at + 46, b"a.md");
    assert_eq!(paths(&bytes), ["a.md", "a-2.md"]);
}

#[test]
fn what_cannot_be_unpacked_is_refused_by_name() {
    for (offset, value, why) in [
        (8, &[1, 8][..], Refusal::Encrypted),
        (8, &[0, 0x28], Refusal::Encrypted),
        (10, &[14, 0], Refusal::Method),
        (24, &[0xff; 4], Refusal::Zip64),
        (20, &[0xff; 4], Refusal::Zip64),
        (42, &[0xff; 4], Refusal::Zip64),
        (24, &[0, 0, 0, 0x7f], Refusal::TooLarge),
        (24, &[9, 0, 0, 0], Refusal::Damaged),
        (20, &[0, 0, 0, 0x7f], Refusal::Damaged),
        (42, &[1, 0, 0, 0], Refusal::Damaged),
    ] {
        let mut bytes = made(&[("a.md", b"text"), ("b.md", b"text")]);
        let at = record(&bytes, 0);
        put(&mut bytes, at + offset, value);
        assert_eq!(refusals(&bytes), [why], "{offset} {value:?}");
        assert_eq!(paths(&bytes), ["b.md"], "the other one is taken all the same");
        assert!(!why.why().is_empty());
    }
}

#[test]
fn files_that_share_their_bytes_are_refused() {
    let big = vec![b'x'; 1000];
    let mut bytes = made(&[("a.md", &big), ("b.md", b"1"), ("c.md", b"2")]);
    let second = record(&bytes, 1);
    let of_first = [0; 4];
    put(&mut bytes, second + 42, &of_first);
    put(&mut bytes, second + 20, &1000_u32.to_le_bytes());
    put(&mut bytes, second + 24, &1000_u32.to_le_bytes());
    assert_eq!(paths(&bytes), ["a.md", "c.md"]);
    assert_eq!(refusals(&bytes), [Refusal::Damaged]);
}

#[test]
fn a_bomb_is_stopped_by_what_it_says_of_itself() {
    // 40 files of 4 MiB each, by their word, in a few bytes.
    let names: Vec<String> = (0..40).map(|nth| format!("{nth}.md")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"packed"[..])).collect();
    let mut bytes = made(&files);
    for nth in 0..40 {
        let at = record(&bytes, nth);
        put(&mut bytes, at + 10, &8_u16.to_le_bytes());
        put(&mut bytes, at + 24, &(LARGEST as u32).to_le_bytes());
    }
    let contents = read(&bytes).unwrap();
    assert_eq!(contents.entries.iter().map(|entry| entry.size).sum::<usize>(), TOTAL);
    assert!(contents.refused.iter().all(|refused| refused.why == Refusal::TooMuch));
    assert_eq!(contents.refused_in_all, 40 - TOTAL / LARGEST);
}

#[test]
fn of_a_hundred_thousand_entries_two_thousand_are_taken() {
    // More than the format counts: the list is longer than its count, and is read all the same.
    let mut bytes = made(&[("a.md", b"")]);
    let (at, end) = (record(&bytes, 0), bytes.len() - 22);
    let (listed, tail) = (bytes[at..end].to_vec(), bytes[end..].to_vec());
    bytes.truncate(at);
    bytes.extend(listed.repeat(100_000));
    bytes.extend(tail);
    let size = (listed.len() * 100_000) as u32;
    let end = bytes.len() - 22;
    put(&mut bytes, end + 12, &size.to_le_bytes());
    let contents = read(&bytes).unwrap();
    assert_eq!(contents.entries.len(), ENTRIES);
    assert_eq!((contents.refused.len(), contents.refused_in_all), (REFUSALS, 100_000 - ENTRIES));
}

#[test]
fn an_archive_cut_anywhere_says_so() {
    let bytes = made(&[("a.md", b"text"), ("b.md", b"text")]);
    for end in 4..bytes.len() {
        assert_eq!(read(&bytes[..end]), Err(Unreadable::Cut), "{end}");
    }
    assert_eq!(read(&bytes[..3]), Err(Unreadable::NotAZip));
    assert_eq!(read(b"---\nname: a\n---\n"), Err(Unreadable::NotAZip));
    assert_eq!(read(&made(&[])), Ok(Contents::default()), "an empty archive is whole");
}

#[test]
fn what_stands_before_and_behind_an_archive_does_not_hide_it() {
    let archive = made(&[("a.md", b"text")]);
    let mut bytes = [&b"#!/bin/sh\n"[..], &archive].concat();
    assert_eq!(paths(&bytes), ["a.md"]);
    let at = bytes.len() - 2;
    put(&mut bytes, at, &7_u16.to_le_bytes());
    bytes.extend(b"comment");
    assert_eq!(paths(&bytes), ["a.md"]);
}

#[test]
fn what_streaming_programs_put_before_the_end_does_not_hide_the_list() {
    let mut bytes = made(&[("a.md", b"text")]);
    let end = bytes.len() - 22;
    bytes.splice(end..end, [&b"PK\x06\x06"[..], &[0; 52], b"PK\x06\x07", &[0; 16]].concat());
    assert_eq!(paths(&bytes), ["a.md"]);
}

#[test]
fn archives_of_other_formats_are_refused_in_words() {
    let bytes = made(&[("a.md", b"text")]);
    let end = bytes.len() - 22;
    for (offset, value, why) in [
        (10, &[0xff, 0xff][..], Unreadable::Zip64),
        (16, &[0xff; 4], Unreadable::Zip64),
        (4, &[1, 0], Unreadable::Split),
        (16, &[0, 1, 0, 0], Unreadable::Damaged),
        (12, &[0, 0, 1, 0], Unreadable::Cut),
    ] {
        let mut bytes = bytes.clone();
        put(&mut bytes, end + offset, value);
        assert_eq!(read(&bytes), Err(why));
        assert!(!why.why().is_empty() && !why.now().is_empty());
    }
    let mut bytes = bytes.clone();
    let at = record(&bytes, 0);
    bytes[at] = b'X';
    assert_eq!(read(&bytes), Err(Unreadable::Damaged));
}

#[test]
fn a_link_is_no_file() {
    let mut bytes = made(&[("a.md", b"/etc/passwd")]);
    let at = record(&bytes, 0);
    put(&mut bytes, at + 38, &(0o120_777_u32 << 16).to_le_bytes());
    assert_eq!(read(&bytes).unwrap().passed_over, 1);
}

proptest! {
    #[test]
    fn any_change_of_an_archive_gives_files_or_a_reason(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in 0..40_usize) {
        let mut bytes = made(&[("a.md", b"some text"), ("b/c.md", b"more"), ("d.png", b"")]);
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        bytes.truncate(bytes.len() - cut / 2);
        holds(&bytes);
    }

    #[test]
    fn any_bytes_give_files_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&bytes);
        holds(&[&b"PK\x03\x04"[..], &bytes, b"PK\x01\x02", &bytes, b"PK\x05\x06", &bytes].concat());
    }
}

fn holds(bytes: &[u8]) {
    let Ok(contents) = read(bytes) else { return };
    let mut paths: Vec<&str> = contents.entries.iter().map(|entry| entry.path.as_str()).collect();
    for entry in &contents.entries {
        assert!(entry.size <= LARGEST && entry.bytes.len() <= bytes.len());
        assert_eq!(harmless(&entry.path), entry.path);
    }
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), contents.entries.len());
}
