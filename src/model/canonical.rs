//! The hash of data: SHA-256 over canonical JSON, keys in order.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Hashes data; returns 64 hexadecimal digits.
///
/// # Source
/// Format reference, “Hashes”.
#[must_use]
pub fn canonical_hash(mut value: Value) -> String {
    value.sort_all_objects();
    let text = serde_json::to_vec(&value)
        .expect("a value serialises: its keys are strings and its numbers finite");
    let digits = |byte: &u8| [byte >> 4, byte & 15];
    Sha256::digest(text)
        .iter()
        .flat_map(digits)
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}
