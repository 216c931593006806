//! What the world may refuse while we read.

use crate::label::Words;
use std::io;
use std::path::PathBuf;

/// A result of reading.
pub type Result<T> = std::result::Result<T, Error>;

/// The world failed: no fault of the texts.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// Says what failed, in both languages.
    #[must_use]
    pub fn words(&self) -> Words {
        let Self::Read { path, source } = self;
        let (path, why) = (path.display(), reason(source));
        Words::new(
            format!("无法读取 {path}：{}", why.zh),
            format!("cannot read {path}: {}", why.en),
        )
    }
}

/// Says why the system refused, in both languages; what it rarely says stays in its own words.
pub(super) fn reason(error: &io::Error) -> Words {
    match error.kind() {
        io::ErrorKind::NotFound => Words::new("不存在", "it does not exist"),
        io::ErrorKind::PermissionDenied => Words::new("没有读取权限", "permission denied"),
        io::ErrorKind::NotADirectory => {
            Words::new("路径中有一段不是文件夹", "a part of the path is no folder")
        }
        io::ErrorKind::IsADirectory => Words::new("这是一个文件夹", "it is a folder"),
        io::ErrorKind::InvalidFilename => {
            Words::new("文件名太长或不合法", "the name is too long or not allowed")
        }
        _ => {
            let said = error.to_string();
            Words::new(format!("系统报告“{said}”"), said)
        }
    }
}
