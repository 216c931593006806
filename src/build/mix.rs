//! Parts → one hash, of this very program.

use crate::write::Digest;

/// The mark of the program: another one may make other bytes of the same parts.
const PROGRAM: &str = env!("PUNCTILIO_BUILD");

/// Hashes parts so that none can run into the next.
pub(super) struct Mix(Vec<u8>);

impl Mix {
    /// Starts with what is hashed.
    pub fn new(what: &str) -> Self {
        let mut mix = Self(Vec::new());
        mix.add(PROGRAM);
        mix.add(what);
        mix
    }

    /// Adds a part.
    pub fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.extend((part.len() as u64).to_le_bytes());
        self.0.extend(part);
    }

    /// Returns the hash of all parts.
    pub fn digest(self) -> Digest {
        Digest::of(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Mix;

    #[test]
    fn parts_do_not_run_into_each_other() {
        let of = |parts: [&str; 2]| {
            let mut mix = Mix::new("");
            parts.iter().for_each(|part| mix.add(part));
            mix.digest()
        };
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
    }
}
