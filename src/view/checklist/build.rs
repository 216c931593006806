//! From a checklist of the catalog to its view: which of the three forms it takes, and its head and foot.

use super::rows::{Parts, has_points, rows};
use super::shape::Shape;
use super::{
    CheckRow, ChecklistBody, ChecklistLegend, ChecklistView, ColumnSpan, GridGroup, PausePoint,
    subjects,
};
use std::collections::BTreeSet;

use crate::format::Field as Value;
use crate::model::{Checklist, Generated, Group, Line};
use crate::view::part::TextView;
use crate::view::sheet::{AboutView, FieldView, RemarkView, SheetContext, TitleView};

/// The lines of a part that still print as one block.
const MOST_ROWS: usize = 12;
/// The rounds that fit side by side.
const MOST_ROUNDS: usize = 8;

impl ChecklistView {
    /// Shows a checklist of a standard.
    #[must_use]
    pub fn new(context: &SheetContext<'_>, list: &Checklist) -> Self {
        let shape = Shape::of(list);
        let mut head = context.head(
            shape.kind(list),
            &list.id,
            title(context, list),
            shape.fields().into_iter().map(FieldView::blank).collect(),
        );
        head.landscape = matches!(
            shape,
            Shape::Subjects(_) | Shape::Columns(ColumnSpan::Month)
        );
        head.about = about(context, list);
        let lines = list.groups.iter().flat_map(|group| &group.lines);
        head.about.extend(context.origins(lines.map(Line::item)));
        context.finish(&mut head, &list.id, &context.standard.hash);
        let mut body = match shape {
            Shape::Points { .. } => ChecklistBody::Points {
                groups: list
                    .groups
                    .iter()
                    .flat_map(|g| points(context, list, g))
                    .collect(),
            },
            Shape::Columns(span) => ChecklistBody::Columns {
                span,
                columns: (1..=span.count()).collect(),
                groups: list.groups.iter().map(|g| grid(context, list, g)).collect(),
            },
            Shape::Subjects(_) => subjects::body(context, list, subjects::head_height(&head)),
        };
        body.name_lines_once();
        let keep = TextView::limit(&list.doc.keep, context.lang);
        let remarks = remarks(context, list);
        Self {
            legend: body.legend(),
            statements: match list.generated {
                Some(Generated::All) => context.whole(),
                _ => Vec::new(),
            },
            exceptions: shape.exceptions(head.paper),
            foot: context.foot(&context.standard.hash, keep, remarks),
            head,
            body,
        }
    }
}

impl ChecklistBody {
    /// Takes the name from each line that stands on the sheet a second time.
    fn name_lines_once(&mut self) {
        let rows: Vec<&mut CheckRow> = match self {
            Self::Points { groups } => groups.iter_mut().flat_map(|g| &mut g.rows).collect(),
            Self::Columns { groups, .. } => groups.iter_mut().flat_map(|g| &mut g.rows).collect(),
            Self::Subjects { tables, .. } => {
                let columns = tables.iter_mut().flat_map(|t| &mut t.columns);
                columns.map(|column| &mut column.row).collect()
            }
        };
        let mut named = BTreeSet::new();
        for row in rows {
            row.anchor = row.anchor.take().filter(|name| named.insert(name.clone()));
        }
    }

    fn legend(&self) -> ChecklistLegend {
        let (rows, release): (Vec<&CheckRow>, bool) = match self {
            Self::Points { groups } => (
                groups.iter().flat_map(|g| &g.rows).collect(),
                groups.iter().any(|g| g.release.is_some()),
            ),
            Self::Columns { groups, .. } => (
                groups.iter().flat_map(|g| &g.rows).collect(),
                groups.iter().any(|g| g.release.is_some()),
            ),
            Self::Subjects { tables, .. } => (
                tables
                    .iter()
                    .flat_map(|t| &t.columns)
                    .map(|c| &c.row)
                    .collect(),
                tables.iter().any(|t| !t.releases.is_empty()),
            ),
        };
        ChecklistLegend {
            critical: rows.iter().any(|row| row.critical),
            bans: rows.iter().any(|row| row.ban.is_some()),
            conditional: rows.iter().any(|row| row.conditional),
            release,
        }
    }
}

/// Returns the title of a checklist.
#[must_use]
pub fn title(context: &SheetContext<'_>, list: &Checklist) -> TitleView {
    let standard = || context.text(&context.standard.title);
    if let Some(title) = &list.title {
        return TitleView::own(context.text(title));
    }
    match &list.generated {
        Some(Generated::Phase(index)) => {
            let phase = context.standard.phases.get(*index);
            let name = phase.map_or_else(standard, |phase| context.text(&phase.title));
            TitleView::word("sheet_title_phase", name)
        }
        Some(Generated::Role(id)) => {
            let role = context.standard.role(id);
            let name = role.and_then(|role| context.field(&role.doc.name));
            TitleView::word("sheet_title_role", name.unwrap_or_else(standard))
        }
        Some(Generated::Grooming) => TitleView::word("sheet_title_grooming", standard()),
        Some(Generated::All) | None => TitleView::word("sheet_title_all", standard()),
    }
}

fn about(context: &SheetContext<'_>, list: &Checklist) -> Vec<AboutView> {
    let doc = &list.doc;
    let frequency = match &doc.frequency {
        Value::Open { why, .. } => vec![TextView::open(why.as_deref(), context.lang)],
        _ => Vec::new(),
    };
    let role = TextView::role(&doc.role, context.standard, context.lang);
    [
        AboutView::texts(None, context.field(&doc.text).into_iter().collect()),
        AboutView::texts(Some("sheet_about_role"), role.into_iter().collect()),
        AboutView::texts(Some("sheet_about_every"), frequency),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Shows a part as one block, or as several where it is too long for one or has too many rounds.
fn points(context: &SheetContext<'_>, list: &Checklist, group: &Group) -> Vec<PausePoint> {
    let parts = Parts::of(context, list, group);
    let all = rows(context, list, group);
    let rounds: Vec<String> = group
        .doc
        .rounds
        .list()
        .iter()
        .map(|r| r.as_str().to_owned())
        .collect();
    let mut blocks = Vec::new();
    for first in (0..rounds.len().max(1)).step_by(MOST_ROUNDS) {
        let until = (first + MOST_ROUNDS).min(rounds.len());
        let mut due = all.clone();
        for row in &mut due {
            row.due = row.due.get(first..until).unwrap_or_default().to_vec();
        }
        due.retain(|row| row.due.is_empty() || row.due.contains(&true));
        let size = due
            .len()
            .div_ceil(due.len().div_ceil(MOST_ROWS).max(1))
            .max(1);
        for rows in due.chunks(size) {
            blocks.push((rounds[first..until].to_vec(), rows.to_vec()));
        }
    }
    let last = blocks.len().saturating_sub(1);
    let show = |(index, (rounds, rows)): (usize, (Vec<String>, Vec<CheckRow>))| PausePoint {
        title: parts.title.clone(),
        word: parts.word,
        continued: index > 0,
        again: (index > 0 && last > 1).then_some(index),
        window: parts.window.clone().filter(|_| index == 0),
        role: parts.role.clone().filter(|_| index == 0),
        release: parts.release.clone().filter(|_| index == last),
        skips: rows.iter().any(|row| row.due.contains(&false)),
        statements: if index == 0 {
            parts.statements.clone()
        } else {
            Vec::new()
        },
        rounds,
        rows,
    };
    blocks.into_iter().enumerate().map(show).collect()
}

fn grid(context: &SheetContext<'_>, list: &Checklist, group: &Group) -> GridGroup {
    let parts = Parts::of(context, list, group);
    let rounds: Vec<&str> = group.doc.rounds.list().iter().map(|r| r.as_str()).collect();
    let mut all = Vec::new();
    for row in rows(context, list, group) {
        if rounds.is_empty() {
            all.push(row);
            continue;
        }
        for (round, _) in rounds.iter().zip(&row.due).filter(|(_, due)| **due) {
            let mut one = row.clone();
            one.round = Some((*round).to_owned());
            let suffix = round.replace(|c: char| !c.is_ascii_alphanumeric(), "");
            one.anchor = one.anchor.map(|anchor| format!("{anchor}-{suffix}"));
            one.due = Vec::new();
            all.push(one);
        }
    }
    GridGroup {
        title: parts.title,
        word: parts.word,
        window: parts.window,
        role: parts.role,
        release: parts.release.filter(|_| has_points(group)),
        statements: parts.statements,
        rows: all,
    }
}

fn remarks(context: &SheetContext<'_>, list: &Checklist) -> Vec<RemarkView> {
    let doc = &list.doc;
    let mut all = context.remarks(None, &doc.refs, &doc.notes);
    for group in &list.groups {
        all.extend(context.remarks(None, &group.doc.refs, &group.doc.notes));
        for line in &group.lines {
            if let crate::model::Line::Own(own) = line {
                let number = Some(own.item.number.as_str());
                all.extend(context.remarks(number, &own.doc.refs, &own.doc.notes));
                if let Some(item) = own.doc.item.get() {
                    all.extend(context.remarks(number, &item.refs, &item.notes));
                }
            }
        }
    }
    all
}
