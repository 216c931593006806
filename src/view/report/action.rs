//! What is to be done: as it was agreed, else as the standard says for when something goes wrong.

use super::context::{ReportContext, is_article};
use super::day::DayView;
use crate::format::Date;
use crate::format::doc::ExceptionDoc;
use crate::intake::Note;
use crate::model::{SheetItem, SheetItems};
use crate::review::{First, Weighed};
use crate::score::FindingKind;
use crate::view::part::TextView;
use serde::Serialize;

/// How many cases of the standard are shown for a finding: beyond that nobody can tell which is meant.
const CASES: usize = 3;

/// What is to be done about a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ActionView {
    /// As it was agreed.
    pub agreed: Option<String>,
    /// As the standard says, where nothing was agreed.
    pub remedies: Vec<RemedyView>,
}

/// What the standard says is done in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemedyView {
    /// The case.
    pub when: Option<TextView>,
    /// What is done.
    pub does: Vec<TextView>,
    /// Within what time.
    pub within: Option<TextView>,
}

/// One of the first things to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstView {
    /// The number of the item.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// The criterion.
    pub text: TextView,
    /// `critical`, `major`, `minor` or `observation`.
    pub kind: &'static str,
    /// At how many visits in a row it was a fault, from two on.
    pub repeat: Option<usize>,
    /// What is to be done.
    pub action: ActionView,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<DayView>,
}

impl ActionView {
    pub(super) fn of(
        context: &ReportContext<'_>,
        sheet: &SheetItems,
        item: &SheetItem,
        note: Option<&Note>,
    ) -> Self {
        let agreed = note.and_then(|note| note.action.clone());
        Self {
            remedies: match agreed {
                Some(_) => Vec::new(),
                None => remedies(context, sheet, &item.id),
            },
            agreed,
        }
    }
}

impl FirstView {
    pub(super) fn of(
        context: &ReportContext<'_>,
        sheet: &SheetItems,
        item: &SheetItem,
        (first, note, date): (&First<'_>, Option<&Note>, Option<Date>),
    ) -> Self {
        let weighed: &Weighed = &first.finding;
        let due = due(context, sheet, weighed.kind, (note, date));
        Self {
            number: item.number.clone(),
            article: is_article(item),
            text: context.criterion(sheet, item),
            kind: weighed.kind.key(),
            repeat: (weighed.repeats > 1).then_some(weighed.repeats),
            action: ActionView::of(context, sheet, item, note),
            owner: first.owner.map(str::to_owned),
            due: due.map(|(day, _)| DayView::of(day, date, context.lang)),
        }
    }
}

/// Returns by when a finding is to be mended, and whether the sheet's own rule says so.
pub(super) fn due(
    context: &ReportContext<'_>,
    sheet: &SheetItems,
    kind: FindingKind,
    (note, date): (Option<&Note>, Option<Date>),
) -> Option<(Date, bool)> {
    if let Some(day) = note.and_then(|note| note.due) {
        return Some((day, false));
    }
    let rule = context.audit(sheet)?.doc.due.get()?;
    let limit = match kind {
        FindingKind::Critical => &rule.critical,
        FindingKind::Major => &rule.major,
        FindingKind::Minor => &rule.minor,
        FindingKind::Observation => return None,
    };
    let seconds = limit.get()?.0.longest().floor();
    let days = jiff::Span::new().try_days(seconds / 86_400).ok()?;
    Some((Date(date?.0.checked_add(days).ok()?), true))
}

/// Lists what the standard says of the step that an item judges, else of its phase.
fn remedies(context: &ReportContext<'_>, sheet: &SheetItems, id: &str) -> Vec<RemedyView> {
    let found = || {
        let item = context.item(sheet, id)?;
        let home = context.standard(sheet)?;
        let (phase, step) = context.sheet(home)?.step(item)?;
        let own = step.doc.exceptions.list();
        Some(if own.is_empty() {
            phase.doc.exceptions.list()
        } else {
            own
        })
    };
    let cases = found().unwrap_or_default().iter();
    let cases = cases.map(|case| remedy(context, case));
    cases
        .filter(|case| !case.does.is_empty())
        .take(CASES)
        .collect()
}

fn remedy(context: &ReportContext<'_>, case: &ExceptionDoc) -> RemedyView {
    let lang = context.lang;
    let does = case.r#do.list().iter();
    RemedyView {
        when: TextView::field(&case.when, lang),
        does: does
            .filter_map(|line| TextView::field(&line.text, lang))
            .collect(),
        within: TextView::limit(&case.within, lang),
    }
}
