//! The statements of a step as one list, in printed order.

use crate::format::doc::{AvoidDoc, ItemSpec, QualityDoc, SayDoc, StepDoc};
use crate::format::{AudienceRef, Field, HasSpan, Id, Obligation, Text};
use crate::model::StatementKind;
use crate::span::Span;

/// What the five lists of a step have in common.
pub(super) struct Written<'d> {
    pub kind: StatementKind,
    pub index: usize,
    pub id: &'d Field<Id>,
    pub item: &'d Field<ItemSpec>,
    pub text: Option<&'d Text>,
    pub when: Option<&'d Text>,
    pub audiences: &'d [AudienceRef],
    pub span: Span,
    /// Whether it is one of several lines of which one is enough.
    pub any: bool,
    /// Whether it only points at a line to say.
    pub pointer: bool,
    /// Whether it is advice and so never scored.
    pub advice: bool,
}

pub(super) fn written<'d>(doc: &'d StepDoc) -> Vec<Written<'d>> {
    let mut all = Vec::new();
    for (index, d) in doc.r#do.list().iter().enumerate() {
        all.push(Written {
            kind: StatementKind::Do,
            index,
            id: &d.id,
            item: &d.item,
            text: d.text.get(),
            when: d.when.get(),
            audiences: d.r#for.list(),
            span: d.place(),
            any: false,
            pointer: d.say.is_set() && d.text.is_blank(),
            advice: d.level.get() == Some(&Obligation::May),
        });
    }
    macro_rules! list {
        ($field:ident, $kind:ident, $text:ident, $when:expr, $audiences:expr, $any:expr) => {
            for (index, d) in doc.$field.list().iter().enumerate() {
                all.push(Written {
                    kind: StatementKind::$kind,
                    index,
                    id: &d.id,
                    item: &d.item,
                    text: d.$text.get(),
                    when: $when(d),
                    audiences: $audiences(d),
                    span: d.place(),
                    any: $any(d),
                    pointer: false,
                    advice: false,
                });
            }
        };
    }
    list!(
        say,
        Say,
        text,
        |d: &'d SayDoc| d.when.get(),
        |d: &'d SayDoc| d.r#for.list(),
        |d: &'d SayDoc| d.any.get() == Some(&true)
    );
    list!(
        quality,
        Quality,
        text,
        |d: &'d QualityDoc| d.when.get(),
        |_| &[],
        |_| false
    );
    list!(time, Time, trigger, |_| None, |_| &[], |_| false);
    list!(
        avoid,
        Avoid,
        text,
        |d: &'d AvoidDoc| d.when.get(),
        |d: &'d AvoidDoc| d.r#for.list(),
        |_| false
    );
    all
}

/// The place of a statement within its kind; kinds follow each other, so this orders them within a step.
pub(super) fn place_of(w: &Written<'_>) -> usize {
    (w.kind as usize) * 1_000 + w.index
}
