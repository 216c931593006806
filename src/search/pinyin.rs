//! The pinyin of Chinese characters, as a script that is the same for every book.

use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The characters that have a reading in the table.
///
/// # Source
/// Unicode, CJK Unified Ideographs: the first block, which holds all of GB 2312 and of the 8,105 characters in common use.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Makes the table: a line for each syllable, without tones, with the characters that can be read so; ü is written v, as
/// it is typed. A character of several readings stands in several lines.
#[must_use]
pub fn pinyin() -> String {
    let mut syllables: BTreeMap<String, String> = BTreeMap::new();
    for c in CHARACTERS {
        let mut readings: Vec<String> = Vec::new();
        for reading in c.to_pinyin_multi().into_iter().flatten() {
            let plain: String = reading.plain().replace('ü', "v");
            if plain.bytes().all(|b| b.is_ascii_lowercase()) && !readings.contains(&plain) {
                readings.push(plain);
            }
        }
        for reading in readings {
            syllables.entry(reading).or_default().push(c);
        }
    }
    let mut script = String::from("punctilio.pinyin(\"");
    for (syllable, characters) in syllables {
        let _ = write!(script, "{syllable}{characters}\\n");
    }
    script.push_str("\");\n");
    script
}

#[cfg(test)]
mod tests {
    use super::pinyin;

    #[test]
    fn characters_stand_with_all_their_readings() {
        let table = pinyin();
        let has = |syllable: &str, c: char| {
            table.split("\\n").any(|line| {
                let line = line.trim_start_matches("punctilio.pinyin(\"");
                let letters = line.chars().take_while(char::is_ascii_lowercase).count();
                &line[..letters] == syllable && line.contains(c)
            })
        };
        for (syllable, c) in [
            ("gan", '感'),
            ("xing", '行'),
            ("hang", '行'),
            ("lv", '绿'),
            ("nv", '女'),
            ("zhong", '重'),
            ("chong", '重'),
        ] {
            assert!(has(syllable, c), "{c} is read {syllable}");
        }
        assert!(!has("gan", '谢'));
    }
}
