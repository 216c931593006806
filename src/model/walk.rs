//! Walks a whole standard, telling at each value what it belongs to.

use super::{Entry, Kind, Origin, Standard};
use crate::format::{HasSpan, Text, Visit, Visitor};
use crate::span::Span;
use std::sync::Arc;

/// The thing that the values which follow belong to.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// Its printed number; empty where it has none.
    pub number: &'a str,
    /// Its name, where it has one.
    pub name: Option<&'a Text>,
    /// Where it is written.
    pub span: Span,
    /// Where it comes from, if it is included from another standard.
    pub origin: Option<&'a Arc<Origin>>,
}

impl Subject<'_> {
    /// Tells whether it is included from another standard.
    #[must_use]
    pub fn is_included(&self) -> bool {
        self.origin.is_some()
    }

    /// Returns its address: `step:open-door`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}:{}", self.kind.key(), self.id)
    }
}

/// A visitor that wants to know what a value belongs to.
pub trait Walker<'a>: Visitor<'a> {
    /// The values that follow belong to this thing, until the next call.
    fn subject(&mut self, _subject: Subject<'a>) {}
}

impl Standard {
    /// Shows everything in the standard, its sheets' own lines included, to a walker; in the order of the format.
    pub fn walk<'a>(&'a self, walker: &mut dyn Walker<'a>) {
        let whole = Subject {
            kind: Kind::Standard,
            id: &self.id,
            number: "",
            name: Some(&self.title),
            span: self.doc.span,
            origin: None,
        };
        walker.subject(whole);
        self.doc.visit(walker);
        entries(&self.roles, Kind::Role, |d| d.name.get(), walker);
        entries(&self.bodies, Kind::Body, |d| d.name.get(), walker);
        entries(&self.audiences, Kind::Audience, |d| d.name.get(), walker);
        entries(
            &self.touchpoints,
            Kind::Touchpoint,
            |d| d.name.get(),
            walker,
        );
        entries(&self.terms, Kind::Term, |d| d.term.get(), walker);
        for article in &self.articles {
            walker.subject(Subject {
                kind: Kind::Article,
                id: &article.id,
                number: "",
                name: article.doc.title.get(),
                span: article.doc.span,
                origin: article.origin.as_ref(),
            });
            article.doc.visit(walker);
        }
        for phase in &self.phases {
            let origin = phase.origin.as_ref();
            walker.subject(Subject {
                kind: Kind::Phase,
                id: &phase.id,
                number: "",
                name: Some(&phase.title),
                span: phase.doc.span,
                origin,
            });
            phase.doc.visit(walker);
            for step in &phase.steps {
                walker.subject(Subject {
                    kind: Kind::Step,
                    id: &step.id,
                    number: &step.number,
                    name: Some(&step.title),
                    span: step.doc.span,
                    origin,
                });
                step.doc.visit(walker);
            }
        }
        for rule in &self.rules {
            walker.subject(Subject {
                kind: Kind::Rule,
                id: &rule.id,
                number: &rule.number,
                name: rule.words(),
                span: rule.doc.span,
                origin: rule.origin.as_ref(),
            });
            rule.doc.visit(walker);
        }
        entries(&self.phrases, Kind::Phrase, |d| d.text.get(), walker);
        entries(&self.forms, Kind::Form, |d| d.title.get(), walker);
        for list in self.checklists.iter().filter(|c| c.generated.is_none()) {
            walker.subject(Subject {
                kind: Kind::Checklist,
                id: &list.id,
                number: "",
                name: list.title.as_ref(),
                span: list.doc.span,
                origin: None,
            });
            list.doc.visit(walker);
        }
        for audit in self.audits.iter().filter(|a| a.title.is_some()) {
            walker.subject(Subject {
                kind: Kind::Audit,
                id: &audit.id,
                number: "",
                name: audit.title.as_ref(),
                span: audit.doc.span,
                origin: None,
            });
            audit.doc.visit(walker);
        }
        entries(&self.lessons, Kind::Lesson, |d| d.title.get(), walker);
        entries(&self.cases, Kind::Case, |d| d.title.get(), walker);
        entries(&self.drills, Kind::Drill, |d| d.title.get(), walker);
        entries(&self.questions, Kind::Question, |d| d.ask.get(), walker);
        entries(
            &self.assessments,
            Kind::Assessment,
            |d| d.title.get(),
            walker,
        );
        entries(&self.feedback, Kind::Feedback, |d| d.title.get(), walker);
        for one in &self.exceptions {
            walker.subject(Subject {
                origin: one.origin.as_ref(),
                ..whole
            });
            one.doc.visit(walker);
        }
        walker.subject(whole);
        let mut all = |list: &mut dyn Iterator<Item = &'a dyn Visit>| {
            for one in list {
                one.visit(walker);
            }
        };
        all(&mut self.avoid.iter().map(|d| d as &dyn Visit));
        all(&mut self.quality.iter().map(|d| d as &dyn Visit));
        all(&mut self.numbers.iter().map(|d| d as &dyn Visit));
        all(&mut self.tips.iter().map(|d| d as &dyn Visit));
        all(&mut self.issues.iter().map(|d| d as &dyn Visit));
        all(&mut self.waivers.iter().map(|d| d as &dyn Visit));
        for open in &self.open {
            walker.open(open.span, open.why.as_ref());
        }
    }
}

fn entries<'a, T: Visit + HasSpan>(
    list: &'a [Entry<T>],
    kind: Kind,
    name: impl Fn(&'a T) -> Option<&'a Text>,
    walker: &mut dyn Walker<'a>,
) {
    for entry in list {
        walker.subject(Subject {
            kind,
            id: &entry.id,
            number: "",
            name: name(&entry.doc),
            span: entry.doc.place(),
            origin: entry.origin.as_ref(),
        });
        entry.doc.visit(walker);
    }
}
