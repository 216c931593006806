//! What open pages are told: that something has changed, and what is wrong.

use super::{Running, SOUND};
use crate::support::Folder;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Saves as many editors do: another file takes the place of the old one.
fn save_beside(folder: &Folder, path: &str, text: &str) {
    let file = folder.at(path);
    let beside = file.with_extension("tmp~");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, file).unwrap();
}

fn shows(preview: &Running, words: &str) -> bool {
    preview.get("/shop/welcome.html").text().contains(words)
}

#[test]
fn an_edit_is_told_and_shown() {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let preview = Running::new(folder.path());
    let mut news = preview.news(None);
    assert_eq!(news["errors"], 0);
    assert!(shows(&preview, "拉开门") && !shows(&preview, "推开门"));
    let mark = preview.get("/shop/welcome.html").header("etag").to_owned();

    folder.write("standards/shop.toml", SOUND.replace("拉开门", "推开门"));
    news = preview.news(Some(&news));
    assert!(shows(&preview, "推开门") && !shows(&preview, "拉开门"));
    assert_ne!(preview.get("/shop/welcome.html").header("etag"), mark);

    save_beside(
        &folder,
        "standards/shop.toml",
        &SOUND.replace("拉开门", "按下开门键"),
    );
    news = told(&preview, news, "按下开门键");
    // Back again: the very page of the beginning.
    save_beside(&folder, "standards/shop.toml", SOUND);
    news = told(&preview, news, "拉开门");
    assert_eq!(preview.get("/shop/welcome.html").header("etag"), mark);

    // Another standard, a theme and the book, which were not there before.
    folder.write(
        "standards/other.toml",
        SOUND.replace("\"shop\"", "\"other\""),
    );
    news = preview.news(Some(&news));
    news = until(&preview, news, || {
        preview.get("/other/welcome.html").status == 200
    });
    folder.write("themes/default/words/zh.toml", "contents = \"本店目录\"\n");
    news = until(&preview, news, || {
        preview.get("/shop/").text().contains("本店目录")
    });
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n\n[book]\ntitle = \"新手册\"\n",
    );
    news = until(&preview, news, || {
        preview.get("/").text().contains("新手册")
    });
    fs::remove_file(folder.at("standards/other.toml")).unwrap();
    until(&preview, news, || {
        preview.get("/other/welcome.html").status == 404
    });
}

/// Waits for news until a page shows some words.
fn told(preview: &Running, news: Value, words: &str) -> Value {
    until(preview, news, || shows(preview, words))
}

fn until(preview: &Running, mut news: Value, is_so: impl Fn() -> bool) -> Value {
    for _ in 0..8 {
        if is_so() {
            return preview.news(None);
        }
        news = preview.news(Some(&news));
    }
    panic!("it never came: {news:#}");
}

#[test]
fn what_is_wrong_is_shown_with_its_place_and_cure_and_the_last_good_site_goes_on() {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let preview = Running::new(folder.path());
    let first = preview.news(None);
    let page = preview.get("/shop/welcome.html");

    let wrong = SOUND.replace("role = \"clerk\"", "role = \"<clerks>&\"");
    folder.write("standards/shop.toml", wrong.replace("拉开门", "拉开大门"));
    let news = preview.news(Some(&first));
    assert_eq!(news["errors"], 1, "{news:#}");
    let card = &news["cards"][0];
    assert_eq!(
        (&card["severity"], &card["code"]),
        (&"error".into(), &"F110".into())
    );
    let line = wrong
        .lines()
        .position(|line| line.contains("<clerks>"))
        .unwrap()
        + 1;
    assert_eq!(card["place"], format!("standards/shop.toml:{line}:8"));
    assert_eq!(card["line"]["number"], line);
    assert_eq!(card["line"]["before"], "role = ");
    assert_eq!(card["line"]["marked"], "\"<clerks>&\"");
    assert!(card["words"].as_str().unwrap().contains("<clerks>&"));
    assert!(!card["help"].as_str().unwrap().is_empty());
    assert_eq!(news["words"]["cure"], "办法：");
    // The page is the good one, to the last byte.
    let still = preview.get("/shop/welcome.html");
    assert_eq!(
        (still.status, still.header("etag")),
        (200, page.header("etag"))
    );
    // Also one that nobody has looked at before.
    assert_eq!(preview.get("/shop/checklists/all.html").status, 200);
    let sheet = preview.get("/shop/checklists/all.html");
    assert!(sheet.text().contains("开门"));

    folder.write("standards/shop.toml", SOUND.replace("拉开门", "推开门"));
    let news = preview.news(Some(&news));
    assert_eq!(news["errors"], 0, "{news:#}");
    assert!(shows(&preview, "推开门"));
}

#[test]
fn a_project_that_begins_with_errors_waits_for_its_site() {
    let folder = Folder::with(&[("standards/shop.toml", "format = 1\n[standard\n")]);
    let preview = Running::new(folder.path());
    let news = preview.news(None);
    assert!(news["errors"].as_u64() > Some(0));
    let page = preview.get("/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("/.punctilio/live.js"));
    folder.write("standards/shop.toml", SOUND);
    until(&preview, news, || preview.get("/").status == 200);
}

#[test]
fn a_fault_in_a_template_points_into_it() {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let preview = Running::new(folder.path());
    let mut news = preview.news(None);
    assert_eq!(preview.get("/404.html").status, 200);
    // It compiles, and asks for something that no page has.
    let template =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/404.html"));
    let template =
        template.unwrap() + "{% block styles %}{{ page.nothing.here }}{% endblock styles %}";
    folder.write("themes/default/404.html", template);
    news = preview.news(Some(&news));
    let _ = preview.get("/404.html");
    if news["errors"] == 0 {
        news = preview.news(Some(&news));
    }
    let place = news["cards"][0]["place"].as_str().unwrap();
    assert!(place.starts_with("themes/default/404.html:"), "{news:#}");
    // Pages of other templates are as they were.
    assert_eq!(preview.get("/shop/").status, 200);
    fs::remove_dir_all(folder.at("themes")).unwrap();
    until(&preview, news, || preview.get("/404.html").status == 200);
}
