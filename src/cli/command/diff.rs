//! `diff`: what changed between two editions, for people, for programs, or as notices to print.

use crate::build;
use crate::cli::args::{Diff, DiffForm};
use crate::cli::editions::Side;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{difference, path, report};
use crate::diag::Sink;
use crate::diff::{Differences, Edition, books};
use crate::emit::safe;
use crate::label::Words;
use crate::source::SourceSet;
use crate::view::change_notice::ChangeNoticeView;
use crate::write;

/// Compares two sides and prints what differs.
pub fn run(args: &Diff, terminal: &Terminal) -> Result<Ended, Trouble> {
    if args.format == Some(DiffForm::Pdf) {
        return Err(Trouble::usage(
            "变更通知没有单独的 PDF\n  办法：用 --format html --output 通知.html 生成，再在浏览器里打印成 PDF（A4，每个岗位另起一页）",
            "there is no PDF of notices\n  cure: make them with --format html --output notice.html and print that to PDF from a browser (A4, each role on a page of its own)",
        ));
    }
    let progress = terminal.progress();
    progress.stage(&Words::new("比较", "Comparing"));
    let (mut old, mut new) = (Side::read(&args.old)?, Side::read(&args.new)?);
    narrow(&mut old, &mut new, &args.standard)?;
    let differences = books(
        (&old.editions, old.book.as_ref()),
        (&new.editions, new.book.as_ref()),
    );
    drop(progress);
    let text = match args.format.unwrap_or(DiffForm::Human) {
        DiffForm::Json => difference::data(&differences),
        DiffForm::Html => match page(args, &differences, (&old, &new), terminal)? {
            Some(page) => page,
            None => return Ok(Ended::WithFaults),
        },
        DiffForm::Human | DiffForm::Pdf => {
            difference::drawn(&differences, (&old, &new), args.output.is_none(), terminal)
        }
    };
    let Some(output) = &args.output else {
        terminal.print(&text)?;
        return Ok(Ended::Well);
    };
    write::replace(output, text.as_bytes())?;
    let shown = path::shown(output);
    terminal.say(&Words::new(
        format!("写好了：{shown}"),
        format!("Written: {shown}"),
    ))?;
    Ok(Ended::Well)
}

/// Prints the notices; none where the templates of the project have faults, which are told.
fn page(
    args: &Diff,
    differences: &Differences,
    (old, new): (&Side, &Side),
    terminal: &Terminal,
) -> Result<Option<String>, Trouble> {
    let lang = args
        .lang
        .or_else(|| new.language())
        .unwrap_or(terminal.lang);
    let find = |side: &Side, id: &str| {
        let mut all = side.editions.iter();
        all.find(|one| one.id() == id).cloned()
    };
    let editions =
        |id: &str| -> Vec<Edition> { find(new, id).into_iter().chain(find(old, id)).collect() };
    let view = ChangeNoticeView::new(differences, &editions, lang);
    let project = new
        .project
        .as_ref()
        .map(|(project, catalog)| (project, catalog));
    let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
    let page = build::notice(&view, project, lang, &mut sources, &mut sink);
    let found = sink.finish();
    if let (Some((project, _)), false) = (project, found.is_empty()) {
        terminal.complain(&report::of_faults(&found, &sources, project, terminal));
    }
    Ok(page.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Keeps what was asked for; a single standard is compared with its own other edition.
fn narrow(old: &mut Side, new: &mut Side, asked: &[String]) -> Result<(), Trouble> {
    let has = |list: &[Edition], id: &str| list.iter().any(|one| one.id() == id);
    for id in asked {
        if !has(&old.editions, id) && !has(&new.editions, id) {
            let id = safe(id);
            return Err(Trouble::usage(
                format!("两边都没有标准“{id}”"),
                format!("neither side has a standard “{id}”"),
            ));
        }
    }
    let ids = |side: &Side| -> Vec<String> {
        side.editions
            .iter()
            .map(|one| one.id().to_owned())
            .collect()
    };
    let singles: Vec<String> = match (old.is_single, new.is_single) {
        (true, _) => ids(old),
        (_, true) => ids(new),
        _ => Vec::new(),
    };
    let keeps = |one: &Edition| {
        let is_asked = asked.is_empty() || asked.iter().any(|id| id == one.id());
        is_asked && (singles.is_empty() || singles.iter().any(|id| id == one.id()))
    };
    old.editions.retain(keeps);
    new.editions.retain(keeps);
    if !asked.is_empty() {
        (old.book, new.book) = (None, None);
    }
    Ok(())
}
