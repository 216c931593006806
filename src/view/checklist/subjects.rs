//! Lines set across: a row for each person, room, table or vehicle.

use super::rows::{Parts, rows};
use super::{
    CheckRow, ChecklistBody, Figure, Release, SubjectColumn, SubjectGroup, SubjectTable, Who,
    Window,
};
use crate::format::AreaName;
use crate::label::Lang;
use crate::model::{Checklist, Group, Line};
use crate::view::part::TextView;
use crate::view::sheet::{SheetContext, SheetHead, Statement, StatementKind};
use unicode_width::UnicodeWidthStr;

/// The lines that fit side by side; English words need wider columns.
fn most_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 12,
        Lang::En => 9,
    }
}

/// What a narrow column holds on a line, in half-width columns.
fn narrow(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 8,
        Lang::En => 5,
    }
}

/// Reckons how high the head of a sheet on its side is.
///
/// # Units
/// Tenths of a millimetre.
pub(super) fn head_height(head: &SheetHead) -> usize {
    let side = head.code.as_ref().map_or(0, |code| code.side_mm);
    // A code of 20 mm prints as 19 on such a sheet.
    let code = match usize::try_from(side) {
        Ok(0) | Err(_) => 0,
        Ok(20) => 33 + 190,
        Ok(side) => 33 + 10 * side,
    };
    let about = if head.about.is_empty() { 0 } else { 50 };
    about + code.max(190)
}

/// Packs the parts of a list into as few tables as they fit.
pub(super) fn body(context: &SheetContext<'_>, list: &Checklist, head: usize) -> ChecklistBody {
    let most = most_columns(context.lang);
    let mut tables: Vec<SubjectTable> = Vec::new();
    for group in &list.groups {
        let parts = Parts::of(context, list, group);
        let columns = columns(context, list, group);
        let size = columns
            .len()
            .div_ceil(columns.len().div_ceil(most).max(1))
            .max(1);
        let last = columns.len().div_ceil(size).saturating_sub(1);
        for (index, chunk) in columns.chunks(size).enumerate() {
            let fits = |table: &SubjectTable| table.columns.len() + chunk.len() <= most;
            if !tables.last().is_some_and(fits) {
                tables.push(SubjectTable::default());
            }
            let table = tables.last_mut().expect("a table was just put there");
            table.named |= parts.title.is_some() || parts.role.is_some();
            table.groups.push(SubjectGroup {
                title: parts.title.clone(),
                word: parts.word,
                continued: index > 0,
                again: (index > 0 && last > 1).then_some(index),
                window: parts.window.clone().filter(|w| matches!(w, Window::Set(_))),
                role: parts.role.clone(),
                rounds: group
                    .doc
                    .rounds
                    .list()
                    .iter()
                    .map(|r| r.as_str().to_owned())
                    .collect(),
                columns: chunk.len(),
            });
            table.columns.extend_from_slice(chunk);
            if index == 0 {
                table.statements.extend(parts.statements.iter().cloned());
            }
            if let Some(Release::Named(text)) = &parts.release
                && !table.releases.contains(text)
            {
                table.releases.push(text.clone());
            }
        }
    }
    let asked = list.doc.rows.get().map(|rows| rows.0);
    let fitting = tables
        .iter()
        .map(|table| fitting_rows(table, head, context.lang))
        .min()
        .unwrap_or(15);
    ChecklistBody::Subjects {
        rows: (1..=asked.unwrap_or(fitting).clamp(1, 200)).collect(),
        tables,
    }
}

fn columns(context: &SheetContext<'_>, list: &Checklist, group: &Group) -> Vec<SubjectColumn> {
    let lines = group
        .lines
        .iter()
        .filter(|line| !context.lacks(line.item()));
    let shown = rows(context, list, group);
    let most = narrow(context.lang);
    let rule = |line: &Line| context.rule(line.item());
    let areas: Vec<&str> = lines
        .clone()
        .filter_map(|line| Some(rule(line)?.area()))
        .collect();
    let alone = |area: &AreaName| areas.iter().filter(|one| **one == area.as_str()).count() == 1;
    let column = |(line, mut row): (&Line, CheckRow)| {
        let doc = rule(line).map(|rule| &rule.doc);
        let area = doc.and_then(|doc| doc.area.get());
        let (title, detail) = match (area, &row.standard) {
            (Some(area), _) => {
                // Where an area has several rules, its word does not tell them apart: their titles do, or their words.
                let head = match doc {
                    Some(doc) if !alone(area) => context.field(&doc.title),
                    _ => Some(TextView::plain(area_word(area, context.lang))),
                };
                let told = head.as_ref().is_some_and(|head| head.text == row.text.text);
                let words = doc.filter(|_| told).and_then(|doc| {
                    let must = context.field(&doc.must);
                    must.or_else(|| context.field(&doc.must_not))
                });
                let text = (!told).then(|| row.text.clone());
                // A title such as 不倚靠 needs no 禁止; the words below it, 倚靠柜台, do.
                let forbidden = doc.is_some_and(|doc| !doc.must.is_set());
                if let Some(words) = words.as_ref().filter(|_| forbidden) {
                    let kind = StatementKind::MustNot;
                    row.ban = Some(Statement::new(kind, words.clone()).kind);
                }
                (head, words.or(text))
            }
            (None, Some(Figure::Text(standard))) => {
                (Some(row.text.clone()), Some(standard.clone()))
            }
            (None, _) => (None, Some(row.text.clone())),
        };
        let width = |text: &Option<TextView>| match text {
            // What is undecided needs its word, the reason and a line to write on.
            Some(text) if text.open => usize::MAX,
            Some(text) => text.text.width(),
            None => 0,
        };
        let part = group.title.as_ref().map(|title| context.text(title).text);
        let told = |name: &TextView| part.as_ref().is_some_and(|part| part.contains(&name.text));
        let posts = match &row.who {
            Who::Roles(names) => names.iter().filter(|name| !told(name)).cloned().collect(),
            Who::Everyone | Who::Unsaid => Vec::new(),
        };
        let few = width(&detail) <= most && width(&title) <= most;
        SubjectColumn {
            narrow: few && row.wearer.is_none() && posts.is_empty(),
            title,
            detail,
            posts,
            row,
        }
    };
    lines.zip(shown).map(column).collect()
}

fn area_word(area: &AreaName, lang: Lang) -> &str {
    let (zh, en) = area.words();
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Reckons how many rows are left on a page below the heads of a table, 12 to 20.
///
/// # Units
/// All lengths are tenths of a millimetre, for A4 on its side.
fn fitting_rows(table: &SubjectTable, head: usize, lang: Lang) -> u32 {
    // English breaks between words, so that its lines are not filled.
    let loose = if lang == Lang::En { 13 } else { 10 };
    let narrow = table.columns.iter().filter(|column| column.narrow).count();
    let wide = (table.columns.len() - narrow).max(1);
    let each = (2750usize - 70 - 280 - 400 - 230).saturating_sub(135 * narrow) / wide;
    let line = |column: &SubjectColumn| {
        let width = if column.narrow { 135 } else { each };
        let words = column
            .detail
            .as_ref()
            .map_or(0, |detail| detail.text.width() * loose / 10);
        // A half-width column of 8 pt type is 1.45 mm wide.
        let lines = |words: usize| words.div_ceil((width.saturating_sub(16) * 10 / 145).max(1));
        lines(words)
            + column
                .row
                .look_for
                .iter()
                .filter_map(|statement| statement.text.as_ref())
                .map(|text| lines(text.text.width() * loose / 10))
                .sum::<usize>()
            + usize::from(column.title.is_some())
            + usize::from(column.row.wearer.is_some())
            + column
                .posts
                .iter()
                .map(|post| lines(post.text.width() + 2))
                .sum::<usize>()
    };
    let lines = table.columns.iter().map(line).max().unwrap_or(1);
    let groups = if table.named { 55 } else { 0 };
    let statements = 40 * table.statements.len();
    let left = 1810usize.saturating_sub(head + 75 + 65 + groups + 37 * lines + 145 + statements);
    u32::try_from((left / 79).clamp(12, 20)).unwrap_or(15)
}
