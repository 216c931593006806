//! The quiz: questions out of the standard, each with one right answer that the data bear out.

mod pages;
mod shipped;
mod stable;
mod traps;

use crate::support::Folder;
use punctilio::build::{self, Loaded};
use punctilio::label::Lang;
use punctilio::source::Project;
use punctilio::view::quiz::{Bank, Question, questions};

/// The head of a standard with roles; its phases follow.
pub const HEAD: &str = r#"format = 1
[standard]
id = "shop"
title = "门店"
version = "1.2.0"
kind = "sop"
[[roles]]
id = "greeter"
name = "迎宾"
[[roles]]
id = "adviser"
name = "顾问"
[[roles]]
id = "cashier"
name = "收银员"
[[roles]]
id = "manager"
name = "店长"
"#;

/// Asks about a standard, and shows what was asked.
pub fn asked<T>(text: &str, show: impl FnOnce(&[Question<'_>]) -> T) -> T {
    let folder = Folder::with(&[("standards/shop.toml", text)]);
    let loaded: Loaded = build::load(&Project::at(folder.path()));
    assert!(!loaded.sink.has_errors(), "{:#?}", loaded.sink.finish());
    let bank = Bank::new(&loaded.catalog.standards[0]);
    show(&questions(&bank))
}

/// Writes a question down: id, answers in order, the right one marked.
pub fn written(question: &Question<'_>) -> String {
    let choices = question.choices.iter().enumerate().map(|(at, choice)| {
        let mark = if at == question.right { "*" } else { "" };
        format!("{mark}{}", choice.words.best(Lang::Zh).0)
    });
    let choices: Vec<String> = choices.collect();
    format!("{}: {}", question.id, choices.join(" | "))
}

/// Finds a question.
pub fn find<'q, 'a>(questions: &'q [Question<'a>], id: &str) -> Option<&'q Question<'a>> {
    questions.iter().find(|one| one.id == id)
}

/// Lists the wrong answers of a question in Chinese.
pub fn wrong(question: &Question<'_>) -> Vec<String> {
    let choices = question.choices.iter().enumerate();
    choices
        .filter(|(at, _)| *at != question.right)
        .map(|(_, choice)| choice.words.best(Lang::Zh).0.to_owned())
        .collect()
}
