//! Score sheets as workbooks and as lists of answers; what they calculate is checked by `tests/workbook`.

use crate::product::{self, build_with};
use punctilio::build::{Format, Options, Scope};
use punctilio::model::SheetItems;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Lists the score sheets of a build that have a form.
fn with<'b>(built: &'b product::Built, ending: &str) -> BTreeSet<&'b str> {
    let paths = built.artifacts.iter().map(|file| file.path.as_str());
    let sheets = paths.filter(|path| path.contains("/score-sheets/"));
    sheets
        .filter_map(|path| path.strip_suffix(ending))
        .collect()
}

fn everything() -> PathBuf {
    project("everything")
}

fn project(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects");
    folder.join(name)
}

#[test]
fn beside_every_score_sheet_lie_a_workbook_and_a_list() {
    let built = product::shipped();
    let pages = with(built, ".html");
    assert!(pages.len() > 50, "only {} score sheets", pages.len());
    assert_eq!(pages, with(built, ".xlsx"));
    assert_eq!(pages, with(built, ".csv"));
    for page in pages {
        let text = built
            .texts()
            .find(|(path, _)| *path == format!("{page}.html"));
        let text = text.map(|(_, text)| text).unwrap_or_default();
        let name = page.rsplit('/').next().unwrap();
        assert!(
            text.contains(&format!("{name}.xlsx")),
            "{page} links its workbook"
        );
        assert!(
            text.contains(&format!("{name}.csv")),
            "{page} links its list"
        );
    }
}

#[test]
fn a_list_of_answers_names_its_sheet_and_carries_its_items() {
    let built = product::build(&everything());
    let lists = with(&built, ".csv");
    assert!(lists.len() > 4);
    for list in lists {
        let path = format!("{list}.csv");
        let text = built.texts().find(|(found, _)| *found == path).unwrap().1;
        let text = text.strip_prefix('\u{feff}').expect("a mark in front");
        let lines: Vec<&str> = text.split("\r\n").collect();
        let parts: Vec<&str> = list.split('/').collect();
        let [.., standard, _, audit] = parts.as_slice() else {
            panic!("{list}");
        };
        assert_eq!(lines[0], format!("#sheet,{standard}/{audit}"));
        let items = lines
            .iter()
            .find_map(|line| line.strip_prefix("#sheet_items,"))
            .unwrap();
        let items = items.trim_matches('"').replace("\"\"", "\"");
        let items: SheetItems = serde_json::from_str(&items).unwrap();
        assert_eq!(items.verify(), Ok(()), "{list}");
        assert_eq!(lines[1], format!("#hash,{}", items.hash));
        let first = lines
            .iter()
            .position(|line| *line == "item,answer,note,owner,due")
            .unwrap();
        let ids: Vec<&str> = lines[first + 1..]
            .iter()
            .filter_map(|line| line.strip_suffix(",,,,"))
            .collect();
        let wanted: Vec<&str> = items.items().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, wanted, "{list}");
    }
}

#[test]
fn workbooks_of_internal_audits_stay_out_of_a_public_site() {
    let options = Options {
        public: true,
        ..Options::default()
    };
    let sheets = project("sheets");
    let (all, public) = (product::build(&sheets), build_with(&sheets, &options));
    assert!(!with(&public, ".xlsx").is_empty());
    assert!(with(&public, ".xlsx").len() < with(&all, ".xlsx").len());
    assert_eq!(with(&public, ".html"), with(&public, ".xlsx"));
    assert_eq!(with(&public, ".html"), with(&public, ".csv"));
}

#[test]
fn workbooks_alone_can_be_asked_for() {
    let options = Options {
        scope: Scope {
            formats: vec![Format::Xlsx],
            ..Scope::default()
        },
        ..Options::default()
    };
    let built = build_with(&everything(), &options);
    let asked = built
        .artifacts
        .iter()
        .filter(|file| !file.path.as_str().starts_with("assets/"));
    assert!(asked.clone().count() > 4);
    for file in asked {
        assert!(
            file.path.as_str().ends_with(".xlsx"),
            "{}",
            file.path.as_str()
        );
        assert!(file.bytes.starts_with(b"PK"), "{}", file.path.as_str());
    }
}
