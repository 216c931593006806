//! Bytes into text; where they are no UTF-8, a guess at what they are instead.

use super::Encoding;
use crate::label::Words;
use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};
use std::ops::Range;

/// What the bytes of a file turned out to be.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// Why the file must be saved anew; the text is then as good as it can be had.
    pub(super) fault: Option<Fault>,
}

/// Why a file is not what it should be.
#[derive(Debug)]
pub(super) struct Fault {
    /// The first place that shows it, in the text.
    pub(super) range: Range<usize>,
    /// What is there instead of UTF-8.
    pub(super) guess: Guess,
}

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Gbk,
    Big5,
    Utf16,
    /// UTF-8 with a few broken bytes.
    DamagedUtf8,
    /// A Word or Excel file, or another archive.
    Archive,
    /// A file that holds no text at all.
    Binary,
    /// Text in an encoding that could be any of many.
    Unknown,
}

impl Guess {
    /// Tells whether the decoded text is good enough to look for further faults in it.
    pub(super) fn is_readable(self) -> bool {
        matches!(
            self,
            Self::Gbk | Self::Big5 | Self::Utf16 | Self::DamagedUtf8
        )
    }

    /// Tells whether the decoded text is what was written, every character of it.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Gbk | Self::Big5 | Self::Utf16)
    }

    /// Tells whether there are lines in the file that could be shown.
    pub(super) fn is_text(self) -> bool {
        !matches!(self, Self::Archive | Self::Binary)
    }

    /// Says what is wrong with the file.
    pub(super) fn words(self) -> Words {
        match self {
            Self::Gbk => named("GBK（GB18030）", "GBK (GB18030)"),
            Self::Big5 => named("Big5（繁体中文）", "Big5 (traditional Chinese)"),
            Self::Utf16 => named(
                "UTF-16（记事本的「Unicode」）",
                "UTF-16 (“Unicode” in Notepad)",
            ),
            Self::DamagedUtf8 => Words::new(
                "文件是 UTF-8 编码，但有几个字节已损坏",
                "the file is UTF-8, but some of its bytes are broken",
            ),
            Self::Archive => Words::new(
                "这不是文本文件，看起来是 Word、Excel 或压缩文件",
                "this is no text file; it looks like a Word, Excel or zip file",
            ),
            Self::Binary => Words::new("这不是文本文件", "this is no text file"),
            Self::Unknown => Words::new("文件不是 UTF-8 编码", "the file is not encoded in UTF-8"),
        }
    }

    /// Says how to mend it.
    pub(super) fn help(self) -> Words {
        match self {
            Self::DamagedUtf8 => Words::new(
                "在编辑器中重新打上标出的文字（显示为 �），再保存为 UTF-8",
                "type the marked text (shown as �) anew in an editor and save as UTF-8",
            ),
            Self::Archive | Self::Binary => Words::new(
                "把内容写进纯文本文件；Word、Excel 文件请移出 standards/",
                "write the content into a plain text file; move Word and Excel files out of standards/",
            ),
            _ => Words::new(
                "用记事本打开这个文件，选「另存为」，编码选 UTF-8，再保存",
                "open the file in an editor, choose “Save as”, pick the encoding UTF-8 and save",
            ),
        }
    }
}

fn named(zh: &str, en: &str) -> Words {
    Words::new(
        format!("文件不是 UTF-8 编码，看起来是 {zh}"),
        format!("the file is not encoded in UTF-8; it looks like {en}"),
    )
}

/// Turns the bytes of a file into text.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return other(&bytes[2..], UTF_16LE, 0, Guess::Utf16);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return other(&bytes[2..], UTF_16BE, 0, Guess::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return lossy(&bytes, 0, Guess::Archive);
    }
    if let Some(encoding) = bare_utf16(&bytes) {
        return other(&bytes, encoding, 0, Guess::Utf16);
    }
    let bom = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if bom {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Decoded {
                text,
                encoding: Encoding::Utf8 { bom },
                fault: None,
            }
        }
        Err(error) => {
            let bad = error.utf8_error().valid_up_to();
            foreign(&error.into_bytes(), bad)
        }
    }
}

/// Judges bytes that are no UTF-8 from `bad` on.
fn foreign(bytes: &[u8], bad: usize) -> Decoded {
    if bytes.contains(&0) {
        return lossy(bytes, bad, Guess::Binary);
    }
    if is_mostly_utf8(bytes) {
        return lossy(bytes, bad, Guess::DamagedUtf8);
    }
    let (encoding, guess) = if looks_like_big5(bytes) {
        (BIG5, Guess::Big5)
    } else {
        (GB18030, Guess::Gbk)
    };
    if encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_none()
    {
        return lossy(bytes, bad, Guess::Unknown);
    }
    other(bytes, encoding, bad, guess)
}

/// Decodes a foreign text; `bad` is the first byte that shows that it is one.
fn other(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
    bad: usize,
    guess: Guess,
) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    // Half a character before the bad byte stays in the decoder and is not counted.
    let mut before = String::with_capacity(bad * 3 + 16);
    let _ = encoding
        .new_decoder_without_bom_handling()
        .decode_to_string(&bytes[..bad], &mut before, false);
    let start = before.len().min(text.len());
    let run: usize = text[start..]
        .chars()
        .take_while(|c| {
            if bad == 0 && guess == Guess::Utf16 {
                !c.is_control()
            } else {
                !c.is_ascii()
            }
        })
        .map(char::len_utf8)
        .sum();
    Decoded {
        text,
        encoding: Encoding::Other,
        fault: Some(Fault {
            range: start..start + run,
            guess,
        }),
    }
}

fn lossy(bytes: &[u8], bad: usize, guess: Guess) -> Decoded {
    let text = String::from_utf8_lossy(bytes);
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let start = bad - bom;
    Decoded {
        text: text[bom..].to_owned(),
        encoding: Encoding::Other,
        fault: Some(Fault {
            range: start..start + '\u{FFFD}'.len_utf8(),
            guess,
        }),
    }
}

/// Knows UTF-16 without a mark by the zero bytes beside its ASCII characters.
fn bare_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // A TOML file is at least a quarter ASCII; a binary file has zeros on both sides.
    if odd * 8 >= head.len() && odd > 0 && even == 0 {
        Some(UTF_16LE)
    } else if even * 8 >= head.len() && even > 0 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Weighs whole Chinese characters in UTF-8, which foreign bytes hardly ever form, against broken ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole * 2 >= broken
}

/// Tells Big5 from GBK by the second bytes: those of common GBK characters are never below 0xA1,
/// of Big5 characters two in five are.
fn looks_like_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut low) = (0, 0);
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        pairs += 1;
        low += usize::from((0x40..=0x7E).contains(&bytes[at + 1]));
        at += 2;
    }
    low * 5 > pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(bytes: &[u8]) -> Option<Guess> {
        decode(bytes.to_vec()).fault.map(|fault| fault.guess)
    }

    #[test]
    fn tells_the_encodings_of_chinese_text_apart() {
        let text = "title = \"美容院七阶段服务流程\"\n";
        assert_eq!(guess(text.as_bytes()), None);
        assert_eq!(guess(&GB18030.encode(text).0), Some(Guess::Gbk));
        let big5 = BIG5
            .encode("title = \"餐廳服務標準與接待流程，歡迎光臨\"")
            .0;
        assert_eq!(guess(&big5), Some(Guess::Big5));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guess(&wide), Some(Guess::Utf16));
        assert_eq!(
            guess(&[&[0xFF, 0xFE], wide.as_slice()].concat()),
            Some(Guess::Utf16)
        );
        assert_eq!(guess(b"caf\xE9 = 1"), Some(Guess::Unknown));
        assert_eq!(guess(b"PK\x03\x04\xFF\xFF\0\0"), Some(Guess::Archive));
        assert_eq!(guess(b"\x7FELF\xFF\0\0\0\0\0\0\0"), Some(Guess::Binary));
    }

    #[test]
    fn the_place_is_the_first_character_that_gives_it_away() {
        let text = "a = 1\nb = \"美容\"\nc = \"联通美\"";
        let decoded = decode(GB18030.encode(text).0.into_owned());
        assert_eq!(decoded.text, text);
        assert_eq!(&decoded.text[decoded.fault.unwrap().range], "美容");
        // The GBK bytes of 通 are valid UTF-8 by chance, so the first bad byte lies behind them.
        let text = "c = \"通a美\"";
        let decoded = decode(GB18030.encode(text).0.into_owned());
        assert_eq!(decoded.text, text);
        assert_eq!(&decoded.text[decoded.fault.unwrap().range], "美");
    }

    #[test]
    fn one_broken_byte_leaves_the_rest_readable() {
        let mut bytes = "a = \"美容\"\nb = \"院\"".as_bytes().to_vec();
        bytes[8] = b'x';
        let decoded = decode(bytes);
        let fault = decoded.fault.unwrap();
        assert_eq!(fault.guess, Guess::DamagedUtf8);
        assert_eq!(&decoded.text[fault.range], "\u{FFFD}");
        assert!(decoded.text.ends_with("院\""));
    }

    #[test]
    fn a_mark_is_no_part_of_the_text() {
        let decoded = decode("\u{FEFF}a = 1".as_bytes().to_vec());
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            ("a = 1", Encoding::Utf8 { bom: true })
        );
        let decoded = decode([b"\xEF\xBB\xBF".as_slice(), "美容".as_bytes(), b"\xFF"].concat());
        assert_eq!(&decoded.text[decoded.fault.unwrap().range], "\u{FFFD}");
    }

    #[test]
    fn no_bytes_panic() {
        for seed in 0..2000_u32 {
            let bytes: Vec<u8> = (0..seed % 37)
                .map(|n| (seed.wrapping_mul(2_654_435_761).rotate_left(n * 5) >> (n % 20)) as u8)
                .collect();
            let decoded = decode(bytes);
            if let Some(fault) = decoded.fault {
                assert!(decoded.text.get(fault.range).is_some());
            }
        }
    }
}
