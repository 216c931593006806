//! Edits one standard of a book that stays open, and says how long it takes until every page shows it.
//!
//! `cargo bench --bench watch` takes a book of 1,000 phase pages in 200 standards; `cargo bench --bench watch -- 100` another
//! one. Times are from the moment that the file is saved: until the site stands, until all pages of the standard and of the
//! book are made, and, through the program's own server, until an open page is told and holds its new bytes. The build of
//! everything, in memory and in the same run, is what they are compared with.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its own files, watches the clock and prints"
)]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/measure.rs"]
mod measure;

use measure::{median, timed};
use punctilio::build::{Options, Session, render};
use punctilio::serve::{Place, Preview, Told};
use punctilio::source::Project;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// Edits that are measured.
const TIMES: usize = 21;

fn main() {
    let sizes = measure::sizes(&[1_000]);
    println!("milliseconds from saved file to …, median (least) of {TIMES} edits");
    println!(
        "  phase pages   site stands   pages made   …of them   page told and fetched   whole build   pages made/whole"
    );
    for pages in sizes {
        row(pages);
    }
}

fn row(pages: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let root = folder.path().canonicalize().expect("the folder is there");
    corpus::write(&root, pages);
    let project = Project::at(&root);

    let mut files = 0;
    let whole = timed(|| files = render(&project, &Options::default()).0.len());
    assert!(files > pages, "the book builds");

    let (mut session, turn) = Session::open(project.clone(), Options::default());
    assert!(turn.is_good, "the book has faults");
    let named = BTreeSet::from([standards(&root).join(corpus::name(0))]);
    let (mut stands, mut made, mut count) = (Vec::new(), Vec::new(), 0);
    for turn in 1..=TIMES {
        corpus::edit(&root, turn);
        let start = Instant::now();
        let came = session.look(&named).expect("the edit is seen");
        stands.push(start.elapsed().as_secs_f64());
        let touched = came
            .touched
            .expect("an edit of a standard goes the short way");
        let site = came.site.expect("the book is sound");
        let faults = site.make_pages(|id| touched.contains(id));
        made.push(start.elapsed().as_secs_f64());
        assert!(faults.is_empty() && touched.len() == 1);
        count = site.count_pages(|id| touched.contains(id));
    }
    drop(session);
    let told = over_the_wire(&root, project);
    println!(
        "  {pages:>11}   {}   {}   {count:>8}   {:>21}   {:>11.0}   {:>16.3}",
        shown(&stands),
        shown(&made),
        shown(&told),
        whole * 1000.0,
        median(made.clone()) / whole
    );
}

/// Measures through the server: from the saved file until the changed page has come.
fn over_the_wire(root: &Path, project: Project) -> Vec<f64> {
    let place = Place::take(Some(0)).expect("a port");
    let port = place.port();
    let preview = Preview::new(place, project, Options::default());
    let stop = preview.stop();
    let running = thread::spawn(move || preview.run(&mut |_: Told<'_>| {}));
    let page = "/book-0000/phase-1.html";
    let mut times = Vec::new();
    let mut last = get(port, page);
    for turn in 100..100 + TIMES {
        let news = get(port, "/.punctilio/news");
        let number = |key: &str| {
            let rest = &news[news.find(&format!("\"{key}\":")).expect("news") + key.len() + 3..];
            rest.split([',', '}']).next().unwrap_or_default().to_owned()
        };
        let target = format!(
            "/.punctilio/news?run={}&turn={}",
            number("run"),
            number("turn")
        );
        let waiting = thread::spawn(move || get(port, &target));
        // It waits by then.
        thread::sleep(Duration::from_millis(100));
        corpus::edit(root, turn);
        let start = Instant::now();
        waiting.join().expect("the news come");
        let now = get(port, page);
        times.push(start.elapsed().as_secs_f64());
        assert!(now != last, "the page shows the edit");
        last = now;
    }
    stop.stop();
    running.join().expect("the preview ends well");
    times
}

fn get(port: u16, target: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview answers");
    let request = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it listens");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn shown(times: &[f64]) -> String {
    let least = times.iter().copied().fold(f64::MAX, f64::min);
    format!(
        "{:>5.1} ({:.1})",
        median(times.to_vec()) * 1000.0,
        least * 1000.0
    )
}

/// Where a book's standards lie.
fn standards(root: &Path) -> PathBuf {
    root.join("standards")
}
