//! A build that is killed leaves every file whole, and the next one puts everything right.

use super::{Tree, here, tree};
use crate::support::Folder;
use punctilio::build::{Options, build};
use punctilio::source::Project;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

/// Makes one of two editions of the standards: the second says everything a little differently.
fn edition(folder: &Folder, second: bool) {
    for path in ["hotel-checkout-claim.toml", "punctilio.toml"] {
        let text = fs::read_to_string(here("standards").join(path)).unwrap();
        let text = if second {
            text.replace("客人", "顾客")
        } else {
            text
        };
        folder.write(&format!("standards/{path}"), text);
    }
}

/// Builds as the program does: with what is printed.
fn built(root: &std::path::Path) {
    let mut options = Options::default();
    options.scope.print = cfg!(feature = "pdf");
    build(&Project::at(root), &options, &|_, _| {}).unwrap();
}

#[test]
fn a_build_that_is_killed_costs_nothing() {
    let editions: [Tree; 2] = [false, true].map(|second| {
        let folder = Folder::new();
        edition(&folder, second);
        built(folder.path());
        tree(&folder.at("output"))
    });
    let folder = Folder::new();
    edition(&folder, false);
    built(folder.path());

    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    command.args(["build", "--quiet"]).arg(folder.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    edition(&folder, true);
    let start = Instant::now();
    assert!(command.status().unwrap().success());
    let whole = start.elapsed();

    let (mut killed, mut second) = (0, true);
    for round in 1..=12_u32 {
        second = !second;
        edition(&folder, second);
        let mut victim = command.spawn().unwrap();
        sleep(whole * round / 12);
        victim.kill().unwrap();
        killed += u32::from(!victim.wait().unwrap().success());
        for (path, bytes) in tree(&folder.at("output")) {
            if path == "ledger.json" || path.starts_with('.') {
                continue;
            }
            let known = editions
                .iter()
                .any(|files| files.get(&path) == Some(&bytes));
            assert!(
                known,
                "round {round}: {path} is neither the old file nor the new one"
            );
        }
    }
    assert!(killed > 2, "hardly a build lived when it was killed");

    built(folder.path());
    let mut left = tree(&folder.at("output"));
    let sheets = |tree: &mut Tree| {
        tree.retain(|path, _| !path.contains("/score-sheets/") && path != "ledger.json")
    };
    let mut wanted = editions[usize::from(second)].clone();
    sheets(&mut left);
    sheets(&mut wanted);
    assert!(
        left == wanted,
        "the next build does not put everything right"
    );
}
