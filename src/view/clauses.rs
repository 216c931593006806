//! The clauses that a step, its statements and its numbers come from, and the marks of clauses themselves.

use crate::format::{Clause, Field, Many};
use crate::label::Lang;
use crate::model::{StatementKind, Step};

use super::figure::number;
use super::part::ValueView;
use super::pen::Pen;

/// Lists where the step comes from, then where its statements and numbers come from if that is told apart: each clause
/// once, behind the marks of all that it stands for.
pub(super) fn sources(step: &Step, pen: &Pen<'_>) -> Vec<Vec<ValueView>> {
    let doc = &step.doc;
    let mut marks: Vec<(ValueView, Vec<String>)> = Vec::new();
    for s in &step.statements {
        let refs = match s.kind {
            StatementKind::Do => doc.r#do.list().get(s.index).map(|d| &d.refs),
            StatementKind::Say => doc.say.list().get(s.index).map(|d| &d.refs),
            StatementKind::Quality => doc.quality.list().get(s.index).map(|d| &d.refs),
            StatementKind::Time => doc.time.list().get(s.index).map(|d| &d.refs),
            StatementKind::Avoid => doc.avoid.list().get(s.index).map(|d| &d.refs),
        };
        let time = || pen.words("时限", "time").to_owned();
        let mark = s
            .letter
            .clone()
            .or_else(|| (s.kind == StatementKind::Time).then(time));
        marked(mark, refs, pen, &mut marks);
    }
    for doc in doc.numbers.list() {
        let view = number(doc, None, pen);
        let gap = if view.gap { "\u{a0}" } else { "" };
        let mark = format!("{}{gap}{}", view.value, view.unit);
        marked(Some(mark), Some(&doc.refs), pen, &mut marks);
    }
    let mut apart = Vec::new();
    let mut last = Vec::new();
    for (mut value, mark) in marks {
        if mark != last {
            value.number = Some(mark.join(pen.words("、", ", "))).filter(|mark| !mark.is_empty());
        }
        last = mark;
        apart.push(value);
    }
    let own = pen.values(&doc.refs);
    if let [only] = own.as_slice()
        && apart.iter().all(|value| value.plain == only.plain)
    {
        apart.clear();
    }
    [own, apart]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

fn marked(
    mark: Option<String>,
    refs: Option<&Field<Many<Clause>>>,
    pen: &Pen<'_>,
    list: &mut Vec<(ValueView, Vec<String>)>,
) {
    for value in refs.map_or_else(Vec::new, |refs| pen.values(refs)) {
        let known = list
            .iter_mut()
            .find(|(one, _)| one.plain.is_some() && one.plain == value.plain);
        match known {
            Some((_, marks)) => {
                if let Some(mark) = mark.as_ref().filter(|mark| !marks.contains(mark)) {
                    marks.push(mark.clone());
                }
            }
            None => list.push((value, mark.clone().into_iter().collect())),
        }
    }
}

/// Marks a clause of an article as law does: （一）, in English (1).
pub fn clause_mark(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{}）", han(number)),
        Lang::En => format!("({number})"),
    }
}

/// Writes a number below a hundred as Chinese clauses are numbered: 一, 十, 十二, 二十.
fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        2..=9 => format!("{}十{ones}", DIGITS[tens]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::han;

    #[test]
    fn clauses_are_numbered_as_in_chinese_law() {
        let numbers = [1, 9, 10, 11, 20, 35, 99, 100].map(han);
        let want = ["一", "九", "十", "十一", "二十", "三十五", "九十九", "100"];
        assert_eq!(numbers, want);
    }
}
