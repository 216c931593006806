//! An edition of a standard as data: what is compared, and what a release keeps.

use super::change::Head;
use super::value::Said;
use crate::label::Lang;
use crate::model::Standard;
use serde_json::{Map, Value, json};

/// Lists that are kept whole as they stand.
const LISTS: [&str; 21] = [
    "roles",
    "bodies",
    "audiences",
    "touchpoints",
    "terms",
    "phrases",
    "forms",
    "lessons",
    "cases",
    "drills",
    "questions",
    "assessments",
    "feedback",
    "avoid",
    "quality",
    "exceptions",
    "numbers",
    "tips",
    "issues",
    "waivers",
    "open",
];

/// One edition of a standard, cut down to what its author wrote and what was numbered.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition(Value);

impl Edition {
    /// Takes a standard as it stands.
    #[must_use]
    pub fn of(standard: &Standard) -> Self {
        let value = serde_json::to_value(standard)
            .expect("documents serialise: their keys are strings and nothing in them can fail");
        Self(cut(&value))
    }

    /// Reads what a catalog file or a release holds; `None` where it is no standard.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str();
        let is_whole = text("id").is_some_and(|id| !id.is_empty())
            && text("version").is_some()
            && value.get("title").is_some_and(Value::is_object)
            && value.get("doc").is_some_and(Value::is_object);
        is_whole.then(|| Self(cut(value)))
    }

    /// Returns the data, as a release keeps them.
    #[must_use]
    pub fn data(&self) -> &Value {
        &self.0
    }

    /// Returns the id of the standard.
    #[must_use]
    pub fn id(&self) -> &str {
        self.text("id")
    }

    /// Returns the version.
    #[must_use]
    pub fn version(&self) -> &str {
        self.text("version")
    }

    /// Returns the hash of what it says.
    #[must_use]
    pub fn hash(&self) -> &str {
        self.text("hash")
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> Said {
        self.0.get("title").map_or_else(Said::default, Said::text)
    }

    /// Returns the language of its plain strings.
    #[must_use]
    pub fn language(&self) -> Lang {
        Lang::from_tag(self.text("language")).unwrap_or(Lang::Zh)
    }

    /// Returns version, hash and day.
    #[must_use]
    pub fn head(&self) -> Head {
        let effective = self.0.get("doc").and_then(|doc| doc.get("effective"));
        Head {
            id: self.id().to_owned(),
            title: self.title(),
            version: self.version().to_owned(),
            hash: self.hash().to_owned(),
            effective: effective.and_then(Value::as_str).map(str::to_owned),
        }
    }

    /// Returns the name of a role.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<Said> {
        let has_id = |one: &&Value| one.get("id").and_then(Value::as_str) == Some(id);
        let role = self.list("roles").iter().find(has_id)?;
        Some(Said::text(role.get("name")?))
    }

    /// Lists the ids of the roles.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.list("roles")
            .iter()
            .filter_map(|one| one.get("id")?.as_str())
    }

    pub(super) fn doc(&self) -> Option<&Map<String, Value>> {
        self.0.get("doc")?.as_object()
    }

    pub(super) fn list(&self, key: &str) -> &[Value] {
        self.0
            .get(key)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

/// Cuts a standard of the catalog down: without items, generated sheets and what else follows from the rest.
fn cut(value: &Value) -> Value {
    let mut out = Map::new();
    take(
        value,
        &mut out,
        &["id", "title", "version", "language", "hash", "doc"],
    );
    take(value, &mut out, &LISTS);
    let list = |key: &str| {
        let list = value.get(key).and_then(Value::as_array);
        list.map_or(&[][..], Vec::as_slice)
    };
    let each =
        |key: &str, cut: &dyn Fn(&Value) -> Value| -> Value { list(key).iter().map(cut).collect() };
    let thing = |one: &Value, keys: &[&str]| {
        let mut out = Map::new();
        take(one, &mut out, keys);
        Value::Object(out)
    };
    let numbered = |one: &Value| thing(one, &["id", "number", "origin", "doc"]);
    out.insert("articles".to_owned(), each("articles", &numbered));
    out.insert("rules".to_owned(), each("rules", &numbered));
    let step = |one: &Value| {
        let mut step = thing(one, &["id", "number", "title", "doc"]);
        step["letters"] = letters(one);
        step
    };
    let phase = |one: &Value| {
        let mut phase = thing(one, &["id", "number", "title", "origin", "doc"]);
        let steps = one.get("steps").and_then(Value::as_array);
        phase["steps"] = steps.into_iter().flatten().map(step).collect();
        phase
    };
    out.insert("phases".to_owned(), each("phases", &phase));
    out.insert("chapters".to_owned(), each("chapters", &Value::clone));
    let sheet = |one: &Value| thing(one, &["id", "title", "doc"]);
    for key in ["checklists", "audits"] {
        // What the program made has no title: it follows from the rest.
        let own = list(key)
            .iter()
            .filter(|one| one.get("title").is_some_and(Value::is_object));
        out.insert(key.to_owned(), own.map(sheet).collect());
    }
    Value::Object(out)
}

fn take(from: &Value, into: &mut Map<String, Value>, keys: &[&str]) {
    for key in keys {
        if let Some(value) = from.get(*key).filter(|value| !is_blank(value)) {
            into.insert((*key).to_owned(), value.clone());
        }
    }
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// The letters of a step's statements, by list: those of a catalog file, or as a release has them already.
fn letters(step: &Value) -> Value {
    if let Some(known) = step.get("letters") {
        return known.clone();
    }
    let mut found = json!({});
    let statements = step.get("statements").and_then(Value::as_array);
    for one in statements.into_iter().flatten() {
        let text = |key: &str| one.get(key)?.as_str();
        if let (Some(kind), Some(index), Some(letter)) =
            (text("kind"), one.get("index"), text("letter"))
        {
            found[kind][index.to_string()] = json!(letter);
        }
    }
    found
}
