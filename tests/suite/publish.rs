//! What a published site tells browsers, search engines and feed readers.

use crate::html::{Piece, pieces};
use crate::product::{Built, build};
use std::path::Path;

/// The book that uses every field.
fn everything() -> Built {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/everything");
    let built = build(&folder);
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

#[test]
fn no_page_carries_a_script_or_a_style_of_its_own() {
    let everything = everything();
    for (path, page) in crate::product::shipped().html().chain(everything.html()) {
        let mut before = Vec::new();
        let mut policy = None;
        for piece in pieces(page) {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            let value = |key: &str| attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v);
            if value("http-equiv").is_some_and(|v| v == "Content-Security-Policy") {
                policy = value("content").cloned();
            }
            assert_ne!(name, "style", "{path}");
            assert!(name != "script" || value("src").is_some(), "{path}");
            for (key, _) in &attributes {
                assert!(
                    key != "style" && !key.starts_with("on"),
                    "{path}: <{name} {key}>"
                );
            }
            if policy.is_none() {
                before.push(name);
            }
        }
        let policy = policy.unwrap_or_else(|| panic!("{path} has no policy"));
        assert!(
            policy.starts_with("default-src 'none';"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{path}: {policy}"
        );
        assert_eq!(
            before,
            ["html", "head", "meta"],
            "{path}: the policy comes too late"
        );
    }
}
