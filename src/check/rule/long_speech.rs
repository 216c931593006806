//! W707 long-speech.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use unicode_width::UnicodeWidthStr;

/// W707 `long-speech`: a line is too long to be said in one breath.
pub struct LongSpeech;

impl Check for LongSpeech {
    const CODE: &'static Code = &code(
        "W707",
        "long-speech",
        Severity::Hint,
        Level::Basic,
        include_str!("long_speech.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts().filter(|w| w.is_spoken()) {
            let Some((text, span)) = wording.text.part(wording.text.own()) else {
                continue;
            };
            let length = text.width().div_ceil(2);
            if length <= MOST {
                continue;
            }
            let it = wording.thing();
            found.report(
                &it,
                Self::CODE
                    .at(span)
                    .words(
                        format!("{}的一句话有 {length} 个字，超过 {MOST} 个", it.zh),
                        format!(
                            "a line of {} is {length} Chinese characters wide, more than {MOST}",
                            it.en
                        ),
                    )
                    .help("分成几句", "make several lines of it"),
            );
        }
    }
}

/// About fifteen seconds of speech, as many Chinese characters.
const MOST: usize = 60;
