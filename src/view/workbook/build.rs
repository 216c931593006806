//! From an audit of the catalog to its workbook: the lines of the printed sheet, each beside the item that it shows.

use super::{
    BoundView, ChoiceView, EntryView, FindingsGrade, Grading, HeadField, HeadView, LineView, Marks,
    PartView, ScoreGrade, WorkbookView,
};
use crate::format::doc::{ChoiceDoc, MeasureStepDoc};
use crate::format::{GradeBy, Measured, Model, SamplesRule};
use crate::label::Lang;
use crate::model::{Audit, AuditLine, Item, ItemScale, Section};
use crate::quantity::{Ratio, Unit};
use crate::view::part::TextView;
use crate::view::score_sheet::{Answer, ItemRow, ScoreRow, ScoreSheetView, SectionView, Wording};
use crate::view::sheet::{SheetContext, SheetHead};

impl WorkbookView {
    /// Shows the workbook of an audit.
    #[must_use]
    pub fn new(context: &SheetContext<'_>, audit: &Audit) -> Self {
        let sheet = ScoreSheetView::new(context, audit);
        let held = audit.sections.iter().filter(|s| !s.lines.is_empty());
        Self {
            lang: context.lang,
            weighted: audit.model == Model::Sections,
            decimals: audit.decimals.min(4),
            na_limit: audit.na_limit,
            grading: grading(context, audit),
            target: sheet.result.target.clone(),
            best: sheet.follow_up.best,
            sections: held
                .zip(sheet.sections)
                .map(|(section, shown)| part(section, shown, context.lang))
                .collect(),
            head: head(
                sheet.head,
                sheet.foot.version,
                audit,
                sheet.foot.confidential,
            ),
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
        fields,
    }
}

fn grading(context: &SheetContext<'_>, audit: &Audit) -> Grading {
    match audit.grade_by {
        GradeBy::Score => {
            let grades = audit.grades.iter().map(|grade| ScoreGrade {
                name: context.text(&grade.name),
                from: grade.from,
                fail: grade.fail,
            });
            Grading::Score(grades.collect())
        }
        GradeBy::Findings => {
            let grades = audit.findings.iter().map(|grade| FindingsGrade {
                name: context.text(&grade.name),
                most: [grade.critical, grade.major, grade.minor],
                fail: grade.fail,
            });
            Grading::Findings(grades.collect())
        }
    }
}

/// Sets the items of a section beside the rows that show them, which stand in the same order.
fn part(section: &Section, shown: SectionView, lang: Lang) -> PartView {
    let mut lines = section.lines.iter();
    let line = |row: ScoreRow| match row {
        ScoreRow::Heading { number, text } => Some(LineView::Heading(Some(number), Some(text))),
        ScoreRow::Place { text } => Some(LineView::Heading(None, text)),
        ScoreRow::Item(row) => {
            let line = lines.next()?;
            Some(LineView::Item(Box::new(entry(line, *row, lang))))
        }
    };
    PartView {
        letter: shown.letter,
        title: shown.title,
        how: shown.how,
        weight: section.weight,
        min: section.min,
        lines: shown.rows.into_iter().filter_map(line).collect(),
    }
}

fn entry(line: &AuditLine, row: ItemRow, lang: Lang) -> EntryView {
    let item = &*line.item;
    EntryView {
        marks: marks(item, &row.answer, lang),
        anchors: row.anchors.into_iter().map(|anchor| anchor.text).collect(),
        item: row.item,
        number: row.number,
        article: row.article,
        text: row.text,
        when: row.when,
        ban: row.ban,
        look: row.look_for,
        points: item.points,
        critical: row.critical.and(item.critical),
        severity: item.severity,
        samples: item.samples.max(1),
        all: item.samples_rule == SamplesRule::All,
        // What the place lacks does not apply, whatever holds elsewhere.
        na: row.na || row.lacking,
        unseen: row.unseen,
        lacking: row.lacking,
    }
}

fn marks(item: &Item, answer: &Answer, lang: Lang) -> Marks {
    let each = match answer {
        Answer::Samples { each, .. } => each,
        answer => answer,
    };
    match &item.scale {
        ItemScale::YesNo => Marks::Pair(match each {
            Answer::YesNo { wording } => *wording,
            _ => Wording::Met,
        }),
        ItemScale::Compliant { partial } => Marks::Three(*partial),
        ItemScale::Score5 { .. } => Marks::Digits(5),
        ItemScale::Score10 { .. } => Marks::Digits(10),
        ItemScale::Deduct { per } => Marks::Deduct(*per),
        ItemScale::Measure { steps } => measure(steps, lang),
        ItemScale::Choice { choices } => {
            Marks::Choice(choices.iter().filter_map(|c| choice(c, lang)).collect())
        }
    }
}

/// Brings all bounds into the unit of the first one, in which the value is filled in.
fn measure(steps: &[MeasureStepDoc], lang: Lang) -> Marks {
    let first = steps
        .iter()
        .find_map(|step| step.max.get().or(step.min.get()));
    let (unit, whole) = match first {
        Some(Measured::Time(range)) => {
            let unit = range.from.unit;
            let one = crate::quantity::Duration {
                amount: Ratio::ONE,
                unit,
            };
            (unit.word(lang, false).to_owned(), one.seconds())
        }
        Some(Measured::Number(_, unit)) => {
            let word = Unit::parse(unit).map(|unit| unit.word(lang, false).1.to_owned());
            (word.unwrap_or_else(|| unit.clone()), Ratio::ONE)
        }
        None => (String::new(), Ratio::ONE),
    };
    let bound = |value: Option<&Measured>| match value? {
        Measured::Time(range) => Some(range.from.seconds() / whole),
        Measured::Number(number, _) => Some(*number),
    };
    let steps = steps.iter().map(|step| BoundView {
        max: bound(step.max.get()),
        min: bound(step.min.get()),
        credit: step.credit.get().map_or(Ratio::ZERO, |credit| credit.0),
    });
    Marks::Measure(unit, steps.collect())
}

fn choice(choice: &ChoiceDoc, lang: Lang) -> Option<ChoiceView> {
    Some(ChoiceView {
        id: choice.id.get()?.as_str().to_owned(),
        text: TextView::field(&choice.text, lang)?,
        credit: choice.credit.get().map_or(Ratio::ZERO, |credit| credit.0),
    })
}
