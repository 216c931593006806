//! A copy of a shipped standard as the author's own: another id, the origin noted, nothing else changed.

use super::{Shipped, shipped};
use crate::artifact::{Artifact, ArtifactPath};
use crate::label::Lang;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Keys whose words may begin with the id of a standard and a slash.
const ADDRESSED: [&str; 2] = ["select", "covers"];

/// Keys that name neighbouring standards, which the author's book need not have.
const NEIGHBOURS: [&str; 2] = ["follows", "precedes"];

/// What a copy is made of.
#[derive(Debug)]
pub struct Copied {
    /// The files.
    pub artifacts: Vec<Artifact>,
    /// Ids of further shipped standards that came along, because the copy takes something from them.
    pub along: Vec<String>,
}

/// A shipped standard and the id that its copy is to have.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What is copied.
    pub origin: &'a Shipped,
    /// The id of the copy.
    pub id: &'a str,
}

/// Copies shipped standards, each under its own id, with those they include that the project does not have.
#[must_use]
pub fn copy(wanted: &[Wanted<'_>], present: &BTreeSet<String>) -> Copied {
    let all = shipped();
    let mut known = present.clone();
    known.extend(wanted.iter().map(|one| one.id.to_owned()));
    let mut along: Vec<&Shipped> = Vec::new();
    let mut asked: Vec<String> = wanted
        .iter()
        .flat_map(|one| one.origin.includes.iter().cloned())
        .collect();
    while let Some(from) = asked.pop() {
        if let Some(one) = all.iter().find(|one| one.id == from)
            && known.insert(from)
        {
            asked.extend(one.includes.iter().cloned());
            along.push(one);
        }
    }
    along.sort_by(|a, b| a.id.cmp(&b.id));

    let mut artifacts = Vec::new();
    for one in wanted {
        artifacts.extend(files(*one, true, &known));
    }
    for one in &along {
        let same = Wanted {
            origin: one,
            id: &one.id,
        };
        artifacts.extend(files(same, false, &known));
    }
    Copied {
        artifacts,
        along: along.into_iter().map(|one| one.id.clone()).collect(),
    }
}

/// Makes the files of a copy; what only comes along is no work of the author's, and gets no note of its origin.
fn files(wanted: Wanted<'_>, noted: bool, neighbours: &BTreeSet<String>) -> Vec<Artifact> {
    let Wanted { origin, id } = wanted;
    let rename = |name: &str| match origin.is_folder {
        true => format!("standards/{id}/{name}"),
        false => format!("standards/{id}.toml"),
    };
    origin
        .files
        .iter()
        .map(|(name, bytes)| {
            let path = ArtifactPath::new(&rename(name)).expect("shipped files have sound names");
            let text = name.ends_with(".toml").then(|| std::str::from_utf8(bytes));
            match text {
                Some(Ok(text)) => Artifact::new(path, adapted(text, wanted, noted, neighbours)),
                _ => Artifact::new(path, *bytes),
            }
        })
        .collect()
}

/// A place of a text and what takes its place.
type Edit = (Range<usize>, String);

fn adapted(text: &str, wanted: Wanted<'_>, noted: bool, neighbours: &BTreeSet<String>) -> String {
    let Wanted { origin, id } = wanted;
    let table = DeTable::parse(text).expect("shipped standards are sound TOML");
    let mut edits: Vec<Edit> = Vec::new();
    for (key, value) in table.get_ref() {
        addressed(key.get_ref(), value, origin, id, text, &mut edits);
    }
    if let Some(DeValue::Table(head)) = table.get_ref().get("standard").map(|v| v.get_ref()) {
        if let Some(old) = head.get("id") {
            edits.push((old.span(), format!("\"{id}\"")));
        }
        for key in NEIGHBOURS {
            if let Some(list) = head.get(key) {
                edits.extend(kept(list, neighbours));
            }
        }
        if noted {
            edits.extend(origin_noted(head, origin, text));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut result = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        result.replace_range(range, &new);
    }
    result
}

/// Replaces the origin's id where a word names one of its items in full.
fn addressed(
    key: &str,
    value: &toml::Spanned<DeValue<'_>>,
    origin: &Shipped,
    id: &str,
    text: &str,
    edits: &mut Vec<Edit>,
) {
    match value.get_ref() {
        DeValue::String(said) if ADDRESSED.contains(&key) => {
            let old = format!("{}/", origin.id);
            if said.trim_start_matches('!').starts_with(&old)
                && let Some(at) = text[value.span()].find(&old)
            {
                let start = value.span().start + at;
                edits.push((start..start + old.len(), format!("{id}/")));
            }
        }
        DeValue::Array(list) => {
            for one in list.iter() {
                addressed(key, one, origin, id, text, edits);
            }
        }
        DeValue::Table(table) => {
            for (key, value) in table {
                addressed(key.get_ref(), value, origin, id, text, edits);
            }
        }
        _ => {}
    }
}

/// Keeps the neighbours that the project has.
fn kept(list: &toml::Spanned<DeValue<'_>>, neighbours: &BTreeSet<String>) -> Option<Edit> {
    let names: Vec<&str> = match list.get_ref() {
        DeValue::String(one) => vec![one],
        DeValue::Array(all) => all
            .iter()
            .filter_map(|one| one.get_ref().as_str())
            .collect(),
        _ => return None,
    };
    let left: Vec<String> = names
        .iter()
        .filter(|name| neighbours.contains(**name))
        .map(|name| format!("\"{name}\""))
        .collect();
    (left.len() < names.len()).then(|| (list.span(), format!("[{}]", left.join(", "))))
}

/// Notes where the copy comes from, as a note of the standard that its handbook shows.
fn origin_noted(head: &DeTable<'_>, origin: &Shipped, text: &str) -> Option<Edit> {
    let note = format!(
        "{{ kind = \"remark\", text = {{ zh = \"来源：改自 punctilio 随附的标准《{zh}》（{id}，{version} 版）。\", \
         en = \"Origin: made from the standard “{en}” ({id}, version {version}) that comes with punctilio.\" }} }}",
        id = origin.id,
        zh = origin.title(Lang::Zh),
        en = origin.title(Lang::En),
        version = origin.version,
    );
    match head.get("notes") {
        Some(notes) if matches!(notes.get_ref(), DeValue::Array(_)) => {
            let start = notes.span().start + 1;
            Some((start..start, format!("\n  {note},")))
        }
        Some(notes) => {
            let old = &text[notes.span()];
            Some((notes.span(), format!("[\n  {note},\n  {old},\n]")))
        }
        None => {
            let version = head.get("version")?.span();
            let end = text[version.end..]
                .find('\n')
                .map_or(text.len(), |n| version.end + n);
            Some((end..end, format!("\nnotes = [\n  {note},\n]")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &'static str) -> String {
        let origin = Shipped {
            id: "old".into(),
            version: "1.0.0".into(),
            files: vec![("old.toml".into(), text.as_bytes())],
            ..Shipped::default()
        };
        let wanted = Wanted {
            origin: &origin,
            id: "new",
        };
        let mut made = copy(&[wanted], &BTreeSet::from(["kept".into()])).artifacts;
        assert_eq!(made[0].path.as_str(), "standards/new.toml");
        String::from_utf8(made.remove(0).bytes).unwrap()
    }

    const NOTE: &str = "{ kind = \"remark\", text = { zh = \"来源：改自 punctilio 随附的标准《old》（old，1.0.0 版）。\", en = \"Origin: made from the standard “old” (old, version 1.0.0) that comes with punctilio.\" } }";

    #[test]
    fn only_the_id_and_what_hangs_on_it_changes() {
        let text = "format = 1\n[standard]\nid = \"old\" # id\nversion = \"1.0.0\" # v\nfollows = [\"gone\", \"kept\"]\ntitle = \"old/\"\n\n[[audits]]\nselect = [\"!old/rules\", \"older/rules\"]\nsections = [{ items = [{ covers = \"old/bow\" }] }]\n";
        let want = format!(
            "format = 1\n[standard]\nid = \"new\" # id\nversion = \"1.0.0\" # v\nnotes = [\n  {NOTE},\n]\nfollows = [\"kept\"]\ntitle = \"old/\"\n\n[[audits]]\nselect = [\"!new/rules\", \"older/rules\"]\nsections = [{{ items = [{{ covers = \"new/bow\" }}] }}]\n"
        );
        assert_eq!(made(text), want);
    }

    #[test]
    fn a_note_joins_those_that_are_there() {
        let text =
            "[standard]\nid = \"old\"\nversion = \"1.0.0\"\nnotes = [\n  \"first\", # why\n]\n";
        assert!(made(text).contains(&format!("notes = [\n  {NOTE},\n  \"first\", # why\n]")));
        let text = "[standard]\nid = \"old\"\nversion = \"1.0.0\"\nnotes = \"only\"\n";
        assert!(made(text).contains(&format!("notes = [\n  {NOTE},\n  \"only\",\n]")));
    }
}
