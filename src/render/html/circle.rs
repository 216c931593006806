//! Components that call each other without an end: where the circle closes.
//!
//! The template engine counts the calls and says no more than that there are too many.

use crate::theme::Template;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A component: its template and what stands within it.
struct Component<'t> {
    template: &'t Template,
    body: Range<usize>,
}

type Components<'t> = BTreeMap<&'t str, Component<'t>>;

/// Finds the call that closes a circle, one in a template of the project before any other: its template and its place.
pub(super) fn find(templates: &[Template]) -> Option<(String, Range<usize>)> {
    let mut all = Components::new();
    // A project's own component stands for the built-in one of its name.
    let (own, built_in): (Vec<_>, Vec<_>) = templates.iter().partition(|t| t.source.is_some());
    for template in built_in.into_iter().chain(own) {
        all.extend(components(template));
    }
    let mut harmless = BTreeSet::new();
    let circles: Vec<(&Template, Range<usize>)> = all
        .keys()
        .filter_map(|name| closing(name, &all, &mut Vec::new(), &mut harmless))
        .collect();
    let is_own = |circle: &&(&Template, Range<usize>)| circle.0.source.is_some();
    let (template, range) = circles.iter().find(is_own).or(circles.first())?;
    Some((template.name.clone(), range.clone()))
}

/// Lists the components that a template defines.
fn components(template: &Template) -> Vec<(&str, Component<'_>)> {
    let text = template.text.as_ref();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{% component ").map(|n| at + n + 13) {
        let end = text[start..]
            .find("{% endcomponent")
            .map_or(text.len(), |n| start + n);
        let name = name_of(&text[start..end]);
        let body = start + name.len()..end;
        found.push((name, Component { template, body }));
        at = end;
    }
    found
}

/// Walks from a component to what it calls, until a call leads back to where the walk has been.
fn closing<'t>(
    name: &str,
    all: &Components<'t>,
    way: &mut Vec<&'t str>,
    harmless: &mut BTreeSet<&'t str>,
) -> Option<(&'t Template, Range<usize>)> {
    let (name, component) = all.get_key_value(name)?;
    if harmless.contains(name) {
        return None;
    }
    way.push(name);
    let text = &component.template.text[component.body.clone()];
    for (at, _) in text.match_indices('<') {
        let called = name_of(&text[at + 1..]);
        let start = component.body.start + at;
        if way.contains(&called) {
            return Some((component.template, start..start + 1 + called.len()));
        }
        if let Some(found) = closing(called, all, way, harmless) {
            return Some(found);
        }
    }
    way.pop();
    harmless.insert(name);
    None
}

fn name_of(text: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let text = text.trim_start();
    &text[..text.find(|c| !is_name(c)).unwrap_or(text.len())]
}
