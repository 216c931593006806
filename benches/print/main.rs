//! Sets checklists as PDF, more and more of them, and puts every time beside that of one process for each.
//!
//! `cargo bench --bench print` sets one checklist of 1, 10, 100 and 1,000 standards; `cargo bench --bench print -- 10 100`
//! only those named. A process for each document is what a compiler that is called for each costs, though ours scans no
//! fonts; it is measured on ten documents at most. Machines are noisy: read the ratios.
//!
//! Everything lies in the folder for temporary files, so `TMPDIR` decides about the disk.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/measure.rs"]
mod measure;

use measure::{Run, median, program, program_on, remove};
use std::path::{Path, PathBuf};

/// Documents: one of each standard.
const SIZES: [usize; 4] = [1, 10, 100, 1_000];

/// Phase pages of a standard of the corpus.
const PHASES: usize = 5;

/// What the program makes: the checklist of one role, in one language.
const ASKED: &[&str] = &[
    "--product",
    "checklist",
    "--role",
    "role-0",
    "--lang",
    "zh",
    "--format",
    "pdf",
];

/// How many documents are set by a process of their own.
const APART: usize = 10;

fn main() {
    let sizes = measure::sizes(&SIZES);
    println!(
        "| documents | seconds | documents/s | ÷ a process each | one thread ÷ two | peak MiB | KiB each | nothing edited ÷ all | one edited ÷ all |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for size in sizes {
        line(size);
    }
}

fn line(documents: usize) {
    let times = if documents > 100 { 1 } else { 3 };
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let root = folder.path();
    corpus::write(root, documents * PHASES);
    let output = root.join("output");
    let afresh = |threads: Option<usize>| {
        remove(&output);
        program_on(root, ASKED, threads)
    };
    afresh(None);
    let made = measure::files(&output);
    let made: Vec<&PathBuf> = made.iter().filter(|file| is_document(file)).collect();
    assert_eq!(made.len(), documents, "one checklist of each standard");
    let bytes: u64 = made
        .iter()
        .map(|file| std::fs::metadata(file).map_or(0, |m| m.len()))
        .sum();

    let whole = Run::median((0..times).map(|_| afresh(None)));
    let alone = Run::median((0..times).map(|_| afresh(Some(1))));
    let apart = apart(root, documents.min(APART));
    afresh(None);
    let again = Run::median((0..times).map(|_| program(root, ASKED)));
    let mut turn = 0;
    let edited = Run::median((0..times).map(|_| {
        turn += 1;
        corpus::edit(root, turn);
        program(root, ASKED)
    }));
    let count = documents as f64;
    println!(
        "| {documents} | {:.2} | {:.0} | {:.3} | {:.2} | {} | {:.0} | {:.3} | {:.3} |",
        whole.seconds,
        count / whole.seconds,
        whole.seconds / (apart * count),
        alone.seconds / whole.seconds,
        whole
            .peak
            .map_or_else(|| "—".to_owned(), |peak| format!("{peak:.0}")),
        bytes as f64 / count / 1024.0,
        again.seconds / whole.seconds,
        edited.seconds / whole.seconds,
    );
}

/// Sets documents by a process each, in projects of one standard; returns the middle of the seconds of one.
fn apart(root: &Path, count: usize) -> f64 {
    let seconds = (0..count).map(|at| {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let standards = standards(folder.path());
        std::fs::create_dir_all(&standards).expect("a folder of the benchmark's own");
        for name in ["punctilio.toml".to_owned(), corpus::name(at)] {
            let from = self::standards(root).join(&name);
            std::fs::copy(from, standards.join(&name)).expect("a file of the corpus");
        }
        program(folder.path(), ASKED).seconds
    });
    median(seconds.collect())
}

/// Where a project has its standards.
fn standards(root: &Path) -> PathBuf {
    root.join("standards")
}

fn is_document(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "pdf")
}
