//! The lines of a part, and what its rail says.

use super::{CheckRow, Figure, Release, Who, Window};
use crate::format::{Field, Wearer};
use crate::label::Lang;
use crate::model::{Checklist, Generated, Group, ItemSource, Line};
use crate::view::figure;
use crate::view::part::TextView;
use crate::view::sheet::{
    SheetContext, Statement, StatementKind as BanKind, TimeView, open_once, times,
};

/// Tells whether a part is more than a heading: somebody answers for it, at a time, or signs.
pub(super) fn has_points(group: &Group) -> bool {
    let doc = &group.doc;
    !(doc.window.is_blank()
        && doc.role.is_blank()
        && doc.release.is_blank()
        && doc.rounds.is_blank())
}

/// What the rail of a part says.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub title: Option<TextView>,
    pub word: Option<&'static str>,
    pub window: Option<Window>,
    pub role: Option<TextView>,
    pub release: Option<Release>,
    pub statements: Vec<Statement>,
}

impl Parts {
    /// Reads the rail of a part; the author's parts ask for a window and a signature, generated ones do not.
    pub fn of(context: &SheetContext<'_>, list: &Checklist, group: &Group) -> Self {
        let doc = &group.doc;
        let authored = list.generated.is_none();
        let blank = (authored && group.title.is_some()).then_some(Window::Blank);
        let plain = authored.then_some(Release::Plain);
        Self {
            title: group.title.as_ref().map(|title| context.text(title)),
            word: match (&list.generated, group.id.as_str()) {
                (Some(Generated::Grooming), "rules") => Some("grooming"),
                (Some(_), "rules") => Some("rules"),
                (Some(_), "articles") => Some("articles"),
                _ => None,
            },
            window: context.field(&doc.window).map(Window::Set).or(blank),
            role: TextView::role(&doc.role, context.standard, context.lang),
            release: context.field(&doc.release).map(Release::Named).or(plain),
            statements: phase_statements(context, group),
        }
    }
}

/// Shows the statements of every phase whose items all stand in a part.
fn phase_statements(context: &SheetContext<'_>, group: &Group) -> Vec<Statement> {
    let mut list = Vec::new();
    for phase in &context.standard.phases {
        let steps = phase.steps.iter();
        let mut items = steps
            .flat_map(|step| {
                step.item
                    .iter()
                    .chain(step.statements.iter().filter_map(|s| s.item.as_ref()))
            })
            .peekable();
        let here = |path: &str| group.lines.iter().any(|line| line.item().path == path);
        if items.peek().is_some() && items.all(|item| here(&item.path)) {
            list.extend(Statement::of_phase(&phase.doc, context.lang));
        }
    }
    list
}

/// Shows the lines of a part; those of places that the site lacks stay off.
pub(super) fn rows(context: &SheetContext<'_>, list: &Checklist, group: &Group) -> Vec<CheckRow> {
    let rounds = group.doc.rounds.list();
    let shown = group
        .lines
        .iter()
        .filter(|line| !context.lacks(line.item()));
    shown
        .map(|line| {
            let item = line.item();
            let (hold, only): (bool, &[crate::format::Name]) = match line {
                Line::Own(own) => (own.doc.hold.get() == Some(&true), own.doc.rounds.list()),
                Line::Item(_) => (false, &[]),
            };
            let path = item.path_in(&context.standard.id);
            let own = path.strip_prefix(&format!("{}/", list.id)).unwrap_or(&path);
            CheckRow {
                number: item.number.clone(),
                article: matches!(item.source, ItemSource::Article(_)),
                anchor: Some(own.replace('/', ".")),
                item: path.clone(),
                text: context.text(&item.text),
                when: item.when.as_ref().map(|when| context.text(when)),
                audiences: item.audiences.iter().map(|a| context.text(a)).collect(),
                conditional: context.is_conditional(item),
                look_for: match line {
                    Line::Own(_) => context.looks(item),
                    Line::Item(_) => Vec::new(),
                },
                ban: BanKind::of_ban(item, &context.text(&item.text)),
                critical: hold || item.critical.is_some(),
                who: who(context, line),
                wearer: match item.wearer {
                    Some(Wearer::Female) => Some("wearer_female"),
                    Some(Wearer::Male) => Some("wearer_male"),
                    Some(Wearer::All) | None => None,
                },
                standard: standard(context, line),
                due: rounds
                    .iter()
                    .map(|round| only.is_empty() || only.contains(round))
                    .collect(),
                round: None,
            }
        })
        .collect()
}

fn who(context: &SheetContext<'_>, line: &Line) -> Who {
    let item = line.item();
    let named = |names: Vec<TextView>, none| {
        if names.is_empty() {
            none
        } else {
            Who::Roles(names)
        }
    };
    let one = |role: Option<TextView>| named(role.into_iter().collect(), Who::Unsaid);
    if let Line::Own(own) = line {
        return one(TextView::role(
            &own.doc.role,
            context.standard,
            context.lang,
        ));
    }
    match item.source {
        ItemSource::Rule(_) => {
            let Some(rule) = context.rule(item) else {
                return Who::Everyone;
            };
            match &rule.doc.roles {
                Field::Open { why, .. } => one(Some(TextView::open(why.as_deref(), context.lang))),
                roles => named(context.roles(roles.list(), context.standard), Who::Everyone),
            }
        }
        ItemSource::Article(_) => named(context.article_roles(item), Who::Everyone),
        _ => {
            let step = context.step(item).map(|(_, step)| &step.doc.role);
            let open = step.filter(|role| role.is_open());
            let open = open.and_then(|role| TextView::role(role, context.standard, context.lang));
            one(open.or_else(|| item.role.as_ref().map(|role| context.text(role))))
        }
    }
}

/// Finds what a line is measured by: its own words, its time limits, or its numbers.
fn standard(context: &SheetContext<'_>, line: &Line) -> Option<Figure> {
    let lang = context.lang;
    if let Line::Own(own) = line
        && let Some(text) = context.field(&own.doc.standard)
    {
        return Some(Figure::Text(text));
    }
    let item = line.item();
    if let Some(rule) = context.rule(item) {
        let shown = rule.doc.numbers.list().iter();
        let shown: Vec<String> = shown
            .filter(|number| number.value.is_set())
            .map(|number| figure::plain(number, lang))
            .collect();
        let joined = shown.join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        });
        return (!joined.is_empty()).then(|| Figure::Text(TextView::plain(joined)));
    }
    let limits = item.look.iter().filter_map(|look| look.time.as_ref());
    let mut limits: Vec<TimeView> = limits.flat_map(|time| times(time, lang)).collect();
    open_once(&mut limits);
    (!limits.is_empty()).then_some(Figure::Times(limits))
}
