//! D417 image-without-caption.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::ImageDoc;

/// D417 `image-without-caption`: a picture has no words for those who cannot see it.
pub struct ImageWithoutCaption;

impl Check for ImageWithoutCaption {
    const CODE: &'static Code = &code(
        "D417",
        "image-without-caption",
        Severity::Warning,
        Level::Basic,
        include_str!("image_without_caption.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let mut look = |thing: &Thing, images: &[ImageDoc]| {
            for image in images.iter().filter(|image| image.caption.is_absent()) {
                let file = image.file.get().map_or("", |name| name.as_str());
                found.report(
                    thing,
                    Self::CODE
                        .at(image.file.span().unwrap_or(image.span))
                        .words(
                            format!("{}的图片 {file} 没有说明", thing.zh),
                            format!("picture {file} of {} has no caption", thing.en),
                        )
                        .help(
                            "加上 caption，写图里看到的是什么；读屏软件会念出来",
                            "add caption and say what is to be seen; screen readers read it out",
                        ),
                );
            }
        };
        for phase in cx.phases() {
            look(&Thing::phase(phase), phase.doc.images.list());
        }
        for step in cx.steps() {
            look(&Thing::step(step), step.doc.images.list());
        }
        for rule in cx.rules() {
            look(&Thing::rule(rule), rule.doc.images.list());
        }
    }
}
