//! X515 long-criterion.

use crate::check::name::name_span;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::model::{Item, ItemSource, Line};
use unicode_width::UnicodeWidthStr;

/// X515 `long-criterion`: a criterion is too long for its line on a sheet.
pub struct LongCriterion;

impl Check for LongCriterion {
    const CODE: &'static Code = &code(
        "X515",
        "long-criterion",
        Severity::Hint,
        Level::Basic,
        include_str!("long_criterion.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let lists = cx.checklists().flat_map(|list| {
            let lines = list.groups.iter().flat_map(|group| &group.lines);
            lines.filter_map(move |line| match line {
                Line::Own(own) => Some((Thing::checklist(list), &own.item)),
                Line::Item(_) => None,
            })
        });
        let audits = cx.audits().flat_map(|audit| {
            let lines = audit.lines().map(|line| line.item.as_ref());
            let own = lines.filter(|item| matches!(item.source, ItemSource::Own));
            own.map(move |item| (Thing::audit(audit), item))
        });
        let items = cx.standard.items.iter().map(|item| item.as_ref());
        let items = items
            .filter(|item| item.standard == cx.standard.id)
            .map(|item| (of_item(cx, item), item));
        for (thing, item) in items.chain(lists).chain(audits) {
            let length = item.text.main().width().div_ceil(2);
            if item.text.open || length <= MOST {
                continue;
            }
            let id = item.path.split_once('/').map(|(_, id)| id);
            let it = thing.with_statement(id, name_span(&item.text));
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}的检查标准有 {length} 个字，表上一行放 {MOST} 个", it.zh),
                        format!(
                            "the criterion of {} is {length} characters wide, a line holds {MOST}",
                            it.en
                        ),
                    )
                    .help(
                        "用 item = { text = \"…\" } 写一句短的",
                        "give a short one in item = { text = \"…\" }",
                    ),
            );
        }
    }
}

/// As many Chinese characters as a line of a sheet holds.
pub(super) const MOST: usize = 38;

/// Names what an item is an item of.
fn of_item(cx: &Context<'_>, item: &Item) -> Thing {
    let standard = cx.standard;
    match item.source {
        ItemSource::Step(phase, step) | ItemSource::Statement(phase, step, _) => {
            Thing::step(&standard.phases[phase].steps[step])
        }
        ItemSource::Rule(rule) => Thing::rule(&standard.rules[rule]),
        ItemSource::Article(article) => Thing::article(&standard.articles[article]),
        ItemSource::Own => Thing::standard(standard),
    }
}
