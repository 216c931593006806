//! Statements, numbers, exceptions and pictures as pages show them.

use crate::format::doc::{AvoidDoc, DoDoc, ExceptionDoc, LineTextDoc, QualityDoc, SayDoc, TimeDoc};
use crate::format::{Clause, Field, Many, Text};
use crate::model::{Statement, StatementKind};

use super::item::scored;
use super::part::{ExceptionView, LineView, LinkView, TextView, ValueView};
use super::pen::{Details, Pen};
use super::show::{notes, rhythm};

/// Where a statement stands within its step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mark<'s> {
    /// The step and the statement, where the step has letters.
    pub of: Option<(&'s str, &'s Statement)>,
    /// Whether the references stand with the statement; if not, the step lists them.
    pub with_refs: bool,
}

impl<'s> Mark<'s> {
    /// Marks a statement that belongs to no step.
    pub fn free() -> Self {
        Self {
            of: None,
            with_refs: true,
        }
    }

    /// Marks a statement of a step.
    pub fn of(step: &'s str, statement: &'s Statement) -> Self {
        Self {
            of: Some((step, statement)),
            with_refs: false,
        }
    }

    fn line(self, kind: &'static str, text: TextView) -> LineView {
        let statement = self.of.map(|(_, statement)| statement);
        LineView {
            anchor: self
                .of
                .and_then(|(step, s)| Some(format!("{step}/{}", s.id.as_deref()?))),
            letter: statement.and_then(|s| s.letter.clone()),
            kind,
            label: None,
            title: None,
            text,
            level: None,
            critical: statement
                .and_then(|s| s.item.as_ref())
                .is_some_and(|item| item.critical.is_some()),
            details: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn refs(self, refs: &Field<Many<Clause>>, pen: &Pen<'_>) -> Vec<ValueView> {
        if self.with_refs {
            Details::new(pen).refs(refs).list()
        } else {
            Vec::new()
        }
    }
}

/// Makes a line of an open point.
pub fn open_line(kind: &'static str, why: Option<&Text>, pen: &Pen<'_>) -> LineView {
    Mark::free().line(kind, pen.open(why))
}

/// Makes a line of a bare text.
pub fn text_line(text: TextView) -> LineView {
    Mark::free().line("text", text)
}

fn words(field: &Field<Text>, pen: &Pen<'_>) -> TextView {
    pen.field(field).unwrap_or_else(|| TextView::plain(""))
}

/// A statement that a page shows as a line.
pub trait Lined {
    /// Shows the statement.
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView;
}

impl Lined for DoDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let mut line = mark.line("do", words(&self.text, pen));
        line.level = pen.value(&self.level);
        line.details = Details::new(pen)
            .add("d_when", &self.when)
            .add("d_for", &self.r#for)
            .with(scored(&self.item, &[&self.text], pen))
            .with(mark.refs(&self.refs, pen))
            .list();
        line.notes = notes(&self.notes, pen);
        line
    }
}

impl Lined for SayDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let mut line = mark.line("say", words(&self.text, pen));
        line.label = (self.any.get() == Some(&true)).then_some("say_any");
        line.details = Details::new(pen)
            .add("d_when", &self.when)
            .add("d_for", &self.r#for)
            .add("d_tone", &self.tone)
            .add("d_reply", &self.reply)
            .with(scored(&self.item, &[&self.text], pen))
            .with(mark.refs(&self.refs, pen))
            .list();
        line.notes = notes(&self.notes, pen);
        line
    }
}

impl Lined for QualityDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let mut line = mark.line("quality", words(&self.text, pen));
        line.details = Details::new(pen)
            .add("d_when", &self.when)
            .with(scored(&self.item, &[&self.text], pen))
            .with(mark.refs(&self.refs, pen))
            .list();
        line.notes = notes(&self.notes, pen);
        line
    }
}

impl Lined for AvoidDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let mut line = mark.line("avoid", words(&self.text, pen));
        line.details = Details::new(pen)
            .add("d_when", &self.when)
            .add("d_for", &self.r#for)
            .add("d_instead", &self.instead)
            .add("d_why", &self.why)
            .add("d_words", &self.words)
            .with(scored(&self.item, &[&self.text], pen))
            .with(mark.refs(&self.refs, pen))
            .list();
        line.notes = notes(&self.notes, pen);
        line
    }
}

impl Lined for TimeDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let at = self.every.get().and_then(rhythm);
        let mut values = Details::new(pen)
            .add("time_within", &self.within)
            .add("time_takes", &self.takes)
            .add("time_hold", &self.hold)
            .add("time_after", &self.after)
            .add("time_before", &self.before)
            .add("time_rhythm", &self.every)
            .with(at.map_or_else(Vec::new, |r| Details::new(pen).add("d_at", &r.at).list()))
            .list()
            .into_iter();
        let first = values.next();
        let label = first.as_ref().and_then(|value| value.label);
        let text = first.and_then(|v| v.text.or_else(|| v.plain.map(TextView::plain)));
        let mut line = mark.line("time", text.unwrap_or_else(|| TextView::plain("")));
        line.label = label;
        line.details = Details::new(pen)
            .with(values)
            .add("d_trigger", &self.trigger)
            .with(scored(&self.item, &[], pen))
            .with(mark.refs(&self.refs, pen))
            .list();
        line.notes = notes(&self.notes, pen);
        line
    }
}

impl Lined for LineTextDoc {
    fn lined(&self, mark: Mark<'_>, pen: &Pen<'_>) -> LineView {
        let mut line = mark.line("text", words(&self.text, pen));
        line.anchor = self.id.get().map(|id| id.as_str().to_owned());
        line.details = mark.refs(&self.refs, pen);
        line.notes = notes(&self.notes, pen);
        line
    }
}

/// Shows a list of statements that belong to no step, an open one included.
pub fn lines<T: Lined>(kind: &'static str, field: &Field<Many<T>>, pen: &Pen<'_>) -> Vec<LineView> {
    match field {
        Field::Absent | Field::Broken => Vec::new(),
        Field::Open { why, .. } => vec![open_line(kind, why.as_deref(), pen)],
        Field::Set { value, .. } => list(value, pen),
    }
}

/// Shows statements that belong to no step.
pub fn list<T: Lined>(list: &[T], pen: &Pen<'_>) -> Vec<LineView> {
    let lines = list.iter().map(|one| one.lined(Mark::free(), pen));
    let mut lines: Vec<LineView> = lines.collect();
    choices(&mut lines);
    lines
}

/// Joins neighbouring lines of which one is enough; a line alone has no choice.
pub fn choices(lines: &mut [LineView]) {
    let case = |line: &LineView| -> Vec<ValueView> {
        let values = line.details.iter();
        let case = values.filter(|value| matches!(value.label, Some("d_when" | "d_for")));
        case.cloned().collect()
    };
    let is_any = |line: &LineView| line.label == Some("say_any");
    let same =
        |one: &LineView, next: &LineView| is_any(one) && is_any(next) && case(one) == case(next);
    for run in lines.chunk_by_mut(same) {
        match run {
            [only] if is_any(only) => only.label = None,
            [_, others @ ..] => others
                .iter_mut()
                .for_each(|line| line.label = Some("say_or")),
            [] => {}
        }
    }
}

/// Returns the word of a kind of statement.
pub fn kind_word(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Do => "do",
        StatementKind::Say => "say",
        StatementKind::Quality => "quality",
        StatementKind::Time => "time",
        StatementKind::Avoid => "avoid",
    }
}

/// Shows an exception. `place` says where it holds, on pages that collect exceptions.
pub fn exception(doc: &ExceptionDoc, place: Option<LinkView>, pen: &Pen<'_>) -> ExceptionView {
    let as_kind = |kind: &'static str, field: &Field<Many<LineTextDoc>>| {
        let mut list = lines("text", field, pen);
        for line in &mut list {
            line.kind = kind;
            line.anchor = None;
        }
        list
    };
    ExceptionView {
        anchor: doc.id.get().map(|id| id.as_str().to_owned()),
        when: pen.field(&doc.when),
        does: as_kind("do", &doc.r#do),
        says: as_kind("say", &doc.say),
        details: Details::new(pen)
            .add("d_why", &doc.why)
            .add("d_for", &doc.r#for)
            .add("d_role", &doc.role)
            .add("d_within", &doc.within)
            .add("d_escalate", &doc.escalate)
            .add("d_form", &doc.form)
            .add("d_record", &doc.record)
            .refs(&doc.refs)
            .list(),
        notes: notes(&doc.notes, pen),
        place,
    }
}

/// Shows the exceptions of a whole standard, those of others with where they come from.
pub fn whole_exceptions(pen: &Pen<'_>) -> Vec<ExceptionView> {
    let all = pen.standard().exceptions.iter();
    all.map(|one| {
        let mut view = exception(&one.doc, None, pen);
        view.details.extend(pen.origin(one.origin.as_ref()));
        view
    })
    .collect()
}

/// Shows a list of exceptions, an open one included.
pub fn exceptions(
    field: &Field<Many<ExceptionDoc>>,
    place: Option<&LinkView>,
    pen: &Pen<'_>,
) -> Vec<ExceptionView> {
    if let Field::Open { why, .. } = field {
        return vec![ExceptionView {
            anchor: None,
            when: Some(pen.open(why.as_deref())),
            does: Vec::new(),
            says: Vec::new(),
            details: Vec::new(),
            notes: Vec::new(),
            place: place.cloned(),
        }];
    }
    let list = field.list().iter();
    list.map(|doc| exception(doc, place.cloned(), pen))
        .collect()
}
