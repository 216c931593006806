//! The rules on how people look and behave.

use serde::Serialize;

use crate::format::Wearer;
use crate::model::Rule;
use crate::view::line::list;
use crate::view::output::{OutputView, generated};
use crate::view::part::{LineView, RuleView, ValueView};
use crate::view::pen::Pen;
use crate::view::source::{SourceView, Sources};
use crate::view::step::rule;

/// The rules from head to toe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroomingView {
    /// The roles that most rules are for; the others name theirs.
    pub mostly: Vec<ValueView>,
    /// What all the rules have in common: roles, phases, where they come from.
    pub details: Vec<ValueView>,
    /// The areas of the body, numbered as in the figure.
    pub areas: Vec<AreaView>,
    /// Areas that the figure does not show: posture and smile.
    pub beside: Vec<AreaView>,
    /// Whether a figure of a woman is drawn.
    pub female: bool,
    /// Whether a figure of a man is drawn.
    pub male: bool,
    /// The sheet to check oneself by.
    pub sheets: Vec<OutputView>,
    /// How the rules are checked, and where they come from.
    pub sources: Vec<SourceView>,
}

/// The rules that hold for one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaView {
    /// The id of the area, such as `hair`; the anchor is `_area-hair`.
    pub id: String,
    /// The number in the figure.
    pub number: Option<usize>,
    /// Its name as printed.
    pub title: String,
    /// What all its rules have in common: roles, phases, where they come from.
    pub details: Vec<ValueView>,
    /// The rules, without what they have in common.
    pub rules: Vec<RuleView>,
}

/// The rules on conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConductView {
    /// The roles that most rules are for; the others name theirs.
    pub mostly: Vec<ValueView>,
    /// What all the rules have in common: roles, phases, where they come from.
    pub details: Vec<ValueView>,
    /// The areas.
    pub areas: Vec<AreaView>,
    /// What never to do anywhere.
    pub avoid: Vec<LineView>,
    /// How the rules are checked, and where everything comes from.
    pub sources: Vec<SourceView>,
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
        let mut sources = Sources::default();
        for area in areas.iter_mut().chain(&mut beside) {
            collect(area, &mut sources);
        }
        let mostly = mostly(areas.iter_mut().chain(&mut beside));
        let details = shared(areas.iter_mut().chain(&mut beside));
        Self {
            mostly,
            details,
            areas,
            beside,
            female: wearer(Wearer::Female),
            male: wearer(Wearer::Male),
            sheets: generated(&crate::model::Generated::Grooming, pen),
            sources: sources.list(),
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
        details: Vec::new(),
        rules: rules.iter().map(|r| rule(r, pen)).collect(),
    }
}

/// Takes from the rules of an area what is said at the end of the page.
fn collect(area: &mut AreaView, sources: &mut Sources) {
    for rule in &mut area.rules {
        let mark = ValueView::plain(rule.number.clone());
        sources.all(&mark, &mut rule.details);
        for number in &mut rule.numbers {
            sources.refs(&mark, &mut number.details);
        }
    }
}

/// What a page says once where it holds for several rules.
const SHARED: [&str; 4] = ["d_roles", "d_phases", "d_refs", "d_origin"];

/// Takes out of the rules the roles that more than half of them are for, which the page then says once; the others
/// name theirs, everyone included.
fn mostly<'v>(areas: impl Iterator<Item = &'v mut AreaView>) -> Vec<ValueView> {
    const LABEL: &str = "d_roles";
    let mut lists: Vec<&mut Vec<ValueView>> = areas
        .flat_map(|area| &mut area.rules)
        .map(|rule| &mut rule.details)
        .collect();
    let named: Vec<Vec<ValueView>> = lists
        .iter()
        .map(|list| behind(list, LABEL).unwrap_or_default().to_vec())
        .collect();
    let of = |roles: &Vec<ValueView>| named.iter().filter(|other| *other == roles).count();
    let most = named
        .iter()
        .filter(|roles| !roles.is_empty())
        .max_by_key(|roles| of(roles));
    let Some(most) = most.filter(|roles| of(roles) * 2 > lists.len() && of(roles) < lists.len())
    else {
        return Vec::new();
    };
    for (list, roles) in lists.iter_mut().zip(&named) {
        if roles == most {
            take(list, LABEL);
        } else if roles.is_empty() {
            list.insert(0, ValueView::word("everyone").labelled(LABEL));
        }
    }
    most.clone()
}

/// Takes what stands behind a label out of a list.
fn take(list: &mut Vec<ValueView>, label: &str) {
    let at = list.iter().position(|value| value.label == Some(label));
    if let Some(at) = at {
        let rest = list.split_off(at);
        let mut rest = rest.into_iter().skip(1).skip_while(|v| v.label.is_none());
        list.extend(&mut rest);
    }
}

/// Takes from the rules of each area what they have in common, then returns what all areas have in common.
fn shared<'v>(areas: impl Iterator<Item = &'v mut AreaView>) -> Vec<ValueView> {
    let mut areas: Vec<&mut AreaView> = areas.collect();
    let all = areas.iter_mut().flat_map(|a| &mut a.rules);
    let common = taken(all.map(|rule| &mut rule.details).collect());
    for area in areas {
        area.details = taken(area.rules.iter_mut().map(|r| &mut r.details).collect());
    }
    common
}

/// Takes out of several lists what stands in all of them; what only one rule says stays with it.
pub(super) fn taken(mut lists: Vec<&mut Vec<ValueView>>) -> Vec<ValueView> {
    let mut common = Vec::new();
    if lists.len() < 2 {
        return common;
    }
    for label in SHARED {
        let each = lists.iter().map(|list| behind(list, label));
        let values: Vec<&[ValueView]> = each.map(|range| range.unwrap_or_default()).collect();
        let Some(first) = values.first().filter(|first| !first.is_empty()) else {
            continue;
        };
        if values.iter().any(|other| other != first) {
            continue;
        }
        common.extend(first.iter().cloned());
        for list in &mut lists {
            take(list, label);
        }
    }
    common
}

/// Returns the values behind a label: its own and those after it that have none.
fn behind<'v>(list: &'v [ValueView], label: &str) -> Option<&'v [ValueView]> {
    let at = list.iter().position(|value| value.label == Some(label))?;
    let more = list[at + 1..].iter().take_while(|v| v.label.is_none());
    list.get(at..=at + more.count())
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
        let mut areas: Vec<AreaView> = areas.iter().map(|(_, of)| area(None, of, pen)).collect();
        let mut sources = Sources::default();
        for area in &mut areas {
            collect(area, &mut sources);
        }
        let mut avoid = list(&standard.avoid, pen);
        sources.lines(&ValueView::word("must_not"), &mut avoid);
        Self {
            mostly: mostly(areas.iter_mut()),
            details: shared(areas.iter_mut()),
            areas,
            avoid,
            sources: sources.list(),
        }
    }
}
