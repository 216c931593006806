//! `build --history`: the next score sheet of a site tells of the last one.

use super::punctilio;
use crate::intake::book::Book;
use crate::support::Folder;
use punctilio::intake::{self, Library, Opened};
use punctilio::source::{self, SourceSet};

const BOOK: &str = "format = 1\n[book]\ntitle = \"手册\"\nlanguages = [\"zh\", \"en\"]\nsites = [{ id = \"store-07\", name = \"解放路店\" }, { id = \"store-08\", name = \"西湖店\" }]\n";

const MYSTERY: &str =
    "\n[[audits]]\nid = \"mystery\"\ntitle = \"神秘顾客\"\nassessor = \"third-party\"\n";

/// A visit: day, site, answer to `tea`, what is said of it.
fn visit(date: &str, site: &str, sheet: &str, tea: &str, note: &str) -> String {
    format!(
        "[response]\nsheet = \"salon/{sheet}\"\nsite = \"{site}\"\ndate = {date}\nauditor = \"a\"\n\n[answers]\nopen-door = \"8s\"\ngreet = \"yes\"\nseat = 4\ntea = \"{tea}\"\nqueue = 0\nmood = 7\nfarewell = \"both\"\n\"no-gossip/gossip\" = \"yes\"\n\n[notes]\n{note}"
    )
}

fn salon() -> Folder {
    let salon = format!("{}{MYSTERY}", include_str!("../intake/salon.toml"));
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        ("standards/salon.toml", salon.as_str()),
    ]);
    let first = "tea = { fact = \"茶凉\", action = \"换保温壶\", owner = \"店长\", due = 2026-11-10 }\nmood = { fact = \"没笑\", action = \"<b>练微笑</b>\", owner = \"张三\" }\nseat = { action = \"换桌\", done = 2026-11-05 }\n";
    let second = "tea = { fact = \"茶还凉\", action = \"再换保温壶 *两只*\", owner = \"店长\", due = 2026-12-01 }\n";
    for (name, text) in [
        (
            "1.toml",
            visit("2026-11-01", "store-07", "full", "partial", first),
        ),
        // By its name, as a person fills it in.
        (
            "2.toml",
            visit("2026-11-20", "解放路店", "full", "none", second),
        ),
        (
            "3.toml",
            visit("2026-11-21", "store-08", "full", "full", ""),
        ),
        (
            "4.toml",
            visit("2026-11-22", "store-07", "mystery", "none", second),
        ),
    ] {
        folder.write(&format!("history/{name}"), text);
    }
    folder
}

fn read(folder: &Folder, path: &str) -> String {
    let file = folder.at("output/sites").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const ARGS: [&str; 8] = [
    "build",
    "--site",
    "store-07",
    "--history",
    "history",
    "--today",
    "2026-11-22",
    "--format",
];

fn with(more: &[&'static str]) -> Vec<&'static str> {
    ARGS.iter().chain(more).copied().collect()
}

#[test]
fn the_next_sheet_tells_the_last_result_and_what_is_open() {
    let folder = salon();
    let run = with(&["html", "--format", "xlsx"]);
    let run = punctilio(folder.path(), &run);
    assert_eq!(run.status, 0, "{run:?}");
    let page = read(&folder, "store-07/salon/score-sheets/full.html");
    let after = |text: &str, what: &str| {
        let at = text.find(what).unwrap_or_else(|| panic!("no {what}"));
        text[at..].to_owned()
    };
    let field = after(&page, "上次得分率／等级");
    let field = &field[..field.find("</div>").unwrap()];
    assert!(field.contains("% "), "{field}");
    assert!(field.contains(" 2026-11-20"), "{field}");
    let past = after(&page, "上次未完成的整改");
    let past = &past[..past.find("</table>").unwrap()];
    // What the second visit agreed on takes the place of what the first one did, and what is done is gone.
    assert!(
        past.contains("再换保温壶 *两只*") && past.contains("2026-12-01"),
        "{past}"
    );
    assert!(
        !past.contains(">换保温壶") && !past.contains("换桌"),
        "{past}"
    );
    assert!(past.contains("&lt;b&gt;练微笑"), "{past}");
    assert_eq!(past.matches("<tr>").count(), 3, "{past}");
    assert!(past.find("再换保温壶").unwrap() < past.find("练微笑").unwrap());
    // Who comes as a customer is told nothing.
    let mystery = read(&folder, "store-07/salon/score-sheets/mystery.html");
    assert!(!mystery.contains("上次未完成的整改</h2>") && !mystery.contains("再换保温壶"));

    let path = "output/sites/store-07/salon/score-sheets/full.xlsx";
    let bytes = std::fs::read(folder.at(path)).unwrap();
    let mut book = Book::open(&bytes);
    let strings = String::from_utf8(book.part("xl/sharedStrings.xml").clone()).unwrap();
    assert!(strings.contains("再换保温壶 *两只*") && strings.contains("上次未完成的整改"));
    assert!(strings.contains(" 2026-11-20"));
    let names = String::from_utf8(book.part("xl/workbook.xml").clone()).unwrap();
    assert!(names.contains("name=\"上次整改\""), "{names}");
    // What is told of last time is nothing that was filled in this time.
    let (mut sources, mut sink) = (SourceSet::new(), punctilio::diag::Sink::new());
    let found = source::found(&folder.at(path), &mut sink)
        .unwrap()
        .remove(0);
    match intake::open(&found, &Library::new(), None, &mut sources, &mut sink) {
        Opened::Response(response) => {
            assert!(response.notes.is_empty(), "{:?}", response.notes);
            assert_eq!(response.head.site.as_deref(), Some("store-07"));
        }
        other => panic!("{other:?}: {:?}", sink.finish()),
    }
}

#[test]
fn what_a_later_visit_finds_in_order_is_settled_on_the_sheet_as_on_the_page_of_all_sites() {
    let folder = salon();
    folder.write(
        "history/5.toml",
        visit("2026-11-21", "store-07", "full", "full", ""),
    );
    let run = punctilio(folder.path(), &with(&["html"]));
    assert_eq!(run.status, 0, "{run:?}");
    let page = read(&folder, "store-07/salon/score-sheets/full.html");
    assert!(
        page.contains("练微笑") && !page.contains("再换保温壶"),
        "the tea was served as it should be"
    );
    let run = punctilio(
        folder.path(),
        &[
            "score",
            "history",
            "--today",
            "2026-11-22",
            "--site",
            "store-07",
            "--standard",
            "salon/full",
        ],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let board = std::fs::read_to_string(folder.at("audit-reports/index.html")).unwrap();
    assert!(board.contains("练微笑") && !board.contains("再换保温壶"));
}

#[test]
fn an_overdue_action_says_so_and_a_later_visit_makes_the_sheet_anew() {
    let folder = salon();
    let run = punctilio(folder.path(), &with(&["html"]));
    assert_eq!(run.status, 0, "{run:?}");
    let path = "store-07/salon/score-sheets/full.html";
    assert!(!read(&folder, path).contains("<b>已逾期</b>"));
    let mut args = with(&["html"]);
    args[6] = "2026-12-24";
    let run = punctilio(folder.path(), &args);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(read(&folder, path).contains("2026-12-01 <b>已逾期</b>"));
    // It is done now.
    let done = "tea = { action = \"换\", done = 2026-12-20 }\nmood = { action = \"练\", done = 2026-12-20 }\n";
    folder.write(
        "history/5.toml",
        visit("2026-12-20", "store-07", "full", "full", done),
    );
    let run = punctilio(folder.path(), &args);
    assert_eq!(run.status, 0, "{run:?}");
    let page = read(&folder, path);
    assert!(!page.contains("class=\"past\"") && page.contains(" 2026-12-20"));
    // And once more nothing changes.
    let run = punctilio(folder.path(), &args);
    assert!(
        run.out.contains("写了 0 个") || run.out.contains("0 written"),
        "{run:?}"
    );
}

#[test]
fn a_broken_history_stops_the_build_and_an_empty_one_is_told() {
    let folder = salon();
    folder.write(
        "history/9.toml",
        visit("2026-11-23", "store-07", "full", "gut", ""),
    );
    let run = punctilio(folder.path(), &with(&["html", "--messages", "en"]));
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.err.contains("A902") && run.err.contains("the history has 1 errors"),
        "{run:?}"
    );
    assert!(!folder.at("output").exists());
    folder.write("none/readme.md", "x");
    let args = [
        "build",
        "--site",
        "store-07",
        "--history",
        "none",
        "--format",
        "html",
        "--messages",
        "en",
    ];
    let run = punctilio(folder.path(), &args);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.err.contains("the history has no visit to store-07"),
        "{run:?}"
    );
    let run = punctilio(folder.path(), &["build", "--history", "history"]);
    assert_eq!(run.status, 2, "{run:?}");
}
