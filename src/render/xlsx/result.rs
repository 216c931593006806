//! The result as a person reads it: beside the title, and in a block below the sections.

use super::filler::{Filler, Layout, SEPARATOR, pattern};
use super::place::{ANSWER, MARK, NUMBER, TEXT, down, quoted};
use super::sheet::Sheet;
use super::unit::number;
use super::verdict::{Cells, Empty, VALUES, computed};
use crate::quantity::Ratio;
use crate::view::workbook::{FindingsGrade, Grading, ScoreGrade};
use rust_xlsxwriter::XlsxError;

/// Writes the result and returns its last row that is printed.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    layout: &mut Layout,
) -> Result<u32, XlsxError> {
    let empty = Empty::of(filler);
    let (end, grades) = shown(sheet, filler, cells, &empty)?;
    computed(sheet, filler, cells, layout, (&empty, grades))?;
    for name in VALUES {
        let mark = format!("value:{name}");
        sheet.plain(cells.row(name), filler.columns.id(), &mark)?;
        layout.values.insert(name, cells.of(name));
    }
    live(sheet, filler, cells, &empty)?;
    Ok(end)
}

/// Writes what a person reads; returns the last row, and the rows of the grades.
fn shown(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    empty: &Empty,
) -> Result<(u32, (u32, u32)), XlsxError> {
    let (columns, style, words, view) = (filler.columns, filler.style, filler.words, filler.view);
    let c = |name: &str| cells.of(name);
    let mut row = cells.top;
    sheet.height(row, 22.0)?;
    sheet.bare(row, MARK, columns.note(), &style.section)?;
    sheet.text(row, NUMBER, &words.get("score_result"), &style.section)?;
    let percent = pattern(view.decimals);
    let percent = |name: &str| format!("TEXT({},\"{percent}\")&\"%\"", c(name));
    let or_none = |name: &str, rest: String| format!("IF({}=\"\",\"—\",{rest})", c(name));
    let provisional = quoted(&words.get("workbook_provisional"));
    let raw = quoted(&words.get("workbook_raw"));
    let score = format!(
        "{}&IF({}=\"incomplete\",{provisional},\"\")&IF({}<>{},\" \"&{raw}&\" \"&{},\"\")",
        percent("score"),
        c("result"),
        c("raw"),
        c("score"),
        percent("raw"),
    );
    let over = words.with("workbook_na_over", &view.na_limit.to_string());
    let over = format!(
        "IF({}>{},{},\"\")",
        c("na_share"),
        view.na_limit,
        quoted(&over)
    );
    let na_share = format!("{}&{over}", percent("na_share"));
    let shown_share = |share: &str| match share {
        "" => "—".to_owned(),
        share => format!(
            "{}%",
            Ratio::parse(share)
                .unwrap_or(Ratio::ZERO)
                .fixed(view.decimals)
        ),
    };
    let is_over = Ratio::parse(&empty.na_share)
        .is_some_and(|share| share > Ratio::whole(view.na_limit.into()));
    let na_blank = match is_over {
        true => format!(
            "{}{}",
            shown_share(&empty.na_share),
            words.with("workbook_na_over", &view.na_limit.to_string())
        ),
        false => shown_share(&empty.na_share),
    };
    let judged = format!(
        "COUNTIFS({},\"A\",{},\">0\")",
        down(columns.state(), (0, cells.top)),
        down(columns.weight(), (0, cells.top))
    );
    let missing = match empty.blanks {
        0 => String::new(),
        n => words.with("workbook_missing", &n.to_string()),
    };
    let lines = [
        (
            "score_rate_word",
            or_none("score", score),
            "—".to_owned(),
            true,
        ),
        (
            "score_grade",
            or_none("grade", c("grade")),
            "—".to_owned(),
            false,
        ),
        (
            "workbook_result",
            verdict_word(filler, cells),
            words.get(word_of(empty.result())),
            false,
        ),
        (
            "workbook_reasons",
            or_none("told", c("told")),
            if missing.is_empty() {
                "—".to_owned()
            } else {
                missing
            },
            false,
        ),
        (
            "workbook_na_share",
            or_none("na_share", na_share),
            na_blank,
            false,
        ),
        (
            "workbook_coverage",
            or_none("coverage", percent("coverage")),
            shown_share(&empty.coverage),
            false,
        ),
        (
            "workbook_passed",
            format!("{}&\" / \"&{judged}", c("passed")),
            "0 / 0".to_owned(),
            false,
        ),
    ];
    for (key, formula, blank, large) in lines {
        row += 1;
        let format = if large { &style.score } else { &style.value };
        sheet.height(row, if large { 26.0 } else { 20.0 })?;
        sheet.text(row, TEXT, &words.get(key), &style.label)?;
        sheet
            .inner
            .merge_range(row, ANSWER, row, columns.note(), "", format)?;
        sheet.formula(row, ANSWER, formula, &blank, format)?;
    }
    if let Some(target) = &view.target {
        row += 1;
        sheet.height(row, 20.0)?;
        sheet.text(row, TEXT, &words.get("score_target"), &style.label)?;
        sheet.text(row, ANSWER, &words.text(target), &style.value)?;
    }
    let first = row + 1;
    match &view.grading {
        Grading::Score(grades) => {
            let mut above = None;
            for grade in grades {
                row += 1;
                score_grade(sheet, filler, cells, (grade, above), row)?;
                above = Some(grade.from);
            }
        }
        Grading::Findings(grades) => {
            for grade in grades {
                row += 1;
                findings_grade(sheet, filler, cells, grade, row)?;
            }
        }
    }
    let grades = (first, row.max(first));
    if view.best {
        row = row.max(first) + 1;
        sheet.height(row, 36.0)?;
        sheet.text(row, TEXT, &words.get("score_best"), &style.label)?;
        sheet
            .inner
            .merge_range(row, ANSWER, row, columns.note(), "", &style.field)?;
        // The column of addresses holds the names of values here.
        sheet.plain(row, columns.reason(), "field:best")?;
    }
    Ok((row, grades))
}

fn score_grade(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    (grade, above): (&ScoreGrade, Option<Ratio>),
    row: u32,
) -> Result<(), XlsxError> {
    let (columns, style) = (filler.columns, filler.style);
    sheet.text(row, TEXT, &filler.words.text(&grade.name), &style.label)?;
    // The last grade begins at nothing: it is told by the bound that it stays below.
    let bound = match above.filter(|_| grade.from.is_zero()) {
        Some(above) => format!("< {above}"),
        None => format!("≥ {}", grade.from),
    };
    sheet.text(row, ANSWER, &bound, &style.label)?;
    let score = cells.of("score");
    let reached = format!("IF({score}=\"\",0,IF({score}>={},1,0))", number(grade.from));
    sheet.hidden(row, columns.units(), reached, "0")?;
    sheet.value(row, columns.hit(), i128::from(grade.fail))
}

fn findings_grade(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    grade: &FindingsGrade,
    row: u32,
) -> Result<(), XlsxError> {
    let (columns, style, words) = (filler.columns, filler.style, filler.words);
    sheet.text(row, TEXT, &words.text(&grade.name), &style.label)?;
    let kinds = ["critical", "major", "minor"];
    let limits: Vec<(&str, u32)> = kinds
        .into_iter()
        .zip(grade.most)
        .filter_map(|(kind, most)| Some((kind, most?)))
        .collect();
    let told = limits.iter().map(|(kind, most)| {
        let word = words.get(&format!("score_finding_{kind}"));
        format!("{word} ≤ {most}")
    });
    let told = match limits.is_empty() {
        true => words.get("score_finding_rest"),
        false => told.collect::<Vec<_>>().join("  "),
    };
    sheet.text(row, ANSWER, &told, &style.label)?;
    let within = limits
        .iter()
        .map(|(kind, most)| format!("{}<={most}", cells.of(kind)));
    let within: Vec<String> = within.collect();
    let reached = match within.is_empty() {
        true => "1".to_owned(),
        false => format!("IF(AND({}),1,0)", within.join(",")),
    };
    sheet.hidden(row, columns.units(), reached, "1")?;
    sheet.value(row, columns.hit(), i128::from(grade.fail))
}

fn word_of(result: &str) -> &'static str {
    match result {
        "pass" => "score_pass",
        "fail" => "score_fail",
        "incomplete" => "workbook_incomplete",
        _ => "workbook_none",
    }
}

fn verdict_word(filler: &Filler<'_>, cells: &Cells) -> String {
    let result = cells.of("result");
    let word = |result: &str| quoted(&filler.words.get(word_of(result)));
    format!(
        "IF({result}=\"pass\",{},IF({result}=\"fail\",{},IF({result}=\"incomplete\",{},{})))",
        word("pass"),
        word("fail"),
        word("incomplete"),
        word("none")
    )
}

/// Writes score, grade and result beside the title.
fn live(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    empty: &Empty,
) -> Result<(), XlsxError> {
    let c = |name: &str| cells.of(name);
    let score = format!(
        "TEXT({},\"{}\")&\"%\"",
        c("score"),
        pattern(filler.view.decimals)
    );
    let part = |name: &str, text: String| {
        format!("IF({}=\"\",\"\",{text}&{})&", c(name), quoted(SEPARATOR))
    };
    let formula = format!(
        "{}{}{}&IF({}=\"\",\"\",CHAR(10)&{})",
        part("score", score),
        part("grade", c("grade")),
        verdict_word(filler, cells),
        c("told"),
        c("told")
    );
    let mut blank = filler.words.get(word_of(empty.result()));
    if empty.blanks > 0 {
        blank.push('\n');
        blank.push_str(
            &filler
                .words
                .with("workbook_missing", &empty.blanks.to_string()),
        );
    }
    sheet.formula(1, ANSWER, formula, &blank, &filler.style.live)
}
