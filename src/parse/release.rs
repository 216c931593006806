//! Releases: what the program kept of a standard when it was given out.

use super::joined::ReleaseFile;
use crate::diag::{BROKEN_RELEASE, Place, Sink};
use crate::format::Version;
use crate::source::{Kind, Source, SourceSet};
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What the file of a release says that it is.
const SCHEMA: &str = "punctilio/release";

/// Reads all releases; one that is damaged is reported and left out.
pub(super) fn releases(sources: &SourceSet, sink: &mut Sink) -> Vec<ReleaseFile> {
    let files: Vec<&Source> = sources
        .iter()
        .filter(|source| source.kind == Kind::Released)
        .collect();
    let read: Vec<_> = files.par_iter().map(|source| read(source)).collect();
    let mut found = Vec::new();
    for (source, read) in files.into_iter().zip(read) {
        match read {
            Ok(release) => found.push(release),
            Err(why) => sink.report(
                BROKEN_RELEASE
                    .at(Place::File(source.path.clone()))
                    .words(
                        format!("发布存档坏了：{}", why.0),
                        format!("the release is damaged: {}", why.1),
                    )
                    .help(
                        "从版本库里取回原来的文件；取不回就删掉它，再运行 punctilio release",
                        "take the file back from version control; if that cannot be done remove it and run punctilio release again",
                    ),
            ),
        }
    }
    found
}

fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(source: &Source) -> Result<ReleaseFile, (String, String)> {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    let value: Value = serde_json::from_str(&source.text).map_err(|error| {
        let line = error.line();
        (
            format!("第 {line} 行不是 JSON"),
            format!("line {line} is no JSON"),
        )
    })?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    if text("schema") != Some(SCHEMA) {
        return Err(both(
            "它不是 punctilio 的存档",
            "it was not written by punctilio",
        ));
    }
    let (id, version, hash) = (text("id"), text("version"), text("hash"));
    let standard = value.get("standard").filter(|standard| {
        let says = |key: &str, wanted| standard.get(key).and_then(Value::as_str) == wanted;
        let is_table = |key: &str| standard.get(key).is_some_and(Value::is_object);
        says("id", id) && says("version", version) && is_table("doc") && is_table("title")
    });
    let (Some(id), Some(parsed), Some(hash), Some(standard)) =
        (id, version.and_then(Version::parse), hash, standard)
    else {
        return Err(both("内容不完整", "something is missing in it"));
    };
    let name = format!("{id}@{parsed}.json");
    if source.file_name() != name {
        return Err((format!("里面是 {name}"), format!("what it holds is {name}")));
    }
    Ok(ReleaseFile {
        id: id.to_owned(),
        version: parsed,
        hash: hash.to_owned(),
        digest: digest(&source.text),
        standard: standard.clone(),
        span: source.span(),
    })
}
