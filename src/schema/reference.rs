//! The reference of the format for people, in Markdown: every table, every key, every code of the check.

use super::tables::{Place, tables};
use crate::check::all_codes;
use crate::diag::Level;
use crate::format::doc::ResponseFileDoc;
use crate::format::{FieldSpec, Shape, TableSpec, TableType};
use crate::label::{Lang, Words};
use std::fmt::Write;

/// Returns the reference in one language.
#[must_use]
pub fn reference(lang: Lang) -> String {
    let mut text = String::new();
    let say = |zh: &str, en: &str| Words::new(zh, en).get(lang).to_owned();
    add(
        &mut text,
        &say(
            "# 格式参考\n\n由程序自己的声明生成，格式第 1 版。",
            "# Format reference\n\nMade from the program's own declarations; format version 1.",
        ),
    );
    add(&mut text, &say("## 值", "## Values"));
    add(&mut text, &say(OPEN.0, OPEN.1));
    add(&mut text, &values(lang));
    add(&mut text, &say("## 文件和表", "## Files and tables"));
    add(&mut text, &say(FILES.0, FILES.1));
    add(&mut text, &say(FILLED.0, FILLED.1));
    add(&mut text, &say(SHARING.0, SHARING.1));
    for (spec, places) in tables() {
        add(&mut text, &table(spec, &places, lang));
    }
    add(&mut text, &say("## 检查代码", "## Codes of the check"));
    add(
        &mut text,
        &say(
            "`punctilio explain 代码` 给出解释和例子。",
            "`punctilio explain CODE` explains each, with an example.",
        ),
    );
    add(&mut text, codes(lang).trim_end());
    text
}

const OPEN: (&str, &str) = (
    "还没定的值写 `\"unspecified\"` 或 `\"未规定\"`，要写原因就写 `{ unspecified = \"原因\" }`；下面各表“未规定”一栏有“可”的键都能这样写。\n能写几个的键，只有一个时也可以不加方括号。",
    "A value that is not decided yet is `\"unspecified\"`, or `{ unspecified = \"why\" }`, wherever the column “open” of the tables below says yes.\nA key that takes several values also takes one without brackets.",
);

const FILES: (&str, &str) = (
    "`standards/punctilio.toml` 是[手册](#punctilio-toml)。`standards/` 里其余的 `.toml` 是[标准](#standard-file)，或是同一文件夹里标准的分文件。`.md` 是章，开头两行 `+++` 之间是[表头](#chapter)。填好的评分表是[另一种文件](#response-file)，放在哪里都行，由 `punctilio score` 读。",
    "`standards/punctilio.toml` is the [book](#punctilio-toml). Every other `.toml` in `standards/` is a [standard](#standard-file) or a part of the one in its folder. A `.md` is a chapter; its [head](#chapter) stands between two lines `+++`. A filled score sheet is a [file of its own](#response-file), wherever it lies; `punctilio score` reads it.",
);

const FILLED: (&str, &str) = (
    "填好的评分表也可以是 CSV：先是表头 `#sheet,beauty-salon/full`、`#date,2026-11-21` 等行，再是 `item,answer,note,owner,due` 一行，再一行一项，几个样本用 `;` 隔开，附带的检查项清单是 `#sheet_items` 一行。也可以是聊天文字：`punctilio beauty-salon/full 3f9c2a7`，再是 `site: store-07` 等行，再一行一项 `1.1 open-door = yes // 说明`。回答写成是、否、√、×、全角数字，日期写成 2026/11/21，编码是 GB18030，都读，并说明读成了什么。",
    "A filled score sheet may also be CSV: the head as lines `#sheet,beauty-salon/full`, `#date,2026-11-21`, then the row `item,answer,note,owner,due`, then a row an item, with `;` between samples; the item list that it carries is a line `#sheet_items`. Or text of a chat: `punctilio beauty-salon/full 3f9c2a7`, then lines such as `site: store-07`, then a line an item: `1.1 open-door = yes // note`. Answers such as 是, 否, √, ×, full-width digits, days such as 2026/11/21 and GB18030 are read, and what they were read as is told.",
);

const SHARING: (&str, &str) = (
    "几套标准都有的内容只写一次，别的标准用[引入](#include)拿来：编号和依据不变，页面和表上写明引自哪里；它提到的岗位、组织、触点、顾客类别、表单、问卷、术语、来源一起带来。`add` 加上本标准自己的依据和注；`into` 补本标准自己的一张表单或问卷。",
    "What several standards have in common is written once and taken over by [include](#include): ids and clauses stay, pages and sheets say where it is taken from, and the roles, bodies, places, kinds of customers, forms, questionnaires, terms and sources it names come along. `add` puts clauses and notes of one's own on it; `into` fills a form or questionnaire of one's own.",
);

fn add(text: &mut String, block: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(block);
    text.push('\n');
}

/// Lists the kinds of single values, each with what it looks like.
fn values(lang: Lang) -> String {
    let kinds = [
        Shape::Text,
        Shape::Name,
        Shape::Id,
        Shape::Bool,
        Shape::Count,
        Shape::Exact,
        Shape::Figure,
        Shape::Date,
        Shape::Duration,
        Shape::Clause,
        Shape::Select,
        Shape::Color,
        Shape::Url,
        Shape::Version,
        Shape::Cap,
        Shape::Answer,
    ];
    let (zh, en) = (
        "| 种类 | 写法 |\n|---|---|",
        "| kind | written as |\n|---|---|",
    );
    let mut text = Words::new(zh, en).get(lang).to_owned();
    for kind in kinds {
        let words = kind.words();
        write!(
            text,
            "\n| {} | {} |",
            short(&kind, lang),
            cell(words.get(lang))
        )
        .expect("a string takes all text");
    }
    text
}

fn table(spec: &TableSpec, places: &[Place], lang: Lang) -> String {
    let described = match lang {
        Lang::Zh => spec.zh,
        Lang::En => spec.en.trim(),
    };
    let mut text = format!("### {}\n\n{described}\n", heading(spec));
    if !places.is_empty() {
        let shown: Vec<String> = places
            .iter()
            .map(|(around, key)| match lang {
                Lang::Zh => format!("{}的 `{key}`", link(around)),
                Lang::En => format!("`{key}` of {}", link(around)),
            })
            .collect();
        let words = Words::new(
            format!("位置：{}。", shown.join("、")),
            format!("Stands in {}.", shown.join(", ")),
        );
        write!(text, "\n{}\n", words.get(lang)).expect("a string takes all text");
    }
    if spec.from_text {
        let words = Words::new(
            "整张表可以只写一段文字。",
            "A bare text may stand for the whole table.",
        );
        write!(text, "\n{}\n", words.get(lang)).expect("a string takes all text");
    }
    let head = Words::new(
        "\n| 键 | 写什么 | 必填 | 未规定 | 说明 |\n|---|---|---|---|---|",
        "\n| key | takes | required | open | meaning |\n|---|---|---|---|---|",
    );
    text.push_str(head.get(lang));
    for field in spec.fields {
        text.push('\n');
        text.push_str(&row(spec, field, lang));
    }
    text
}

fn row(spec: &TableSpec, field: &FieldSpec, lang: Lang) -> String {
    // Whoever fills in a sheet need not know of versions of the format.
    let is_version = field.key == "format" && spec.name != ResponseFileDoc::SPEC.name;
    let yes = |is: bool, zh, en| {
        if is {
            Words::new(zh, en).get(lang).to_owned()
        } else {
            String::new()
        }
    };
    let meaning = match lang {
        Lang::Zh => field.zh,
        Lang::En => field.en,
    };
    format!(
        "| `{}` | {} | {} | {} | {} |",
        field.key,
        short(&(field.shape)(), lang),
        yes(field.required || is_version, "是", "yes"),
        yes(!field.fixed, "可", "yes"),
        cell(meaning),
    )
}

/// Names what a key takes in a few words; tables and kinds are explained elsewhere.
fn short(shape: &Shape, lang: Lang) -> String {
    let (zh, en) = match shape {
        Shape::Text => ("文字", "text"),
        Shape::Name => ("字符串", "string"),
        Shape::Id => ("编号", "id"),
        Shape::Bool => ("`true`、`false`", "`true`, `false`"),
        Shape::Count => ("整数", "whole number"),
        Shape::Exact => ("数", "number"),
        Shape::Figure => ("带单位的数", "number with a unit"),
        Shape::Date => ("日期", "date"),
        Shape::Duration => ("时长", "duration"),
        Shape::Clause => ("条款", "clause"),
        Shape::Select => ("选取条件", "selection"),
        Shape::Color => ("颜色", "colour"),
        Shape::Url => ("网址", "address"),
        Shape::Version => ("版本号", "version"),
        Shape::Cap => ("封顶", "cap"),
        Shape::Answer => ("字或数", "word or number"),
        Shape::Items => ("检查项清单", "item list"),
        Shape::Ref(kind) => {
            let (zh, en) = kind.words();
            let words = Words::new(format!("{zh}的编号"), format!("id of a {en}"));
            return words.get(lang).to_owned();
        }
        Shape::Word(words) => return choices(words, lang),
        Shape::Table(spec) => return link(spec),
        Shape::Many(one) => {
            let one = short(one, lang);
            let words = Words::new(format!("{one}，可写几个"), format!("{one}, one or several"));
            return words.get(lang).to_owned();
        }
        Shape::ByLanguage(one) => {
            let one = short(one, lang);
            let words = Words::new(format!("按语言：{one}"), format!("by language: {one}"));
            return words.get(lang).to_owned();
        }
        Shape::ByItem(one) => {
            let one = short(one, lang);
            let words = Words::new(format!("按检查项：{one}"), format!("by item: {one}"));
            return words.get(lang).to_owned();
        }
        Shape::ByRole(one) => {
            let one = short(one, lang);
            let words = Words::new(format!("按岗位：{one}"), format!("by role: {one}"));
            return words.get(lang).to_owned();
        }
        Shape::OneOf(all) => {
            let all: Vec<String> = all.iter().map(|one| short(one, lang)).collect();
            return all.join(Words::new("，或", ", or ").get(lang));
        }
    };
    Words::new(zh, en).get(lang).to_owned()
}

/// Lists fixed words, each with the Chinese one that may be written as well.
fn choices(words: &[(&str, &str)], lang: Lang) -> String {
    let each = words.iter().map(|(en, zh)| match (en == zh, lang) {
        (true, _) => format!("`{en}`"),
        (false, Lang::Zh) => format!("`{en}`（`{zh}`）"),
        (false, Lang::En) => format!("`{en}` (`{zh}`)"),
    });
    each.collect::<Vec<_>>()
        .join(Words::new("、", ", ").get(lang))
}

/// The heading of a table, from which tools make the anchor.
fn heading(spec: &TableSpec) -> String {
    spec.name.replace('.', "-")
}

fn link(spec: &TableSpec) -> String {
    let heading = heading(spec);
    format!("[{heading}](#{})", heading.replace(' ', "-"))
}

fn codes(lang: Lang) -> String {
    let head = Words::new(
        "| 代码 | 名字 | 分量 | 从哪一级起 |\n|---|---|---|---|",
        "| code | name | weight | from level |\n|---|---|---|---|",
    );
    let mut text = head.get(lang).to_owned();
    for code in all_codes() {
        let level = match code.level {
            Level::Basic => "basic",
            Level::Complete => "complete",
            Level::Audit => "audit",
        };
        let weight = code.severity.words();
        write!(
            text,
            "\n| {} | `{}` | {} | {level} |",
            code.id,
            code.name,
            weight.get(lang)
        )
        .expect("a string takes all text");
    }
    text
}

/// Makes a text fit into a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
