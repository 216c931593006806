//! What the checks do beside single rules: levels, waivers, dates, cures and words.

use crate::page::cases;
use crate::support::{Folder, lines};
use punctilio::build::{self, Outcome};
use punctilio::check::all_codes;
use punctilio::diag::{Fix, Level};
use punctilio::format::Date;
use punctilio::label::Lang;
use punctilio::source::Project;

const SALON: &str = r#"format = 1

[standard]
id = "salon"
title = { zh = "美容院", en = "Salon" }
version = "1.0.0"
effective = 2026-01-01
review_every = "30d"

[[avoid]]
text = "说“买”"
words = ["买"]

[[phases]]
id = "advice"
title = "咨询"

[[phases.steps]]
id = "offer"
title = "推荐"
say = [
  { id = "ask", text = "您想买哪一款？" },
  { id = "again", text = "还想买什么？" },
]
"#;

fn check(files: &[(&str, &str)], level: Option<Level>, today: Option<&str>) -> Outcome {
    let folder = Folder::with(files);
    let today = today.map(|day| Date::parse(day).unwrap());
    build::check(&Project::at(folder.path()), level, today)
}

fn salon(waiver: &str) -> Outcome {
    let text = format!("{SALON}\n{waiver}");
    check(&[("standards/salon.toml", &text)], None, None)
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    outcome.diagnostics.iter().map(|d| d.code.id).collect()
}

#[test]
fn a_waiver_reaches_one_statement() {
    assert_eq!(codes(&salon("")), ["W703", "W703"]);
    let outcome = salon(
        "[[waivers]]\ncode = \"forbidden-words\"\nat = \"step:offer/ask\"\nreason = \"原话\"\n",
    );
    assert_eq!(
        lines(&outcome.diagnostics, &outcome.sources),
        ["standards/salon.toml:23:31 W703 步骤 1.1「推荐」里的“买”是禁用的说法"]
    );
    let [waived] = outcome.waived.as_slice() else {
        panic!("{:?}", outcome.waived);
    };
    assert_eq!(waived.standard, "salon");
    assert_eq!(waived.address, "step:offer/ask");
    assert_eq!(waived.diagnostic.code.id, "W703");
    let reason = waived.reason.as_ref().map(|text| text.main());
    assert_eq!(reason, Some("原话"));
}

#[test]
fn a_waiver_of_a_thing_holds_for_its_statements_and_one_of_the_standard_for_all() {
    for at in ["at = \"step:offer\"\n", ""] {
        let outcome = salon(&format!(
            "[[waivers]]\ncode = \"w703\"\n{at}reason = \"原话\"\n"
        ));
        assert_eq!(codes(&outcome), [""; 0], "{at}");
        assert_eq!(outcome.waived.len(), 2, "{at}");
    }
}

#[test]
fn a_waiver_of_what_this_level_does_not_look_for_is_no_fault() {
    let waiver = "[[waivers]]\ncode = \"T301\"\nreason = \"以后再定\"\n";
    assert_eq!(codes(&salon(waiver)), ["W703", "W703"]);
    let text = format!("{SALON}\n{waiver}");
    let files = [("standards/salon.toml", text.as_str())];
    let outcome = check(&files, Some(Level::Complete), None);
    assert!(!codes(&outcome).contains(&"T301"));
    assert!(
        outcome
            .waived
            .iter()
            .any(|w| w.diagnostic.code.id == "T301")
    );
}

#[test]
fn dates_are_compared_only_with_a_given_day() {
    let files = [("standards/salon.toml", SALON)];
    let without = check(&files, None, None);
    let skipped: Vec<_> = without.not_checked.iter().map(|code| code.id).collect();
    assert_eq!(skipped, ["T304"]);
    for (today, late) in [("2026-01-31", false), ("2026-02-01", true)] {
        let outcome = check(&files, None, Some(today));
        assert_eq!(codes(&outcome).contains(&"T304"), late, "{today}");
        assert!(outcome.not_checked.is_empty());
    }
}

#[test]
fn the_book_sets_the_level_and_a_run_may_set_another() {
    let book = "format = 1\n\n[book]\nlevel = \"complete\"\n";
    let files = [
        ("standards/punctilio.toml", book),
        ("standards/salon.toml", SALON),
    ];
    assert!(codes(&check(&files, None, None)).contains(&"T301"));
    assert!(!codes(&check(&files, Some(Level::Basic), None)).contains(&"T301"));
}

#[test]
fn a_text_with_escapes_is_reported_whole_and_not_mended() {
    let text = SALON.replace("您想买哪一款？", "\\u60a8想买,哪一款？");
    let outcome = check(&[("standards/salon.toml", &text)], None, None);
    let mark = outcome.diagnostics.iter().find(|d| d.code.id == "W701");
    let mark = mark.expect("the comma is found");
    assert!(mark.fix.is_none());
    let span = mark.place.span().expect("a place in the text");
    let raw = &outcome.sources.get(span.source).text[span.range()];
    assert_eq!(raw, "\"\\u60a8想买,哪一款？\"");
}

#[test]
fn included_things_are_judged_where_they_are_written() {
    let including = r#"format = 1

[standard]
id = "shop"
title = "门店"
version = "1.0.0"
include = [{ from = "salon", select = ["phase:advice"] }]
"#;
    let files = [
        ("standards/salon.toml", SALON),
        ("standards/shop.toml", including),
    ];
    let outcome = check(&files, Some(Level::Audit), None);
    let twice: Vec<_> = lines(&outcome.diagnostics, &outcome.sources)
        .into_iter()
        .filter(|line| line.contains("T301"))
        .collect();
    assert_eq!(
        twice,
        ["standards/salon.toml:20:9 T301 步骤 1.1「推荐」有顾客在场或等候，却没有时限"]
    );
}

/// Applies cures to the texts of a case.
fn mend(files: &[(String, String)], outcome: &Outcome, fixes: &[&Fix]) -> Vec<(String, String)> {
    let mut fixes = fixes.to_vec();
    fixes.sort_by_key(|fix| std::cmp::Reverse((fix.span.start, fix.span.end)));
    let mut files = files.to_vec();
    for fix in fixes {
        let path = &outcome.sources.get(fix.span.source).path;
        let file = files.iter_mut().find(|(name, _)| name == path);
        let (_, text) = file.expect("a cure is in a file of the case");
        text.replace_range(fix.span.range(), &fix.text);
    }
    files
}

#[test]
fn safe_cures_of_rules_take_their_fault_away() {
    let mut mended = 0;
    for code in all_codes()
        .into_iter()
        .filter(|code| "TDXMW".contains(&code.id[..1]))
    {
        for case in cases(code.page) {
            let run = |files: &[(String, String)]| {
                let files: Vec<_> = files.iter().map(|f| (f.0.as_str(), f.1.as_str())).collect();
                check(&files, Some(Level::Audit), None)
            };
            let before = run(&case.files);
            let fixes: Vec<&Fix> = before
                .diagnostics
                .iter()
                .filter(|d| d.code == code)
                .filter_map(|d| d.fix.as_ref())
                .filter(|fix| fix.safe)
                .collect();
            if fixes.is_empty() {
                continue;
            }
            mended += fixes.len();
            let after = run(&mend(&case.files, &before, &fixes));
            assert!(!codes(&after).contains(&code.id), "{}", code.id);
        }
    }
    assert!(mended >= 5, "{mended} cures");
}

#[test]
fn messages_are_short_phrases_in_both_languages_with_a_cure() {
    for code in all_codes() {
        for case in cases(code.page) {
            let files: Vec<_> = case
                .files
                .iter()
                .map(|f| (f.0.as_str(), f.1.as_str()))
                .collect();
            for fault in check(&files, Some(Level::Audit), Some("2027-01-01")).diagnostics {
                let (zh, en) = (fault.words.get(Lang::Zh), fault.words.get(Lang::En));
                let name = format!("{} {zh} / {en}", fault.code.id);
                assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{name}");
                assert!(!zh.ends_with('。') && !en.ends_with('.'), "{name}");
                assert!(
                    !en.starts_with(|c: char| c.is_ascii_uppercase()) || is_code(en),
                    "{name}"
                );
                let cure = fault.help.is_some() || fault.expected.is_some();
                assert!(cure, "{name}: no cure");
            }
        }
    }
}

/// Tells whether a message begins with a code or a name, which keeps its capitals.
fn is_code(message: &str) -> bool {
    let word = message.split(' ').next().unwrap_or_default();
    word.chars()
        .skip(1)
        .any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
