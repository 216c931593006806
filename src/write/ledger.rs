//! The list of what was written: path → hash, kept as `ledger.json` at the top of the output folder.
//!
//! While files are being replaced a path carries two hashes, the old and the new; so whatever a killed run left behind
//! is recognised. The list holds no date and no size: equal output has an equal list, byte for byte.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use crate::artifact::ArtifactPath;

/// The form of the list that this version reads and writes.
const FORMAT: u32 = 1;

/// What a file of ours may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// What it held before, as long as the replacement is not known to have happened.
    pub(super) old: Option<Digest>,
    /// What it holds once the replacement has happened.
    pub(super) new: Digest,
}

impl Record {
    pub(super) fn settled(digest: Digest) -> Self {
        Self {
            old: None,
            new: digest,
        }
    }

    pub(super) fn holds(&self, digest: Digest) -> bool {
        self.new == digest || self.old == Some(digest)
    }
}

/// Every file of ours in one output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    pub(super) files: BTreeMap<ArtifactPath, Record>,
}

/// Why a text cannot be read as a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerFault {
    /// It is no JSON, or JSON of another shape.
    #[error("{0}")]
    Shape(String),
    /// A later version of this program wrote it.
    #[error("format {0}")]
    Newer(u32),
    /// A path in it leads out of the folder or could never have been written.
    #[error("the path {0:?} cannot be one of ours")]
    Path(String),
    /// A hash in it is none.
    #[error("the hash of {0:?} is none")]
    Hash(String),
    /// A folder, a link or something else stands where the list belongs.
    #[error("it is no plain file")]
    NoFile,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(rename = "punctilio-ledger")]
    format: u32,
    files: BTreeMap<String, Hashes>,
}

/// One hash, or the old and the new one while a build is under way.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Hashes {
    One(String),
    Two([String; 2]),
}

/// As much of the list as every later version will keep.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "punctilio-ledger")]
    format: u32,
}

impl Ledger {
    pub(super) fn parse(text: &[u8]) -> Result<Self, LedgerFault> {
        let wire: Wire = match serde_json::from_slice(text) {
            Ok(wire) => wire,
            Err(error) => {
                return Err(match serde_json::from_slice(text) {
                    Ok(Head { format }) if format > FORMAT => LedgerFault::Newer(format),
                    _ => LedgerFault::Shape(error.to_string()),
                });
            }
        };
        if wire.format != FORMAT {
            return Err(LedgerFault::Newer(wire.format));
        }
        let mut files = BTreeMap::new();
        for (path, hashes) in wire.files {
            let hash = |text: &str| text.parse().map_err(|_| LedgerFault::Hash(path.clone()));
            let record = match &hashes {
                Hashes::One(new) => Record::settled(hash(new)?),
                Hashes::Two([old, new]) => Record {
                    old: Some(hash(old)?),
                    new: hash(new)?,
                },
            };
            let path = ArtifactPath::new(&path).map_err(|_| LedgerFault::Path(path))?;
            files.insert(path, record);
        }
        Ok(Self { files })
    }

    pub(super) fn to_text(&self) -> String {
        let hashes = |record: &Record| match record.old {
            None => Hashes::One(record.new.to_string()),
            Some(old) => Hashes::Two([old.to_string(), record.new.to_string()]),
        };
        let wire = Wire {
            format: FORMAT,
            files: self
                .files
                .iter()
                .map(|(path, record)| (path.to_string(), hashes(record)))
                .collect(),
        };
        let mut text = serde_json::to_string_pretty(&wire).expect("a map of texts is always JSON");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> ArtifactPath {
        ArtifactPath::new(text).unwrap()
    }

    #[test]
    fn a_list_reads_back_as_it_was_written() {
        let mut ledger = Ledger::default();
        let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
        ledger
            .files
            .insert(path("b/开门.html"), Record::settled(one));
        ledger.files.insert(
            path("a.html"),
            Record {
                old: Some(one),
                new: two,
            },
        );
        let text = ledger.to_text();
        assert!(text.ends_with("}\n") && text.find("a.html") < text.find("b/开门.html"));
        assert_eq!(Ledger::parse(text.as_bytes()), Ok(ledger));
    }

    #[test]
    fn damage_is_named() {
        let hash = Digest::of(b"").to_string();
        let parse = |text: &str| Ledger::parse(text.as_bytes()).unwrap_err();
        assert!(matches!(parse(""), LedgerFault::Shape(_)));
        assert!(matches!(parse("{\"files\": {}}"), LedgerFault::Shape(_)));
        let newer = "{\"punctilio-ledger\": 2, \"tree\": []}";
        assert_eq!(parse(newer), LedgerFault::Newer(2));
        let escape = format!("{{\"punctilio-ledger\": 1, \"files\": {{\"../x\": \"{hash}\"}}}}");
        assert_eq!(parse(&escape), LedgerFault::Path("../x".into()));
        let no_hash = "{\"punctilio-ledger\": 1, \"files\": {\"x\": \"12\"}}";
        assert_eq!(parse(no_hash), LedgerFault::Hash("x".into()));
        let cut = Ledger::default().to_text();
        assert!(matches!(
            parse(&cut[..cut.len() / 2]),
            LedgerFault::Shape(_)
        ));
    }
}
