//! D420 answer-not-offered.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::model::Kind;

/// D420 `answer-not-offered`: the right answer of a question is not among its choices.
pub struct AnswerNotOffered;

impl Check for AnswerNotOffered {
    const CODE: &'static Code = &code(
        "D420",
        "answer-not-offered",
        Severity::Warning,
        Level::Basic,
        include_str!("answer_not_offered.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for question in cx.standard.questions.iter().filter(|q| q.origin.is_none()) {
            let doc = &question.doc;
            let choices = doc.choices.list();
            let Some(answer) = doc.answer.get().filter(|answer| !answer.open) else {
                continue;
            };
            let word = answer.main().trim();
            let by_place = word
                .parse::<usize>()
                .is_ok_and(|n| (1..=choices.len()).contains(&n));
            let by_words = choices.iter().any(|choice| choice.main().trim() == word);
            if choices.is_empty() || by_place || by_words {
                continue;
            }
            let it = Thing::entry(Kind::Question, question, doc.ask.get());
            found.report(
                &it,
                Self::CODE
                    .at(answer.span)
                    .words(
                        format!("{}的答案“{word}”不在选项里", it.zh),
                        format!("the answer “{word}” of {} is not among its choices", it.en),
                    )
                    .expected(
                        format!("应为选项的原文，或 1 到 {}", choices.len()),
                        format!("expected the words of a choice, or 1 to {}", choices.len()),
                    )
                    .help(
                        "照抄选项的文字，或写它是第几个",
                        "copy the words of the choice, or write its place",
                    ),
            );
        }
    }
}
