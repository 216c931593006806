//! The item list that came with a filled sheet: taken only as it was made.

use crate::diag::{CHANGED_LIST, Place, Sink};
use crate::model::{SheetFault, SheetItems};
use serde_json::Value;

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
pub fn carried_text(text: &str, place: &Place, sink: &mut Sink) -> Option<SheetItems> {
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
