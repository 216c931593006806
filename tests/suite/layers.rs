//! The import table of the crate, held by a scan of its sources.
//!
//! A new line in [`LAYERS`] is a design decision: the pipeline runs one way, from text to files, and what a stage
//! may not import it cannot come to depend on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import. A module may only name modules above its own line, so the table has no circle.
const LAYERS: &[(&str, &[&str])] = &[
    // What every stage speaks with.
    ("span", &[]),
    ("label", &[]),
    ("quantity", &["label"]),
    ("diag", &["span", "label"]),
    ("artifact", &["span"]),
    // Text → documents.
    ("source", &["span", "label", "diag"]),
    ("format", &["span", "label", "quantity", "diag"]),
    (
        "parse",
        &["span", "label", "quantity", "diag", "source", "format"],
    ),
    // Documents → catalog.
    ("model", &["span", "label", "quantity", "format"]),
    (
        "resolve",
        &[
            "span", "label", "quantity", "diag", "format", "parse", "model",
        ],
    ),
    // Two editions of a standard, as data.
    ("diff", &["label", "quantity", "format", "model"]),
    (
        "check",
        &[
            "span", "label", "quantity", "diag", "format", "model", "diff",
        ],
    ),
    // Filled sheets → responses → numbers.
    ("score", &["quantity", "format", "model"]),
    (
        "intake",
        &[
            "span", "label", "quantity", "diag", "source", "format", "parse", "model", "score",
        ],
    ),
    (
        "review",
        &["quantity", "format", "model", "score", "intake"],
    ),
    // Catalog → views → artifacts.
    (
        "view",
        &[
            "span", "label", "quantity", "format", "model", "diff", "score", "intake", "review",
        ],
    ),
    ("theme", &["span", "label", "diag", "source", "format"]),
    (
        "render",
        &[
            "artifact", "span", "label", "quantity", "diag", "source", "model", "diff", "score",
            "view", "format", "theme",
        ],
    ),
    // Pages → what the search holds: it reads what is printed, so it needs none of the stages before.
    ("search", &[]),
    // Artifacts → files.
    ("write", &["artifact"]),
    (
        "build",
        &[
            "artifact", "span", "label", "quantity", "diag", "source", "format", "parse", "model",
            "resolve", "diff", "check", "score", "intake", "review", "view", "theme", "render",
            "search", "write",
        ],
    ),
    // Beside the pipeline.
    ("scaffold", &["artifact", "label", "source", "parse"]),
    (
        "schema",
        &[
            "artifact", "label", "quantity", "diag", "format", "parse", "check",
        ],
    ),
    ("emit", &["span", "label", "diag", "source"]),
    // The preview asks the build for a site and shows what is wrong with it; it takes nothing from a stage.
    (
        "serve",
        &["artifact", "label", "diag", "source", "build", "emit"],
    ),
    // The edge.
    (
        "cli",
        &[
            "artifact", "span", "label", "quantity", "diag", "source", "format", "parse", "model",
            "score", "resolve", "diff", "check", "intake", "review", "view", "theme", "render",
            "write", "build", "scaffold", "schema", "emit", "serve",
        ],
    ),
];

/// Words of code that only some modules may use, and why.
const DOORS: &[Door] = &[
    Door {
        words: &["println!", "print!", "eprintln!", "eprint!", "dbg!"],
        only: &["cli"],
        why: "only `cli` prints",
    },
    Door {
        words: &["std::fs", "fs::read", "fs::write", "File::open"],
        only: &["source", "write"],
        why: "only `source` reads and only `write` writes",
    },
    Door {
        words: &["SystemTime", "Instant"],
        only: &["write", "cli"],
        why: "there is no clock in what is built: `write` compares the dates of files, `cli` watches its own progress",
    },
    Door {
        words: &["std::env", "env::var", "std::process"],
        only: &["cli"],
        why: "only `cli` looks at the surroundings of the process",
    },
    Door {
        words: &["HashMap", "HashSet"],
        only: &[],
        why: "maps have an order, so that equal input gives equal bytes",
    },
    Door {
        words: &["std::net"],
        only: &["serve"],
        why: "nothing goes over the network; `serve` speaks with this machine alone",
    },
];

struct Door {
    words: &'static [&'static str],
    only: &'static [&'static str],
    why: &'static str,
}

/// Runs when the crate is built, and is no part of it.
const BUILD_SCRIPT: &str = "build_script.rs";

/// One source file: its module, its depth below the crate's root, and its code without comments, strings and tests.
struct File {
    path: String,
    module: String,
    depth: usize,
    code: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(&src)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .filter(|path| path.file_name().is_some_and(|name| name != BUILD_SCRIPT))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let below = path
            .strip_prefix(&src)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        let parts: Vec<&str> = below.trim_end_matches(".rs").split('/').collect();
        let parts = parts.strip_suffix(&["mod"]).unwrap_or(&parts);
        File {
            path: format!("src/{below}"),
            module: parts[0].to_owned(),
            depth: parts.len(),
            code: without_tests(&without_words(&fs::read_to_string(&path).unwrap())),
        }
    };
    paths.into_iter().map(read).collect()
}

/// Blanks comments and the insides of strings; every line keeps its place.
fn without_words(text: &str) -> String {
    let bytes: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |code: &mut String, c: char| code.push(if c == '\n' { '\n' } else { ' ' });
    while at < bytes.len() {
        let rest = &bytes[at..];
        let end = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            rest.windows(2)
                .position(|w| w == ['*', '/'])
                .map_or(rest.len(), |n| n + 2)
        } else if let Some(hashes) = raw_string(rest, at.checked_sub(1).map(|before| bytes[before]))
        {
            let close: Vec<char> = format!("\"{}", "#".repeat(hashes)).chars().collect();
            let body = hashes + 2;
            let found = rest[body..].windows(close.len()).position(|w| w == close);
            found.map_or(rest.len(), |n| body + n + close.len())
        } else if rest[0] == '"' {
            string_end(rest)
        } else if rest[0] == '\'' && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')) {
            1 + rest[2..].iter().position(|c| *c == '\'').unwrap_or(0) + 2
        } else {
            code.push(rest[0]);
            at += 1;
            continue;
        };
        bytes[at..at + end]
            .iter()
            .for_each(|c| blank(&mut code, *c));
        at += end;
    }
    code
}

fn raw_string(rest: &[char], before: Option<char>) -> Option<usize> {
    let alone = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    if rest[0] != 'r' || !alone {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

fn string_end(rest: &[char]) -> usize {
    let mut escaped = false;
    for (n, c) in rest.iter().enumerate().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return n + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Blanks every item that only tests see.
fn without_tests(code: &str) -> String {
    let mut code = code.to_owned();
    while let Some(start) = code.find("#[cfg(test)]") {
        let (mut depth, mut end) = (0, code.len());
        for (n, c) in code[start..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 1 => {
                    end = start + n + 1;
                    break;
                }
                '}' => depth -= 1,
                ';' if depth == 0 => {
                    end = start + n + 1;
                    break;
                }
                _ => {}
            }
        }
        let blank: String = code[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        code.replace_range(start..end, &blank);
    }
    code
}

/// Lists the modules of the crate that a file names, each with its line.
fn imports(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut note = |at: usize, rest: &str| {
        for name in first_names(rest) {
            found.push((line_of(&file.code, at), name));
        }
    };
    for (at, word) in file.code.match_indices("crate::") {
        note(at, &file.code[at + word.len()..]);
    }
    // As many `super` as the file is deep lead to the root of the crate too.
    let climb = "super::".repeat(file.depth);
    for (at, word) in file.code.match_indices(&climb) {
        let longer = file.code[..at].ends_with("super::");
        if file.depth > 0 && !longer {
            note(at, &file.code[at + word.len()..]);
        }
    }
    found
}

/// The names that a path goes on with: one, or all of a group `{a::b, c}`.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        let text = text.trim_start();
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (n, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&group[start..n]));
                start = n + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

fn is_root(file: &File) -> bool {
    matches!(file.path.as_str(), "src/lib.rs" | "src/main.rs")
}

fn allowed(module: &str) -> Option<&'static [&'static str]> {
    LAYERS.iter().find(|row| row.0 == module).map(|row| row.1)
}

#[test]
fn every_module_imports_only_what_its_layer_may() {
    let all = files();
    let modules: BTreeSet<&str> = all
        .iter()
        .filter(|f| !is_root(f))
        .map(|f| f.module.as_str())
        .collect();
    let mut breaches = Vec::new();
    for file in all.iter().filter(|file| !is_root(file)) {
        let Some(allowed) = allowed(&file.module) else {
            breaches.push(format!(
                "{}: `{}` has no line in the table",
                file.path, file.module
            ));
            continue;
        };
        for (line, name) in imports(file) {
            let is_module = modules.contains(name.as_str());
            if is_module && name != file.module && !allowed.contains(&name.as_str()) {
                breaches.push(format!(
                    "{}:{line}: `{}` imports `{name}`",
                    file.path, file.module
                ));
            }
        }
    }
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_modules_form_no_circle() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files().iter().filter(|file| !is_root(file)) {
        let known = |name: &String| allowed(name).is_some() && *name != file.module;
        let names = imports(file)
            .into_iter()
            .map(|(_, name)| name)
            .filter(known);
        edges.entry(file.module.clone()).or_default().extend(names);
    }
    // Whatever imports nothing that is left goes; what stays behind in the end goes round in a circle.
    loop {
        let left: BTreeSet<String> = edges.keys().cloned().collect();
        let before = edges.len();
        edges.retain(|_, to| to.iter().any(|name| left.contains(name)));
        if edges.len() == before {
            break;
        }
    }
    assert!(
        edges.is_empty(),
        "modules that import each other in a circle: {edges:?}"
    );
}

/// Lists the files below the same module that a file names by `super::` or `crate::`, as paths of modules.
fn neighbours(file: &File, known: &BTreeSet<String>) -> BTreeSet<String> {
    let own: Vec<&str> = module_of(&file.path);
    let mut found = BTreeSet::new();
    let mut follow = |base: &[&str], rest: &str| {
        // One name in front of a group or of another path, or several of them.
        let mut path: Vec<String> = base.iter().map(|part| (*part).to_owned()).collect();
        let mut rest = rest;
        loop {
            let names = first_names(rest);
            for name in &names {
                let longer = format!("{}::{name}", path.join("::"));
                found.extend(known.get(longer.trim_start_matches(':')).cloned());
            }
            let [name] = names.as_slice() else { break };
            let Some(after) = rest
                .strip_prefix(name.as_str())
                .and_then(|after| after.strip_prefix("::"))
            else {
                break;
            };
            path.push(name.clone());
            rest = after;
        }
    };
    for (at, word) in file.code.match_indices("crate::") {
        follow(&[], &file.code[at + word.len()..]);
    }
    for (at, word) in file.code.match_indices("super::") {
        let climbs = file.code[..at].ends_with("super::");
        let mut rest = &file.code[at + word.len()..];
        let mut base = own.as_slice();
        base = &base[..base.len().saturating_sub(1)];
        while let Some(higher) = rest.strip_prefix("super::") {
            rest = higher;
            base = &base[..base.len().saturating_sub(1)];
        }
        if !climbs {
            follow(base, rest);
        }
    }
    // A module and the files below it are one thing to those outside.
    let own = own.join("::");
    found.retain(|to| {
        let below = |a: &str, b: &str| a == b || a.starts_with(&format!("{b}::"));
        !below(to, &own) && !below(&own, to)
    });
    found
}

fn module_of(path: &str) -> Vec<&str> {
    let parts: Vec<&str> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .collect();
    match parts.as_slice() {
        [front @ .., "mod"] => front.to_vec(),
        _ => parts,
    }
}

#[test]
fn the_files_form_no_circle() {
    let all: Vec<File> = files().into_iter().filter(|file| !is_root(file)).collect();
    let known: BTreeSet<String> = all.iter().map(|f| module_of(&f.path).join("::")).collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = all
        .iter()
        .map(|file| (module_of(&file.path).join("::"), neighbours(file, &known)))
        .collect();
    let seen: usize = edges.values().map(BTreeSet::len).sum();
    assert!(seen > 300, "the scan sees only {seen} imports");
    // Whatever imports nothing that is left, or is imported by nothing that is left, goes.
    loop {
        let left: BTreeSet<String> = edges.keys().cloned().collect();
        let named: BTreeSet<String> = edges.values().flatten().cloned().collect();
        let before = edges.len();
        edges.retain(|file, to| {
            to.retain(|name| left.contains(name));
            !to.is_empty() && named.contains(file)
        });
        if edges.len() == before {
            break;
        }
    }
    assert!(
        edges.is_empty(),
        "files that import each other in a circle: {edges:#?}"
    );
}

#[test]
fn the_table_runs_one_way() {
    for (n, (module, imports)) in LAYERS.iter().enumerate() {
        for import in *imports {
            let above = LAYERS[..n].iter().any(|row| row.0 == *import);
            assert!(
                above,
                "`{module}` may import `{import}`, which is not above it"
            );
        }
    }
}

#[test]
fn the_outside_has_few_doors() {
    let mut breaches = Vec::new();
    for file in files().iter().filter(|file| file.path != "src/main.rs") {
        for door in DOORS
            .iter()
            .filter(|door| !door.only.contains(&file.module.as_str()))
        {
            for word in door.words {
                for (at, _) in file.code.match_indices(word) {
                    let before = file.code[..at].chars().next_back();
                    if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                        let line = line_of(&file.code, at);
                        breaches.push(format!("{}:{line}: {word} ({})", file.path, door.why));
                    }
                }
            }
        }
    }
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_scan_sees_code_and_nothing_else() {
    let text = r##"//! crate::a
use crate::{b::{C, D}, e};
/// [`crate::f`]
fn g<'x>() { "crate::h \" crate::i"; r#"crate::j"#; '"'; crate::k::l(); super::super::m(); super::n(); }
#[cfg(test)]
mod tests { use crate::o; fn p() { } }
pub(crate) fn q() { crate::r() }
"##;
    let file = File {
        path: "src/x/y.rs".into(),
        module: "x".into(),
        depth: 2,
        code: without_tests(&without_words(text)),
    };
    let seen: Vec<(usize, String)> = imports(&file);
    let seen: Vec<(usize, &str)> = seen.iter().map(|(n, name)| (*n, name.as_str())).collect();
    assert_eq!(seen, [(2, "b"), (2, "e"), (4, "k"), (7, "r"), (4, "m")]);
}
