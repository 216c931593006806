//! Names that a file can be saved under.

/// How many characters the name of a file may have, its ending not counted.
///
/// # Source
/// File systems take 255 bytes; a Chinese character has three.
const NAME: usize = 80;

/// Makes a name that a file can be saved under on every system out of words for readers.
#[must_use]
pub fn file_name(text: &str) -> String {
    let fits = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let name: String = text
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    let name: String = name.chars().take(NAME).collect();
    name.trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_can_have_the_name_on_every_system() {
        assert_eq!(file_name("开店检查表"), "开店检查表");
        assert_eq!(file_name("a/b\\c: \"d\"?\n"), "a-b-c- -d---");
        assert_eq!(file_name(" ..x.. "), "x");
        assert_eq!(file_name(&"字".repeat(300)).chars().count(), NAME);
    }
}
