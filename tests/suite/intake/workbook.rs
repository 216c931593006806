//! Workbooks as people fill them in, and as they damage them.

use super::book::{ACTIONS, Book, FILL, written};
use super::{opened, opened_alone};
use crate::product::build_with;
use crate::score::vector::vectors;
use crate::score::{answers, item, sheet_of};
use crate::support::Folder;
use punctilio::build::{Format, Options, Scope};
use punctilio::intake::Response;
use punctilio::label::Lang;
use punctilio::model::{SheetItem, SheetScale};
use punctilio::score::{Verdict, score};

/// The workbook of the salon in `salon.toml`.
fn salon() -> Book {
    let folder = Folder::with(&[("standards/salon.toml", include_str!("salon.toml"))]);
    let options = Options {
        scope: Scope {
            formats: vec![Format::Xlsx],
            ..Scope::default()
        },
        ..Options::default()
    };
    let built = build_with(folder.path(), &options);
    let file = built
        .artifacts
        .iter()
        .find(|file| file.path.as_str().ends_with("full.xlsx"));
    Book::open(&file.unwrap().bytes)
}

/// The salon's workbook, filled in.
fn filled() -> Book {
    let mut book = salon();
    for (key, value) in [
        ("site", "store-07"),
        ("date", "2026-11-21"),
        ("auditor", "007"),
    ] {
        book.head(key, value);
    }
    for (item, sample, typed) in [
        ("open-door", 0, "12"),
        ("greet", 0, "符合"),
        ("seat", 0, "5"),
        ("seat", 1, "4"),
        ("seat", 2, "未看到"),
        ("tea", 0, "部分符合"),
        ("queue", 0, "2"),
        ("mood", 0, "7"),
        ("farewell", 0, "1 两样都说"),
        ("no-gossip/gossip", 0, "发生"),
    ] {
        let cell = book.answer(item, sample);
        book.fill(&cell, typed);
    }
    let note = book.cell("tea", "note");
    book.write(FILL, &note, "茶是凉的");
    book
}

/// The same in TOML.
const TOML: &str = "[response]
sheet = \"salon/full\"
site = \"store-07\"
date = 2026-11-21
auditor = \"007\"

[answers]
open-door = \"12s\"
greet = \"yes\"
seat = [5, 4, \"not-observed\"]
tea = \"partial\"
queue = 2
mood = 7
farewell = \"both\"
\"no-gossip/gossip\" = \"no\"

[notes]
tea = { fact = \"茶是凉的\" }
";

fn read(book: &Book) -> (Option<Box<Response>>, Vec<String>) {
    opened("评分表(3)(1).xlsx", book.save())
}

/// Reads a workbook that says nothing wrong.
fn sound(book: &Book) -> Box<Response> {
    let (response, told) = read(book);
    assert_eq!(told, [""; 0]);
    response.unwrap()
}

/// Reads a workbook that cannot be used; returns what is told of it.
fn refused(book: &Book) -> Vec<String> {
    let (response, told) = read(book);
    assert!(response.is_none(), "{told:?}");
    told
}

fn same(one: &Verdict, other: &Verdict) {
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

#[test]
fn a_workbook_says_what_a_response_file_says() {
    let response = sound(&filled());
    let (text, told) = opened("a.toml", TOML);
    assert_eq!(told, [""; 0]);
    let text = text.unwrap();
    assert_eq!(response.answers, text.answers);
    assert_eq!(response.notes, text.notes);
    assert_eq!(response.head.site, text.head.site);
    assert_eq!(response.head.auditor, text.head.auditor);
    assert_eq!(response.date(), text.date());
    same(&response.verdict(), &text.verdict());
}

#[test]
fn every_vector_read_back_from_its_workbook_gives_the_same() {
    for mut vector in vectors() {
        let words: Vec<Vec<&str>> = vector
            .words
            .iter()
            .map(|w| w.split(' ').collect())
            .collect();
        let mut words = words.iter();
        for section in &mut vector.sheet.sections {
            for item in &mut section.items {
                item.samples = u32::try_from(words.next().unwrap().len()).unwrap();
            }
        }
        vector.sheet.hash = vector.sheet.digest();
        let plain: Vec<&str> = vector.words.iter().map(String::as_str).collect();
        let core = score(&vector.sheet, &answers(&vector.sheet, &plain));
        for lang in [Lang::Zh, Lang::En] {
            let mut book = written(&vector.sheet, lang);
            for (item, words) in vector.sheet.items().zip(&vector.words) {
                for (n, word) in words.split(' ').enumerate() {
                    if word != "blank" {
                        let cell = book.answer(&item.id, n);
                        book.fill(&cell, offered(item, word, lang));
                    }
                }
            }
            let (response, told) = opened_alone("评分表.xlsx", book.save());
            let told: Vec<&String> = told.iter().filter(|line| !line.contains("A913")).collect();
            assert_eq!(told, [""; 0], "{} {lang:?}", vector.id);
            let verdict = response.unwrap().verdict();
            same(&verdict, &core);
            assert_eq!(
                serde_json::json!(verdict.score),
                vector.expect["score"],
                "{}",
                vector.id
            );
        }
    }
}

/// The word of the drop-down for a word of files.
fn offered<'w>(item: &SheetItem, word: &'w str, lang: Lang) -> &'w str {
    let is_three = matches!(item.scale, SheetScale::Compliant { .. });
    let zh = lang == Lang::Zh;
    match word {
        "yes" | "full" => {
            if zh {
                "符合"
            } else {
                "Met"
            }
        }
        "no" | "none" => {
            if zh {
                "不符合"
            } else {
                "Not met"
            }
        }
        "partial" if is_three => {
            if zh {
                "部分符合"
            } else {
                "Partly"
            }
        }
        "na" => {
            if zh {
                "不适用"
            } else {
                "N/A"
            }
        }
        "not-observed" => {
            if zh {
                "未看到"
            } else {
                "Unseen"
            }
        }
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

#[test]
fn signs_and_words_of_any_keyboard_are_read_and_told() {
    for (item, typed, read) in [
        ("greet", "√", "yes"),
        ("greet", "×", "no"),
        ("greet", "✓", "yes"),
        ("greet", "是", ""),
        ("greet", "Met", "yes"),
        ("tea", "Partly", "partial"),
        ("mood", "７", "7"),
        ("queue", "２次", "2"),
        ("no-gossip/gossip", "Avoided", "yes"),
        ("open-door", "０．２分钟", "0.2min"),
    ] {
        let mut book = filled();
        let cell = book.answer(item, 0);
        book.write(FILL, &cell, typed);
        let (response, told) = super::workbook::read(&book);
        assert!(response.is_some(), "{typed}: {told:?}");
        match read {
            "" => assert_eq!(told, [""; 0]),
            read => {
                let line = format!(
                    "评分表(3)(1).xlsx:评分表!{cell} A915 检查项 {item} 的“{typed}”读作 {read}"
                );
                assert!(told[0].starts_with(&line), "{told:?} for {line}");
            }
        }
    }
}

#[test]
fn what_is_no_answer_is_refused_with_its_cell() {
    for (item, typed, code) in [
        ("mood", "很好", "A902"),
        ("mood", "4.5", "A902"),
        ("mood", "11", "A902"),
        ("greet", "发生", "A902"),
        ("open-door", "8cm", "A902"),
        ("tea", "不适用", "A904"),
    ] {
        let mut book = filled();
        let cell = book.answer(item, 0);
        book.fill(&cell, typed);
        let told = refused(&book);
        let line = format!("评分表(3)(1).xlsx:评分表!{cell} {code} ");
        assert!(
            told.len() == 1 && told[0].starts_with(&line),
            "{told:?} for {line}"
        );
    }
    // Spreadsheets make a day of “7-1”.
    let mut book = filled();
    let cell = book.answer("mood", 0);
    let day = book.data("fields")["date"].as_u64().unwrap();
    book.edit(FILL, |text| {
        let style = style_of(&text, &format!("E{day}"));
        let own = style_of(&text, &cell);
        text.replace(
            &format!("<c r=\"{cell}\" s=\"{own}\"><v>7</v>"),
            &format!("<c r=\"{cell}\" s=\"{style}\"><v>46204</v>"),
        )
    });
    assert!(refused(&book)[0].contains("没有“2026-07-01”这个回答"));
}

fn style_of(text: &str, cell: &str) -> String {
    let from = text.find(&format!("<c r=\"{cell}\" s=\"")).unwrap();
    let rest = &text[from..];
    let from = rest.find("s=\"").unwrap() + 3;
    rest[from..].split('"').next().unwrap().to_owned()
}

#[test]
fn days_are_read_as_cells_and_people_write_them() {
    for (kind, inner, told) in [
        ("", "<v>46347</v>", 0),
        ("inlineStr", "<is><t>2026/11/21</t></is>", 1),
        ("inlineStr", "<is><t>2026年11月21日</t></is>", 1),
    ] {
        let mut book = filled();
        let row = book.data("fields")["date"].as_u64().unwrap();
        book.put(FILL, &format!("E{row}"), kind, inner);
        let (response, found) = read(&book);
        assert_eq!(found.len(), told, "{inner}: {found:?}");
        assert!(found.iter().all(|line| line.contains("A916")), "{found:?}");
        assert_eq!(response.unwrap().date().unwrap().to_string(), "2026-11-21");
    }
    let mut book = filled();
    book.head("date", "上周五");
    let row = book.data("fields")["date"].as_u64().unwrap();
    let line = format!("评分表(3)(1).xlsx:评分表!E{row} F113 “上周五”不是日期");
    assert_eq!(refused(&book), [line]);
}

#[test]
fn corrective_actions_are_read_with_their_items() {
    let mut book = filled();
    for (cell, typed) in [
        ("A3", "1.4"),
        ("C3", "茶温不够"),
        ("D3", "没有保温壶"),
        ("E3", "买保温壶"),
        ("F3", "店长"),
        ("G3", "46357"),
        ("A4", "open-door"),
        ("E4", "重新培训"),
        ("H4", "2026-11-30"),
        ("I4", "督导 03"),
    ] {
        book.fill_on(ACTIONS, cell, typed);
    }
    let response = sound(&book);
    let items: Vec<&str> = response
        .sheet
        .items()
        .map(|item| item.id.as_str())
        .collect();
    let of = |id: &str| &response.notes[&items.iter().position(|own| *own == id).unwrap()];
    let tea = of("tea");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    assert_eq!(text(&tea.fact), "茶是凉的；茶温不够");
    assert_eq!(text(&tea.cause), "没有保温壶");
    assert_eq!(text(&tea.action), "买保温壶");
    assert_eq!(text(&tea.owner), "店长");
    assert_eq!(tea.due.unwrap().to_string(), "2026-12-01");
    let door = of("open-door");
    assert_eq!(door.done.unwrap().to_string(), "2026-11-30");
    assert_eq!(text(&door.verified_by), "督导 03");

    book.fill_on(ACTIONS, "A5", "9.9");
    book.fill_on(ACTIONS, "E6", "没有编号");
    let name = "评分表(3)(1).xlsx:整改";
    let told = refused(&book);
    assert!(
        told[0].starts_with(name) && told[0].contains("!A5 A901 表上没有编号为“9.9”的检查项"),
        "{told:?}"
    );
    assert!(told[1].contains("!A6 A908 这一行没有写检查项"), "{told:?}");
}

#[test]
fn whole_rows_may_be_sorted() {
    let mut book = filled();
    let (one, other) = (book.row("greet"), book.row("mood"));
    book.swap_rows(
        FILL,
        u32::try_from(one).unwrap(),
        u32::try_from(other).unwrap(),
        "",
    );
    let response = sound(&book);
    same(&response.verdict(), &sound(&filled()).verdict());
}

#[test]
fn columns_in_sight_may_be_sorted_alone() {
    let mut book = filled();
    let rows = ["greet", "mood"].map(|item| u32::try_from(book.row(item)).unwrap());
    book.swap_rows(FILL, rows[0], rows[1], "ABCDEFGHI");
    let columns = book.data("columns");
    assert!(columns["note"].as_str().unwrap() < columns["id"].as_str().unwrap());
    assert_eq!(columns["id"], "J", "the addresses are not sorted along");
    let (response, told) = read(&book);
    assert!(told.len() == 1 && told[0].contains("A921"), "{told:?}");
    same(&response.unwrap().verdict(), &sound(&filled()).verdict());
}

#[test]
fn edited_sheets_are_refused_with_the_cell() {
    let name = "评分表(3)(1).xlsx:评分表!";
    // A reworded question.
    let mut book = filled();
    let cell = book.cell("greet", "text");
    book.write(FILL, &cell, "问候得好");
    let told = refused(&book);
    assert_eq!(
        told,
        [format!(
            "{name}{cell} A919 检查项 1.2 的题目改过：原来是“问候”，现在是“问候得好”"
        )]
    );
    // Words of two questions exchanged by hand, numbers left.
    let mut book = filled();
    let cells = ["greet", "mood"].map(|item| book.cell(item, "text"));
    book.write(FILL, &cells[0], "神态");
    book.write(FILL, &cells[1], "问候");
    assert_eq!(refused(&book).len(), 2);
    // A row taken out.
    let mut book = filled();
    let (row, cell) = (book.row("tea"), book.cell("tea", "number"));
    book.clear_row(FILL, u32::try_from(row).unwrap());
    let told = refused(&book);
    assert_eq!(
        told,
        [format!(
            "{name}{cell} A919 检查项 1.4（tea）这一行不见了，原来在这里"
        )]
    );
    // A column taken out.
    let mut book = filled();
    book.delete_column(FILL, 'D');
    let told = refused(&book);
    assert!(
        told.len() == 1
            && told[0].starts_with(&format!("{name}D3 A919 这一列原来是“分值”，现在是“")),
        "{told:?}"
    );
    // The hidden column taken out.
    let mut book = filled();
    book.delete_column(FILL, 'J');
    let told = refused(&book);
    assert_eq!(told, [format!("{name}J3 A919 隐藏的编号列不见了")]);
    // Cells merged.
    let mut book = filled();
    let (first, last) = (book.answer("greet", 0), book.answer("tea", 0));
    book.edit(FILL, |text| {
        text.replace(
            "<mergeCell ref=\"A2:D2\"/>",
            &format!("<mergeCell ref=\"A2:D2\"/><mergeCell ref=\"{first}:{last}\"/>"),
        )
    });
    let told = refused(&book);
    assert!(
        told[0].starts_with(&format!(
            "{name}{first} A919 {first} 到 {last} 合并了单元格"
        )),
        "{told:?}"
    );
    // The carried list changed.
    let mut book = filled();
    let strings = book.part("xl/sharedStrings.xml");
    *strings = String::from_utf8(strings.clone())
        .unwrap()
        .replace("\"points\":\"2.5\"", "\"points\":\"9\"")
        .into_bytes();
    let told = refused(&book);
    assert!(
        told[0].contains(":_meta!B") && told[0].contains(" A907 "),
        "{told:?}"
    );
}

#[test]
fn a_formula_that_was_overwritten_is_told_and_the_score_is_right() {
    let mut book = filled();
    let cell = book.cell("greet", "earned");
    book.fill(&cell, "99");
    let (response, told) = read(&book);
    assert!(
        told.len() == 1 && told[0].starts_with(&format!("评分表(3)(1).xlsx:评分表!{cell} A920 ")),
        "{told:?}"
    );
    same(&response.unwrap().verdict(), &sound(&filled()).verdict());
}

#[test]
fn what_is_no_workbook_of_ours_says_what_it_is() {
    let told = |bytes: &[u8]| {
        let (response, told) = opened("a.xlsx", bytes);
        assert!(response.is_none() && told.len() == 1, "{told:?}");
        told.into_iter().next().unwrap()
    };
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert!(told(&ole).contains("旧式的 .xls"));
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(told(&[&ole[..], &name].concat()).contains("打开密码"));
    let bytes = filled().save();
    assert!(told(&bytes[..bytes.len() / 2]).contains("文件坏了"));
    let mut foreign = filled();
    let strings = foreign.part("xl/sharedStrings.xml");
    *strings = String::from_utf8(strings.clone())
        .unwrap()
        .replace("punctilio/workbook", "somebody/else")
        .into_bytes();
    assert!(told(&foreign.save()).contains("没有隐藏的工作表 _meta"));
    // Sixty megabytes of spaces weigh sixty thousand bytes.
    let mut bomb = filled();
    bomb.part("xl/sharedStrings.xml")
        .extend(std::iter::repeat_n(b' ', 60 << 20));
    let bytes = bomb.save();
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    assert!(told(&bytes).contains("解压后超过 48 MB"));
}

#[test]
fn two_sheets_to_fill_in_in_one_workbook_are_refused() {
    let mut book = filled();
    let sheet = book.part("xl/worksheets/sheet1.xml").clone();
    *book.part("xl/worksheets/sheet2.xml") = sheet;
    let told = refused(&book);
    assert!(
        told[0].contains("A1 A919 工作簿里有 2 张评分表"),
        "{told:?}"
    );
}

#[test]
fn an_item_that_a_site_lacks_needs_no_other_knowledge() {
    let mut list = sheet_of(vec![
        item("a", "1", SheetScale::YesNo),
        item("b", "1", SheetScale::YesNo),
    ]);
    list.sections[0].items[1].na = punctilio::format::NaPolicy::No;
    list.hash = list.digest();
    let mut book = written(&list, Lang::Zh);
    for item in ["a", "b"] {
        let cell = book.answer(item, 0);
        book.fill(&cell, if item == "a" { "符合" } else { "不适用" });
    }
    let (response, told) = opened_alone("a.xlsx", book.save());
    assert!(response.is_none() && told[0].contains("A904"), "{told:?}");
    book.edit_meta("lacking", "[\"b\"]");
    let (response, told) = opened_alone("a.xlsx", book.save());
    assert_eq!(told, [""; 0]);
    assert_eq!(response.unwrap().verdict().score.as_deref(), Some("100.0"));
}

#[test]
fn damaged_bytes_never_break_the_reader() {
    let bytes = filled().save();
    let mut state = 7_u64;
    for _ in 0..60 {
        let mut damaged = bytes.clone();
        for _ in 0..8 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = usize::try_from(state >> 33).unwrap() % damaged.len();
            damaged[at] ^= u8::try_from(state >> 56).unwrap() | 1;
        }
        // Whatever comes of it, it is an answer.
        let _ = opened("a.xlsx", damaged);
    }
    let mut book = filled();
    let verdict = sound(&book).verdict();
    for part in [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet4.xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
    ] {
        let whole = book.part(part).clone();
        for n in 1..8 {
            *book.part(part) = whole[..whole.len() * n / 8].to_vec();
            let (response, told) = read(&book);
            match response {
                None => assert!(!told.is_empty(), "{part} {n}"),
                // All cells are there.
                Some(response) => same(&response.verdict(), &verdict),
            }
        }
        *book.part(part) = whole;
    }
}

#[test]
fn every_workbook_that_is_built_is_read_back() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects");
    let own = ["everything", "sheets"].map(|name| crate::product::build(&folder.join(name)));
    let shipped = crate::product::shipped();
    let mut read = 0;
    for built in own.iter().chain([shipped]) {
        let books = built.artifacts.iter();
        for file in books.filter(|file| file.path.as_str().ends_with(".xlsx")) {
            let (response, told) = opened_alone("a.xlsx", &*file.bytes);
            assert_eq!(told, [""; 0], "{}", file.path.as_str());
            let response = response.unwrap_or_else(|| panic!("{}", file.path.as_str()));
            assert!(response.notes.is_empty() && response.head.date.is_none());
            let blank = punctilio::score::Answers::blank(&response.sheet);
            same(&response.verdict(), &score(&response.sheet, &blank));
            read += 1;
        }
    }
    assert!(read > 60, "only {read} workbooks");
}

#[test]
fn the_workbook_of_a_site_says_itself_what_the_site_lacks() {
    let book = "format = 1\n[book]\ntitle = \"手册\"\nsites = [{ id = \"store-07\", name = \"解放路店\", lacks = [\"vip-room\"] }]\n";
    let standard = "format = 1\n[standard]\nid = \"salon\"\ntitle = \"店\"\nversion = \"1.0.0\"\n\n[[touchpoints]]\nid = \"vip-room\"\nname = \"贵宾室\"\n\n[[phases]]\nid = \"p\"\ntitle = \"迎客\"\n\n[[phases.steps]]\nid = \"a\"\ntitle = \"问候\"\ndo = [\"问好\"]\n\n[[phases.steps]]\nid = \"b\"\ntitle = \"带进贵宾室\"\ntouchpoint = \"vip-room\"\ndo = [\"带路\"]\nitem = { na = \"no\" }\n";
    let folder = Folder::with(&[
        ("standards/punctilio.toml", book),
        ("standards/salon.toml", standard),
    ]);
    let options = Options {
        scope: Scope {
            formats: vec![Format::Xlsx],
            site: Some("store-07".to_owned()),
            ..Scope::default()
        },
        ..Options::default()
    };
    let built = build_with(folder.path(), &options);
    let file = built
        .artifacts
        .iter()
        .find(|file| file.path.as_str().ends_with("full.xlsx"));
    let mut book = Book::open(&file.unwrap().bytes);
    let cell = book.answer("a", 0);
    book.fill(&cell, "符合");
    let (response, told) = opened_alone("a.xlsx", book.save());
    assert_eq!(told, [""; 0]);
    let response = response.unwrap();
    assert_eq!(response.head.site.as_deref(), Some("store-07"));
    let verdict = response.verdict();
    assert_eq!(verdict.items[1].state.key(), "na");
    assert_eq!(verdict.score.as_deref(), Some("100.0"));
}
