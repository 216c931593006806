//! `init`: a first project that builds at once, from standards of the reader's trade or from a small commented one.

use super::trade;
use crate::artifact::Artifact;
use crate::cli::args::Init;
use crate::cli::path;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::emit::safe;
use crate::label::{Lang, Words};
use crate::scaffold::{self, Shipped, Wanted};
use crate::source::Project;
use crate::write;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Writes the files of a first project, unless there is one already.
pub fn run(args: &Init, terminal: &Terminal) -> Result<Ended, Trouble> {
    if args.list {
        trade::print(terminal)?;
        return Ok(Ended::Well);
    }
    let folder = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    if is_taken(&folder.join(Project::STANDARDS)) {
        let shown = path::shown(&folder.join(Project::STANDARDS));
        return Err(Trouble::usage(
            format!("这里已经有项目了：{shown}\n  办法：用 `punctilio new 编号` 再添一个标准"),
            format!(
                "there is a project here already: {shown}\n  cure: add a standard with `punctilio new ID`"
            ),
        ));
    }
    let chosen = match args.from.is_empty() {
        true if terminal.can_ask() => trade::ask(terminal)?,
        true => Vec::new(),
        false => named(&args.from)?,
    };
    let (mut artifacts, along) = begun(&chosen, terminal.lang);
    if is_in_git(&folder) && !is_taken(&folder.join(".gitignore")) {
        artifacts.push(scaffold::ignored());
    }
    let written = write::create(&folder, &artifacts)?;
    say(&written, &chosen, &along, args, terminal)?;
    Ok(Ended::Well)
}

/// Finds the standards that were named, each once.
fn named(ids: &[String]) -> Result<Vec<Shipped>, Trouble> {
    let mut chosen: Vec<Shipped> = Vec::new();
    for id in ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        if !chosen.iter().any(|one| one.id == id) {
            chosen.push(trade::find(id)?);
        }
    }
    if chosen.is_empty() {
        return Err(Trouble::usage(
            "--from 后面没有编号\n  有哪些：punctilio init --list",
            "--from names no standard\n  all there are: punctilio init --list",
        ));
    }
    Ok(chosen)
}

/// Makes the first files, and says what came along with those that were chosen.
fn begun(chosen: &[Shipped], lang: Lang) -> (Vec<Artifact>, Vec<String>) {
    if chosen.is_empty() {
        return (scaffold::project(lang), Vec::new());
    }
    let wanted: Vec<Wanted<'_>> = chosen
        .iter()
        .map(|origin| Wanted {
            origin,
            id: &origin.id,
        })
        .collect();
    let copied = scaffold::copy(&wanted, &BTreeSet::new());
    let mut artifacts = vec![scaffold::book(lang)];
    artifacts.extend(copied.artifacts);
    (artifacts, copied.along)
}

fn say(
    written: &[PathBuf],
    chosen: &[Shipped],
    along: &[String],
    args: &Init,
    terminal: &Terminal,
) -> Result<(), Trouble> {
    let list = listed(written);
    let target = match &args.dir {
        Some(dir) => format!(" {}", safe(&dir.display().to_string())),
        None => String::new(),
    };
    let name = |lang: Lang| {
        let names = chosen
            .iter()
            .map(|one| format!("\n  {}  {}", one.id, one.title(lang)));
        names.collect::<String>()
    };
    let (mut zh, mut en) = (format!("写好了：\n{list}"), format!("Written:\n{list}"));
    if !chosen.is_empty() {
        zh.push_str(&format!(
            "\n\n照随附的标准抄好了，现在是你自己的：{}",
            name(Lang::Zh)
        ));
        en.push_str(&format!(
            "\n\nCopied what comes with the program; it is your own now:{}",
            name(Lang::En)
        ));
    }
    let more = brought(along);
    zh.push_str(more.get(Lang::Zh));
    en.push_str(more.get(Lang::En));
    zh.push_str(&format!("\n\n接下来运行：\n  punctilio build{target}"));
    en.push_str(&format!("\n\nNow run:\n  punctilio build{target}"));
    terminal.say(&Words::new(zh, en))
}

/// Says which further standards came along; nothing where none did.
pub fn brought(along: &[String]) -> Words {
    if along.is_empty() {
        return Words::new("", "");
    }
    let names = along.join(", ");
    Words::new(
        format!("\n\n用到了 {names} 的内容，所以一并抄来。"),
        format!("\n\nSomething is taken from {names}, which came along."),
    )
}

/// Lists files, one a line.
pub fn listed(files: &[PathBuf]) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|file| format!("  {}", path::shown(file)))
        .collect();
    lines.join("\n")
}

fn is_taken(path: &Path) -> bool {
    match path.read_dir() {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => path.symlink_metadata().is_ok(),
    }
}

fn is_in_git(folder: &Path) -> bool {
    let Ok(full) = std::path::absolute(folder) else {
        return false;
    };
    full.ancestors().any(|at| at.join(".git").exists())
}
