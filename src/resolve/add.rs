//! What a standard adds to what it takes: its own clauses and notes, its own form or questionnaire to be filled.

use super::take::{Taken, in_category};
use crate::diag::{BAD_SELECT, EMPTY_SELECT, Sink};
use crate::format::doc::{AddedDoc, ExceptionDoc, IncludeDoc, NoteDoc, PhraseDoc};
use crate::format::{Clause, Field, FormRef, Id, Many, Select, SelectKind};
use crate::model::{Rule, Standard};
use std::sync::Arc;

/// Puts the clauses and notes of the including standard on what they belong to.
pub(super) fn add(taken: &mut Taken, include: &IncludeDoc, sink: &mut Sink) {
    for added in include.add.list() {
        let terms = added.to.list();
        let mut adder = Adder {
            added,
            hits: vec![false; terms.len()],
        };
        adder.all(taken);
        for (hit, term) in adder.hits.iter().zip(terms) {
            if !hit && !taken.is_short && !term.is_unreadable() {
                sink.report(
                    EMPTY_SELECT
                        .at(term.span())
                        .words(
                            format!("引入的内容里没有“{}”", term.term()),
                            format!("nothing that is taken is “{}”", term.term()),
                        )
                        .help(
                            "核对编号；to 只能指这一条引入的内容",
                            "look the id up; `to` names only what this include takes",
                        ),
                );
            }
        }
    }
}

/// A thing that clauses and notes can be added to.
enum At<'a> {
    Phase(&'a str),
    Step(&'a str),
    Rule(&'a str, &'a str),
    Article(&'a str),
    Phrase(&'a str, &'a PhraseDoc),
    Exception(Option<&'a str>),
    /// An exception of a phase or a step that is taken.
    Within(Option<&'a str>),
    Form(&'a str),
    Feedback(&'a str),
}

impl At<'_> {
    fn matches(&self, select: &Select) -> bool {
        let term = select.term();
        let is = |id: &str| term.name.as_deref().is_none_or(|name| name == id);
        match (term.kind, self) {
            (SelectKind::All, Self::Step(_) | Self::Within(_)) => false,
            (SelectKind::All, _) => true,
            (SelectKind::Phase, Self::Phase(id))
            | (SelectKind::Step, Self::Step(id))
            | (SelectKind::Rule, Self::Rule(id, _))
            | (SelectKind::Rules, Self::Rule(_, id))
            | (SelectKind::Article, Self::Article(id))
            | (SelectKind::Phrase, Self::Phrase(id, _))
            | (SelectKind::Form, Self::Form(id))
            | (SelectKind::Feedback, Self::Feedback(id)) => is(id),
            (SelectKind::Phrases, Self::Phrase(_, doc)) => in_category(term, doc),
            (SelectKind::Exception, Self::Exception(id) | Self::Within(id)) => {
                is(id.unwrap_or_default())
            }
            _ => false,
        }
    }
}

struct Adder<'d> {
    added: &'d AddedDoc,
    hits: Vec<bool>,
}

impl Adder<'_> {
    fn all(&mut self, taken: &mut Taken) {
        for phase in &mut taken.phases {
            let doc = &mut phase.doc;
            self.one(&At::Phase(&phase.id), &mut doc.refs, &mut doc.notes);
            self.within(&mut doc.exceptions);
            for step in &mut phase.steps {
                let doc = &mut step.doc;
                self.one(&At::Step(&step.id), &mut doc.refs, &mut doc.notes);
                self.within(&mut doc.exceptions);
            }
        }
        for rule in &mut taken.rules {
            let area = Rule::area(rule).to_owned();
            let doc = &mut rule.doc;
            self.one(&At::Rule(&rule.id, &area), &mut doc.refs, &mut doc.notes);
        }
        for phrase in &mut taken.phrases {
            let (mut refs, mut notes) = (phrase.doc.refs.clone(), phrase.doc.notes.clone());
            self.one(&At::Phrase(&phrase.id, &phrase.doc), &mut refs, &mut notes);
            (phrase.doc.refs, phrase.doc.notes) = (refs, notes);
        }
        for one in &mut taken.exceptions {
            let id = id_of(&one.doc);
            let doc = &mut one.doc;
            self.one(&At::Exception(id.as_deref()), &mut doc.refs, &mut doc.notes);
        }
        macro_rules! entries {
            ($($list:ident $kind:ident)*) => {$(
                for one in &mut taken.$list {
                    let doc = &mut one.doc;
                    self.one(&At::$kind(&one.id), &mut doc.refs, &mut doc.notes);
                }
            )*};
        }
        entries!(articles Article forms Form feedback Feedback);
    }

    fn within(&mut self, exceptions: &mut Field<Many<ExceptionDoc>>) {
        if let Field::Set { value, .. } = exceptions {
            for doc in &mut value.0 {
                let id = id_of(doc);
                self.one(&At::Within(id.as_deref()), &mut doc.refs, &mut doc.notes);
            }
        }
    }

    fn one(
        &mut self,
        at: &At<'_>,
        refs: &mut Field<Many<Clause>>,
        notes: &mut Field<Many<NoteDoc>>,
    ) {
        let terms = self.added.to.list();
        let mut wanted = terms.is_empty() && !matches!(at, At::Step(_) | At::Within(_));
        for (hit, term) in self.hits.iter_mut().zip(terms) {
            if at.matches(term) {
                *hit = true;
                wanted = true;
            }
        }
        if wanted {
            refs.append(&self.added.refs);
            notes.append(&self.added.notes);
        }
    }
}

fn id_of(doc: &ExceptionDoc) -> Option<String> {
    doc.id.get().map(|id| Id::as_str(id).to_owned())
}

/// Fills a form or a questionnaire of the standard from the only one that is taken.
pub(super) fn fill(standard: &mut Standard, taken: &mut Taken, own: &FormRef, sink: &mut Sink) {
    let forms = std::mem::take(&mut taken.forms);
    let asked = std::mem::take(&mut taken.feedback);
    let origin = &taken.origin;
    macro_rules! filled {
        ($list:ident, $from:expr) => {{
            let one = standard.$list.iter_mut().find(|one| one.id == own.as_str());
            if let (Some(one), [from]) = (one, $from.as_slice()) {
                if one.doc.fill(&from.doc) {
                    let first = from.origin.as_ref().unwrap_or(origin);
                    one.filled = Some(Arc::clone(first));
                }
                return;
            }
        }};
    }
    if forms.is_empty() {
        filled!(feedback, asked);
    } else if asked.is_empty() {
        filled!(forms, forms);
    }
    if taken.is_short {
        return;
    }
    let known = standard.forms.iter().map(|f| &f.id);
    let known = known.chain(standard.feedback.iter().map(|f| &f.id));
    if known.into_iter().any(|id| id == own.as_str()) {
        sink.report(
            BAD_SELECT
                .at(own.0.span)
                .words(
                    "补一张表单只能引入一张表单，补一份问卷只能引入一份问卷",
                    "a form is filled from one form, a questionnaire from one questionnaire",
                )
                .help(
                    "select 只写一个 form:编号 或 feedback:编号",
                    "select one form:id or feedback:id and nothing else",
                ),
        );
    }
}
