//! X516 unused-setting.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Scale, Word};
use crate::label::Lang;

/// X516 `unused-setting`: an item has a setting that its scale does not use.
pub struct UnusedSetting;

impl Check for UnusedSetting {
    const CODE: &'static Code = &code(
        "X516",
        "unused-setting",
        Severity::Warning,
        Level::Basic,
        include_str!("unused_setting.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let doc = scored.doc;
            let scale = scored.scale();
            let critical = scored.has(|doc| &doc.critical);
            let samples = scored.get(|doc| &doc.samples).map_or(1, |n| n.0);
            let settings = [
                (
                    "partial",
                    doc.partial.span(),
                    scale == Scale::Compliant,
                    SCALE,
                ),
                ("per", doc.per.span(), scale == Scale::Deduct, SCALE),
                ("steps", doc.steps.span(), scale == Scale::Measure, SCALE),
                ("choices", doc.choices.span(), scale == Scale::Choice, SCALE),
                (
                    "anchors",
                    doc.anchors.span(),
                    matches!(scale, Scale::Score5 | Scale::Score10),
                    SCALE,
                ),
                (
                    "critical_below",
                    doc.critical_below.span(),
                    critical,
                    ("没有 critical", "it has no critical"),
                ),
                (
                    "samples_rule",
                    doc.samples_rule.span(),
                    samples > 1,
                    ("只抽查一个", "it takes one sample"),
                ),
            ];
            for (key, place, used, why) in settings {
                let Some(place) = place.filter(|_| !used) else {
                    continue;
                };
                let it = &scored.thing;
                let (zh, en) = if why == SCALE {
                    (
                        format!("评分方式是“{}”", scale.print(Lang::Zh)),
                        format!("its scale is {}", scale.key()),
                    )
                } else {
                    (why.0.to_owned(), why.1.to_owned())
                };
                found.report(
                    it,
                    Self::CODE
                        .at(place)
                        .words(
                            format!("{}的 {key} 用不上：{zh}", it.zh),
                            format!("{key} of {} has no use: {en}", it.en),
                        )
                        .help(
                            format!("删掉 {key}，或写上用得着它的设置"),
                            format!("take {key} out, or set what uses it"),
                        ),
                );
            }
        }
    }
}

/// The reason to give where the scale makes a setting useless.
const SCALE: (&str, &str) = ("", "");
