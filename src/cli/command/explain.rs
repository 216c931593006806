//! `explain`: the page of a code, or the list of all codes.

use crate::check::{all_codes, find};
use crate::cli::args::Explain;
use crate::cli::page;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::diag::{Code, Level};
use crate::emit::safe;
use crate::format::nearest;
use crate::label::{Lang, Words};

/// Prints the page of a code, or all codes.
pub fn run(args: &Explain, terminal: &Terminal) -> Result<Ended, Trouble> {
    let Some(word) = &args.code else {
        terminal.print(&list(terminal.lang))?;
        return Ok(Ended::Well);
    };
    let code = find(word).ok_or_else(|| unknown(word))?;
    let mut text = head(code, terminal.lang);
    text.push('\n');
    text.push_str(&page::drawn(code, terminal.lang, terminal.colors_out()));
    terminal.print(&text)?;
    Ok(Ended::Well)
}

/// Says in one line how much a code weighs and when it is looked for.
fn head(code: &Code, lang: Lang) -> String {
    let weight = code.severity.words();
    let level = match code.level {
        Level::Basic => Words::new("总是检查", "always looked for"),
        Level::Complete => Words::new(
            "level 为 complete 或 audit 时检查",
            "looked for at level complete or audit",
        ),
        Level::Audit => Words::new("level 为 audit 时检查", "looked for at level audit"),
    };
    let sep = Words::new("，", ", ");
    format!(
        "{} {}{}{}{}{}\n",
        code.id,
        code.name,
        Words::new("：", ": ").get(lang),
        weight.get(lang),
        sep.get(lang),
        level.get(lang)
    )
}

fn list(lang: Lang) -> String {
    let codes = all_codes();
    let widest = codes.iter().map(|code| code.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in codes {
        let gist = page::gist(code, lang).unwrap_or_default();
        let line = format!("{}  {:widest$}  {gist}", code.id, code.name);
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn unknown(word: &str) -> Trouble {
    let codes = all_codes();
    let upper = word.to_ascii_uppercase();
    let lower = word.to_ascii_lowercase().replace('_', "-");
    let by_id = || nearest(&upper, codes.iter().map(|code| code.id));
    let near = nearest(&lower, codes.iter().map(|code| code.name)).or_else(by_id);
    let word = safe(word);
    let (mut zh, mut en) = (
        format!("没有代码“{word}”"),
        format!("there is no code “{word}”"),
    );
    match near {
        Some(near) => {
            zh.push_str(&format!("\n  办法：是不是 {near}？"));
            en.push_str(&format!("\n  cure: did you mean {near}?"));
        }
        None => {
            zh.push_str("\n  办法：`punctilio explain` 列出所有代码");
            en.push_str("\n  cure: `punctilio explain` lists all codes");
        }
    }
    Trouble::usage(zh, en)
}
