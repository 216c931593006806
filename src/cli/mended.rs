//! Texts of a project put in the place of those that were read, unless somebody changed them meanwhile.

use super::trouble::Trouble;
use crate::diag::Sink;
use crate::emit::safe;
use crate::label::Words;
use crate::source::{self, Encoding, Project, SourceSet};
use crate::write;

/// Writes new texts by their paths; none of them where one of the files is not as it was read.
///
/// # Errors
/// When a file changed meanwhile, or cannot be written.
pub fn write(
    project: &Project,
    sources: &SourceSet,
    texts: &[(String, String)],
) -> Result<(), Trouble> {
    let now = source::load(project, &mut Sink::new()).sources;
    let same = |path: &str| {
        let text = |set: &SourceSet| set.find(path).map(|source| source.text.clone());
        text(&now) == text(sources)
    };
    if let Some((path, _)) = texts.iter().find(|(path, _)| !same(path)) {
        let path = safe(path);
        return Err(Trouble::Faults(Words::new(
            format!("检查期间 {path} 被改动，所以什么也没有改\n  办法：再运行一次"),
            format!(
                "{path} changed while it was being checked, so nothing was mended\n  cure: run again"
            ),
        )));
    }
    for (path, text) in texts {
        let mark = match sources.find(path).map(|source| source.encoding) {
            Some(Encoding::Utf8 { bom: true }) => "\u{feff}",
            _ => "",
        };
        let bytes = format!("{mark}{text}").into_bytes();
        write::replace(&project.root().join(path), &bytes)?;
    }
    Ok(())
}
