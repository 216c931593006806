//! `new`: a further standard, fresh or copied from one that comes with the program.

use super::init::{brought, listed};
use super::trade;
use crate::artifact::Artifact;
use crate::cli::args::New;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::diag::Sink;
use crate::emit::safe;
use crate::format::is_slug;
use crate::label::{Lang, Words};
use crate::resolve::is_reserved;
use crate::scaffold::{self, Shipped, Wanted};
use crate::source::{Kind, Project, load};
use crate::write;
use crate::{cli::language, parse};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Writes the new standard; `messages` is the language that was asked for by name.
pub fn run(args: &New, messages: Option<Lang>, terminal: &Terminal) -> Result<Ended, Trouble> {
    let Some(id) = args.id.as_deref() else {
        trade::print(terminal)?;
        return Ok(Ended::Well);
    };
    usable(id)?;
    let origin = args.from.as_deref().map(trade::find).transpose()?;
    let start = args.project.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = Project::find(&start)?;
    let present = present(&project);
    if let Some((_, path)) = present.iter().find(|(known, _)| known == id) {
        return Err(Trouble::usage(
            format!("项目里已经有标准“{id}”：{}", safe(path)),
            format!("the project has a standard “{id}” already: {}", safe(path)),
        ));
    }
    let ids: BTreeSet<String> = present.into_iter().map(|(id, _)| id).collect();
    let (artifacts, along) = match &origin {
        Some(origin) => {
            let copied = scaffold::copy(&[Wanted { origin, id }], &ids);
            (copied.artifacts, copied.along)
        }
        None => {
            let lang = messages.unwrap_or_else(|| match ids.is_empty() {
                true => terminal.lang,
                false => language::of_book(project.root()),
            });
            let fresh = scaffold::standard(id, args.title.as_deref(), lang);
            (vec![fresh], Vec::new())
        }
    };
    free(&project, &artifacts)?;
    let written = write::create(project.root(), &artifacts)?;
    say(&written, origin.as_ref(), &along, terminal)?;
    Ok(Ended::Well)
}

fn usable(id: &str) -> Result<(), Trouble> {
    if !is_slug(id) {
        return Err(Trouble::usage(
            format!(
                "“{}”不能作编号\n  办法：只用小写字母、数字和单个连字符，不超过 48 个，例如 store-reception",
                safe(id)
            ),
            format!(
                "“{}” cannot be an id\n  cure: use lower-case letters, digits and single hyphens, at most 48, such as store-reception",
                safe(id)
            ),
        ));
    }
    if is_reserved(id) {
        return Err(Trouble::usage(
            format!("“{id}”是网站里固定的名字，不能作标准的编号"),
            format!("“{id}” is a name the site uses itself; a standard cannot have it"),
        ));
    }
    Ok(())
}

/// Lists the standards of a project by id, each with its file; what is wrong with them is no business of this command.
fn present(project: &Project) -> Vec<(String, String)> {
    let mut sink = Sink::new();
    let loaded = load(project, &mut sink);
    let parsed = parse::parse(&loaded.sources, &mut sink);
    let standards = parsed.standards.iter().filter_map(|file| {
        let id = file.head.id.get()?;
        let source = loaded.sources.get(id.0.span.source);
        debug_assert!(source.kind == Kind::Standard);
        Some((id.as_str().to_owned(), source.path.clone()))
    });
    standards.collect()
}

/// Makes sure that no file or folder stands where a new one goes, in words that fit this command.
fn free(project: &Project, artifacts: &[Artifact]) -> Result<(), Trouble> {
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    for artifact in artifacts {
        let below = artifact.path.as_str();
        let mut parts = below.split('/').skip(1);
        let top = format!(
            "{}/{}",
            Project::STANDARDS,
            parts.next().unwrap_or_default()
        );
        if is_there(&project.root().join(&top)) {
            return Err(Trouble::usage(
                format!(
                    "{} 已经在那里了\n  办法：换一个编号，或先把它移走",
                    safe(&top)
                ),
                format!(
                    "{} is there already\n  cure: choose another id, or move it away first",
                    safe(&top)
                ),
            ));
        }
    }
    Ok(())
}

fn say(
    written: &[PathBuf],
    origin: Option<&Shipped>,
    along: &[String],
    terminal: &Terminal,
) -> Result<(), Trouble> {
    let list = listed(written);
    let (mut zh, mut en) = match origin {
        None => (
            format!("写好了：\n{list}\n\n打开它填写，然后运行 punctilio check。"),
            format!("Written:\n{list}\n\nOpen it, fill it in, then run punctilio check."),
        ),
        Some(origin) => (
            format!(
                "照“{}”（{} {}）抄好了，现在是你自己的：\n{list}",
                origin.title(Lang::Zh),
                origin.id,
                origin.version
            ),
            format!(
                "Copied “{}” ({} {}); it is your own now:\n{list}",
                origin.title(Lang::En),
                origin.id,
                origin.version
            ),
        ),
    };
    let more = brought(along);
    zh.push_str(more.get(Lang::Zh));
    en.push_str(more.get(Lang::En));
    terminal.say(&Words::new(zh, en))
}
