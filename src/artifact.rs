//! What a render makes: bytes, and the place below the output folder they belong to.
//!
//! A path is checked once, when it is made. From then on nothing can lead out of the folder, stand for a device,
//! or break when the folder is copied to another system. This module touches no file.

use std::fmt;
use std::sync::Arc;

/// The name, at the top of an output folder, of the list of what was written there.
pub const LEDGER_NAME: &str = "ledger.json";

/// How the names begin that the writer keeps for its own passing files.
pub const RESERVED_PREFIX: &str = ".punctilio-";

/// The longest name of a file or folder, in bytes, that every common file system takes.
const LONGEST_NAME: usize = 255;

/// A finished file that is not yet on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it belongs below the output folder.
    pub path: ArtifactPath,
    /// All of its content.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// Joins content with its place.
    pub fn new(path: ArtifactPath, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path,
            bytes: bytes.into(),
        }
    }
}

/// A place below the output folder: names joined by `/`, valid on every common system.
///
/// It holds no `..`, no leading `/`, no backslash or other character that Windows refuses, no Windows device name,
/// no control or direction-changing character, and no name the writer keeps for itself. It is cheap to clone.
///
/// # Example
/// ```
/// use punctilio::artifact::ArtifactPath;
///
/// let path = ArtifactPath::new("beauty-salon/roles/greeter.html")?;
/// assert_eq!(path.parent(), Some("beauty-salon/roles"));
/// assert!(ArtifactPath::new("../secret").is_err());
/// # Ok::<(), punctilio::artifact::PathError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArtifactPath(Arc<str>);

impl ArtifactPath {
    /// Checks a path as text.
    ///
    /// # Errors
    /// The first thing about it that some system would refuse or misread.
    pub fn new(path: &str) -> Result<Self, PathError> {
        match fault_in(path) {
            None => Ok(Self(path.into())),
            Some(fault) => Err(PathError {
                path: path.to_owned(),
                fault,
            }),
        }
    }

    /// Returns the path as it stands in links and in the ledger.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder it lies in, or nothing for a file at the top.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// Returns the last name.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// Returns what follows the last dot of the last name.
    pub fn extension(&self) -> Option<&str> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then_some(extension)
    }

    /// Lists the folders it lies in, outermost first: `a`, `a/b` for `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl fmt::Display for ArtifactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for ArtifactPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for ArtifactPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for ArtifactPath {
    type Err = PathError;

    fn from_str(path: &str) -> Result<Self, PathError> {
        Self::new(path)
    }
}

/// A text that cannot be a path below the output folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(false))]
pub struct PathError {
    /// The text as it was given.
    pub path: String,
    /// What is wrong with it.
    pub fault: PathFault,
}

impl PathError {
    /// Says what is wrong, in Chinese or in English.
    pub fn message(&self, lang_is_zh: bool) -> String {
        let words = self.fault.words();
        let words = if lang_is_zh { words.0 } else { words.1 };
        // Debug form: the path may hold the very control characters it is refused for.
        if lang_is_zh {
            format!("{:?} 不能作文件名：{words}", self.path)
        } else {
            format!("{:?} cannot name a file: {words}", self.path)
        }
    }
}

/// Why a text cannot be a path below the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathFault {
    /// A name in it is empty: nothing at all, a leading, trailing or doubled `/`.
    Empty,
    /// A name is `.` or `..`.
    Dots,
    /// It holds a backslash, a colon or another character that Windows refuses.
    Character,
    /// It holds a control character or one that turns or hides the text around it.
    Invisible,
    /// A name begins or ends with a space, or ends with a dot; Windows drops those.
    Edge,
    /// A name stands for a device on Windows, such as `con` or `lpt1.txt`.
    Device,
    /// A name is longer than file systems take.
    Long,
    /// It is a name the writer keeps for itself.
    Reserved,
}

impl PathFault {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("有一段是空的", "a part of it is empty"),
            Self::Dots => ("不能含有“.”或“..”这一段", "“.” and “..” lead elsewhere"),
            Self::Character => (
                "不能含有 \\ : * ? \" < > |",
                "it must not hold \\ : * ? \" < > |",
            ),
            Self::Invisible => (
                "不能含有控制字符或看不见的字符",
                "it must not hold control or invisible characters",
            ),
            Self::Edge => (
                "每一段的首尾不能是空格，末尾不能是句点",
                "no part may begin or end with a space, or end with a dot",
            ),
            Self::Device => (
                "这是 Windows 的设备名",
                "Windows keeps this name for a device",
            ),
            Self::Long => (
                "有一段超过 255 字节",
                "a part of it is longer than 255 bytes",
            ),
            Self::Reserved => (
                "这个名字由本程序自用",
                "this program keeps that name for itself",
            ),
        }
    }
}

fn fault_in(path: &str) -> Option<PathFault> {
    if path.eq_ignore_ascii_case(LEDGER_NAME) {
        return Some(PathFault::Reserved);
    }
    path.split('/').find_map(fault_in_name)
}

fn fault_in_name(name: &str) -> Option<PathFault> {
    let reserved = name.as_bytes();
    let is_reserved = reserved.len() >= RESERVED_PREFIX.len()
        && reserved[..RESERVED_PREFIX.len()].eq_ignore_ascii_case(RESERVED_PREFIX.as_bytes());
    if name.is_empty() {
        Some(PathFault::Empty)
    } else if name == "." || name == ".." {
        Some(PathFault::Dots)
    } else if name.chars().any(is_invisible) {
        Some(PathFault::Invisible)
    } else if name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some(PathFault::Character)
    } else if name.trim() != name || name.ends_with('.') {
        Some(PathFault::Edge)
    } else if is_device(name) {
        Some(PathFault::Device)
    } else if name.len() > LONGEST_NAME {
        Some(PathFault::Long)
    } else {
        is_reserved.then_some(PathFault::Reserved)
    }
}

/// Says whether a character cannot be seen, or changes how its neighbours are seen.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Says whether Windows takes the name for a device, with or without an extension.
///
/// # Source
/// Microsoft, "Naming Files, Paths, and Namespaces", which also names the superscript digits.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if ["con", "prn", "aux", "nul", "conin$", "conout$"]
        .iter()
        .any(|device| stem.eq_ignore_ascii_case(device))
    {
        return true;
    }
    let Some((port, digit)) = stem.char_indices().nth(3).map(|(at, _)| stem.split_at(at)) else {
        return false;
    };
    (port.eq_ignore_ascii_case("com") || port.eq_ignore_ascii_case("lpt"))
        && (matches!(digit, "¹" | "²" | "³") || matches!(digit.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_are_taken() {
        for path in [
            "index.html",
            "en/beauty-salon/score-sheets/full.1a2b3c4.json",
            "检查表/开门迎接 1.2.html",
            ".gitignore",
            "com/lpt/console.html",
            "comx.html",
            "beauty-salon/ledger.json",
        ] {
            assert_eq!(ArtifactPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn what_leads_out_or_breaks_elsewhere_is_refused() {
        use PathFault::*;
        let long = "长".repeat(86);
        for (path, fault) in [
            ("", Empty),
            ("/etc/passwd", Empty),
            ("a//b", Empty),
            ("a/", Empty),
            ("../x", Dots),
            ("a/../../x", Dots),
            ("./x", Dots),
            ("..\\x", Character),
            ("C:/x", Character),
            ("a\"b", Character),
            ("a\nb", Invisible),
            ("a\u{85}b", Invisible),
            ("a\u{202E}lmth.b", Invisible),
            ("a ", Edge),
            ("a./b", Edge),
            ("\u{3000}a", Edge),
            ("NUL", Device),
            ("x/con.html", Device),
            ("Com1.tar.gz", Device),
            ("lpt².txt", Device),
            ("aux .txt", Device),
            (long.as_str(), Long),
            ("Ledger.json", Reserved),
            (".punctilio-staging/x", Reserved),
            ("a/.Punctilio-x", Reserved),
        ] {
            assert_eq!(
                ArtifactPath::new(path).unwrap_err().fault,
                fault,
                "{path:?}"
            );
        }
    }

    #[test]
    fn a_path_knows_its_parts() {
        let path = ArtifactPath::new("a/b/c.d.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.file_name(), "c.d.html");
        assert_eq!(path.extension(), Some("html"));
        let top = ArtifactPath::new(".gitignore").unwrap();
        assert_eq!((top.parent(), top.extension()), (None, None));
    }

    #[test]
    fn a_refusal_shows_control_characters_escaped() {
        let error = ArtifactPath::new("a\u{1b}[31m").unwrap_err();
        assert!(!error.message(true).contains('\u{1b}'));
        assert!(error.to_string().contains("\\u{1b}"));
    }
}
