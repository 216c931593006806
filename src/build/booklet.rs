//! Parts of the handbook as documents: the whole as a book, each phase, each role.

use super::job::Work;
use super::page::{Failure, Press};
use crate::label::Lang;
use crate::view::handbook::Screen;
use crate::view::page::{PageKey, PageRef};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a document is set from.
pub(super) struct Booklet {
    /// The template.
    pub template: &'static str,
    /// What it finds.
    pub data: Value,
    /// The pictures, by the path that the data name.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

impl Press<'_> {
    /// Gathers what the document of a page is set from.
    ///
    /// # Errors
    /// When a picture was changed while the build ran.
    pub fn booklet(&self, page: &PageRef<'_>, lang: Lang) -> Result<Option<Booklet>, Failure> {
        let edition = &self.plan.edition;
        let Some(screen) = edition.printed(page, lang) else {
            return Ok(None);
        };
        let mut album = Album::of(self);
        let mut data = json!({ "lang": lang.tag(), "html_lang": lang.html() });
        let template = match page.key {
            PageKey::Phase(_) => "phase.typ",
            PageKey::Role(_) => "role.typ",
            _ => {
                let mut chapters = Vec::new();
                for key in edition.volumes[page.volume].pages() {
                    let one = PageRef { key, ..*page };
                    if is_chapter(&key)
                        && let Some(screen) = edition.printed(&one, lang)
                    {
                        let path = edition.path(&one, lang);
                        chapters.push(album.shown(chapter(&screen), &path)?);
                    }
                }
                data["chapters"] = Value::Array(chapters);
                if let Some(accent) = edition.catalog.book.accent() {
                    data["accent"] = json!(accent);
                }
                "handbook.typ"
            }
        };
        let path = edition.path(page, lang);
        data["page"] = album.shown(value(&screen.page), &path)?;
        if template != "handbook.typ" {
            data["view"] = album.shown(value(&screen.view), &path)?;
        }
        Ok(Some(Booklet {
            template,
            data,
            pictures: album.pictures,
        }))
    }
}

/// Tells whether a page is a chapter of the book: it is, unless it serves to find the way or to be signed.
fn is_chapter(key: &PageKey<'_>) -> bool {
    let on_screen = matches!(
        key,
        PageKey::Meeting(_) | PageKey::Journey | PageKey::Flow | PageKey::Duties
    );
    !key.is_of_book() && !on_screen && !matches!(key, PageKey::Go | PageKey::Acknowledgement)
}

fn chapter(screen: &Screen) -> Value {
    let page = &screen.page;
    json!({ "kind": page.kind, "title": page.title, "word": page.word, "view": screen.view })
}

fn value(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view)
        .expect("views serialise: their keys are strings and nothing in them can fail")
}

/// The pictures of one document.
struct Album<'p> {
    press: &'p Press<'p>,
    /// By the path of their files.
    numbers: BTreeMap<String, usize>,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl<'p> Album<'p> {
    fn of(press: &'p Press<'p>) -> Self {
        Self {
            press,
            numbers: BTreeMap::new(),
            pictures: BTreeMap::new(),
        }
    }

    /// Puts the pictures that a view shows into the album, and their places there into the view.
    fn shown(&mut self, mut view: Value, path: &str) -> Result<Value, Failure> {
        self.walk(&mut view, path)?;
        Ok(view)
    }

    fn walk(&mut self, value: &mut Value, path: &str) -> Result<(), Failure> {
        match value {
            Value::Array(list) => list.iter_mut().try_for_each(|one| self.walk(one, path)),
            Value::Object(map) => {
                let is_picture = map.contains_key("src") && map.contains_key("width");
                let key = if is_picture { "src" } else { "logo" };
                if let Some(Value::String(address)) = map.get_mut(key) {
                    *address = self.place(&found_at(path, address))?;
                }
                map.values_mut().try_for_each(|one| self.walk(one, path))
            }
            _ => Ok(()),
        }
    }

    /// Returns the place of a picture in the album; empty where its file is none of this build.
    fn place(&mut self, path: &str) -> Result<String, Failure> {
        let path = format!("{}{path}", self.press.plan.prefix);
        if let Some(number) = self.numbers.get(&path) {
            return Ok(name(*number));
        }
        let mut jobs = self.press.plan.jobs.iter();
        let file = jobs.find_map(|job| match &job.work {
            Work::Picture(file) if job.path.as_str() == path => Some(file),
            _ => None,
        });
        let Some(file) = file else {
            return Ok(String::new());
        };
        let number = self.numbers.len() + 1;
        let bytes = file.bytes().map_err(Failure::Faults)?;
        self.pictures.insert(name(number), bytes);
        self.numbers.insert(path, number);
        Ok(name(number))
    }
}

/// The place of a picture; the same few for all documents, because Typst never gives one back.
fn name(number: usize) -> String {
    format!("/picture/{number}")
}

/// Follows a way from a page: `../assets/a.png` from `shop/door.html` is `assets/a.png`.
fn found_at(page: &str, way: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in way.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::found_at;

    #[test]
    fn ways_are_followed_from_the_page() {
        for (page, way, place) in [
            ("shop/door.html", "../assets/a.png", "assets/a.png"),
            (
                "en/shop/roles/host.html",
                "../../../assets/a.png",
                "assets/a.png",
            ),
            ("index.html", "assets/a.png", "assets/a.png"),
        ] {
            assert_eq!(found_at(page, way), place);
        }
    }
}
