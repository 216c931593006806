//! The fonts that documents are set in, and which characters they have.

use crate::diag::{FONT_UNREADABLE, Place, Sink};
use crate::theme::Theme;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontStyle, FontWeight};
use typst::utils::LazyHash;

/// The family that tells what to do.
const HEI: &str = "Noto Sans CJK SC";
/// The family of Latin letters and figures.
const LATIN: &str = "Inter";

/// The fonts of a theme and of its project.
pub struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    /// The families that the project brings, in the order of their files, then those of the machine: the last resort for
    /// a character.
    own: Vec<String>,
    held: Held,
}

/// The characters of the faces that any text may be set in.
///
/// What a face covers is a list of runs that is walked from its beginning; here each character is one bit.
#[derive(Default)]
struct Held {
    any: Vec<u64>,
    bold: Vec<u64>,
}

impl Held {
    fn add(&mut self, info: &FontInfo) {
        let bits = (char::MAX as usize + 1) / 64;
        let bold = is_bold(info);
        self.any.resize(bits, 0);
        self.bold.resize(bits, 0);
        for code in info.coverage.iter() {
            let (word, bit) = (code as usize / 64, code % 64);
            self.any[word] |= 1 << bit;
            if bold {
                self.bold[word] |= 1 << bit;
            }
        }
    }

    fn has(bits: &[u64], c: char) -> bool {
        let code = u32::from(c);
        let word = bits.get(code as usize / 64);
        word.is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

fn is_bold(info: &FontInfo) -> bool {
    info.variant.weight >= FontWeight::SEMIBOLD
}

/// How a character lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No font has it.
    Everywhere,
    /// It can be set, but not in bold.
    InBold,
}

impl Fonts {
    /// Reads the fonts of a theme; reports every file that holds none.
    #[must_use]
    pub fn new(theme: &Theme, sink: &mut Sink) -> Self {
        let (mut book, mut faces, mut own) = (FontBook::new(), Vec::new(), Vec::new());
        for (path, bytes) in &theme.fonts {
            let before = faces.len();
            let found = match bytes {
                Cow::Borrowed(bytes) => builtin(path, bytes),
                Cow::Owned(bytes) => Font::iter(Bytes::new(bytes.clone())).collect(),
            };
            for face in found {
                let family = face.info().family.to_string();
                if matches!(bytes, Cow::Owned(_)) && !own.contains(&family) {
                    own.push(family);
                }
                book.push(face.info().clone());
                faces.push(face);
            }
            if faces.len() == before {
                sink.report(
                    FONT_UNREADABLE
                        .at(Place::File(path.clone()))
                        .words("这不是可以用的字体文件", "this is no font that can be used")
                        .help(
                            "换成 OTF、TTF 或 TTC 字体；网页字体（woff2）要先转换",
                            "take an OTF, TTF or TTC font; unpack a web font (woff2) first",
                        ),
                );
            }
        }
        let mut held = Held::default();
        for face in &faces {
            let info = face.info();
            if [HEI, LATIN].contains(&info.family.as_str()) || own.contains(&info.family) {
                held.add(info);
            }
        }
        Self {
            book: LazyHash::new(book),
            faces,
            own,
            held,
        }
    }

    /// Takes faces of further files for characters that no face has, regular and bold, until nothing lacks.
    pub(super) fn borrow(
        &mut self,
        lost: &BTreeSet<char>,
        files: impl Iterator<Item = (String, Vec<u8>)>,
        used: &mut dyn FnMut(&str, &[u8]),
    ) {
        // By weight: what is still to be found.
        let mut wanted = [lost.clone(), lost.clone()];
        for (path, bytes) in files {
            if wanted.iter().all(BTreeSet::is_empty) {
                break;
            }
            let shared = Bytes::new(bytes);
            let mut faces: Vec<Font> = Font::iter(shared.clone()).collect();
            faces.retain(|face| face.info().variant.style == FontStyle::Normal);
            // A file for all of East Asia holds a family for each region.
            faces.sort_by_key(|face| !face.info().family.ends_with(" SC"));
            let mut serves = false;
            for face in faces {
                let info = face.info();
                let bold = usize::from(is_bold(info));
                let before = wanted[bold].len();
                wanted[bold].retain(|c| !info.coverage.contains(u32::from(*c)));
                if wanted[bold].len() < before {
                    serves = true;
                    self.take(face);
                }
            }
            if serves {
                used(&path, &shared);
            }
        }
    }

    fn take(&mut self, face: Font) {
        let family = face.info().family.to_string();
        if !self.own.contains(&family) {
            self.own.push(family);
        }
        let mut book = FontBook::clone(&self.book);
        book.push(face.info().clone());
        self.book = LazyHash::new(book);
        self.held.add(face.info());
        self.faces.push(face);
    }

    /// Returns what is known of all faces.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Returns a face by its place in the book.
    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// Lists the families that the project brings.
    #[must_use]
    pub fn own(&self) -> &[String] {
        &self.own
    }

    /// Tells whether a character cannot be set as it should; `None` where it can.
    #[must_use]
    pub fn lacks(&self, c: char) -> Option<Missing> {
        if c.is_whitespace() || c.is_control() || is_unseen(c) {
            return None;
        }
        match (Held::has(&self.held.any, c), Held::has(&self.held.bold, c)) {
            (false, _) => Some(Missing::Everywhere),
            (true, false) => Some(Missing::InBold),
            (true, true) => None,
        }
    }
}

/// Returns the faces of a font that is part of the program; it is read once in a process.
fn builtin(path: &str, bytes: &'static [u8]) -> Vec<Font> {
    static READ: Mutex<BTreeMap<String, Vec<Font>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let faces = read
        .entry(path.to_owned())
        .or_insert_with(|| Font::iter(Bytes::new(bytes)).collect());
    faces.clone()
}

/// Tells whether a character leaves no mark of its own: joiners, marks of direction, selectors of a variant.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}
