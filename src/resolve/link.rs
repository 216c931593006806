//! References: every id that a document names must exist, every clause must belong to a declared reference.

use super::Draft;
use crate::diag::{Sink, UNDECLARED_CLAUSE, UNKNOWN_REFERENCE};
use crate::format::{Clause, RefKind, Visit, Visitor, nearest};
use crate::model::{Book, Kind, Standard, Subject, Walker};
use crate::span::Spanned;
use std::collections::BTreeSet;

/// Checks all references of a standard.
pub(super) fn link(draft: &Draft, standards: &[String], book: &Book, sink: &mut Sink) {
    let standard = &draft.standard;
    let forms = standard.forms.iter().map(|f| f.id.as_str());
    let asked = standard.feedback.iter().map(|f| f.id.as_str());
    let mut linker = Linker {
        standard,
        standards,
        book,
        forms: forms.chain(asked).collect(),
        lines: Vec::new(),
        included: false,
        missed: &draft.missed,
        sink,
    };
    standard.walk(&mut linker);
    linker.included = false;
    for list in &draft.checklists {
        list.doc.visit(&mut linker);
    }
    for audit in &draft.audits {
        audit.doc.visit(&mut linker);
    }
    for chapter in &standard.chapters {
        for clause in &chapter.refs {
            linker.clause(clause);
        }
    }
}

struct Linker<'a, 's> {
    standard: &'a Standard,
    standards: &'a [String],
    book: &'a Book,
    /// Ids of forms, and of feedback, which prints as a form too.
    forms: Vec<&'a str>,
    /// Ids of the lines to say of the step at hand.
    lines: Vec<&'a str>,
    included: bool,
    missed: &'a BTreeSet<String>,
    sink: &'s mut Sink,
}

impl<'a> Walker<'a> for Linker<'a, '_> {
    fn subject(&mut self, subject: Subject<'a>) {
        self.included = subject.is_included();
        if subject.kind == Kind::Step {
            let step = self.standard.step(subject.id).map(|(_, step)| step);
            self.lines = step
                .map(|step| {
                    let ids = step.doc.say.list().iter().filter_map(|say| say.id.get());
                    ids.map(crate::format::Id::as_str).collect()
                })
                .unwrap_or_default();
        }
    }
}

impl<'a> Visitor<'a> for Linker<'a, '_> {
    fn reference(&mut self, kind: RefKind, id: &'a Spanned<String>) {
        let standard = self.standard;
        let all: Vec<&str> = match kind {
            RefKind::Role => standard.roles.iter().map(|e| e.id.as_str()).collect(),
            RefKind::Form => self.forms.clone(),
            RefKind::Touchpoint => standard.touchpoints.iter().map(|e| e.id.as_str()).collect(),
            RefKind::Audience => standard.audiences.iter().map(|e| e.id.as_str()).collect(),
            RefKind::Body => standard.bodies.iter().map(|e| e.id.as_str()).collect(),
            RefKind::Post => {
                let roles = standard.roles.iter().map(|e| e.id.as_str());
                roles
                    .chain(standard.bodies.iter().map(|e| e.id.as_str()))
                    .collect()
            }
            RefKind::Phase => standard.phases.iter().map(|e| e.id.as_str()).collect(),
            RefKind::Step => standard.steps().map(|(_, s)| s.id.as_str()).collect(),
            RefKind::Need => standard
                .doc
                .needs
                .list()
                .iter()
                .filter_map(|need| need.id.get())
                .map(crate::format::Id::as_str)
                .collect(),
            RefKind::Phrase => self.lines.clone(),
            RefKind::Standard => self.standards.iter().map(String::as_str).collect(),
            RefKind::Site => self.book.sites.iter().map(|s| s.id.as_str()).collect(),
        };
        // An included thing may name touchpoints, audiences and phases that only its origin has.
        let foreign = self.included
            && matches!(
                kind,
                RefKind::Touchpoint
                    | RefKind::Audience
                    | RefKind::Phase
                    | RefKind::Form
                    | RefKind::Need
                    | RefKind::Step
            );
        if all.contains(&id.value.as_str()) || foreign || self.missed.contains(&id.value) {
            return;
        }
        let (zh, en) = kind.words();
        let name = &id.value;
        let mut fault = UNKNOWN_REFERENCE.at(id.span).words(
            format!("没有{zh}“{name}”"),
            format!("there is no {en} “{name}”"),
        );
        fault = if let Some(near) = nearest(name, all.iter().copied()) {
            fault
                .expected(
                    format!("是不是 \"{near}\"？"),
                    format!("did you mean \"{near}\"?"),
                )
                .help(format!("改成 \"{near}\""), format!("write \"{near}\""))
                .fix(crate::diag::Fix::offered(id.span, format!("\"{near}\"")))
        } else if all.is_empty() {
            fault.help(
                format!("本标准还没有声明任何{zh}：先声明，再引用"),
                format!("the standard declares no {en} at all: declare it first"),
            )
        } else {
            fault.help(
                format!("已有的{zh}：{}", all.join("、")),
                format!("there are: {}", all.join(", ")),
            )
        };
        self.sink.report(fault);
    }

    fn clause(&mut self, clause: &'a Clause) {
        let text = clause.as_str();
        let references = || self.standard.all_references();
        let ids = || {
            references()
                .filter_map(|r| r.id.get())
                .map(crate::format::Name::as_str)
        };
        let fits = |id: &str| {
            text.strip_prefix(id)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', ' ', '.', '§', ':']))
        };
        if ids().any(fits) {
            return;
        }
        let head = text.split(['-', ' ', '.']).next().unwrap_or(text);
        let mut fault = UNDECLARED_CLAUSE.at(clause.0.span).words(
            format!("条款“{text}”的依据没有声明"),
            format!("the clause “{text}” belongs to no declared reference"),
        );
        fault = match nearest(head, ids()) {
            Some(near) => fault
                .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                .help(
                    format!("改成 {near}{}", &text[head.len()..]),
                    format!("write {near}{}", &text[head.len()..]),
                ),
            None => fault.help(
                format!("在 [standard] 里声明 references = [{{ id = \"{head}\", title = \"…\" }}]"),
                format!(
                    "declare references = [{{ id = \"{head}\", title = \"…\" }}] in [standard]"
                ),
            ),
        };
        self.sink.report(fault);
    }
}
