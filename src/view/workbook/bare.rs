//! From a list of items to its workbook: all that its formulas need. What can be scored can be filled in, also where
//! its standard is gone.

use super::{
    BoundView, ChoiceView, EntryView, FindingsGrade, Grading, HeadField, HeadView, LineView, Marks,
    PartView, ScoreGrade, WorkbookView,
};
use crate::format::{Assessor, GradeBy, Method, Model, Paper, SamplesRule};
use crate::label::Lang;
use crate::model::{SheetItem, SheetItems, SheetScale, SheetStep};
use crate::quantity::{Ratio, Reading, Unit};
use crate::view::part::TextView;
use crate::view::score_sheet::Wording;
use crate::view::sheet::{Field, SheetKind, StatementKind, TitleView};

impl WorkbookView {
    /// Shows the workbook of a list of items, with words in a language.
    #[must_use]
    pub fn of_items(list: &SheetItems, lang: Lang) -> Self {
        let held = list.sections.iter().filter(|s| !s.items.is_empty());
        let sections = held.map(|section| PartView {
            letter: section.letter.clone(),
            title: text(&section.title),
            how: None,
            weight: section.weight,
            min: section.min,
            lines: section
                .items
                .iter()
                .map(|item| LineView::Item(Box::new(entry(item, lang))))
                .collect(),
        });
        Self {
            lang,
            head: head(list),
            sections: sections.collect(),
            weighted: list.model == Model::Sections,
            decimals: list.decimals.min(4),
            na_limit: list.na_limit,
            grading: grading(list),
            target: None,
            best: false,
            past: Vec::new(),
        }
    }
}

fn text(words: &str) -> TextView {
    TextView::plain(words)
}

fn head(list: &SheetItems) -> HeadView {
    let fields = [
        Field::ShopNo,
        Field::CheckDate,
        Field::ArrivedAt,
        Field::LeftAt,
        Field::Auditor,
    ];
    HeadView {
        paper: Paper::A4,
        kind: match list.assessor {
            Assessor::SelfCheck => SheetKind::Own,
            Assessor::Supervisor => SheetKind::Supervisor,
            Assessor::Customer => SheetKind::Customer,
            Assessor::ThirdParty => SheetKind::ThirdParty,
        },
        organisation: None,
        site_word: None,
        site_head: None,
        sheet: list.sheet.clone(),
        title: TitleView {
            text: text(&list.title),
            word: None,
        },
        version: text(&list.version),
        hash: list.hash.clone(),
        confidential: None,
        site: None,
        fields: fields
            .into_iter()
            .map(|field| (HeadField::Printed(field), None))
            .collect(),
    }
}

fn grading(list: &SheetItems) -> Grading {
    match list.grade_by {
        GradeBy::Score => {
            let grades = list.grades.iter().map(|grade| ScoreGrade {
                name: text(&grade.name),
                from: grade.from,
                fail: grade.fail,
            });
            Grading::Score(grades.collect())
        }
        GradeBy::Findings => {
            let grades = list.findings.iter().map(|grade| FindingsGrade {
                name: text(&grade.name),
                most: [grade.critical, grade.major, grade.minor],
                fail: grade.fail,
            });
            Grading::Findings(grades.collect())
        }
    }
}

fn entry(item: &SheetItem, lang: Lang) -> EntryView {
    EntryView {
        item: item.id.clone(),
        number: item.number.clone(),
        article: false,
        text: text(&item.text),
        when: item.when.as_deref().map(text),
        ban: item.ban.then_some(StatementKind::AvoidDo),
        look: Vec::new(),
        anchors: Vec::new(),
        points: item.points,
        marks: marks(item, lang),
        critical: item.critical,
        severity: item.severity,
        samples: item.samples.max(1),
        all: item.samples_rule == SamplesRule::All,
        na: item.allows_na(),
        unseen: !matches!(item.method, Some(Method::Ask | Method::Record)),
        lacking: false,
    }
}

fn marks(item: &SheetItem, lang: Lang) -> Marks {
    match &item.scale {
        SheetScale::YesNo if item.ban => Marks::Pair(Wording::Happened),
        SheetScale::YesNo if item.text.trim_end().ends_with(['？', '?']) => {
            Marks::Pair(Wording::Question)
        }
        SheetScale::YesNo => Marks::Pair(Wording::Met),
        SheetScale::Compliant { partial } => Marks::Three(*partial),
        SheetScale::Score5 { .. } => Marks::Digits(5),
        SheetScale::Score10 { .. } => Marks::Digits(10),
        SheetScale::Deduct { per } => Marks::Deduct(*per),
        SheetScale::Measure { steps } => measure(steps, lang),
        SheetScale::Choice { choices } => {
            let options = choices.iter().map(|choice| ChoiceView {
                id: choice.id.clone(),
                text: text(&choice.text),
                credit: choice.credit,
            });
            Marks::Choice(options.collect())
        }
    }
}

/// Brings all bounds into the unit of the first one, in which the value is filled in.
fn measure(steps: &[SheetStep], lang: Lang) -> Marks {
    let first = steps
        .iter()
        .find_map(|step| step.max.as_ref().or(step.min.as_ref()));
    let (unit, whole) = match first {
        Some(Reading::Time(time)) => {
            let one = crate::quantity::Duration {
                amount: Ratio::ONE,
                unit: time.unit,
            };
            (time.unit.word(lang, false).to_owned(), one.seconds())
        }
        Some(Reading::Number(_, unit)) => {
            let word = Unit::parse(unit).map(|unit| unit.word(lang, false).1.to_owned());
            (word.unwrap_or_else(|| unit.clone()), Ratio::ONE)
        }
        None => (String::new(), Ratio::ONE),
    };
    let bound = |value: Option<&Reading>| match value? {
        Reading::Time(time) => Some(time.seconds() / whole),
        Reading::Number(number, _) => Some(*number),
    };
    let steps = steps.iter().map(|step| BoundView {
        max: bound(step.max.as_ref()),
        min: bound(step.min.as_ref()),
        credit: step.credit,
    });
    Marks::Measure(unit, steps.collect())
}
