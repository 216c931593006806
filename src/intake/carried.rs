//! The item list that came with a filled sheet: taken only as it was made.

use crate::diag::{CHANGED_LIST, Place, Sink};
use crate::model::{SheetFault, SheetItems};
use serde_json::Value;
use std::sync::{Arc, PoisonError, RwLock};

/// How many lists are kept at hand: the versions of a few sheets.
const KEPT: usize = 32;

/// Lists that were read and verified before, by the text they came as: of ten thousand exports of one sheet the first is
/// looked into, and the others are seen to carry the same.
#[derive(Debug, Default)]
pub struct Lists(RwLock<Vec<(String, Arc<SheetItems>)>>);

impl Lists {
    /// Starts with none.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the list that this text was found to be.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<Arc<SheetItems>> {
        let lists = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let known = lists.iter().find(|(own, _)| own == text);
        known.map(|(_, list)| Arc::clone(list))
    }

    /// Remembers what a text was found to be.
    pub fn keep(&self, text: &str, list: &Arc<SheetItems>) {
        let mut lists = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if lists.iter().any(|(own, _)| own == text) {
            return;
        }
        if lists.len() == KEPT {
            lists.remove(0);
        }
        lists.push((text.to_owned(), Arc::clone(list)));
    }

    /// Reads an item list from JSON text; reports one that is broken, of another shape, or changed.
    pub fn read(&self, text: &str, place: &Place, sink: &mut Sink) -> Option<Arc<SheetItems>> {
        if let Some(list) = self.known(text) {
            return Some(list);
        }
        let list = Arc::new(carried_text(text, place, sink)?);
        self.keep(text, &list);
        Some(list)
    }
}

/// Reads an item list from data; reports one that is broken, of another shape, or changed.
pub fn carried(value: Value, place: &Place, sink: &mut Sink) -> Option<SheetItems> {
    match serde_json::from_value(value) {
        Ok(list) => verified(list, place, sink),
        Err(error) => {
            broken(&error, place, sink);
            None
        }
    }
}

/// Reads an item list from JSON text.
fn carried_text(text: &str, place: &Place, sink: &mut Sink) -> Option<SheetItems> {
    match serde_json::from_str(text) {
        Ok(list) => verified(list, place, sink),
        Err(error) => {
            broken(&error, place, sink);
            None
        }
    }
}

fn verified(list: SheetItems, place: &Place, sink: &mut Sink) -> Option<SheetItems> {
    let fault = match list.verify() {
        Ok(()) => return Some(list),
        Err(fault) => fault,
    };
    let (zh, en) = match &fault {
        SheetFault::Foreign => (
            "这不是评分表的检查项清单".to_owned(),
            "this is no item list of a score sheet".to_owned(),
        ),
        SheetFault::Shape(shape) => (
            format!(
                "检查项清单是第 {shape} 版的写法，本程序读第 {} 版",
                crate::model::SHAPE
            ),
            format!(
                "the item list has shape {shape}, this program reads shape {}",
                crate::model::SHAPE
            ),
        ),
        SheetFault::Changed(found) => {
            let [old, new] = [&list.hash, found].map(|hash| hash.get(..7).unwrap_or(hash));
            (
                format!("检查项清单被改过：写着校验码 {old}，内容却是 {new}"),
                format!(
                    "the item list was changed: it names the hash {old}, its content has {new}"
                ),
            )
        }
    };
    report(zh, en, place, sink);
    None
}

fn broken(error: &serde_json::Error, place: &Place, sink: &mut Sink) {
    report(
        format!("检查项清单读不懂：{error}"),
        format!("the item list cannot be read: {error}"),
        place,
        sink,
    );
}

fn report(zh: String, en: String, place: &Place, sink: &mut Sink) {
    sink.report(CHANGED_LIST.at(place.clone()).words(zh, en).help(
        "不要改导出文件里的检查项清单；从原来的页面或表格重新导出，或整段删掉，改用项目里的评分表",
        "leave the item list of an export alone: export again, or take the whole list out so that the project's sheet is used",
    ));
}
