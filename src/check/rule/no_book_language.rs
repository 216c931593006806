//! W708 no-book-language.

use crate::check::context::has_words;
use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};

/// W708 `no-book-language`: a text is in none of the languages of the book.
pub struct NoBookLanguage;

impl Check for NoBookLanguage {
    const CODE: &'static Code = &code(
        "W708",
        "no-book-language",
        Severity::Hint,
        Level::Basic,
        include_str!("no_book_language.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let languages = &cx.catalog.book.languages;
        for wording in cx.texts() {
            let text = wording.text;
            let read = text.parts().any(|(lang, _, _)| languages.contains(&lang));
            if read || !has_words(text) {
                continue;
            }
            let it = wording.thing();
            let tags: Vec<&str> = languages.iter().map(|lang| lang.tag()).collect();
            let tags = tags.join("、");
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}的 {} 不是手册的语言（{tags}）", it.zh, wording.field()),
                        format!("{} of {} is in no language of the book ({tags})", wording.field(), it.en),
                    )
                    .help(
                        "补上手册语言的文字，或在 punctilio.toml 的 languages 里加上它的语言",
                        "add a wording in a language of the book, or its language to languages in punctilio.toml",
                    ),
            );
        }
    }
}
