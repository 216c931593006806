//! `score`: numbers, grades and results of filled score sheets.

use crate::build;
use crate::cli::args::Score;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{path, today, verdict};
use crate::diag::{Code, Severity, Sink};
use crate::emit::{Counts, EmitOptions, Report, render, summary};
use crate::format::Date;
use crate::intake::{self, Library, Opened, Response, Visits};
use crate::label::Words;
use crate::render::score::{ScoredSheet, object};
use crate::source::{self, Found, Project, SourceSet};
use jiff::{Span, Timestamp, tz::TimeZone};
use rayon::prelude::*;
use std::path::Path;

/// How many files are read before the first of them is told of.
const BATCH: usize = 256;

/// Scores files and prints what they come to.
pub fn run(args: &Score, terminal: &Terminal) -> Result<Ended, Trouble> {
    let mut listing = Sink::new();
    let mut files = Vec::new();
    for path in &args.files {
        files.extend(source::found(path, &mut listing)?);
    }
    let latest = match today::of(args.today)? {
        Some(today) => today,
        None => tomorrow(),
    };
    let library = library(args, terminal)?;
    let codes = crate::check::all_codes();
    let mut run = Run {
        args,
        terminal,
        codes: &codes,
        visits: Visits::new(),
        counts: [0; 3],
        scored: 0,
        passed_over: 0,
    };
    run.tell(listing, &SourceSet::new());
    let progress = terminal.progress();
    progress.stage(&Words::new("评分", "Scoring"));
    if args.is_json() {
        terminal.print("[")?;
    }
    for batch in files.chunks(BATCH) {
        let opened: Vec<_> = batch
            .par_iter()
            .map(|found| open(found, &library, latest))
            .collect();
        for one in opened {
            run.take(one)?;
        }
    }
    if args.is_json() {
        terminal.print(if run.scored == 0 { "]\n" } else { "\n]\n" })?;
    }
    drop(progress);
    run.close(&files)
}

/// A file with all that was found in it.
struct Read {
    opened: Opened,
    sources: SourceSet,
    sink: Sink,
}

fn open(found: &Found, library: &Library, latest: Date) -> Read {
    let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
    let opened = intake::open(found, library, Some(latest), &mut sources, &mut sink);
    Read {
        opened,
        sources,
        sink,
    }
}

/// Without a day to compare with it is the clock's, and one more: somewhere the next day has begun.
fn tomorrow() -> Date {
    let day = Timestamp::now().to_zoned(TimeZone::UTC).date();
    Date(day.checked_add(Span::new().days(1)).unwrap_or(day))
}

/// Finds the sheets to score by: those of the project that was named, or that lies around this folder or the first file.
fn library(args: &Score, terminal: &Terminal) -> Result<Library, Trouble> {
    let project = match &args.project {
        Some(dir) => Some(Project::find(dir)?),
        None => {
            let first = args
                .files
                .first()
                .map_or(Path::new("."), |file| file.as_path());
            let around = [Path::new("."), first].into_iter();
            let found = around.filter_map(|at| Project::find(at).ok());
            found
                .into_iter()
                .find(|project| project.standards().is_dir())
        }
    };
    let Some(project) = project else {
        return Ok(Library::new());
    };
    let loaded = build::load(&project);
    if loaded.sink.has_errors() {
        let root = path::shown(project.root());
        let root = if root.is_empty() {
            ".".to_owned()
        } else {
            root
        };
        let words = Words::new(
            format!("警告：项目 {root} 里有错误，没有用它的评分表；运行 punctilio check 看看\n"),
            format!(
                "warning: the project {root} has errors, so its sheets are not used; run punctilio check\n"
            ),
        );
        terminal.complain(words.get(terminal.lang));
        return Ok(Library::faulty(project.output()));
    }
    Ok(Library::of(&loaded.catalog, project.output()))
}

/// What a run has told so far.
struct Run<'a> {
    args: &'a Score,
    terminal: &'a Terminal,
    codes: &'a [&'static Code],
    visits: Visits,
    /// Errors, warnings and hints.
    counts: [usize; 3],
    scored: usize,
    passed_over: usize,
}

impl Run<'_> {
    fn take(&mut self, read: Read) -> Result<(), Trouble> {
        let Read {
            opened,
            sources,
            mut sink,
        } = read;
        let response = match opened {
            Opened::Response(response) => Some(response),
            Opened::Faulty => None,
            Opened::Other => {
                self.passed_over += 1;
                None
            }
        };
        if let Some(response) = &response {
            self.visits.meet(response, &mut sink);
        }
        self.tell(sink, &sources);
        response.map_or(Ok(()), |response| self.print(&response))
    }

    fn print(&mut self, response: &Response) -> Result<(), Trouble> {
        let verdict = response.verdict();
        let text = if self.args.is_json() {
            let date = response.date().map(|day| day.to_string());
            let head = ScoredSheet {
                sheet: &response.sheet.sheet,
                hash: &response.sheet.hash,
                site: response.head.site.as_deref(),
                date: date.as_deref(),
            };
            let comma = if self.scored == 0 { "\n" } else { ",\n" };
            format!("{comma}{}", object(head, &verdict))
        } else {
            verdict::drawn(response, &verdict, self.terminal.lang)
        };
        self.scored += 1;
        self.terminal.print(&text)
    }

    /// Prints faults to standard error, where they are in nobody's way.
    fn tell(&mut self, sink: Sink, sources: &SourceSet) {
        let mut found = sink.finish();
        for fault in &found {
            self.counts[fault.severity as usize] += 1;
        }
        if self.terminal.quiet {
            found.retain(|fault| fault.severity != Severity::Hint);
        }
        if found.is_empty() {
            return;
        }
        let options = EmitOptions {
            lang: self.terminal.lang,
            color: self.terminal.colors_err(),
            fold_hints: !self.args.hints,
            width: self.terminal.width(),
            prefix: "",
            all_codes: self.codes,
        };
        let mut text = render(Report::Human, &found, sources, &options);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.terminal.complain(&text);
    }

    fn close(self, files: &[Found]) -> Result<Ended, Trouble> {
        let [errors, warnings, hints] = self.counts;
        if files.len() == self.passed_over && errors == 0 {
            return Err(Trouble::Faults(Words::new(
                "没有填好的评分表",
                "there is no filled score sheet",
            )));
        }
        if !self.terminal.quiet && errors + warnings + hints > 0 {
            let counts = Counts {
                errors,
                warnings,
                hints,
            };
            let said = summary(counts, self.terminal.lang);
            self.terminal.complain(&format!("\n{said}\n"));
        }
        let others = self.passed_over;
        if !self.terminal.quiet && others > 0 {
            let words = Words::new(
                format!("文件夹里另有 {others} 个文件不是填好的评分表\n"),
                format!("files that are no filled score sheets: {others}\n"),
            );
            self.terminal.complain(words.get(self.terminal.lang));
        }
        Ok(match errors {
            0 => Ended::Well,
            _ => Ended::WithFaults,
        })
    }
}
