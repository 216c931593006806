//! What has changed since a sheet was filled in, item by item.

use super::draft::Draft;
use crate::diag::{ITEM_CHANGED, OTHER_VERSION, Place, Sink};
use crate::label::Words;
use crate::model::{SheetItem, SheetItems, SheetSection};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One thing that reads differently today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Id of the item; `None` for the sheet as a whole.
    pub item: Option<String>,
    /// What changed, from the version of the answers to today's.
    pub words: Words,
}

/// Tells that a sheet was filled in on another version than today's, and what differs.
pub(super) fn told(
    list: &SheetItems,
    current: Option<&Arc<SheetItems>>,
    draft: &Draft,
    place: &Place,
    sink: &mut Sink,
) {
    let Some(current) = current.filter(|current| current.hash != list.hash) else {
        return;
    };
    let (old, new) = (list.short(), current.short());
    let changes = changes(list, current);
    sink.report(
        OTHER_VERSION
            .at(place.clone())
            .words(
                format!(
                    "这份是按 {} 版（{old}）填的，现行的是 {} 版（{new}），有 {} 处不同",
                    list.version,
                    current.version,
                    changes.len()
                ),
                format!(
                    "filled in on version {} ({old}), the current one is {} ({new}); differences: {}",
                    list.version,
                    current.version,
                    changes.len()
                ),
            )
            .help(
                "按当时的清单算分；新的检查请用现行的表",
                "it is scored by the list of that time; take the current sheet for new visits",
            ),
    );
    let replies = draft.replies.iter();
    let answered: BTreeMap<&str, &Place> = replies
        .map(|reply| (reply.item.text.as_str(), &reply.item.place))
        .collect();
    for change in changes {
        let own = change.item.as_deref().and_then(|id| answered.get(id));
        sink.report(
            ITEM_CHANGED
                .at((*own.unwrap_or(&place)).clone())
                .words(change.words.zh, change.words.en),
        );
    }
}

/// Tells which answers today's sheet has no item for, where the list that they were given on is lost.
pub(super) fn missing_items(current: &SheetItems, draft: &Draft, sink: &mut Sink) {
    let index = current.index();
    let lost = draft.replies.iter().map(|reply| &reply.item);
    for item in lost.filter(|item| index.find(&item.text).is_none()) {
        let change = of(&item.text, &gone());
        sink.report(
            ITEM_CHANGED
                .at(item.place.clone())
                .words(change.words.zh, change.words.en),
        );
    }
}

fn gone() -> Words {
    Words::new("现行的表里没有", "it is not on the current sheet")
}

/// Lists what differs between two versions of a sheet, in the order of the older, then what is new.
#[must_use]
pub fn changes(old: &SheetItems, new: &SheetItems) -> Vec<Change> {
    let mut all = whole(old, new);
    let (before, after) = (by_id(old), by_id(new));
    for section in &old.sections {
        for item in &section.items {
            let id = item.id.as_str();
            let words = match after.get(id) {
                None => vec![gone()],
                Some((now, other)) => of_item(item, section, now, other),
            };
            all.extend(words.into_iter().map(|words| of(id, &words)));
        }
    }
    for item in new
        .items()
        .filter(|item| !before.contains_key(item.id.as_str()))
    {
        let words = Words::new("现行的表新增的", "it is new on the current sheet");
        all.push(of(&item.id, &words));
    }
    all
}

fn of(id: &str, words: &Words) -> Change {
    Change {
        item: Some(id.to_owned()),
        words: Words::new(
            format!("检查项 {id}：{}", words.zh),
            format!("the item {id}: {}", words.en),
        ),
    }
}

fn by_id(list: &SheetItems) -> BTreeMap<&str, (&SheetItem, &SheetSection)> {
    let sections = list.sections.iter();
    sections
        .flat_map(|section| {
            section
                .items
                .iter()
                .map(move |item| (item.id.as_str(), (item, section)))
        })
        .collect()
}

/// Lists what differs of the sheet beside its items.
fn whole(old: &SheetItems, new: &SheetItems) -> Vec<Change> {
    let section = |s: &SheetSection| (s.id.clone(), s.weight, s.min);
    let sections = |list: &SheetItems| list.sections.iter().map(section).collect::<Vec<_>>();
    let differs = [
        (old.title != new.title, "标题", "the title"),
        (
            old.model != new.model,
            "总分算法",
            "how sections make a total",
        ),
        (old.decimals != new.decimals, "小数位数", "the decimals"),
        (
            old.na_limit != new.na_limit,
            "不适用的上限",
            "the limit of “not applicable”",
        ),
        (
            old.grade_by != new.grade_by,
            "分级依据",
            "what grades are read from",
        ),
        (
            old.grades != new.grades || old.findings != new.findings,
            "等级",
            "the grades",
        ),
        (
            sections(old) != sections(new),
            "各部分的权重或最低分",
            "weights or minima of sections",
        ),
    ];
    let changed = differs.into_iter().filter(|(differs, ..)| *differs);
    changed
        .map(|(_, zh, en)| Change {
            item: None,
            words: Words::new(format!("{zh}变了"), format!("{en} changed")),
        })
        .collect()
}

/// Lists what differs of an item.
fn of_item(
    old: &SheetItem,
    section: &SheetSection,
    new: &SheetItem,
    other: &SheetSection,
) -> Vec<Words> {
    let mut all = Vec::new();
    if old.points != new.points {
        let (from, to) = (old.points, new.points);
        all.push(Words::new(
            format!("分值 {from} → {to}"),
            format!("points {from} → {to}"),
        ));
    }
    if (&old.text, &old.when, &old.audiences) != (&new.text, &new.when, &new.audiences) {
        let (from, to) = (&old.text, &new.text);
        all.push(Words::new(
            format!("文字“{from}”→“{to}”"),
            format!("words “{from}” → “{to}”"),
        ));
    }
    let differs = [
        (
            old.scale != new.scale || old.ban != new.ban,
            "评分方式变了",
            "another scale",
        ),
        (
            old.critical != new.critical,
            "否决或封顶变了",
            "another effect of a miss",
        ),
        (
            old.na != new.na,
            "“不适用”的规定变了",
            "another policy of “not applicable”",
        ),
        (
            old.severity != new.severity,
            "严重程度变了",
            "another severity",
        ),
        (
            (old.samples, old.samples_rule) != (new.samples, new.samples_rule),
            "抽查的规定变了",
            "another rule of samples",
        ),
        (
            section.id != other.id,
            "移到了别的部分",
            "moved to another section",
        ),
        (
            old.covers != new.covers,
            "代表的检查项变了",
            "stands for other items",
        ),
    ];
    let changed = differs.into_iter().filter(|(differs, ..)| *differs);
    all.extend(changed.map(|(_, zh, en)| Words::new(zh, en)));
    all
}
