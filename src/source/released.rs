//! The releases of standards that lie beside them: which of them are read.

use super::Project;
use super::folder::Entry;
use std::collections::BTreeMap;

/// How many releases of a standard are read: today's text is compared with the newest, and that with the one before.
const NEWEST: usize = 2;

/// Parts the files of that folder: the newest releases of each standard, and what does not belong there.
pub(super) fn newest(entries: Vec<Entry>) -> (Vec<Entry>, Vec<Entry>) {
    let mut by_standard: BTreeMap<String, Vec<([u32; 3], Entry)>> = BTreeMap::new();
    let mut others = Vec::new();
    for entry in entries {
        match named(&entry.path) {
            Some((id, version)) => by_standard.entry(id).or_default().push((version, entry)),
            None => others.push(entry),
        }
    }
    let mut newest = Vec::new();
    for mut releases in by_standard.into_values() {
        releases.sort_by_key(|(version, _)| *version);
        let from = releases.len().saturating_sub(NEWEST);
        newest.extend(releases.split_off(from).into_iter().map(|(_, entry)| entry));
    }
    (newest, others)
}

/// Reads id and version out of the name of a release: `beauty-salon@1.2.0.json`.
fn named(path: &str) -> Option<(String, [u32; 3])> {
    let below = path.strip_prefix(Project::RELEASED)?.strip_prefix('/')?;
    let (id, version) = below.strip_suffix(".json")?.split_once('@')?;
    let numbers: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    let is_name = !id.is_empty() && !id.contains('/');
    Some((id.to_owned(), numbers?.try_into().ok()?)).filter(|_| is_name)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_release_is_named_by_id_and_version() {
        let of = |path: &str| named(&format!("standards/.released/{path}"));
        assert_eq!(of("salon@1.10.0.json"), Some(("salon".into(), [1, 10, 0])));
        for other in [
            "salon.json",
            "salon@1.0.json",
            "@1.0.0.json",
            "a/b@1.0.0.json",
            "salon@1.0.0.toml",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
