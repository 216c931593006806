//! Narrowed builds: what they write, and that their pages link nothing that is not there.

use super::{here, tree};
use crate::support::Folder;
use punctilio::build::{Format, Options, Outcome, Product, Scope, build};
use punctilio::label::Lang;
use punctilio::source::Project;
use std::collections::{BTreeMap, BTreeSet};

/// A book of four standards in two languages, with shops; one standard includes from the others.
fn book() -> Folder {
    let folder = Folder::new();
    super::copy(&here("tests/projects/everything"), folder.path());
    folder
}

fn built(folder: &Folder, scope: &Scope) -> Outcome {
    let options = Options {
        scope: scope.clone(),
        ..Options::default()
    };
    let outcome = build(&Project::at(folder.path()), &options, &|_, _| {}).unwrap();
    assert!(!outcome.failed());
    outcome
}

/// Lists the links of all pages, each page with the files that it leads to from the root of the site.
fn links(folder: &Folder) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (path, bytes) in tree(&folder.at("output")) {
        if !path.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8(bytes).unwrap();
        let parts = html.split([' ', '<']);
        let values = parts.filter_map(|part| {
            let value = part
                .strip_prefix("href=")
                .or_else(|| part.strip_prefix("src="))?;
            let value = value.trim_start_matches('"');
            let value = value.split(['"', '>']).next()?.split('#').next()?;
            (!value.is_empty() && !value.contains(':')).then(|| from(&path, value))
        });
        let values = values.collect();
        all.insert(path, values);
    }
    all
}

/// Follows a way from a page.
fn from(page: &str, way: &str) -> String {
    // The missing page leads from the top of the host, where the book lies below its address.
    if let Some(way) = way.strip_prefix("/everything/") {
        assert!(page.ends_with("404.html"), "{page}: {way}");
        return way.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in way.split('/') {
        match part {
            ".." => {
                parts.pop().expect("no link leaves the site");
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn scopes() -> Vec<Scope> {
    let all = Scope::default();
    let id = |id: &str| vec![id.to_owned()];
    vec![
        Scope {
            standards: id("everything"),
            ..all.clone()
        },
        Scope {
            products: vec![Product::Handbook],
            ..all.clone()
        },
        Scope {
            products: vec![Product::Checklist],
            ..all.clone()
        },
        Scope {
            products: vec![Product::ScoreSheet, Product::Data],
            ..all.clone()
        },
        Scope {
            formats: vec![Format::Html],
            ..all.clone()
        },
        Scope {
            roles: id("greeter"),
            ..all.clone()
        },
        Scope {
            languages: vec![Lang::En],
            ..all.clone()
        },
        Scope {
            site: Some("store-07".to_owned()),
            standards: id("origin"),
            ..all.clone()
        },
        Scope {
            site: Some("store-07".to_owned()),
            ..all
        },
    ]
}

#[test]
fn a_first_narrowed_build_has_no_dead_link() {
    for scope in scopes() {
        let folder = book();
        built(&folder, &scope);
        let files = tree(&folder.at("output"));
        for (page, ways) in links(&folder) {
            for way in ways {
                assert!(files.contains_key(&way), "{scope:?}: {page} → {way}");
            }
        }
    }
}

#[test]
fn a_narrowed_build_links_what_a_full_one_left() {
    let folder = book();
    built(&folder, &Scope::default());
    let whole = tree(&folder.at("output"));
    for scope in scopes().into_iter().filter(|scope| scope.site.is_none()) {
        let outcome = built(&folder, &scope);
        let written = outcome.written.unwrap();
        assert!(
            written.written.is_empty() && written.unchanged > 0,
            "{scope:?}"
        );
        assert!(tree(&folder.at("output")) == whole, "{scope:?}");
    }
}

#[test]
fn what_somebody_deleted_is_not_linked() {
    let folder = book();
    built(&folder, &Scope::default());
    std::fs::remove_file(folder.at("output/everything/go.html")).unwrap();
    std::fs::remove_file(folder.at("output/everything/checklists/all.html")).unwrap();
    let roles = Scope {
        roles: vec!["greeter".to_owned()],
        ..Scope::default()
    };
    built(&folder, &roles);
    let all = links(&folder);
    let role = &all["everything/roles/greeter.html"];
    assert!(role.contains("everything/index.html"), "{role:?}");
    assert!(!role.contains("everything/checklists/all.html"), "{role:?}");
}
