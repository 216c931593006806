//! What a filled sheet comes to, in a few lines for people.

use crate::emit::safe;
use crate::intake::Response;
use crate::label::{Lang, Words};
use crate::score::{Outcome, Reason, Trigger, Verdict};
use std::fmt::Write;

/// Draws a verdict: where and when, number, grade and result, then what led to it.
pub fn drawn(response: &Response, verdict: &Verdict, lang: Lang) -> String {
    let head = &response.head;
    let date = response.date().map(|day| day.to_string());
    let about = [
        head.site.as_deref(),
        date.as_deref(),
        Some(response.sheet.sheet.as_str()),
    ];
    let about: Vec<String> = about.into_iter().flatten().map(safe).collect();
    let mut text = format!("{}  ({})\n", about.join("  "), safe(&response.file));
    let number = verdict.score.clone().unwrap_or_else(|| "–".to_owned());
    let grade = verdict.grade_name.as_deref().map(safe);
    let parts = [Some(number), grade, Some(outcome(verdict, lang))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    line(&mut text, &parts.join("  "));
    for reason in &verdict.reasons {
        line(&mut text, &because(response, verdict, *reason, lang));
    }
    line(&mut text, &shares(verdict, lang));
    text
}

fn line(text: &mut String, words: &str) {
    writeln!(text, "  {words}").expect("a string takes all text");
}

fn outcome(verdict: &Verdict, lang: Lang) -> String {
    let words = match verdict.outcome {
        Outcome::Pass => Words::new("通过", "pass"),
        Outcome::Fail => Words::new("不通过", "fail"),
        Outcome::Incomplete => {
            Words::new("未评完，分数暂计", "incomplete, the number is provisional")
        }
        Outcome::None => Words::new("不计分", "no score"),
    };
    words.get(lang).to_owned()
}

fn because(response: &Response, verdict: &Verdict, reason: Reason, lang: Lang) -> String {
    let item = |index: usize| {
        let item = response.sheet.items().nth(index);
        item.map_or_else(String::new, |i| safe(&format!("{} {}", i.number, i.text)))
    };
    let words = match reason {
        Reason::Critical(index, trigger) => {
            let item = item(index);
            let raw = verdict
                .raw
                .as_ref()
                .map(|raw| raw.fixed(response.sheet.decimals));
            let raw = raw.unwrap_or_else(|| "–".to_owned());
            match trigger {
                Trigger::Fail => Words::new(format!("否决：{item}"), format!("critical: {item}")),
                Trigger::Cap(most) => Words::new(
                    format!("触发封顶，最高 {most} 分（原 {raw}）：{item}"),
                    format!("capped at {most} (was {raw}): {item}"),
                ),
                Trigger::ZeroSection => Words::new(
                    format!("本部分记 0 分：{item}"),
                    format!("its section earns nothing: {item}"),
                ),
            }
        }
        Reason::SectionMin(index) => {
            let section = response.sheet.sections.get(index);
            let title = section.map_or_else(String::new, |s| safe(&s.title));
            let min = section
                .and_then(|s| s.min)
                .map_or_else(String::new, |m| m.to_string());
            let score = verdict.sections.get(index).and_then(|s| s.score.clone());
            let score = score.unwrap_or_default();
            Words::new(
                format!("{title} {score}，低于部分最低分 {min}"),
                format!("{title} {score}, below its minimum {min}"),
            )
        }
        Reason::Blank(count) => Words::new(
            format!("漏填 {count} 项"),
            format!("{count} items are blank"),
        ),
    };
    words.get(lang).to_owned()
}

fn shares(verdict: &Verdict, lang: Lang) -> String {
    let percent =
        |share: &Option<String>| share.as_ref().map_or("–".to_owned(), |s| format!("{s} %"));
    let (na, coverage) = (percent(&verdict.na_share), percent(&verdict.coverage));
    let (passed, judged) = (verdict.passed, verdict.judged);
    let high = match (verdict.na_exceeded, lang) {
        (false, _) => "",
        (true, Lang::Zh) => "（偏高）",
        (true, Lang::En) => " (high)",
    };
    Words::new(
        format!("符合 {passed}／{judged} 项  不适用占比 {na}{high}  检查完成率 {coverage}"),
        format!("passed {passed} of {judged}  N/A share {na}{high}  coverage {coverage}"),
    )
    .get(lang)
    .to_owned()
}
