//! Ids: given or made from the name, unique in their name space, never reserved, never used again.

use super::{Draft, slug};
use crate::diag::{
    DUPLICATE_ID, Diagnostic, Fix, RESERVED_ID, RETIRED_ID, Severity, Sink, UNSTABLE_ID,
};
use crate::format::doc::StandardDoc;
use crate::format::{Field, Id, Status, Text};
use crate::span::Span;
use std::collections::BTreeMap;

/// Names of fixed pages and folders of a standard.
const PAGES: &[&str] = &[
    "acknowledgement",
    "all",
    "articles",
    "assets",
    "bodies",
    "cases",
    "changes",
    "chapters",
    "checklists",
    "conduct",
    "duties",
    "en",
    "exceptions",
    "feedback",
    "flow",
    "forms",
    "full",
    "glossary",
    "go",
    "grooming",
    "index",
    "journey",
    "lessons",
    "meeting",
    "numbers",
    "open",
    "overview",
    "phrases",
    "practice",
    "print",
    "quiz",
    "quiz-key",
    "quiz-paper",
    "roles",
    "score-sheets",
    "search",
    "standard",
    "training",
    "zh",
];

/// Names of fixed pages and folders of a book.
const BOOK_PAGES: &[&str] = &[
    "404", "assets", "catalog", "en", "feed", "index", "ledger", "roles", "search", "sitemap",
    "sites", "zh",
];

/// Tells whether Windows refuses a file of this name.
fn is_device(id: &str) -> bool {
    let numbered = |head: &str| {
        id.strip_prefix(head)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(id, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Tells whether a standard may not have this id, because the site or some system needs the name itself.
#[must_use]
pub fn is_reserved(id: &str) -> bool {
    BOOK_PAGES.contains(&id) || is_device(id)
}

/// One name space of a standard.
pub(super) struct Space<'s> {
    taken: BTreeMap<String, Span>,
    retired: Vec<&'s str>,
    reserved: &'static [&'static str],
    /// Whether a missing id is an error, because the standard is published.
    published: bool,
    /// Whether anything outside the program carries the ids, so that a missing one is worth a word.
    carried: bool,
}

impl<'s> Space<'s> {
    /// Starts the name space that pages and sheets share.
    pub(super) fn pages(head: &'s StandardDoc) -> Self {
        Self {
            reserved: PAGES,
            carried: true,
            ..Self::own(head)
        }
    }

    /// Starts a name space without reserved names.
    pub(super) fn own(head: &'s StandardDoc) -> Self {
        let published = matches!(
            head.status.get(),
            Some(Status::Published | Status::Approved | Status::Retired)
        );
        Self {
            taken: BTreeMap::new(),
            retired: head.retired.list().iter().map(|n| n.as_str()).collect(),
            reserved: &[],
            published,
            carried: false,
        }
    }

    /// Gives a thing its id: the one written, else one from its name.
    pub(super) fn name(
        &mut self,
        id: &Field<Id>,
        name: Option<&Text>,
        fallback: &str,
        place: Span,
        sink: &mut Sink,
    ) -> (String, bool) {
        match id {
            Field::Set { value, span } => {
                let text = value.as_str().to_owned();
                self.claim(&text, *span, sink);
                (text, true)
            }
            _ => (
                self.make(name, fallback, place, id.is_absent(), sink),
                false,
            ),
        }
    }

    fn claim(&mut self, id: &str, span: Span, sink: &mut Sink) {
        if let Some(first) = self.taken.get(id) {
            sink.report(
                DUPLICATE_ID
                    .at(span)
                    .words(format!("编号“{id}”用了两次"), format!("the id “{id}” is used twice"))
                    .note(*first, "第一次在这里", "first used here")
                    .help(
                        "换一个编号；阶段、步骤、规则、条款、用语、表单、检查表和评分表共用一套编号",
                        "choose another; phases, steps, rules, articles, phrases, forms, checklists and audits share one name space",
                    ),
            );
            return;
        }
        if self.reserved.contains(&id) || (!self.reserved.is_empty() && is_device(id)) {
            sink.report(reserved(id, span));
        }
        if self.retired.contains(&id) {
            sink.report(
                RETIRED_ID
                    .at(span)
                    .words(format!("编号“{id}”已经停用"), format!("the id “{id}” was retired"))
                    .help(
                        "换一个编号：旧的二维码和旧答卷还指着原来的内容",
                        "choose another: old QR codes and old answers still point at the former thing",
                    ),
            );
        }
        self.taken.insert(id.to_owned(), span);
    }

    fn make(
        &mut self,
        name: Option<&Text>,
        fallback: &str,
        place: Span,
        absent: bool,
        sink: &mut Sink,
    ) -> String {
        let mut base = name
            .map(|text| slug::from_name(text.main()))
            .unwrap_or_default();
        base.truncate(44);
        let base = base.trim_end_matches('-');
        let base = if base.is_empty() { fallback } else { base };
        let free = |id: &str| {
            !self.taken.contains_key(id)
                && !self.reserved.contains(&id)
                && !self.retired.contains(&id)
                && !is_device(id)
        };
        let id = std::iter::once(base.to_owned())
            .chain((2..).map(|n| format!("{base}-{n}")))
            .find(|id| free(id))
            .unwrap_or_else(|| base.to_owned());
        if absent && self.carried {
            unstable(&id, name, place, self.published, sink);
        }
        self.taken.insert(id.clone(), place);
        id
    }

    /// Takes over the id of an included thing.
    pub(super) fn take(&mut self, id: &str, span: Span, sink: &mut Sink) {
        self.claim(id, span, sink);
    }
}

/// The fault of an id that the program uses itself.
pub(super) fn reserved(id: &str, span: Span) -> Diagnostic {
    RESERVED_ID
        .at(span)
        .words(
            format!("“{id}”是固定页面的名字"),
            format!("“{id}” is the name of a fixed page"),
        )
        .help(
            format!("换一个编号，例如 \"my-{id}\""),
            format!("choose another, such as \"my-{id}\""),
        )
}

/// Reports that a thing has no id of its own.
pub(super) fn unstable(
    id: &str,
    name: Option<&Text>,
    place: Span,
    published: bool,
    sink: &mut Sink,
) {
    let title = name.map_or("", Text::main);
    let mut fault = UNSTABLE_ID
        .at(place)
        .words(
            format!("“{title}”没有固定的编号，暂用 {id}"),
            format!("“{title}” has no id of its own; {id} is used for now"),
        )
        .help(
            format!("写上 id = \"{id}\"（check --fix 会替你写）；二维码、工作簿和历史成绩靠它找回来"),
            format!("write id = \"{id}\" (check --fix does); QR codes, workbooks and past results rely on it"),
        )
        .fix(Fix::key(place, format!("id = \"{id}\"")));
    if published {
        fault.severity = Severity::Error;
    }
    sink.report(fault);
}

/// Keeps the first of two standards with one id.
pub(super) fn keep_first(
    drafts: &BTreeMap<String, Draft>,
    draft: Draft,
    sink: &mut Sink,
) -> Option<Draft> {
    let id = &draft.standard.id;
    let span = draft
        .standard
        .doc
        .id
        .span()
        .unwrap_or(draft.standard.doc.span);
    if is_reserved(id) {
        sink.report(
            RESERVED_ID
                .at(span)
                .words(
                    format!("“{id}”不能作标准的编号"),
                    format!("“{id}” cannot be the id of a standard"),
                )
                .help(
                    "换一个编号：这是网站里固定的名字",
                    "choose another: the site uses this name itself",
                ),
        );
    }
    let Some(first) = drafts.get(id) else {
        return Some(draft);
    };
    sink.report(
        DUPLICATE_ID
            .at(span)
            .words(
                format!("两个标准都叫“{id}”"),
                format!("two standards are called “{id}”"),
            )
            .note(
                first
                    .standard
                    .doc
                    .id
                    .span()
                    .unwrap_or(first.standard.doc.span),
                "第一个在这里",
                "the first one is here",
            )
            .help("给其中一个换编号", "give one of them another id"),
    );
    None
}
