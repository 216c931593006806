//! Lists how everything in a standard is ticked or scored, as it is written.

use super::context::Context;
use super::name::Thing;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::format::doc::{ItemDoc, ItemSpec, StepDoc};
use crate::format::{Field, Scale};
use crate::model::{Statement, StatementKind};
use crate::span::Span;

/// One `item = { … }` of the standard.
pub struct Scored<'a> {
    /// What it is an item of.
    pub thing: Thing,
    /// How it is scored, as written.
    pub doc: &'a ItemDoc,
    /// The step's own, for a statement: what the statement does not set comes from there.
    base: Option<&'a ItemDoc>,
}

impl<'a> Scored<'a> {
    /// Returns a value that is set here or, for a statement, on its step.
    pub fn get<T>(&self, field: impl Fn(&'a ItemDoc) -> &'a Field<T>) -> Option<&'a T> {
        field(self.doc)
            .get()
            .or_else(|| self.base.and_then(|base| field(base).get()))
    }

    /// Tells whether a value is set here or, for a statement, on its step, rightly or not.
    pub fn has<T: 'a>(&self, field: impl Fn(&'a ItemDoc) -> &'a Field<T>) -> bool {
        !field(self.doc).is_absent() || self.base.is_some_and(|base| !field(base).is_absent())
    }

    /// Returns the scale.
    pub fn scale(&self) -> Scale {
        self.get(|doc| &doc.scale).copied().unwrap_or(Scale::YesNo)
    }

    /// Starts a diagnostic at a field, or at the item where the field is not written here.
    pub fn at<T>(&self, code: &'static Code, field: &Field<T>) -> Diagnostic {
        code.at(field.span().unwrap_or(self.doc.span))
    }
}

fn table(field: &Field<ItemSpec>) -> Option<&ItemDoc> {
    field.get().and_then(ItemSpec::doc)
}

/// Returns the item of a statement as written, with the place of the statement.
fn of_statement<'a>(
    step: &'a StepDoc,
    statement: &Statement,
) -> Option<(&'a Field<ItemSpec>, Span)> {
    let index = statement.index;
    Some(match statement.kind {
        StatementKind::Do => {
            let doc = step.r#do.list().get(index)?;
            (&doc.item, doc.span)
        }
        StatementKind::Say => {
            let doc = step.say.list().get(index)?;
            (&doc.item, doc.span)
        }
        StatementKind::Quality => {
            let doc = step.quality.list().get(index)?;
            (&doc.item, doc.span)
        }
        StatementKind::Time => {
            let doc = step.time.list().get(index)?;
            (&doc.item, doc.span)
        }
        StatementKind::Avoid => {
            let doc = step.avoid.list().get(index)?;
            (&doc.item, doc.span)
        }
    })
}

impl<'a> Context<'a> {
    /// Lists every item that is written in the standard itself, sheets' own lines included.
    #[must_use]
    pub fn scored(&self) -> Vec<Scored<'a>> {
        let mut all = Vec::new();
        for step in self.steps() {
            let thing = Thing::step(step);
            let own = table(&step.doc.item);
            for statement in &step.statements {
                if let Some((field, span)) = of_statement(&step.doc, statement)
                    && let Some(doc) = table(field)
                {
                    let thing = thing.clone().with_statement(statement.id.as_deref(), span);
                    all.push(Scored {
                        thing,
                        doc,
                        base: own,
                    });
                }
            }
            all.extend(own.map(|doc| Scored {
                thing,
                doc,
                base: None,
            }));
        }
        let mut plain = |thing: Thing, doc: Option<&'a ItemDoc>| {
            all.extend(doc.map(|doc| Scored {
                thing,
                doc,
                base: None,
            }));
        };
        for rule in self.rules() {
            plain(Thing::rule(rule), table(&rule.doc.item));
        }
        for article in self.articles() {
            plain(Thing::article(article), table(&article.doc.item));
        }
        for list in self.checklists() {
            let groups = list.doc.groups.list().iter();
            for line in groups
                .flat_map(|group| group.items.list())
                .chain(list.doc.items.list())
            {
                if let Some(text) = line.text.get() {
                    let id = line.id.get().map(|id| id.as_str());
                    plain(Thing::checklist(list).with_part(text, id), line.item.get());
                }
            }
        }
        for audit in self.audits() {
            for section in audit.doc.sections.list() {
                for line in section.items.list() {
                    if let Some(text) = line.text.get() {
                        let id = line.id.get().map(|id| id.as_str());
                        plain(Thing::audit(audit).with_part(text, id), line.item.get());
                    }
                }
            }
        }
        all
    }
}
