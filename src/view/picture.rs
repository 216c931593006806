//! The pictures of an edition, by the texts that name them.

use std::collections::BTreeMap;

use crate::span::SourceId;

/// A picture as the site holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The address from the site's root.
    pub path: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// All pictures of an edition.
///
/// A name means the picture that lies beside the text it stands in, so two standards may use one name for two
/// pictures, also where one standard includes from the other.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    by_text: BTreeMap<SourceId, BTreeMap<String, Picture>>,
}

impl Pictures {
    /// Takes what a name means in a text.
    pub fn insert(&mut self, text: SourceId, name: String, picture: Picture) {
        self.by_text.entry(text).or_default().insert(name, picture);
    }

    /// Lists the names in a text with what they mean there.
    pub fn named_in(&self, text: SourceId) -> impl Iterator<Item = (&str, &Picture)> {
        let names = self.by_text.get(&text).into_iter().flatten();
        names.map(|(name, picture)| (name.as_str(), picture))
    }

    /// Finds what a name means in a text.
    #[must_use]
    pub fn get(&self, text: SourceId, name: &str) -> Option<&Picture> {
        self.by_text.get(&text)?.get(name)
    }
}
