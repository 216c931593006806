//! What a page carries within itself: scripts and styles of the theme joined into one text, and the hash by which the
//! page's own policy allows that text and no other.
//!
//! # Source
//! Content Security Policy Level 3, “hash-source”: the Base64 of SHA-256 over the text between the tags.

use crate::theme::Theme;
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The parts that a page may carry, by their name in the theme.
#[derive(Debug)]
pub(super) struct Parts {
    texts: BTreeMap<String, String>,
    /// What was joined already: every page of a kind carries the same.
    joined: Mutex<BTreeMap<Vec<String>, Arc<Joined>>>,
}

/// A text within a page.
#[derive(Debug)]
pub(super) struct Joined {
    /// The text between the tags.
    pub text: String,
    /// What the policy calls it: `'sha256-…'`.
    pub hash: String,
}

impl Parts {
    /// Takes the scripts and styles of a theme, without what only their readers need.
    pub fn of(theme: &Theme) -> Self {
        let written = |(name, bytes): (&String, &Cow<'static, [u8]>)| {
            let is_part = name.ends_with(".js") || name.ends_with(".css");
            is_part.then(|| (name.clone(), lean(&String::from_utf8_lossy(bytes))))
        };
        let parts = theme.parts.iter().chain(&theme.assets);
        Self {
            texts: parts.filter_map(written).collect(),
            joined: Mutex::default(),
        }
    }

    /// Joins parts in the order asked.
    ///
    /// # Errors
    /// When there is no such part, or one that cannot stand within a page.
    pub fn join(&self, names: Vec<String>) -> Result<Arc<Joined>, String> {
        let mut known = self.joined.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(joined) = known.get(&names) {
            return Ok(Arc::clone(joined));
        }
        let mut text = String::new();
        for name in &names {
            let part = self.texts.get(name);
            let part = part.ok_or_else(|| format!("there is no script or style `{name}`"))?;
            if part.contains("</") {
                return Err(format!("`</` in `{name}` would end what it stands in"));
            }
            text.push_str(part);
        }
        let hash = format!("'sha256-{}'", BASE64.encode(Sha256::digest(&text)));
        let joined = Arc::new(Joined { text, hash });
        known.insert(names, Arc::clone(&joined));
        Ok(joined)
    }
}

/// Leaves out indentation, blank lines and lines that are only a comment: no text of a script or a style runs over
/// several lines. Every line ends with the one sign that browsers hash.
fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let comment = line
            .strip_prefix("/*")
            .and_then(|rest| rest.split_once("*/"));
        let only_says = line.starts_with("//") || comment.is_some_and(|(_, rest)| rest.is_empty());
        if !line.is_empty() && !only_says {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Writes JSON so that it stands within a page as it is: nothing in it ends the element around it.
#[must_use]
pub fn within_page(json: &[u8]) -> String {
    let text = String::from_utf8_lossy(json);
    text.trim_end().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::{lean, within_page};

    #[test]
    fn leaves_out_what_only_readers_need() {
        assert_eq!(
            lean("// Why.\r\n\r\n  go(); // now\r\n/* All. */\r\n"),
            "go(); // now\n"
        );
        assert_eq!(lean("/* a */ b {} /* c */\n"), "/* a */ b {} /* c */\n");
        assert_eq!(lean("a {\n  b: c;\n}\n"), "a {\nb: c;\n}\n");
    }

    #[test]
    fn keeps_data_within_its_element() {
        let text = within_page(b"{\"a\":\"</script><!--\"}\n");
        assert_eq!(text, "{\"a\":\"\\u003c/script>\\u003c!--\"}");
    }
}
