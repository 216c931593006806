//! The program as people and other programs call it.

mod begin;
mod build;
mod check;
mod diff;
mod fix;
mod history;
mod release;
mod report;
mod score;
mod score_vectors;
mod sites;
mod usage;

use crate::support::Folder;
use std::path::Path;
use std::process::Command;

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder, in an environment that says nothing.
pub fn punctilio(folder: &Path, args: &[&str]) -> Run {
    with(folder, &[], args)
}

/// The same with variables of the environment.
pub fn with(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    command.current_dir(folder).args(args);
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "SOURCE_DATE_EPOCH",
    ] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run {
        status: output.status.code().expect("no signal ends the program"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A standard without a fault.
pub const SOUND: &str = r#"format = 1

[standard]
id = "shop"
title = "店"
version = "1.0.0"
kind = "sop"

[[roles]]
id = "clerk"
name = "店员"

[[phases]]
id = "welcome"
title = "迎接"
exceptions = [{ when = "没有人", do = "按铃" }]

[[phases.steps]]
id = "door"
title = "开门"
role = "clerk"
do = ["拉开门"]
"#;

/// A project with one standard.
pub fn project(standard: &str) -> Folder {
    Folder::with(&[("standards/shop.toml", standard)])
}

/// Lists the files below a folder, hidden ones too.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry.path().strip_prefix(folder).unwrap();
            below.to_str().unwrap().replace('\\', "/")
        })
        .collect();
    found.sort();
    found
}
