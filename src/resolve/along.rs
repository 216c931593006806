//! What comes along with what an include takes: all that it names and that the standard lacks.

use super::take::Taken;
use crate::format::{Clause, RefKind, Text, Visit, Visitor};
use crate::model::Standard;
use crate::span::Spanned;
use std::collections::BTreeSet;

/// Brings along the roles, bodies, places, kinds of customers, forms, questionnaires, terms and references that what is
/// taken names; of phases, steps and needs that stay behind it brings the names.
pub(super) fn bring(standard: &mut Standard, taken: &mut Taken) {
    let mut named = Named::default();
    for phase in &taken.phases {
        phase.doc.visit(&mut named);
        phase.steps.iter().for_each(|s| s.doc.visit(&mut named));
    }
    macro_rules! look {
        ($($list:ident)*) => {$(
            taken.$list.iter().for_each(|one| one.doc.visit(&mut named));
        )*};
    }
    look!(rules articles phrases exceptions forms feedback);
    let filled = standard.forms.iter().filter(|one| one.filled.is_some());
    filled.for_each(|one| one.doc.visit(&mut named));
    let filled = standard.feedback.iter().filter(|one| one.filled.is_some());
    filled.for_each(|one| one.doc.visit(&mut named));
    let forms = taken.forms.iter().map(|one| one.id.clone());
    let asked = taken.feedback.iter().map(|one| one.id.clone());
    let mut papers: BTreeSet<String> = forms.chain(asked).collect();
    papers.extend(standard.forms.iter().map(|one| one.id.clone()));
    papers.extend(standard.feedback.iter().map(|one| one.id.clone()));

    let spare = &mut taken.spare;
    // What comes along may name more of the origin.
    loop {
        let mut more = false;
        macro_rules! come {
            ($($list:ident $kind:ident)*) => {$(
                for one in std::mem::take(&mut spare.$list) {
                    if !named.has(RefKind::$kind, &one.id) {
                        spare.$list.push(one);
                    } else if standard.$list.iter().all(|own| own.id != one.id) {
                        one.doc.visit(&mut named);
                        standard.$list.push(one);
                        more = true;
                    }
                }
            )*};
        }
        come!(roles Role bodies Body audiences Audience touchpoints Touchpoint);
        macro_rules! papers {
            ($($list:ident)*) => {$(
                for one in std::mem::take(&mut spare.$list) {
                    if !named.has(RefKind::Form, &one.id) {
                        spare.$list.push(one);
                    } else if papers.insert(one.id.clone()) {
                        one.doc.visit(&mut named);
                        taken.$list.push(one);
                        more = true;
                    }
                }
            )*};
        }
        papers!(forms feedback);
        if !more {
            break;
        }
    }
    for term in std::mem::take(&mut spare.terms) {
        let word = term.doc.term.get().map_or("", Text::main);
        let known = |own: &Text| own.main() == word;
        let has = |text: &String| !word.is_empty() && text.contains(word);
        let mut own = standard.terms.iter().filter_map(|t| t.doc.term.get());
        if named.texts.iter().any(has) && !own.any(known) {
            standard.terms.push(term);
        }
    }
    for one in std::mem::take(&mut spare.references) {
        let id = one.doc.id.get().map_or("", |id| id.as_str());
        let known = standard.all_references().filter_map(|r| r.id.get());
        let known = known.into_iter().any(|own| own.as_str() == id);
        if !known && named.clauses.iter().any(|clause| clause.starts_with(id)) {
            standard.references.push(one);
        }
    }
    let names = std::mem::take(&mut spare.names);
    let pointed = names
        .into_iter()
        .filter(|(address, _)| named.addresses.contains(address));
    for (address, name) in pointed {
        standard.elsewhere.entry(address).or_insert(name);
    }
}

/// What the visited values name.
#[derive(Default)]
struct Named {
    references: BTreeSet<(RefKind, String)>,
    addresses: BTreeSet<String>,
    clauses: BTreeSet<String>,
    texts: Vec<String>,
}

impl Named {
    fn has(&self, kind: RefKind, id: &str) -> bool {
        let names = |kind| self.references.contains(&(kind, id.to_owned()));
        names(kind) || matches!(kind, RefKind::Role | RefKind::Body) && names(RefKind::Post)
    }
}

impl<'a> Visitor<'a> for Named {
    fn text(&mut self, text: &'a Text) {
        self.texts.push(text.main().to_owned());
    }

    fn reference(&mut self, kind: RefKind, id: &'a Spanned<String>) {
        let word = match kind {
            RefKind::Phase => Some("phase"),
            RefKind::Step => Some("step"),
            RefKind::Need => Some("need"),
            _ => None,
        };
        self.addresses
            .extend(word.map(|word| format!("{word}:{}", id.value)));
        self.references.insert((kind, id.value.clone()));
    }

    fn clause(&mut self, clause: &'a Clause) {
        self.clauses.insert(clause.as_str().to_owned());
    }
}
