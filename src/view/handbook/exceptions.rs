//! All exceptions at a glance.

use serde::Serialize;
use std::collections::BTreeSet;

use crate::view::line::{exceptions, whole_exceptions};
use crate::view::page::PageKey;
use crate::view::part::{ExceptionView, LinkView, ValueView};
use crate::view::pen::Pen;
use crate::view::source::{SourceView, Sources};

/// All exceptions at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionsView {
    /// The exceptions by where they hold.
    pub groups: Vec<ExceptionGroupView>,
    /// Where they come from.
    pub sources: Vec<SourceView>,
}

/// The exceptions of the whole standard, or of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionGroupView {
    /// The phase; absent for what holds everywhere.
    pub phase: Option<LinkView>,
    /// The exceptions.
    pub exceptions: Vec<ExceptionView>,
}

impl ExceptionsView {
    /// Collects the exceptions: of the whole standard, then phase by phase.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let everywhere = ExceptionGroupView {
            phase: None,
            exceptions: whole_exceptions(pen),
        };
        let of_phases = standard.phases.iter().map(|phase| {
            let mut list = exceptions(&phase.doc.exceptions, None, pen);
            for step in &phase.steps {
                let href = pen.anchor(PageKey::Phase(phase), &step.id);
                let place = LinkView::text(pen.text(&step.title), href).numbered(&step.number);
                list.extend(exceptions(&step.doc.exceptions, Some(&place), pen));
            }
            ExceptionGroupView {
                phase: Some(pen.phase_link(phase)),
                exceptions: list,
            }
        });
        let mut groups: Vec<ExceptionGroupView> = std::iter::once(everywhere)
            .chain(of_phases)
            .filter(|group| !group.exceptions.is_empty())
            .collect();
        name_once(&mut groups);
        let mut sources = Sources::default();
        for group in &mut groups {
            sources.exceptions(&ValueView::word("exceptions"), &mut group.exceptions);
        }
        Self {
            groups,
            sources: sources.list(),
        }
    }
}

/// Leaves a name to the first exception that has it: ids are unique within a phase, not within this page.
fn name_once(groups: &mut [ExceptionGroupView]) {
    let mut named = BTreeSet::new();
    for one in groups.iter_mut().flat_map(|group| &mut group.exceptions) {
        one.anchor = one.anchor.take().filter(|name| named.insert(name.clone()));
    }
}
