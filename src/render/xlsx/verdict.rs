//! The hidden cells that compute the result.
//!
//! # Source
//! The scoring rule, 9 to 13: overall, caps, rounding, grade, then fail, section minimum and incomplete; always beside the
//! number the raw one when it is capped, the reasons, the shares and the counts.

use super::filler::{Filler, Layout, SEPARATOR};
use super::place::{Columns, TEXT, down, fixed, quoted};
use super::sheet::Sheet;
use crate::quantity::Ratio;
use crate::view::workbook::{Grading, ScoreGrade};
use rust_xlsxwriter::XlsxError;

/// The values of the result, in the order of their cells.
pub(super) const VALUES: [&str; 24] = [
    "earned", "max", "rate", "cap", "raw", "score", "blanks", "fails", "below", "short", "na",
    "all", "na_share", "coverage", "critical", "major", "minor", "place", "grade", "result",
    "codes", "reasons", "told", "passed",
];

/// Where the values of the result stand.
pub(super) struct Cells {
    /// The row of the first one.
    pub top: u32,
    columns: Columns,
}

impl Cells {
    /// Places the values.
    pub fn new(top: u32, columns: Columns) -> Self {
        Self { top, columns }
    }

    /// Returns the row of a value.
    pub fn row(&self, name: &str) -> u32 {
        let place = VALUES.iter().position(|value| *value == name);
        self.top + u32::try_from(place.unwrap_or(VALUES.len())).unwrap_or(0)
    }

    /// Names the cell of a value.
    pub fn of(&self, name: &str) -> String {
        fixed(self.row(name), self.columns.full())
    }

    /// Names the cell that tells whether a section below its minimum decides.
    pub fn short(&self) -> String {
        self.of("short")
    }
}

/// The values while nothing is filled in.
pub(super) struct Empty {
    /// How many items with points are blank.
    pub blanks: usize,
    /// The share of points that do not apply.
    pub na_share: String,
    /// The share of points that were judged.
    pub coverage: String,
    /// The points that do not apply, in units.
    pub na: String,
    /// All points, in units.
    pub all: String,
}

impl Empty {
    /// Computes them.
    pub fn of(filler: &Filler<'_>) -> Self {
        let items = || filler.blanks.iter();
        let all: Ratio = items().map(|item| item.units.points).sum();
        let na: Ratio = items()
            .filter(|item| item.state == "N")
            .map(|item| item.units.points)
            .sum();
        let open = items().filter(|item| item.state == "B" && !item.units.points.is_zero());
        let share = |part: Ratio| match all.is_zero() {
            true => String::new(),
            false => (part * Ratio::whole(100) / all).short(filler.view.decimals),
        };
        let blanks = open.count();
        Self {
            blanks,
            na_share: share(na),
            coverage: if all == na {
                String::new()
            } else {
                "0".to_owned()
            },
            na: na.short(4),
            all: all.short(4),
        }
    }

    /// Names the result.
    pub fn result(&self) -> &'static str {
        match self.blanks {
            0 => "none",
            _ => "incomplete",
        }
    }
}

/// Writes the hidden cells.
pub(super) fn computed(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    cells: &Cells,
    layout: &Layout,
    (empty, grades): (&Empty, (u32, u32)),
) -> Result<(), XlsxError> {
    let (columns, view, rows) = (filler.columns, filler.view, layout.rows);
    let c = |name: &str| cells.of(name);
    let all = |col: u16| down(col, rows);
    let state = all(columns.state());
    let weight = all(columns.weight());
    let blanks = empty.blanks.to_string();
    let rate = match view.weighted {
        true => {
            let weights = format!("SUM({})", all(columns.section_weight()));
            let sum = format!("SUM({})", all(columns.section_rate()));
            format!("IF({weights}=0,\"\",{sum}/{weights})")
        }
        false => format!("IF({1}=0,\"\",100*{0}/{1})", c("earned"), c("max")),
    };
    let round = |quotient: &str| match view.weighted {
        true => format!("ROUND(ROUND({quotient},11),{})", view.decimals),
        false => filler.rounded(quotient, view.decimals),
    };
    let share = |part: String, whole: String| {
        let share = filler.rounded(&format!("100*{part}/{whole}"), view.decimals);
        format!("IF({whole}=0,\"\",{share})")
    };
    let (lowest, names, reached, failing) = match &view.grading {
        Grading::Score(list) => grades_of(list.len(), lowest(list), grades, columns),
        Grading::Findings(list) => grades_of(list.len(), list.len(), grades, columns),
    };
    let decided = format!("OR({}>0,{}=1)", c("fails"), c("short"));
    let place = match lowest {
        None => "\"\"".to_owned(),
        Some(lowest) => {
            let first = format!("IF(COUNTIF({reached},1)=0,\"\",MATCH(1,{reached},0))");
            let open = format!("IF(OR({}>0,{}=\"\"),\"\",{first})", c("blanks"), c("rate"));
            format!("IF({decided},{lowest},{open})")
        }
    };
    let graded = format!(
        "IF({0}=\"\",\"pass\",IF(INDEX({failing},{0})=1,\"fail\",\"pass\"))",
        c("place")
    );
    let graded = format!("IF({}=\"\",\"none\",{graded})", c("rate"));
    let result = format!(
        "IF({decided},\"fail\",IF({}>0,\"incomplete\",{graded}))",
        c("blanks")
    );
    let (told, codes) = match &filler.chain {
        Some((told, codes)) => (format!("{told}&"), format!("{codes}&")),
        None => Default::default(),
    };
    let missing = filler.words.get("workbook_missing");
    let (before, after) = missing.split_once("{n}").unwrap_or((&missing, ""));
    let unfinished = |what: String| format!("IF({}=\"incomplete\",{what},\"\")", c("result"));
    let told_blank = unfinished(format!(
        "{}&{}&{}",
        quoted(before),
        c("blanks"),
        quoted(after)
    ));
    let told = match told.is_empty() {
        true => told_blank,
        false => {
            let chain = told.trim_end_matches('&').to_owned();
            let whole = format!("{told}{told_blank}");
            // The last separator goes, where nothing follows it.
            format!(
                "IF({0}=\"incomplete\",{whole},IF({chain}=\"\",\"\",LEFT({chain},LEN({chain})-{1})))",
                c("result"),
                SEPARATOR.chars().count()
            )
        }
    };
    let codes = format!(
        "{codes}{}",
        unfinished(format!("\"blank:\"&{}&\",\"", c("blanks")))
    );
    let passed = format!(
        "SUMPRODUCT(({state}=\"A\")*({weight}>0)*({}={weight}))",
        all(columns.units())
    );
    let result_blank = empty.result();
    let (codes_blank, reasons_blank, told_shown) = match empty.blanks {
        0 => (String::new(), String::new(), String::new()),
        _ => (
            format!("blank:{blanks},"),
            format!("blank:{blanks}"),
            missing.replace("{n}", &blanks),
        ),
    };
    let count = |class: &str| format!("COUNTIF({},\"{class}\")", all(columns.class()));
    let values: [(&str, String, &str); VALUES.len()] = [
        (
            "earned",
            format!("SUM({})", all(columns.section_earned())),
            "0",
        ),
        ("max", format!("SUM({})", all(columns.section_max())), "0"),
        ("rate", rate, ""),
        (
            "cap",
            format!("IF(COUNT({0})=0,\"\",MIN({0}))", all(columns.cap())),
            "",
        ),
        (
            "raw",
            format!("IF({0}=\"\",\"\",{1})", c("rate"), round(&c("rate"))),
            "",
        ),
        (
            "score",
            format!(
                "IF({}=\"\",\"\",{})",
                c("rate"),
                round(&format!("MIN({},{})", c("rate"), c("cap")))
            ),
            "",
        ),
        (
            "blanks",
            format!("COUNTIFS({state},\"B\",{weight},\">0\")"),
            &blanks,
        ),
        (
            "fails",
            format!("COUNTIF({},\"F\")", all(columns.hit())),
            "0",
        ),
        (
            "below",
            format!("SUM({})", all(columns.section_below())),
            "0",
        ),
        (
            "short",
            format!(
                "IF(AND({}=0,{}=0,{}<>\"\",{}>0),1,0)",
                c("fails"),
                c("blanks"),
                c("rate"),
                c("below")
            ),
            "0",
        ),
        ("na", format!("SUMIF({state},\"N\",{weight})"), &empty.na),
        ("all", format!("SUM({weight})"), &empty.all),
        ("na_share", share(c("na"), c("all")), &empty.na_share),
        (
            "coverage",
            share(
                format!("SUMIF({state},\"A\",{weight})"),
                format!("({}-{})", c("all"), c("na")),
            ),
            &empty.coverage,
        ),
        ("critical", count("C"), "0"),
        ("major", count("J"), "0"),
        ("minor", count("M"), "0"),
        ("place", place, ""),
        (
            "grade",
            format!("IF({0}=\"\",\"\",INDEX({names},{0}))", c("place")),
            "",
        ),
        ("result", result, result_blank),
        ("codes", codes, &codes_blank),
        (
            "reasons",
            format!("IF({0}=\"\",\"\",LEFT({0},LEN({0})-1))", c("codes")),
            &reasons_blank,
        ),
        ("told", told, &told_shown),
        ("passed", passed, "0"),
    ];
    for (name, formula, blank) in values {
        sheet.hidden(cells.row(name), columns.full(), formula, blank)?;
    }
    Ok(())
}

/// Returns the place of the lowest grade, and where names, marks of what is reached, and marks of what fails stand.
fn grades_of(
    count: usize,
    lowest: usize,
    rows: (u32, u32),
    columns: Columns,
) -> (Option<usize>, String, String, String) {
    let lowest = (count > 0).then_some(lowest);
    (
        lowest,
        down(TEXT, rows),
        down(columns.units(), rows),
        down(columns.hit(), rows),
    )
}

/// Returns the place of the grade with the least bound, counted from 1; of two alike the later one.
fn lowest(grades: &[ScoreGrade]) -> usize {
    let places = grades.iter().enumerate().rev();
    let least = places.min_by_key(|(_, grade)| grade.from);
    least.map_or(0, |(place, _)| place + 1)
}
