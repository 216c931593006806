//! W704 missing-translation.

use crate::check::Wording;
use crate::check::context::has_words;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Promise;
use crate::label::Lang;

/// W704 `missing-translation`: a text is not in a language that the standard promises.
pub struct MissingTranslation;

impl Check for MissingTranslation {
    const CODE: &'static Code = &code(
        "W704",
        "missing-translation",
        Severity::Warning,
        Level::Basic,
        include_str!("missing_translation.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let Some(promised) = standard.doc.translated.get() else {
            return;
        };
        for (lang, promise) in &promised.0 {
            let name = match lang {
                Lang::Zh => ("中文", "Chinese"),
                Lang::En => ("英文", "English"),
            };
            let help = (
                "写成 { zh = \"…\", en = \"…\" }，或改小 translated 的承诺",
                "write { zh = \"…\", en = \"…\" }, or promise less in translated",
            );
            for wording in cx.all_texts().iter().filter(|w| !w.subject.is_included()) {
                let text = wording.text;
                let asked = *promise == Promise::Full || is_title(wording);
                if asked && text.part(*lang).is_none() && has_words(text) {
                    let it = wording.thing();
                    found.report(
                        &it,
                        Self::CODE
                            .at(it.span)
                            .words(
                                format!("{}的 {} 没有{}", it.zh, wording.field(), name.0),
                                format!("{} of {} is not in {}", wording.field(), it.en, name.1),
                            )
                            .help(help.0, help.1),
                    );
                }
            }
            for chapter in &standard.chapters {
                let Some(first) = chapter.texts.first() else {
                    continue;
                };
                if chapter.texts.iter().all(|text| text.lang != *lang) {
                    let mut it = Thing::standard(standard);
                    it.address = format!("chapter:{}", chapter.id);
                    let title = first.title.main();
                    found.report(
                        &it,
                        Self::CODE
                            .at(first.title.span)
                            .words(
                                format!("章「{title}」没有{}", name.0),
                                format!("chapter “{title}” is not in {}", name.1),
                            )
                            .help(
                                format!("在旁边写一个 {}.{}.md", chapter.id, lang.tag()),
                                format!("write {}.{}.md beside it", chapter.id, lang.tag()),
                            ),
                    );
                }
            }
        }
    }
}

/// Tells whether a text is a title, a name or a label.
fn is_title(wording: &Wording<'_>) -> bool {
    !wording.open && matches!(wording.field(), "title" | "name" | "term" | "label")
}
