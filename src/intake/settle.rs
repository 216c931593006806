//! A filled sheet as written → one that can be scored, or the reasons why not.

use super::draft::{Draft, Note, Objection, Reply, Said};
use super::library::Library;
use super::response::{Appeal, Response};
use super::word::{Heard, hear, offered, printed};
use crate::diag::{
    ABSENT_PLACE, ANSWER_READ, ANSWERED_TWICE, NA_FORBIDDEN, NA_UNEXPLAINED, OFF_SCALE, Severity,
    Sink, TOO_MANY_SAMPLES, UNKNOWN_ITEM,
};
use crate::format::{Decision, NaPolicy, nearest};
use crate::model::{SheetItem, SheetItems};
use crate::score::{Answer, Answers, ItemAnswer, ItemIndex, Refusal};
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts every answer in its place; `None` where a fault keeps the sheet from being scored.
pub fn settle(
    file: &str,
    mut draft: Draft,
    library: &Library,
    sink: &mut Sink,
) -> Option<Response> {
    let carried = draft.carried.take();
    let sheet = library.list_of(&draft, carried, sink)?;
    let places = Places::new(&sheet);
    let mut answers = Answers::blank(&sheet);
    let mut notes: BTreeMap<usize, Note> = BTreeMap::new();
    let before = sink.count(Severity::Error);
    let site = draft.head.site.as_deref();
    let is_away = |item: &SheetItem| {
        draft.lacking.contains(&item.id) || library.lacks(site, &sheet.sheet, &item.id)
    };
    for (item, note) in &draft.notes {
        if let Some(index) = places.find(item, sink).filter(|_| !note.is_empty()) {
            notes.insert(index, note.clone());
            answers.note(index);
        }
    }
    let mut taken: Vec<Option<&Said>> = vec![None; places.items.len()];
    for reply in &draft.replies {
        let Some(index) = places.find(&reply.item, sink) else {
            continue;
        };
        if let Some(first) = taken[index].replace(&reply.item) {
            twice(&reply.item, first, sink);
            taken[index] = Some(first);
            continue;
        }
        let item = places.items[index];
        let away = is_away(item);
        if let Some(answer) = answered(item, &reply.samples, away, sink) {
            if !away {
                explained(item, reply, &answer, notes.get(&index), sink);
            }
            answers.set(index, answer);
        }
    }
    for (index, item) in places.items.iter().enumerate() {
        if taken[index].is_none() && is_away(item) {
            answers.set(index, ItemAnswer::One(Answer::NotApplicable));
            absent(item, &draft, sink);
        }
    }
    let mut appeals = Vec::new();
    for objection in std::mem::take(&mut draft.appeals) {
        if let Some(index) = places.find(&objection.item, sink) {
            appeals.extend(appeal(places.items[index], index, objection, sink));
        }
    }
    let response = Response {
        file: file.to_owned(),
        head: draft.head,
        sheet: Arc::clone(&sheet),
        answers,
        notes,
        appeals,
    };
    (sink.count(Severity::Error) == before).then_some(response)
}

/// The items of a sheet by their names.
struct Places<'s> {
    items: Vec<&'s SheetItem>,
    /// Made when an answer does not stand where the list has its item.
    index: OnceCell<ItemIndex<'s>>,
    /// Where the item behind the last one that was found stands.
    next: Cell<usize>,
    /// The sheet itself.
    sheet: &'s SheetItems,
}

impl<'s> Places<'s> {
    fn new(sheet: &'s SheetItems) -> Self {
        Self {
            items: sheet.items().collect(),
            index: OnceCell::new(),
            next: Cell::new(0),
            sheet,
        }
    }

    /// Finds an item; reports a name that the sheet does not have.
    fn find(&self, said: &Said, sink: &mut Sink) -> Option<usize> {
        let name = said.text.trim();
        let next = self.next.get();
        let found = match self.items.get(next) {
            Some(item) if item.id == name => Some(next),
            _ => self.index.get_or_init(|| self.sheet.index()).find(name),
        };
        if let Some(index) = found {
            self.next.set(index + 1);
        }
        if found.is_none() {
            self.unknown(said, sink);
        }
        found
    }

    fn unknown(&self, said: &Said, sink: &mut Sink) {
        let (name, sheet) = (said.text.trim(), self.sheet.sheet.as_str());
        let ids = || self.items.iter().map(|item| item.id.as_str());
        // A printed number or the printed words are no id, but lead to one.
        let meant = self
            .items
            .iter()
            .find(|i| i.number == name || i.text == name);
        let near = meant
            .map(|item| item.id.as_str())
            .or_else(|| nearest(name, ids()));
        let ends = || ids().find(|id| id.rsplit('/').next() == Some(name));
        let fault = UNKNOWN_ITEM.at(said.place.clone()).words(
            format!("评分表 {sheet} 没有检查项“{name}”"),
            format!("the sheet {sheet} has no item “{name}”"),
        );
        sink.report(match near.or_else(ends) {
            Some(near) => fault
                .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                .help(format!("改成 {near}"), format!("write {near}")),
            None => fault.help(
                "编号抄自这一版评分表；看看是不是别的标准或别的版本的表",
                "ids are those of this version of the sheet; see whether it is one of another standard or version",
            ),
        });
    }
}

fn twice(item: &Said, first: &Said, sink: &mut Sink) {
    let mut fault = ANSWERED_TWICE.at(item.place.clone()).words(
        format!("检查项 {} 答了两次", item.text),
        format!("the item {} is answered twice", item.text),
    );
    if let Some(span) = first.place.span() {
        fault = fault.note(span, "第一次在这里", "the first answer is here");
    }
    sink.report(fault.help(
        "留下一个；几个样本写在同一个回答里",
        "keep one; several samples belong into one answer",
    ));
}

/// Reads the answer to an item; `None` after a fault.
fn answered(item: &SheetItem, samples: &[Said], away: bool, sink: &mut Sink) -> Option<ItemAnswer> {
    if let [one] = samples {
        return sample(item, one, away, sink).map(ItemAnswer::One);
    }
    let read: Vec<Option<Answer>> = samples
        .iter()
        .map(|one| sample(item, one, away, sink))
        .collect();
    let mut read: Vec<Answer> = read.into_iter().collect::<Option<_>>()?;
    if read.len() > item.samples as usize {
        let place = samples.first().map(|said| said.place.clone())?;
        let (count, most) = (read.len(), item.samples);
        sink.report(
            TOO_MANY_SAMPLES
                .at(place)
                .words(
                    format!("检查项 {} 有 {count} 个回答，表上只抽查 {most} 个", item.id),
                    format!("the item {} has {count} answers, the sheet asks for {most}", item.id),
                )
                .help(
                    "都算进去了；多写的删掉，或在标准里改 samples",
                    "all were counted; take out what is too much, or change `samples` in the standard",
                ),
        );
    }
    Some(match read.len() {
        1 => ItemAnswer::One(read.remove(0)),
        _ => ItemAnswer::Several(read),
    })
}

fn sample(item: &SheetItem, said: &Said, away: bool, sink: &mut Sink) -> Option<Answer> {
    let word = said.text.trim();
    let answer = match hear(item, word) {
        Heard::Plain(answer) => answer,
        Heard::Meant(answer) => {
            let key = answer.write(item);
            let shown = printed(item, &answer);
            let shown_zh = if shown.is_empty() {
                String::new()
            } else {
                format!("（{shown}）")
            };
            sink.report(ANSWER_READ.at(said.place.clone()).words(
                format!("检查项 {} 的“{word}”读作 {key}{shown_zh}", item.id),
                format!("“{word}” for the item {} was read as {key}", item.id),
            ));
            answer
        }
        Heard::Not(refusal) => {
            refused(item, said, refusal, sink);
            return None;
        }
    };
    if answer == Answer::NotApplicable && !item.allows_na() && !away {
        sink.report(
            NA_FORBIDDEN
                .at(said.place.clone())
                .words(
                    format!("检查项 {} 不能选“不适用”", item.id),
                    format!("the item {} may not be answered “not applicable”", item.id),
                )
                .help(
                    "写评分结果；没有看到写 not-observed",
                    "judge it, or write not-observed where nobody could see it",
                ),
        );
        return None;
    }
    Some(answer)
}

fn refused(item: &SheetItem, said: &Said, refusal: Refusal, sink: &mut Sink) {
    let word = said.text.trim();
    let (zh, en) = offered(item);
    let words = match refusal {
        Refusal::OffScale => (
            format!("检查项 {} 没有“{word}”这个回答", item.id),
            format!("“{word}” is no answer to the item {}", item.id),
        ),
        Refusal::Unit => (
            format!("检查项 {} 的“{word}”单位不对", item.id),
            format!("“{word}” for the item {} has the wrong unit", item.id),
        ),
    };
    sink.report(
        OFF_SCALE
            .at(said.place.clone())
            .words(words.0, words.1)
            .expected(format!("应为 {zh}"), format!("expected {en}"))
            .help(
                format!("这一项的回答：{zh}"),
                format!("its answers are {en}"),
            ),
    );
}

/// Tells that an item was taken as not applicable, because the book says that the site lacks its place.
fn absent(item: &SheetItem, draft: &Draft, sink: &mut Sink) {
    let site = draft.head.site.as_deref().unwrap_or_default();
    sink.report(ABSENT_PLACE.at(draft.place.clone()).words(
        format!("检查项 {}：门店 {site} 没有这个触点，算不适用", item.id),
        format!(
            "the item {}: the site {site} lacks its place, so it is not applicable",
            item.id
        ),
    ));
}

/// Asks for the reason of an N/A, where the item wants one.
fn explained(
    item: &SheetItem,
    reply: &Reply,
    answer: &ItemAnswer,
    note: Option<&Note>,
    sink: &mut Sink,
) {
    let mut samples = answer.samples().iter();
    let has_na = samples.any(|sample| *sample == Answer::NotApplicable);
    let is_told = note.is_some_and(|note| note.fact.is_some() || note.cause.is_some());
    if has_na && item.na == NaPolicy::Reason && !is_told {
        sink.report(
            NA_UNEXPLAINED
                .at(reply.item.place.clone())
                .words(
                    format!("检查项 {} 选了“不适用”，没有写原因", item.id),
                    format!("the item {} is “not applicable” without a reason", item.id),
                )
                .help(
                    "在 [notes] 里（CSV 在 note 一列）写一句原因",
                    "write the reason under [notes], in CSV in the column note",
                ),
        );
    }
}

fn appeal(item: &SheetItem, index: usize, objection: Objection, sink: &mut Sink) -> Option<Appeal> {
    let answer = match objection.answer.as_slice() {
        [] => None,
        samples => Some(answered(item, samples, false, sink)?),
    };
    if objection.decision == Decision::Upheld && answer.is_none() {
        let (zh, en) = offered(item);
        sink.report(
            OFF_SCALE
                .at(objection.place)
                .words(
                    format!("检查项 {} 的申诉成立，没有写改用的回答", item.id),
                    format!(
                        "the appeal on the item {} is upheld without an answer",
                        item.id
                    ),
                )
                .help(
                    format!("加上 answer = …：{zh}"),
                    format!("add answer = …: {en}"),
                ),
        );
        return None;
    }
    Some(Appeal {
        item: index,
        reason: objection.reason,
        decision: objection.decision,
        by: objection.by,
        date: objection.date,
        answer,
    })
}
