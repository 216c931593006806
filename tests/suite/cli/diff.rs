//! `diff` as people and other programs call it.

use super::{SOUND, project, punctilio};
use crate::schema::Validator;
use crate::support::Folder;
use punctilio::schema::difference_schema;
use serde_json::Value;

fn two(new: &str) -> Folder {
    Folder::with(&[
        ("a/standards/shop.toml", SOUND),
        ("b/standards/shop.toml", new),
    ])
}

#[test]
fn folders_sites_and_catalogs_compare_alike() {
    let folder = two(&SOUND.replace("拉开门", "推开门"));
    let build = punctilio(
        folder.path(),
        &["build", "a", "--format", "json", "--output", "site"],
    );
    assert_eq!(build.status, 0, "{}", build.err);
    let wanted = punctilio(folder.path(), &["diff", "a", "b", "--messages", "zh"]);
    assert_eq!((wanted.status, wanted.err.as_str()), (0, ""));
    for old in ["site", "site/catalog.json"] {
        let run = punctilio(folder.path(), &["diff", old, "b", "--messages", "zh"]);
        assert_eq!((run.status, &run.out), (0, &wanted.out), "{old}");
    }
    assert_eq!(
        wanted.out,
        "shop 店  1.0.0，版本没有升，应为 1.1.0\n  改责任 1\n    1.1 开门 › 做法 a  修改\n      - 拉开门\n      + 推开门\n      告诉：店员\n"
    );
    let en = punctilio(folder.path(), &["diff", "a", "b", "--messages", "en"]);
    assert!(
        en.out.contains("Duty 1\n") && en.out.contains("tell: 店员"),
        "{}",
        en.out
    );
    let same = punctilio(folder.path(), &["diff", "a", "site", "--messages", "zh"]);
    assert_eq!((same.status, same.out.as_str()), (0, "没有不同\n"));
}

#[test]
fn data_fit_their_schema() {
    let new = SOUND
        .replace("拉开门", "推开门")
        .replace("id = \"door\"", "id = \"gate\"")
        .replace(
            "version = \"1.0.0\"",
            "version = \"1.0.0\"\neffective = 2026-01-01",
        );
    let folder = two(&new);
    folder.write(
        "b/standards/more.toml",
        SOUND.replace("id = \"shop\"", "id = \"more\""),
    );
    let run = punctilio(folder.path(), &["diff", "a", "b", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let data: Value = serde_json::from_str(&run.out).unwrap();
    let schema = difference_schema();
    let validator = Validator { root: &schema };
    assert_eq!(validator.fault(&data, &schema), None, "{}", run.out);
    assert_eq!(data["added"][0]["id"], "more");
    let shop = &data["standards"][0];
    assert_eq!(
        (&shop["kind"], &shop["proposal"]),
        (&"layout".into(), &"2.0.0".into())
    );
    assert_eq!(shop["changes"].as_array().unwrap().len(), 3, "{shop:#}");
    let printed = punctilio(folder.path(), &["schema", "--differences"]);
    assert_eq!(serde_json::from_str::<Value>(&printed.out).unwrap(), schema);
}

#[test]
fn what_cannot_be_compared_is_named_with_its_cure() {
    let folder = project(SOUND);
    folder.write("text.json", "{ \"a\": 1 }");
    folder.write("broken.json", "{ \"a\": ");
    folder.write("empty/readme.txt", "");
    folder.write(
        "bad/standards/shop.toml",
        SOUND
            .replace("\"门", "门")
            .replace("title = \"店\"", "title = "),
    );
    for (args, status, said) in [
        (["empty", "."], 2, "没有 standards/"),
        (["text.json", "."], 1, "不是标准目录"),
        (["broken.json", "."], 1, "不是 JSON（第 1 行）"),
        (["bad", "."], 1, "punctilio check bad"),
        (["nowhere", "."], 3, "无法读取 nowhere"),
    ] {
        let run = punctilio(
            folder.path(),
            &[&["diff"][..], &args, &["--messages", "zh"]].concat(),
        );
        assert_eq!(run.status, status, "{args:?} {}", run.err);
        assert!(
            run.err.contains(said) && run.out.is_empty(),
            "{args:?} {}",
            run.err
        );
    }
    let pdf = punctilio(
        folder.path(),
        &["diff", ".", ".", "--format", "pdf", "--messages", "zh"],
    );
    assert_eq!(pdf.status, 2);
    assert!(pdf.err.contains("--format html"), "{}", pdf.err);
    let none = punctilio(
        folder.path(),
        &["diff", ".", ".", "--standard", "x", "--messages", "zh"],
    );
    assert_eq!(none.status, 2);
}

#[test]
fn a_notice_is_one_page_with_a_sheet_for_each_role_that_must_be_told() {
    let more = SOUND.replace(
        "[[phases]]",
        "[[roles]]\nid = \"cook\"\nname = \"厨师\"\n\n[[phases]]",
    );
    let new = more
        .replace("拉开门", "推开门<b>")
        .replace("title = \"店\"", "title = \"店铺\"");
    let folder = Folder::with(&[
        ("a/standards/shop.toml", &more),
        ("b/standards/shop.toml", &new),
    ]);
    let args = [
        "diff",
        "a",
        "b",
        "--format",
        "html",
        "--output",
        "n.html",
        "--messages",
        "zh",
    ];
    let run = punctilio(folder.path(), &args);
    assert_eq!(
        (run.status, run.out.as_str()),
        (0, "写好了：n.html\n"),
        "{}",
        run.err
    );
    let page = std::fs::read_to_string(folder.at("n.html")).unwrap();
    assert_eq!(page.matches("<section class=notice>").count(), 1, "{page}");
    for wanted in [
        "<h2>店员</h2>",
        "<del><b>拉</b>开门</del>",
        "推",
        "&lt;b",
        "收回旧卡",
        "第 1.0.0 版的卡片",
        "签名",
    ] {
        assert!(page.contains(wanted), "{wanted} is not in\n{page}");
    }
    assert!(!page.contains("厨师") && !page.contains("src=") && !page.contains("<script"));
    let printed = punctilio(folder.path(), &args[..5]);
    assert_eq!(printed.out, page);
    let en = punctilio(
        folder.path(),
        &["diff", "a", "b", "--format", "html", "--lang", "en"],
    );
    assert!(en.out.contains("Withdraw old cards"), "{}", en.out);
}
