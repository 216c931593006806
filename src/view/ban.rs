//! What must not be done, not be said or not go wrong, as cards and posters remember it.

use serde::Serialize;

use super::part::TextView;
use super::pen::Pen;
use super::sheet::{Statement, StatementKind};
use crate::format::Field;
use crate::format::doc::AvoidDoc;
use crate::label::Lang;
use crate::model::{Item, Phase, Standard, Step};

/// The last line of a card: its first critical item, or else its first ban.
#[derive(Debug, Clone, Serialize)]
pub struct LastView {
    /// A miss is critical.
    pub critical: bool,
    /// What sort of ban it is, if it is one.
    pub ban: Option<StatementKind>,
    /// The words.
    pub text: TextView,
}

/// Something that is not done or not said.
#[derive(Debug, Clone, Serialize)]
pub struct BanView {
    /// The number that it has everywhere.
    pub number: Option<String>,
    /// A miss is critical.
    pub critical: bool,
    /// The ban with its case.
    pub statement: Statement,
}

/// Lists the items of a step, its own first.
fn items(step: &Step) -> impl Iterator<Item = &Item> {
    let own = step.statements.iter().filter_map(|s| s.item.as_deref());
    step.item.as_deref().into_iter().chain(own)
}

/// Finds what must not go wrong in a phase.
pub(super) fn last(phase: &Phase, pen: &Pen<'_>) -> Option<LastView> {
    let critical = phase.steps.iter().flat_map(items);
    let critical = critical.filter(|item| item.critical.is_some() && !item.text.open);
    let of_item = |item: &Item| {
        let text = pen.text(&item.text);
        LastView {
            critical: true,
            ban: StatementKind::of_ban(item, &text),
            text,
        }
    };
    let found = critical.map(of_item).next();
    found.or_else(|| {
        let ban = bans_of(phase, pen.lang).into_iter().next()?;
        Some(LastView {
            critical: false,
            ban: Some(ban.statement.kind),
            text: ban.statement.text?,
        })
    })
}

/// Lists what is not done or not said, in the order of the text, the critical first.
pub(super) fn bans(standard: &Standard, lang: Lang) -> Vec<BanView> {
    let mut all: Vec<BanView> = Vec::new();
    for phase in &standard.phases {
        all.extend(bans_of(phase, lang));
    }
    let whole = standard.avoid.iter().filter_map(|doc| ban(doc, lang));
    all.extend(whole.map(|statement| BanView {
        number: None,
        critical: false,
        statement,
    }));
    for rule in &standard.rules {
        let Field::Set { value, .. } = &rule.doc.must_not else {
            continue;
        };
        let text = TextView::of(value, lang);
        all.push(BanView {
            number: Some(rule.number.clone()),
            critical: is_critical(rule.item.as_deref()),
            statement: Statement::new(StatementKind::MustNot, text),
        });
    }
    all.retain(|ban| !ban.statement.text.as_ref().is_none_or(|text| text.open));
    all.sort_by_key(|ban| !ban.critical);
    all
}

fn is_critical(item: Option<&Item>) -> bool {
    item.is_some_and(|item| item.critical.is_some())
}

fn bans_of(phase: &Phase, lang: Lang) -> Vec<BanView> {
    use crate::model::StatementKind::Avoid;
    let mut all = Vec::new();
    for step in &phase.steps {
        for said in step.of_kind(Avoid) {
            let doc = step.doc.avoid.list().get(said.index);
            let Some(statement) = doc.and_then(|doc| ban(doc, lang)) else {
                continue;
            };
            let letter = said.letter.as_deref().unwrap_or_default();
            all.push(BanView {
                number: Some(format!("{}{letter}", step.number)),
                critical: is_critical(said.item.as_deref()),
                statement,
            });
        }
    }
    let own = phase.doc.avoid.list().iter();
    all.extend(
        own.filter_map(|doc| ban(doc, lang))
            .map(|statement| BanView {
                number: Some(phase.number.to_string()),
                critical: false,
                statement,
            }),
    );
    all.retain(|ban| !ban.statement.text.as_ref().is_none_or(|text| text.open));
    all
}

fn ban(doc: &AvoidDoc, lang: Lang) -> Option<Statement> {
    Statement::bans(std::slice::from_ref(doc), lang).pop()
}
