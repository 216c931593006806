//! A Markdown chapter: TOML front matter between `+++` lines, then the text.

use super::tree::{self, decode};
use crate::diag::{BAD_FRONT_MATTER, Damage, Sink};
use crate::format::doc::ChapterDoc;
use crate::label::Lang;
use crate::source::Source;
use crate::span::{Span, Spanned};
use pulldown_cmark::{Event, Parser, Tag};

/// A chapter as one file holds it.
#[derive(Debug)]
pub struct ChapterFile {
    /// Its head.
    pub head: ChapterDoc,
    /// The name of the file without language and ending: `opening` of `opening.en.md`.
    pub name: String,
    /// The language in the name of the file.
    pub lang: Option<Lang>,
    /// The Markdown text.
    pub body: String,
    /// Where the text is written.
    pub span: Span,
    /// The pictures that the text shows, by the names of their files.
    pub pictures: Vec<Spanned<String>>,
}

/// Reads a chapter whose plain strings are in `own`, unless its name says otherwise.
pub(super) fn read(
    source: &Source,
    own: Lang,
    damage: &mut Damage,
    sink: &mut Sink,
) -> Option<ChapterFile> {
    let stem = source.file_name().trim_end_matches(".md");
    let (name, lang) = match stem.rsplit_once('.') {
        Some((name, tag)) if Lang::from_tag(tag).is_some() => (name, Lang::from_tag(tag)),
        _ => (stem, None),
    };
    let text = source.text.as_str();
    let fences = fences(text);
    let Some((start, end, body)) = fences else {
        sink.report(
            BAD_FRONT_MATTER
                .at(Span::new(source.id, 0, text.find('\n').unwrap_or(text.len())))
                .words("章的开头没有 +++ 表头", "the chapter has no head between +++ lines")
                .help(
                    "文件以 +++ 一行开始，写 title = \"…\"，再以 +++ 一行结束",
                    "begin the file with a line +++, write title = \"…\", and end the head with a line +++",
                ),
        );
        damage.lose(source.id);
        return None;
    };
    let Some(tree) = tree::read(source.id, &text[start..end], start, sink) else {
        damage.lose(source.id);
        return None;
    };
    damage.note(source.id, tree.damaged, tree.tables);
    let head = decode::<ChapterDoc>(&tree.root, damage, lang.unwrap_or(own), sink)?;
    let text_of_chapter = &text[body..];
    let pictures = Parser::new(text_of_chapter)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let span = Span::new(source.id, body + range.start, body + range.end);
                Some(Spanned::new(dest_url.to_string(), span))
            }
            _ => None,
        })
        .collect();
    Some(ChapterFile {
        head,
        pictures,
        name: name.to_owned(),
        lang,
        body: text_of_chapter.to_owned(),
        span: Span::new(source.id, body, text.len()),
    })
}

/// Finds the head between two `+++` lines: its start, its end, and the start of the text.
fn fences(text: &str) -> Option<(usize, usize, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        let is_fence = line.trim_end() == "+++";
        match start {
            None if is_fence => start = Some(next),
            None if line.trim().is_empty() => {}
            None => return None,
            Some(start) if is_fence => return Some((start, at, next)),
            Some(_) => {}
        }
        at = next;
    }
    None
}
