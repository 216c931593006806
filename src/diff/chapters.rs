//! What changed of the chapters: texts by language.

use super::change::{Act, Change, Subject, Told, Weight};
use super::edition::Edition;
use super::entries::moved;
use super::text::means_the_same;
use super::thing::id_of;
use super::value::Said;
use super::weight;
use crate::label::{Lang, Words};
use serde_json::{Map, Value};

/// A chapter of one edition.
struct Chapter {
    id: String,
    title: Said,
    body: Said,
    sources: Said,
}

/// Compares the chapters of two editions.
pub(super) fn compare(old: &Edition, new: &Edition) -> Vec<Change> {
    let language = new.language();
    let (old, new) = (chapters(old), chapters(new));
    let mut changes = Vec::new();
    let find = |list: &[Chapter], id: &str| list.iter().position(|one| one.id == id);
    for gone in old.iter().filter(|one| find(&new, &one.id).is_none()) {
        changes.push(change(
            gone,
            "",
            Act::Removed,
            Weight::Duty,
            (Some(&gone.body), None),
        ));
    }
    for now in &new {
        let Some(before) = find(&old, &now.id).and_then(|at| old.get(at)) else {
            changes.push(change(
                now,
                "",
                Act::Added,
                Weight::Duty,
                (None, Some(&now.body)),
            ));
            continue;
        };
        let is_same = means_the_same(before.body.get(language), now.body.get(language));
        let of_body = if is_same {
            Weight::Wording
        } else {
            Weight::Duty
        };
        for (key, weight, a, b) in [
            ("title", Weight::Wording, &before.title, &now.title),
            ("body", of_body, &before.body, &now.body),
            ("refs", Weight::Wording, &before.sources, &now.sources),
        ] {
            if a != b {
                changes.push(change(now, key, Act::Changed, weight, (Some(a), Some(b))));
            }
        }
    }
    let numbered = new.iter().enumerate();
    let pairs: Vec<(usize, usize)> = numbered
        .filter_map(|(n, one)| Some((find(&old, &one.id)?, n)))
        .collect();
    for n in moved(&pairs) {
        if let Some(now) = new.get(n) {
            let place = |list: &[Chapter]| {
                let at = find(list, &now.id).map_or(0, |at| at + 1);
                Said::both(format!("第 {at} 章"), format!("chapter {at}"))
            };
            let places = (place(&old), place(&new));
            let places = (Some(&places.0), Some(&places.1));
            changes.push(change(now, "", Act::Moved, Weight::Layout, places));
        }
    }
    changes
}

fn chapters(edition: &Edition) -> Vec<Chapter> {
    let read = |one: &Value| -> Option<Chapter> {
        let (mut title, mut body) = (Map::new(), Map::new());
        for text in one.get("texts")?.as_array()? {
            let lang = text.get("lang")?.as_str()?;
            let name = Said::text(text.get("title")?);
            let own = Lang::from_tag(lang).map_or("", |lang| name.get(lang));
            title.insert(lang.to_owned(), Value::from(own));
            body.insert(lang.to_owned(), text.get("body")?.clone());
        }
        let sources = one.get("refs").and_then(Value::as_array);
        let sources = sources.into_iter().flatten().filter_map(Value::as_str);
        Some(Chapter {
            id: id_of(one)?.to_owned(),
            title: Said::text(&Value::Object(title)),
            body: Said::text(&Value::Object(body)),
            sources: Said::same(&sources.collect::<Vec<_>>().join(", ")),
        })
    };
    edition.list("chapters").iter().filter_map(read).collect()
}

fn change(
    chapter: &Chapter,
    key: &'static str,
    act: Act,
    weight: Weight,
    (old, new): (Option<&Said>, Option<&Said>),
) -> Change {
    let known = weight::of("chapter", key).map(|known| known.words.clone());
    let place = match key {
        "" => None,
        "body" => Some(Words::new("正文", "Text")),
        _ => known,
    };
    Change {
        subject: Subject {
            kind: "chapter",
            id: chapter.id.clone(),
            old_id: None,
            number: None,
            old_number: None,
            name: chapter.title.clone(),
            phase: None,
            origin: None,
        },
        at: key.to_owned(),
        place: place.into_iter().collect(),
        act,
        weight,
        old: old.cloned(),
        new: new.cloned(),
        told: match weight {
            Weight::Record | Weight::Wording => Told::Nobody,
            Weight::Duty | Weight::Layout => Told::Everyone,
        },
    }
}
