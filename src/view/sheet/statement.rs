//! What is looked for: statements with their case, their customers and their times.

use serde::Serialize;

use crate::format::doc::{AvoidDoc, Every, LineTextDoc, PhaseDoc, QualityDoc, SayDoc, TimeDoc};
use crate::format::{Field, Limit};
use crate::label::Lang;
use crate::model;
use crate::view::clauses::clause_mark;
use crate::view::part::TextView;
use crate::view::printed::print_every;
use crate::view::show::rhythm;

/// A statement to look for; what holds for a whole part of a sheet is not ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// What sort of statement it is.
    pub kind: StatementKind,
    /// The number that it has in every product, where it stands for another line.
    pub number: Option<String>,
    /// The letter that it has within its step.
    pub letter: Option<String>,
    /// The key of the word in front of a line of which another may be said instead.
    pub any: Option<&'static str>,
    /// In which case it holds.
    pub when: Option<TextView>,
    /// The kinds of customers it holds for.
    pub audiences: Vec<TextView>,
    /// The statement; none where it only names times.
    pub text: Option<TextView>,
    /// The times.
    pub times: Vec<TimeView>,
    /// Whether the text ends with a mark of its own, so that none is set behind it.
    pub closed: bool,
}

/// What sort of statement a line to look for is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// What is done.
    Do,
    /// What is said.
    Say,
    /// What makes it good.
    Quality,
    /// How long it may take.
    Time,
    /// What is not done.
    AvoidDo,
    /// What is not said.
    AvoidSay,
    /// What must not be: how somebody looks, not an act.
    MustNot,
}

impl StatementKind {
    /// Returns the kind of ban that an item is, if it is one.
    ///
    /// # Source
    /// The format: `avoid` forbids what is done or said, `must_not` of a rule how somebody looks and behaves.
    #[must_use]
    pub fn of_ban(item: &model::Item, text: &TextView) -> Option<Self> {
        let kind = match item.source {
            model::ItemSource::Rule(_) => Self::MustNot,
            _ => Self::AvoidDo,
        };
        item.ban.then(|| kind.told_by(text))
    }

    /// Tells what is not said from what is not done: it is quoted.
    fn told_by(self, text: &TextView) -> Self {
        match self {
            Self::AvoidDo if text.text.starts_with(['“', '"', '「', '《']) => Self::AvoidSay,
            kind => kind,
        }
    }
}

/// One time, in words of the theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeView {
    /// The key of the word, which holds `{n}`.
    pub word: &'static str,
    /// The length, the event or the count.
    pub value: TextView,
    /// At which times or places in the day.
    pub at: Vec<TextView>,
    /// What starts the clock.
    pub trigger: Option<TextView>,
}

impl Statement {
    /// Makes a statement and looks whether it ends with a mark of its own.
    #[must_use]
    pub fn new(kind: StatementKind, text: TextView) -> Self {
        const MARKS: [char; 12] = [
            '。', '！', '？', '；', '…', '，', '.', '!', '?', ';', '：', ':',
        ];
        Self {
            closed: text.text.trim_end().ends_with(MARKS),
            kind: kind.told_by(&text),
            number: None,
            letter: None,
            any: None,
            when: None,
            audiences: Vec::new(),
            text: Some(text),
            times: Vec::new(),
        }
    }

    /// Tells whether it is no more than its words: no mark of its own, no case and no customers.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.number.is_none()
            && self.any.is_none()
            && self.when.is_none()
            && self.audiences.is_empty()
    }

    fn when(self, when: Option<TextView>) -> Self {
        Self { when, ..self }
    }

    /// Shows something to look for when an item is judged.
    #[must_use]
    pub fn look(look: &model::Look, lang: Lang) -> Option<Self> {
        let kind = match look.kind {
            model::StatementKind::Do => StatementKind::Do,
            model::StatementKind::Say => StatementKind::Say,
            model::StatementKind::Quality => StatementKind::Quality,
            model::StatementKind::Time => StatementKind::Time,
            model::StatementKind::Avoid if look.state => StatementKind::MustNot,
            model::StatementKind::Avoid => StatementKind::AvoidDo,
        };
        let audiences = look.audiences.iter().map(|a| TextView::of(a, lang));
        let statement = match (&look.time, &look.text) {
            (Some(time), _) => Self {
                text: None,
                times: times(time, lang),
                ..Self::new(kind, TextView::plain(""))
            },
            (None, Some(text)) => Self::new(kind, TextView::of(text, lang)),
            (None, None) => return None,
        };
        Some(Self {
            number: look.clause.map(|at| clause_mark(at, lang)),
            letter: look.letter.clone(),
            any: look.any.then_some(FIRST),
            when: look.when.as_ref().map(|when| TextView::of(when, lang)),
            audiences: audiences.collect(),
            ..statement
        })
    }

    /// Shows what holds for all steps of a phase.
    #[must_use]
    pub fn of_phase(phase: &PhaseDoc, lang: Lang) -> Vec<Self> {
        let mut list = Vec::new();
        list.extend(open_list(&phase.say, StatementKind::Say, lang));
        list.extend(phase.say.list().iter().filter_map(|d| said(d, lang)));
        choices(&mut list);
        list.extend(open_list(&phase.quality, StatementKind::Quality, lang));
        list.extend(Self::qualities(phase.quality.list(), lang));
        list.extend(open_list(&phase.avoid, StatementKind::AvoidDo, lang));
        list.extend(Self::bans(phase.avoid.list(), lang));
        list
    }

    /// Shows criteria.
    #[must_use]
    pub fn qualities(docs: &[QualityDoc], lang: Lang) -> Vec<Self> {
        docs.iter()
            .filter_map(|doc| {
                let text = TextView::field(&doc.text, lang)?;
                let when = TextView::field(&doc.when, lang);
                Some(Self::new(StatementKind::Quality, text).when(when))
            })
            .collect()
    }

    /// Shows bans.
    #[must_use]
    pub fn bans(docs: &[AvoidDoc], lang: Lang) -> Vec<Self> {
        docs.iter()
            .filter_map(|doc| {
                let text = TextView::field(&doc.text, lang)?;
                let when = TextView::field(&doc.when, lang);
                Some(Self::new(StatementKind::AvoidDo, text).when(when))
            })
            .collect()
    }

    /// Shows plain clauses.
    #[must_use]
    pub fn clauses(docs: &[LineTextDoc], lang: Lang) -> Vec<Self> {
        docs.iter()
            .filter_map(|doc| TextView::field(&doc.text, lang))
            .map(|text| Self::new(StatementKind::Do, text))
            .collect()
    }
}

fn said(doc: &SayDoc, lang: Lang) -> Option<Statement> {
    let text = TextView::field(&doc.text, lang)?;
    let when = TextView::field(&doc.when, lang);
    Some(Statement {
        any: (doc.any.get() == Some(&true)).then_some(FIRST),
        ..Statement::new(StatementKind::Say, text).when(when)
    })
}

/// The words in front of lines of which one is enough: the first, and the others.
const FIRST: &str = "sheet_any";
const OTHER: &str = "sheet_or";

/// Joins neighbouring lines of which one is enough: their case is told once, and a line alone has no choice.
pub(super) fn choices(list: &mut [Statement]) {
    let same = |one: &Statement, next: &Statement| {
        one.any.is_some()
            && next.any.is_some()
            && one.when == next.when
            && one.audiences == next.audiences
    };
    for run in list.chunk_by_mut(same) {
        match run {
            [only] => only.any = None,
            [_, others @ ..] => others.iter_mut().for_each(|other| {
                other.any = Some(OTHER);
                other.when = None;
                other.audiences = Vec::new();
            }),
            [] => {}
        }
    }
}

/// Leaves out what is undecided in the same words as something before it: 时限未规定 once is enough.
pub(super) fn undecided_once(list: &mut Vec<Statement>) {
    let mut seen: Vec<Statement> = Vec::new();
    list.retain(|statement| {
        let text = statement
            .text
            .as_ref()
            .is_none_or(|text| text.open && text.text.is_empty());
        let times = statement
            .times
            .iter()
            .all(|time| time.value.open && time.at.is_empty());
        let bare = Statement {
            letter: None,
            times: statement.times.iter().map(TimeView::unexplained).collect(),
            ..statement.clone()
        };
        let repeated = text && times && seen.contains(&bare);
        seen.push(bare);
        !repeated
    });
}

fn open_list<T>(field: &Field<T>, kind: StatementKind, lang: Lang) -> Option<Statement> {
    match field {
        Field::Open { why, .. } => Some(Statement::new(kind, TextView::open(why.as_deref(), lang))),
        _ => None,
    }
}

/// Shows a time limit: one entry for each thing that it says.
#[must_use]
pub fn times(doc: &TimeDoc, lang: Lang) -> Vec<TimeView> {
    let limit = |word, field: &Field<Limit>| {
        TextView::limit(field, lang).map(|value| {
            let word = if value.open { "sheet_time_open" } else { word };
            TimeView::new(word, value)
        })
    };
    let mut list: Vec<TimeView> = [
        limit("sheet_time_within", &doc.within),
        limit("sheet_time_takes", &doc.takes),
        limit("sheet_time_hold", &doc.hold),
        limit("sheet_time_after", &doc.after),
        TextView::field(&doc.before, lang).map(|value| TimeView::new("sheet_time_before", value)),
        TimeView::every(&doc.every, lang),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(first) = list.first_mut() {
        first.trigger = TextView::field(&doc.trigger, lang);
    }
    open_once(&mut list);
    list
}

/// Leaves out undecided times that print like one before them.
pub fn open_once(list: &mut Vec<TimeView>) {
    let mut seen: Vec<TimeView> = Vec::new();
    list.retain(|time| {
        let bare = time.unexplained();
        let repeated = time.value.open && seen.contains(&bare);
        seen.push(bare);
        !repeated
    });
}

impl TimeView {
    fn new(word: &'static str, value: TextView) -> Self {
        Self {
            word,
            value,
            at: Vec::new(),
            trigger: None,
        }
    }

    /// Leaves out why it is undecided, which sheets do not print.
    fn unexplained(&self) -> Self {
        let mut bare = self.clone();
        if bare.value.open {
            bare.value = TextView::open(None, Lang::Zh);
        }
        bare.trigger = bare.trigger.filter(|trigger| !trigger.open);
        bare
    }

    /// Shows how often something is done.
    #[must_use]
    pub fn every(field: &Field<Every>, lang: Lang) -> Option<Self> {
        let value = TextView::value(field, lang, |every| {
            TextView::plain(print_every(every, lang))
        })?;
        let at = field.get().and_then(rhythm);
        let at = at.map_or(&[][..], |rhythm| rhythm.at.list());
        Some(Self {
            at: at.iter().map(|text| TextView::of(text, lang)).collect(),
            ..Self::new(
                if value.open {
                    "sheet_time_often_open"
                } else {
                    "sheet_time_often"
                },
                value,
            )
        })
    }
}
