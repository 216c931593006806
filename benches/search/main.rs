//! Types words into the search of a book of 2,000 pages, in Chromium, and says how long a key takes.
//!
//! `cargo bench --bench search` builds that book; `cargo bench --bench search -- 100` one of 100 phases, each with its
//! share of the pages to learn by. It needs Node, Chromium and what `npm ci` puts into `tests/browser/`. Times are in
//! milliseconds, median, 95th of a hundred and worst of all keys: until the answer stands in the page, and until it is laid out.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/measure.rs"]
mod measure;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// So many phases make a book of 2,000 pages in one language.
const TWO_THOUSAND: usize = 230;

fn main() {
    let sizes = measure::sizes(&[TWO_THOUSAND]);
    println!(
        "phase pages   pages to search   million signs   keys   answered: median, 95 of 100, worst   laid out: the same   data, MB"
    );
    for pages in sizes {
        row(pages);
    }
}

fn row(pages: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let root = folder.path();
    corpus::write(root, pages);
    measure::program(root, &["--format", "html"]);
    let output = root.join("output");
    let data: u64 = measure::files(&output.join("assets/search"))
        .iter()
        .map(|path| path.metadata().map_or(0, |facts| facts.len()))
        .sum();

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/search/keys.mjs");
    let run = Command::new("node")
        .arg(script)
        .arg(&output)
        .stderr(Stdio::inherit())
        .output()
        .expect("node is there");
    assert!(run.status.success(), "keys.mjs failed: see above");
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).expect("it prints JSON");
    let three = |key: &str| -> String {
        let figures = told[key].as_array().into_iter().flatten();
        let figures = figures.filter_map(serde_json::Value::as_f64);
        let figures: Vec<String> = figures.map(|ms| format!("{ms:.1}")).collect();
        figures.join("  ")
    };
    println!(
        "{pages:>11}   {:>15}   {:>13.1}   {:>4}   {:>35}   {:>18}   {:>8.1}",
        told["pages"],
        told["signs"].as_f64().unwrap_or_default() / 1e6,
        told["keys"],
        three("answered"),
        three("laid_out"),
        data as f64 / 1e6,
    );
    println!("slowest: {}", told["slowest"]);
}

/// Where a size's project lies.
fn standards(root: &Path) -> PathBuf {
    root.join("standards")
}
