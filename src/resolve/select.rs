//! Selections: terms → items in the order of the text.

use super::Draft;
use crate::diag::{BAD_SELECT, EMPTY_SELECT, Sink};
use crate::format::{Select, SelectKind, SelectTerm, nearest};
use crate::model::{Item, ItemSource, Standard};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All standards whose items a selection may name.
pub(super) struct Pool<'a> {
    drafts: BTreeMap<&'a str, &'a Draft>,
}

impl<'a> Pool<'a> {
    /// Takes the standards, whose items must be made already.
    pub(super) fn new(drafts: &'a [Draft]) -> Self {
        let named = drafts.iter().map(|d| (d.standard.id.as_str(), d));
        Self {
            drafts: named.collect(),
        }
    }

    fn standard(&self, id: &str) -> Option<&'a Standard> {
        self.drafts.get(id).map(|draft| &draft.standard)
    }

    /// Lists the names that a standard would have if nothing were wrong with its includes.
    pub(super) fn missed(&self, standard: &Standard) -> &'a BTreeSet<String> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        let draft = self.drafts.get(standard.id.as_str());
        draft.map_or(&NONE, |draft| &draft.missed)
    }

    /// Finds an item by its path, own items first, then `standard/path`.
    pub(super) fn item(&self, own: &Standard, path: &str) -> Option<Arc<Item>> {
        let by_path = |standard: &Standard, path: &str| {
            standard
                .items
                .iter()
                .find(|item| item.path == path)
                .cloned()
        };
        by_path(own, path).or_else(|| {
            let (standard, rest) = path.split_once('/')?;
            by_path(self.standard(standard)?, rest)
        })
    }

    /// Returns the items that the terms select, in the order of the text; own items first.
    pub(super) fn select(
        &self,
        own: &'a Standard,
        terms: &[Select],
        sink: &mut Sink,
    ) -> Vec<Arc<Item>> {
        let mut standards: Vec<&Standard> = vec![own];
        for term in terms {
            let Some(name) = &term.term().standard else {
                continue;
            };
            match self.standard(name) {
                Some(standard) if !standards.iter().any(|s| s.id == standard.id) => {
                    standards.push(standard)
                }
                _ => {}
            }
        }
        let only_removes = terms.iter().all(|t| t.term().remove);
        let mut hits = vec![0_usize; terms.len()];
        let mut chosen = Vec::new();
        for standard in standards {
            for item in &standard.items {
                let (mut keep, mut removed) = (only_removes && standard.id == own.id, false);
                for (hit, select) in hits.iter_mut().zip(terms) {
                    let term = select.term();
                    let here = term.standard.as_deref().unwrap_or(&own.id) == standard.id;
                    if here && matches(standard, item, term) {
                        *hit += 1;
                        keep |= !term.remove;
                        removed |= term.remove;
                    }
                }
                if keep && !removed {
                    chosen.push(Arc::clone(item));
                }
            }
        }
        for (hit, select) in hits.iter().zip(terms) {
            if *hit == 0 && !select.is_unreadable() {
                self.explain(own, select, sink);
            }
        }
        chosen
    }

    fn explain(&self, own: &Standard, select: &Select, sink: &mut Sink) {
        let term = select.term();
        let bare = match term.kind {
            SelectKind::Phrase | SelectKind::Phrases => Some(("话术", "a phrase is")),
            SelectKind::Exception => Some(("异常", "an exception is")),
            SelectKind::Form => Some(("表单", "a form is")),
            SelectKind::Feedback => Some(("问卷", "feedback is")),
            _ => None,
        };
        if let Some((zh, en)) = bare {
            sink.report(
                BAD_SELECT
                    .at(select.span())
                    .words(
                        format!("{zh}不能打勾评分"),
                        format!("{en} not ticked or scored"),
                    )
                    .help(
                        "写成规则 [[rules]]，再用 rule:编号 选取",
                        "write it as a rule and select it with rule:id",
                    ),
            );
            return;
        }
        let standard = match &term.standard {
            None => Some(own),
            Some(name) => self.standard(name),
        };
        let missed = standard.map(|standard| self.missed(standard));
        if missed.is_some_and(|missed| may_be(missed, term)) {
            return;
        }
        let mut fault = EMPTY_SELECT.at(select.span()).words(
            format!("“{term}”什么也没选到"),
            format!("“{term}” selects nothing"),
        );
        let near = standard.and_then(|standard| {
            let name = term.name.as_deref()?;
            let ids = names(standard, term.kind);
            nearest(name, ids.iter().map(String::as_str)).map(str::to_owned)
        });
        fault = match (standard, near) {
            (None, _) => fault.help(
                "没有这个标准；斜线前面写标准的编号",
                "there is no such standard; the id of a standard stands before the slash",
            ),
            (_, Some(near)) => fault
                .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                .help(format!("改成 {near}"), format!("write {near}")),
            _ => fault.help(
                "核对编号；item = \"none\" 的内容不能选",
                "look the id up; what has item = \"none\" cannot be selected",
            ),
        };
        sink.report(fault);
    }
}

/// Tells whether a term may name something that a wrong include would have brought.
fn may_be(missed: &BTreeSet<String>, term: &SelectTerm) -> bool {
    match &term.name {
        Some(name) if term.kind != SelectKind::Tag => missed.contains(name),
        _ => !missed.is_empty(),
    }
}

/// Lists all names in a standard that a selection or a reference may mean.
pub(super) fn all_names(standard: &Standard) -> impl Iterator<Item = String> {
    const KINDS: [SelectKind; 6] = [
        SelectKind::Phase,
        SelectKind::Step,
        SelectKind::Rule,
        SelectKind::Rules,
        SelectKind::Article,
        SelectKind::Role,
    ];
    let papers = standard.forms.iter().map(|form| form.id.clone());
    let asked = standard.feedback.iter().map(|one| one.id.clone());
    let kinds = KINDS.iter().flat_map(|kind| names(standard, *kind));
    kinds.chain(papers).chain(asked)
}

fn names(standard: &Standard, kind: SelectKind) -> Vec<String> {
    match kind {
        SelectKind::Phase => standard.phases.iter().map(|p| p.id.clone()).collect(),
        SelectKind::Step => standard.steps().map(|(_, s)| s.id.clone()).collect(),
        SelectKind::Rule => standard.rules.iter().map(|r| r.id.clone()).collect(),
        SelectKind::Rules => standard.rules.iter().map(|r| r.area().to_owned()).collect(),
        SelectKind::Article => standard.articles.iter().map(|a| a.id.clone()).collect(),
        SelectKind::Role => standard.roles.iter().map(|r| r.id.clone()).collect(),
        SelectKind::Tag => standard.items.iter().flat_map(|i| i.tags.clone()).collect(),
        SelectKind::All
        | SelectKind::Phrase
        | SelectKind::Phrases
        | SelectKind::Exception
        | SelectKind::Form
        | SelectKind::Feedback
        | SelectKind::Unreadable => Vec::new(),
    }
}

/// Tells whether a term names an item; an id names also what stands below it, a path only that.
fn matches(standard: &Standard, item: &Item, term: &SelectTerm) -> bool {
    let is = |id: &str| term.name.as_deref().is_none_or(|name| name == id);
    let top = item.path.split('/').next().unwrap_or(&item.path);
    match (term.kind, item.source) {
        (SelectKind::All, _) => true,
        (SelectKind::Phase, ItemSource::Step(p, _) | ItemSource::Statement(p, _, _)) => {
            standard.phases.get(p).is_some_and(|phase| is(&phase.id))
        }
        (SelectKind::Step, ItemSource::Step(..) | ItemSource::Statement(..)) => {
            is(top) || is(&item.path)
        }
        (SelectKind::Rule, ItemSource::Rule(_)) => is(&item.path),
        (SelectKind::Rules, ItemSource::Rule(r)) => {
            standard.rules.get(r).is_some_and(|rule| is(rule.area()))
        }
        (SelectKind::Article, ItemSource::Article(_)) => is(&item.path),
        (SelectKind::Role, _) => item.role_id.as_deref().is_some_and(is),
        (SelectKind::Tag, _) => item.tags.iter().any(|tag| is(tag)),
        _ => false,
    }
}
