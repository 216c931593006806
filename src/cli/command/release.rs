//! `release`: gives an edition of a standard out – its version follows from what changed, and what it says is kept.
//!
//! Everything is tried in memory first: what is written has to read as it was meant, and nothing else may have changed.

use crate::artifact::{Artifact, ArtifactPath};
use crate::build::{self, Loaded};
use crate::cli::args::Release;
use crate::cli::release::{ANSWERED, Plan};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{mended, report, today};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::diff::{Edition, compare};
use crate::emit::safe;
use crate::format::{Date, nearest};
use crate::label::Words;
use crate::model::Standard;
use crate::render::json;
use crate::source::{Kind, Project, Source, SourceSet};
use crate::write;
use jiff::{Timestamp, tz::TimeZone};
use std::path::PathBuf;

/// Gives a standard out.
pub fn run(args: &Release, terminal: &Terminal) -> Result<Ended, Trouble> {
    let start = args.project.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = Project::find(&start)?;
    let today = today::of(args.today)?.unwrap_or_else(clock);
    let mut loaded = build::load(&project);
    loaded.check(None, None);
    let standard = find(&loaded, &args.id)?;
    let group = group(&loaded.sources, standard);
    if let Some(ended) = refused(&loaded, &group, &project, terminal)? {
        return Ok(ended);
    }
    let released = loaded.catalog.releases(&standard.id).last();
    let kept =
        released.and_then(|release| Some((release.version, Edition::read(&release.standard)?)));
    let now = Edition::of(standard);
    let difference = kept.as_ref().map(|(_, kept)| compare(kept, &now));
    let plan = Plan::new(
        args,
        standard,
        kept.as_ref().map(|(version, _)| *version),
        difference,
        today,
    )?;
    let Some(plan) = plan else {
        let version = standard.version;
        terminal.say(&Words::new(
            format!("和已发布的 {version} 比，没有改动，什么也没有写"),
            format!("nothing has changed since release {version}, so nothing was written"),
        ))?;
        return Ok(Ended::Well);
    };
    let (texts, fresh) = plan.tried(&loaded, standard)?;
    let file = format!(
        "{}/{}@{}.json",
        Project::RELEASED,
        standard.id,
        plan.version
    );
    let bytes = json::release(&fresh.hash, &fresh.edition);
    plan.say(args, standard, &texts, &file, terminal)?;
    if args.dry_run {
        return Ok(Ended::Well);
    }
    let path = ArtifactPath::new(&file)
        .map_err(|error| Trouble::usage(error.message(true), error.message(false)))?;
    let kept = Artifact::new(path, bytes);
    let present = project.root().join(&file);
    if present.exists() {
        return Err(Trouble::Faults(Words::new(
            format!("{file} 已经在那里了，什么也没有写\n  办法：升了版本再发布，或取回正确的存档"),
            format!(
                "{file} is there already, so nothing was written\n  cure: raise the version, or take the right release back"
            ),
        )));
    }
    mended::write(&project, &loaded.sources, &texts)?;
    write::create(project.root(), &[kept])?;
    Ok(Ended::Well)
}

/// Without a day the clock's is taken: a release happens on a day.
fn clock() -> Date {
    Date(Timestamp::now().to_zoned(TimeZone::system()).date())
}

fn find<'l>(loaded: &'l Loaded, id: &str) -> Result<&'l Standard, Trouble> {
    loaded.catalog.standard(id).ok_or_else(|| {
        let ids: Vec<&str> = loaded
            .catalog
            .standards
            .iter()
            .map(|s| s.id.as_str())
            .collect();
        let near = nearest(id, ids.iter().copied());
        let (id, all) = (safe(id), ids.join("、"));
        let cure = near.map_or_else(
            || {
                Words::new(
                    format!("这里有：{all}"),
                    format!("there are: {}", ids.join(", ")),
                )
            },
            |near| Words::new(format!("是不是 {near}？"), format!("did you mean {near}?")),
        );
        Trouble::usage(
            format!("没有标准“{id}”\n  办法：{}", cure.zh),
            format!("there is no standard “{id}”\n  cure: {}", cure.en),
        )
    })
}

/// Lists the files of a standard.
fn group(sources: &SourceSet, standard: &Standard) -> Vec<String> {
    let home = sources.get(standard.doc.span.source);
    let is_of_it = |source: &&Source| match home.folder() {
        Some(folder) => source.folder() == Some(folder),
        None => source.id == home.id,
    };
    let files = sources.iter().filter(is_of_it);
    let texts = files.filter(|source| matches!(source.kind, Kind::Standard | Kind::Chapter));
    texts.map(|source| source.path.clone()).collect()
}

/// Prints the errors that stand against a release, if there are any: what is given out must at least be sound.
fn refused(
    loaded: &Loaded,
    group: &[String],
    project: &Project,
    terminal: &Terminal,
) -> Result<Option<Ended>, Trouble> {
    let mut in_the_way = Sink::new();
    for fault in loaded.sink.found() {
        let place = match fault.place.span() {
            Some(span) => loaded.sources.get(span.source).path.clone(),
            None => String::new(),
        };
        // What stands in other standards is theirs, unless it may hide what this one takes from them.
        let is_own = place.is_empty() || group.contains(&place) || fault.code.id.starts_with('L');
        if fault.severity == Severity::Error && fault.code.id != ANSWERED && is_own {
            in_the_way.report(fault.clone());
        }
    }
    let found: Vec<Diagnostic> = in_the_way.finish();
    if found.is_empty() {
        return Ok(None);
    }
    let text = report::of_faults(&found, &loaded.sources, project, terminal);
    terminal.print(&text)?;
    terminal.say(&Words::new(
        "\n先改好这些，再发布；什么也没有写",
        "\nmend these first; nothing was written",
    ))?;
    Ok(Some(Ended::WithFaults))
}
