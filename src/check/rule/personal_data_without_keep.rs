//! D418 personal-data-without-keep.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::Diagnostic;
use crate::diag::{Code, Level, Severity};
use crate::model::Kind;
use crate::span::Span;

/// D418 `personal-data-without-keep`: personal data are recorded, and nothing says for how long.
pub struct PersonalDataWithoutKeep;

impl Check for PersonalDataWithoutKeep {
    const CODE: &'static Code = &code(
        "D418",
        "personal-data-without-keep",
        Severity::Warning,
        Level::Basic,
        include_str!("personal_data_without_keep.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            for record in step.doc.record.list() {
                if record.personal.get() == Some(&true) && record.keep.is_absent() {
                    let what = record.what.span().unwrap_or(record.span);
                    let it = Thing::step(step);
                    found.report(&it, fault(&it, what));
                }
            }
        }
        for form in cx.standard.forms.iter().filter(|f| f.origin.is_none()) {
            let personal = form
                .doc
                .fields
                .list()
                .iter()
                .any(|f| f.personal.get().is_some_and(|kind| kind.0.is_some()));
            if personal && form.doc.keep.is_absent() {
                let it = Thing::entry(Kind::Form, form, form.doc.title.get());
                found.report(&it, fault(&it, it.span));
            }
        }
    }
}

fn fault(it: &Thing, place: Span) -> Diagnostic {
    PersonalDataWithoutKeep::CODE
        .at(place)
        .words(
            format!("{}收集个人信息，却没写保存多久", it.zh),
            format!(
                "{} takes personal data, but does not say how long they are kept",
                it.en
            ),
        )
        .help(
            "加上 keep，例如 keep = \"2y\"；还没定就写 keep = \"unspecified\"",
            "add keep, such as keep = \"2y\", or keep = \"unspecified\" where it is undecided",
        )
}
