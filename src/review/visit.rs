//! One scored sheet, in as little room as a rollup can do with.

use crate::format::Date;
use crate::intake::{Note, Response};
use crate::model::SheetItems;
use crate::quantity::Fraction;
use crate::score::{
    FindingKind, ItemVerdict, Outcome, Ranked, Reason, State, Verdict, findings, whole,
};
use std::cmp::Ordering;
use std::sync::Arc;

/// What is kept of one scored sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The list that it was filled in on, with its id, hash and version; visits of one list share it.
    pub list: Arc<SheetItems>,
    /// The file, as it was named.
    pub file: String,
    /// A number of its own.
    pub id: Option<String>,
    /// The site, as it was written.
    pub site: Option<String>,
    /// Who filled it in.
    pub auditor: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// Which visit of the day it was.
    pub visit: Option<String>,
    /// What it came to, after appeals.
    pub total: Total,
    /// What it came to before appeals changed it.
    pub original: Option<Box<Total>>,
    /// One for each item, in the order of the list, after appeals.
    pub marks: Vec<Mark>,
    /// What was agreed to be done, in the order of the list.
    pub actions: Vec<Action>,
}

/// What a sheet came to as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// The number as shown.
    pub score: Option<String>,
    /// The exact number that is shown.
    pub number: Option<Fraction>,
    /// Points earned.
    pub earned: Fraction,
    /// Points that could be earned.
    pub max: Fraction,
    /// Index of the grade among the list's grades.
    pub grade: Option<usize>,
    /// The grade's name.
    pub grade_name: Option<String>,
    /// The result.
    pub outcome: Outcome,
    /// What led to it, in the order of the list.
    pub reasons: Vec<Reason>,
    /// How many items with points were left blank.
    pub blanks: usize,
    /// Share of points that do not apply, in percent as shown.
    pub na_share: Option<String>,
    /// Whether that share is above the list's limit.
    pub na_exceeded: bool,
    /// The sections, in the order of the list.
    pub sections: Vec<SectionTotal>,
}

/// What a section came to.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionTotal {
    /// The number as shown.
    pub score: Option<String>,
    /// The exact number.
    pub number: Option<Fraction>,
}

/// What an item came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// How it is drawn.
    pub face: Face,
    /// What it is in a report, where it appears there.
    pub finding: Option<FindingKind>,
    /// The credit, where it is neither nothing nor full: most are, so most take no room.
    part: Option<Box<Fraction>>,
}

/// The shapes of judgements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Full credit.
    Full,
    /// Some credit.
    Part,
    /// No credit.
    Nothing,
    /// It does not apply.
    NotApplicable,
    /// Nobody could see it.
    NotObserved,
    /// It was left out.
    Blank,
}

impl Face {
    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Part => "part",
            Self::Nothing => "none",
            Self::NotApplicable => "na",
            Self::NotObserved => "not-observed",
            Self::Blank => "blank",
        }
    }

    /// Tells how an item is drawn.
    #[must_use]
    pub fn of(item: &ItemVerdict) -> Self {
        match (item.state, &item.credit) {
            (State::Answered, Some(credit)) if credit.is_zero() => Self::Nothing,
            (State::Answered, Some(credit)) if *credit < Fraction::ONE => Self::Part,
            (State::Answered, _) => Self::Full,
            (State::NotApplicable, _) => Self::NotApplicable,
            (State::NotObserved, _) => Self::NotObserved,
            (State::Blank, _) => Self::Blank,
        }
    }
}

impl Mark {
    fn of(item: &ItemVerdict, finding: Option<FindingKind>) -> Self {
        let face = Face::of(item);
        let part = item.credit.clone().filter(|_| face == Face::Part);
        Self {
            face,
            finding,
            part: part.map(Box::new),
        }
    }

    /// Returns the exact credit, where the item was judged.
    #[must_use]
    pub fn credit(&self) -> Option<Fraction> {
        match (self.face, &self.part) {
            (Face::Full, _) => Some(Fraction::ONE),
            (Face::Nothing, _) => Some(Fraction::ZERO),
            (_, part) => part.as_deref().cloned(),
        }
    }

    /// Tells whether the item was judged.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        matches!(self.face, Face::Full | Face::Part | Face::Nothing)
    }

    /// Tells whether it is a critical finding or a non-conformity; an observation is no fault.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        let kind = self.finding;
        kind.is_some_and(|kind| kind != FindingKind::Observation)
    }

    /// Tells whether a critical item was triggered.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        self.finding == Some(FindingKind::Critical)
    }
}

/// Something that was agreed to be done about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Index of the item.
    pub item: usize,
    /// What is to be done.
    pub what: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Where it stands.
    pub state: ActionState,
}

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// Its day has passed, and it is not done.
    Overdue,
    /// It is not done.
    Open,
    /// It is done.
    Done,
}

impl ActionState {
    /// Tells where what a note agreed on stands; `None` where it agreed on nothing. Without a day nothing is overdue.
    #[must_use]
    pub fn of(note: &Note, today: Option<Date>) -> Option<Self> {
        match (note.done, note.due) {
            (Some(_), _) => Some(Self::Done),
            (None, Some(due)) if today.is_some_and(|today| due < today) => Some(Self::Overdue),
            (None, None) if note.action.is_none() => None,
            (None, _) => Some(Self::Open),
        }
    }

    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Done => "done",
        }
    }
}

impl Visit {
    /// Keeps what a rollup needs of a filled sheet, scored as it was filled in; appeals are taken into account here.
    /// Without a day nothing is overdue.
    #[must_use]
    pub fn of(response: &Response, verdict: &Verdict, today: Option<Date>) -> Self {
        let reviewed = response.reviewed();
        let counted = reviewed.as_ref().unwrap_or(verdict);
        let head = &response.head;
        Self {
            list: Arc::clone(&response.sheet),
            file: response.file.clone(),
            id: head.id.clone(),
            site: head.site.clone(),
            auditor: head.auditor.clone(),
            date: response.date(),
            visit: head.visit.clone(),
            total: Total::of(counted),
            original: reviewed.is_some().then(|| Box::new(Total::of(verdict))),
            marks: marks(response, counted),
            actions: actions(response, today),
        }
    }

    /// Returns the mark of an item by its id; other versions of a sheet have it elsewhere, or not at all.
    #[must_use]
    pub fn mark(&self, item: &str) -> Option<&Mark> {
        let place = self.list.items().position(|one| one.id == item)?;
        self.marks.get(place)
    }

    /// Compares visits of one sheet and site by time, whatever files they stand in: two that are equal are the same visit.
    #[must_use]
    pub fn cmp_time(&self, other: &Self) -> Ordering {
        self.time().cmp(&other.time())
    }

    fn time(&self) -> Time<'_> {
        Time::new(self.date, self.visit.as_deref(), self.auditor.as_deref())
    }

    /// Compares the visit with a filled sheet of the same sheet and site.
    #[must_use]
    pub(super) fn is_before(&self, response: &Response) -> bool {
        let head = &response.head;
        let (visit, auditor) = (head.visit.as_deref(), head.auditor.as_deref());
        self.time() < Time::new(response.date(), visit, auditor)
    }
}

/// When a visit was, and which: day, number of the day, auditor.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Time<'v>(Option<Date>, u64, &'v str, &'v str);

impl<'v> Time<'v> {
    fn new(date: Option<Date>, visit: Option<&'v str>, auditor: Option<&'v str>) -> Self {
        // The tenth visit comes after the second.
        let visit = visit.unwrap_or_default();
        let number = visit.trim().parse().unwrap_or_default();
        Self(date, number, visit, auditor.unwrap_or_default())
    }
}

impl Total {
    fn of(verdict: &Verdict) -> Self {
        let sections = verdict.sections.iter().map(|section| SectionTotal {
            score: section.score.clone(),
            number: section.number.clone(),
        });
        Self {
            score: verdict.score.clone(),
            number: verdict.number.clone(),
            earned: verdict.earned.clone(),
            max: verdict.max.clone(),
            grade: verdict.grade,
            grade_name: verdict.grade_name.clone(),
            outcome: verdict.outcome,
            reasons: verdict.reasons.clone(),
            blanks: verdict.blanks,
            na_share: verdict.na_share.clone(),
            na_exceeded: verdict.na_exceeded,
            sections: sections.collect(),
        }
    }
}

impl Ranked for Total {
    fn counted(&self) -> Option<&Fraction> {
        whole(self.number.as_ref(), self.blanks, self.outcome)
    }

    fn points(&self) -> (&Fraction, &Fraction) {
        (&self.earned, &self.max)
    }

    fn is_vetoed(&self) -> bool {
        self.reasons.iter().any(Reason::is_veto)
    }
}

impl Ranked for Visit {
    fn counted(&self) -> Option<&Fraction> {
        self.total.counted()
    }

    fn points(&self) -> (&Fraction, &Fraction) {
        self.total.points()
    }

    fn is_vetoed(&self) -> bool {
        self.total.is_vetoed()
    }
}

fn marks(response: &Response, verdict: &Verdict) -> Vec<Mark> {
    let found = findings(&response.answers, verdict);
    let mut found = found.iter().peekable();
    let items = verdict.items.iter().enumerate();
    items
        .map(|(index, item)| {
            let own = found.next_if(|finding| finding.item == index);
            Mark::of(item, own.map(|finding| finding.kind))
        })
        .collect()
}

/// Lists what was agreed to be done.
fn actions(response: &Response, today: Option<Date>) -> Vec<Action> {
    let notes = response.notes.iter();
    let action = notes.filter_map(|(item, note)| {
        Some(Action {
            item: *item,
            what: note.action.clone(),
            owner: note.owner.clone(),
            due: note.due,
            state: ActionState::of(note, today)?,
        })
    });
    action.collect()
}
