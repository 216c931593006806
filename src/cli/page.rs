//! An explanation page as plain text for a terminal, in one of its two languages.

use crate::diag::Code;
use crate::label::Lang;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    kind: Kind,
    text: String,
    /// The language of its words; none where it has too few of them.
    lang: Option<Lang>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Heading,
    Paragraph,
    /// An entry of a list, with what stands before it.
    Entry(String),
    /// Text as it is, with the words behind its fence.
    Code(String),
}

/// Draws the page of a code; emphasis is shown only in colour.
pub fn drawn(code: &Code, lang: Lang, color: bool) -> String {
    let blocks = blocks(code.page);
    let shown = blocks
        .iter()
        .filter(|block| block.kind == Kind::Heading || block.lang.is_none_or(|its| its == lang));
    let mut text = String::new();
    let mut before: Option<&Kind> = None;
    for block in shown {
        let is_entry = |kind: &Kind| matches!(kind, Kind::Entry(_));
        let joined = before.is_some_and(is_entry) && is_entry(&block.kind);
        if before.is_some() && !joined {
            text.push('\n');
        }
        draw(block, lang, color, &mut text);
        before = Some(&block.kind);
    }
    text
}

/// Returns the first sentence that explains a code in one language.
pub fn gist(code: &Code, lang: Lang) -> Option<String> {
    let blocks = blocks(code.page);
    let first = blocks
        .iter()
        .find(|block| block.kind == Kind::Paragraph && block.lang == Some(lang))?;
    let end = match lang {
        Lang::Zh => first.text.find('。'),
        Lang::En => first
            .text
            .find(". ")
            .or(first.text.strip_suffix('.').map(str::len)),
    };
    let sentence = &first.text[..end.unwrap_or(first.text.len())];
    Some(sentence.to_owned())
}

fn draw(block: &Block, lang: Lang, color: bool, text: &mut String) {
    match &block.kind {
        Kind::Heading => {
            let both = block.text.split_once(" / ");
            let words = both.map_or(block.text.as_str(), |(zh, en)| match lang {
                Lang::Zh => zh,
                Lang::En => en,
            });
            let (on, off) = if color {
                ("\u{1b}[1m", "\u{1b}[0m")
            } else {
                ("", "")
            };
            text.push_str(&format!("{on}{words}{off}\n"));
        }
        Kind::Paragraph => text.push_str(&format!("{}\n", block.text)),
        Kind::Entry(mark) => text.push_str(&format!("{mark}{}\n", block.text)),
        Kind::Code(info) => {
            let (first, rest) = info.split_once(' ').unwrap_or((info, ""));
            let mark = match first {
                "expect" => "  ⇒ ",
                _ => "  │ ",
            };
            match (first, rest) {
                (_, "") => {}
                // The options of the check that the case was run with.
                ("expect", options) => text.push_str(&command(options)),
                (_, path) => text.push_str(&format!("  {path}\n")),
            }
            for line in block.text.lines() {
                text.push_str(format!("{mark}{line}").trim_end());
                text.push('\n');
            }
        }
    }
}

/// Writes the options of a case, `level=complete`, as they are typed.
fn command(options: &str) -> String {
    let typed: Vec<String> = options
        .split_whitespace()
        .map(|option| format!(" --{}", option.replacen('=', " ", 1)))
        .collect();
    format!("  punctilio check{}\n", typed.concat())
}

/// Cuts a page into its pieces.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut words = String::new();
    let mut voice = Voice::default();
    let mut code: Option<String> = None;
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut mark: Option<String> = None;
    for event in Parser::new(page) {
        match event {
            Event::Text(said) => {
                words.push_str(&said);
                voice.hear(&said);
            }
            Event::Code(said) => words.push_str(&format!("`{said}`")),
            // Chinese runs on over the ends of lines, other words need a space.
            Event::SoftBreak | Event::HardBreak if words.ends_with(|c: char| c.is_ascii()) => {
                words.push(' ');
            }
            Event::Html(said) | Event::InlineHtml(said) => words.push_str(&said),
            Event::Start(Tag::CodeBlock(kind)) => {
                code = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => {
                let info = code.take().unwrap_or_default();
                let text = std::mem::take(&mut words);
                voice = Voice::default();
                blocks.push(Block {
                    kind: Kind::Code(info),
                    text,
                    lang: None,
                });
            }
            Event::Start(Tag::List(start)) => {
                close(
                    &mut blocks,
                    &mut words,
                    &mut voice,
                    &mut mark,
                    Kind::Paragraph,
                );
                lists.push(start);
            }
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => {
                let indent = "  ".repeat(lists.len());
                mark = Some(match lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{indent}{}. ", *number - 1)
                    }
                    _ => format!("{indent}- "),
                });
            }
            // The title is the code, which stands above the page anyway.
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                words.clear();
                voice = Voice::default();
            }
            Event::End(TagEnd::Heading(_)) => {
                close(
                    &mut blocks,
                    &mut words,
                    &mut voice,
                    &mut None,
                    Kind::Heading,
                );
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                close(
                    &mut blocks,
                    &mut words,
                    &mut voice,
                    &mut mark,
                    Kind::Paragraph,
                );
            }
            _ => {}
        }
    }
    blocks
}

/// Ends a piece; the first one of an entry carries its mark.
fn close(
    blocks: &mut Vec<Block>,
    words: &mut String,
    voice: &mut Voice,
    mark: &mut Option<String>,
    kind: Kind,
) {
    let text = std::mem::take(words);
    let lang = std::mem::take(voice).lang();
    if text.trim().is_empty() {
        return;
    }
    blocks.push(Block {
        kind: mark.take().map_or(kind, Kind::Entry),
        text,
        lang,
    });
}

/// Hears in which language words are; what stands between backquotes does not count.
#[derive(Debug, Default)]
struct Voice {
    chinese: usize,
    latin: usize,
}

impl Voice {
    fn hear(&mut self, said: &str) {
        let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        self.chinese += said.chars().filter(is_chinese).count();
        self.latin += said.chars().filter(char::is_ascii_alphabetic).count();
    }

    fn lang(&self) -> Option<Lang> {
        match (self.chinese, self.latin) {
            (0, 0) => None,
            (chinese, latin) if chinese * 4 >= latin => Some(Lang::Zh),
            _ => Some(Lang::En),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Claim, Level, Severity};

    const PAGE: Code = Code {
        id: "Z999",
        name: "made-up",
        severity: Severity::Hint,
        level: Level::Basic,
        claim: Claim::Presence,
        page: "# Z999 made-up\n\n## 是什么 / What\n\n用词太虚，例如 `soon`。没有人能照做。\n\nThe word 尽快 is vague. Nobody can act on it.\n\n- 写上时间\n- write a time\n- 写上次数\n\n```toml standards/a.toml\ndo = \"x\"\n```\n\n```expect level=audit\nstandards/a.toml:1:1 Z999 x\n```\n",
    };

    #[test]
    fn a_page_is_shown_in_one_language() {
        assert_eq!(
            drawn(&PAGE, Lang::Zh, false),
            "是什么\n\n用词太虚，例如 `soon`。没有人能照做。\n\n  - 写上时间\n  - 写上次数\n\n  standards/a.toml\n  │ do = \"x\"\n\n  punctilio check --level audit\n  ⇒ standards/a.toml:1:1 Z999 x\n"
        );
        assert_eq!(
            drawn(&PAGE, Lang::En, true),
            "\u{1b}[1mWhat\u{1b}[0m\n\nThe word 尽快 is vague. Nobody can act on it.\n\n  - write a time\n\n  standards/a.toml\n  │ do = \"x\"\n\n  punctilio check --level audit\n  ⇒ standards/a.toml:1:1 Z999 x\n"
        );
    }

    #[test]
    fn the_first_sentence_is_the_gist() {
        assert_eq!(gist(&PAGE, Lang::Zh).unwrap(), "用词太虚，例如 `soon`");
        assert_eq!(gist(&PAGE, Lang::En).unwrap(), "The word 尽快 is vague");
    }
}
