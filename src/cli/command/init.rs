//! `init`: a first project that builds at once.

use crate::cli::args::Init;
use crate::cli::path;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::emit::safe;
use crate::label::Words;
use crate::scaffold;
use crate::source::Project;
use crate::write;
use std::path::{Path, PathBuf};

/// Writes the files of a first project, unless there is one already.
pub fn run(args: &Init, terminal: &Terminal) -> Result<Ended, Trouble> {
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
    let mut artifacts = scaffold::project(terminal.lang);
    if is_in_git(&folder) && !is_taken(&folder.join(".gitignore")) {
        artifacts.push(scaffold::ignored());
    }
    let written = write::create(&folder, &artifacts)?;
    let list = listed(&written);
    let target = match &args.dir {
        Some(dir) => format!(" {}", safe(&dir.display().to_string())),
        None => String::new(),
    };
    terminal.say(&Words::new(
        format!("写好了：\n{list}\n\n接下来运行：\n  punctilio build{target}"),
        format!("Written:\n{list}\n\nNow run:\n  punctilio build{target}"),
    ))?;
    Ok(Ended::Well)
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
