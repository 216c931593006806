//! `release`: the version follows from what changed, the author's text stays, and what was given out is kept.

use super::{SOUND, files, project, punctilio};
use crate::support::Folder;

const DAY: &str = "2026-03-01";

fn release(folder: &Folder, more: &[&str]) -> super::Run {
    let args = [
        &["release", "shop", "--today", DAY, "--messages", "zh"],
        more,
    ]
    .concat();
    punctilio(folder.path(), &args)
}

fn text(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.at(path)).unwrap()
}

fn edit(folder: &Folder, path: &str, from: &str, to: &str) {
    let old = text(folder, path);
    assert!(old.contains(from), "{from}");
    folder.write(path, old.replacen(from, to, 1));
}

fn checks_clean(folder: &Folder) {
    let run = punctilio(
        folder.path(),
        &["check", "--messages", "zh", "--deny", "warnings"],
    );
    assert_eq!(run.status, 0, "{}", run.out);
}

const FILE: &str = "standards/shop.toml";

#[test]
fn a_standard_is_given_out_changed_and_given_out_again() {
    let folder = project(&SOUND.replace("version = \"1.0.0\"", "version = \"1.0.0\"  # 由店长定"));
    let first = release(&folder, &[]);
    assert_eq!((first.status, first.err.as_str()), (0, ""), "{}", first.out);
    assert!(
        first.out.starts_with("shop 1.0.0：首次发布\n"),
        "{}",
        first.out
    );
    assert!(text(&folder, FILE).contains(
        "version = \"1.0.0\"  # 由店长定\nchanges = [\n  { version = \"1.0.0\", date = 2026-03-01, action = \"add\", text = \"首次发布\" },\n]\n"
    ));
    let kept = "standards/.released/shop@1.0.0.json";
    assert_eq!(files(folder.path()), [kept, FILE]);
    checks_clean(&folder);

    let again = release(&folder, &[]);
    assert_eq!(
        (again.status, again.out.as_str()),
        (0, "和已发布的 1.0.0 比，没有改动，什么也没有写\n")
    );

    edit(&folder, FILE, "拉开门", "推开门");
    let check = punctilio(folder.path(), &["check", "--messages", "zh"]);
    assert_eq!(check.status, 1);
    assert!(
        check.out.contains("M614") && check.out.contains("改责任 1 处"),
        "{}",
        check.out
    );

    let before = text(&folder, FILE);
    let dry = release(&folder, &["--dry-run"]);
    assert_eq!((dry.status, text(&folder, FILE)), (0, before.clone()));
    assert!(dry.out.starts_with("shop 1.0.0 → 1.1.0\n  改责任 1：1.1 开门：做法 a 拉开门 → 推开门\n  将写 standards/shop.toml\n"), "{}", dry.out);

    let second = release(&folder, &[]);
    assert_eq!(second.status, 0, "{}", second.err);
    let wanted = before
        .replace("version = \"1.0.0\"  #", "version = \"1.1.0\"  #")
        .replace("changes = [\n  {", "changes = [\n  { version = \"1.1.0\", date = 2026-03-01, kind = \"duty\", action = \"change\", text = \"1.1 开门：做法 a 拉开门 → 推开门\" },\n  {");
    assert_eq!(text(&folder, FILE), wanted);
    assert_eq!(
        files(folder.path()),
        [kept, "standards/.released/shop@1.1.0.json", FILE]
    );
    checks_clean(&folder);
    let build = punctilio(
        folder.path(),
        &["build", "--product", "handbook", "--format", "html"],
    );
    assert_eq!(build.status, 0, "{}", build.err);
    // A release can be compared with what stands there.
    let diff = punctilio(folder.path(), &["diff", kept, ".", "--messages", "zh"]);
    assert!(
        diff.out.starts_with("shop 店  1.0.0 → 1.1.0\n"),
        "{}",
        diff.out
    );
}

#[test]
fn the_version_follows_from_what_changed() {
    for (from, to, version) in [
        ("拉开门", "拉开门。", "1.0.1"),
        ("do = [\"拉开门\"]", "do = [\"拉开门\", \"微笑\"]", "1.1.0"),
        ("id = \"door\"", "id = \"gate\"", "2.0.0"),
        (
            "[[phases]]\nid = \"welcome\"",
            "[[phases]]\nid = \"before\"\ntitle = \"准备\"\nexceptions = [{ when = \"停电\", do = \"开应急灯\" }]\n[[phases.steps]]\nid = \"light\"\ntitle = \"开灯\"\nrole = \"clerk\"\ndo = [\"开灯\"]\n[[phases]]\nid = \"welcome\"",
            "2.0.0",
        ),
    ] {
        let folder = project(SOUND);
        assert_eq!(release(&folder, &[]).status, 0);
        edit(&folder, FILE, from, to);
        let run = release(&folder, &[]);
        assert!(
            run.out.starts_with(&format!("shop 1.0.0 → {version}\n")),
            "{from}: {}{}",
            run.out,
            run.err
        );
        checks_clean(&folder);
    }
}

#[test]
fn its_author_may_judge_otherwise_or_have_chosen_already() {
    let folder = project(SOUND);
    release(&folder, &[]);
    edit(&folder, FILE, "拉开门", "把门拉开");
    let run = release(&folder, &["--kind", "wording", "--dry-run"]);
    assert!(
        run.out.starts_with("shop 1.0.0 → 1.0.1\n") && run.out.contains("照改动看应为 1.1.0"),
        "{}",
        run.out
    );
    edit(
        &folder,
        FILE,
        "version = \"1.0.0\"\nchanges",
        "version = \"2.0.0\"\nchanges",
    );
    let own = release(&folder, &[]);
    assert!(
        own.out.starts_with("shop 1.0.0 → 2.0.0\n"),
        "{}{}",
        own.out,
        own.err
    );
    assert!(folder.at("standards/.released/shop@2.0.0.json").is_file());
}

#[test]
fn a_new_day_is_written_where_the_old_one_stood() {
    let folder = project(&SOUND.replace(
        "kind = \"sop\"",
        "kind = \"sop\"\neffective = 2026-01-01 # 元旦",
    ));
    release(&folder, &[]);
    let run = release(&folder, &["--effective", "2026-06-01"]);
    assert!(
        run.out.starts_with("shop 1.0.0 → 1.0.1\n"),
        "{}{}",
        run.out,
        run.err
    );
    let now = text(&folder, FILE);
    assert!(
        now.contains("effective = 2026-06-01 # 元旦\n")
            && now.contains("date = 2026-06-01, kind = \"wording\""),
        "{now}"
    );
    checks_clean(&folder);
}

#[test]
fn a_head_is_found_however_it_is_written() {
    let rest = &SOUND[SOUND.find("[[roles]]").unwrap()..];
    let heads = [
        "[standard]\r\nid = \"shop\"\r\ntitle = \"店\"\r\nversion = \"1.0.0\"\r\nkind = \"sop\"\r\n".to_owned(),
        "standard = { id = \"shop\", title = \"店\", version = \"1.0.0\", kind = \"sop\" }\n".to_owned(),
        "standard.id = \"shop\"\nstandard.title = \"店\"\nstandard.version = \"1.0.0\" # 版本\nstandard.kind = \"sop\"\n".to_owned(),
        "[standard]\nid = \"shop\"\ntitle = \"店\"\nversion = \"1.0.0\"\nkind = \"sop\"\n\n# 初版的说明\n[[standard.changes]]\nversion = \"0.9.0\"\ntext = \"试用\"\n".to_owned(),
        "[standard]\nid = \"shop\"\ntitle = \"店\"\nversion = \"1.0.0\"\nkind = \"sop\"\nchanges = { version = \"0.9.0\", text = \"试用\" }\n".to_owned(),
        "[standard]\nid = \"shop\"\ntitle = \"店\"\nversion = \"1.0.0\"\nkind = \"sop\"\nchanges = []\n".to_owned(),
        "[standard]\nid = \"shop\"\ntitle = \"店\"\nversion = \"1.0.0\"\nkind = \"sop\"\nchanges = [ # 最新的在前\n  { version = \"0.9.0\", text = \"试用\" },\n]\n".to_owned(),
    ];
    for head in heads {
        let ends = if head.contains('\r') { "\r\n" } else { "\n" };
        let folder = project(
            &format!("format = 1\n\n{head}\n{rest}")
                .replace("\r\n", "\n")
                .replace('\n', ends),
        );
        let first = release(&folder, &[]);
        assert_eq!(first.status, 0, "{head}\n{}{}", first.out, first.err);
        edit(&folder, FILE, "拉开门", "推开门");
        let run = release(&folder, &[]);
        assert_eq!(run.status, 0, "{head}\n{}{}", run.out, run.err);
        let now = text(&folder, FILE);
        for kept in head.lines().filter(|line| line.contains('#')) {
            let remark = &kept[kept.find('#').unwrap()..];
            assert!(now.contains(remark), "{remark} is gone from\n{now}");
        }
        assert_eq!(now.contains("\r\n"), ends == "\r\n");
        assert!(
            !now.replace("\r\n", "").contains('\r')
                && (ends == "\n" || !now.replace("\r\n", "").contains('\n'))
        );
        checks_clean(&folder);
    }
}

#[test]
fn parts_chapters_and_what_is_included_count() {
    let folder = Folder::with(&[
        (
            "standards/shop/10.toml",
            "format = 1\n[standard]\nid = \"shop\"\ntitle = \"店\"\nversion = \"1.0.0\"\nkind = \"norm\"\ninclude = [{ from = \"house\", select = [\"rules\"] }]\n",
        ),
        (
            "standards/shop/20.toml",
            "format = 1\n[part]\n[[articles]]\nid = \"one\"\ntext = \"准时到岗\"\n",
        ),
        (
            "standards/shop/word.md",
            "+++\nid = \"word\"\ntitle = \"前言\"\n+++\n为顾客着想。\n",
        ),
        (
            "standards/house.toml",
            "format = 1\n[standard]\nid = \"house\"\ntitle = \"通则\"\nversion = \"1.0.0\"\nkind = \"norm\"\n[[rules]]\nid = \"hair\"\narea = \"hair\"\nmust = \"头发整齐\"\n",
        ),
    ]);
    let first = release(&folder, &[]);
    assert_eq!(first.status, 0, "{}{}", first.out, first.err);
    for (path, from, to, said) in [
        (
            "standards/shop/20.toml",
            "准时到岗",
            "提前十分钟到岗",
            "1.0.0 → 1.1.0",
        ),
        (
            "standards/shop/word.md",
            "为顾客着想",
            "先为顾客着想",
            "1.1.0 → 1.2.0",
        ),
        (
            "standards/house.toml",
            "头发整齐",
            "头发盘起",
            "1.2.0 → 1.3.0",
        ),
    ] {
        edit(&folder, path, from, to);
        let kept = text(&folder, path);
        let run = release(&folder, &[]);
        assert!(run.out.contains(said), "{path}: {}{}", run.out, run.err);
        assert_eq!(text(&folder, path), kept, "only the head is written");
    }
    // The origin itself was never given out, so nothing is asked of it.
    let check = punctilio(folder.path(), &["check"]);
    assert_eq!(check.status, 0, "{}", check.out);
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let folder = project(&SOUND.replace("role = \"clerk\"", "role = \"nobody\""));
    let before = text(&folder, FILE);
    let run = release(&folder, &[]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("L202") && run.out.contains("什么也没有写"),
        "{}",
        run.out
    );
    assert_eq!(
        (text(&folder, FILE), files(folder.path())),
        (before, vec![FILE.to_owned()])
    );
    let unknown = punctilio(folder.path(), &["release", "shpo", "--messages", "zh"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("是不是 shop？"), "{}", unknown.err);
}

#[test]
fn drafts_may_change_and_releases_may_not_be_damaged() {
    let folder = project(SOUND);
    release(&folder, &[]);
    edit(&folder, FILE, "拉开门", "推开门");
    edit(
        &folder,
        FILE,
        "kind = \"sop\"",
        "kind = \"sop\"\nstatus = \"draft\"",
    );
    assert_eq!(punctilio(folder.path(), &["check"]).status, 0);
    let kept = "standards/.released/shop@1.0.0.json";
    folder.write(
        kept,
        text(&folder, kept).replace("\"version\": \"1.0.0\"", "\"version\": \"1.0.1\""),
    );
    let check = punctilio(folder.path(), &["check", "--messages", "zh"]);
    assert!(
        check.status == 1 && check.out.contains("M615"),
        "{}",
        check.out
    );
    folder.write("standards/.released/notes.txt", "x");
    let check = punctilio(folder.path(), &["check", "--messages", "zh", "--hints"]);
    assert!(check.out.contains("S008"), "{}", check.out);
}

#[test]
fn status_and_approvals_are_no_change() {
    let folder = project(SOUND);
    release(&folder, &[]);
    edit(
        &folder,
        FILE,
        "kind = \"sop\"",
        "kind = \"sop\"\nstatus = \"approved\"\nreviewed_by = \"王芳\"\napproved_by = \"李明\"",
    );
    checks_clean(&folder);
    assert!(release(&folder, &[]).out.contains("没有改动"));
}

/// Reads a page of the site that is built now.
fn page(folder: &Folder, file: &str) -> String {
    let run = punctilio(
        folder.path(),
        &[
            "build",
            "--product",
            "handbook",
            "--format",
            "html",
            "--messages",
            "zh",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    text(folder, &format!("output/{file}"))
}

#[test]
fn pages_tell_what_changed_since_the_edition_before() {
    let folder = project(SOUND);
    assert!(!page(&folder, "index.html").contains("全部改动"));
    assert!(!folder.at("output/changes.html").exists());
    release(&folder, &[]);
    assert!(!page(&folder, "shop/changes.html").contains("和上一版比"));
    edit(&folder, FILE, "拉开门", "推开门");
    edit(&folder, FILE, "title = \"开门\"", "title = \"开门。\"");
    release(&folder, &[]);
    let own = page(&folder, "shop/changes.html");
    let order = [
        "和上一版比",
        "v1.0.0",
        "v1.1.0",
        "改责任",
        "welcome.html#door",
        "<b>拉</b>开门",
        "<b>推</b>开门",
        "告诉",
        "店员",
        "改字",
    ];
    let mut rest = own.as_str();
    for wanted in order {
        let at = rest
            .find(wanted)
            .unwrap_or_else(|| panic!("{wanted} is not in its place in\n{own}"));
        rest = &rest[at..];
    }
    let book = text(&folder, "output/changes.html");
    assert!(
        book.contains("<b>推</b>开门") && book.contains("href=shop/changes.html"),
        "{book}"
    );
    assert!(text(&folder, "output/index.html").contains("href=changes.html>全部改动"));
    // A release that is gone is gone from the pages, too.
    std::fs::remove_file(folder.at("standards/.released/shop@1.0.0.json")).unwrap();
    assert!(!page(&folder, "shop/changes.html").contains("和上一版比"));
    assert!(!text(&folder, "output/changes.html").contains("<b>推</b>"));
}

#[test]
fn what_is_not_given_out_yet_is_compared_with_what_was() {
    let folder = project(SOUND);
    release(&folder, &[]);
    edit(&folder, FILE, "拉开门", "推开门");
    edit(
        &folder,
        FILE,
        "version = \"1.0.0\"\nchanges",
        "version = \"1.1.0\"\nstatus = \"draft\"\nchanges",
    );
    let own = page(&folder, "shop/changes.html");
    assert!(
        own.contains("<b>推</b>开门") && own.contains("v1.1.0"),
        "{own}"
    );
}
