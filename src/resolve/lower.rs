//! One standard's documents → its draft: every thing gets its id.

use super::ids::{self, Space};
use super::title::title_of;
use super::{Draft, Files, hash};
use crate::diag::{Diagnostic, MISSING_IMAGE, NO_PHASES, Sink, UNKNOWN_WORD};
use crate::format::doc::{ImageDoc, StandardDoc, StepDoc};
use crate::format::{Field, Id, Name, StandardKind, Text, Version};
use crate::label::Lang;
use crate::model::{Article, Chapter, ChapterText, Entry, Loose, Phase, Rule, Standard, Step};
use crate::parse::{ChapterFile, StandardFile};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Gives every thing of a standard its id.
pub(super) fn lower(file: StandardFile, files: &dyn Files, sink: &mut Sink) -> Draft {
    let StandardFile {
        head,
        content,
        chapters,
        language,
        folder,
    } = file;
    let nowhere = head.span;
    check_head(&head, &content.phases.is_empty(), sink);
    let includes = head.include.list().to_vec();

    let mut pages = Space::pages(&head);
    let mut phases = Vec::new();
    for mut doc in content.phases {
        let steps = match doc.steps {
            Field::Open { .. } => Field::Absent,
            _ => std::mem::take(&mut doc.steps),
        };
        let (id, given) = pages.name(&doc.id, doc.title.get(), "phase", doc.span, sink);
        let title = title_of(&doc.title, language, doc.span);
        pictures(doc.images.list(), &folder, files, sink);
        let mut done = Vec::new();
        for step in steps.into_value().map(|many| many.0).unwrap_or_default() {
            pictures(step.images.list(), &folder, files, sink);
            done.push(lower_step(step, language, &mut pages, sink));
        }
        phases.push(Phase {
            id,
            given,
            number: 0,
            title,
            origin: None,
            doc,
            steps: done,
        });
    }
    let mut rules = Vec::new();
    for doc in content.rules {
        pictures(doc.images.list(), &folder, files, sink);
        let words = doc.title.get().or(doc.must.get()).or(doc.must_not.get());
        let (id, given) = pages.name(&doc.id, words, "rule", doc.span, sink);
        rules.push(Rule {
            id,
            given,
            number: String::new(),
            origin: None,
            doc,
            item: None,
            grooming: false,
        });
    }
    let mut articles = Vec::new();
    for doc in content.articles {
        let words = doc.title.get().or(doc.text.get());
        let (id, given) = pages.name(&doc.id, words, "article", doc.span, sink);
        articles.push(Article {
            id,
            given,
            number: 0,
            origin: None,
            doc,
            item: None,
        });
    }
    let phrases = named(
        content.phrases,
        &mut pages,
        "phrase",
        |d| (&d.id, d.text.get(), d.span),
        sink,
    );
    let forms = named(
        content.forms,
        &mut pages,
        "form",
        |d| (&d.id, d.title.get(), d.span),
        sink,
    );
    let checklists = named(
        content.checklists,
        &mut pages,
        "checklist",
        |d| (&d.id, d.title.get(), d.span),
        sink,
    );
    for list in checklists.iter().filter(|list| list.given) {
        if list.id.starts_with("phase-") || list.id.starts_with("role-") {
            let place = list.doc.id.span().unwrap_or(list.doc.span);
            sink.report(ids::reserved(&list.id, place));
        }
    }
    let audits = named(
        content.audits,
        &mut pages,
        "audit",
        |d| (&d.id, d.title.get(), d.span),
        sink,
    );
    for file in &chapters {
        for picture in &file.pictures {
            look_for(&picture.value, picture.span, &folder, files, sink);
        }
    }
    let chapters = join_chapters(chapters, language, &mut pages, sink);

    macro_rules! own {
        ($list:ident, $fallback:literal, $name:ident) => {
            named(
                content.$list,
                &mut Space::own(&head),
                $fallback,
                |d| (&d.id, d.$name.get(), d.span),
                sink,
            )
        };
    }
    let mut standard = Standard {
        id: head
            .id
            .get()
            .map_or_else(|| "standard".to_owned(), |id| id.as_str().to_owned()),
        title: title_of(&head.title, language, nowhere),
        version: head.version.get().copied().unwrap_or(Version([0, 0, 0])),
        language,
        hash: String::new(),
        roles: own!(roles, "role", name),
        bodies: own!(bodies, "body", name),
        audiences: own!(audiences, "audience", name),
        touchpoints: own!(touchpoints, "touchpoint", name),
        terms: own!(terms, "term", term),
        lessons: own!(lessons, "lesson", title),
        cases: own!(cases, "case", title),
        drills: own!(drills, "drill", title),
        questions: own!(questions, "question", ask),
        assessments: own!(assessments, "assessment", title),
        feedback: own!(feedback, "feedback", title),
        references: Vec::new(),
        elsewhere: BTreeMap::new(),
        doc: head,
        articles,
        phases,
        rules,
        phrases,
        forms,
        avoid: content.avoid,
        quality: content.quality,
        exceptions: content
            .exceptions
            .into_iter()
            .map(|doc| Loose { origin: None, doc })
            .collect(),
        numbers: content.numbers,
        tips: content.tips,
        issues: content.issues,
        waivers: content.waivers,
        open: content.open,
        chapters,
        checklists: Vec::new(),
        audits: Vec::new(),
        items: Vec::new(),
    };
    standard.hash = hash::of_standard(&standard, &checklists, &audits);
    Draft {
        standard,
        checklists,
        audits,
        includes,
        missed: BTreeSet::new(),
    }
}

fn check_head(head: &StandardDoc, no_phases: &bool, sink: &mut Sink) {
    let kind = head.kind.get().copied();
    if *no_phases && matches!(kind, Some(StandardKind::Sop | StandardKind::Project)) {
        sink.report(
            NO_PHASES
                .at(head.kind.span().unwrap_or(head.span))
                .words(
                    "作业程序和项目要有阶段，这里一个也没有",
                    "an SOP or a project needs phases, and there is none",
                )
                .help(
                    "写 [[phases]] 和 [[phases.steps]]；没有流程就把 kind 改成 norm 或 guideline",
                    "write [[phases]] with [[phases.steps]], or make the kind norm or guideline",
                ),
        );
    }
    if let Some(name) = head
        .language
        .get()
        .filter(|n| Lang::from_tag(n.as_str()).is_none())
    {
        sink.report(unknown_language(name));
    }
}

/// A language that the program does not know.
pub(super) fn unknown_language(name: &Name) -> Diagnostic {
    UNKNOWN_WORD
        .at(name.0.span)
        .words(
            format!("不认识语言“{}”", name.as_str()),
            format!("unknown language “{}”", name.as_str()),
        )
        .expected("应为 \"zh\" 或 \"en\"", "expected \"zh\" or \"en\"")
}

fn lower_step(doc: StepDoc, language: Lang, pages: &mut Space<'_>, sink: &mut Sink) -> Step {
    let (id, given) = pages.name(&doc.id, doc.title.get(), "step", doc.span, sink);
    let title = title_of(&doc.title, language, doc.span);
    Step {
        id,
        given,
        number: String::new(),
        title,
        doc,
        statements: Vec::new(),
        item: None,
        heading: false,
    }
}

fn named<T>(
    docs: Vec<T>,
    space: &mut Space<'_>,
    fallback: &str,
    parts: impl Fn(&T) -> (&Field<Id>, Option<&Text>, Span),
    sink: &mut Sink,
) -> Vec<Entry<T>> {
    docs.into_iter()
        .map(|doc| {
            let (id, name, span) = parts(&doc);
            let (id, given) = space.name(id, name, fallback, span, sink);
            Entry {
                id,
                given,
                origin: None,
                filled: None,
                doc,
            }
        })
        .collect()
}

fn join_chapters(
    files: Vec<ChapterFile>,
    language: Lang,
    pages: &mut Space<'_>,
    sink: &mut Sink,
) -> Vec<Chapter> {
    let mut by_name: BTreeMap<String, Vec<ChapterFile>> = BTreeMap::new();
    for file in files {
        by_name.entry(file.name.clone()).or_default().push(file);
    }
    let mut chapters: Vec<(u32, Chapter)> = Vec::new();
    for (name, mut files) in by_name {
        files.sort_by_key(|file| file.lang.unwrap_or(language) != language);
        let main = &files[0];
        let order = main.head.order.get().map_or(u32::MAX, |count| count.0);
        let given = main.head.id.get().map(|id| id.as_str().to_owned());
        let id = given.unwrap_or_else(|| super::slug::from_name(&name));
        pages.take(&id, main.head.id.span().unwrap_or(main.head.span), sink);
        let refs = main.head.refs.list().to_vec();
        let texts = files
            .into_iter()
            .map(|file| {
                let lang = file
                    .lang
                    .or_else(|| tag_of(&file.head.language))
                    .unwrap_or(language);
                ChapterText {
                    lang,
                    title: title_of(&file.head.title, lang, file.head.span),
                    body: file.body,
                    pictures: file.pictures.into_iter().map(|p| p.value).collect(),
                    span: file.span,
                }
            })
            .collect();
        chapters.push((order, Chapter { id, refs, texts }));
    }
    chapters.sort_by_key(|(order, _)| *order);
    chapters.into_iter().map(|(_, chapter)| chapter).collect()
}

fn tag_of(field: &Field<Name>) -> Option<Lang> {
    Lang::from_tag(field.get()?.as_str())
}

fn pictures(images: &[ImageDoc], folder: &str, files: &dyn Files, sink: &mut Sink) {
    for file in images.iter().filter_map(|image| image.file.get()) {
        look_for(file.as_str(), file.0.span, folder, files, sink);
    }
}

/// Reports a picture that does not lie beside the standard.
pub(super) fn look_for(name: &str, span: Span, folder: &str, files: &dyn Files, sink: &mut Sink) {
    let inside = !name.starts_with('/')
        && !name.contains(['\\', ':'])
        && !name.split('/').any(|part| part == "..");
    if inside && files.has_picture(&format!("{folder}{name}")) {
        return;
    }
    let fault = MISSING_IMAGE.at(span);
    sink.report(if inside {
        fault
            .words(
                format!("找不到图片“{name}”"),
                format!("there is no picture “{name}”"),
            )
            .help(
                format!("把图片放到 {folder} 里；能用 jpg、png、webp、gif、svg"),
                format!("put it into {folder}; jpg, png, webp, gif and svg will do"),
            )
    } else {
        fault
            .words(
                format!("图片“{name}”在标准的文件夹外面"),
                format!("the picture “{name}” lies outside the standard's folder"),
            )
            .help(
                "把图片放到标准旁边，只写文件名",
                "put it beside the standard and write its name alone",
            )
    });
}
