//! Where the things of a page come from and how they are checked, collected for its end: those who keep the text look
//! it up there, and those who work by it read undisturbed.

use serde::Serialize;

use super::part::{ExceptionView, FactView, LineView, NumberView, StepView, TextView, ValueView};

/// What is said about several things of a page at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// The things: their numbers, runs of them written short, or their words.
    pub marks: Vec<ValueView>,
    /// What is said; the values of a line are printed behind each other.
    pub lines: Vec<Vec<ValueView>>,
}

/// What is said at the end of a page, in the order of its things; where they were taken over from comes last.
#[derive(Debug, Default)]
pub struct Sources {
    own: Vec<SourceView>,
    origins: Vec<SourceView>,
}

/// How a thing is checked.
const CHECKED: [&str; 16] = [
    "d_item",
    "d_criterion",
    "d_points",
    "d_answer_scale",
    "d_critical",
    "d_critical_below",
    "d_method",
    "d_severity",
    "d_samples",
    "d_samples_rule",
    "d_na",
    "d_partial",
    "d_per",
    "d_steps",
    "d_choices",
    "d_anchors",
];

impl Sources {
    /// Takes the clauses and the origin out of the particulars of a thing.
    pub fn refs(&mut self, mark: &ValueView, details: &mut Vec<ValueView>) {
        let refs = taken(details, &["d_refs"]);
        let origin = taken(details, &["d_origin"]);
        add(&mut self.own, mark, refs);
        add(&mut self.origins, mark, origin);
    }

    /// Takes out of the particulars of a thing how it is checked, and where it comes from.
    pub fn all(&mut self, mark: &ValueView, details: &mut Vec<ValueView>) {
        let mut said = taken(details, &CHECKED);
        said.extend(taken(details, &["d_refs"]));
        add(&mut self.own, mark, said);
        self.refs(mark, details);
    }

    /// Takes the clauses out of statements; one without a letter is named by the whole it belongs to.
    pub fn lines(&mut self, whole: &ValueView, lines: &mut [LineView]) {
        for line in lines {
            let letter = line.letter.clone().map(ValueView::plain);
            self.refs(letter.as_ref().unwrap_or(whole), &mut line.details);
        }
    }

    /// Takes the clauses out of exceptions, which are named by their case.
    pub fn exceptions(&mut self, whole: &ValueView, list: &mut [ExceptionView]) {
        for one in list {
            let case = one.when.clone().map(named);
            self.refs(case.as_ref().unwrap_or(whole), &mut one.details);
        }
    }

    /// Takes the clauses out of numbers.
    pub fn numbers(&mut self, whole: &ValueView, list: &mut [NumberView]) {
        for one in list {
            let label = one.label.clone().map(named);
            self.refs(label.as_ref().unwrap_or(whole), &mut one.details);
        }
    }

    /// Takes the last rows of a step: how it is checked, and where it comes from.
    pub fn step(&mut self, step: &mut StepView) {
        let mark = ValueView::plain(step.number.clone());
        self.facts(&mark, &mut step.facts);
        let does = step.does.iter_mut().chain(&mut step.says);
        let how = step.quality.iter_mut().chain(&mut step.times);
        for line in does.chain(how).chain(&mut step.avoid) {
            let letter = line.letter.as_deref().unwrap_or_default();
            let mark = ValueView::plain(format!("{}{letter}", step.number));
            let said = taken(&mut line.details, &CHECKED);
            add(&mut self.own, &mark, said);
        }
        self.exceptions(&mark, &mut step.exceptions);
    }

    /// Takes out of the fields of a thing how it is checked, and where it comes from.
    pub fn facts(&mut self, mark: &ValueView, facts: &mut Vec<FactView>) {
        let mut said = Vec::new();
        for (row, label) in [("f_item", "d_item"), ("f_refs", "d_refs")] {
            let Some(at) = facts.iter().position(|fact| fact.label == row) else {
                continue;
            };
            let mut lines = facts.remove(at).lines;
            let first = lines.first_mut().and_then(|line| line.first_mut());
            if let Some(first) = first.filter(|first| first.label.is_none()) {
                first.label = Some(label);
            }
            said.extend(lines);
        }
        if !said.is_empty() {
            self.own.push(SourceView {
                marks: vec![mark.clone()],
                lines: said,
            });
        }
        if let Some(at) = facts.iter().position(|fact| fact.label == "f_origin") {
            for mut line in facts.remove(at).lines {
                if let Some(first) = line.first_mut() {
                    first.label = Some("d_origin");
                }
                add(&mut self.origins, mark, line);
            }
        }
    }

    /// Returns what was collected.
    #[must_use]
    pub fn list(mut self) -> Vec<SourceView> {
        self.own.append(&mut self.origins);
        let mut list: Vec<SourceView> = Vec::with_capacity(self.own.len());
        for source in self.own {
            let marks = runs(source.marks);
            match list.iter_mut().find(|known| known.marks == marks) {
                Some(known) => known.lines.extend(source.lines),
                None => list.push(SourceView { marks, ..source }),
            }
        }
        list
    }
}

/// Names a thing by its words; the reason of an open point is not its name.
fn named(text: TextView) -> ValueView {
    ValueView::text(text)
}

/// Takes what stands behind any of these labels, with the values that belong to it.
fn taken(details: &mut Vec<ValueView>, labels: &[&str]) -> Vec<ValueView> {
    let mut found = Vec::new();
    let mut inside = false;
    details.retain(|value| {
        if let Some(label) = value.label {
            inside = labels.contains(&label);
        }
        if inside {
            found.push(value.clone());
        }
        !inside
    });
    found
}

/// Says it of one thing more, on the line that says the same already if there is one.
fn add(list: &mut Vec<SourceView>, mark: &ValueView, said: Vec<ValueView>) {
    if said.is_empty() {
        return;
    }
    let same = |source: &&mut SourceView| source.lines.len() == 1 && source.lines[0] == said;
    match list.iter_mut().find(same) {
        Some(source) if source.marks.contains(mark) => {}
        Some(source) => source.marks.push(mark.clone()),
        None => list.push(SourceView {
            marks: vec![mark.clone()],
            lines: vec![said],
        }),
    }
}

/// Writes numbers that follow each other short: R7, R8, R9 becomes R7–R9.
fn runs(marks: Vec<ValueView>) -> Vec<ValueView> {
    let split = |mark: &ValueView| {
        let number = mark.plain.as_deref()?;
        let at = number.find(|c: char| c.is_ascii_digit())?;
        Some((number[..at].to_owned(), number[at..].parse::<u32>().ok()?))
    };
    let mut runs: Vec<Vec<ValueView>> = Vec::new();
    for mark in marks {
        let before = runs.last().and_then(|run| split(run.last()?));
        let follows = before
            .zip(split(&mark))
            .is_some_and(|((a, x), (b, y))| a == b && x + 1 == y);
        match runs.last_mut().filter(|_| follows) {
            Some(run) => run.push(mark),
            None => runs.push(vec![mark]),
        }
    }
    let short = |run: Vec<ValueView>| match run.as_slice() {
        [first, _, .., last] => {
            let plain = |mark: &ValueView| mark.plain.clone().unwrap_or_default();
            vec![ValueView::plain(format!(
                "{}–{}",
                plain(first),
                plain(last)
            ))]
        }
        _ => run,
    };
    runs.into_iter().flat_map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(list: &[ValueView]) -> String {
        let words = list.iter().filter_map(|value| value.plain.as_deref());
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_same_source_is_said_once() {
        let mut sources = Sources::default();
        for (number, clause) in [("R7", "E-1"), ("R8", "E-1"), ("R9", "E-1"), ("R2", "E-2")] {
            let mut details = vec![
                ValueView::plain("店长").labelled("d_roles"),
                ValueView::plain(clause).labelled("d_refs"),
                ValueView::plain("E-9"),
                ValueView::plain("etiquette").labelled("d_origin"),
            ];
            sources.refs(&ValueView::plain(number), &mut details);
            assert_eq!(plain(&details), "店长");
        }
        let list = sources.list();
        let said: Vec<String> = list
            .iter()
            .map(|s| format!("{}: {}", plain(&s.marks), plain(&s.lines[0])))
            .collect();
        assert_eq!(
            said,
            ["R7–R9: E-1 E-9", "R2: E-2 E-9", "R7–R9 R2: etiquette"]
        );
    }

    #[test]
    fn a_thing_stands_once() {
        let mut sources = Sources::default();
        for (number, label, said) in [
            ("R7", "d_refs", "E-1"),
            ("R8", "d_refs", "E-2"),
            ("R7", "d_origin", "etiquette"),
        ] {
            let mut details = vec![ValueView::plain(said).labelled(label)];
            sources.refs(&ValueView::plain(number), &mut details);
        }
        let list = sources.list();
        let lines: Vec<(String, usize)> = list
            .iter()
            .map(|s| (plain(&s.marks), s.lines.len()))
            .collect();
        assert_eq!(lines, [("R7".to_owned(), 2), ("R8".to_owned(), 1)]);
    }
}
