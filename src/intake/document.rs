//! A response file in TOML → what it says.

use super::carried::{Lists, carried};
use super::draft::{Draft, Head, Note, Objection, Reply, Said};
use super::plain;
use crate::diag::{FORMAT_VERSION, Place, Sink};
use crate::format::doc::{AppealDoc, FindingDoc, ResponseDoc, ResponseFileDoc};
use crate::format::{Decision, Field, Many, Plain, Text};
use crate::parse;
use crate::source::Source;
use crate::span::{Span, Spanned};
use std::sync::Arc;

/// Reads a response file; `None` where it says nothing that could be used.
pub fn read(source: &Source, lists: &Lists, sink: &mut Sink) -> Option<Draft> {
    let end = plain::end_of_answers(&source.text);
    let list = &source.text[end..];
    let known = lists.known(list);
    if (list.is_empty() || known.is_some())
        && let Some(mut draft) = plain::read(source, end)
    {
        let header = Span::new(source.id, end, end + HEADER);
        draft.carried = known.map(|list| (list, header.into()));
        return Some(draft);
    }
    let draft = whole(source, sink)?;
    if let (false, Some((found, _))) = (list.is_empty(), &draft.carried) {
        lists.keep(list, found);
    }
    Some(draft)
}

/// The bytes of the header of the list that an export carries.
const HEADER: usize = "[sheet_items]".len();

/// Reads a response file by way of its tree.
pub(super) fn whole(source: &Source, sink: &mut Sink) -> Option<Draft> {
    let file = parse::response(source, sink)?;
    if let (Some(format), Some(span)) = (file.format.get(), file.format.span())
        && format.0 != 1
    {
        sink.report(
            FORMAT_VERSION
                .at(span)
                .words("不认识这个格式版本", "this format version is not known")
                .expected("应为 1", "expected 1")
                .help(
                    "改成 format = 1，或换新版的程序",
                    "write format = 1, or use a newer program",
                ),
        );
    }
    let head = file.response.get()?;
    let mut draft = Draft::new(head.span.into());
    draft.head = of_head(head);
    draft.replies = replies(&file);
    if let Some(notes) = file.notes.get() {
        let notes = notes.0.iter();
        draft.notes = notes.map(|(item, doc)| (said(item), note(doc))).collect();
    }
    let appeals = head.appeals.list().iter().chain(file.appeals.list());
    draft.appeals = appeals.filter_map(appeal).collect();
    if let Field::Set { value, .. } = file.sheet_items {
        let place = value.1.into();
        draft.carried = carried(value.0, &place, sink).map(|list| (Arc::new(list), place));
    }
    Some(draft)
}

fn of_head(doc: &ResponseDoc) -> Head {
    Head {
        sheet: doc.sheet.get().map(|name| said(&name.0)),
        hash: doc
            .hash
            .get()
            .map(|plain| said(&plain.0))
            .filter(|hash| !hash.text.is_empty()),
        date: doc
            .date
            .get()
            .zip(doc.date.span())
            .map(|(day, span)| (*day, span.into())),
        id: word(&doc.id),
        visit: word(&doc.visit),
        site: word(&doc.site),
        auditor: word(&doc.auditor),
        arrived: word(&doc.arrived),
        left: word(&doc.left),
        escort: word(&doc.escort),
        shift: word(&doc.shift),
        assessed: words(&doc.assessed),
        best: doc
            .best
            .list()
            .iter()
            .map(|t| t.main().to_owned())
            .collect(),
    }
}

fn replies(file: &ResponseFileDoc) -> Vec<Reply> {
    let all = file.answers.get().map_or(&[][..], |answers| &answers.0);
    let reply = |(item, samples): &(Spanned<String>, Vec<Plain>)| Reply {
        item: said(item),
        samples: samples.iter().map(|one| said(&one.0)).collect(),
    };
    all.iter().map(reply).collect()
}

fn note(doc: &FindingDoc) -> Note {
    Note {
        fact: text(&doc.fact),
        evidence: words(&doc.evidence),
        cause: text(&doc.cause),
        action: text(&doc.action),
        owner: word(&doc.owner),
        due: doc.due.get().copied(),
        done: doc.done.get().copied(),
        verified_by: word(&doc.verified_by),
    }
}

fn appeal(doc: &AppealDoc) -> Option<Objection> {
    Some(Objection {
        item: said(&doc.item.get()?.0),
        reason: text(&doc.reason).unwrap_or_default(),
        decision: doc.decision.get().copied().unwrap_or(Decision::Open),
        by: word(&doc.by),
        date: doc.date.get().copied(),
        answer: doc.answer.list().iter().map(|one| said(&one.0)).collect(),
        place: doc.span.into(),
    })
}

fn said(words: &Spanned<String>) -> Said {
    Said {
        text: words.value.clone(),
        place: Place::Text(words.span),
    }
}

fn word(field: &Field<Plain>) -> Option<String> {
    let word = field.get().map(|plain| plain.0.value.clone());
    word.filter(|word| !word.is_empty())
}

fn words(field: &Field<Many<Plain>>) -> Vec<String> {
    field.list().iter().map(|one| one.0.value.clone()).collect()
}

fn text(field: &Field<Text>) -> Option<String> {
    field.get().map(|text| text.main().to_owned())
}
