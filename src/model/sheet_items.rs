//! A score sheet as data: all that scoring reads, so that a filled sheet can be scored by itself for ever.
//!
//! What a sheet's hash covers is a projection of this list; it can be computed again from the list, so one that
//! somebody changed gives itself away.

use super::canonical::canonical_hash;
use super::{Audit, CriticalRule, Item, Section, SheetScale, Standard};
use crate::format::{Assessor, GradeBy, Method, Model, NaPolicy, SamplesRule, Severity, Text};
use crate::label::Lang;
use crate::quantity::Ratio;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of the list's own shape.
pub const SHAPE: u32 = 2;

/// What the list says it is.
const SCHEMA: &str = "punctilio/score-sheet";

/// Most decimals that a score is shown with.
const MOST_DECIMALS: u32 = 4;

/// Keys of the list, of a section and of an item that the hash leaves out: they are read by nobody who scores.
const OUTSIDE: [&[&str]; 3] = [
    &["schema", "shape", "hash", "version", "assessor"],
    &["letter"],
    &["number", "method"],
];

/// The item list of a score sheet, in the main language of its standard.
///
/// # Source
/// Format reference, “Hashes”: a sheet's hash holds every field that scoring reads and the texts of the main language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetItems {
    /// What the list is.
    pub schema: String,
    /// The version of its shape.
    pub shape: u32,
    /// Standard and audit: `beauty-salon/full`.
    pub sheet: String,
    /// SHA-256 over what scoring reads, in hex.
    pub hash: String,
    /// The standard's version.
    pub version: String,
    /// The sheet's title, or the standard's where it has none.
    pub title: String,
    /// Who assesses.
    pub assessor: Assessor,
    /// How sections make a total.
    pub model: Model,
    /// Decimals that are shown.
    pub decimals: u32,
    /// Share of “not applicable” that calls for a warning, in percent.
    pub na_limit: u32,
    /// What the grade is read from.
    pub grade_by: GradeBy,
    /// Grades by score, best first.
    pub grades: Vec<GradeRow>,
    /// Grades by number of findings, best first.
    #[serde(default)]
    pub findings: Vec<FindingRow>,
    /// The sections, in order.
    pub sections: Vec<SheetSection>,
}

/// A grade by score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeRow {
    /// Its name.
    pub name: String,
    /// The least score of the grade.
    pub from: Ratio,
    /// Whether it means fail.
    #[serde(default)]
    pub fail: bool,
}

/// A grade by number of findings; `None` is no limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingRow {
    /// Its name.
    pub name: String,
    /// Most critical findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical: Option<u32>,
    /// Most major findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub major: Option<u32>,
    /// Most minor findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor: Option<u32>,
    /// Whether it means fail.
    #[serde(default)]
    pub fail: bool,
}

/// A section of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetSection {
    /// Its id within the sheet.
    pub id: String,
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: String,
    /// Its weight, where sections are weighted.
    pub weight: Ratio,
    /// The least score it must reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Ratio>,
    /// Its items, in order.
    pub items: Vec<SheetItem>,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetItem {
    /// Its id as answers write it: without the sheet's own standard.
    pub id: String,
    /// Its printed number.
    pub number: String,
    /// The criterion.
    pub text: String,
    /// In which case the criterion holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The kinds of customers that it holds for.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// Which of these texts are open points: `text`, `when`, `for`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<String>,
    /// Whether it is a ban: the answers then are 未发生 and 发生.
    pub ban: bool,
    /// Points.
    pub points: Ratio,
    /// How it is judged.
    pub scale: SheetScale,
    /// What a miss does to the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical: Option<CriticalRule>,
    /// Whether “not applicable” is an answer.
    pub na: NaPolicy,
    /// How much a miss weighs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// How it is found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// How many people, rooms or cases are looked at.
    pub samples: u32,
    /// How several samples make one credit.
    pub samples_rule: SamplesRule,
    /// Paths of the items that the line stands for.
    #[serde(default)]
    pub covers: Vec<String>,
}

/// Why a list cannot be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetFault {
    /// It is no item list.
    Foreign,
    /// Its shape is none that this program knows; the shape that it has.
    Shape(u32),
    /// It does not hold what it was made with; the hash of what it holds.
    Changed(String),
}

impl SheetItems {
    /// Makes the list of a score sheet.
    #[must_use]
    pub fn of(standard: &Standard, audit: &Audit) -> Self {
        let lang = standard.language;
        let words = |text: &Text| text.best(lang).0.to_owned();
        let mut list = Self {
            schema: SCHEMA.to_owned(),
            shape: SHAPE,
            sheet: format!("{}/{}", standard.id, audit.id),
            hash: String::new(),
            version: standard.version.to_string(),
            title: words(audit.title.as_ref().unwrap_or(&standard.title)),
            assessor: audit.assessor,
            model: audit.model,
            decimals: audit.decimals.min(MOST_DECIMALS),
            na_limit: audit.na_limit,
            grade_by: audit.grade_by,
            grades: Vec::new(),
            findings: Vec::new(),
            sections: Vec::new(),
        };
        list.grades.extend(audit.grades.iter().map(|g| GradeRow {
            name: words(&g.name),
            from: g.from,
            fail: g.fail,
        }));
        list.findings
            .extend(audit.findings.iter().map(|g| FindingRow {
                name: words(&g.name),
                critical: g.critical,
                major: g.major,
                minor: g.minor,
                fail: g.fail,
            }));
        let sections = audit.sections.iter().map(|one| section(one, standard));
        list.sections.extend(sections);
        list.hash = list.digest();
        list
    }

    /// Tells whether the list is whole and as it was made.
    ///
    /// # Errors
    /// When it is something else, of another shape, or does not have the hash that it names.
    pub fn verify(&self) -> Result<(), SheetFault> {
        if self.schema != SCHEMA {
            return Err(SheetFault::Foreign);
        }
        if self.shape != SHAPE {
            return Err(SheetFault::Shape(self.shape));
        }
        match self.digest() {
            found if found == self.hash => Ok(()),
            found => Err(SheetFault::Changed(found)),
        }
    }

    /// Computes the hash of what scoring reads.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut value = serde_json::to_value(self)
            .expect("a list serialises: its keys are strings and nothing in it can fail");
        remove(&mut value, OUTSIDE[0]);
        for section in list_in(&mut value, "sections") {
            remove(section, OUTSIDE[1]);
            for item in list_in(section, "items") {
                remove(item, OUTSIDE[2]);
            }
        }
        canonical_hash(value)
    }

    /// Returns the hash as it is printed.
    #[must_use]
    pub fn short(&self) -> &str {
        self.hash.get(..7).unwrap_or(&self.hash)
    }

    /// Returns the ids of standard and audit.
    #[must_use]
    pub fn names(&self) -> (&str, &str) {
        self.sheet.split_once('/').unwrap_or((&self.sheet, ""))
    }

    /// Lists all items, section by section.
    pub fn items(&self) -> impl Iterator<Item = &SheetItem> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

fn section(section: &Section, standard: &Standard) -> SheetSection {
    let lang = standard.language;
    let items = section.lines.iter().map(|line| {
        let item = of_item(&line.item, lang);
        SheetItem {
            id: line.item.path_in(&standard.id),
            covers: line.covers.clone(),
            ..item
        }
    });
    SheetSection {
        id: section.id.clone(),
        letter: section.letter.clone(),
        title: section.title.best(lang).0.to_owned(),
        weight: section.weight,
        min: section.min,
        items: items.collect(),
    }
}

fn of_item(item: &Item, lang: Lang) -> SheetItem {
    let words = |text: &Text| text.best(lang).0.to_owned();
    let is_open = [
        ("text", item.text.open),
        ("when", item.when.as_ref().is_some_and(|when| when.open)),
        ("for", item.audiences.iter().any(|one| one.open)),
    ];
    let open = is_open.into_iter().filter(|(_, open)| *open);
    SheetItem {
        id: item.path.clone(),
        number: item.number.clone(),
        text: words(&item.text),
        when: item.when.as_ref().map(words),
        audiences: item.audiences.iter().map(words).collect(),
        open: open.map(|(key, _)| key.to_owned()).collect(),
        ban: item.ban,
        points: item.points,
        scale: SheetScale::of(&item.scale, lang),
        critical: item.critical,
        na: item.na,
        severity: item.severity,
        method: item.method,
        samples: item.samples,
        samples_rule: item.samples_rule,
        covers: Vec::new(),
    }
}

fn remove(value: &mut Value, keys: &[&str]) {
    if let Value::Object(map) = value {
        map.retain(|key, _| !keys.contains(&key.as_str()));
    }
}

fn list_in<'v>(value: &'v mut Value, key: &str) -> impl Iterator<Item = &'v mut Value> {
    let list = value.get_mut(key).and_then(Value::as_array_mut);
    list.into_iter().flatten()
}

impl SheetItem {
    /// Tells whether “not applicable” is an answer.
    #[must_use]
    pub fn allows_na(&self) -> bool {
        self.na != NaPolicy::No
    }
}
