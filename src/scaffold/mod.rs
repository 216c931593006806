//! Beginnings: a first project, a fresh standard, a copy of one that comes with the program, all as artifacts.
//!
//! Nothing is written here; paths are relative to the project. What is made belongs to its author, so every text is
//! commented as a person would write it.

mod copy;
mod shipped;

pub use copy::{Copied, Wanted, copy};
pub use shipped::{Holding, Shipped, shelves, shipped};

use crate::artifact::{Artifact, ArtifactPath};
use crate::label::Lang;

/// The id of the standard that a first project begins with.
pub const START: &str = "front-desk";

/// Makes the files of a first project: a book, and a small standard that uses most of the format.
#[must_use]
pub fn project(lang: Lang) -> Vec<Artifact> {
    let standard = match lang {
        Lang::Zh => include_str!("text/start.zh.toml"),
        Lang::En => include_str!("text/start.en.toml"),
    };
    vec![
        book(lang),
        file(&format!("standards/{START}.toml"), standard),
    ]
}

/// Makes the file that tells of the whole book.
#[must_use]
pub fn book(lang: Lang) -> Artifact {
    let text = match lang {
        Lang::Zh => include_str!("text/book.zh.toml"),
        Lang::En => include_str!("text/book.en.toml"),
    };
    file("standards/punctilio.toml", text)
}

/// Makes the list of what git is to leave alone.
#[must_use]
pub fn ignored() -> Artifact {
    file(".gitignore", "/output/\n/.punctilio/\n")
}

/// Makes a fresh standard with a phase, a step and, as comments, what else it may hold.
///
/// # Panics
/// When the id is no slug.
#[must_use]
pub fn standard(id: &str, title: Option<&str>, lang: Lang) -> Artifact {
    let (text, default) = match lang {
        Lang::Zh => (include_str!("text/new.zh.toml"), "新的服务标准"),
        Lang::En => (include_str!("text/new.en.toml"), "A new service standard"),
    };
    let text = text
        .replace("@id@", id)
        .replace("@title@", &quoted(title.unwrap_or(default)));
    file(&format!("standards/{id}.toml"), &text)
}

/// Writes a text as TOML does, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn file(path: &str, text: &str) -> Artifact {
    let path = ArtifactPath::new(path).expect("slugs and fixed names make sound paths");
    Artifact::new(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_what_it_is() {
        for title in ["开门", "a \"b\" \\ c", "line\nline", "\u{7f}"] {
            let text = standard("x", Some(title), Lang::Zh).bytes;
            let text = String::from_utf8(text).unwrap();
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table["standard"]["title"].as_str(), Some(title));
        }
    }
}
