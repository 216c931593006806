//! What a text is follows from what it holds.

use super::opened;
use punctilio::format::Date;
use punctilio::intake::{Kind, Note};

#[test]
fn the_first_lines_tell_the_kind() {
    for (text, kind) in [
        ("[response]\nsheet = \"a/full\"\n", Some(Kind::Document)),
        (
            "# filled in on the train\n\n[answers]\n",
            Some(Kind::Document),
        ),
        ("#sheet,a/full\n", Some(Kind::Csv)),
        ("\n\"#sheet\";\"a/full\"\n", Some(Kind::Csv)),
        ("item,answer\n", Some(Kind::Csv)),
        ("Item\tanswer\n", Some(Kind::Csv)),
        ("punctilio a/full 3f9c2a7\n", Some(Kind::Chat)),
        ("张三 10:21\n\n> Punctilio　a/full\n", Some(Kind::Chat)),
        ("punctilio is a program\n", None),
        ("# a heading, and more\n", None),
        ("items,answer\n", None),
        ("[standard]\nid = \"a\"\n", None),
        ("", None),
    ] {
        assert_eq!(Kind::of(text), kind, "{text:?}");
    }
}

#[test]
fn columns_may_stand_in_another_order_and_be_missing() {
    let (response, found) = opened(
        "a.csv",
        "#sheet;salon/full\nnote;answer;item\n\"zwei; drei\";yes;greet\n;5;seat\n",
    );
    assert_eq!(found, [""; 0]);
    let response = response.unwrap();
    let note = response.notes.get(&1).unwrap();
    assert_eq!(note.fact.as_deref(), Some("zwei; drei"));
    assert_eq!(response.verdict().blanks, 6);
}

#[test]
fn the_mask_of_a_formula_is_taken_off() {
    let (response, found) = opened(
        "a.csv",
        "#sheet,salon/full\nitem,answer,note\ngreet,no,'=1+1\nseat,5,'t was so\ntea,full,\"'-3 度, kalt\"\n",
    );
    assert_eq!(found, [""; 0]);
    let response = response.unwrap();
    let facts: Vec<&str> = response
        .notes
        .values()
        .filter_map(|n| n.fact.as_deref())
        .collect();
    assert_eq!(facts, ["=1+1", "'t was so", "-3 度, kalt"]);
}

#[test]
fn broken_tables_name_the_cell() {
    for (text, told) in [
        (
            "#sheet,salon/full\nitem,anwser\n",
            "a.csv:2:6 A908 没有“anwser”这一列",
        ),
        (
            "#sheet,salon/full\n#sites,x\nitem,answer\n",
            "a.csv:2:1 F105 评分表表头没有“sites”这个键",
        ),
        (
            "#sheet,salon/full\nitem,answer\n,yes\n",
            "a.csv:3:2 A908 这一行没有写检查项",
        ),
        (
            "#sheet,salon/full\n",
            "a.csv:1:1 A908 没有 item,answer 这一行表头",
        ),
        (
            "#sheet,salon/full\n#date,21.11.2026\nitem,answer\n",
            "a.csv:2:7 F113 “21.11.2026”不是日期",
        ),
        (
            "item,answer\ngreet,yes\n",
            "a.csv:1:1 F107 评分表表头缺少 sheet",
        ),
    ] {
        let (response, found) = opened("a.csv", text);
        assert_eq!(found, [told], "{text}");
        assert!(response.is_none());
    }
}

#[test]
fn a_chat_keeps_its_notes_as_they_are() {
    let text = "punctilio salon/full\nsite: 解放路：店\nbest: 见 https://example.com/a=b\n\
        greet = yes // 门口：三秒内 — “很快” a=b // 再说\n";
    let (response, found) = opened("a.txt", text);
    assert_eq!(found, [""; 0]);
    let response = response.unwrap();
    let fact = response.notes.get(&1).and_then(|note| note.fact.as_deref());
    assert_eq!(fact, Some("门口：三秒内 — “很快” a=b // 再说"));
    assert_eq!(response.head.site.as_deref(), Some("解放路:店"));
    assert_eq!(response.head.best, ["见 https://example.com/a=b"]);
}

#[test]
fn a_document_brings_head_and_notes() {
    let text = "[response]\nsheet = \"salon/full\"\nid = 17\nvisit = 2\narrived = 14:05\nleft = \"15:40\"\n\
        assessed = [\"E-3\", 4]\n\n[answers]\ngreet = true\n\n[notes]\ngreet = { fact = \"…\", \
        evidence = [\"p.jpg\"], cause = \"c\", action = \"a\", owner = \"店长\", due = 2026-12-01, done = 2026-11-30, \
        verified_by = \"E-1\" }\ntea = \"凉\"\n";
    let (response, found) = opened("a.toml", text);
    assert_eq!(found, [""; 0]);
    let response = response.unwrap();
    let head = &response.head;
    let words = [&head.id, &head.visit, &head.arrived, &head.left];
    assert_eq!(
        words.map(|w| w.as_deref().unwrap()),
        ["17", "2", "14:05", "15:40"]
    );
    assert_eq!(head.assessed, ["E-3", "4"]);
    let note = Note {
        fact: Some("…".to_owned()),
        evidence: vec!["p.jpg".to_owned()],
        cause: Some("c".to_owned()),
        action: Some("a".to_owned()),
        owner: Some("店长".to_owned()),
        due: Date::parse("2026-12-01"),
        done: Date::parse("2026-11-30"),
        verified_by: Some("E-1".to_owned()),
    };
    assert_eq!(response.notes.get(&1), Some(&note));
    assert_eq!(response.notes.get(&3).unwrap().fact.as_deref(), Some("凉"));
}

#[test]
fn faults_of_a_document_are_told_together_with_their_cures() {
    let text = "[response]\nsheet = \"salon/full\"\nauditer = \"E\"\ndate = \"gestern\"\n\n[answers]\ngreet = { a = 1 }\n\n[note]\n";
    let (response, found) = opened("a.toml", text);
    assert!(response.is_none());
    assert_eq!(
        found,
        [
            "a.toml:3:1 F105 评分表表头没有“auditer”这个键",
            "a.toml:4:8 F113 “gestern”不是日期",
            "a.toml:7:9 F108 这里写成了表 {…}",
            "a.toml:9:2 F105 填好的评分表没有“note”这个键",
        ]
    );
}

#[test]
fn a_version_of_the_format_to_come_is_refused() {
    let text = |n| format!("format = {n}\n\n[response]\nsheet = \"salon/full\"\n");
    assert!(opened("a.toml", text(1)).0.is_some());
    let (response, found) = opened("a.toml", text(2));
    assert!(response.is_none());
    assert_eq!(found, ["a.toml:1:10 F116 不认识这个格式版本"]);
}

#[test]
fn what_is_no_text_is_refused() {
    let zip = b"PK\x03\x04rest of an archive";
    let (response, found) = opened("a.toml", zip);
    assert!(response.is_none());
    assert_eq!(found.len(), 1);
    let (response, found) = opened("a.csv", b"\x00\x01\x02\xff\xfe\x00");
    assert!(response.is_none());
    assert_eq!(found.len(), 1, "{found:?}");
}
