//! A change: of what, which, how deep, from what to what, and who must be told.

use super::value::Said;
use crate::format::{ChangeKind, Version};
use crate::label::{Lang, Words};
use serde::{Serialize, Serializer};

/// How deep a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Status, approvals, the list of changes: no part of what the standard says.
    Record,
    /// Wording: nobody has to do anything else.
    Wording,
    /// A duty: somebody does something else than before.
    Duty,
    /// The structure: numbers, addresses and the order of things.
    Layout,
}

impl Weight {
    /// Returns the kind of change that the format knows; none for what is only recorded.
    #[must_use]
    pub fn kind(self) -> Option<ChangeKind> {
        match self {
            Self::Record => None,
            Self::Wording => Some(ChangeKind::Wording),
            Self::Duty => Some(ChangeKind::Duty),
            Self::Layout => Some(ChangeKind::Layout),
        }
    }

    /// Returns the key in data and in the words of a theme.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Wording => "wording",
            Self::Duty => "duty",
            Self::Layout => "layout",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another id.
    Renamed,
    /// It stands elsewhere.
    Moved,
    /// A limit that became stricter.
    Tightened,
    /// A limit that became looser.
    Relaxed,
    /// It says something else.
    Changed,
}

impl Act {
    /// Returns the key in data and in the words of a theme.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Tightened => "tightened",
            Self::Relaxed => "relaxed",
            Self::Changed => "changed",
        }
    }

    /// Returns the word that a terminal prints.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Added => ("新增", "added"),
            Self::Removed => ("删去", "removed"),
            Self::Renamed => ("换编号", "new id"),
            Self::Moved => ("移动", "moved"),
            Self::Tightened => ("收紧", "tightened"),
            Self::Relaxed => ("放宽", "relaxed"),
            Self::Changed => ("修改", "changed"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// What a change is about: a thing with an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// What it is: `step`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its id before, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_id: Option<String>,
    /// Its printed number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its printed number before, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_number: Option<String>,
    /// Its name.
    pub name: Said,
    /// The phase that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// The standard that it is included from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

impl Subject {
    /// The book itself.
    #[must_use]
    pub(super) fn of_book() -> Self {
        Self {
            kind: "book",
            id: String::new(),
            old_id: None,
            number: None,
            old_number: None,
            name: Said::both("手册", "the book"),
            phase: None,
            origin: None,
        }
    }

    /// Returns what it is called: number and name.
    #[must_use]
    pub fn call(&self, lang: Lang) -> String {
        let name = self.name.best(lang).map_or("", |(_, name)| name);
        let number = self.number.as_ref().or(self.old_number.as_ref());
        match (number, name) {
            (Some(number), "") => number.clone(),
            (Some(number), name) => format!("{number} {name}"),
            (None, name) => name.to_owned(),
        }
    }
}

/// Who must be told of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nobody: it is wording.
    Nobody,
    /// These roles, by their ids in order.
    Roles(Vec<String>),
    /// Everybody who works by the standard.
    Everyone,
}

impl Told {
    /// Tells whether a role must be told.
    #[must_use]
    pub fn has(&self, role: &str) -> bool {
        match self {
            Self::Nobody => false,
            Self::Roles(roles) => roles.iter().any(|one| one == role),
            Self::Everyone => true,
        }
    }

    /// Joins two answers.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Everyone, _) | (_, Self::Everyone) => Self::Everyone,
            (Self::Nobody, one) | (one, Self::Nobody) => one,
            (Self::Roles(mut roles), Self::Roles(more)) => {
                roles.extend(more);
                roles.sort();
                roles.dedup();
                Self::Roles(roles)
            }
        }
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nobody => serializer.collect_seq::<[&str; 0]>([]),
            Self::Roles(roles) => serializer.collect_seq(roles),
            Self::Everyone => serializer.serialize_str("everyone"),
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// The keys that lead to it, with the id of an entry where it has one: `say[hello].text`; empty for the thing itself.
    pub at: String,
    /// What the keys are called, in order.
    pub place: Vec<Words>,
    /// What happened.
    pub act: Act,
    /// How deep it goes.
    pub weight: Weight,
    /// What stood there, as it was printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Said>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Said>,
    /// Who must be told.
    pub told: Told,
}

impl Change {
    /// Returns where in the thing it is: 话术 › 情形.
    #[must_use]
    pub fn field(&self, lang: Lang) -> String {
        let names: Vec<&str> = self.place.iter().map(|words| words.get(lang)).collect();
        names.join(" › ")
    }

    /// Returns what stood and what stands there, in the language that differs: the asked one, where it does.
    #[must_use]
    pub fn words(&self, lang: Lang) -> (Option<&str>, Option<&str>, Lang) {
        let get = |said: &Option<Said>, lang| {
            let said = said.as_ref()?;
            said.in_lang(lang).map(str::to_owned)
        };
        let differs = |lang: &Lang| get(&self.old, *lang) != get(&self.new, *lang);
        let others = Lang::ALL.into_iter().filter(|one| *one != lang);
        let chosen = std::iter::once(lang).chain(others).find(differs);
        let lang = chosen.unwrap_or(lang);
        (
            self.old.as_ref().and_then(|said| said.in_lang(lang)),
            self.new.as_ref().and_then(|said| said.in_lang(lang)),
            lang,
        )
    }
}

/// The head of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Id of the standard.
    pub id: String,
    /// Title.
    pub title: Said,
    /// Version.
    pub version: String,
    /// SHA-256 in hex of what it says.
    pub hash: String,
    /// In force from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<String>,
}

/// What changed between two editions of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Id of the standard.
    pub id: String,
    /// Its title today.
    pub title: Said,
    /// The older edition.
    pub old: Head,
    /// The newer one.
    pub new: Head,
    /// Every change, in the order of the newer text.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Returns how deep the deepest change goes; none where the standard says the same.
    #[must_use]
    pub fn weight(&self) -> Option<Weight> {
        let weights = self.changes.iter().map(|change| change.weight);
        weights.max().filter(|weight| *weight > Weight::Record)
    }

    /// Lists the changes of one weight.
    pub fn of_weight(&self, weight: Weight) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.weight == weight)
    }

    /// Returns the version that follows from what changed; none where nothing did.
    #[must_use]
    pub fn proposal(&self) -> Option<Version> {
        let older = Version::parse(&self.old.version)?;
        Some(older.after(self.weight()?.kind()?))
    }
}
