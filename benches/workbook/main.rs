//! Writes score sheets as workbooks, and puts the time of one beside that of Python's XlsxWriter for the same cells.
//!
//! `cargo bench --bench workbook` writes one workbook of 300 items many times over, then 1,000 workbooks on one thread and
//! on all. Where `python3` (or what `PUNCTILIO_PYTHON` names) has `openpyxl` and `XlsxWriter`, `same.py` reads the workbook
//! once and writes it again and again: the same cells, formulas, formats, drop-downs, colours and comments. Machines are
//! noisy: read the ratios.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

use punctilio::label::Lang;
use punctilio::model::SheetItems;
use punctilio::render::xlsx::{Words, workbook};
use punctilio::view::part::TextView;
use punctilio::view::sheet::{Statement, StatementKind};
use punctilio::view::workbook::{LineView, WorkbookView};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::process::Command;
use std::time::Instant;

/// Items of the workbook, and how many stand in a section.
const ITEMS: usize = 300;
const SECTION: usize = 15;
/// Workbooks in all.
const BOOKS: usize = 1_000;
/// How many of them Python writes.
const APART: usize = 20;

fn main() {
    let list: SheetItems = serde_json::from_value(items()).expect("the list is well-formed");
    let mut view = WorkbookView::of_items(&list, Lang::Zh);
    comment(&mut view);
    let text = serde_json::to_string(&list).expect("a list serialises");
    let words: toml::Table = include_str!("../../themes/default/words/zh.toml")
        .parse()
        .expect("the words are well-formed");
    let word = |key: &str| words[key].as_str().unwrap_or(key).to_owned();
    let write = || workbook(&view, &text, Words(&word));
    let mut times: Vec<f64> = (0..50).map(|_| milliseconds(|| drop(write()))).collect();
    times.sort_by(f64::total_cmp);
    let bytes = write();
    println!(
        "a workbook of {ITEMS} items: {:.1} ms (median of 50), {} KiB",
        times[25],
        bytes.len() / 1024
    );
    let one = milliseconds(|| (0..BOOKS).for_each(|_| drop(write())));
    let all = milliseconds(|| {
        (0..BOOKS).into_par_iter().for_each(|_| {
            drop(workbook(
                &view,
                &text,
                Words(&|key| words[key].as_str().unwrap_or(key).to_owned()),
            ))
        });
    });
    println!(
        "{BOOKS} workbooks: {:.1} s on one thread, {:.1} s on all",
        one / 1e3,
        all / 1e3
    );
    match python(&bytes) {
        Some(each) => println!(
            "Python's XlsxWriter: {each:.0} ms a workbook (mean of {APART}), {:.1} times as long",
            each * BOOKS as f64 / one
        ),
        None => println!("Python's XlsxWriter: not measured"),
    }
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

fn python(bytes: &[u8]) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("workbook.xlsx");
    std::fs::write(&file, bytes).ok()?;
    let program = std::env::var("PUNCTILIO_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/workbook/same.py");
    let run = Command::new(program)
        .arg(script)
        .arg(&file)
        .arg(APART.to_string())
        .output()
        .ok()?;
    String::from_utf8(run.stdout).ok()?.trim().parse().ok()
}

/// Gives every item a comment of four lines, as the sheets of real standards have them.
fn comment(view: &mut WorkbookView) {
    for line in view.sections.iter_mut().flat_map(|part| &mut part.lines) {
        let LineView::Item(item) = line else { continue };
        let look = |n: u32| {
            Statement::new(
                StatementKind::Do,
                TextView::plain(format!("第 {n} 条要看的：站在门的左侧，行礼三十度")),
            )
        };
        item.look = (1..=4).map(look).collect();
    }
}

fn items() -> Value {
    let scales = [
        json!("yes-no"),
        json!({"compliant": {"partial": "1/2"}}),
        json!({"score5": {"anchors": []}}),
        json!({"deduct": {"per": "0.5"}}),
    ];
    let item = |n: usize| {
        let critical = (n % 10 == 3).then(|| json!({"effect": "fail", "below": "1"}));
        let mut item = json!({
            "id": format!("item-{n}"), "number": format!("{}.{}", n / SECTION + 1, n % SECTION + 1),
            "text": "顾客离门三米时，迎宾用左手开门，行礼并说欢迎光临", "ban": false, "points": "2",
            "scale": scales[n % 4], "na": "reason", "samples": 1, "samples_rule": "mean", "covers": [],
        });
        if let Some(critical) = critical {
            item["critical"] = critical;
        }
        item
    };
    let section = |first: usize| {
        let items: Vec<Value> = (first..first + SECTION).map(item).collect();
        json!({"id": format!("s-{first}"), "letter": "A", "title": "迎接", "weight": "1", "items": items})
    };
    let sections: Vec<Value> = (0..ITEMS).step_by(SECTION).map(section).collect();
    json!({
        "schema": "punctilio/score-sheet", "shape": 2, "sheet": "trial/full", "hash": "0".repeat(64),
        "version": "1.0.0", "title": "试评分表", "assessor": "supervisor", "model": "points", "decimals": 1,
        "na_limit": 20, "grade_by": "score",
        "grades": [{"name": "合格", "from": "60", "fail": false}, {"name": "不合格", "from": "0", "fail": true}],
        "findings": [], "sections": sections,
    })
}
