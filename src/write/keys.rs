//! Under which key each file was made, so that what would come out the same need not be made again.
//!
//! A key is whatever hash the caller gives of all that a file is made from. Like the dates, keys are kept outside the
//! output folder and are only ever a shortcut. They hold for one state of the ledger: where any other run has written
//! since, on this machine or another, none of them counts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::replace;

/// The keys of files by their paths.
pub(super) type ByPath = BTreeMap<String, Digest>;

#[derive(Debug)]
pub(super) struct Keys {
    file: Option<PathBuf>,
    output: PathBuf,
    /// The first line of the file that the known keys were read from.
    head: Option<String>,
    pub(super) known: ByPath,
}

impl Keys {
    /// Reads the keys last saved for this output folder, if its ledger is still the one of that run.
    pub(super) fn load(file: Option<&Path>, output: &Path, ledger: Option<&str>) -> Self {
        let output = fs::canonicalize(output).unwrap_or_else(|_| output.to_owned());
        let mut keys = Self {
            file: file.map(Path::to_owned),
            output,
            head: None,
            known: ByPath::new(),
        };
        let (Some(file), Some(ledger)) = (file, ledger) else {
            return keys;
        };
        let head = keys.head_for(ledger);
        let text = fs::read_to_string(file).unwrap_or_default();
        if let Some(lines) = text.strip_prefix(&head) {
            keys.known = parse(lines);
            keys.head = Some(head);
        }
        keys
    }

    /// Returns the key that a file was made under.
    pub(super) fn of(&self, path: &str) -> Option<Digest> {
        self.known.get(path).copied()
    }

    /// Keeps the keys for the next run, for this state of the ledger.
    pub(super) fn save(&self, keys: &ByPath, ledger: &str) {
        let Some(file) = self.file.as_deref() else {
            return;
        };
        let head = self.head_for(ledger);
        if self.head.as_ref() == Some(&head) && *keys == self.known {
            return;
        }
        if let Some(folder) = file.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = replace::with(file, |_| format!("{head}{}", written(keys)).into_bytes());
    }

    fn head_for(&self, ledger: &str) -> String {
        let ledger = Digest::of(ledger.as_bytes());
        format!("punctilio keys 1 {:?} {ledger}\n", self.output)
    }
}

/// Writes each key once, behind a sign, and below it the paths that were made under it.
fn written(keys: &ByPath) -> String {
    let mut groups: BTreeMap<Digest, Vec<&str>> = BTreeMap::new();
    for (path, key) in keys {
        groups.entry(*key).or_default().push(path);
    }
    let mut text = String::new();
    for (key, paths) in groups {
        let _ = writeln!(text, "={key}");
        for path in paths {
            let _ = writeln!(text, " {path}");
        }
    }
    text
}

fn parse(lines: &str) -> ByPath {
    let mut keys = ByPath::new();
    let mut key = None;
    for line in lines.lines() {
        if let Some(digits) = line.strip_prefix('=') {
            key = digits.parse().ok();
        } else if let (Some(key), Some(path)) = (key, line.strip_prefix(' ')) {
            keys.insert(path.to_owned(), key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written() {
        let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
        let mut keys = ByPath::new();
        keys.insert("a/开门.html".to_owned(), one);
        keys.insert("b.html".to_owned(), two);
        keys.insert("c.html".to_owned(), one);
        let text = written(&keys);
        assert_eq!(text.matches('=').count(), 2);
        assert_eq!(parse(&text), keys);
        assert!(parse(" no-key.html\n=nothing\n neither.html\n").is_empty());
    }
}
