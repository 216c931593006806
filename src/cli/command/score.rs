//! `score`: numbers, grades and results of filled score sheets, and their reports.

use crate::build;
use crate::build::report::{self, Plan};
use crate::cli::args::Score;
use crate::cli::choice::{Choice, Chosen};
use crate::cli::reader::{Drawing, Read, Reader, Sheet};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{path, reports, today};
use crate::diag::{Code, Severity, Sink};
use crate::emit::{Counts, EmitOptions, Report, render, summary};
use crate::format::Date;
use crate::intake::{Library, Visits};
use crate::label::{Lang, Words};
use crate::model::{Book, Catalog};
use crate::review::Sites;
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
    let said = today::of(args.today)?;
    let latest = said.unwrap_or_else(|| clock(1));
    let today = said.unwrap_or_else(|| clock(0));
    let base = Base::find(args, terminal)?;
    let forms = args.forms();
    let output = match forms.is_empty() {
        true if args.output.is_some() => {
            return Err(Trouble::usage(
                "--output 是放报告的文件夹，--format json 只打印到标准输出\n  办法：两样都要就写 --format json --format html；只要 JSON 就去掉 --output，用 > 存成文件",
                "--output is where reports go, and --format json alone prints to standard output\n  cure: --format json --format html for both; for the JSON alone leave out --output and save it with >",
            ));
        }
        true => None,
        false => Some(reports::folder(args, base.project.as_ref())?),
    };
    if let Some(output) = &output {
        files.retain(|found| found.named || !found.entry.file.starts_with(output));
    }
    let reader = Reader {
        library: &base.library,
        choice: Choice::new(args, base.sites()),
        latest,
        today,
        has_reports: output.is_some(),
        drawing: match args.is_json() {
            true => Drawing::Json,
            false => Drawing::Human(terminal.lang),
        },
    };
    let codes = crate::check::all_codes();
    let mut run = Run {
        args,
        terminal,
        codes: &codes,
        visits: Visits::new(),
        plan: output.as_ref().map(|_| Plan::new(base.sites())),
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
        let opened: Vec<_> = batch.par_iter().map(|found| reader.read(found)).collect();
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
            forms: &forms,
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
    /// What reports are written by, where they are.
    plan: Option<Plan>,
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
            sheet,
            sources,
            mut sink,
        } = read;
        let filled = match sheet {
            Sheet::Filled(filled) => Some(filled),
            Sheet::Faulty => None,
            Sheet::Other => {
                self.passed_over += 1;
                None
            }
        };
        if let Some(filled) = filled.as_ref().filter(|one| one.chosen == Chosen::Counts) {
            self.visits.meet(&filled.response, &mut sink);
        }
        self.tell(sink, &sources);
        let Some(filled) = filled else { return Ok(()) };
        if filled.chosen != Chosen::Counts {
            self.left_out += 1;
        }
        let plan = self.plan.as_mut().zip(filled.visit);
        match (plan, filled.chosen) {
            (Some((plan, visit)), Chosen::Counts) => plan.take(file, &filled.response, visit),
            (Some((plan, visit)), Chosen::Earlier) => plan.recall(visit),
            _ => {}
        }
        filled.text.map_or(Ok(()), |text| self.print(&text))
    }

    /// Prints what a sheet comes to.
    fn print(&mut self, text: &str) -> Result<(), Trouble> {
        if self.args.is_json() {
            let comma = if self.scored == 0 { "\n" } else { ",\n" };
            self.terminal.print(comma)?;
        }
        self.scored += 1;
        self.terminal.print(text)
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
