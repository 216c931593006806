//! W703 forbidden-words.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::AvoidDoc;
use crate::label::{Lang, Words};
use crate::span::Span;
use std::ops::Range;

/// W703 `forbidden-words`: a line to say holds words that another entry forbids.
pub struct ForbiddenWords;

impl Check for ForbiddenWords {
    const CODE: &'static Code = &code(
        "W703",
        "forbidden-words",
        Severity::Warning,
        Level::Basic,
        include_str!("forbidden_words.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let bans = bans(cx);
        for wording in cx.all_texts().iter().filter(|w| !w.open && w.is_spoken()) {
            for (lang, text, span) in wording.text.parts() {
                for ban in bans.iter().filter(|ban| ban.lang == lang) {
                    for range in ban.hits(text) {
                        let it = wording.thing();
                        let word = &text[range.clone()];
                        found.report(
                            &it,
                            Self::CODE
                                .at(cx.place(text, span, range))
                                .words(
                                    format!("{}里的“{word}”是禁用的说法", it.zh),
                                    format!("“{word}” in {} is forbidden", it.en),
                                )
                                .note(ban.span, "在这里禁用", "forbidden here")
                                .help(ban.help.zh.clone(), ban.help.en.clone()),
                        );
                    }
                }
            }
        }
    }
}

/// A word that is not to be said.
struct Ban<'a> {
    lang: Lang,
    word: &'a str,
    span: Span,
    help: Words,
}

impl Ban<'_> {
    /// Finds the word in a line; an English one as a whole word, in any case.
    fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let lower = text.to_ascii_lowercase();
        let word = self.word.trim().to_ascii_lowercase();
        if word.is_empty() {
            return Vec::new();
        }
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let ascii = word.is_ascii();
        lower
            .match_indices(&word)
            .map(|(start, _)| start..start + word.len())
            .filter(|range| {
                let before = letter(lower[..range.start].chars().next_back());
                let after = letter(lower[range.end..].chars().next());
                !ascii || (!before && !after)
            })
            .collect()
    }
}

/// Gathers the forbidden words of the whole standard.
fn bans<'a>(cx: &Context<'a>) -> Vec<Ban<'a>> {
    let standard = cx.standard;
    let phases = standard.phases.iter();
    let inner = phases.flat_map(|phase| {
        let steps = phase.steps.iter().flat_map(|step| step.doc.avoid.list());
        phase.doc.avoid.list().iter().chain(steps)
    });
    let mut all = Vec::new();
    for doc in standard.avoid.iter().chain(inner) {
        let help = help(doc);
        for text in doc.words.list().iter().filter(|text| !text.open) {
            all.extend(text.parts().map(|(lang, word, span)| Ban {
                lang,
                word,
                span,
                help: help.clone(),
            }));
        }
    }
    all
}

/// Offers what is said instead.
fn help(doc: &AvoidDoc) -> Words {
    match doc.instead.get().filter(|instead| !instead.open) {
        Some(instead) => Words::new(
            format!("改为：{}", instead.best(Lang::Zh).0),
            format!("instead: {}", instead.best(Lang::En).0),
        ),
        None => Words::new(
            "换一种说法，或改正 avoid 的 words",
            "say it in other words, or put words of avoid right",
        ),
    }
}
