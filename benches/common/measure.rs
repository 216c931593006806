//! Runs things and says how long they took and what they held in memory.

#![allow(dead_code, reason = "every benchmark takes what it needs of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// How long a process ran, and the most memory it held.
#[derive(Clone, Copy)]
pub struct Run {
    /// Seconds.
    pub seconds: f64,
    /// MiB, where the system tells.
    pub peak: Option<f64>,
}

impl Run {
    /// Takes the middle time and the middle peak of several runs.
    pub fn median(runs: impl Iterator<Item = Self>) -> Self {
        let runs: Vec<Self> = runs.collect();
        let peaks: Vec<f64> = runs.iter().filter_map(|run| run.peak).collect();
        Self {
            seconds: median(runs.iter().map(|run| run.seconds).collect()),
            peak: (!peaks.is_empty()).then(|| median(peaks)),
        }
    }
}

/// Returns the sizes named on the command line, else the usual ones; what cargo itself passes is no number.
pub fn sizes(usual: &[usize]) -> Vec<usize> {
    let named: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    match named.is_empty() {
        true => usual.to_vec(),
        false => named,
    }
}

/// Takes the middle of several values.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Times a piece of work.
pub fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// Builds a project with the program itself, from start to end of its process.
pub fn program(root: &Path, args: &[&str]) -> Run {
    program_on(root, args, None)
}

/// The same on so many threads.
pub fn program_on(root: &Path, args: &[&str], threads: Option<usize>) -> Run {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads.to_string());
    }
    let mut child = command
        .args(["build", "--quiet"])
        .args(args)
        .arg(root)
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program starts");
    let mut peak = None;
    let status = loop {
        peak = peak_of(child.id()).or(peak);
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            // Short runs are watched closely, long ones hardly.
            None => sleep(Duration::from_micros(500).max(start.elapsed() / 200)),
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    assert!(status.success(), "the book does not build");
    Run { seconds, peak }
}

/// Reads the most memory that a living process has held so far, in MiB; only Linux tells.
fn peak_of(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Copies a tree with `cp -r`.
pub fn copied(from: &Path, to: &Path) -> f64 {
    remove(to);
    let seconds = timed(|| {
        let status = Command::new("cp").arg("-r").args([from, to]).status();
        assert!(status.expect("there is a cp").success());
    });
    remove(to);
    seconds
}

/// Removes a tree, where there is one.
pub fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the benchmark's own folder can be removed");
    }
}

/// Lists the files of a tree.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = entries
        .into_iter()
        .map(|entry| entry.expect("the tree can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

/// Counts the pages of a tree and the bytes of all its files.
pub fn size(folder: &Path) -> (usize, u64) {
    let all = files(folder);
    let pages = all
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "html"));
    let bytes = all
        .iter()
        .map(|file| fs::metadata(file).map_or(0, |m| m.len()));
    (pages.count(), bytes.sum())
}

/// Notes when each file of a tree was last written.
pub fn dates(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let all = files(folder).into_iter();
    all.filter_map(|file| {
        let date = fs::metadata(&file).ok()?.modified().ok()?;
        Some((file, date))
    })
    .collect()
}

/// Counts the files of a tree that were written since.
pub fn changed(before: &BTreeMap<PathBuf, SystemTime>, folder: &Path) -> usize {
    let now = dates(folder);
    now.iter()
        .filter(|(file, date)| before.get(*file) != Some(date))
        .count()
}

/// Tells how many bytes the phase pages of a standard have for each byte of text on them.
pub fn markup(standard: &Path) -> f64 {
    let (mut bytes, mut words) = (0, 0);
    for entry in fs::read_dir(standard).expect("the pages of a standard") {
        let path = entry.expect("a page").path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        if name.is_some_and(|name| name.starts_with("phase-")) {
            let page = fs::read_to_string(path).expect("a page");
            bytes += page.len();
            words += text_of(&page);
        }
    }
    bytes as f64 / words as f64
}

/// Counts the bytes of a page's text: what is not a tag, with a run of blanks as one.
fn text_of(page: &str) -> usize {
    let (mut count, mut in_tag, mut blank) = (0, false, true);
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            c if c.is_whitespace() => {
                count += usize::from(!blank);
                blank = true;
            }
            c => {
                count += c.len_utf8();
                blank = false;
            }
        }
    }
    count
}
