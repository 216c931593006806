//! Where things come from: things of a list that may be included.

use crate::format::Text;
use serde::Serialize;
use std::sync::Arc;

/// Where an included thing comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Id of the standard.
    pub standard: String,
    /// Title of the standard.
    pub title: Text,
    /// Version of the standard.
    pub version: String,
    /// Hash of the standard.
    pub hash: String,
}

/// A thing of the whole standard that needs no id.
#[derive(Debug, Clone, Serialize)]
pub struct Loose<T> {
    /// Where it comes from, if it is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<Origin>>,
    /// The thing as written.
    #[serde(flatten)]
    pub doc: T,
}

/// A thing with an id.
#[derive(Debug, Clone, Serialize)]
pub struct Entry<T> {
    /// The id, given or made from the name.
    pub id: String,
    /// Whether the author gave the id.
    #[serde(skip)]
    pub given: bool,
    /// Where it comes from, if it is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<Origin>>,
    /// Where the keys come from that its author left out, if an include fills them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled: Option<Arc<Origin>>,
    /// The thing as written.
    #[serde(flatten)]
    pub doc: T,
}
