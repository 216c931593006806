//! Diagnostics for people: the line itself, a caret under it, and the cure.

use super::EmitOptions;
use super::excerpt::{Excerpt, fits};
use super::place::Region;
use super::visible::{safe, safe_lines};
use crate::diag::{Annotation, Code, Diagnostic, Fix, Place, Severity};
use crate::label::{Lang, Words};
use crate::source::{Source, SourceSet};
use crate::span::Span;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};
use std::ops::Range;

/// Lines between a fault and a further place that are shown in one piece of text.
const NEAR: usize = 12;

/// Bytes of a replacement that is still shown as one.
const MAX_PATCH: usize = 600;

/// The excerpts are cut here, not by the renderer, which would cut at its own width.
const UNBOUNDED: usize = 100_000;

pub(super) fn render(found: &[Diagnostic], sources: &SourceSet, options: &EmitOptions) -> String {
    let renderer = if options.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(UNBOUNDED);
    let is_folded = |fault: &Diagnostic| options.fold_hints && fault.severity == Severity::Hint;
    let mut text = String::new();
    for fault in found.iter().filter(|fault| !is_folded(fault)) {
        text.push_str(&Drawing::new(fault, sources, options).draw(&renderer));
        text.push_str("\n\n");
    }
    let mut hints: Vec<(&'static Code, Vec<&Diagnostic>)> = Vec::new();
    for fault in found.iter().filter(|fault| is_folded(fault)) {
        match hints.iter_mut().find(|(code, _)| *code == fault.code) {
            Some((_, same)) => same.push(fault),
            None => hints.push((fault.code, vec![fault])),
        }
    }
    hints.sort_by_key(|(code, _)| code.id);
    for (code, same) in hints {
        text.push_str(&folded(code, &same, sources, options.lang, &renderer));
        text.push('\n');
    }
    if text.ends_with("\n\n") {
        text.pop();
    }
    text
}

/// All hints of one kind in one line: the first of them and the number of the others.
fn folded(
    code: &Code,
    same: &[&Diagnostic],
    sources: &SourceSet,
    lang: Lang,
    renderer: &Renderer,
) -> String {
    let first = same[0];
    let place = Region::of(&first.place, sources).shown();
    let words = safe(first.words.get(lang));
    let more = same.len() - 1;
    let said = match (lang, more) {
        (Lang::Zh, 0) => format!("{words}（{place}）"),
        (Lang::Zh, _) => format!("{words}（{place}，另有 {more} 处）"),
        (Lang::En, 0) => format!("{words} ({place})"),
        (Lang::En, _) => format!("{words} ({place} and {more} more)"),
    };
    renderer.render(&[Group::with_title(
        level(first.severity, lang).primary_title(said).id(code.id),
    )])
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let name = severity.words();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    };
    level.with_name(name.get(lang).to_owned())
}

fn help_level(lang: Lang) -> Level<'static> {
    Level::HELP.with_name(match lang {
        Lang::Zh => "帮助",
        Lang::En => "help",
    })
}

/// One diagnostic on its way to text.
struct Drawing<'a> {
    fault: &'a Diagnostic,
    sources: &'a SourceSet,
    options: &'a EmitOptions<'a>,
    /// The headings (path, line, column) in place of which the renderer is given marks.
    headings: Vec<String>,
}

/// What is drawn under a line.
struct Mark {
    range: Range<usize>,
    label: Option<String>,
    kind: AnnotationKind,
}

impl<'a> Drawing<'a> {
    fn new(fault: &'a Diagnostic, sources: &'a SourceSet, options: &'a EmitOptions<'a>) -> Self {
        Self {
            fault,
            sources,
            options,
            headings: Vec::new(),
        }
    }

    fn draw(mut self, renderer: &Renderer) -> String {
        let mut main = level(self.fault.severity, self.options.lang)
            .primary_title(self.say(&self.fault.words))
            .id(self.fault.code.id)
            .elements(self.places());
        let mut groups = Vec::new();
        let patch = self.fault.fix.as_ref().and_then(|fix| self.patch(fix));
        let help = self.help(patch.is_some());
        match (patch, help) {
            (Some(patch), Some(help)) => {
                groups.push(main);
                groups.push(
                    help_level(self.options.lang)
                        .secondary_title(help)
                        .element(patch),
                );
            }
            (_, Some(help)) => {
                main = main.element(help_level(self.options.lang).message(help));
                groups.push(main);
            }
            (_, None) => groups.push(main),
        }
        let text = self.name_headings(&renderer.render(&groups));
        if self.headings.is_empty() {
            // Without line numbers the renderer starts at the edge, unlike everywhere else.
            return text.replace('\n', "\n ");
        }
        text
    }

    fn say(&self, words: &Words) -> String {
        safe(words.get(self.options.lang))
    }

    /// Returns the line of help; a replacement that is shown always has one.
    fn help(&self, shows_patch: bool) -> Option<String> {
        let lang = self.options.lang;
        let said = self
            .fault
            .help
            .as_ref()
            .map(|help| safe_lines(help.get(lang)));
        let Some(fix) = &self.fault.fix else {
            return said;
        };
        let said = said.or_else(|| {
            shows_patch.then(|| {
                Words::new("改成这样", "change it like this")
                    .get(lang)
                    .to_owned()
            })
        })?;
        let does_it = Words::new(
            "（`punctilio check --fix` 会代为修改）",
            " (`punctilio check --fix` does it)",
        );
        let source = self.sources.get(fix.span.source);
        let is_done = fix.safe && source.is_mendable() && fix.edit(&source.text).is_some();
        Some(if is_done {
            said + does_it.get(lang)
        } else {
            said
        })
    }

    /// Shows the place of the fault and the further ones.
    fn places(&mut self) -> Vec<Element<'static>> {
        let Place::Text(span) = self.fault.place else {
            let path = Region::of(&self.fault.place, self.sources).shown();
            let mut elements: Vec<Element> = vec![Origin::path(path).into()];
            for note in &self.fault.notes {
                elements.push(self.note_alone(note));
            }
            return elements;
        };
        let source = self.sources.get(span.source);
        let (line, range) = on_first_line(source, span);
        let expected = self.fault.expected.as_ref().map(|words| self.say(words));
        let mut marks = vec![Mark {
            range,
            label: expected,
            kind: AnnotationKind::Primary,
        }];
        let (mut first, mut last) = (line, line);
        let mut apart = Vec::new();
        for note in &self.fault.notes {
            let (at, range) = on_first_line(source, note.span);
            let is_near = note.span.source == span.source && at.abs_diff(line) <= NEAR;
            if is_near && self.is_whole(source, line) && self.is_whole(source, at) {
                marks.push(Mark {
                    range,
                    label: Some(self.say(&note.words)),
                    kind: AnnotationKind::Context,
                });
                (first, last) = (first.min(at), last.max(at));
            } else {
                apart.push(note);
            }
        }
        let mut elements = vec![self.snippet(source, first..last + 1, &marks, span)];
        for note in apart {
            elements.push(self.note_alone(note));
        }
        elements
    }

    fn note_alone(&mut self, note: &Annotation) -> Element<'static> {
        let source = self.sources.get(note.span.source);
        let (line, range) = on_first_line(source, note.span);
        let mark = Mark {
            range,
            label: Some(self.say(&note.words)),
            kind: AnnotationKind::Context,
        };
        self.snippet(source, line..line + 1, &[mark], note.span)
    }

    fn is_whole(&self, source: &Source, line: usize) -> bool {
        fits(&source.text[source.line_range(line)], self.options.width)
    }

    fn snippet(
        &mut self,
        source: &Source,
        lines: Range<usize>,
        marks: &[Mark],
        heading: Span,
    ) -> Element<'static> {
        let focus: Vec<usize> = marks.iter().map(|mark| mark.range.start).collect();
        let excerpt = Excerpt::new(
            source,
            lines.start..=lines.end - 1,
            &focus,
            self.options.width,
        );
        let mut snippet = Snippet::source(excerpt.text.clone())
            .line_start(excerpt.first_line)
            .path(self.heading(heading));
        for mark in marks {
            let drawn = mark.kind.span(excerpt.range(&mark.range));
            snippet = snippet.annotation(drawn.label(mark.label.clone()));
        }
        snippet.into()
    }

    /// Shows the cure as a change of lines, unless it is too long to be read that way.
    fn patch(&mut self, fix: &Fix) -> Option<Element<'static>> {
        let source = self.sources.get(fix.span.source);
        let (range, new) = fix.edit(&source.text)?;
        let (first, last) = (
            source.locate(range.start).line,
            source.locate(range.end).line,
        );
        let all_whole = || (first..=last).all(|line| self.is_whole(source, line));
        if new.len() > MAX_PATCH || last - first > NEAR || !all_whole() {
            return None;
        }
        let excerpt = Excerpt::new(source, first..=last, &[], self.options.width);
        let heading = match self.fault.place {
            Place::Text(span) if span.source == fix.span.source => mark(0),
            _ => self.heading(fix.span),
        };
        let mut text = safe_lines(&new);
        if new.ends_with('\n') {
            text.push('\n');
        }
        let snippet = Snippet::source(excerpt.text.clone())
            .line_start(excerpt.first_line)
            .path(heading)
            .patch(Patch::new(excerpt.range(&range), text));
        Some(snippet.into())
    }

    /// The renderer counts characters of the excerpt in its headings; people count columns of the
    /// terminal in the whole line. So it is given a mark, which is replaced afterwards.
    fn heading(&mut self, span: Span) -> String {
        self.headings
            .push(Region::of_span(span, self.sources).shown());
        mark(self.headings.len() - 1)
    }

    fn name_headings(&self, drawn: &str) -> String {
        let mut parts = drawn.split(MARK_START);
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(MARK_END).expect("marks are written whole");
            let heading = number
                .parse::<usize>()
                .ok()
                .and_then(|at| self.headings.get(at));
            text.push_str(heading.expect("a mark names a heading"));
            text.push_str(rest.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
        }
        text
    }
}

/// Noncharacters, which never stand in what is shown of a user's text.
const MARK_START: char = '\u{FDD0}';
const MARK_END: char = '\u{FDD1}';

fn mark(number: usize) -> String {
    format!("{MARK_START}{number}{MARK_END}")
}

/// Returns the line a span starts on, and as much of the span as is on it: a caret under many lines helps nobody.
fn on_first_line(source: &Source, span: Span) -> (usize, Range<usize>) {
    let range = span.range();
    let line = source.locate(range.start).line;
    let whole = source.line_range(line);
    let start = source.text.floor_char_boundary(range.start.min(whole.end));
    let end = source.text.ceil_char_boundary(range.end.min(whole.end));
    (line, start..end.max(start))
}
