//! Builds books of growing size and puts every time beside its own floor, measured in the same run.
//!
//! `cargo bench` builds books of 10, 100, 1,000 and 10,000 phase pages; `cargo bench -- 10 100` only those named. The
//! floors are made of the same book: F-tera renders the same pages from views that are there already, on two threads,
//! and writes them; F-write writes the finished tree again, on one thread; `cp -r` copies it. Machines are noisy:
//! read the ratios.
//!
//! Everything lies in the folder for temporary files, so `TMPDIR` decides about the disk.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

mod child;
#[path = "../common/corpus.rs"]
mod corpus;
mod floor;
#[path = "../common/measure.rs"]
mod measure;
mod table;

use measure::{Run, copied, median, program, remove};
use std::path::{Path, PathBuf};

/// What the program makes: the site, without what is printed.
const PAGES: &[&str] = &["--format", "html", "--format", "json"];

/// Phase pages of a book.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

/// What one size of book takes.
pub struct Row {
    /// Phase pages.
    pages: usize,
    /// HTML files that are written.
    files: usize,
    /// Bytes of all files.
    bytes: u64,
    /// Bytes of the texts.
    source: u64,
    /// The program, into an empty folder.
    full: Run,
    /// The program over its own output, nothing edited.
    again: Run,
    /// The program over its own output, one standard edited.
    edited: Run,
    /// Files that this wrote.
    rewritten: usize,
    /// The program over its own output, every standard edited.
    over: Run,
    /// Bytes of the phase pages for each byte of text on them.
    markup: f64,
    /// The library, without the start of a process.
    library: f64,
    /// Rendering from views that are there, and writing.
    tera: f64,
    /// Writing the finished tree again.
    write: f64,
    /// Copying the finished tree.
    copy: f64,
}

fn main() {
    if let Some(root) = std::env::var_os(child::FOLDER) {
        child::run(&PathBuf::from(root));
        return;
    }
    let sizes = measure::sizes(&SIZES);
    let rows: Vec<Row> = sizes.into_iter().map(row).collect();
    table::print(&rows);
}

fn row(pages: usize) -> Row {
    let times = match pages {
        ..=10 => 9,
        11..=100 => 5,
        101..=1_000 => 3,
        _ => 1,
    };
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let root = folder.path();
    let source = corpus::write(root, pages);
    let output = root.join("output");

    // The first run warms the machine up and leaves the tree for the floors.
    program(root, PAGES);
    let (files, bytes) = measure::size(&output);
    let many = |work: &mut dyn FnMut() -> f64| median((0..times).map(|_| work()).collect());
    let spare = root.join("spare");
    let library = many(&mut || child::measure(root, &output));
    let tera = many(&mut || floor::tera(root, &output, &spare));
    let write = many(&mut || floor::write(&output, &spare));
    let copy = many(&mut || copied(&output, &spare));
    let full = Run::median((0..times).map(|_| {
        remove(&output);
        program(root, PAGES)
    }));
    let again = Run::median((0..times).map(|_| program(root, PAGES)));
    let before = measure::dates(&output);
    let mut turn = 0;
    let edited = Run::median((0..times).map(|_| {
        turn += 1;
        corpus::edit(root, turn);
        program(root, PAGES)
    }));
    let rewritten = measure::changed(&before, &output);
    let over = Run::median((0..times).map(|_| {
        turn += 1;
        corpus::edit_all(root, turn);
        program(root, PAGES)
    }));
    let markup = measure::markup(&output.join("book-0000"));
    let row = Row {
        pages,
        files,
        bytes,
        source,
        full,
        again,
        edited,
        rewritten,
        over,
        markup,
        library,
        tera,
        write,
        copy,
    };
    table::line(&row);
    row
}

/// Where a size's project lies.
fn standards(root: &Path) -> PathBuf {
    root.join("standards")
}
