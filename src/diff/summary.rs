//! What changed, in one sentence a kind: for the list of changes of a standard.

use super::change::{Act, Change, Difference, Weight};
use crate::format::ChangeAction;
use crate::label::Lang;

/// How many things a sentence names; the pages show all.
const MOST: usize = 6;

/// Characters of a value that still reads well within a sentence.
const SHORT: usize = 14;

impl Difference {
    /// Says in one sentence what changed of one weight; empty where nothing did.
    #[must_use]
    pub fn summary(&self, weight: Weight, lang: Lang) -> String {
        let mut things: Vec<(String, Vec<String>)> = Vec::new();
        for change in self.of_weight(weight) {
            let is_whole = matches!(change.subject.kind, "standard" | "book");
            let name = match is_whole {
                true => String::new(),
                false => change.subject.call(lang),
            };
            let said = told(change, lang);
            match things.iter_mut().find(|(known, _)| *known == name) {
                Some((_, list)) if list.contains(&said) => {}
                Some((_, list)) => list.push(said),
                None => things.push((name, vec![said])),
            }
        }
        let more = things.len().saturating_sub(MOST);
        let join = |(name, list): &(String, Vec<String>)| match (name.as_str(), lang) {
            ("", Lang::Zh) => list.join("，"),
            ("", Lang::En) => list.join(", "),
            (name, Lang::Zh) => format!("{name}：{}", list.join("，")),
            (name, Lang::En) => format!("{name}: {}", list.join(", ")),
        };
        let named: Vec<String> = things.iter().take(MOST).map(join).collect();
        match (lang, more) {
            (Lang::Zh, 0) => named.join("；"),
            (Lang::En, 0) => named.join("; "),
            (Lang::Zh, more) => format!("{}；另有 {more} 项", named.join("；")),
            (Lang::En, more) => format!("{}; {more} more", named.join("; ")),
        }
    }

    /// Returns what the changes of one weight do, where they all do the same.
    #[must_use]
    pub fn action(&self, weight: Weight) -> ChangeAction {
        let mut acts: Vec<Act> = self.of_weight(weight).map(|change| change.act).collect();
        acts.dedup();
        match acts.as_slice() {
            [Act::Added] => ChangeAction::Add,
            [Act::Removed] => ChangeAction::Remove,
            [Act::Moved] => ChangeAction::Reorder,
            _ => ChangeAction::Change,
        }
    }
}

fn told(change: &Change, lang: Lang) -> String {
    let field = change.place.last().map_or("", |words| words.get(lang));
    let (old, new, _) = change.words(lang);
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    if let (Some(old), Some(new)) = (old, new)
        && is_short(old)
        && is_short(new)
    {
        return match field {
            "" => format!("{} {old} → {new}", change.act.word(lang)),
            field => format!("{field} {old} → {new}"),
        };
    }
    match (field, lang) {
        ("", _) => change.act.word(lang).to_owned(),
        (field, Lang::Zh) => format!("{}{field}", change.act.word(lang)),
        (field, Lang::En) => format!("{field} {}", change.act.word(lang)),
    }
}
