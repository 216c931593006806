//! From an audit of the catalog to its workbook: what its list of items says, dressed in the words of the printed sheet.

use super::{EntryView, Grading, HeadField, HeadView, LineView, Marks, PartView, WorkbookView};
use crate::format::Text;
use crate::label::Lang;
use crate::model::{Audit, AuditLine, ItemScale, SheetItems};
use crate::view::part::TextView;
use crate::view::score_sheet::{Answer, ItemRow, ScoreRow, ScoreSheetView, SectionView, Wording};
use crate::view::sheet::{SheetContext, SheetHead};

impl WorkbookView {
    /// Shows the workbook of an audit.
    #[must_use]
    pub fn new(context: &SheetContext<'_>, audit: &Audit) -> Self {
        let bare = Self::of_items(&SheetItems::of(context.standard, audit), context.lang);
        let sheet = ScoreSheetView::new(context, audit);
        let held = audit.sections.iter().filter(|s| !s.lines.is_empty());
        let parts = bare.sections.into_iter().zip(held).zip(sheet.sections);
        Self {
            grading: named(bare.grading, context, audit),
            target: sheet.result.target.clone(),
            best: sheet.follow_up.best,
            past: sheet.past,
            sections: parts
                .map(|((part, section), shown)| dressed(part, &section.lines, shown, context.lang))
                .collect(),
            head: head(
                sheet.head,
                sheet.foot.version,
                audit,
                sheet.foot.confidential,
            ),
            ..bare
        }
    }
}

fn head(
    head: SheetHead,
    version: TextView,
    audit: &Audit,
    confidential: Option<TextView>,
) -> HeadView {
    let printed = head.fields.into_iter();
    let mut fields: Vec<_> = printed
        .map(|field| (HeadField::Printed(field.label), field.value))
        .collect();
    if !fields.iter().any(|(field, _)| field.key() == "auditor") {
        fields.insert(2.min(fields.len()), (HeadField::Shopper, None));
    }
    HeadView {
        paper: head.paper,
        kind: head.kind,
        organisation: head.organisation,
        site_word: head.site_word,
        site_head: head.site_head,
        sheet: head.short_id,
        title: head.title,
        version,
        hash: audit.hash.clone(),
        confidential,
        site: head.site,
        fields,
    }
}

/// Gives grades their names in the language of the sheet.
fn named(mut grading: Grading, context: &SheetContext<'_>, audit: &Audit) -> Grading {
    let text = |name: &Text| context.text(name);
    match &mut grading {
        Grading::Score(grades) => {
            for (grade, written) in grades.iter_mut().zip(&audit.grades) {
                grade.name = text(&written.name);
            }
        }
        Grading::Findings(grades) => {
            for (grade, written) in grades.iter_mut().zip(&audit.findings) {
                grade.name = text(&written.name);
            }
        }
    }
    grading
}

/// Sets the items of a section among the rows that show them, which stand in the same order.
fn dressed(part: PartView, lines: &[AuditLine], shown: SectionView, lang: Lang) -> PartView {
    let mut items = part
        .lines
        .into_iter()
        .filter_map(|line| match line {
            LineView::Item(item) => Some(*item),
            LineView::Heading(..) => None,
        })
        .zip(lines);
    let line = |row: ScoreRow| match row {
        ScoreRow::Heading { number, text } => Some(LineView::Heading(Some(number), Some(text))),
        ScoreRow::Place { text } => Some(LineView::Heading(None, text)),
        ScoreRow::Item(row) => {
            let (item, line) = items.next()?;
            Some(LineView::Item(Box::new(entry(item, line, *row, lang))))
        }
    };
    PartView {
        letter: shown.letter,
        title: shown.title,
        how: shown.how,
        lines: shown.rows.into_iter().filter_map(line).collect(),
        ..part
    }
}

fn entry(item: EntryView, line: &AuditLine, row: ItemRow, lang: Lang) -> EntryView {
    EntryView {
        marks: marks(item.marks, &line.item.scale, &row.answer, lang),
        anchors: row.anchors.into_iter().map(|anchor| anchor.text).collect(),
        item: row.item,
        number: row.number,
        article: row.article,
        text: row.text,
        when: row.when,
        ban: row.ban,
        look: row.look_for,
        critical: row.critical.and(item.critical),
        // What the place lacks does not apply, whatever holds elsewhere.
        na: row.na || row.lacking,
        unseen: row.unseen,
        lacking: row.lacking,
        ..item
    }
}

/// Gives answers the words that the printed sheet has for them.
fn marks(marks: Marks, scale: &ItemScale, answer: &Answer, lang: Lang) -> Marks {
    let each = match answer {
        Answer::Samples { each, .. } => each,
        answer => answer,
    };
    match (marks, scale) {
        (Marks::Pair(_), _) => Marks::Pair(match each {
            Answer::YesNo { wording } => *wording,
            _ => Wording::Met,
        }),
        (Marks::Choice(mut options), ItemScale::Choice { choices }) => {
            for (option, written) in options.iter_mut().zip(choices) {
                if let Some(text) = TextView::field(&written.text, lang) {
                    option.text = text;
                }
            }
            Marks::Choice(options)
        }
        (marks, _) => marks,
    }
}
