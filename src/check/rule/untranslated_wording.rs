//! W709 untranslated-wording.

use crate::check::context::is_han;
use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::label::Lang;

/// W709 `untranslated-wording`: the English wording of a text is still in Chinese.
pub struct UntranslatedWording;

impl Check for UntranslatedWording {
    const CODE: &'static Code = &code(
        "W709",
        "untranslated-wording",
        Severity::Hint,
        Level::Basic,
        include_str!("untranslated_wording.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts() {
            let Some((text, span)) = wording.text.part(Lang::En) else {
                continue;
            };
            let chinese = text.chars().any(is_han);
            if !chinese || text.chars().any(|c| c.is_ascii_alphabetic()) {
                continue;
            }
            let it = wording.thing();
            found.report(
                &it,
                Self::CODE
                    .at(span)
                    .words(
                        format!("{}的英文还是中文", it.zh),
                        format!("the English of {} is still Chinese", it.en),
                    )
                    .help(
                        "写上英文，或去掉 en：没有译文时会印中文",
                        "write it in English, or take en out: the Chinese is then printed",
                    ),
            );
        }
    }
}
