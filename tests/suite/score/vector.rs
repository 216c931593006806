//! The vectors of the scoring rule, and what the core makes of them.

use super::{answers, empty_section, empty_sheet, item, number, reasons};
use punctilio::format::Model;
use punctilio::format::doc::Critical;
use punctilio::model::{CriticalRule, SheetItem, SheetItems, SheetScale, SheetSection, SheetStep};
use punctilio::quantity::{Ratio, Reading};
use punctilio::score::score;
use serde_json::Value;

/// One vector: a sheet, an answer an item in words, and what is expected.
pub struct Vector {
    pub id: String,
    pub sheet: SheetItems,
    pub words: Vec<String>,
    pub expect: Value,
}

/// Reads all vectors.
pub fn vectors() -> Vec<Vector> {
    let text = include_str!("../../score/vectors.json");
    let list: Vec<Value> = serde_json::from_str(text).unwrap();
    list.iter().map(vector).collect()
}

fn vector(value: &Value) -> Vector {
    let mut words = Vec::new();
    let mut sheet = empty_sheet();
    if value.get("model").and_then(Value::as_str) == Some("sections") {
        sheet.model = Model::Sections;
    }
    for (n, written) in value["sections"].as_array().unwrap().iter().enumerate() {
        let mut section = SheetSection {
            weight: written.get("weight").map_or(Ratio::ONE, exact),
            min: written.get("min").map(exact),
            ..empty_section(n + 1)
        };
        for (k, written) in written["items"].as_array().unwrap().iter().enumerate() {
            for copy in 0..written.get("n").and_then(Value::as_u64).unwrap_or(1) {
                section.items.push(SheetItem {
                    critical: critical(written),
                    ..item(
                        format!("i{n}-{k}-{copy}"),
                        &exact(&written["w"]).to_string(),
                        scale(written),
                    )
                });
                words.push(answer(&written["a"], written));
            }
        }
        sheet.sections.push(section);
    }
    sheet.hash = sheet.digest();
    Vector {
        id: value["id"].as_str().unwrap().to_owned(),
        sheet,
        words,
        expect: value["expect"].clone(),
    }
}

fn exact(value: &Value) -> Ratio {
    number(value.as_str().unwrap_or(&value.to_string()))
}

fn scale(value: &Value) -> SheetScale {
    match value["scale"].as_str().unwrap() {
        "yn" => SheetScale::YesNo,
        "cpn" => SheetScale::Compliant {
            partial: number("1/2"),
        },
        "s5" => SheetScale::Score5 {
            anchors: Vec::new(),
        },
        "deduct" => SheetScale::Deduct {
            per: exact(&value["per"]),
        },
        "measure" => SheetScale::Measure {
            steps: value["steps"]
                .as_array()
                .unwrap()
                .iter()
                .map(step)
                .collect(),
        },
        other => panic!("{other} is no scale of the vectors"),
    }
}

fn step(value: &Value) -> SheetStep {
    SheetStep {
        max: Reading::parse(&format!("{}s", value[0])),
        min: None,
        credit: exact(&value[1]),
    }
}

fn critical(value: &Value) -> Option<CriticalRule> {
    let text = value.get("critical")?.as_str().unwrap();
    Some(CriticalRule {
        effect: match text {
            "fail" => Critical::Fail,
            "zero_section" => Critical::ZeroSection,
            _ => Critical::Cap(text.strip_prefix("cap:").unwrap().parse().unwrap()),
        },
        below: Ratio::ONE,
    })
}

fn answer(value: &Value, item: &Value) -> String {
    let scale = item["scale"].as_str().unwrap();
    if let Some(samples) = value.as_array() {
        let samples: Vec<String> = samples.iter().map(|one| answer(one, item)).collect();
        return samples.join(" ");
    }
    match (value.as_str(), scale) {
        (Some("y"), _) => "yes".to_owned(),
        (Some("n"), "yn") => "no".to_owned(),
        (Some("c"), _) => "full".to_owned(),
        (Some("p"), _) => "partial".to_owned(),
        (Some("n"), _) => "none".to_owned(),
        (Some("na"), _) => "na".to_owned(),
        (Some("no"), _) => "not-observed".to_owned(),
        (Some(""), _) => "blank".to_owned(),
        (_, "measure") => format!("{value}s"),
        _ => value.to_string(),
    }
}

#[test]
fn every_vector_comes_out_to_the_last_digit() {
    let all = vectors();
    assert_eq!(all.len(), 20, "some vectors are not read");
    for vector in all {
        let words: Vec<&str> = vector.words.iter().map(String::as_str).collect();
        let verdict = score(&vector.sheet, &answers(&vector.sheet, &words));
        let sections: Vec<&Option<String>> = verdict.sections.iter().map(|s| &s.score).collect();
        let found = serde_json::json!({
            "sections": sections,
            "earned": verdict.earned,
            "max": verdict.max,
            "na_share": verdict.na_share,
            "coverage": verdict.coverage,
            "raw": verdict.raw,
            "score": verdict.score,
            "grade": verdict.grade_name,
            "result": verdict.outcome.key(),
            "reasons": reasons(&verdict),
        });
        assert_eq!(found, vector.expect, "{}", vector.id);
    }
}
