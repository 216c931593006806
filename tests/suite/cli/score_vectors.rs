//! The vectors of the scoring rule, through the program: written as standard and as filled sheets.

use super::score::json as run;
use crate::score::vector::{Vector, vectors};
use crate::support::Folder;
use punctilio::model::{SheetScale, SheetStep};
use serde_json::{Value, json};
use std::fmt::Write;

/// Writes a standard whose one audit is the sheet of a vector.
fn standard_of(vector: &Vector) -> String {
    let sheet = &vector.sheet;
    let mut text = String::from(
        "format = 1\n\n[standard]\nid = \"salon\"\ntitle = \"店\"\nversion = \"1.0.0\"\n\n[[audits]]\nid = \"v\"\ntitle = \"表\"\n",
    );
    writeln!(text, "model = {}", json!(sheet.model)).unwrap();
    for section in &sheet.sections {
        let (id, weight) = (&section.id, section.weight);
        writeln!(
            text,
            "\n[[audits.sections]]\nid = \"{id}\"\ntitle = \"{id}\"\nweight = {weight}"
        )
        .unwrap();
        if let Some(min) = section.min {
            writeln!(text, "min = {min}").unwrap();
        }
        for item in &section.items {
            let mut settings = format!("points = {}, samples = 4", item.points);
            settings += &match &item.scale {
                SheetScale::YesNo => String::new(),
                SheetScale::Compliant { .. } => ", scale = \"compliant\"".to_owned(),
                SheetScale::Score5 { .. } => ", scale = \"score5\"".to_owned(),
                SheetScale::Deduct { per } => format!(", scale = \"deduct\", per = {per}"),
                SheetScale::Measure { steps } => {
                    let step = |s: &SheetStep| {
                        format!(
                            "{{ max = \"{}\", credit = \"{}\" }}",
                            s.max.as_ref().unwrap(),
                            s.credit
                        )
                    };
                    let steps: Vec<String> = steps.iter().map(step).collect();
                    format!(", scale = \"measure\", steps = [{}]", steps.join(", "))
                }
                other => panic!("{other:?} is in no vector"),
            };
            if let Some(critical) = &item.critical {
                settings += &format!(", critical = {}", json!(critical.effect));
            }
            let id = &item.id;
            writeln!(
                text,
                "[[audits.sections.items]]\nid = \"{id}\"\ntext = \"{id}\"\nitem = {{ {settings} }}"
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn every_vector_comes_out_of_the_program() {
    for vector in vectors() {
        let mut response = String::from("[response]\nsheet = \"salon/v\"\n\n[answers]\n");
        let mut csv = String::from("#sheet,salon/v\nitem,answer\n");
        for (item, words) in vector.sheet.items().zip(&vector.words) {
            let samples: Vec<&str> = words.split(' ').collect();
            writeln!(response, "\"v/{}\" = {}", item.id, json!(samples)).unwrap();
            writeln!(csv, "v/{},{}", item.id, samples.join(";")).unwrap();
        }
        let folder = Folder::with(&[
            ("standards/salon.toml", standard_of(&vector).as_str()),
            ("a.toml", response.as_str()),
            ("b.csv", csv.as_str()),
        ]);
        let (status, found, err) = run(&folder, &["a.toml", "b.csv"]);
        assert_eq!((status, found.len()), (0, 2), "{} {err}", vector.id);
        assert_eq!(found[0], found[1]);
        let mut expect = vector.expect.clone();
        let scores = found[0]["sections"].as_array().unwrap().iter();
        let scores: Vec<Value> = scores.map(|section| section["score"].clone()).collect();
        let expect = expect.as_object_mut().unwrap();
        assert_eq!(
            expect.remove("sections"),
            Some(json!(scores)),
            "{}",
            vector.id
        );
        for (key, value) in expect {
            assert_eq!(found[0][key.as_str()], *value, "{} {key}", vector.id);
        }
    }
}
