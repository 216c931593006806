//! Lists the files of a folder of the project, and keeps the walk inside it.

use super::error::reason;
use crate::diag::{Place, Sink, code};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What the system says of a link that leads to itself; the standard library has no stable name for it.
const LINK_LOOP: i32 = if cfg!(windows) {
    1921
} else if cfg!(target_os = "linux") {
    40
} else {
    62
};

/// A file that was found, not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path relative to the project, with `/` between the parts.
    pub path: String,
    /// Where the file lies.
    pub file: PathBuf,
    /// Bytes of the file when it was found.
    pub size: u64,
}

/// Lists the files of a folder (given relative to `root`) and of its folders, in the order of their names.
///
/// Hidden files and folders are passed over. A link is followed only inside the folder; links that
/// leave it or run in a circle, and what cannot be looked at, are reported and passed over.
/// A folder that does not exist has no files.
pub fn list(root: &Path, folder: &str, sink: &mut Sink) -> Vec<Entry> {
    let top = root.join(folder);
    match base_of(root, &top) {
        Base::Missing => Vec::new(),
        Base::Outside => {
            outside(folder, sink);
            Vec::new()
        }
        Base::Refused(error) => {
            refused(folder, &error, sink);
            Vec::new()
        }
        Base::Found(base) => walk(&base, folder, sink),
    }
}

/// Lists the files below a folder that is no part of a project, under the name that it was given by.
pub(super) fn list_at(folder: &Path, shown: &str, sink: &mut Sink) -> Vec<Entry> {
    match folder.canonicalize() {
        Ok(base) => walk(&base, shown, sink),
        Err(error) => {
            refused(shown, &error, sink);
            Vec::new()
        }
    }
}

/// Lists the names of the folders in a folder, sorted; none where it cannot be looked into.
pub fn subfolders(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

enum Base {
    Missing,
    Outside,
    Refused(io::Error),
    Found(PathBuf),
}

fn base_of(root: &Path, top: &Path) -> Base {
    if matches!(top.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Base::Missing;
    }
    match (root.canonicalize(), top.canonicalize()) {
        (Ok(root), Ok(base)) if base.starts_with(&root) => Base::Found(base),
        (Ok(_), Ok(_)) => Base::Outside,
        (Err(error), _) | (_, Err(error)) => Base::Refused(error),
    }
}

fn walk(base: &Path, folder: &str, sink: &mut Sink) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut steps = WalkDir::new(base)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(step) = steps.next() {
        let entry = match step {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(base);
                if !is_hidden(path, base) {
                    failed(&relative(path, base, folder).lossy(), error, sink);
                }
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        if is_hidden(entry.path(), base) || !is_welcome(&entry, base, folder, sink) {
            if entry.file_type().is_dir() {
                steps.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        let path = relative(entry.path(), base, folder).lossy();
        match entry.metadata() {
            Ok(data) if data.is_file() => found.push(Entry {
                path,
                file: entry.into_path(),
                size: data.len(),
            }),
            Ok(_) => unreadable(
                &path,
                "它不是普通文件（管道、套接字或设备）",
                "it is no ordinary file (a pipe, socket or device)",
                sink,
            ),
            Err(error) => failed(&path, error, sink),
        }
    }
    found
}

/// Tells whether an entry may be read; says why not.
fn is_welcome(entry: &DirEntry, base: &Path, folder: &str, sink: &mut Sink) -> bool {
    let path = relative(entry.path(), base, folder);
    let Relative::Clean(path) = path else {
        foreign_name(entry, &path.lossy(), sink);
        return false;
    };
    if !entry.path_is_symlink() {
        return true;
    }
    match entry.path().canonicalize() {
        Err(error) => {
            refused(&path, &error, sink);
            false
        }
        Ok(target) if !target.starts_with(base) => {
            outside(&path, sink);
            false
        }
        // Folders linked from linked folders could multiply without end, though never in a circle.
        Ok(_) if entry.file_type().is_dir() && is_below_link(entry.path(), base) => {
            sink.report(
                code::CIRCULAR_LINK
                    .at(Place::File(path))
                    .words(
                        "链接进来的文件夹里又链接了文件夹",
                        "a linked folder links a folder in its turn",
                    )
                    .help(
                        "把最里面的链接换成真正的文件夹",
                        "put a real folder where the innermost link is",
                    ),
            );
            false
        }
        Ok(_) => true,
    }
}

fn is_below_link(path: &Path, base: &Path) -> bool {
    path.parent().is_some_and(|parent| {
        parent.starts_with(base) && parent.canonicalize().is_ok_and(|real| real != parent)
    })
}

fn is_hidden(path: &Path, base: &Path) -> bool {
    path != base
        && path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// A path relative to the project, which may not be readable as text.
enum Relative {
    Clean(String),
    Lossy(String),
}

impl Relative {
    fn lossy(self) -> String {
        match self {
            Self::Clean(path) | Self::Lossy(path) => path,
        }
    }
}

fn relative(path: &Path, base: &Path, folder: &str) -> Relative {
    let below = path.strip_prefix(base).unwrap_or(path);
    let mut text = folder.to_owned();
    let mut clean = true;
    for part in below {
        text.push('/');
        text.push_str(&part.to_string_lossy());
        clean &= part.to_str().is_some();
    }
    if clean {
        Relative::Clean(text)
    } else {
        Relative::Lossy(text)
    }
}

fn failed(path: &str, error: walkdir::Error, sink: &mut Sink) {
    if error.loop_ancestor().is_some() {
        circular(path, sink);
    } else if let Some(error) = error.into_io_error() {
        refused(path, &error, sink);
    }
}

fn refused(path: &str, error: &io::Error, sink: &mut Sink) {
    if error.raw_os_error() == Some(LINK_LOOP) {
        return circular(path, sink);
    }
    let why = reason(error);
    unreadable(path, &why.zh, &why.en, sink);
}

/// Reports that a file or folder cannot be read.
pub(super) fn unreadable(path: &str, zh: &str, en: &str, sink: &mut Sink) {
    sink.report(
        code::UNREADABLE
            .at(Place::File(path.to_owned()))
            .words(format!("无法读取：{zh}"), format!("cannot be read: {en}"))
            .help(
                "检查文件是否存在、您是否有读取权限，或把它移出 standards/",
                "check that it exists and that you may read it, or move it out of standards/",
            ),
    );
}

/// Reports a file that the system refused to give.
pub(super) fn unreadable_for(path: &str, error: &io::Error, sink: &mut Sink) {
    refused(path, error, sink);
}

fn outside(path: &str, sink: &mut Sink) {
    sink.report(
        code::OUTSIDE_LINK
            .at(Place::File(path.to_owned()))
            .words(
                "链接指向文件夹之外，没有读取",
                "the link leads out of the folder and was not followed",
            )
            .help(
                "把文件本身复制到这里，再删掉链接",
                "copy the file itself here and remove the link",
            ),
    );
}

fn circular(path: &str, sink: &mut Sink) {
    sink.report(
        code::CIRCULAR_LINK
            .at(Place::File(path.to_owned()))
            .words("链接绕回到了自己", "the link leads back to itself")
            .help("删掉这个链接", "remove the link"),
    );
}

fn foreign_name(entry: &DirEntry, path: &str, sink: &mut Sink) {
    let name = entry.file_name().as_encoded_bytes();
    let (decoded, _, broken) = encoding_rs::GB18030.decode(name);
    let (zh, en) = if broken {
        (
            "文件名不是 UTF-8".to_owned(),
            "its name is not UTF-8".to_owned(),
        )
    } else {
        (
            format!("文件名不是 UTF-8，按 GBK 读是「{decoded}」"),
            format!("its name is not UTF-8; read as GBK it is “{decoded}”"),
        )
    };
    sink.report(
        code::UNREADABLE
            .at(Place::File(path.to_owned()))
            .words(format!("无法读取：{zh}"), format!("cannot be read: {en}"))
            .help("给它改一个名字", "give it a new name"),
    );
}
