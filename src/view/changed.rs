//! What changed between two editions, as pages and notices show it: by kind, old and new beside each other, and who
//! must be told.

use crate::diff::{Change, Difference, Head, Said, Subject, Told, Weight, sides};
use crate::label::Lang;
use serde::Serialize;

use super::part::{LinkView, TextView};

/// What changed between two editions of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedView {
    /// The older edition.
    pub old: EditionView,
    /// The newer one.
    pub new: EditionView,
    /// The changes by kind, the deepest first.
    pub groups: Vec<ChangedGroupView>,
}

/// The head of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionView {
    /// Version.
    pub version: String,
    /// The printed digits of the hash.
    pub hash: String,
    /// In force from.
    pub effective: Option<String>,
}

/// The changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedGroupView {
    /// The key of the kind's word: `weight_duty`.
    pub word: &'static str,
    /// The changes.
    pub changes: Vec<ChangedItemView>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedItemView {
    /// What it is about; none for the standard itself.
    pub place: Option<LinkView>,
    /// Its printed number before, where that was another.
    pub old_number: Option<String>,
    /// Where in it: 话术 b › 情形.
    pub field: Option<String>,
    /// The key of what happened: `act_tightened`.
    pub act: &'static str,
    /// What stood there.
    pub old: Option<SideView>,
    /// What stands there now.
    pub new: Option<SideView>,
    /// Whether everybody must be told.
    pub everyone: bool,
    /// The roles that must be told.
    pub told: Vec<LinkView>,
}

/// One of two wordings beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideView {
    /// The language, where it differs from the page's.
    pub lang: Option<&'static str>,
    /// The pieces of the wording.
    pub pieces: Vec<PieceView>,
}

/// A piece of a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// Whether the other side does not have it.
    pub own: bool,
    /// The words.
    pub text: String,
}

/// How things and roles are named and linked where changes are shown.
pub struct Ways<'w> {
    /// The language.
    pub lang: Lang,
    /// Returns where a thing stands today.
    pub href: &'w dyn Fn(&Subject) -> Option<String>,
    /// Names a role.
    pub role: &'w dyn Fn(&str) -> LinkView,
    /// Tells whether a change may be shown.
    pub shows: &'w dyn Fn(&Change) -> bool,
}

impl ChangedView {
    /// Shows a difference; none where nothing of it is to be shown.
    pub(crate) fn new(difference: &Difference, ways: &Ways<'_>) -> Option<Self> {
        let weights = [Weight::Duty, Weight::Layout, Weight::Wording];
        let groups: Vec<ChangedGroupView> = weights
            .into_iter()
            .map(|weight| ChangedGroupView {
                word: word_of(weight),
                changes: difference
                    .of_weight(weight)
                    .filter(|change| (ways.shows)(change))
                    .map(|change| item(change, ways))
                    .collect(),
            })
            .filter(|group| !group.changes.is_empty())
            .collect();
        (!groups.is_empty()).then(|| Self {
            old: edition(&difference.old),
            new: edition(&difference.new),
            groups,
        })
    }
}

/// Returns the key of the word of a kind.
fn word_of(weight: Weight) -> &'static str {
    match weight {
        Weight::Record => "weight_record",
        Weight::Wording => "weight_wording",
        Weight::Duty => "weight_duty",
        Weight::Layout => "weight_layout",
    }
}

/// Shows the head of an edition.
pub(crate) fn edition(head: &Head) -> EditionView {
    EditionView {
        version: head.version.clone(),
        hash: head.hash.get(..7).unwrap_or(&head.hash).to_owned(),
        effective: head.effective.clone(),
    }
}

/// Shows something as it was printed, in the language of the page or else in another.
pub(crate) fn said(said: &Said, lang: Lang) -> TextView {
    let (own, text) = said.best(lang).unwrap_or((lang, ""));
    TextView {
        text: text.to_owned(),
        lang: (own != lang).then(|| own.html()),
        open: false,
    }
}

/// Shows one change.
pub(crate) fn item(change: &Change, ways: &Ways<'_>) -> ChangedItemView {
    let lang = ways.lang;
    let subject = &change.subject;
    let is_whole = matches!(subject.kind, "standard" | "book");
    let place = || {
        let number = subject.number.as_ref().or(subject.old_number.as_ref());
        let link = LinkView::text(said(&subject.name, lang), (ways.href)(subject));
        match number {
            Some(number) => link.numbered(number),
            None => link,
        }
    };
    let field = change.field(lang);
    let (old, new, own) = change.words(lang);
    let (left, right) = sides(old.unwrap_or_default(), new.unwrap_or_default());
    let side = |there: Option<&str>, pieces: Vec<(bool, String)>| {
        there?;
        // Where one side is missing, all of the other is new: no need to mark it.
        let is_alone = old.is_none() || new.is_none();
        Some(SideView {
            lang: (own != lang).then(|| own.html()),
            pieces: pieces
                .into_iter()
                .map(|(own, text)| PieceView {
                    own: own && !is_alone,
                    text,
                })
                .collect(),
        })
    };
    ChangedItemView {
        place: (!is_whole).then(place),
        old_number: subject
            .old_number
            .clone()
            .filter(|_| subject.number.is_some()),
        field: (!field.is_empty()).then_some(field),
        act: act_of(change),
        old: side(old, left),
        new: side(new, right),
        everyone: change.told == Told::Everyone,
        told: match &change.told {
            Told::Roles(roles) => roles.iter().map(|id| (ways.role)(id)).collect(),
            _ => Vec::new(),
        },
    }
}

fn act_of(change: &Change) -> &'static str {
    use crate::diff::Act;
    match change.act {
        Act::Added => "act_added",
        Act::Removed => "act_removed",
        Act::Renamed => "act_renamed",
        Act::Moved => "act_moved",
        Act::Tightened => "act_tightened",
        Act::Relaxed => "act_relaxed",
        Act::Changed => "act_changed",
    }
}
