//! What a standard said when it was given out.

use crate::format::Version;
use crate::span::Span;
use serde_json::Value;
use std::collections::BTreeMap;

/// What standards said when they were given out, by their ids, the newest release last.
pub type Releases = BTreeMap<String, Vec<Release>>;

/// A release of a standard, as it was kept.
#[derive(Debug, Clone)]
pub struct Release {
    /// The version that was given out.
    pub version: Version,
    /// SHA-256 in hex of what the standard said.
    pub hash: String,
    /// SHA-256 in hex of the file that keeps it.
    pub digest: String,
    /// The standard as data, as the catalog file holds it.
    pub standard: Value,
    /// The file that keeps it.
    pub span: Span,
}
