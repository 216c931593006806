//! In which language the program speaks: as told, else as the locale says, else as the book is written.

use crate::diag::Sink;
use crate::label::Lang;
use crate::source::{Entry, Kind, Project, SourceSet, read_text};
use std::ffi::OsString;
use std::path::Path;

/// Variables of the environment that name the locale, the strongest first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Finds `--messages` before the arguments are read in full, because help and faults of usage need it.
pub fn asked(args: &[OsString]) -> Option<Lang> {
    let mut said = None;
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if arg == "--" {
            break;
        }
        if arg == "--messages" {
            said = args.next().and_then(|tag| Lang::from_tag(&tag));
        } else if let Some(tag) = arg.strip_prefix("--messages=") {
            said = Lang::from_tag(tag);
        }
    }
    said
}

/// Returns the language of the locale; none where it names no language, as `C` does.
pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let locale = VARIABLES
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let language = locale
        .split(['_', '-', '.', '@'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match language.as_str() {
        "c" | "posix" => None,
        "zh" => Some(Lang::Zh),
        _ => Some(Lang::En),
    }
}

/// Returns the first language of the book that a folder belongs to; Chinese where nothing says otherwise.
pub fn of_book(start: &Path) -> Lang {
    first_language(start).unwrap_or(Lang::Zh)
}

fn first_language(start: &Path) -> Option<Lang> {
    let project = Project::find(start).ok()?;
    let book = Entry {
        path: "standards/punctilio.toml".to_owned(),
        file: project.standards().join("punctilio.toml"),
        size: 0,
    };
    let mut sources = SourceSet::new();
    let id = read_text(&book, Kind::Book, &mut sources, &mut Sink::new())?;
    let table: toml::Table = sources.get(id).text.parse().ok()?;
    let languages = table.get("book")?.get("languages")?;
    let first = languages
        .as_str()
        .or_else(|| languages.as_array()?.first()?.as_str())?;
    Lang::from_tag(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(pairs: &[(&str, &str)]) -> Option<Lang> {
        of_locale(|name| {
            let found = pairs.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_locale_says_the_language_unless_it_names_none() {
        assert_eq!(locale(&[("LANG", "zh_CN.UTF-8")]), Some(Lang::Zh));
        assert_eq!(locale(&[("LANG", "zh-Hans")]), Some(Lang::Zh));
        assert_eq!(locale(&[("LANG", "de_DE.UTF-8")]), Some(Lang::En));
        assert_eq!(locale(&[("LANG", "C.UTF-8")]), None);
        assert_eq!(locale(&[("LC_ALL", ""), ("LANG", "zh")]), Some(Lang::Zh));
        assert_eq!(
            locale(&[("LC_ALL", "en_US"), ("LANG", "zh_CN")]),
            Some(Lang::En)
        );
        assert_eq!(locale(&[("LC_ALL", "C"), ("LANG", "zh_CN")]), None);
        assert_eq!(locale(&[]), None);
    }

    #[test]
    fn the_asked_language_is_found_before_the_rest_is_read() {
        let asked = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            asked(&words)
        };
        assert_eq!(asked(&["p", "check", "--messages", "zh"]), Some(Lang::Zh));
        assert_eq!(asked(&["p", "--messages=en", "check"]), Some(Lang::En));
        assert_eq!(asked(&["p", "check", "--messages", "de"]), None);
        assert_eq!(asked(&["p", "check", "--", "--messages=en"]), None);
    }
}
