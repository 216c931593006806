//! What a published site tells browsers, search engines and feed readers.

use crate::html::{Piece, carried, is_allowed, pieces};
use crate::product::{Built, build, build_with};
use crate::support::Folder;
use punctilio::build::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The book that uses every field.
fn everything() -> Built {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/everything");
    let built = build(&folder);
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

#[test]
fn a_page_carries_no_script_or_style_but_what_its_policy_names() {
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
        let within = carried(page);
        let foreign: Vec<_> = within.iter().filter(|one| !is_allowed(page, one)).collect();
        assert!(foreign.is_empty(), "{path}: {foreign:?}");
        // A score sheet is one file that is filled in wherever it lies; all others share theirs.
        let is_one = path.contains("/score-sheets/");
        assert_eq!(within.is_empty(), !is_one, "{path}: {within:?}");
        assert_eq!(policy.contains("'self'"), !is_one, "{path}: {policy}");
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

/// A book of two standards, published at an address; the second is internal.
const BOOK: &str = "format = 1\n[book]\ntitle = { zh = \"手册 <1> & *二*\", en = \"Book\" }\nlanguages = [\"zh\", \"en\"]\n\
    base_url = \"https://example.com/hand/book/\"\n";
const OPEN: &str = r#"format = 1
[standard]
id = "shop"
title = { zh = "门店 & 服务", en = "Shop" }
version = "1.1.0"
kind = "norm"
follows = ["cellar"]
precedes = ["cellar"]
changes = [
  { version = "1.0.0", date = 2025-02-01, text = "初版" },
  { version = "1.1.0", date = 2025-05-01, text = "改了 <b>一</b> 处", reason = "顾客*问*" },
  { version = "1.1.0", date = 2025-06-01, text = "又改一处" },
  { version = "1.2.0", text = "没有日期" },
]
[[rules]]
id = "hair"
area = "hair"
must = "头发整齐"
[[audits]]
id = "visit"
title = "密探评分表"
internal = true
sections = [{ id = "all", title = "密探部分", items = [{ id = "own", text = "密探看的一行" }] }]
"#;
const INNER: &str = r#"format = 1
[standard]
id = "cellar"
title = "密探手册"
version = "1.0.0"
kind = "norm"
internal = true
changes = [{ version = "1.0.0", date = 2026-03-01, text = "密探初版" }]
[[roles]]
id = "spy"
name = "密探"
[[rules]]
id = "coat"
area = "clothing"
must = "密探的大衣"
"#;

fn published(index: bool) -> Folder {
    let book = format!("{BOOK}index = {index}\n");
    Folder::with(&[
        ("standards/punctilio.toml", &book),
        ("standards/shop.toml", OPEN),
        ("standards/cellar.toml", INNER),
    ])
}

fn public() -> Options {
    Options {
        public: true,
        ..Options::default()
    }
}

fn file<'b>(built: &'b Built, path: &str) -> &'b str {
    let found = built
        .html()
        .chain(built.texts())
        .find(|(at, _)| *at == path);
    found.unwrap_or_else(|| panic!("there is no {path}")).1
}

/// The words of the elements of a name, in the order of the document.
fn words_of<'d>(parent: roxmltree::Node<'d, '_>, name: &str) -> Vec<&'d str> {
    let found = parent.descendants().filter(|n| n.tag_name().name() == name);
    found.map(|node| node.text().unwrap_or_default()).collect()
}

#[test]
fn the_feed_is_atom_with_dates_from_the_text() {
    let folder = published(false);
    let built = build_with(folder.path(), &public());
    for (path, title, latest) in [
        ("feed.xml", "手册 <1> & 二 · 最近更新", "门店 & 服务 v1.1.0"),
        ("en/feed.xml", "Book · Latest changes", "Shop v1.1.0"),
    ] {
        let document = roxmltree::Document::parse(file(&built, path)).unwrap();
        let feed = document.root_element();
        let atom = "http://www.w3.org/2005/Atom";
        assert!(feed.has_tag_name((atom, "feed")), "{path}");
        let child = |node: roxmltree::Node<'_, '_>, name: &str| {
            let found: Vec<_> = node
                .children()
                .filter(|n| n.has_tag_name((atom, name)))
                .collect();
            assert_eq!(found.len(), 1, "{path}: {name}");
            found[0].text().unwrap_or_default().to_owned()
        };
        let own = format!("https://example.com/hand/book/{path}");
        assert_eq!(child(feed, "id"), own);
        assert_eq!(child(feed, "title"), title);
        assert_eq!(child(feed, "updated"), "2025-06-01T00:00:00Z");
        assert_eq!(words_of(feed, "name").len(), 1, "{path}: one author");
        let links = feed.children().filter(|n| n.has_tag_name((atom, "link")));
        let rels: Vec<_> = links
            .map(|l| (l.attribute("rel").unwrap(), l.attribute("href").unwrap()))
            .collect();
        assert_eq!(rels[0], ("self", own.as_str()));
        assert_eq!(
            rels[1],
            ("alternate", own.replace("feed.xml", "index.html").as_str())
        );
        let entries: Vec<_> = feed
            .children()
            .filter(|n| n.has_tag_name((atom, "entry")))
            .collect();
        assert_eq!(entries.len(), 2, "one entry a version, none without a date");
        let page = own.replace("feed.xml", "shop/changes.html");
        assert_eq!(child(entries[0], "id"), format!("{page}#1.1.0"));
        assert_eq!(child(entries[0], "title"), latest);
        assert_eq!(child(entries[0], "updated"), "2025-06-01T00:00:00Z");
        assert_eq!(child(entries[1], "id"), format!("{page}#1.0.0"));
        assert_eq!(child(entries[1], "updated"), "2025-02-01T00:00:00Z");
        // The content is HTML within XML; what an author wrote is text in both.
        let content = child(entries[0], "content");
        let shown = crate::html::visible(&content);
        assert!(shown.contains("改了 <b>一</b> 处"), "{shown}");
        assert!(
            shown.contains("顾客问") && shown.contains("又改一处"),
            "{shown}"
        );
        let home = file(&built, &path.replace("feed.xml", "index.html"));
        assert!(
            home.contains(
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\">"
            )
        );
    }
}

#[test]
fn without_an_address_or_a_date_there_is_no_feed() {
    let folder = published(false);
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n[book]\ntitle = \"手册\"\n",
    );
    let built = build_with(folder.path(), &Options::default());
    let names: Vec<&str> = built.texts().map(|(path, _)| path).collect();
    for name in ["feed.xml", "sitemap.xml", "robots.txt"] {
        assert!(!names.contains(&name), "{name}");
    }
    assert!(
        built
            .html()
            .all(|(_, page)| !page.contains("canonical") && !page.contains("atom+xml"))
    );

    let folder = published(false);
    folder.write(
        "standards/shop.toml",
        OPEN.replace("date = ", "reason = \"\", keep = ")
            .split("changes")
            .next()
            .unwrap(),
    );
    let built = build_with(folder.path(), &public());
    assert!(
        built
            .texts()
            .all(|(path, page)| !path.ends_with("feed.xml") && !page.contains("atom+xml"))
    );
    assert!(built.texts().any(|(path, _)| path == "sitemap.xml"));
}

#[test]
fn the_map_lists_every_page_that_may_be_listed_and_no_other() {
    let folder = published(true);
    let built = build_with(folder.path(), &Options::default());
    let document = roxmltree::Document::parse(file(&built, "sitemap.xml")).unwrap();
    let map = document.root_element();
    assert_eq!(
        map.tag_name().namespace(),
        Some("http://www.sitemaps.org/schemas/sitemap/0.9")
    );
    let mapped: BTreeSet<&str> = words_of(map, "loc").into_iter().collect();
    let mut listed = BTreeSet::new();
    for (path, page) in built.html() {
        let address = format!("https://example.com/hand/book/{path}");
        let noindex = page.contains("<meta name=\"robots\" content=\"noindex\">");
        let canonical = format!("<link rel=\"canonical\" href=\"{address}\">");
        assert_eq!(
            page.contains(&canonical),
            !path.ends_with("404.html"),
            "{path}"
        );
        assert_eq!(mapped.contains(address.as_str()), !noindex, "{path}");
        let inside =
            path.contains("cellar/") || path.contains("/visit.") || path.ends_with("go.html");
        assert_eq!(noindex, inside || path.ends_with("404.html"), "{path}");
        if !noindex {
            listed.insert(address);
        }
    }
    assert_eq!(mapped, listed.iter().map(String::as_str).collect());
    let url = |address: &str| {
        let mut all = map.children().filter(|n| n.is_element());
        all.find(|n| words_of(*n, "loc") == [address]).unwrap()
    };
    let page = url("https://example.com/hand/book/en/shop/grooming.html");
    assert_eq!(
        words_of(page, "lastmod"),
        ["2025-06-01"],
        "the date of the latest change"
    );
    let alternates: Vec<_> = page
        .children()
        .filter(|n| n.tag_name().name() == "link")
        .collect();
    let langs: Vec<_> = alternates
        .iter()
        .filter_map(|n| n.attribute("hreflang"))
        .collect();
    assert_eq!(langs, ["zh-CN", "en"]);
    assert_eq!(
        alternates[0].attribute("href"),
        Some("https://example.com/hand/book/shop/grooming.html")
    );
    assert_eq!(
        words_of(url("https://example.com/hand/book/index.html"), "lastmod"),
        ["2025-06-01"]
    );
    for (_, address) in built.html().filter(|(p, _)| p.ends_with("grooming.html")) {
        for lang in ["zh-CN", "en"] {
            assert!(address.contains(&format!(
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://"
            )));
        }
    }
}

#[test]
fn crawlers_are_told_what_the_pages_say() {
    for index in [false, true] {
        let folder = published(index);
        let built = build_with(folder.path(), &Options::default());
        let robots = file(&built, "robots.txt");
        // Shut out, a crawler could not read that a page says noindex.
        assert!(robots.contains("User-agent: *\nDisallow:\n"), "{robots}");
        let map = "Sitemap: https://example.com/hand/book/sitemap.xml";
        assert_eq!(robots.contains(map), index, "{robots}");
        assert!(
            robots.contains("https://example.com/robots.txt"),
            "{robots}"
        );
        let all_noindex = built
            .html()
            .all(|(_, page)| page.contains("content=\"noindex\""));
        assert_eq!(all_noindex, !index);
    }
}

#[test]
fn a_missing_page_leads_home_from_any_address() {
    let folder = published(false);
    for (book, root, anywhere) in [
        (BOOK, "/hand/book/", true),
        (
            "format = 1\n[book]\nlanguages = [\"zh\", \"en\"]\n",
            "",
            false,
        ),
    ] {
        folder.write("standards/punctilio.toml", book);
        let built = build_with(folder.path(), &public());
        for (path, own, other) in [("404.html", "", "en/"), ("en/404.html", "en/", "")] {
            let page = file(&built, path);
            let up = if anywhere || own.is_empty() {
                ""
            } else {
                "../"
            };
            let relative = |to: &str| match (anywhere, own) {
                (false, "en/") => to
                    .strip_prefix("en/")
                    .map_or_else(|| format!("../{to}"), str::to_owned),
                _ => format!("{root}{to}"),
            };
            let home = relative(&format!("{own}index.html"));
            assert!(page.contains(&format!("href=\"{home}\"")), "{path}: {home}");
            let there = relative(&format!("{other}index.html"));
            assert!(
                page.contains(&format!("href=\"{there}\"")),
                "{path}: {there}"
            );
            assert!(
                page.contains(&format!("href=\"{root}{up}assets/base.")),
                "{path}"
            );
            let shown = crate::html::visible(page);
            assert!(
                shown.contains("没有这一页") && shown.contains("There is no such page"),
                "{shown}"
            );
            assert_eq!(shown.contains("从手册的首页进入"), !anywhere, "{shown}");
        }
    }
}

#[test]
fn what_is_internal_is_nowhere_in_a_public_site() {
    let folder = published(true);
    let whole = build_with(folder.path(), &Options::default());
    assert!(whole.texts().any(|(_, text)| text.contains("密探的大衣")));
    let built = build_with(folder.path(), &public());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    for (path, text) in built.texts() {
        for word in ["密探", "cellar", "2026-03-01", "/visit", "spy"] {
            let at = text.find(word);
            let near = at.map(|at| {
                text[at.saturating_sub(60)..]
                    .chars()
                    .take(90)
                    .collect::<String>()
            });
            assert_eq!(near, None, "{path} tells of {word}");
        }
        assert!(
            !path.contains("cellar") && !path.contains("visit"),
            "{path}"
        );
    }
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, page) in crate::product::shipped().html() {
        let title = page
            .split("<title>")
            .nth(1)
            .and_then(|t| t.split("</title>").next());
        let described = pieces(page).into_iter().find_map(|piece| match piece {
            Piece::Open(name, attributes) if name == "meta" && attributes[0].1 == "description" => {
                Some(attributes[1].1.clone())
            }
            _ => None,
        });
        let described = described.unwrap_or_else(|| panic!("{path} has no description"));
        assert!(
            (8..=160).contains(&described.chars().count()),
            "{path}: {described}"
        );
        assert!(
            !described.contains(['*', '{', '<', '\n']),
            "{path}: {described}"
        );
        for text in [format!("title {}", title.unwrap_or_default()), described] {
            if let Some(other) = seen.insert(text.clone(), path) {
                panic!("{path} and {other} both say: {text}");
            }
        }
    }
}

/// Where a page is shared, others show its name and the picture of its standard.
#[cfg(feature = "pdf")]
#[test]
fn a_link_to_a_published_standard_has_a_picture() {
    let phase = "[[phases]]\nid = \"door\"\ntitle = { zh = \"迎接\", en = \"Greeting\" }\n\
        [[phases.steps]]\nid = \"open-door\"\ntitle = \"开门\"\ndo = [\"开门\"]\n";
    let folder = published(true);
    folder.write("standards/shop.toml", format!("{OPEN}{phase}"));
    let built = build_with(folder.path(), &public());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    for (path, picture) in [
        ("shop/door.html", "shop/preview.png"),
        ("en/shop/changes.html", "en/shop/preview.png"),
    ] {
        let address = format!("https://example.com/hand/book/{picture}");
        assert!(file(&built, path).contains(&address), "{path}");
        let found = built.artifacts.iter().find(|a| a.path.as_str() == picture);
        let bytes = &found.unwrap_or_else(|| panic!("no {picture}")).bytes;
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (1080, 567), "{picture}");
    }
    let pictures = built
        .artifacts
        .iter()
        .filter(|a| a.path.as_str().ends_with("preview.png"));
    assert_eq!(pictures.count(), 2);
    let home = file(&built, "index.html");
    assert!(home.contains("og:title") && !home.contains("og:image"));
    // Without an address nobody can be shown anything.
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n[book]\nlanguages = [\"zh\", \"en\"]\n",
    );
    let built = build_with(folder.path(), &public());
    assert!(!file(&built, "shop/door.html").contains("og:"));
    assert!(
        built
            .artifacts
            .iter()
            .all(|a| !a.path.as_str().ends_with("preview.png"))
    );
}
