//! The sections of a score sheet and their lines.

use super::answer::{anchors, scale};
use super::{Answer, Critical, ItemRow, ScoreRow, SectionView};
use crate::format::doc::Critical as Effect;
use crate::format::{Detail, Method, Model, NaPolicy, Order, Scale, Wearer};
use crate::model::{Audit, AuditLine, Item, ItemSource, Section};
use crate::view::part::TextView;
use crate::view::sheet::{SheetContext, Statement, StatementKind};
use unicode_width::UnicodeWidthStr;

/// A section of so few items is never split over two pages …
const WHOLE: usize = 6;
/// … unless they have more lines of print than this, a third of a page: moving them on would leave half-empty pages.
const WHOLE_LINES: usize = 24;
/// Rows with more lines of print than this on average may part anywhere but behind the head of their section.
const TALL: usize = 5;

/// Shows the sections; what holds for a phase stands at the first section that has a line of it.
pub(super) fn sections(context: &SheetContext<'_>, audit: &Audit) -> Vec<SectionView> {
    let mut told = Vec::new();
    let shown = audit.sections.iter().filter(|s| !s.lines.is_empty());
    shown
        .map(|section| {
            let rows = rows(context, audit, section);
            let lines: usize = rows.iter().map(printed).sum();
            SectionView {
                letter: section.letter.clone(),
                title: context.text(&section.title),
                how: section.doc.as_ref().and_then(|doc| context.field(&doc.how)),
                full: section.full_marks().to_string(),
                weight: (audit.model == Model::Sections).then(|| section.weight.to_string()),
                min: section.min.map(|min| min.to_string()),
                statements: match audit.detail {
                    Detail::None => Vec::new(),
                    Detail::Inline | Detail::Appendix => statements(context, section, &mut told),
                },
                whole: rows.len() <= WHOLE && lines <= WHOLE_LINES,
                tall: lines > TALL * rows.len(),
                rows,
            }
        })
        .collect()
}

fn statements(
    context: &SheetContext<'_>,
    section: &Section,
    told: &mut Vec<String>,
) -> Vec<Statement> {
    let mut list = Vec::new();
    for line in &section.lines {
        let Some((phase, _)) = context.step(&line.item) else {
            continue;
        };
        if !told.contains(&phase.id) {
            told.push(phase.id.clone());
            list.extend(Statement::of_phase(&phase.doc, context.lang));
        }
    }
    list
}

fn rows(context: &SheetContext<'_>, audit: &Audit, section: &Section) -> Vec<ScoreRow> {
    let mut rows = Vec::new();
    let mut heading = None;
    let mut lines = section.lines.iter();
    let placed = audit.order == Order::Place && lines.any(|line| line.item.touchpoint.is_some());
    let mut place = None;
    for line in &section.lines {
        let here = line.item.touchpoint.as_ref();
        if placed && place != Some(here) {
            place = Some(here);
            rows.push(ScoreRow::Place {
                text: here.and_then(|id| touchpoint(context, id)),
            });
        }
        if let ItemSource::Statement(..) = line.item.source
            && let Some((_, step)) = context.step(&line.item)
            && step.heading
            && heading.as_ref() != Some(&step.number)
        {
            heading = Some(step.number.clone());
            rows.push(ScoreRow::Heading {
                number: step.number.clone(),
                text: context.text(&step.title),
            });
        }
        rows.push(ScoreRow::Item(Box::new(row(context, audit, line))));
    }
    rows
}

fn touchpoint(context: &SheetContext<'_>, id: &str) -> Option<TextView> {
    let mut all = context.standard.touchpoints.iter();
    let found = all.find(|touchpoint| touchpoint.id == id)?;
    context.field(&found.doc.name)
}

fn row(context: &SheetContext<'_>, audit: &Audit, line: &AuditLine) -> ItemRow {
    let item = &*line.item;
    let path = item.path_in(&context.standard.id);
    let own = path.strip_prefix(&format!("{}/", audit.id));
    let mut look_for = match audit.detail {
        Detail::None => Vec::new(),
        Detail::Inline | Detail::Appendix => context.looks(item),
    };
    for named in covered(context, line) {
        // What the line stands for is told in full already, where the sheet tells what to look for.
        match look_for
            .iter_mut()
            .find(|s| s.number.is_none() && s.text == named.text)
        {
            Some(told) => told.number = named.number,
            None => look_for.push(named),
        }
    }
    let text = context.text(&item.text);
    // What only repeats the criterion need not be looked for apart.
    let is_told = |s: &Statement| s.text.as_ref().is_some_and(|one| one.has_words_of(&text));
    look_for.retain(|s| !(s.is_bare() && is_told(s)));
    let lettered = look_for.iter().filter(|s| s.letter.is_some()).count();
    if !line.covers.is_empty() || lettered == 1 {
        // Letters of several steps would repeat, and a single line needs none.
        look_for.iter_mut().for_each(|s| s.letter = None);
    }
    ItemRow {
        listed: is_listed(&look_for),
        numbered: look_for.iter().any(|s| s.number.is_some()),
        clauses: item.look.iter().any(|look| look.clause.is_some()),
        number: item.number.clone(),
        article: matches!(item.source, ItemSource::Article(_)),
        anchor: own.unwrap_or(&path).replace('/', "."),
        ban: StatementKind::of_ban(item, &text),
        text,
        when: item.when.as_ref().map(|when| context.text(when)),
        audiences: item.audiences.iter().map(|a| context.text(a)).collect(),
        look_for,
        anchors: anchors(item, context.lang),
        method: item.method,
        points: item.points.to_string(),
        critical: critical(item),
        critical_below: below(item),
        wearer: match item.wearer {
            Some(Wearer::Female) => Some("wearer_female"),
            Some(Wearer::Male) => Some("wearer_male"),
            Some(Wearer::All) | None => None,
        },
        severity: item.severity,
        answer: Answer::of(item, context.lang),
        na: item.na != NaPolicy::No,
        unseen: is_seen(item),
        lacking: context.lacks(item),
        item: path,
    }
}

/// The width of a line of what to look for, in Latin letters.
const LOOK: usize = 40;

/// Reckons how wide a statement to look for prints, with the words around it.
fn width(statement: &Statement) -> usize {
    let texts = statement.text.iter().chain(&statement.when);
    texts.map(|text| text.text.width() + 2).sum::<usize>() + 2
}

/// Tells whether what to look for stands one under another: all that takes more than a line together.
fn is_listed(look_for: &[Statement]) -> bool {
    look_for.len() > 1 && look_for.iter().map(width).sum::<usize>() > LOOK
}

/// Reckons how many lines of print a row takes; boxes alone take three.
fn printed(row: &ScoreRow) -> usize {
    let ScoreRow::Item(item) = row else {
        return 2;
    };
    let widths = item.look_for.iter().map(width);
    let look: usize = if item.listed {
        widths.map(|width| width.div_ceil(LOOK - 4)).sum()
    } else {
        widths.sum::<usize>().div_ceil(LOOK)
    };
    let case = item.when.iter().chain(&item.audiences);
    let case: usize = case.map(|text| text.text.width() + 2).sum();
    ((item.text.text.width() + case).div_ceil(36) + look).max(3)
}

/// Tells whether an item may have been missed by whoever looks: all but what is asked or looked up.
pub(super) fn is_seen(item: &Item) -> bool {
    !matches!(item.method, Some(Method::Ask | Method::Record))
}

/// Shows what follows from a miss of a critical item.
pub(super) fn critical(item: &Item) -> Option<Critical> {
    match item.critical?.effect {
        Effect::No => None,
        Effect::Fail => Some(Critical::Fail),
        Effect::Cap(at) => Some(Critical::Cap(at.to_string())),
        Effect::ZeroSection => Some(Critical::ZeroSection),
    }
}

/// Shows the points below which a miss is critical, where no box is drawn heavy for it.
fn below(item: &Item) -> Option<String> {
    let rule = item.critical?;
    let boxed = item.samples < 2 && !matches!(scale(item), Scale::Deduct | Scale::Measure);
    (!boxed && !item.scale.is_two_valued()).then(|| (item.points * rule.below).to_string())
}

/// Names the items that a line of the sheet's own stands for.
fn covered(context: &SheetContext<'_>, line: &AuditLine) -> Vec<Statement> {
    let standard = context.standard;
    let found = |path: &String| {
        let path = path
            .strip_prefix(&format!("{}/", standard.id))
            .unwrap_or(path);
        standard
            .items
            .iter()
            .find(|item| item.path_in(&standard.id) == path)
    };
    let show = |item: &std::sync::Arc<Item>| {
        let text: TextView = context.text(&item.text);
        let kind = StatementKind::of_ban(item, &text).unwrap_or(StatementKind::Do);
        Statement {
            number: Some(item.number.clone()),
            ..Statement::new(kind, text)
        }
    };
    line.covers.iter().filter_map(found).map(show).collect()
}
