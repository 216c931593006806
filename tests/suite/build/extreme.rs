//! Texts as no one would write them: too long, in other scripts, in the syntax of templates. They are shown as they are.

use super::hostile::poison;
use crate::fields::project;
use crate::html::visible;
use crate::product;
use crate::support::lines;
use punctilio::diag::Severity;
use std::path::Path;

/// What stands behind every text, and a part of it that pages must show as it is.
fn tails() -> [(String, &'static str); 4] {
    let words = "Donaudampfschifffahrt".repeat(15);
    let scripts = " 👩‍👩‍👧‍👦🇨🇳👍🏽 𠮷㐂䶮𬺈 e\u{301}o\u{308} مرحبا بالعالم שלום עולם ๑๒ ﷽";
    let templates = " {{ 7919 * 7907 }}{{ w.title }}{% include \"home.html\" %}{# 注 #}{%- raw -%}{{ <txt t={view} /> }}";
    [
        (
            format!(" {}", &words[..300]),
            "DonaudampfschifffahrtDonaudampfschifffahrt",
        ),
        (
            scripts.to_owned(),
            "𠮷㐂䶮𬺈 e\u{301}o\u{308} مرحبا بالعالم שלום עולם",
        ),
        (templates.to_owned(), "7919 * 7907"),
        (
            format!(" {}", "长句不停，".repeat(200)),
            "长句不停，长句不停，",
        ),
    ]
}

#[test]
fn extreme_texts_are_shown_as_they_are() {
    let mut first = true;
    for (tail, part) in tails() {
        let mut project = project();
        let mut count = 0;
        for text in &mut project.texts {
            let spec = text.spec();
            count += poison(&mut text.table, spec, &tail);
        }
        assert!(count > 150, "only {count} texts");
        let folder = project.write(None);
        // The browser checks take the first one: nothing may be wider than a screen.
        if let Some(keep) = std::env::var_os("PUNCTILIO_KEEP").filter(|_| first) {
            super::copy(folder.path(), Path::new(&keep));
        }
        first = false;
        let built = product::build(folder.path());
        let mut errors = built.outcome.diagnostics.clone();
        errors.retain(|fault| fault.severity == Severity::Error);
        let errors = lines(&errors, &built.outcome.sources);
        assert!(errors.is_empty(), "{errors:#?}");
        let mut shown = 0;
        for (path, page) in built.html() {
            assert!(!page.contains("62615533"), "{path} counts for its author");
            shown += visible(page).matches(part).count();
        }
        assert!(
            shown > count,
            "the {count} texts with “{part}” are shown {shown} times only"
        );
    }
}
