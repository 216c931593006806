//! The standards that come with the program, as they are listed, named and chosen.

use crate::cli::terminal::Terminal;
use crate::cli::trouble::Trouble;
use crate::emit::safe;
use crate::format::{StandardKind, Word, nearest};
use crate::label::{Lang, Words};
use crate::scaffold::{self, Holding, Shipped};
use std::fmt::Write;
use std::io::BufRead;
use unicode_width::UnicodeWidthStr;

/// How many standards are named where several may have been meant.
const MOST_MEANT: usize = 3;

/// Lists what there is, and how to begin with it.
pub fn print(terminal: &Terminal) -> Result<(), Trouble> {
    let end = Words::new(
        "\n从其中一个开始：punctilio init 文件夹 --from beauty-salon\n添进已有的项目：punctilio new 新编号 --from beauty-salon\n",
        "\nBegin with one: punctilio init FOLDER --from beauty-salon\nAdd one to a project: punctilio new NEW-ID --from beauty-salon\n",
    );
    let list = listed(&scaffold::shelves(), terminal.lang, false);
    terminal.print(&format!("{list}{}", end.get(terminal.lang)))
}

/// Finds a shipped standard by its id.
pub fn find(id: &str) -> Result<Shipped, Trouble> {
    let mut all = scaffold::shipped();
    if let Some(at) = all.iter().position(|one| one.id == id) {
        return Ok(all.swap_remove(at));
    }
    let meant = meant(id, &all);
    let name = |lang: Lang, or: &str| {
        let names = meant
            .iter()
            .map(|one| format!("{} ({})", one.id, one.title(lang)));
        names.collect::<Vec<_>>().join(or)
    };
    let (mut zh, mut en) = (
        format!("没有随附标准“{}”", safe(id)),
        format!("no standard “{}” comes with the program", safe(id)),
    );
    if !meant.is_empty() {
        zh.push_str(&format!("\n  办法：是不是 {}？", name(Lang::Zh, "、")));
        en.push_str(&format!(
            "\n  cure: did you mean {}?",
            name(Lang::En, " or ")
        ));
    }
    zh.push_str("\n  有哪些：punctilio init --list");
    en.push_str("\n  all there are: punctilio init --list");
    Err(Trouble::usage(zh, en))
}

/// Finds what a wrong id may mean: the one that it nearly is, else those whose id, title or industry holds it.
fn meant<'a>(said: &str, all: &'a [Shipped]) -> Vec<&'a Shipped> {
    if let Some(near) = nearest(said, all.iter().map(|one| one.id.as_str())) {
        return all.iter().filter(|one| one.id == near).collect();
    }
    let said = said.trim().to_lowercase();
    let holds = |one: &&Shipped| {
        let words = one.title.values().chain(one.industry.values());
        let mut words = words.map(String::as_str).chain([one.id.as_str()]);
        said.chars().count() > 1 && words.any(|word| word.to_lowercase().contains(&said))
    };
    all.iter().filter(holds).take(MOST_MEANT).collect()
}

/// Lists the standards by industry, one a line; the title, which may be long, comes last.
fn listed(shelves: &[Vec<Shipped>], lang: Lang, numbered: bool) -> String {
    let all: Vec<&Shipped> = shelves.iter().flatten().collect();
    let kinds: Vec<String> = all.iter().map(|one| kind(one, lang)).collect();
    let sizes: Vec<String> = all.iter().map(|one| size(one, lang)).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(UnicodeWidthStr::width).max();
    let ids = widest(&mut all.iter().map(|one| one.id.as_str())).unwrap_or(0);
    let kind_room = widest(&mut kinds.iter().map(String::as_str)).unwrap_or(0);
    let size_room = widest(&mut sizes.iter().map(String::as_str)).unwrap_or(0);

    let mut text = String::new();
    let mut at = 0;
    for shelf in shelves {
        let industry = shelf[0].industry(lang).unwrap_or("—");
        writeln!(text, "{industry}").expect("a string takes all text");
        for one in shelf {
            let number = match numbered {
                true => format!("{:>3}", at + 1),
                false => String::new(),
            };
            let line = format!(
                "{number}  {}  {}  {}  {}",
                padded(&one.id, ids),
                padded(&kinds[at], kind_room),
                padded(&sizes[at], size_room),
                one.title(lang)
            );
            writeln!(text, "{line}").expect("a string takes all text");
            at += 1;
        }
    }
    text
}

fn padded(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(text.width())))
}

fn kind(one: &Shipped, lang: Lang) -> String {
    let known = StandardKind::ALL.iter().find(|word| word.1 == one.kind);
    known.map_or_else(|| one.kind.clone(), |word| word.0.print(lang).to_owned())
}

/// Says what a standard is made of, with numbers.
fn size(one: &Shipped, lang: Lang) -> String {
    let each = one.holds.iter().take(2).map(|(what, n)| {
        let (zh, en) = match what {
            Holding::Phases => ("个阶段", "phase"),
            Holding::Steps => ("步", "step"),
            Holding::Articles => ("条", "article"),
            Holding::Cases => ("个案例", "case"),
            Holding::Rules => ("条规则", "rule"),
        };
        match lang {
            Lang::Zh => format!("{n:>2} {zh}"),
            Lang::En => format!("{n:>2} {en}{}", if *n == 1 { "" } else { "s" }),
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

/// Asks which standards to begin with; none of them is an answer, too.
pub fn ask(terminal: &Terminal) -> Result<Vec<Shipped>, Trouble> {
    let input = &mut std::io::stdin().lock();
    choose(input, terminal.lang, |text| terminal.print(text))
}

/// Asks until the answer is understood.
fn choose(
    input: &mut dyn BufRead,
    lang: Lang,
    mut print: impl FnMut(&str) -> Result<(), Trouble>,
) -> Result<Vec<Shipped>, Trouble> {
    let shelves = scaffold::shelves();
    print(&listed(&shelves, lang, true))?;
    let all: Vec<Shipped> = shelves.into_iter().flatten().collect();
    let question = Words::new(
        "\n从哪个开始？写序号或编号，可以写几个；直接回车：一个带注释的小标准\n> ",
        "\nWhich one to begin with? Give numbers or ids; Enter alone: a small commented standard\n> ",
    );
    let picked = loop {
        print(question.get(lang))?;
        let mut answer = String::new();
        let read = input.read_line(&mut answer);
        if !read.is_ok_and(|length| length > 0) {
            print("\n")?;
            return Err(Trouble::usage(
                "没有回答，什么也没写",
                "no answer; nothing was written",
            ));
        }
        match picked(&answer, &all) {
            Ok(picked) => break picked,
            Err(said) => print(said.words().map_or("", |words| words.get(lang)))?,
        }
    };
    let mut all: Vec<Option<Shipped>> = all.into_iter().map(Some).collect();
    Ok(picked.into_iter().filter_map(|at| all[at].take()).collect())
}

/// Understands an answer: places in the list, each once, in the order they were named.
fn picked(answer: &str, all: &[Shipped]) -> Result<Vec<usize>, Trouble> {
    let mut picked = Vec::new();
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
    for word in answer.split(is_between).filter(|word| !word.is_empty()) {
        let word: String = word.chars().map(narrow).collect();
        let number: Option<usize> = word.parse().ok();
        let at = match number {
            Some(number) if (1..=all.len()).contains(&number) => number - 1,
            Some(_) => {
                return Err(Trouble::usage(
                    format!("没有第 {word} 个，序号从 1 到 {}", all.len()),
                    format!("there is no number {word}; they go from 1 to {}", all.len()),
                ));
            }
            None => {
                let found = find(&word)?;
                all.iter()
                    .position(|one| one.id == found.id)
                    .expect("what is found is on the list")
            }
        };
        if !picked.contains(&at) {
            picked.push(at);
        }
    }
    Ok(picked)
}

/// Turns a character of full width, as a Chinese keyboard types it, into the plain one.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(answers: &str, lang: Lang) -> (Result<Vec<String>, Trouble>, String) {
        let mut shown = String::new();
        let chosen = choose(&mut answers.as_bytes(), lang, |text| {
            shown.push_str(text);
            Ok(())
        });
        let ids = chosen.map(|all| all.into_iter().map(|one| one.id).collect());
        (ids, shown)
    }

    #[test]
    fn numbers_and_ids_choose_in_any_order_and_each_once() {
        let shelves = scaffold::shelves();
        let all: Vec<&Shipped> = shelves.iter().flatten().collect();
        let (ids, _) = asked("２，restaurant、1 2\n", Lang::Zh);
        assert_eq!(ids.unwrap(), [&all[1].id, "restaurant", &all[0].id]);
    }

    #[test]
    fn enter_alone_chooses_none() {
        assert_eq!(asked("\n", Lang::Zh).0.unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_not_understood_is_said_and_asked_again() {
        let (ids, shown) = asked("99\nrestaurnat\n美容\nrestaurant\n", Lang::Zh);
        assert_eq!(ids.unwrap(), ["restaurant"]);
        assert!(shown.contains("没有第 99 个，序号从 1 到 22"), "{shown}");
        assert!(shown.contains("是不是 restaurant"), "{shown}");
        assert!(shown.contains("是不是 beauty-salon"), "{shown}");
        assert_eq!(shown.matches("从哪个开始").count(), 4);
    }

    #[test]
    fn the_end_of_the_input_is_no_answer() {
        assert!(matches!(asked("", Lang::En).0, Err(Trouble::Usage(_))));
    }

    #[test]
    fn every_standard_has_its_industry_kind_and_size() {
        let shelves = scaffold::shelves();
        for lang in Lang::ALL {
            let list = listed(&shelves, lang, true);
            for one in shelves.iter().flatten() {
                assert!(one.industry(lang).is_some(), "{}", one.id);
                assert_ne!(kind(one, lang), one.kind, "{}", one.id);
                // A title may hold the id of another standard.
                let is_it = |line: &&str| line.split_whitespace().nth(1) == Some(&one.id);
                let line = list.lines().find(is_it).unwrap();
                assert!(line.ends_with(one.title(lang)), "{line}");
                assert!(line.contains(&size(one, lang)), "{line}");
                assert_ne!(size(one, lang), "", "{}", one.id);
            }
        }
        let last = shelves.last().unwrap();
        assert!(last.len() > 1 && last[0].industry(Lang::En) == Some("All trades"));
    }
}
