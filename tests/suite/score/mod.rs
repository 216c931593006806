//! The scoring rule: its vectors, its properties, and each clause that the vectors leave open.

mod finding;
mod group;
mod property;
pub mod random;
mod rule;
mod sheet;
pub mod vector;

use punctilio::format::{Assessor, GradeBy, Model, NaPolicy, SamplesRule};
use punctilio::model::{GradeRow, SheetItem, SheetItems, SheetScale, SheetSection};
use punctilio::quantity::Ratio;
use punctilio::score::{Answer, Answers, ItemAnswer, Verdict, score};

/// Reads an exact number.
pub fn number(text: &str) -> Ratio {
    Ratio::parse(text).unwrap_or_else(|| panic!("{text} is no number"))
}

/// A sheet without items, with the default grades.
pub fn empty_sheet() -> SheetItems {
    let grade = |name: &str, from, fail| GradeRow {
        name: name.to_owned(),
        from: Ratio::whole(from),
        fail,
    };
    SheetItems {
        schema: "punctilio/score-sheet".to_owned(),
        shape: punctilio::model::SHAPE,
        sheet: "salon/full".to_owned(),
        hash: String::new(),
        version: "1.0.0".to_owned(),
        title: "评分表".to_owned(),
        assessor: Assessor::Supervisor,
        model: Model::Points,
        decimals: 1,
        na_limit: 20,
        grade_by: GradeBy::Score,
        grades: vec![
            grade("优秀", 90, false),
            grade("良好", 80, false),
            grade("合格", 60, false),
            grade("不合格", 0, true),
        ],
        findings: Vec::new(),
        sections: Vec::new(),
    }
}

/// A section without items.
pub fn empty_section(n: usize) -> SheetSection {
    SheetSection {
        id: format!("s{n}"),
        letter: "A".to_owned(),
        title: format!("第 {n} 部分"),
        weight: Ratio::ONE,
        min: None,
        items: Vec::new(),
    }
}

/// An item with all defaults.
pub fn item(id: impl Into<String>, points: &str, scale: SheetScale) -> SheetItem {
    let id = id.into();
    SheetItem {
        text: id.clone(),
        id,
        number: "1.1".to_owned(),
        when: None,
        audiences: Vec::new(),
        open: Vec::new(),
        ban: false,
        points: number(points),
        scale,
        critical: None,
        na: NaPolicy::Reason,
        severity: None,
        method: None,
        samples: 1,
        samples_rule: SamplesRule::Mean,
        covers: Vec::new(),
    }
}

/// A sheet of one section.
pub fn sheet_of(items: Vec<SheetItem>) -> SheetItems {
    let section = SheetSection {
        items,
        ..empty_section(1)
    };
    SheetItems {
        sections: vec![section],
        ..empty_sheet()
    }
}

/// Reads answers, one text an item; several samples stand apart by spaces.
pub fn answers(sheet: &SheetItems, words: &[&str]) -> Answers {
    let mut answers = Answers::blank(sheet);
    assert_eq!(sheet.items().count(), words.len(), "an answer an item");
    for (n, (item, words)) in sheet.items().zip(words).enumerate() {
        let read = |word| Answer::read(item, word).unwrap_or_else(|_| panic!("{} {word}", item.id));
        let samples: Vec<Answer> = words.split(' ').map(read).collect();
        answers.set(n, ItemAnswer::Several(samples));
    }
    answers
}

/// Scores a sheet by answers in words.
pub fn scored(sheet: &SheetItems, words: &[&str]) -> Verdict {
    score(sheet, &answers(sheet, words))
}

/// The words of a verdict's reasons.
pub fn reasons(verdict: &Verdict) -> Vec<String> {
    verdict.reasons.iter().map(|reason| reason.key()).collect()
}
