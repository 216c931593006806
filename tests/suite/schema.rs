//! The JSON Schema and the reference against the declarations and the shipped standards.

use punctilio::label::Lang;
use punctilio::quantity::DurationRange;
use punctilio::schema::{json_schema, reference, tables};
use regex_lite::Regex;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// Tells why a value does not fit a schema; knows the words that our schema uses, and panics at any other.
pub struct Validator<'a> {
    pub root: &'a Value,
}

impl Validator<'_> {
    pub fn fault(&self, value: &Value, schema: &Value) -> Option<String> {
        let schema = schema.as_object().expect("a schema is an object");
        let fails = |schema: &Value, value: &Value| self.fault(value, schema);
        schema.iter().find_map(|(word, rule)| match word.as_str() {
            "$schema" | "$defs" | "title" | "description" | "then" | "else" => None,
            "$ref" => {
                let path = rule.as_str().unwrap().strip_prefix('#').unwrap();
                let target = self.root.pointer(path);
                fails(target.unwrap_or_else(|| panic!("no {path}")), value)
            }
            "type" => {
                let fits = match rule.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "number" => value.is_number(),
                    other => panic!("type {other}"),
                };
                (!fits).then(|| format!("{value} is no {rule}"))
            }
            "enum" => {
                let all = rule.as_array().unwrap();
                (!all.contains(value)).then(|| format!("{value} is none of {rule}"))
            }
            "const" => (rule != value).then(|| format!("{value} is not {rule}")),
            "anyOf" => {
                let ways = rule.as_array().unwrap();
                let faults: Vec<_> = ways.iter().map(|way| fails(way, value)).collect();
                faults
                    .iter()
                    .all(Option::is_some)
                    .then(|| format!("{value}: {faults:?}"))
            }
            "if" => {
                let branch = if fails(rule, value).is_none() {
                    "then"
                } else {
                    "else"
                };
                fails(&schema[branch], value)
            }
            "required" => {
                let keys = rule.as_array().unwrap().iter();
                let mut lacking = keys.filter(|key| value.get(key.as_str().unwrap()).is_none());
                lacking.next().map(|key| format!("lacks {key}"))
            }
            "properties" => value.as_object().and_then(|value| {
                let known = rule.as_object().unwrap();
                value
                    .iter()
                    .filter_map(|(key, inner)| Some((key, inner, known.get(key)?)))
                    .find_map(|(key, inner, rule)| Some(format!("{key}: {}", fails(rule, inner)?)))
            }),
            "additionalProperties" => value.as_object().and_then(|value| {
                let known = schema.get("properties").and_then(Value::as_object);
                let others = value
                    .iter()
                    .filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)));
                others.into_iter().find_map(|(key, inner)| match rule {
                    Value::Bool(false) => Some(format!("unknown {key}")),
                    rule => Some(format!("{key}: {}", fails(rule, inner)?)),
                })
            }),
            "propertyNames" => value
                .as_object()
                .and_then(|value| value.keys().find_map(|key| fails(rule, &json!(key)))),
            "items" => value
                .as_array()
                .and_then(|value| value.iter().find_map(|one| fails(rule, one))),
            "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
                let count = match value {
                    Value::Array(list) => list.len(),
                    Value::Object(table) => table.len(),
                    _ => return None,
                };
                let bound = rule.as_u64().unwrap() as usize;
                let fits = if word.starts_with("min") {
                    count >= bound
                } else {
                    count <= bound
                };
                (!fits).then(|| format!("{count} entries"))
            }
            "minimum" => value
                .as_f64()
                .filter(|n| *n < rule.as_f64().unwrap())
                .map(|n| n.to_string()),
            "maximum" => value
                .as_f64()
                .filter(|n| *n > rule.as_f64().unwrap())
                .map(|n| n.to_string()),
            "maxLength" => {
                let length = value.as_str().map_or(0, |text| text.chars().count());
                (length > rule.as_u64().unwrap() as usize).then(|| format!("{length} characters"))
            }
            "pattern" => value.as_str().and_then(|text| {
                let pattern = Regex::new(rule.as_str().unwrap()).unwrap();
                (!pattern.is_match(text)).then(|| format!("{text} is not like {rule}"))
            }),
            other => panic!("the schema says {other}, which this test does not know"),
        })
    }
}

/// TOML as the tools that use JSON Schema see it.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(value) => json!(value),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(list) => list.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let pairs = table
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
    }
}

fn fault(text: &str) -> Option<String> {
    let schema = json_schema();
    let value = as_json(&toml::Value::Table(text.parse().unwrap()));
    Validator { root: &schema }.fault(&value, &schema)
}

#[test]
fn every_key_of_every_table_is_in_it() {
    let schema = json_schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let mut count = 0;
    for (spec, _) in tables() {
        let name = spec.name.replace([' ', '.'], "-");
        let table = &schema["$defs"][&name];
        let keys: Vec<&str> = table["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let declared: Vec<&str> = spec.fields.iter().map(|field| field.key).collect();
        assert_eq!(keys, declared, "{name}");
        assert_eq!(table["additionalProperties"], false);
        for field in spec.fields {
            let described = table["properties"][field.key]["description"]
                .as_str()
                .unwrap();
            assert!(described.contains(field.zh) && described.contains(field.en));
            count += 1;
        }
    }
    assert!(
        count > 300,
        "the walk reaches the whole format: {count} keys"
    );
}

#[test]
fn every_shipped_standard_and_every_beginning_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    for folder in ["standards", "src/scaffold/text"] {
        for entry in walkdir::WalkDir::new(root.join(folder)) {
            let path = entry.unwrap().into_path();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let text = fs::read_to_string(&path)
                .unwrap()
                .replace("@title@", "\"x\"");
            assert_eq!(
                fault(&text.replace("@id@", "x")),
                None,
                "{}",
                path.display()
            );
            tried += 1;
        }
    }
    assert!(tried >= 14, "{tried} files");
}

#[test]
fn what_the_format_refuses_the_schema_refuses() {
    let standard = "format = 1\n[standard]\nid = \"x\"\ntitle = \"x\"\nversion = \"1.0.0\"\n";
    assert_eq!(fault(standard), None);
    for (wrong, said) in [
        ("[standard]\nid = \"x\"\ntitle = \"x\"\n", "lacks"),
        (
            "[standard]\nid = \"x\"\ntitle = 1\nversion = \"1.0.0\"\n",
            "title",
        ),
        (
            "[standard]\nid = \"x\"\ntitel = \"x\"\nversion = \"1.0.0\"\n",
            "titel",
        ),
        ("format = 2\n[part]\n", "format"),
        ("[book]\nlevel = \"hard\"\n", "level"),
        (
            "[[phases]]\ntitle = \"x\"\nstage = \"unspecifed\"\n",
            "stage",
        ),
        (
            "[[rules]]\narea = \"hair\"\nitem = { points = -1 }\n",
            "item",
        ),
    ] {
        let found = fault(wrong).unwrap_or_else(|| panic!("{wrong} passes"));
        assert!(found.contains(said), "{found}");
    }
    for right in [
        "[[rules]]\narea = \"头发\"\nitem = { critical = \"cap:70\" }\n",
        "[[phases]]\ntitle = { zh = \"x\" }\nlimit = \"unspecified\"\nstage = \"服务前\"\n",
        "[[phases]]\ntitle = \"x\"\nsteps = [{ title = \"x\", do = \"x\", item = true }]\n",
        "[book]\nlanguages = \"zh\"\n",
        "[[phases]]\ntitle = \"x\"\nlimit = \"5..6 天\"\nsteps = { title = \"x\", time = { within = \"半小时\", hold = \"1/2 h\" } }\n",
        "[[audits]]\ntitle = \"x\"\nselect = [\"all\", \"!step:try-on\", \"other/rules:hair\"]\n",
        "[[rules]]\narea = \"legs\"\nitem = { scale = \"measure\", steps = [{ max = \"28 ℃\", credit = \"1/2\" }, { min = 3, credit = 0.5 }] }\n",
        "[[rules]]\narea = \"my-own\"\nitem = \"不检查\"\n",
    ] {
        assert_eq!(fault(right), None, "{right}");
    }
}

#[test]
fn a_length_of_time_is_read_alike_by_schema_and_program() {
    let schema = json_schema();
    let pattern = schema["$defs"]["value-duration"]["pattern"]
        .as_str()
        .unwrap();
    let pattern = Regex::new(pattern).unwrap();
    for text in [
        "30s",
        "3 min",
        "90秒",
        "3分钟",
        "1.5 h",
        "1/2h",
        "半天",
        "半 小时",
        "5d..6d",
        "5..6d",
        "2 weeks",
        "1季度",
        "",
        "3",
        "s",
        "3 x",
        "-1s",
        "半",
        "..",
        "5d..",
        "1.23456h",
        "3 min 2",
        "1,5h",
        "３秒",
    ] {
        let read = DurationRange::parse(text).is_some();
        assert_eq!(pattern.is_match(text), read, "{text}");
    }
}

#[test]
fn the_reference_names_every_key_and_every_code() {
    for lang in Lang::ALL {
        let text = reference(lang);
        for (spec, places) in tables() {
            let heading = format!("\n### {}\n", spec.name.replace('.', "-"));
            let start = text.find(&heading).unwrap_or_else(|| panic!("{heading}"));
            let section = &text[start + 5..];
            let section = &section[..section.find("\n##").unwrap_or(section.len())];
            for field in spec.fields {
                assert!(
                    section.contains(&format!("\n| `{}` |", field.key)),
                    "{}",
                    field.key
                );
            }
            for (around, key) in places {
                assert!(
                    section.contains(&format!("`{key}`")),
                    "{key} of {}",
                    around.name
                );
            }
        }
        for code in punctilio::check::all_codes() {
            assert!(text.contains(&format!("| {} | `{}` |", code.id, code.name)));
        }
        for anchor in text.split("](#").skip(1) {
            let anchor = anchor.split(')').next().unwrap();
            let heading = format!("\n### {}\n", anchor.replace('-', " "));
            let found = text.replace('-', " ").contains(&heading);
            assert!(found, "#{anchor} leads nowhere");
        }
    }
}

/// The reference that the documentation shows is the one that the program prints; `PUNCTILIO_UPDATE=1` writes it anew.
#[test]
fn the_documentation_shows_the_reference() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema/docs");
    for lang in Lang::ALL {
        let file = folder.join(format!("format.{}.md", lang.tag()));
        let text = reference(lang);
        if std::env::var_os("PUNCTILIO_UPDATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap();
        assert!(
            kept == text,
            "{}: run the tests once with PUNCTILIO_UPDATE=1",
            file.display()
        );
    }
}
