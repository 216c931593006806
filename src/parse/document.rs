//! All texts of a project → its documents, with the parts of a standard joined.

use super::damage::{Member, spread};
use super::joined::{Project, StandardFile};
use super::tree::{self, Tree, decode};
use super::{chapter, release};
use crate::diag::{
    Damage, FORMAT_VERSION, MISSING_KEY, PART_WITHOUT_STANDARD, Severity, Sink, TWO_STANDARDS,
};
use crate::format::doc::{
    BookDoc, BookFileDoc, Content, StandardDoc, StandardFileDoc, ThemeFileDoc,
};
use crate::format::{Field, Node};
use crate::label::Lang;
use crate::source::{self, Kind, Source, SourceSet};
use crate::span::SourceId;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Reads all documents of a project; `sink` holds what was found wrong while its files were read.
pub fn parse(sources: &SourceSet, sink: &mut Sink) -> Project {
    let mut project = parse_some(sources, &|_| true, sink);
    project.releases = release::releases(sources, sink);
    project
}

/// Reads the book and some of the standards, whose texts must be wanted whole; no releases.
pub fn parse_some(
    sources: &SourceSet,
    is_wanted: &dyn Fn(&Source) -> bool,
    sink: &mut Sink,
) -> Project {
    let mut damage = Damage::default();
    let book_source = sources.iter().find(|s| s.kind == Kind::Book);
    let book_node = book_source.and_then(|source| Some((source, read(source, &mut damage, sink)?)));
    let main = book_node
        .as_ref()
        .map_or(Lang::Zh, |(_, tree)| first_language(&tree.root));
    let book = book_node.and_then(|(source, tree)| {
        check_format(source, &tree, sink);
        decode::<BookFileDoc>(&tree.root, &damage, main, sink)?
            .book
            .into_value()
    });
    let theme = book
        .as_ref()
        .and_then(|book| theme(book, sources, main, &mut damage, sink));

    let mut groups: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in sources.iter() {
        let is_damaged = source.kind == Kind::Damaged && source.path.starts_with("standards/");
        let is_read = is_damaged || matches!(source.kind, Kind::Standard | Kind::Chapter);
        if is_read && is_wanted(source) {
            let key = source
                .folder()
                .map_or_else(|| source.path.clone(), |f| format!("standards/{f}/"));
            groups.entry(key).or_default().push(source);
        }
    }
    let results: Vec<(Group, Sink)> = groups
        .into_par_iter()
        .map(|(key, group)| {
            let mut sink = Sink::new();
            let group = standard(&key, &group, main, &mut sink);
            (group, sink)
        })
        .collect();
    let is_more_lost = sink
        .found()
        .iter()
        .any(|fault| fault.severity == Severity::Error && fault.place.span().is_none());
    let mut standards = Vec::new();
    for (group, found) in results {
        sink.absorb(found);
        damage.absorb(group.damage);
        standards.push((group.standard, group.texts));
    }
    let members: Vec<Member<'_>> = standards
        .iter()
        .map(|(standard, texts)| Member {
            standard: standard.as_ref(),
            texts,
        })
        .collect();
    spread(
        &mut damage,
        &members,
        book_source.map(|s| s.id),
        is_more_lost,
    );
    let standards = standards.into_iter().filter_map(|(standard, _)| standard);
    Project {
        book,
        theme,
        standards: standards.collect(),
        releases: Vec::new(),
        damage,
    }
}

/// Reads the manifest of the book's theme; a theme may have none.
fn theme(
    book: &BookDoc,
    sources: &SourceSet,
    main: Lang,
    damage: &mut Damage,
    sink: &mut Sink,
) -> Option<(ThemeFileDoc, String)> {
    let name = book.theme.get()?.as_str();
    let path = format!("{}/{name}/theme.toml", source::Project::THEMES);
    let source = sources.find(&path).filter(|s| s.kind == Kind::Manifest)?;
    let tree = read(source, damage, sink)?;
    check_format(source, &tree, sink);
    let doc = decode::<ThemeFileDoc>(&tree.root, damage, main, sink)?;
    Some((doc, source.picture_folder()))
}

/// Reads one text as a tree and notes what of it is lost.
fn read(source: &Source, damage: &mut Damage, sink: &mut Sink) -> Option<Tree> {
    let tree = tree::read(source.id, &source.text, 0, sink);
    match &tree {
        Some(tree) => damage.note(source.id, tree.damaged.clone(), tree.tables.clone()),
        None => damage.lose(source.id),
    }
    tree
}

fn first_language(root: &Node) -> Lang {
    let languages = root.get("book").and_then(|book| book.get("languages"));
    let first = languages.and_then(|node| match &node.data {
        crate::format::Data::List(list) => list.first().and_then(Node::as_text),
        crate::format::Data::Text(text) => Some(text.as_str()),
        _ => None,
    });
    first.and_then(Lang::from_tag).unwrap_or(Lang::Zh)
}

fn check_format(source: &Source, tree: &Tree, sink: &mut Sink) {
    match tree.root.get("format") {
        None if !tree.damaged.is_empty() => {}
        None => sink.report(
            FORMAT_VERSION
                .at(crate::span::Span::new(source.id, 0, 0))
                .words(
                    "文件没有写格式版本",
                    "the file does not say its format version",
                )
                .help(
                    "在文件第一行写 format = 1",
                    "write format = 1 in the first line",
                )
                .fix(crate::diag::Fix::safe(
                    crate::span::Span::new(source.id, 0, 0),
                    "format = 1\n\n",
                )),
        ),
        Some(node) => {
            let is_one = matches!(&node.data, crate::format::Data::Integer(n) if n == "1");
            if !is_one {
                sink.report(
                    FORMAT_VERSION
                        .at(node.span)
                        .words("不认识这个格式版本", "this format version is not known")
                        .expected("应为 1", "expected 1")
                        .help(
                            "写 format = 1；更高的版本要用更新的程序",
                            "write format = 1; a higher one needs a newer program",
                        ),
                );
            }
        }
    }
}

/// One standard with its texts and what of them is lost.
struct Group {
    standard: Option<StandardFile>,
    texts: Vec<SourceId>,
    damage: Damage,
}

fn standard(key: &str, group: &[&Source], main: Lang, sink: &mut Sink) -> Group {
    let mut damage = Damage::default();
    for source in group.iter().filter(|source| source.kind == Kind::Damaged) {
        damage.lose(source.id);
    }
    Group {
        standard: joined(key, group, main, &mut damage, sink),
        texts: group.iter().map(|source| source.id).collect(),
        damage,
    }
}

fn joined(
    key: &str,
    group: &[&Source],
    main: Lang,
    damage: &mut Damage,
    sink: &mut Sink,
) -> Option<StandardFile> {
    let trees: Vec<(&Source, Tree)> = group
        .iter()
        .filter(|source| source.kind == Kind::Standard)
        .filter_map(|source| {
            let tree = read(source, damage, sink)?;
            check_format(source, &tree, sink);
            Some((*source, tree))
        })
        .collect();
    let language = trees
        .iter()
        .find_map(|(_, tree)| tree.root.get("standard")?.get("language")?.as_text())
        .and_then(Lang::from_tag)
        .unwrap_or(main);

    let mut files: Vec<(Option<u32>, &Source, StandardFileDoc)> = Vec::new();
    for (source, tree) in &trees {
        if let Some(mut file) = decode::<StandardFileDoc>(&tree.root, damage, language, sink) {
            let order = file
                .part
                .get()
                .and_then(|part| part.order.get())
                .map(|count| count.0);
            if !kind_said(source, &file, sink) {
                file.part = Field::Broken;
            }
            files.push((order, source, file));
        }
    }
    files.sort_by_key(|(order, source, file)| {
        (
            file.standard.is_blank(),
            order.unwrap_or(u32::MAX),
            source.path.clone(),
        )
    });

    let mut head: Option<StandardDoc> = None;
    let mut content = Content::default();
    let mut alone = Vec::new();
    for (_, source, mut file) in files {
        match std::mem::take(&mut file.standard) {
            Field::Set { span, value } => match &head {
                None => head = Some(*value),
                Some(first) => sink.report(
                    TWO_STANDARDS
                        .at(span)
                        .words(
                            "一个文件夹里有两个 [standard]",
                            "a folder holds two [standard] tables",
                        )
                        .note(first.span, "第一个在这里", "the first one is here")
                        .help(
                            "其余文件改成 [part]，或移到自己的文件夹",
                            "make the other file a [part], or move it to a folder of its own",
                        ),
                ),
            },
            _ => alone.push(source),
        }
        content.add(file);
    }
    let chapters = group
        .iter()
        .filter(|source| source.kind == Kind::Chapter)
        .filter_map(|source| chapter::read(source, language, damage, sink))
        .collect();
    let Some(head) = head else {
        let damaged = sink.has_errors();
        for source in alone.into_iter().filter(|_| !damaged) {
            sink.report(
                PART_WITHOUT_STANDARD
                    .at(crate::span::Span::new(source.id, 0, 0))
                    .words(
                        "这个文件夹里没有带 [standard] 的文件",
                        "no file of this folder has a [standard] table",
                    )
                    .help(
                        "在其中一个文件里写 [standard]，填 id、title、version",
                        "write [standard] with id, title and version into one of the files",
                    ),
            );
        }
        return None;
    };
    let folder = if key.ends_with('/') {
        key.to_owned()
    } else {
        "standards/".to_owned()
    };
    Some(StandardFile {
        head,
        content,
        chapters,
        language,
        folder,
    })
}

/// Tells whether the file says what it is, and reports where it does not or says both.
fn kind_said(source: &Source, file: &StandardFileDoc, sink: &mut Sink) -> bool {
    let (is_standard, is_part) = (!file.standard.is_absent(), !file.part.is_absent());
    if is_standard != is_part {
        return true;
    }
    let in_folder = source.folder().is_some();
    let (zh, en) = if is_standard {
        (
            "一个文件不能又是 [standard] 又是 [part]",
            "a file is either a [standard] or a [part]",
        )
    } else {
        (
            "看不出这是什么文件：没有 [standard]",
            "cannot tell what this file is: there is no [standard]",
        )
    };
    let mut fault = MISSING_KEY.at(file.span).words(zh, en).help(
        "在 format = 1 下面写 [standard]，填 id、title、version；同一文件夹里的分文件写 [part]",
        "write [standard] with id, title and version below format = 1; a further file of the same folder has [part]",
    );
    if is_standard {
        fault = fault.help("删掉 [part]", "take [part] out");
    }
    if is_standard || !in_folder || !sink.has_errors() {
        sink.report(fault);
    }
    false
}
