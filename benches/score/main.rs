//! Scores many response files by streaming, and puts the time beside that of `cat` for the same bytes.
//!
//! `cargo bench --bench score` makes 10,000 files of 100 answers (`PUNCTILIO_FILES` says how many) in three kinds: TOML
//! that names its sheet, TOML that carries its list of items as the fill-in page exports it, and CSV that carries it. Each is read,
//! scored and rolled up on all threads, in a process of its own that says how much memory it held. Machines are noisy: read
//! the ratios, and where others use the machine, the time of the processors.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

use punctilio::build;
use punctilio::diag::Sink;
use punctilio::format::Date;
use punctilio::intake::{self, Library, Opened, Visits};
use punctilio::model::SheetItems;
use punctilio::review::{History, Sites, Visit};
use punctilio::source::{self, Project, SourceSet};
use rayon::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Items of the sheet, and how many stand in a phase.
const ITEMS: usize = 100;
const PHASE: usize = 20;
/// Sites that the files are of.
const SITES: usize = 100;
/// How many files are read before they are rolled up, as `score` does it.
const BATCH: usize = 256;
/// How often each measure is taken; the best counts, since a machine can only be slowed down.
const RUNS: usize = 3;

fn main() {
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some("--roll-up") {
        let (project, files) = (args.next(), args.next());
        return roll_up(&project.unwrap_or_default(), &files.unwrap_or_default());
    }
    let count = std::env::var("PUNCTILIO_FILES").ok();
    let count: usize = count.and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().expect("a folder for the files");
    let project = folder.path().join("project");
    fs::create_dir_all(project.join("standards")).expect("a project");
    fs::write(project.join("standards/trial.toml"), standard()).expect("a standard");
    let list = library(&project)
        .current("trial/full")
        .map(|list| (**list).clone());
    let list = list.expect("the sheet of the standard");
    for (kind, ending) in [
        ("TOML", "toml"),
        ("TOML with its list", "toml"),
        ("CSV with its list", "csv"),
    ] {
        let files = folder.path().join("files");
        let carried = match (kind, ending) {
            ("TOML", _) => String::new(),
            (_, "toml") => exported(&list),
            _ => serde_json::to_string(&list).expect("a list serialises"),
        };
        for few in [count / 4, count] {
            made(&files, few, ending, &list, &carried);
            measured(kind, &project, &files, few);
            fs::remove_dir_all(&files).expect("the files can be removed");
        }
    }
}

/// Reads, scores and rolls up all files of a folder; prints seconds, visits and MiB.
fn roll_up(project: &str, files: &str) {
    let start = Instant::now();
    let library = library(Path::new(project));
    let mut sink = Sink::new();
    let found = source::found(Path::new(files), &mut sink).expect("the folder can be listed");
    let today = Date::parse("2026-12-31").expect("a day");
    let (mut history, mut visits, mut scored) = (History::new(Sites::new()), Visits::new(), 0);
    for batch in found.chunks(BATCH) {
        let opened: Vec<_> = batch
            .par_iter()
            .map(|found| {
                let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
                match intake::open(found, &library, Some(today), &mut sources, &mut sink) {
                    Opened::Response(response) => {
                        let visit = Visit::of(&response, &response.verdict(), Some(today));
                        (response, visit)
                    }
                    Opened::Faulty | Opened::Other => panic!("{:?}", sink.finish()),
                }
            })
            .collect();
        for (response, visit) in opened {
            visits.meet(&response, &mut sink);
            history.take(visit);
            scored += 1;
        }
    }
    let peak = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|kib| kib.trim().trim_end_matches(" kB").parse::<f64>().ok());
    println!(
        "{} {scored} {} {}",
        start.elapsed().as_secs_f64(),
        peak.unwrap_or_default() / 1024.0,
        processors("/proc/self/stat")
    );
}

/// Reads how many seconds of the processors a process has used, all threads together; only Linux tells.
fn processors(stat: &str) -> f64 {
    let text = fs::read_to_string(stat).unwrap_or_default();
    let behind = text.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2);
    // The system counts a hundred ticks a second.
    ticks.filter_map(|n| n.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn measured(kind: &str, project: &Path, files: &Path, count: usize) {
    let mut best = [f64::MAX; 3];
    let mut peak = 0.0;
    for _ in 0..RUNS {
        best[0] = best[0].min(cat(files));
        let run = Command::new(std::env::current_exe().expect("this program"))
            .args(["--roll-up".as_ref(), project.as_os_str(), files.as_os_str()])
            .stderr(Stdio::inherit())
            .output()
            .expect("this program starts again");
        let text = String::from_utf8_lossy(&run.stdout);
        let numbers: Vec<f64> = text
            .split_whitespace()
            .filter_map(|n| n.parse().ok())
            .collect();
        let [seconds, scored, held, used] = numbers[..] else {
            panic!("{text}");
        };
        assert_eq!(scored, count as f64, "every file is scored");
        best[1] = best[1].min(seconds);
        best[2] = best[2].min(used);
        peak = held;
    }
    let [cat, all, used] = best;
    println!(
        "{kind}, {count} files: {all:.2} s, {:.2} million answers a second, {:.1} × cat ({cat:.2} s), {used:.2} s of processors, {peak:.0} MiB",
        (count * ITEMS) as f64 / all / 1e6,
        all / cat
    );
}

/// Reads the same bytes with `cat`.
fn cat(files: &Path) -> f64 {
    let start = Instant::now();
    let status = Command::new("sh")
        .args([
            "-c",
            "find \"$0\" -type f -print0 | xargs -0 cat > /dev/null",
        ])
        .arg(files)
        .status()
        .expect("a shell");
    assert!(status.success());
    start.elapsed().as_secs_f64()
}

fn library(project: &Path) -> Library {
    let loaded = build::load(&Project::at(project));
    assert!(!loaded.sink.has_errors(), "{:?}", loaded.sink.finish());
    Library::of(&loaded.catalog, project.join("output"))
}

fn standard() -> String {
    let mut text = String::from(
        "format = 1\n\n[standard]\nid = \"trial\"\ntitle = \"试用\"\nversion = \"1.0.0\"\nlanguage = \"zh\"\n",
    );
    for n in 0..ITEMS {
        if n % PHASE == 0 {
            let _ = write!(text, "\n[[phases]]\nid = \"p{n}\"\ntitle = \"第 {n} 段\"\n");
        }
        let item = match n % 4 {
            0 => "points = 2",
            1 => "scale = \"compliant\"",
            2 => "scale = \"score5\", points = 1.5",
            _ => "scale = \"deduct\", per = 0.5, points = 3",
        };
        let _ = write!(
            text,
            "\n[[phases.steps]]\nid = \"step-{n}\"\ntitle = \"顾客离门三米时，迎宾用左手开门，说第 {n} 句\"\ndo = [\"左手拉门\"]\nitem = {{ {item} }}\n"
        );
    }
    text
}

/// Writes files, a hundred in each folder.
fn made(folder: &Path, count: usize, ending: &str, list: &SheetItems, carried: &str) {
    let mut random = 7_u64;
    for n in 0..count {
        let below = folder.join(format!("{:04}", n / 100));
        if n % 100 == 0 {
            fs::create_dir_all(&below).expect("a folder");
        }
        let (site, day) = (n % SITES, n / SITES);
        let date = format!(
            "{:04}-{:02}-{:02}",
            2000 + day / 336 % 26,
            day / 28 % 12 + 1,
            day % 28 + 1
        );
        let mut answers = String::new();
        let mut notes = String::new();
        for (k, item) in list.items().enumerate() {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let dice = (random >> 33) % 10;
            let answer = match k % 4 {
                _ if dice == 9 => "na".to_owned(),
                0 => if dice < 8 { "yes" } else { "no" }.to_owned(),
                1 => ["full", "full", "full", "partial", "none"][dice as usize % 5].to_owned(),
                2 => (5 - dice % 3).to_string(),
                _ => (dice % 3).to_string(),
            };
            let id = &item.id;
            let why = if dice >= 8 { "说明原因" } else { "" };
            match ending {
                "toml" => {
                    let bare = answer.bytes().all(|b| b.is_ascii_digit());
                    let quote = if bare { "" } else { "\"" };
                    let _ = writeln!(answers, "\"{id}\" = {quote}{answer}{quote}");
                    if !why.is_empty() {
                        let _ = writeln!(notes, "\"{id}\" = {{ fact = \"{why}\" }}");
                    }
                }
                _ => {
                    let _ = write!(answers, "{id},{answer},{why},,\r\n");
                }
            }
        }
        let (hash, auditor) = (&list.hash, n % 17);
        let text = match ending {
            "toml" => format!(
                "[response]\nsheet = \"trial/full\"\nhash = \"{hash}\"\nsite = \"store-{site}\"\ndate = {date}\nauditor = \"a{auditor}\"\n\n[answers]\n{answers}\n[notes]\n{notes}{carried}"
            ),
            _ => format!(
                "\u{feff}#sheet,trial/full\r\n#hash,{hash}\r\n#site,store-{site}\r\n#date,{date}\r\n#auditor,a{auditor}\r\n#sheet_items,\"{}\"\r\nitem,answer,note,owner,due\r\n{answers}",
                carried.replace('"', "\"\"")
            ),
        };
        fs::write(below.join(format!("评分表({n}).{ending}")), text).expect("a file");
    }
}

/// Writes a list of items as the fill-in page exports it.
fn exported(list: &SheetItems) -> String {
    let value = serde_json::to_value(list).expect("a list serialises");
    let mut text = String::from("\n[sheet_items]\n");
    let fields = value.as_object().expect("a list is an object");
    for (key, value) in fields.iter().filter(|(key, _)| *key != "sections") {
        let _ = writeln!(text, "{key} = {}", inline(value));
    }
    for section in fields["sections"].as_array().expect("a list of sections") {
        text.push_str("\n[[sheet_items.sections]]\n");
        let fields = section.as_object().expect("a section is an object");
        for (key, value) in fields.iter().filter(|(key, _)| *key != "items") {
            let _ = writeln!(text, "{key} = {}", inline(value));
        }
        text.push_str("items = [\n");
        for item in section["items"].as_array().expect("a list of items") {
            let _ = writeln!(text, "  {},", inline(item));
        }
        text.push_str("]\n");
    }
    text
}

fn inline(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Array(list) => {
            let all: Vec<String> = list.iter().map(inline).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Object(map) => {
            let pairs = map.iter().filter(|(_, value)| !value.is_null());
            let pairs: Vec<String> = pairs
                .map(|(key, value)| format!("\"{key}\" = {}", inline(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        other => other.to_string(),
    }
}
