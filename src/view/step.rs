//! A step with every field that its author wrote, and rules.

use crate::format::doc::StepDoc;
use crate::format::{Field, Many};
use crate::model::{Phase, Rule, Statement, StatementKind, Step};
use crate::quantity::Unit;

use super::clauses::sources;
use super::figure::{images, numbers};
use super::item::{scored, scoring};
use super::line::{Lined, Mark, choices, exceptions, kind_word, lines, open_line};
use super::page::PageKey;
use super::part::{
    LineView, NumberView, RuleView, SheetLinkView, StepView, TextView, ValueView, WhoView,
};
use super::pen::{Details, Facts, Pen};
use super::show::notes;
use super::usage::{Sheet, audit_file, checklist_file};

/// Shows a step. `elsewhere` is set on pages that show steps of several phases: the title then links to its own.
pub fn step(phase: &Phase, step: &Step, elsewhere: bool, pen: &Pen<'_>) -> StepView {
    let doc = &step.doc;
    let of = |kind| statements(step, kind, pen);
    let all = step.statements.iter();
    let critical = all
        .filter_map(|s| s.item.as_ref())
        .chain(&step.item)
        .any(|item| item.critical.is_some());
    StepView {
        id: step.id.clone(),
        number: step.number.clone(),
        title: pen.text(&step.title),
        href: elsewhere
            .then(|| pen.anchor(PageKey::Phase(phase), &step.id))
            .flatten(),
        critical,
        why: pen.field(&doc.why),
        who: who(doc, pen),
        experience: lines("text", &doc.experience, pen),
        does: of(StatementKind::Do),
        says: of(StatementKind::Say),
        quality: of(StatementKind::Quality),
        times: of(StatementKind::Time),
        forms: pen.values(&doc.forms),
        sheets: sheets(phase, step, pen),
        exceptions: exceptions(&doc.exceptions, None, pen),
        avoid: of(StatementKind::Avoid),
        facts: facts(step, pen),
        numbers: own_numbers(doc, pen),
        images: images(&doc.images, pen),
        notes: notes(&doc.notes, pen),
    }
}

/// Shows the numbers without their clauses, which the step lists.
fn own_numbers(doc: &StepDoc, pen: &Pen<'_>) -> Vec<NumberView> {
    let mut list = numbers(&doc.numbers, pen);
    for view in &mut list {
        view.details.clear();
    }
    list
}

fn who(doc: &StepDoc, pen: &Pen<'_>) -> Option<WhoView> {
    let view = WhoView {
        role: pen.values(&doc.role).into_iter().next(),
        staff: staff(doc, pen),
        position: pen.field(&doc.position),
        details: Details::new(pen)
            .add("d_assist", &doc.assist)
            .add("d_inform", &doc.inform)
            .add("d_touchpoint", &doc.touchpoint)
            .add("d_channel", &doc.channel)
            .add("d_customer", &doc.customer)
            .add("d_for", &doc.r#for)
            .list(),
    };
    let blank = view.role.is_none()
        && view.staff.is_none()
        && view.position.is_none()
        && view.details.is_empty();
    (!blank).then_some(view)
}

/// Shows how many people: a bare number gets its unit.
fn staff(doc: &StepDoc, pen: &Pen<'_>) -> Option<TextView> {
    let view = pen.field(&doc.staff)?;
    let bare = !view.open && !view.text.is_empty() && view.text.bytes().all(|b| b.is_ascii_digit());
    let people = Unit::parse("people").filter(|_| bare);
    Some(match people {
        Some(unit) => {
            let (gap, word) = unit.word(pen.lang, view.text == "1");
            let gap = gap.map(String::from).unwrap_or_default();
            TextView::plain(format!("{}{gap}{word}", view.text))
        }
        None => view,
    })
}

/// Shows the statements of one kind. Where a line is said among the actions its letter stands, the line itself with
/// the lines; letters of lines that are said one after the other stand behind each other.
fn statements(step: &Step, kind: StatementKind, pen: &Pen<'_>) -> Vec<LineView> {
    let why = open(&step.doc, kind);
    let mut lines: Vec<LineView> = why
        .map(|why| open_line(kind_word(kind), why, pen))
        .into_iter()
        .collect();
    let bare = |line: &LineView| {
        line.kind == "point"
            && line.notes.is_empty()
            && line.level.is_none()
            && line.details.iter().all(|value| value.label.is_none())
    };
    for line in step.of_kind(kind).filter_map(|s| statement(step, s, pen)) {
        let told = |one: &LineView| is_open(one) && one.label == line.label;
        if is_open(&line) && lines.iter().any(told) {
            continue;
        }
        match lines.last_mut().filter(|last| bare(last) && bare(&line)) {
            Some(last) => {
                last.label = Some("say_lines");
                last.details.extend(line.details);
            }
            None => lines.push(line),
        }
    }
    choices(&mut lines);
    lines
}

/// Tells whether a line says no more than that something is undecided.
fn is_open(line: &LineView) -> bool {
    line.text.open
        && line.text.text.is_empty()
        && line.kind == "time"
        && line.details.is_empty()
        && line.notes.is_empty()
}

fn open(doc: &StepDoc, kind: StatementKind) -> Option<Option<&crate::format::Text>> {
    fn why<T>(field: &Field<Many<T>>) -> Option<Option<&crate::format::Text>> {
        match field {
            Field::Open { why, .. } => Some(why.as_deref()),
            _ => None,
        }
    }
    match kind {
        StatementKind::Do => why(&doc.r#do),
        StatementKind::Say => why(&doc.say),
        StatementKind::Quality => why(&doc.quality),
        StatementKind::Time => why(&doc.time),
        StatementKind::Avoid => why(&doc.avoid),
    }
}

/// Shows one statement; `None` where its entry is gone.
pub fn statement(step: &Step, statement: &Statement, pen: &Pen<'_>) -> Option<LineView> {
    let doc = &step.doc;
    let mark = Mark::of(&step.id, statement);
    let at = statement.index;
    Some(match statement.kind {
        StatementKind::Do => {
            let action = doc.r#do.list().get(at)?;
            let mut line = action.lined(mark, pen);
            let said = action.say.get().and_then(|id| reference(step, id.as_str()));
            if let Some(said) = said {
                let bare = action.text.is_blank();
                if bare {
                    line.kind = "point";
                    line.label = Some("say_line");
                }
                let label = (!bare).then_some("say_line");
                line.details.insert(0, ValueView { label, ..said });
            }
            line
        }
        StatementKind::Say => doc.say.list().get(at)?.lined(mark, pen),
        StatementKind::Quality => doc.quality.list().get(at)?.lined(mark, pen),
        StatementKind::Time => doc.time.list().get(at)?.lined(mark, pen),
        StatementKind::Avoid => doc.avoid.list().get(at)?.lined(mark, pen),
    })
}

/// Names a line to say by its letter.
fn reference(step: &Step, id: &str) -> Option<ValueView> {
    let says = step.of_kind(StatementKind::Say);
    let line = says.into_iter().find(|s| s.id.as_deref() == Some(id))?;
    let letter = line.letter.clone()?;
    Some(ValueView::plain(letter).at(Some(format!("#{}/{id}", step.id))))
}

/// Lists the sheets on which a step and its statements stand.
pub fn sheets(phase: &Phase, step: &Step, pen: &Pen<'_>) -> Vec<SheetLinkView> {
    let standard = pen.standard();
    // Items of an included phase carry the name of their origin.
    let usage = &pen.volume.outline.usage;
    let uses = match &phase.origin {
        Some(origin) => usage.of(&format!("{}/{}", origin.standard, step.id)),
        None => usage.of(&step.id),
    };
    let link = |(sheet, items): (Sheet, Vec<String>)| {
        let (title, word, file) = match sheet {
            Sheet::Checklist(place) => {
                let list = standard.checklists.get(place)?;
                let word = super::link::checklist_word(list);
                (list.title.as_ref(), word, checklist_file(list))
            }
            Sheet::Audit(place) => {
                let audit = standard.audits.get(place)?;
                (audit.title.as_ref(), "full_audit", audit_file(audit))
            }
        };
        Some(SheetLinkView {
            title: title.map(|title| pen.text(title)),
            word: title.is_none().then_some(word),
            href: pen.file(&file)?,
            items: runs(items),
        })
    };
    uses.into_iter().filter_map(link).collect()
}

/// Writes runs of letters short: 1.1a, 1.1b, 1.1c becomes 1.1a–c.
fn runs(numbers: Vec<String>) -> Vec<String> {
    let split = |number: &str| {
        let last = number.chars().last().filter(char::is_ascii_lowercase)?;
        Some((number[..number.len() - 1].to_owned(), last))
    };
    let mut runs: Vec<Vec<String>> = Vec::new();
    for number in numbers {
        let before = runs.last().and_then(|run| split(run.last()?));
        let follows = before
            .zip(split(&number))
            .is_some_and(|((a, x), (b, y))| a == b && u32::from(x) + 1 == u32::from(y));
        match runs.last_mut().filter(|_| follows) {
            Some(run) => run.push(number),
            None => runs.push(vec![number]),
        }
    }
    let short = |run: Vec<String>| match run.as_slice() {
        [first, _, .., last] => vec![format!("{first}–{}", &last[last.len() - 1..])],
        _ => run,
    };
    runs.into_iter().flat_map(short).collect()
}

fn facts(step: &Step, pen: &Pen<'_>) -> Vec<super::part::FactView> {
    let doc = &step.doc;
    Facts::new(pen)
        .row("f_answers", &doc.answers)
        .texts("f_tools", &doc.tools)
        .texts("f_inputs", &doc.inputs)
        .texts("f_outputs", &doc.outputs)
        .texts("f_deliverables", &doc.deliverables)
        .row("f_handoff", &doc.handoff)
        .rows("f_next", &doc.next)
        .rows("f_record", &doc.record)
        .rows("f_adapt", &doc.adapt)
        .rows("f_risks", &doc.risks)
        .rows("f_tips", &doc.tips)
        .rows("f_delight", &doc.delight)
        .row("f_automation", &doc.automation)
        .texts("f_skills", &doc.skills)
        .row("f_cost", &doc.cost)
        .row("f_tags", &doc.tags)
        .line("f_item", scoring(&doc.item, &only_action(doc), pen))
        .lines("f_refs", sources(step, pen))
        .list()
}

/// Returns what is done, where it is one thing alone.
fn only_action(doc: &StepDoc) -> Vec<&Field<crate::format::Text>> {
    match doc.r#do.list() {
        [only] => vec![&only.text],
        _ => Vec::new(),
    }
}

/// Shows a rule.
pub fn rule(rule: &Rule, pen: &Pen<'_>) -> RuleView {
    use crate::format::{Wearer, Word};
    let doc = &rule.doc;
    let wearer = doc.wearer.get().copied().unwrap_or(Wearer::All);
    RuleView {
        id: rule.id.clone(),
        number: rule.number.clone(),
        title: pen.field(&doc.title),
        critical: rule
            .item
            .as_ref()
            .is_some_and(|item| item.critical.is_some()),
        must: pen.field(&doc.must),
        must_not: pen.field(&doc.must_not),
        wearer: wearer.key(),
        details: Details::new(pen)
            .add("d_why", &doc.why)
            .add("d_roles", &doc.roles)
            .add("d_phases", &doc.phases)
            .with(pen.undecided("d_wearer", &doc.wearer))
            .with(pen.undecided("d_area", &doc.area))
            .with(scored(&doc.item, &[&doc.must, &doc.must_not], pen))
            .add("d_tags", &doc.tags)
            .refs(&doc.refs)
            .with(pen.origin(rule.origin.as_ref()))
            .list(),
        numbers: numbers(&doc.numbers, pen),
        images: images(&doc.images, pen),
        notes: notes(&doc.notes, pen),
    }
}

/// Returns the first words of a phase: what the customer hears first.
pub fn opening(phase: &Phase, pen: &Pen<'_>) -> Option<TextView> {
    let of_steps = phase.steps.iter().flat_map(|step| step.doc.say.list());
    let texts = of_steps.chain(phase.doc.say.list());
    texts
        .filter_map(|line| line.text.get())
        .find(|text| !text.open)
        .map(|text| pen.text(text))
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_of_letters_are_short() {
        for (long, short) in [
            ("1.1 1.1a 1.1b 1.1c 1.1f", "1.1 1.1a–c 1.1f"),
            ("1.1a 1.1b", "1.1a 1.1b"),
            ("1.1a 1.2b 1.2c 1.2d", "1.1a 1.2b–d"),
            ("R3 L4", "R3 L4"),
        ] {
            let numbers = long.split(' ').map(str::to_owned).collect();
            assert_eq!(runs(numbers).join(" "), short, "{long}");
        }
    }
}
