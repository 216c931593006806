//! What changed of each thing of two editions, of their heads, their loose lists and their chapters.

use super::change::{Act, Change, Subject, Told, Weight};
use super::chapters;
use super::compare::Comparison;
use super::edition::Edition;
use super::entries::moved;
use super::text::likeness;
use super::thing::{Thing, Things, id_of};
use super::told::Readers;
use super::value::{Names, Said, lines};
use crate::format::TableType;
use crate::format::doc::{StandardDoc, StandardFileDoc};
use crate::label::{Lang, Words};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Lists of the whole standard that hold no things.
const LOOSE: [&str; 7] = [
    "avoid",
    "quality",
    "exceptions",
    "numbers",
    "tips",
    "issues",
    "waivers",
];

/// Keys of a head that are compared as what they are: the edition's own.
const OF_HEAD: [&str; 2] = ["id", "version"];

/// Compares all things of two editions.
pub(super) fn compare(old: &Things<'_>, new: &Things<'_>, language: Lang) -> Vec<Change> {
    let work = Work {
        old,
        new,
        readers: (
            Readers::of(old.edition, &old.list),
            Readers::of(new.edition, &new.list),
        ),
        language,
    };
    let mut changes = work.head();
    let (of_old, of_new) = (old.at(), new.at());
    let renamed = work.renamed(&of_old, &of_new);
    let partner = |n: usize| -> Option<usize> {
        let thing = &new.list[n];
        let same = of_old.get(&(thing.kind, thing.id)).copied();
        same.or_else(|| renamed.get(&n).copied())
    };
    let pairs: Vec<(usize, usize)> = (0..new.list.len())
        .filter_map(|n| Some((partner(n)?, n)))
        .collect();
    let gone: BTreeSet<usize> = {
        let kept: BTreeSet<usize> = pairs.iter().map(|(o, _)| *o).collect();
        (0..old.list.len()).filter(|o| !kept.contains(o)).collect()
    };
    let out_of_place = work.moved(&pairs);
    for o in &gone {
        changes.push(work.whole(*o, Act::Removed));
    }
    for n in 0..new.list.len() {
        let Some((o, _)) = pairs.iter().find(|(_, at)| *at == n) else {
            changes.push(work.whole(n, Act::Added));
            continue;
        };
        work.pair(*o, n, out_of_place.contains(&n), &mut changes);
    }
    changes.extend(work.loose());
    changes.extend(chapters::compare(old.edition, new.edition));
    changes
}

/// Places in the old and the new edition.
type Places = Vec<(usize, usize)>;

struct Work<'w, 'a> {
    old: &'w Things<'a>,
    new: &'w Things<'a>,
    readers: (Readers, Readers),
    language: Lang,
}

impl Work<'_, '_> {
    fn readers_of(&self, act: Act) -> &Readers {
        match act {
            Act::Added => &self.readers.1,
            _ => &self.readers.0,
        }
    }

    fn names(&self) -> (&Names, &Names) {
        (&self.old.names, &self.new.names)
    }

    fn whole_standard(&self, kind: &'static str) -> Subject {
        Subject {
            kind,
            id: self.new.edition.id().to_owned(),
            old_id: None,
            number: None,
            old_number: None,
            name: self.new.edition.title(),
            phase: None,
            origin: None,
        }
    }

    fn head(&self) -> Vec<Change> {
        let (Some(old), Some(new)) = (self.old.edition.doc(), self.new.edition.doc()) else {
            return Vec::new();
        };
        let passed_over = BTreeSet::from(OF_HEAD);
        let mut comparison = Comparison::new(self.names(), self.language, &passed_over);
        comparison.table(StandardDoc::SPEC, old, new);
        comparison.into_changes(&self.whole_standard("standard"), &Told::Everyone)
    }

    /// What stands in lists of the whole standard.
    fn loose(&self) -> Vec<Change> {
        let table = |edition: &Edition| -> Map<String, Value> {
            let lists = LOOSE.iter().filter_map(|key| {
                let list: Vec<Value> = edition.list(key).iter().map(without_origin).collect();
                (!list.is_empty()).then(|| ((*key).to_owned(), Value::Array(list)))
            });
            let mut table: Map<String, Value> = lists.collect();
            for open in edition.list("open") {
                if let Some(key) = open.get("key").and_then(Value::as_str) {
                    let why = open.get("why").filter(|why| !why.is_null());
                    let why = why.cloned().unwrap_or(Value::Bool(true));
                    table.insert(key.to_owned(), json!({ "unspecified": why }));
                }
            }
            table
        };
        let is_open = |key: &str| {
            let mut lists = [self.old, self.new]
                .into_iter()
                .flat_map(|one| one.edition.list("open"));
            lists.any(|open| open.get("key").and_then(Value::as_str) == Some(key))
        };
        let others = StandardFileDoc::SPEC.fields.iter().map(|field| field.key);
        let passed_over = others
            .filter(|key| !LOOSE.contains(key) && !is_open(key))
            .collect();
        let mut comparison = Comparison::new(self.names(), self.language, &passed_over);
        let (old, new) = (table(self.old.edition), table(self.new.edition));
        comparison.table(StandardFileDoc::SPEC, &old, &new);
        comparison.into_changes(&self.whole_standard("standard"), &Told::Everyone)
    }

    /// Finds things that go on under another id: of one kind, gone there, new here, and much alike.
    fn renamed(
        &self,
        of_old: &BTreeMap<(&'static str, &str), usize>,
        of_new: &BTreeMap<(&'static str, &str), usize>,
    ) -> BTreeMap<usize, usize> {
        let doc = self.new.edition.doc();
        let retired = doc
            .and_then(|doc| doc.get("retired"))
            .and_then(Value::as_array);
        let retired: BTreeSet<&str> = retired
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut likely = Vec::new();
        for (key, o) in of_old.iter().filter(|(key, _)| !of_new.contains_key(*key)) {
            for (other, n) in of_new.iter().filter(|(key, _)| !of_old.contains_key(*key)) {
                if key.0 != other.0 {
                    continue;
                }
                let (a, b) = (&self.old.list[*o], &self.new.list[*n]);
                let score = self.alike(a, b);
                if score >= 60 {
                    likely.push((!retired.contains(key.1), std::cmp::Reverse(score), *o, *n));
                }
            }
        }
        likely.sort_unstable();
        let (mut found, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (_, _, o, n) in likely {
            if !found.contains_key(&n) && taken.insert(o) {
                found.insert(n, o);
            }
        }
        found
    }

    /// How much two things have in common: their names count as much as all the rest.
    fn alike(&self, a: &Thing<'_>, b: &Thing<'_>) -> usize {
        let names = likeness(a.name.get(self.language), b.name.get(self.language));
        let text = |thing: &Thing<'_>, names: &Names| -> String {
            let lines = lines(thing.spec, thing.doc, names, &["title", "name"]);
            let lines: Vec<&str> = lines.iter().map(|line| line.get(self.language)).collect();
            lines.join("\n")
        };
        let (x, y) = (text(a, &self.old.names), text(b, &self.new.names));
        match (x.is_empty(), y.is_empty()) {
            (true, true) => names,
            _ => names.midpoint(likeness(&x, &y)),
        }
    }

    /// Tells which things stand elsewhere: in another phase, or in another order among those of their kind.
    fn moved(&self, pairs: &[(usize, usize)]) -> BTreeSet<usize> {
        let mut groups: BTreeMap<(&str, Option<&str>), Places> = BTreeMap::new();
        let mut out = BTreeSet::new();
        for (o, n) in pairs {
            let (a, b) = (&self.old.list[*o], &self.new.list[*n]);
            let same_phase = match (a.phase, b.phase) {
                (Some(before), Some(now)) => {
                    before == now || self.is_renamed_phase(before, now, pairs)
                }
                _ => true,
            };
            if same_phase {
                groups.entry((b.kind, b.phase)).or_default().push((*o, *n));
            } else {
                out.insert(*n);
            }
        }
        for group in groups.values() {
            out.extend(moved(group));
        }
        out
    }

    fn is_renamed_phase(&self, before: &str, now: &str, pairs: &[(usize, usize)]) -> bool {
        pairs.iter().any(|(o, n)| {
            let (a, b) = (&self.old.list[*o], &self.new.list[*n]);
            a.kind == "phase" && b.kind == "phase" && a.id == before && b.id == now
        })
    }

    fn subject(&self, old: Option<&Thing<'_>>, new: Option<&Thing<'_>>) -> Option<Subject> {
        let now = new.or(old)?;
        let before = old.filter(|_| new.is_some());
        let old_number = before.and_then(|old| old.number.clone());
        let number = now.number.clone();
        Some(Subject {
            kind: now.kind,
            id: now.id.to_owned(),
            old_id: before
                .filter(|old| old.id != now.id)
                .map(|old| old.id.to_owned()),
            old_number: old_number.filter(|old| Some(old) != number.as_ref()),
            number,
            name: now.name.clone(),
            phase: now.phase.map(str::to_owned),
            origin: now.origin.map(str::to_owned),
        })
    }

    /// A thing that is new or gone, with all that it says.
    fn whole(&self, at: usize, act: Act) -> Change {
        let side = if act == Act::Added {
            self.new
        } else {
            self.old
        };
        let thing = &side.list[at];
        let said = lines(
            thing.spec,
            thing.doc,
            &side.names,
            &["notes", "refs", "images", "steps"],
        );
        let said = Said::both(join(&said, Lang::Zh), join(&said, Lang::En));
        let weight = match thing.kind {
            "phase" => Weight::Layout,
            "term" | "audience" | "case" | "question" | "touchpoint" | "body" => Weight::Wording,
            _ => Weight::Duty,
        };
        let told = match weight {
            Weight::Record | Weight::Wording => Told::Nobody,
            Weight::Duty | Weight::Layout => self.readers_of(act).told(thing.kind, thing.id),
        };
        let subject = match act {
            Act::Added => self.subject(None, Some(thing)),
            _ => self.subject(Some(thing), None),
        };
        let (old, new) = match act {
            Act::Added => (None, Some(said)),
            _ => (Some(said), None),
        };
        Change {
            subject: subject.unwrap_or_else(|| self.whole_standard("standard")),
            at: String::new(),
            place: Vec::new(),
            act,
            weight,
            old,
            new,
            told,
        }
    }

    fn pair(&self, o: usize, n: usize, is_moved: bool, changes: &mut Vec<Change>) {
        let (a, b) = (&self.old.list[o], &self.new.list[n]);
        let Some(subject) = self.subject(Some(a), Some(b)) else {
            return;
        };
        let told = self
            .readers
            .0
            .told(a.kind, a.id)
            .and(self.readers.1.told(b.kind, b.id));
        let mut note = |act, old: Said, new: Said| {
            changes.push(Change {
                subject: subject.clone(),
                at: String::new(),
                place: Vec::new(),
                act,
                weight: match b.number {
                    None if act == Act::Moved => Weight::Wording,
                    _ => Weight::Layout,
                },
                old: Some(old),
                new: Some(new),
                told: match b.number {
                    None if act == Act::Moved => Told::Nobody,
                    _ => told.clone(),
                },
            });
        };
        if a.id != b.id {
            note(Act::Renamed, Said::same(a.id), Said::same(b.id));
        }
        if is_moved {
            note(Act::Moved, self.old.place(a), self.new.place(b));
        }
        if a.doc == b.doc {
            return;
        }
        let passed_over = BTreeSet::from(["id", "steps"]);
        let mut comparison = Comparison::new(self.names(), self.language, &passed_over);
        comparison.table(b.spec, a.doc, b.doc);
        let mut found = comparison.into_changes(&subject, &told);
        for change in &mut found {
            letter(change, if change.act == Act::Removed { a } else { b });
        }
        changes.extend(found);
    }
}

/// Puts the printed letter behind the list of a statement.
fn letter(change: &mut Change, thing: &Thing<'_>) {
    let Some((list, rest)) = change.at.split_once('[') else {
        return;
    };
    let Some(named) = rest.split(']').next() else {
        return;
    };
    let entries = thing.doc.get(list).and_then(Value::as_array);
    let place = entries.and_then(|entries| {
        let by_id = entries.iter().position(|entry| id_of(entry) == Some(named));
        by_id.or_else(|| named.parse::<usize>().ok()?.checked_sub(1))
    });
    let letters = thing.letters.and_then(|letters| letters.get(list));
    let letter = place.and_then(|n| letters?.get(n.to_string())?.as_str());
    if let (Some(letter), Some(place)) = (letter, change.place.first_mut()) {
        *place = Words::new(
            format!("{} {letter}", place.zh),
            format!("{} {letter}", place.en),
        );
    }
}

fn without_origin(value: &Value) -> Value {
    let mut value = value.clone();
    if let Value::Object(table) = &mut value {
        table.shift_remove("origin");
        table.shift_remove("filled");
    }
    value
}

fn join(lines: &[Said], lang: Lang) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.get(lang)).collect();
    lines.join("\n")
}
