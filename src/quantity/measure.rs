//! Units of counts, lengths, temperatures and other figures.

use super::NBSP;
use crate::label::Lang;

/// A unit the program knows how to print in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit(&'static Row);

/// Key, Chinese word, English sign for one and for many, whether a space stands before it in English.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    key: &'static str,
    zh: &'static str,
    one: &'static str,
    many: &'static str,
    tight: bool,
}

const fn row(key: &'static str, zh: &'static str, one: &'static str, many: &'static str) -> Row {
    Row {
        key,
        zh,
        one,
        many,
        tight: false,
    }
}

const fn tight(key: &'static str, zh: &'static str, sign: &'static str) -> Row {
    Row {
        key,
        zh,
        one: sign,
        many: sign,
        tight: true,
    }
}

static UNITS: [Row; 30] = [
    row("s", "秒", "s", "s"),
    row("min", "分钟", "min", "min"),
    row("h", "小时", "h", "h"),
    row("d", "天", "day", "days"),
    row("w", "周", "week", "weeks"),
    row("mo", "个月", "month", "months"),
    row("q", "个季度", "quarter", "quarters"),
    row("y", "年", "year", "years"),
    row("years", "年", "year", "years"),
    row("m", "米", "m", "m"),
    row("cm", "厘米", "cm", "cm"),
    row("mm", "毫米", "mm", "mm"),
    row("km", "公里", "km", "km"),
    row("m2", "平方米", "m²", "m²"),
    row("kg", "公斤", "kg", "kg"),
    row("g", "克", "g", "g"),
    row("l", "升", "l", "l"),
    row("ml", "毫升", "ml", "ml"),
    tight("deg", "度", "°"),
    row("celsius", "摄氏度", "°C", "°C"),
    tight("percent", "%", "%"),
    row("yuan", "元", "yuan", "yuan"),
    row("times", "次", "time", "times"),
    row("people", "人", "person", "people"),
    row("items", "项", "item", "items"),
    row("pieces", "件", "piece", "pieces"),
    row("steps", "步", "step", "steps"),
    row("points", "分", "point", "points"),
    row("copies", "份", "copy", "copies"),
    row("dishes", "道", "dish", "dishes"),
];

impl Unit {
    /// Reads a unit by its key or its Chinese word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        UNITS
            .iter()
            .find(|row| row.key == text || row.zh == text)
            .map(Self)
    }

    /// Returns the key of the unit in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// Lists the keys of all units.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        UNITS.iter().map(|row| row.key)
    }

    /// Returns the word behind a figure and what stands between the two.
    #[must_use]
    pub fn word(self, lang: Lang, one: bool) -> (Option<char>, &'static str) {
        match lang {
            Lang::Zh => ((self.0.zh != "%").then_some(NBSP), self.0.zh),
            Lang::En => {
                let word = if one { self.0.one } else { self.0.many };
                ((!self.0.tight).then_some(NBSP), word)
            }
        }
    }
}
