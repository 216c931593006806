//! `check`: what is wrong, unclear or missing; with `--fix`, mends what is safe to mend.

use crate::build::{self, Loaded};
use crate::cli::args::{Asked, Check, Deny};
use crate::cli::fix::{self, Change, Left, Mended};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{mended, report, today};
use crate::diag::{Diagnostic, Level, Sink};
use crate::emit::{Counts, Report, safe};
use crate::format::Date;
use crate::label::Words;
use crate::source::{self, Picture, Project, SourceSet};
use crate::span::SourceId;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Characters of a mended place that are shown.
const SHOWN: usize = 48;

/// Checks a project and prints the report.
pub fn run(args: &Check, terminal: &Terminal) -> Result<Ended, Trouble> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = Project::find(&dir)?;
    let today = today::of(args.asked.today)?;
    let form = args.report.unwrap_or(Report::Human);
    let progress = terminal.progress();
    progress.stage(&Words::new("检查", "Checking"));
    let mended = match args.fix {
        true => Some(mend(&project, &args.asked, today)?),
        false => None,
    };
    let outcome = build::check(&project, args.asked.level, today);
    drop(progress);

    let is_human = form == Report::Human;
    if let Some(said) = mended.filter(|_| !terminal.quiet) {
        let said = said.get(terminal.lang);
        match is_human {
            true => terminal.print(&format!("{said}\n\n"))?,
            false => terminal.complain(&format!("{said}\n")),
        }
    }
    let color = terminal.colors_out();
    let text = report::drawn(form, &outcome, &project, args.asked.hints, color, terminal);
    terminal.print(&text)?;
    if is_human {
        if !text.is_empty() {
            terminal.say(&Words::new("", ""))?;
        }
        for line in report::beside(&outcome, terminal.lang) {
            terminal.say(&line)?;
        }
        if let Some(first) = outcome
            .diagnostics
            .iter()
            .min_by_key(|found| found.severity)
        {
            let id = first.code.id;
            terminal.say(&Words::new(
                format!("想知道为什么：punctilio explain {id}"),
                format!("to know why: punctilio explain {id}"),
            ))?;
        }
    }
    let counts = Counts::of(&outcome.diagnostics);
    let is_denied = match args.deny {
        None => false,
        Some(Deny::Warnings) => counts.warnings > 0,
        Some(Deny::Hints) => counts.warnings + counts.hints > 0,
    };
    if is_denied && is_human && counts.errors == 0 {
        terminal.say(&Words::new(
            "按 --deny 的要求，不通过",
            "not passed, as --deny asks",
        ))?;
    }
    Ok(match counts.errors > 0 || is_denied {
        true => Ended::WithFaults,
        false => Ended::Well,
    })
}

/// Mends the files of a project and says what was changed.
fn mend(project: &Project, asked: &Asked, today: Option<Date>) -> Result<Words, Trouble> {
    let source::Loaded { sources, pictures } = source::load(project, &mut Sink::new());
    let look = |sources: SourceSet| faults(sources, &pictures, asked.level, today);
    let mended = fix::mend(&sources, &look);
    let path = |id: &SourceId| sources.get(*id).path.clone();
    let texts = mended
        .texts
        .iter()
        .map(|(id, text)| (path(id), text.clone()));
    mended::write(project, &sources, &texts.collect::<Vec<_>>())?;
    Ok(said(&sources, &mended))
}

/// Finds the faults of texts that are not on the disk.
fn faults(
    sources: SourceSet,
    pictures: &BTreeMap<String, Picture>,
    level: Option<Level>,
    today: Option<Date>,
) -> Vec<Diagnostic> {
    let mut loaded = Loaded::of(sources, pictures.clone(), Sink::new());
    loaded.check(level, today);
    loaded.sink.finish()
}

/// Lists what was mended: place, what stood there, what stands there now; and what was not, with the reason.
fn said(sources: &SourceSet, mended: &Mended) -> Words {
    let place = |change: &Change| {
        let source = sources.get(change.source);
        let text = mended.texts.get(&change.source).unwrap_or(&source.text);
        let before = text.get(..change.at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let (path, shown) = (safe(&source.path), shown(change));
        format!("\n  {path}:{line}  {shown}  ({})", change.code.id)
    };
    let count = mended.changes.len();
    let list: String = mended.changes.iter().map(place).collect();
    let plural = |count| if count == 1 { "place" } else { "places" };
    let mut said = match count {
        0 => Words::new(
            "没有能放心代改的地方",
            "nothing to mend that is safe to mend",
        ),
        _ => Words::new(
            format!("改好了 {count} 处：{list}"),
            format!("Mended {count} {}:{list}", plural(count)),
        ),
    };
    let left = mended.left.len();
    if left > 0 {
        said.zh += &format!("\n没有改的 {left} 处：");
        said.en += &format!("\nLeft {left} {} as they are:", plural(left));
        for Left { change, why } in &mended.left {
            let (place, why) = (place(change), why.words());
            said.zh += &format!("{place}：{}", why.zh);
            said.en += &format!("{place}: {}", why.en);
        }
    }
    said
}

fn shown(change: &Change) -> String {
    let cut = |text: &str| {
        let text = safe(text.trim());
        match text.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        }
    };
    match change.before.is_empty() {
        true => format!("+ {}", cut(&change.after)),
        false => format!("{} → {}", cut(&change.before), cut(&change.after)),
    }
}
