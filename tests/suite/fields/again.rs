//! Whatever key is changed, a build over an earlier one gives the bytes of a clean build.

use super::keys::{Use, keys, parent};
use super::project;
use super::shows::others;
use crate::product;
use punctilio::build::{Options, build};
use punctilio::source;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Folders that are built into, each by one thread.
const FOLDERS: usize = 4;

#[test]
fn every_change_gives_the_bytes_of_a_clean_build() {
    let project = project();
    let all = keys(&project);
    let ids: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    // What other standards take from, and the book, are small: one use of a key in ten there. The large standard stands
    // for itself alone, and any change of its texts changes its key: one key in forty will do.
    let shared = |one: &&Use| !project.texts[one.0].path.contains("/everything/");
    let alone = all
        .values()
        .filter_map(|key| Some((key, key.uses.first()?)));
    let alone = alone.filter(|(_, one)| !shared(one)).step_by(40);
    let every = all
        .values()
        .flat_map(|key| key.uses.iter().filter(shared).map(move |one| (key, one)))
        .step_by(10);
    // Each key gets another value, else it is left out.
    let uses: Vec<(&Use, [Option<toml::Value>; 2])> = every
        .chain(alone)
        .map(|(key, one)| {
            let (text, way) = one;
            let mut table = project.texts[*text].table.clone();
            let (inner, last) = parent(&mut table, way);
            let other = others(&(key.spec.shape)(), &inner[&last], &ids);
            (one, [other.into_iter().next(), None])
        })
        .collect();
    let parts: Vec<(usize, usize)> = uses
        .par_chunks(uses.len().div_ceil(FOLDERS))
        .map(|part| {
            let folder = project.write(None);
            let root = source::Project::at(folder.path());
            let options = Options::default();
            let over = || build(&root, &options, &|_, _| {}).unwrap();
            assert!(!over().failed());
            let (mut built, mut spared) = (0, 0);
            for ((text, way), values) in part {
                for value in values {
                    let mut changed = project.texts[*text].clone();
                    let (table, last) = parent(&mut changed.table, way);
                    match value {
                        Some(value) => table.insert(last, value.clone()),
                        None => table.remove(&last),
                    };
                    folder.write(&changed.path, changed.written());
                    let outcome = over();
                    if outcome.failed() {
                        continue;
                    }
                    built += 1;
                    spared += outcome.written.unwrap().spared;
                    for artifact in product::build_with(folder.path(), &options).artifacts {
                        let there = fs::read(folder.at("output").join(artifact.path.as_str()));
                        assert!(
                            there.unwrap() == artifact.bytes,
                            "{} after {way:?} of {} became {value:?}",
                            artifact.path,
                            changed.path
                        );
                    }
                    break;
                }
                let text = &project.texts[*text];
                folder.write(&text.path, text.written());
            }
            (built, spared)
        })
        .collect();
    let (built, spared) = parts
        .iter()
        .fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    assert!(
        built > uses.len() / 2,
        "{built} of {} changes build",
        uses.len()
    );
    assert!(
        spared > built,
        "only {spared} files were spared in {built} builds"
    );
}
