//! The library in a process of its own, so that its memory is its own as well.

use crate::measure::{remove, timed};
use punctilio::build::{Options, build};
use punctilio::source::Project;
use std::path::Path;
use std::process::Command;

/// Names the project to a copy of this benchmark that only builds it.
pub const FOLDER: &str = "PUNCTILIO_BENCH_FOLDER";

/// Builds a project and prints how many seconds that took.
pub fn run(root: &Path) {
    let project = Project::at(root);
    let seconds = timed(|| {
        let outcome =
            build(&project, &Options::default(), &|_, _| {}).expect("the output can be written");
        assert!(!outcome.failed(), "the book has faults");
    });
    println!("{seconds}");
}

/// Builds a project into an empty folder in a new process; returns the seconds within.
pub fn measure(root: &Path, output: &Path) -> f64 {
    remove(output);
    let program = std::env::current_exe().expect("the benchmark knows itself");
    let run = Command::new(program).env(FOLDER, root).output();
    let told = run.expect("the benchmark can run itself").stdout;
    let told = String::from_utf8_lossy(&told);
    told.trim().parse().expect("the child prints its seconds")
}
