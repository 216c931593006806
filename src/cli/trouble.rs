//! How a command ends.

use crate::label::{Lang, Words};
use crate::write::WriteError;
use std::io;
use std::process::ExitCode;

/// A command has done what it could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// All is well.
    Well,
    /// There are faults in the user's files.
    WithFaults,
}

impl Ended {
    /// Returns the exit status.
    pub fn status(self) -> ExitCode {
        match self {
            Self::Well => ExitCode::SUCCESS,
            Self::WithFaults => ExitCode::from(1),
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Trouble {
    /// It was called in a wrong way.
    Usage(Words),
    /// Something in the user's files is in the way.
    Faults(Words),
    /// The world failed: rights, space, a broken disk.
    World(Words),
    /// Whoever read our output has gone.
    Deaf,
}

impl Trouble {
    /// Wrong usage, in Chinese and in English.
    pub fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Usage(Words::new(zh, en))
    }

    /// Returns the exit status.
    pub fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Faults(_) => 1,
            Self::Usage(_) => 2,
            Self::World(_) => 3,
            Self::Deaf => 0,
        })
    }

    /// Returns what is to be said of it.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Usage(words) | Self::Faults(words) | Self::World(words) => Some(words),
            Self::Deaf => None,
        }
    }
}

impl From<WriteError> for Trouble {
    fn from(error: WriteError) -> Self {
        let words = Words::new(error.message(true), error.message(false));
        match error {
            WriteError::Conflicts(_) => Self::Faults(words),
            _ => Self::World(words),
        }
    }
}

impl From<crate::source::Error> for Trouble {
    fn from(error: crate::source::Error) -> Self {
        Self::World(error.words())
    }
}

/// What standard output said when it was written to.
impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Deaf;
        }
        Self::World(Words::new(
            format!("无法写到标准输出：{error}"),
            format!("cannot write to standard output: {error}"),
        ))
    }
}

/// Returns the word that stands before a message of trouble.
pub fn head(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "错误：",
        Lang::En => "error: ",
    }
}
