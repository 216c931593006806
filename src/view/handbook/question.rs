//! What is to be asked of the owner of a business about a value that is not decided.

use crate::format::{FieldSpec, TableSpec, Text};
use crate::label::Lang;
use crate::view::part::TextView;
use crate::view::pen::Pen;

/// Questions by table and key, in Chinese and in English; a star stands for any table.
const QUESTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "step",
        "role",
        "由哪个岗位负责？",
        "Which post is responsible?",
    ),
    (
        "step",
        "time",
        "多久之内做完？",
        "Within what time is it done?",
    ),
    ("step", "do", "怎么做？", "What is to be done?"),
    ("step", "say", "怎么说？", "What is to be said?"),
    (
        "step",
        "avoid",
        "什么不能做、不能说？",
        "What must not be done or said?",
    ),
    (
        "step",
        "staff",
        "要几个人？",
        "How many people does it take?",
    ),
    ("step", "channel", "通过什么渠道？", "By which channel?"),
    ("step", "forms", "用哪张表单？", "Which form is used?"),
    ("step", "tools", "用什么工具？", "Which tools are used?"),
    ("step", "record", "要记录什么？", "What is to be recorded?"),
    (
        "step",
        "handoff",
        "交接给谁？",
        "To whom is it handed over?",
    ),
    (
        "step",
        "numbers",
        "要记住哪些数字？",
        "Which figures are to be remembered?",
    ),
    ("step", "deliverables", "交付什么？", "What is handed over?"),
    (
        "phase",
        "limit",
        "整个阶段多久之内做完？",
        "Within what time is the whole phase done?",
    ),
    (
        "phase",
        "goal",
        "要达到什么目标？",
        "What is it to achieve?",
    ),
    ("phase", "steps", "有哪些步骤？", "Which steps are there?"),
    ("phase", "say", "怎么说？", "What is to be said?"),
    (
        "phase",
        "avoid",
        "什么不能做、不能说？",
        "What must not be done or said?",
    ),
    ("phase", "quality", "做到什么程度？", "To which standard?"),
    (
        "phase",
        "stage",
        "在服务前、服务中还是服务后？",
        "Before, during or after the service?",
    ),
    (
        "time",
        "within",
        "最迟多久做完？",
        "Within what time at the latest?",
    ),
    ("time", "takes", "需要多久？", "How long does it take?"),
    (
        "time",
        "trigger",
        "从什么时候算起？",
        "From when is it counted?",
    ),
    ("time", "every", "多久一次？", "How often?"),
    ("line", "text", "怎么说？", "What is to be said?"),
    ("action", "text", "怎么做？", "What is to be done?"),
    ("criterion", "text", "做到什么程度？", "To which standard?"),
    ("exception", "when", "会出什么异常？", "What may go wrong?"),
    ("exception", "do", "怎么办？", "What is to be done?"),
    ("exception", "say", "怎么说？", "What is to be said?"),
    ("exception", "role", "由谁来办？", "Who deals with it?"),
    ("exception", "within", "多久之内办好？", "Within what time?"),
    ("exception", "escalate", "办不了找谁？", "Who is called in?"),
    ("exception", "record", "记在哪里？", "Where is it recorded?"),
    ("handoff", "to", "交给哪个岗位？", "To which post?"),
    ("handoff", "how", "怎样交接？", "How is it handed over?"),
    (
        "handoff",
        "within",
        "多久之内交接？",
        "Within what time is it handed over?",
    ),
    ("record", "what", "要记录什么？", "What is to be recorded?"),
    ("record", "where", "记在哪里？", "Where is it recorded?"),
    ("*", "keep", "保存多久？", "How long is it kept?"),
    (
        "form",
        "fields",
        "有哪些栏目？",
        "Which fields does it have?",
    ),
    (
        "form field",
        "label",
        "还要哪些栏目？",
        "Which further fields?",
    ),
    (
        "checklist",
        "frequency",
        "多久填一次？",
        "How often is it filled in?",
    ),
    ("checklist", "role", "由谁填？", "Who fills it in?"),
    (
        "group",
        "role",
        "由哪个岗位负责？",
        "Which post is responsible?",
    ),
    (
        "group",
        "window",
        "从几点到几点？",
        "From what time to what time?",
    ),
    (
        "checklist line",
        "role",
        "由哪个岗位负责？",
        "Which post is responsible?",
    ),
    (
        "checklist line",
        "standard",
        "做到什么程度？",
        "To which standard?",
    ),
    ("checklist line", "text", "检查什么？", "What is checked?"),
    ("own line", "text", "检查什么？", "What is checked?"),
    ("section", "how", "怎么抽查？", "How is it sampled?"),
    (
        "audit",
        "every",
        "多久检查一次？",
        "How often is it checked?",
    ),
    (
        "audit",
        "target",
        "多少分算达标？",
        "Which score is the target?",
    ),
    (
        "audit",
        "due",
        "多久之内整改？",
        "Within what time are findings put right?",
    ),
    ("audit", "assessor", "由谁检查？", "Who checks?"),
    ("lesson", "task", "练什么、做什么？", "What is the task?"),
    (
        "lesson",
        "minutes",
        "要多长时间？",
        "How long does it take?",
    ),
    ("lesson", "method", "用什么方式？", "By which method?"),
    ("lesson", "body", "讲什么？", "What is taught?"),
    (
        "assessment",
        "kind",
        "用什么方式考核？",
        "By which method is it assessed?",
    ),
    (
        "assessment",
        "pass",
        "怎样算合格？",
        "What counts as a pass?",
    ),
    (
        "assessment",
        "reward",
        "怎样激励？",
        "What is the incentive?",
    ),
    ("*", "every", "多久一次？", "How often?"),
    (
        "feedback",
        "channel",
        "通过什么渠道问？",
        "By which channel is it asked?",
    ),
    ("feedback", "when", "什么时候问？", "When is it asked?"),
    ("feedback", "by", "由谁来问？", "Who asks?"),
    (
        "feedback",
        "within",
        "意见多久之内处理？",
        "Within what time are answers dealt with?",
    ),
    ("feedback", "questions", "问哪些问题？", "What is asked?"),
    (
        "feedback question",
        "scale",
        "有哪些选项？",
        "Which answers are offered?",
    ),
    ("role", "duties", "有哪些职责？", "What are its duties?"),
    ("body", "chair", "由谁负责？", "Who is in charge?"),
    ("body", "members", "有哪些成员？", "Who are its members?"),
    ("body", "meets", "多久开一次会？", "How often does it meet?"),
    ("body", "duties", "有哪些职责？", "What are its duties?"),
    (
        "audience",
        "signs",
        "怎么认出来？",
        "How are they recognised?",
    ),
    ("rule", "must", "要求是什么？", "What is required?"),
    ("rule", "must_not", "禁止什么？", "What is forbidden?"),
    ("rule", "why", "为什么？", "Why?"),
    ("phrase", "text", "怎么说？", "What is to be said?"),
    ("phrase", "when", "什么情况下说？", "When is it said?"),
    ("article", "text", "条文怎么写？", "How does it read?"),
    (
        "article",
        "clauses",
        "这一款怎么写？",
        "How does this clause read?",
    ),
    (
        "adaptation",
        "limit",
        "最多放宽到哪里？",
        "How far may it be varied?",
    ),
    ("adaptation", "authority", "由谁批准？", "Who may allow it?"),
    ("number", "value", "是多少？", "What is the figure?"),
    ("number", "unit", "单位是什么？", "In which unit?"),
    ("goal", "metric", "用什么指标衡量？", "How is it measured?"),
    ("goal", "target", "目标值是多少？", "What is the target?"),
    ("goal", "baseline", "现状是多少？", "Where do we stand now?"),
    ("case", "events", "后来怎么样？", "What happened next?"),
    ("case", "verdict", "做得对不对？", "Was it right?"),
    (
        "standard",
        "scope",
        "适用于哪里？",
        "What does it apply to?",
    ),
    (
        "standard",
        "starts_when",
        "服务从什么开始？",
        "When does the service start?",
    ),
    (
        "standard",
        "ends_when",
        "服务到什么结束？",
        "When does the service end?",
    ),
    ("standard", "goals", "目标是什么？", "What are the goals?"),
    (
        "standard",
        "follows",
        "前面接哪份标准？",
        "Which standard comes before it?",
    ),
    (
        "standard",
        "precedes",
        "后面接哪份标准？",
        "Which standard comes after it?",
    ),
    (
        "standard",
        "owner",
        "本标准归哪个岗位管？",
        "Which post looks after this standard?",
    ),
    (
        "standard",
        "review_every",
        "本标准多久复审一次？",
        "How often is this standard reviewed?",
    ),
    (
        "standard",
        "effective",
        "从哪一天起生效？",
        "From which day is it in force?",
    ),
    ("standard", "reviewed_by", "由谁审核？", "Who reviews it?"),
    ("standard", "approved_by", "由谁批准？", "Who approves it?"),
    (
        "standard file",
        "avoid",
        "什么不能做、不能说？",
        "What must not be done or said?",
    ),
    (
        "standard file",
        "quality",
        "做到什么程度？",
        "To which standard?",
    ),
    (
        "standard file",
        "exceptions",
        "会出什么异常，怎么办？",
        "What may go wrong, and what then?",
    ),
    (
        "*",
        "exceptions",
        "出了异常怎么办？",
        "What is to be done when something goes wrong?",
    ),
];

/// Words that make a Chinese sentence a question.
const ASKING: [&str; 13] = [
    "谁", "什么", "怎", "哪", "几", "多少", "多久", "多快", "多大", "多长", "多高", "是否", "何",
];

/// Beginnings of English words that ask as they stand.
const ASKS: [&str; 6] = [
    "Who ",
    "What to ",
    "How to ",
    "When to ",
    "Which to ",
    "Where to ",
];

/// Words that make an English phrase one that asks.
const WONDERING: [&str; 9] = [
    "how", "who", "whom", "which", "what", "when", "where", "whether", "why",
];

/// A question, and what more is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// The question.
    pub words: TextView,
    /// The author's words, where they ask nothing by themselves.
    pub more: Option<TextView>,
}

/// Asks about a field; the reason that an author gives is the question itself, wherever it asks something.
pub(super) fn question(
    table: Option<&TableSpec>,
    field: Option<&FieldSpec>,
    why: Option<&Text>,
    pen: &Pen<'_>,
) -> Question {
    let asked = || TextView::plain(of_field(table, field, pen));
    let Some(why) = why else {
        return Question {
            words: asked(),
            more: None,
        };
    };
    let mut words = TextView {
        open: false,
        ..pen.text(why)
    };
    let chinese = match words.lang {
        Some(lang) => lang.starts_with("zh"),
        None => pen.lang == Lang::Zh,
    };
    let said = match chinese {
        true => in_chinese(&words.text),
        false => in_english(&words.text),
    };
    match said {
        Some(said) => {
            words.text = said;
            Question { words, more: None }
        }
        None => Question {
            words: asked(),
            more: Some(words),
        },
    }
}

fn of_field(table: Option<&TableSpec>, field: Option<&FieldSpec>, pen: &Pen<'_>) -> String {
    let Some(field) = field else {
        return pen.words("怎么定？", "What is it to be?").to_owned();
    };
    let name = table.map_or("*", |table| table.name);
    let found = QUESTIONS
        .iter()
        .find(|one| (one.0 == name || one.0 == "*") && one.1 == field.key);
    if let Some((_, _, zh, en)) = found {
        return pen.words(zh, en).to_owned();
    }
    let words = pen.words(field.zh, field.en);
    let end = words.find(['：', '；', '。', '，', ';', '.', ':', ',']);
    let short = &words[..end.unwrap_or(words.len())];
    match pen.lang {
        Lang::Zh if asks(short) => format!("{short}？"),
        Lang::Zh => format!("{short}怎么定？"),
        Lang::En => format!("To be decided: {}.", lower(short)),
    }
}

fn asks(words: &str) -> bool {
    ASKING.iter().any(|asking| words.contains(asking))
}

/// Closes a Chinese question with its mark, before a remark in brackets; nothing where the words ask nothing.
fn in_chinese(words: &str) -> Option<String> {
    let remark = words.ends_with('）').then(|| words.rfind('（')).flatten();
    let (body, remark) = words.split_at(remark.filter(|at| *at > 0).unwrap_or(words.len()));
    if body.ends_with('？') {
        return Some(words.to_owned());
    }
    let body = body.trim_end_matches('。');
    asks(body).then(|| format!("{body}？{remark}"))
}

/// Makes an English question, or the demand to decide what cannot be asked as it stands; nothing where the words ask
/// nothing.
fn in_english(words: &str) -> Option<String> {
    let body = words.trim_end_matches('.');
    if body.ends_with('?') {
        return Some(body.to_owned());
    }
    if ASKS.iter().any(|asking| body.starts_with(asking)) {
        let remark = body.strip_suffix(')').and_then(|_| body.rfind(" ("));
        let (body, remark) = body.split_at(remark.unwrap_or(body.len()));
        return Some(format!("{body}?{remark}"));
    }
    let lowered = body.to_lowercase();
    let mut each = lowered.split(|c: char| !c.is_alphabetic());
    each.any(|word| WONDERING.contains(&word))
        .then(|| format!("Decide: {}.", lower(body)))
}

/// Writes the first letter small, unless the word is written in capitals.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            format!("{}{}", first.to_lowercase(), &words[first.len_utf8()..])
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableType;
    use crate::format::doc::StandardFileDoc;

    #[test]
    fn a_reason_becomes_the_question() {
        let zh = |words| in_chinese(words);
        assert_eq!(zh("由谁送客").as_deref(), Some("由谁送客？"));
        assert_eq!(zh("面试怎么问？").as_deref(), Some("面试怎么问？"));
        assert_eq!(
            zh("开头怎么说（原文残缺）").as_deref(),
            Some("开头怎么说？（原文残缺）")
        );
        assert_eq!(zh("禁用语清单"), None);
        let en = |words| in_english(words);
        assert_eq!(en("Who signs").as_deref(), Some("Who signs?"));
        assert_eq!(
            en("What to say (the source breaks off)").as_deref(),
            Some("What to say? (the source breaks off)")
        );
        assert_eq!(
            en("How satisfaction is measured").as_deref(),
            Some("Decide: how satisfaction is measured.")
        );
        assert_eq!(
            en("IT staff: how many").as_deref(),
            Some("Decide: IT staff: how many.")
        );
        assert_eq!(en("The pass mark"), None);
    }

    #[test]
    fn every_question_belongs_to_a_key() {
        let mut known = std::collections::BTreeSet::new();
        let mut waiting: Vec<&'static TableSpec> = vec![StandardFileDoc::SPEC];
        while let Some(table) = waiting.pop() {
            for field in table.fields {
                let first = known.insert((table.name, field.key));
                known.insert(("*", field.key));
                if first {
                    tables((field.shape)(), &mut waiting);
                }
            }
        }
        for (table, key, zh, en) in QUESTIONS {
            assert!(known.contains(&(*table, *key)), "{table}.{key}");
            assert!(zh.ends_with('？') && en.ends_with('?'), "{table}.{key}");
        }
    }

    fn tables(shape: crate::format::Shape, found: &mut Vec<&'static TableSpec>) {
        use crate::format::Shape;
        match shape {
            Shape::Table(spec) => found.push(spec),
            Shape::Many(one) | Shape::ByLanguage(one) | Shape::ByRole(one) => tables(*one, found),
            Shape::OneOf(all) => all.into_iter().for_each(|one| tables(one, found)),
            _ => {}
        }
    }
}
