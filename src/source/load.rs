//! Walks the folder of standards and reads every text in it.

use super::folder::list;
use super::image::{Format, Picture};
use super::manifest::manifests;
use super::read::read_text;
use super::released::newest;
use super::{Kind, Project, SourceSet};
use crate::diag::{Place, Sink, code};
use std::collections::BTreeMap;

/// Files that systems leave in every folder and nobody can get rid of.
const DEBRIS: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// What a project holds.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, in the order of their paths.
    pub sources: SourceSet,
    /// The pictures by their paths relative to the project; not read yet.
    pub pictures: BTreeMap<String, Picture>,
}

/// Reads all texts of a project and lists its pictures.
///
/// Whatever cannot be read is reported, and the rest is read all the same.
pub fn load(project: &Project, sink: &mut Sink) -> Loaded {
    let mut loaded = Loaded::default();
    let entries = list(project.root(), Project::STANDARDS, sink);
    let has_standards = entries
        .iter()
        .any(|entry| role(&entry.path) == Role::Text(Kind::Standard));
    let is_damaged = sink
        .found()
        .iter()
        .any(|fault| fault.code == &code::UNREADABLE || is_link(fault.code));
    for entry in entries {
        match role(&entry.path) {
            Role::Text(kind) => {
                read_text(&entry, kind, &mut loaded.sources, sink);
            }
            Role::Picture(format) => {
                let picture = Picture::new(entry.path.clone(), entry.file, format);
                loaded.pictures.insert(entry.path, picture);
            }
            Role::LostChapter => stray(
                entry.path,
                (
                    "章节没有归属：它不在任何标准的文件夹里",
                    "a chapter that belongs to no standard",
                ),
                (
                    "把它移进标准的文件夹，例如 standards/bank-branch/",
                    "move it into the folder of a standard, such as standards/bank-branch/",
                ),
                sink,
            ),
            Role::Debris => {}
            Role::Stray => stray(
                entry.path,
                ("这类文件不会被读取", "files of this kind are not read"),
                (
                    "standards/ 中只放 .toml、.md 和图片（.jpg .png .webp .gif .svg）",
                    "standards/ holds .toml, .md and pictures (.jpg .png .webp .gif .svg)",
                ),
                sink,
            ),
        }
    }
    manifests(project, &mut loaded.sources, &mut loaded.pictures, sink);
    let (newest, others) = newest(list(project.root(), Project::RELEASED, sink));
    for entry in newest {
        read_text(&entry, Kind::Released, &mut loaded.sources, sink);
    }
    for entry in others {
        stray(
            entry.path,
            (
                "这里只放 punctilio release 写的存档",
                "only releases that `punctilio release` wrote belong here",
            ),
            ("把它移出 .released/", "move it out of .released/"),
            sink,
        );
    }
    if project.root().join("punctilio.toml").is_file() {
        stray(
            "punctilio.toml".to_owned(),
            (
                "放在这里的 punctilio.toml 不会被读取",
                "punctilio.toml is not read from here",
            ),
            (
                "把它移到 standards/punctilio.toml",
                "move it to standards/punctilio.toml",
            ),
            sink,
        );
    }
    if !has_standards && !is_damaged {
        sink.report(
            code::NO_STANDARDS
                .at(Place::File(Project::STANDARDS.to_owned()))
                .words("这里还没有标准", "there is no standard here yet")
                .help(
                    "运行 `punctilio init`，得到一个可以马上生成的例子",
                    "run `punctilio init` for an example that builds at once",
                ),
        );
    }
    loaded
}

fn is_link(found: &crate::diag::Code) -> bool {
    found == &code::OUTSIDE_LINK || found == &code::CIRCULAR_LINK
}

/// What a file below `standards/` is for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text(Kind),
    Picture(Format),
    LostChapter,
    Debris,
    Stray,
}

pub(super) fn role(path: &str) -> Role {
    let below = path.strip_prefix("standards/").unwrap_or(path);
    let (name, is_top) = match below.rsplit_once('/') {
        Some((_, name)) => (name, false),
        None => (below, true),
    };
    if DEBRIS
        .iter()
        .any(|debris| name.eq_ignore_ascii_case(debris))
    {
        return Role::Debris;
    }
    if below == "punctilio.toml" {
        return Role::Text(Kind::Book);
    }
    let extension = name
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
        .to_ascii_lowercase();
    match extension.as_str() {
        "toml" => Role::Text(Kind::Standard),
        "md" if is_top => Role::LostChapter,
        "md" => Role::Text(Kind::Chapter),
        other => Format::from_extension(other).map_or(Role::Stray, Role::Picture),
    }
}

fn stray(path: String, words: (&str, &str), help: (&str, &str), sink: &mut Sink) {
    sink.report(
        code::STRAY_FILE
            .at(Place::File(path))
            .words(words.0, words.1)
            .help(help.0, help.1),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_what_a_file_is_for() {
        assert_eq!(role("standards/punctilio.toml"), Role::Text(Kind::Book));
        assert_eq!(role("standards/a.TOML"), Role::Text(Kind::Standard));
        assert_eq!(
            role("standards/bank/punctilio.toml"),
            Role::Text(Kind::Standard)
        );
        assert_eq!(
            role("standards/bank/10 intro.md"),
            Role::Text(Kind::Chapter)
        );
        assert_eq!(role("standards/intro.md"), Role::LostChapter);
        assert_eq!(
            role("standards/bank/a/bow.JPG"),
            Role::Picture(Format::Jpeg)
        );
        assert_eq!(role("standards/thumbs.db"), Role::Debris);
        assert_eq!(role("standards/toml"), Role::Stray);
        assert_eq!(role("standards/a.toml~"), Role::Stray);
    }
}
