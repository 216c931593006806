//! All judgements at a glance.

use super::context::{ReportContext, is_article};
use crate::model::SheetItems;
use crate::review::Face;
use crate::score::Verdict;
use crate::view::part::TextView;
use serde::Serialize;

/// The judgements of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixSection {
    /// The letter of the section.
    pub letter: String,
    /// Its title.
    pub title: TextView,
    /// Its items.
    pub items: Vec<MatrixItem>,
}

/// The judgement of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixItem {
    /// The number of the item.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// How it is drawn: `full`, `part`, `none`, `na`, `not-observed` or `blank`.
    pub face: &'static str,
    /// Whether it is critical.
    pub critical: bool,
    /// Whether a miss was critical.
    pub triggered: bool,
}

/// Shows all judgements, and which marks occur.
pub(super) fn matrix(
    context: &ReportContext<'_>,
    sheet: &SheetItems,
    verdict: &Verdict,
) -> (Vec<MatrixSection>, Vec<&'static str>) {
    let mut judged = verdict.items.iter();
    let sections = sheet.sections.iter().enumerate();
    let sections: Vec<MatrixSection> = sections
        .map(|(index, section)| {
            let items = section.items.iter().zip(judged.by_ref());
            MatrixSection {
                letter: section.letter.clone(),
                title: context.section(sheet, index, section),
                items: items
                    .map(|(item, own)| MatrixItem {
                        number: item.number.clone(),
                        article: is_article(item),
                        face: Face::of(own).key(),
                        critical: item.critical.is_some(),
                        triggered: own.triggered.is_some(),
                    })
                    .collect(),
            }
        })
        .collect();
    let all = || sections.iter().flat_map(|section| &section.items);
    let faces = ["full", "part", "none", "na", "not-observed", "blank"];
    let used = faces
        .into_iter()
        .filter(|face| all().any(|item| item.face == *face));
    let used = used.collect();
    (sections, used)
}
