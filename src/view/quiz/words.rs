//! What can be asked of a text at all, and what a question is called.

use super::About;
use crate::format::doc::DoDoc;
use crate::format::{Field, Obligation, Text};

/// Returns a text that is decided and says something.
pub(super) fn said(field: &Field<Text>) -> Option<&Text> {
    let text = field.get()?;
    (!text.open && !text.main().trim().is_empty()).then_some(text)
}

/// Returns what an action says, where it has words of its own and is not left to one's choice.
pub(super) fn deed(doc: &DoDoc) -> Option<&Text> {
    let free = doc.level.get() == Some(&Obligation::May);
    said(&doc.text).filter(|_| !free)
}

/// Names a question by what it is about.
pub(super) fn id_of(thing: &str, about: About, part: Option<&str>) -> String {
    let kind = match about {
        About::Line | About::Phrase => "say",
        About::Figure => "figure",
        About::Within | About::Takes | About::Hold | About::After | About::Every => "time",
        About::Never | About::PhaseNever | About::RuleNever => "never",
        About::Instead => "instead",
        About::Case => "case",
        About::Form => "form",
        About::Handoff => "handoff",
        About::Next | About::NextPhase => "next",
        About::Who => "who",
        About::Deed => "do",
        About::Criterion => "quality",
        About::RuleMust => "must",
        About::Own => "own",
    };
    let parts = ["q", thing, kind, part.unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
