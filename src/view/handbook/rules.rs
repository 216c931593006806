//! The rules on how people look and behave.

use serde::Serialize;

use crate::format::Wearer;
use crate::model::Rule;
use crate::view::frame::generated;
use crate::view::line::list;
use crate::view::part::{LineView, LinkView, RuleView};
use crate::view::pen::Pen;
use crate::view::step::rule;

/// The rules from head to toe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroomingView {
    /// The areas of the body, numbered as in the figure.
    pub areas: Vec<AreaView>,
    /// Areas that the figure does not show: posture and smile.
    pub beside: Vec<AreaView>,
    /// Whether a figure of a woman is drawn.
    pub female: bool,
    /// Whether a figure of a man is drawn.
    pub male: bool,
    /// The sheet to check oneself by.
    pub sheets: Vec<LinkView>,
}

/// The rules that hold for one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaView {
    /// The id of the area, such as `hair`, which is also the anchor.
    pub id: String,
    /// The number in the figure.
    pub number: Option<usize>,
    /// Its name as printed.
    pub title: String,
    /// The rules.
    pub rules: Vec<RuleView>,
}

/// The rules on conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConductView {
    /// The areas.
    pub areas: Vec<AreaView>,
    /// What never to do anywhere.
    pub avoid: Vec<LineView>,
}

/// Areas that the figure does not show.
const BESIDE: [&str; 2] = ["posture", "smile"];

impl GroomingView {
    /// Collects the rules of grooming, from head to toe.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let rules = &pen.standard().rules;
        let order = crate::format::AreaName::GROOMING;
        let mut areas = Vec::new();
        let mut beside = Vec::new();
        for (name, _, _) in order {
            let of: Vec<&Rule> = rules.iter().filter(|r| r.area() == name).collect();
            if of.is_empty() {
                continue;
            }
            if BESIDE.contains(&name) {
                beside.push(area(None, &of, pen));
            } else {
                areas.push(area(Some(areas.len() + 1), &of, pen));
            }
        }
        let wearer = |wanted: Wearer| {
            rules
                .iter()
                .filter(|r| r.is_grooming())
                .map(|r| r.doc.wearer.get().copied().unwrap_or(Wearer::All))
                .any(|w| w == wanted || w == Wearer::All)
        };
        Self {
            areas,
            beside,
            female: wearer(Wearer::Female),
            male: wearer(Wearer::Male),
            sheets: generated(&crate::model::Generated::Grooming, pen),
        }
    }
}

fn area(number: Option<usize>, rules: &[&Rule], pen: &Pen<'_>) -> AreaView {
    let first = rules.first().and_then(|r| r.doc.area.get());
    let (zh, en) = first.map_or(("其他", "Other"), |area| area.words());
    AreaView {
        id: rules
            .first()
            .map_or_else(String::new, |r| r.area().to_owned()),
        number,
        title: pen.words(zh, en).to_owned(),
        rules: rules.iter().map(|r| rule(r, pen)).collect(),
    }
}

impl ConductView {
    /// Collects the rules that are not about grooming, by area in the order of the text.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let mut areas: Vec<(&str, Vec<&Rule>)> = Vec::new();
        for rule in standard.rules.iter().filter(|r| !r.is_grooming()) {
            match areas.iter_mut().find(|(name, _)| *name == rule.area()) {
                Some((_, list)) => list.push(rule),
                None => areas.push((rule.area(), vec![rule])),
            }
        }
        Self {
            areas: areas.iter().map(|(_, of)| area(None, of, pen)).collect(),
            avoid: list(&standard.avoid, pen),
        }
    }
}
