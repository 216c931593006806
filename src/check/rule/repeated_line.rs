//! X514 repeated-line.

use crate::check::name::name_span;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::Diagnostic;
use crate::diag::{Code, Level, Severity};
use crate::model::{ItemSource, Line};
use crate::span::Span;
use std::collections::BTreeMap;

/// X514 `repeated-line`: a sheet asks the same thing twice.
pub struct RepeatedLine;

impl Check for RepeatedLine {
    const CODE: &'static Code = &code(
        "X514",
        "repeated-line",
        Severity::Warning,
        Level::Basic,
        include_str!("repeated_line.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for list in cx.checklists() {
            for group in &list.groups {
                let mut seen: BTreeMap<String, Span> = BTreeMap::new();
                for line in &group.lines {
                    let text = &line.item().text;
                    let place = name_span(text);
                    let first = seen.insert(text.main().trim().to_owned(), place);
                    if let (Line::Own(own), Some(first)) = (line, first) {
                        let id = own.doc.id.get().map(|id| id.as_str());
                        let it = Thing::checklist(list).with_part(text, id);
                        found.report(&it, fault(&it, place, first));
                    }
                }
            }
        }
        for audit in cx.audits() {
            let mut seen: BTreeMap<String, Span> = BTreeMap::new();
            for line in audit.lines() {
                let text = &line.item.text;
                let place = name_span(text);
                let first = seen.insert(text.main().trim().to_owned(), place);
                if let (ItemSource::Own, Some(first)) = (line.item.source, first) {
                    let id = line.item.path.rsplit('/').next();
                    let it = Thing::audit(audit).with_part(text, id);
                    found.report(&it, fault(&it, place, first));
                }
            }
        }
    }
}

fn fault(it: &Thing, place: Span, first: Span) -> Diagnostic {
    RepeatedLine::CODE
        .at(place)
        .words(
            format!("{}重复了", it.zh),
            format!("{} is asked twice", it.en),
        )
        .note(first, "先写在这里", "asked here first")
        .help(
            "删掉一行，或写清两行的不同",
            "take one of them out, or say where they differ",
        )
}
