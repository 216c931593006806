//! Numbers and rhythms as they are printed, in the words of a language.

use crate::format::doc::{Every, NumberDoc, UnitText};
use crate::format::{Field, NumberText, Word};
use crate::label::Lang;
use crate::quantity::Ratio;

/// A number as it is printed.
pub struct Printed {
    /// The figure with its sign.
    pub value: String,
    /// The unit in words; empty where there is none.
    pub unit: String,
    /// Whether a space stands between the two.
    pub gap: bool,
}

/// Prints a number with its unit on one line: 6–8 颗, 半米, ≤ 2 mm.
pub fn plain(doc: &NumberDoc, lang: Lang) -> String {
    let printed = print(doc, lang);
    let gap = if printed.gap { "\u{a0}" } else { "" };
    format!("{}{gap}{}", printed.value, printed.unit)
}

/// Prints the parts of a number.
pub fn print(doc: &NumberDoc, lang: Lang) -> Printed {
    let written = doc.value.get().map_or("", |value| value.as_str());
    let op = doc.op.get().map_or("", |op| op.as_str());
    let half = written == "1/2" || written == "0.5";
    let figure = match written {
        _ if half && lang == Lang::Zh && op.is_empty() && doc.unit.is_set() => "半".to_owned(),
        "1/2" => "½".to_owned(),
        "1/4" => "¼".to_owned(),
        "3/4" => "¾".to_owned(),
        _ => written.replace("..", "–"),
    };
    let one = doc
        .value
        .get()
        .and_then(NumberText::range)
        .is_some_and(|(_, high)| high <= Ratio::ONE);
    let halved = figure == "半";
    let (gap, unit) = match &doc.unit {
        Field::Set { value, .. } => match &**value {
            UnitText::Known(unit) => {
                let (gap, word) = unit.word(lang, one);
                (gap.is_some(), word.to_owned())
            }
            UnitText::Own(text) => (true, text.best(lang).0.to_owned()),
        },
        Field::Open { .. } => {
            let words = match lang {
                Lang::Zh => "未规定",
                Lang::En => "not stated",
            };
            (true, words.to_owned())
        }
        Field::Absent | Field::Broken => (false, String::new()),
    };
    let sign = if op.is_empty() {
        String::new()
    } else {
        format!("{op}\u{a0}")
    };
    Printed {
        value: format!("{sign}{figure}"),
        unit,
        gap: gap && !halved,
    }
}

/// Prints how often: 每天 2 次, twice a day.
pub fn print_every(every: &Every, lang: Lang) -> String {
    match every {
        Every::Period(limit) => {
            let from = limit.0.from;
            let single = limit.0.to.is_none() && from.amount == Ratio::ONE;
            match (lang, single) {
                (Lang::Zh, true) => format!("每{}", from.unit.word(lang, true)),
                (Lang::En, true) => format!("every {}", from.unit.word(lang, true)),
                (Lang::Zh, false) => format!("每 {}一次", limit.0.print(lang)),
                (Lang::En, false) => format!("every {}", limit.0.print(lang)),
            }
        }
        Every::Rhythm(rhythm) => {
            let count = rhythm.count.get().map_or(1, |c| c.0);
            let per = rhythm.per.get().map_or("", |per| per.print(lang));
            match lang {
                Lang::Zh => format!("每{per} {count}\u{a0}次"),
                Lang::En if count == 1 => format!("once a {per}"),
                Lang::En => format!("{count}\u{a0}times a {per}"),
            }
        }
    }
}
