//! M614 changed-without-version.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::diff::{Difference, Edition, Weight, compare};
use crate::format::{Status, Version, Word};
use crate::label::Lang;

/// M614 `changed-without-version`: a standard says something else than when its version was given out.
///
/// What is stamped as a draft or a trial on every sheet is nobody's released edition, so it may change.
pub struct ChangedWithoutVersion;

impl Check for ChangedWithoutVersion {
    const CODE: &'static Code = &code(
        "M614",
        "changed-without-version",
        Severity::Error,
        Level::Basic,
        include_str!("changed_without_version.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let Some(newest) = cx.catalog.releases(&standard.id).last() else {
            return;
        };
        let is_stamped = matches!(
            standard.doc.status.get(),
            Some(Status::Draft | Status::Pilot)
        );
        let is_newer = standard.version > newest.version;
        if is_newer || is_stamped || newest.hash == standard.hash {
            return;
        }
        let Some(released) = Edition::read(&newest.standard) else {
            return;
        };
        let difference = compare(&released, &Edition::of(standard));
        let Some(next) = difference.proposal() else {
            return;
        };
        report(cx, &difference, (newest.version, next), found);
    }
}

fn report(
    cx: &Context<'_>,
    difference: &Difference,
    (released, next): (Version, Version),
    found: &mut Findings,
) {
    let standard = cx.standard;
    let it = Thing::standard(standard);
    let told = |lang: Lang| {
        let weights = [Weight::Layout, Weight::Duty, Weight::Wording];
        let counts = weights.iter().filter_map(|weight| {
            let count = difference.of_weight(*weight).count();
            let kind = weight.kind().filter(|_| count > 0)?.print(lang);
            Some(match lang {
                Lang::Zh => format!("{kind} {count} 处"),
                Lang::En => format!("{} {count}", kind.to_lowercase()),
            })
        });
        let counts: Vec<String> = counts.collect();
        counts.join(match lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        })
    };
    let id = &standard.id;
    found.report(
        &it,
        ChangedWithoutVersion::CODE
            .at(standard.doc.version.span().unwrap_or(it.span))
            .words(
                format!(
                    "{}已发布过 {released}，内容又改了（{}），版本却还是 {}",
                    it.zh,
                    told(Lang::Zh),
                    standard.version
                ),
                format!(
                    "{} was released as {released} and has changed since ({}), but its version is {}",
                    it.en,
                    told(Lang::En),
                    standard.version
                ),
            )
            .expected(format!("应为 {next}"), format!("expected {next}"))
            .help(
                format!(
                    "运行 punctilio release {id}：写好版本和变更记录；还在改就先写 status = \"draft\"，印出来带“草案”"
                ),
                format!(
                    "run punctilio release {id}, which writes version and changes; while you are still at it, status = \"draft\" prints a stamp"
                ),
            ),
    );
}
