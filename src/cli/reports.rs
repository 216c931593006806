//! Where reports go, and what is said of them.

use super::args::Score;
use super::path;
use super::terminal::Terminal;
use super::trouble::Trouble;
use crate::build::report::{self, Written};
use crate::label::Words;
use crate::source::Project;
use crate::write::{ConflictKind, WriteError};
use std::path::{Path, PathBuf};

/// Chooses the folder of reports.
///
/// # Errors
/// When it lies below a folder that is published.
pub fn folder(args: &Score, project: Option<&Project>) -> Result<PathBuf, Trouble> {
    let here = std::env::current_dir().unwrap_or_default();
    report::folder(args.output.as_deref(), project, &here).map_err(|published| {
        let (folder, site) = (path::shown(&published.folder), path::shown(&published.site));
        Trouble::usage(
            format!("报告不能写到 {folder}：它在会发布的文件夹 {site} 里，报告只给内部看\n  办法：用 --output 指定另一个文件夹，例如 audit-reports"),
            format!("reports cannot go to {folder}: it lies in the folder {site}, which is published, and reports are for the house alone\n  cure: choose another --output, such as audit-reports"),
        )
    })
}

/// Says why reports could not be written.
pub fn trouble(error: WriteError) -> Trouble {
    let WriteError::Conflicts(conflicts) = &error else {
        return error.into();
    };
    if !conflicts.iter().all(|one| one.kind == ConflictKind::Edited) {
        return error.into();
    }
    let list: String = conflicts
        .iter()
        .map(|one| format!("\n    {}", path::shown(&one.path)))
        .collect();
    Trouble::Faults(Words::new(
        format!(
            "下列报告被人改过，所以什么也没有写：{list}\n  办法：要保留的另存到别处，再加 --force 运行"
        ),
        format!(
            "these reports were edited by hand, so nothing was written:{list}\n  cure: keep copies elsewhere of what you want to keep, then run with --force"
        ),
    ))
}

/// Says what was written, and what to open.
///
/// # Errors
/// When nobody listens any more.
pub fn say(written: &Written, folder: &Path, terminal: &Terminal) -> Result<(), Trouble> {
    let Some(summary) = &written.summary else {
        return Ok(());
    };
    let (reports, new) = (written.reports, summary.written.len());
    terminal.say(&Words::new(
        format!(
            "\n报告 {reports} 份，各附整改单：写了 {new} 个文件，没变 {} 个",
            summary.unchanged
        ),
        format!(
            "\nreports: {reports}, each with its slips; files: {new} written, {} unchanged",
            summary.unchanged
        ),
    ))?;
    let open = written
        .first
        .as_ref()
        .map(|first| folder.join(first.as_str()));
    let open = path::shown(open.as_deref().unwrap_or(folder));
    terminal.say(&Words::new(
        format!("打开：{open}"),
        format!("open: {open}"),
    ))
}
