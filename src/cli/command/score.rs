//! `score`: numbers, grades and results of filled score sheets, and their reports.

use crate::build;
use crate::build::report::{self, Plan};
use crate::cli::args::Score;
use crate::cli::choice::{Choice, Chosen};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{path, reports, today, verdict};
use crate::diag::{Code, Severity, Sink};
use crate::emit::{Counts, EmitOptions, Report, render, summary};
use crate::format::Date;
use crate::intake::{self, Library, Opened, Response, Visits};
use crate::label::{Lang, Words};
use crate::model::{Book, Catalog};
use crate::review::Sites;
use crate::source::{self, Found, Project, SourceSet};
use crate::view::report::ScoredSheet;
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
    let said = today::of(args.today)?;
    let latest = said.unwrap_or_else(|| clock(1));
    let today = said.unwrap_or_else(|| clock(0));
    let base = Base::find(args, terminal)?;
    let output = match args.is_html() {
        true => Some(reports::folder(args, base.project.as_ref())?),
        false => None,
    };
    if let Some(output) = &output {
        files.retain(|found| found.named || !found.entry.file.starts_with(output));
    }
    let codes = crate::check::all_codes();
    let mut run = Run {
        args,
        terminal,
        codes: &codes,
        visits: Visits::new(),
        choice: Choice::new(args, base.sites()),
        plan: output.as_ref().map(|_| Plan::new(base.sites())),
        today,
        counts: [0; 3],
        scored: 0,
        passed_over: 0,
        left_out: 0,
    };
    run.tell(listing, &SourceSet::new());
    let progress = terminal.progress();
    progress.stage(&Words::new("评分", "Scoring"));
    if args.is_json() {
        terminal.print("[")?;
    }
    for (n, batch) in files.chunks(BATCH).enumerate() {
        let opened: Vec<_> = batch
            .par_iter()
            .map(|found| open(found, &base.library, latest))
            .collect();
        for (place, one) in opened.into_iter().enumerate() {
            run.take(n * BATCH + place, one)?;
        }
    }
    if args.is_json() {
        terminal.print(if run.scored == 0 { "]\n" } else { "\n]\n" })?;
    }
    let plan = run.plan.take().filter(|plan| !plan.is_empty());
    if let (Some(plan), Some(output)) = (&plan, &output) {
        progress.stage(&Words::new("写报告", "Writing reports"));
        let project = base.project.as_ref().zip(base.catalog.as_ref());
        let desk = report::Desk {
            files: &files,
            library: &base.library,
            project,
            output,
            lang: args.lang.unwrap_or_else(|| base.lang(terminal.lang)),
            today,
            latest,
            force: args.force,
            since: args.since,
            by: args.group_by,
        };
        let written = report::write(&desk, plan, &|done, all| progress.at(done, all));
        let written = written.map_err(reports::trouble)?;
        drop(progress);
        let mut faults = Sink::new();
        written
            .faults
            .iter()
            .for_each(|fault| faults.report(fault.clone()));
        run.tell(faults, &written.sources);
        if !args.is_json() {
            reports::say(&written, output, terminal)?;
        }
    } else {
        drop(progress);
    }
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

/// Without a day to compare with it is the clock's; for visits it is one more: somewhere the next day has begun.
fn clock(more: i64) -> Date {
    let day = Timestamp::now().to_zoned(TimeZone::UTC).date();
    Date(day.checked_add(Span::new().days(more)).unwrap_or(day))
}

/// What sheets are scored by: those of the project that was named, or that lies around this folder or the first file.
struct Base {
    library: Library,
    project: Option<Project>,
    /// Its book, where it has no errors.
    catalog: Option<Catalog>,
}

impl Base {
    fn find(args: &Score, terminal: &Terminal) -> Result<Self, Trouble> {
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
            return Ok(Self {
                library: Library::new(),
                project: None,
                catalog: None,
            });
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
                format!(
                    "警告：项目 {root} 里有错误，没有用它的评分表；运行 punctilio check 看看\n"
                ),
                format!(
                    "warning: the project {root} has errors, so its sheets are not used; run punctilio check\n"
                ),
            );
            terminal.complain(words.get(terminal.lang));
            return Ok(Self {
                library: Library::faulty(project.output()),
                project: Some(project),
                catalog: None,
            });
        }
        Ok(Self {
            library: Library::of(&loaded.catalog, project.output()),
            project: Some(project),
            catalog: Some(loaded.catalog),
        })
    }

    fn sites(&self) -> Sites {
        self.catalog.as_ref().map_or_else(Sites::new, Sites::of)
    }

    fn lang(&self, otherwise: Lang) -> Lang {
        let book = self.catalog.as_ref().map(|catalog| &catalog.book);
        book.map_or(otherwise, Book::main_language)
    }
}

/// What a run has told so far.
struct Run<'a> {
    args: &'a Score,
    terminal: &'a Terminal,
    codes: &'a [&'static Code],
    visits: Visits,
    choice: Choice,
    /// What reports are written by, where they are.
    plan: Option<Plan>,
    /// The day that actions are compared with.
    today: Date,
    /// Errors, warnings and hints.
    counts: [usize; 3],
    scored: usize,
    passed_over: usize,
    /// Sheets that were not asked for.
    left_out: usize,
}

impl Run<'_> {
    fn take(&mut self, file: usize, read: Read) -> Result<(), Trouble> {
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
        let chosen = response.as_ref().map(|response| self.choice.of(response));
        if let Some(response) = response.as_ref().filter(|_| chosen == Some(Chosen::Counts)) {
            self.visits.meet(response, &mut sink);
        }
        self.tell(sink, &sources);
        let Some((response, chosen)) = response.zip(chosen) else {
            return Ok(());
        };
        match (chosen, &mut self.plan) {
            (Chosen::Counts, _) => return self.print(file, &response),
            (Chosen::Earlier, Some(plan)) => {
                plan.recall(&response, &response.verdict(), self.today);
            }
            (Chosen::Earlier | Chosen::Not, _) => {}
        }
        self.left_out += 1;
        Ok(())
    }

    fn print(&mut self, file: usize, response: &Response) -> Result<(), Trouble> {
        let verdict = response.verdict();
        if let Some(plan) = &mut self.plan {
            plan.take(file, response, &verdict, self.today);
        }
        let text = if self.args.is_json() {
            let reviewed = response.reviewed();
            let scored = ScoredSheet::of(response, &verdict, reviewed.as_ref());
            let scored = serde_json::to_string(&scored)
                .expect("a scored sheet serialises: it holds texts and lists alone");
            let comma = if self.scored == 0 { "\n" } else { ",\n" };
            format!("{comma}{scored}")
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
        let others = self.left_out;
        if !self.terminal.quiet && others > 0 {
            let words = Words::new(
                format!("另有 {others} 份评分表不在所选范围内，没有列出\n"),
                format!("filled sheets that were not asked for: {others}\n"),
            );
            self.terminal.complain(words.get(self.terminal.lang));
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
