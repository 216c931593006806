//! Diagnostics as text, in all forms.

use crate::support::{drawn, plain};
use punctilio::diag::{Diagnostic, Fix, Place, code};
use punctilio::emit::{EmitOptions, Report, render};
use punctilio::label::Lang;
use punctilio::source::{Kind, SourceSet};
use punctilio::span::{SourceId, Span};

const SALON: &str = "\
format = 1
[standard]
id = \"salon\"
name = { zh = \"美容院\" }

[[phases]]
title = \"感谢光临\"
[[phases.steps]]
title = \"开门\"
role = \"迎宾\"
";

fn salon() -> SourceSet {
    let mut sources = SourceSet::new();
    sources.add("standards/salon.toml", SALON, Kind::Standard);
    sources
}

/// The span of the first occurrence of a piece of the text.
fn span(sources: &SourceSet, piece: &str) -> Span {
    let text = &sources.get(SourceId(0)).text;
    let start = text.find(piece).unwrap();
    Span::new(SourceId(0), start, start + piece.len())
}

fn unknown_key(sources: &SourceSet) -> Diagnostic {
    let key = span(sources, "name");
    code::UNKNOWN_KEY
        .at(key)
        .words("不认识的键 `name`", "unknown key `name`")
        .expected("应为 `title`", "expected `title`")
        .note(span(sources, "[standard]"), "在这个表里", "in this table")
        .help("名称的键是 `title`", "the key of a name is `title`")
        .fix(Fix::safe(key, "title"))
}

fn unknown_role(sources: &SourceSet) -> Diagnostic {
    code::UNKNOWN_REFERENCE
        .at(span(sources, "迎宾"))
        .words("没有叫「迎宾」的岗位", "there is no role “迎宾”")
        .expected("应为岗位的 id", "expected the id of a role")
        .help(
            "先用 [[roles]] 写明这个岗位",
            "declare it under [[roles]] first",
        )
}

#[test]
fn the_caret_sits_under_chinese_text() {
    let sources = salon();
    let found = [unknown_key(&sources), unknown_role(&sources)];
    assert_eq!(
        drawn(&found, &sources, Lang::Zh),
        "\
错误[F105]: 不认识的键 `name`
 --> standards/salon.toml:4:1
  |
2 | [standard]
  | ---------- 在这个表里
3 | id = \"salon\"
4 | name = { zh = \"美容院\" }
  | ^^^^ 应为 `title`
  |
帮助: 名称的键是 `title`（`punctilio check --fix` 会代为修改）
  |
4 - name = { zh = \"美容院\" }
4 + title = { zh = \"美容院\" }
  |

错误[L202]: 没有叫「迎宾」的岗位
  --> standards/salon.toml:10:9
   |
10 | role = \"迎宾\"
   |         ^^^^ 应为岗位的 id
   |
   = 帮助: 先用 [[roles]] 写明这个岗位
"
    );
    assert_eq!(
        drawn(&found[1..], &sources, Lang::En),
        "\
error[L202]: there is no role “迎宾”
  --> standards/salon.toml:10:9
   |
10 | role = \"迎宾\"
   |         ^^^^ expected the id of a role
   |
   = help: declare it under [[roles]] first
"
    );
}

#[test]
fn no_faults_are_no_text() {
    assert_eq!(drawn(&[], &salon(), Lang::Zh), "");
}

/// Draws one fault at a range of a text, in Chinese.
fn caret(text: &str, range: std::ops::Range<usize>) -> String {
    let mut sources = SourceSet::new();
    let id = sources.add("a.toml", text, Kind::Standard);
    let fault = code::SYNTAX
        .at(Span::new(id, range.start, range.end))
        .words("写法有误", "broken syntax")
        .expected("在这里", "here");
    drawn(&[fault], &sources, Lang::Zh)
}

#[test]
fn carets_count_columns_of_the_terminal() {
    // Behind a tab and Chinese characters; on a line with CRLF; in the middle of a mixed word.
    let text = "a = 1\r\n\t标题 =“开门”\r\n";
    let at = text.find('“').unwrap();
    assert_eq!(
        caret(text, at..at + 3),
        "\
错误[F101]: 写法有误
 --> a.toml:2:11
  |
2 |     标题 =“开门”
  |           ^ 在这里
"
    );
    // At the end of a line, at the end of the text, and in an empty text.
    assert!(caret("标题 =\nx", 8..8).contains(":1:7\n  |\n1 | 标题 =\n  |       ^ 在这里\n"));
    assert!(caret("标题 =\r\nx", 8..10).contains(":1:7\n  |\n1 | 标题 =\n  |       ^ 在这里\n"));
    assert!(caret("x = '美", 8..8).contains(":1:8\n  |\n1 | x = '美\n  |        ^ 在这里\n"));
    assert!(caret("a\n", 2..2).contains(":2:1\n  |\n2 |\n  | ^ 在这里\n"));
    assert!(caret("", 0..0).contains(":1:1\n"));
}

#[test]
fn a_range_of_many_lines_is_marked_on_its_first() {
    let text = "a = \"\"\"美容\n院\n\"\"\"\nb = 1\n";
    assert_eq!(
        caret(text, 4..22),
        "\
错误[F101]: 写法有误
 --> a.toml:1:5
  |
1 | a = \"\"\"美容
  |     ^^^^^^^ 在这里
"
    );
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let mut sources = SourceSet::new();
    let text = "a = \"\u{1b}[31m红\u{7}\u{9b}2J\u{202e}\u{200b}门\"";
    let id = sources.add("standards/\u{1b}]0;x\u{7}.toml", text, Kind::Standard);
    let at = text.find('门').unwrap();
    let fault = code::SYNTAX
        .at(Span::new(id, at, at + 3))
        .words("「\u{1b}[2J\r\n」不行", "“\u{1b}[2J” will not do")
        .expected("\u{8}x", "\u{8}x")
        .help("改\u{1b}c掉\n再试", "change it")
        .fix(Fix::offered(Span::new(id, 0, 1), "b\u{1b}"));
    let text = drawn(std::slice::from_ref(&fault), &sources, Lang::Zh);
    assert_eq!(
        text,
        "\
错误[F101]: 「␛[2J 」不行
 --> standards/␛]0;x␇.toml:1:19
  |
1 | a = \"␛[31m红␇�2J��门\"
  |                   ^^ ␈x
  |
帮助: 改␛c掉
      再试
  |
1 - a = \"␛[31m红␇�2J��门\"
1 + b␛ = \"␛[31m红␇�2J��门\"
  |
"
    );
    for report in [Report::Human, Report::Json, Report::Sarif, Report::Github] {
        let text = render(
            report,
            std::slice::from_ref(&fault),
            &sources,
            &plain(Lang::Zh),
        );
        let raw = text
            .chars()
            .find(|c| *c != '\n' && punctilio::source::is_unseen(*c));
        assert_eq!(raw, None, "{report:?}");
    }
}

#[test]
fn colour_is_added_and_changes_no_word() {
    let sources = salon();
    let found = [unknown_key(&sources), unknown_role(&sources)];
    let plain_text = drawn(&found, &sources, Lang::Zh);
    let options = EmitOptions {
        color: true,
        ..plain(Lang::Zh)
    };
    let text = render(Report::Human, &found, &sources, &options);
    let mut bare = String::new();
    let mut rest = text.as_str();
    let mut count = 0;
    while let Some((before, behind)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = behind.split_once('m').unwrap().1;
        count += 1;
    }
    assert_eq!(bare + rest, plain_text);
    assert!(count > 20);
}

#[test]
fn a_line_of_twenty_thousand_characters_is_cut_around_the_caret() {
    let before = "门".repeat(9_999);
    let text = format!("title = \"{before}开{before}\"");
    let at = 9 + before.len();
    let drawn = caret(&text, at..at + 3);
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(lines[1], " --> a.toml:1:20008");
    let shown = lines[3].strip_prefix("1 | ").unwrap();
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    let column = |text: &str| {
        text.chars()
            .map(punctilio::source::display_width)
            .sum::<usize>()
    };
    assert!(
        (90..=EmitOptions::WIDTH).contains(&column(shown)),
        "{}",
        column(shown)
    );
    let caret = lines[4].strip_prefix("  | ").unwrap();
    let under = column(shown.split('开').next().unwrap());
    assert_eq!(caret, format!("{}^^ 在这里", " ".repeat(under)));
}

#[test]
fn the_ends_of_a_long_line_are_shown_to_the_edge() {
    let long = "门".repeat(500);
    let text = format!("a = \"{long}\"");
    let first = caret(&text, 0..1);
    assert!(
        first.contains("\n1 | a = \"门") && first.contains("门…\n"),
        "{first}"
    );
    let last = caret(&text, text.len() - 1..text.len());
    assert!(
        last.contains("\n1 | …门") && last.contains("门\"\n"),
        "{last}"
    );
    // Marks without width do not make a line endless.
    let marks = format!("a = \"{}\"", "e\u{301}\u{301}\u{301}".repeat(5_000));
    assert!(caret(&marks, 5..6).len() < 4_000);
}

#[test]
fn further_places_far_away_or_in_other_files_stand_apart() {
    let mut sources = SourceSet::new();
    let text = format!("id = \"门\"\n{}id = \"门\"\n", "x = 1\n".repeat(40));
    let first = sources.add("standards/a.toml", text.clone(), Kind::Standard);
    let other = sources.add("standards/b.toml", "# 注\n[part]\n", Kind::Standard);
    let at = text.rfind("id").unwrap();
    let fault = code::DUPLICATE_ID
        .at(Span::new(first, at + 6, at + 9))
        .words("id 重复", "doubled id")
        .note(Span::new(first, 6, 9), "第一次用在这里", "first used here")
        .note(Span::new(other, 6, 12), "并入这个标准", "joined here");
    assert_eq!(
        drawn(&[fault], &sources, Lang::Zh),
        "\
错误[L201]: id 重复
  --> standards/a.toml:42:7
   |
42 | id = \"门\"
   |       ^^
   |
  ::: standards/a.toml:1:7
   |
 1 | id = \"门\"
   |       -- 第一次用在这里
   |
  ::: standards/b.toml:2:1
   |
 2 | [part]
   | ------ 并入这个标准
"
    );
}

#[test]
fn a_cure_may_insert_lines_remove_them_or_stand_in_another_file() {
    let mut sources = SourceSet::new();
    let text = "[[steps]]\ntitle = \"开门\"\nlost = 1\nrole = \"a\"\n";
    let id = sources.add("standards/a.toml", text, Kind::Standard);
    let other = sources.add("standards/b.toml", "x = 1\n", Kind::Standard);
    let place = Span::new(id, 0, 9);
    let fault = |fix: Fix| {
        code::MISSING_KEY
            .at(place)
            .words("少了 `id`", "`id` is missing")
            .fix(fix)
    };
    let found = [
        fault(Fix::safe(Span::new(id, 10, 10), "id = \"open-door\"\n")),
        fault(Fix::offered(Span::new(id, 27, 36), "")),
        fault(Fix::offered(Span::new(other, 4, 5), "2")),
    ];
    assert_eq!(
        drawn(&found, &sources, Lang::Zh),
        "\
错误[F107]: 少了 `id`
 --> standards/a.toml:1:1
  |
1 | [[steps]]
  | ^^^^^^^^^
  |
帮助: 改成这样（`punctilio check --fix` 会代为修改）
  |
2 + id = \"open-door\"
  |

错误[F107]: 少了 `id`
 --> standards/a.toml:1:1
  |
1 | [[steps]]
  | ^^^^^^^^^
  |
帮助: 改成这样
  |
3 - lost = 1
  |

错误[F107]: 少了 `id`
 --> standards/a.toml:1:1
  |
1 | [[steps]]
  | ^^^^^^^^^
  |
帮助: 改成这样
 --> standards/b.toml:1:5
  |
1 - x = 1
1 + x = 2
  |
"
    );
}

#[test]
fn hints_fold_into_one_line_a_kind() {
    let sources = salon();
    let hint = |piece: &str, title: &str| {
        code::UNSTABLE_ID.at(span(&sources, piece)).words(
            format!("步骤「{title}」没有写 id"),
            format!("step “{title}” has no id"),
        )
    };
    let stray = code::STRAY_FILE
        .at(Place::File("standards/备注.docx".into()))
        .words("这类文件不会被读取", "files of this kind are not read");
    let found = [
        stray,
        hint("感谢光临", "感谢光临"),
        unknown_role(&sources),
        hint("开门", "开门"),
        hint("迎宾", "迎宾"),
    ];
    let folded = |lang| EmitOptions {
        fold_hints: true,
        ..plain(lang)
    };
    assert_eq!(
        render(Report::Human, &found, &sources, &folded(Lang::Zh)),
        "\
错误[L202]: 没有叫「迎宾」的岗位
  --> standards/salon.toml:10:9
   |
10 | role = \"迎宾\"
   |         ^^^^ 应为岗位的 id
   |
   = 帮助: 先用 [[roles]] 写明这个岗位

提示[L209]: 步骤「感谢光临」没有写 id（standards/salon.toml:7:10，另有 2 处）
提示[S008]: 这类文件不会被读取（standards/备注.docx）
"
    );
    let text = render(Report::Human, &found[3..], &sources, &folded(Lang::En));
    assert_eq!(
        text,
        "hint[L209]: step “开门” has no id (standards/salon.toml:9:10 and 1 more)\n"
    );
    assert_eq!(
        drawn(&found, &sources, Lang::Zh)
            .matches("提示[L209]")
            .count(),
        3
    );
}

#[test]
fn a_fault_of_a_whole_file_has_no_line() {
    let fault = code::TOO_LARGE
        .at(Place::File("standards/export.toml".into()))
        .words("文件有 50 MB", "the file has 50 MB")
        .help("拆成几个文件", "split it");
    assert_eq!(
        drawn(std::slice::from_ref(&fault), &SourceSet::new(), Lang::Zh),
        "\
错误[S003]: 文件有 50 MB
 --> standards/export.toml
  = 帮助: 拆成几个文件
"
    );
    let text = render(
        Report::Github,
        &[fault],
        &SourceSet::new(),
        &plain(Lang::En),
    );
    assert_eq!(
        text,
        "::error file=standards/export.toml,title=S003 file-too-large::the file has 50 MB%0Asplit it\n"
    );
}

#[test]
fn json_gives_both_languages_and_code_points() {
    let sources = salon();
    let stray = code::STRAY_FILE
        .at(Place::File("standards/a.docx".into()))
        .words("不会被读取", "is not read");
    let text = render(
        Report::Json,
        &[stray, unknown_key(&sources), unknown_role(&sources)],
        &sources,
        &plain(Lang::Zh),
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["columns"], "code points");
    assert_eq!(
        value["counts"],
        serde_json::json!({ "errors": 2, "warnings": 0, "hints": 1 })
    );
    let expected = serde_json::json!([
        {
            "code": "S008", "name": "stray-file", "severity": "hint",
            "path": "standards/a.docx",
            "message": { "zh": "不会被读取", "en": "is not read" },
            "notes": [],
        },
        {
            "code": "F105", "name": "unknown-key", "severity": "error",
            "path": "standards/salon.toml",
            "start": { "line": 4, "column": 1 }, "end": { "line": 4, "column": 5 },
            "message": { "zh": "不认识的键 `name`", "en": "unknown key `name`" },
            "expected": { "zh": "应为 `title`", "en": "expected `title`" },
            "help": { "zh": "名称的键是 `title`", "en": "the key of a name is `title`" },
            "notes": [{
                "path": "standards/salon.toml",
                "start": { "line": 2, "column": 1 }, "end": { "line": 2, "column": 11 },
                "message": { "zh": "在这个表里", "en": "in this table" },
            }],
            "fix": {
                "path": "standards/salon.toml",
                "start": { "line": 4, "column": 1 }, "end": { "line": 4, "column": 5 },
                "text": "title", "safe": true,
            },
        },
        {
            "code": "L202", "name": "unknown-reference", "severity": "error",
            "path": "standards/salon.toml",
            "start": { "line": 10, "column": 9 }, "end": { "line": 10, "column": 11 },
            "message": { "zh": "没有叫「迎宾」的岗位", "en": "there is no role “迎宾”" },
            "expected": { "zh": "应为岗位的 id", "en": "expected the id of a role" },
            "help": { "zh": "先用 [[roles]] 写明这个岗位", "en": "declare it under [[roles]] first" },
            "notes": [],
        },
    ]);
    assert_eq!(value["diagnostics"], expected);
}

#[test]
fn sarif_names_every_rule_and_points_in_code_points() {
    let mut sources = SourceSet::new();
    let id = sources.add(
        "standards/银行 网点/a.toml",
        "\t门 = {称呼}\n",
        Kind::Standard,
    );
    let fault = code::SYNTAX
        .at(Span::new(id, 1, 4))
        .words("{0} 和 {称呼}", "{0} and [x](http://example.com)")
        .fix(Fix::safe(Span::new(id, 0, 1), ""));
    let stray = code::STRAY_FILE
        .at(Place::File("standards/a.docx".into()))
        .words("不会被读取", "is not read");
    let options = EmitOptions {
        prefix: "handbook/",
        ..plain(Lang::Zh)
    };
    let text = render(Report::Sarif, &[stray, fault.clone()], &sources, &options);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["version"], "2.1.0");
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), punctilio::diag::CODES.len());
    let results = run["results"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
    }
    assert_eq!(results[0]["level"], "note");
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"].get("region"),
        None
    );
    assert_eq!(results[1]["message"]["text"], "{{0} 和 {称呼}");
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "handbook/standards/%E9%93%B6%E8%A1%8C%20%E7%BD%91%E7%82%B9/a.toml"
    );
    let region =
        serde_json::json!({ "startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3 });
    assert_eq!(place["region"], region);
    let change = &results[1]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"], place["artifactLocation"]);
    assert_eq!(change["replacements"][0]["deletedRegion"]["endColumn"], 2);
    let english = EmitOptions {
        all_codes: &[],
        ..plain(Lang::En)
    };
    let value: serde_json::Value =
        serde_json::from_str(&render(Report::Sarif, &[fault], &sources, &english)).unwrap();
    let run = &value["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    assert_eq!(
        run["results"][0]["message"]["text"],
        "{{0} and \\[x\\](http://example.com)"
    );
}

#[test]
fn github_commands_escape_what_would_end_them() {
    let mut sources = SourceSet::new();
    let id = sources.add("standards/a,b:c%.toml", "标题 = 1\n", Kind::Standard);
    let fault = code::SYNTAX
        .at(Span::new(id, 0, 6))
        .words("100% 错\n::error::x", "x")
        .help("改：a, b", "x");
    let lines = code::SYNTAX.at(Span::new(id, 3, 11)).words("甲", "x");
    let options = EmitOptions {
        prefix: "书/",
        ..plain(Lang::Zh)
    };
    assert_eq!(
        render(Report::Github, &[fault, lines], &sources, &options),
        "::error file=书/standards/a%2Cb%3Ac%25.toml,line=1,endLine=1,col=1,endColumn=2,title=F101 broken-syntax::\
         100%25 错 ::error::x%0A改：a, b\n\
         ::error file=书/standards/a%2Cb%3Ac%25.toml,line=1,endLine=2,title=F101 broken-syntax::甲\n"
    );
}

#[test]
fn no_range_of_any_text_panics() {
    let texts = [
        "",
        "\n",
        "\r\n",
        "门",
        "a\t门\u{200d}👩\u{200d}🍳\r\n\n\u{0}e\u{301}\n",
        "　　x\n   \n{\n}\n",
    ];
    let mut sources = SourceSet::new();
    let options = EmitOptions {
        all_codes: &[],
        ..plain(Lang::Zh)
    };
    for text in texts {
        let id = sources.add("a.toml", text, Kind::Standard);
        for start in 0..=text.len() + 2 {
            for end in start..=text.len() + 2 {
                let place = Span::new(id, start, end);
                for new in ["", "门", "\n", "x\n门\n", " "] {
                    let fault = code::SYNTAX
                        .at(place)
                        .words("甲", "x")
                        .note(Span::new(id, 0, end), "乙", "y")
                        .fix(Fix::safe(place, new));
                    for report in [Report::Human, Report::Sarif] {
                        let text = render(report, std::slice::from_ref(&fault), &sources, &options);
                        assert!(text.contains("甲"));
                    }
                }
            }
        }
    }
}

#[test]
fn ten_thousand_faults_in_one_endless_line_take_no_hour() {
    let mut sources = SourceSet::new();
    let text = "门开=".repeat(700_000);
    let id = sources.add("a.toml", text.clone(), Kind::Standard);
    let found: Vec<Diagnostic> = (0..10_000)
        .map(|n| {
            code::SYNTAX
                .at(Span::new(id, n * 490, n * 490 + 3))
                .words("甲", "x")
        })
        .collect();
    let start = std::time::Instant::now();
    for report in [Report::Human, Report::Json, Report::Sarif, Report::Github] {
        assert!(render(report, &found, &sources, &plain(Lang::Zh)).len() > 500_000);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_cell_of_a_workbook_is_named_in_every_form() {
    let at = |row, column| {
        Place::Cell(punctilio::diag::Cell {
            path: "收到/评分表(3)(1).xlsx".into(),
            sheet: "评分表".into(),
            row,
            column,
        })
    };
    let fault = |place| {
        code::EDITED_SHEET
            .at(place)
            .words("题目改过", "the words were changed")
            .help("改回去", "undo it")
    };
    let sources = SourceSet::new();
    let mut sink = punctilio::diag::Sink::new();
    for place in [at(13, 3), at(1, 3), at(1, 26)] {
        sink.report(fault(place));
    }
    let found = sink.finish();
    assert_eq!(
        drawn(&found, &sources, Lang::Zh),
        "错误[A919]: 题目改过\n --> 收到/评分表(3)(1).xlsx:评分表!D2\n  = 帮助: 改回去\n\n\
         错误[A919]: 题目改过\n --> 收到/评分表(3)(1).xlsx:评分表!AA2\n  = 帮助: 改回去\n\n\
         错误[A919]: 题目改过\n --> 收到/评分表(3)(1).xlsx:评分表!D14\n  = 帮助: 改回去\n"
    );
    let options = plain(Lang::En);
    let json = render(Report::Json, &found, &sources, &options);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entry = &json["diagnostics"][2];
    assert_eq!(entry["path"], "收到/评分表(3)(1).xlsx");
    assert_eq!(
        (&entry["sheet"], &entry["cell"]),
        (&"评分表".into(), &"D14".into())
    );
    let sarif = render(Report::Sarif, &found, &sources, &options);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let place = &sarif["runs"][0]["results"][2]["locations"][0];
    assert_eq!(
        place["logicalLocations"][0]["fullyQualifiedName"],
        "评分表!D14"
    );
    assert!(place["physicalLocation"]["region"].is_null());
    let lines = render(Report::Github, &found, &sources, &options);
    assert!(
        lines
            .lines()
            .last()
            .unwrap()
            .ends_with("::评分表!D14: the words were changed%0Aundo it"),
        "{lines}"
    );
}
