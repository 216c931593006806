//! Gives the program a mark of what it is made from, so that a rebuilt one makes every page anew.
//!
//! Cargo is told which folders are embedded whole, too: a file that is new in one of them is a change of the program.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the sources and tells cargo what it found"
)]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What decides which bytes the program makes.
const PARTS: [&str; 4] = ["src", "themes", "Cargo.toml", "Cargo.lock"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        take(Path::new(part), &mut hasher);
    }
    println!("cargo::rerun-if-changed=standards");
    println!("cargo::rustc-env=PUNCTILIO_BUILD={:016x}", hasher.finish());
}

/// Takes a file, or all files of a folder in the order of their names; what is not there counts as empty.
fn take(path: &Path, hasher: &mut DefaultHasher) {
    path.to_string_lossy().hash(hasher);
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| take(path, hasher));
    } else {
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
