//! Why nothing, or not everything, could be written; in Chinese and in English, with the cure.

use std::io;
use std::path::{Path, PathBuf};

use super::ledger::LedgerFault;

/// How many paths one message lists before it only counts the rest.
const LISTED: usize = 50;

/// What kept the writer from its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// Names that are needed hold something that must not be replaced; nothing was written.
    #[error("{}", self.message(false))]
    Conflicts(Vec<Conflict>),
    /// The list of our files cannot be understood; nothing was written.
    #[error("{}", self.message(false))]
    Ledger {
        /// Where the list stands.
        path: PathBuf,
        /// What is wrong with it.
        fault: LedgerFault,
    },
    /// Another run is writing into the same folder; nothing was written.
    #[error("{}", self.message(false))]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// The system refused: rights, space, a broken disk.
    #[error("{}", self.message(false))]
    Failed(Vec<Fault>),
}

/// A name that is needed and taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What is in the way.
    pub kind: ConflictKind,
    /// Where it stands.
    pub path: PathBuf,
}

/// What is in the way of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ConflictKind {
    /// A file of ours that somebody changed by hand. `force` gives it up.
    Edited,
    /// Something that is not ours.
    Foreign,
    /// A file that appeared or changed while the build was under way.
    Changed,
    /// Two files of one build whose names fall together, at least on systems that ignore capitals.
    Clash,
}

/// One thing the system refused to do.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(false))]
pub struct Fault {
    /// What was to be done.
    pub deed: Deed,
    /// With which file or folder.
    pub path: PathBuf,
    /// What the system answered.
    pub source: io::Error,
}

/// What was to be done with a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deed {
    /// Read it.
    Read,
    /// Fill it with content.
    Write,
    /// Make the folder.
    MakeFolder,
    /// Put the new file in the place of the old one.
    Replace,
    /// Remove it.
    Remove,
}

impl Fault {
    pub(super) fn new(deed: Deed, path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self {
            deed,
            path: path.into(),
            source,
        }
    }

    /// Says what failed and what to do, in Chinese or in English.
    pub fn message(&self, lang_is_zh: bool) -> String {
        fault_message(std::slice::from_ref(self), lang_is_zh)
    }

    fn line(&self, zh: bool) -> String {
        let path = self.path.display();
        let reason = match self.reason() {
            Some((reason, _)) if zh => reason.0.to_owned(),
            Some((reason, _)) => reason.1.to_owned(),
            None => self.source.to_string(),
        };
        if zh {
            let deed = match self.deed {
                Deed::Read => "读取",
                Deed::Write => "写入",
                Deed::MakeFolder => "建立文件夹",
                Deed::Replace => "替换",
                Deed::Remove => "删除",
            };
            format!("无法{deed} {path}：{reason}")
        } else {
            let deed = match self.deed {
                Deed::Read => "read",
                Deed::Write => "write",
                Deed::MakeFolder => "make the folder",
                Deed::Replace => "replace",
                Deed::Remove => "remove",
            };
            format!("cannot {deed} {path}: {reason}")
        }
    }

    /// The system's answer in plain words and its cure, each in Chinese and in English.
    fn reason(&self) -> Option<(Bilingual, Bilingual)> {
        use io::ErrorKind as Kind;
        const SPACE: Bilingual = (
            "腾出空间后再运行；原有的文件没有丢",
            "free some space and run again; no earlier file is lost",
        );
        const ELSEWHERE: Bilingual = (
            "用 --output 指定可以写入的文件夹",
            "choose an --output that can be written to",
        );
        const AWAY: Bilingual = (
            "把它移走，或用 --output 指定另一个文件夹",
            "move it away, or choose another --output",
        );
        Some(match self.source.kind() {
            Kind::StorageFull => (("磁盘已满", "the disk is full"), SPACE),
            Kind::QuotaExceeded => (("超出磁盘配额", "the disk quota is used up"), SPACE),
            Kind::ReadOnlyFilesystem => (("这个磁盘只读", "the disk is read-only"), ELSEWHERE),
            Kind::PermissionDenied => {
                let cure = match self.deed {
                    Deed::Read => (
                        "检查这个文件的读取权限",
                        "see that you have the right to read it",
                    ),
                    Deed::Write | Deed::MakeFolder => ELSEWHERE,
                    Deed::Replace | Deed::Remove => (
                        "关闭正打开它的程序，检查写入权限，再运行一次",
                        "close the program that has it open, see that you may write there, and run again",
                    ),
                };
                (("没有权限", "permission denied"), cure)
            }
            Kind::NotADirectory | Kind::AlreadyExists => (
                (
                    "该是文件夹的地方有一个文件或链接",
                    "a file or link stands where a folder is needed",
                ),
                AWAY,
            ),
            Kind::IsADirectory | Kind::DirectoryNotEmpty => (
                (
                    "该是文件的地方有一个文件夹",
                    "a folder stands where a file is needed",
                ),
                AWAY,
            ),
            Kind::CrossesDevices => (
                (
                    "它在另一个磁盘上",
                    "it lies on another disk than the output folder",
                ),
                (
                    "不要在输出文件夹里挂载别的磁盘",
                    "mount no other disk inside the output folder",
                ),
            ),
            _ => return None,
        })
    }
}

/// The same words in Chinese and in English.
type Bilingual = (&'static str, &'static str);

/// Lists all faults, and each cure once.
fn fault_message(faults: &[Fault], zh: bool) -> String {
    let mut lines: Vec<_> = faults.iter().take(LISTED).map(|f| f.line(zh)).collect();
    lines.extend(rest_line(faults.len(), zh));
    let mut cures = Vec::new();
    for (_, cure) in faults.iter().filter_map(Fault::reason) {
        if !cures.contains(&cure) {
            cures.push(cure);
        }
    }
    lines.extend(cures.into_iter().map(|cure| cure_line(cure, zh)));
    lines.join("\n")
}

fn cure_line(cure: Bilingual, zh: bool) -> String {
    if zh {
        format!("  办法：{}", cure.0)
    } else {
        format!("  cure: {}", cure.1)
    }
}

/// Counts what a cut list does not show.
fn rest_line(all: usize, zh: bool) -> Option<String> {
    let rest = all.checked_sub(LISTED).filter(|rest| *rest > 0)?;
    Some(if zh {
        format!("    …… 还有 {rest} 个")
    } else {
        format!("    … and {rest} more")
    })
}

impl From<Fault> for WriteError {
    fn from(fault: Fault) -> Self {
        Self::Failed(vec![fault])
    }
}

impl WriteError {
    /// Says what is wrong and what to do, in Chinese or in English.
    pub fn message(&self, lang_is_zh: bool) -> String {
        match self {
            Self::Conflicts(conflicts) => conflict_message(conflicts, lang_is_zh),
            Self::Ledger { path, fault } => ledger_message(path, fault, lang_is_zh),
            Self::Busy { folder } => {
                let folder = folder.display();
                let head = if lang_is_zh {
                    format!("另一个 punctilio 正在写 {folder}")
                } else {
                    format!("another punctilio is writing to {folder}")
                };
                let cure = ("等它结束后再运行", "run again when it has finished");
                format!("{head}\n{}", cure_line(cure, lang_is_zh))
            }
            Self::Failed(faults) => fault_message(faults, lang_is_zh),
        }
    }
}

fn conflict_message(conflicts: &[Conflict], zh: bool) -> String {
    use ConflictKind::{Changed, Clash, Edited, Foreign};
    let mut lines = Vec::new();
    for kind in [Edited, Foreign, Changed, Clash] {
        let paths: Vec<_> = conflicts.iter().filter(|c| c.kind == kind).collect();
        if paths.is_empty() {
            continue;
        }
        let (head, cure) = kind.words();
        lines.push(if zh { head.0 } else { head.1 }.to_owned());
        let shown = paths.iter().take(LISTED);
        lines.extend(shown.map(|conflict| format!("    {}", conflict.path.display())));
        lines.extend(rest_line(paths.len(), zh));
        lines.push(cure_line(cure, zh));
    }
    lines.join("\n")
}

impl ConflictKind {
    /// What is wrong, and the cure.
    fn words(self) -> (Bilingual, Bilingual) {
        match self {
            Self::Edited => (
                (
                    "下列生成的文件被人改过，所以什么也没有写：",
                    "these generated files were edited by hand, so nothing was written:",
                ),
                (
                    "要保留的改动写进 standards/；然后加 --force 再运行，改过的文件会被新内容替换",
                    "move what you want to keep into standards/, then run with --force to replace them",
                ),
            ),
            Self::Foreign => (
                (
                    "输出需要的名字被别的东西占着（不是本程序写的），所以什么也没有写：",
                    "names that are needed are taken by something this program did not write, so nothing was written:",
                ),
                (
                    "把它们移走或改名，或用 --output 指定另一个文件夹；如果都是以前生成的而 ledger.json 丢了，就把整个输出文件夹移走",
                    "move or rename them, or choose another --output; if an earlier build made them and ledger.json was lost, move the whole output folder away",
                ),
            ),
            Self::Changed => (
                (
                    "生成期间，下列文件被别的程序改动，所以什么也没有写：",
                    "these files changed while the build was under way, so nothing was written:",
                ),
                ("再运行一次", "run again"),
            ),
            Self::Clash => (
                (
                    "下列文件的名字相撞（有的系统不分大小写），所以什么也没有写：",
                    "the names of these files fall together (some systems ignore capitals), so nothing was written:",
                ),
                ("改掉其中一个 id", "change the id of one of them"),
            ),
        }
    }
}

fn ledger_message(path: &Path, fault: &LedgerFault, zh: bool) -> String {
    let path = path.display();
    if let LedgerFault::Newer(format) = fault {
        let cure = (
            "换用新版本，或用 --output 指定另一个文件夹",
            "use that version, or choose another --output",
        );
        let head = if zh {
            format!("{path} 是更新版本的 punctilio 写的（格式 {format}），所以什么也没有写")
        } else {
            format!(
                "{path} was written by a later version of punctilio (format {format}), so nothing was written"
            )
        };
        return format!("{head}\n{}", cure_line(cure, zh));
    }
    let cure = (
        "把整个输出文件夹移走，再运行；或用 --output 指定另一个文件夹",
        "move the whole output folder away and run again, or choose another --output",
    );
    let head = if zh {
        let detail = match fault {
            LedgerFault::Path(path) => format!("路径 {path:?} 不对"),
            LedgerFault::Hash(path) => format!("{path:?} 的散列值不对"),
            LedgerFault::NoFile => "不是普通文件".to_owned(),
            LedgerFault::Shape(_) | LedgerFault::Newer(_) => "内容残缺，或不是清单".to_owned(),
        };
        format!("{path} 不能用（{detail}），分不清哪些文件是生成的，所以什么也没有写")
    } else {
        format!(
            "{path} cannot be used ({fault}): it cannot be told which files were generated, so nothing was written"
        )
    };
    format!("{head}\n{}", cure_line(cure, zh))
}
