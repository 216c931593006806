//! A filled score sheet as a file.

use crate::format::answer::{AnswersByItem, ByItem, Carried, Plain};
use crate::format::{Count, Date, Decision, Field, Many, Name, Text, bare_table};

bare_table! {
    /// A filled score sheet: what was found on one visit.
    "填好的评分表：一次检查的结果。"
    pub struct ResponseFileDoc("response file") {
        /// Version of the format, which may be left out here.
        "格式版本，这里可以不写。"
        format: Count [fixed],
        /// What was filled in, where, when and by whom.
        "填的是哪张表，何处、何时、谁填。"
        response: ResponseDoc [required fixed],
        /// The answers: `yes` `no`, `full` `partial` `none`, a mark, a count, a measured value such as `8s`, the id of a choice, `na`, `not-observed`, `blank`; several samples as a list. An item that is not there is blank.
        "回答：`yes` `no`，`full` `partial` `none`，分数，次数，实测值如 `8s`，选项编号，`na`、`not-observed`、`blank`；几个样本写列表。没写的检查项算漏填。"
        answers: AnswersByItem [fixed],
        /// What belongs to an answer: fact, evidence, action.
        "回答的说明：事实、证据、整改。"
        notes: ByItem<FindingDoc> [fixed],
        /// Appeals against answers.
        "申诉。"
        appeals: Many<AppealDoc> [fixed],
        /// The item list that an export carries, so that the file can be scored by itself.
        "导出时附带的检查项清单，凭它可以单独算分。"
        sheet_items: Carried [fixed],
    }
}

bare_table! {
    /// Head of a filled score sheet.
    "评分表表头：哪张表，何处、何时、谁填。"
    pub struct ResponseDoc("response") {
        /// Standard and score sheet, such as `beauty-salon/mystery-visit`; the generated sheet of a standard is `…/full`.
        "标准和评分表，例如 `beauty-salon/mystery-visit`；自动生成的全项表是 `…/full`。"
        sheet: Name [required fixed],
        /// Hash that the sheet prints; tells which version of it was filled in.
        "表上印的校验码，说明填的是哪一版。"
        hash: Plain [fixed],
        /// A number of its own, where there is one.
        "记录编号。"
        id: Plain [fixed],
        /// Which visit it was, where there were several on a day.
        "第几次检查（同一天有几次时）。"
        visit: Plain [fixed],
        /// The site that was visited.
        "门店。"
        site: Plain [fixed],
        /// The day of the visit.
        "检查日期。"
        date: Date [fixed],
        /// Who filled it in, as post or staff number.
        "检查人（岗位或工号）。"
        auditor: Plain [fixed],
        /// When the auditor came.
        "到达时间。"
        arrived: Plain [fixed],
        /// When the auditor left.
        "离开时间。"
        left: Plain [fixed],
        /// Who went along.
        "陪同人。"
        escort: Plain [fixed],
        /// Shift, or how many were on duty.
        "班次或在岗人数。"
        shift: Plain [fixed],
        /// Who was assessed, as post or staff number.
        "被评人（岗位或工号）。"
        assessed: Many<Plain> [fixed],
        /// What was done best.
        "做得最好的。"
        best: Many<Text> [fixed],
        /// Appeals against answers; may also stand beside the head.
        "申诉；也可以写在表头之外。"
        appeals: Many<AppealDoc> [fixed],
    }
}

bare_table! {
    /// What belongs to an answer; a bare text is the fact.
    "说明：事实、证据、整改；只写一段文字就是事实。"
    pub struct FindingDoc("response note" or fact) {
        /// What was seen or heard.
        "看到、听到的事实。"
        fact: Text [fixed],
        /// Names of photos or papers.
        "照片或记录的名称。"
        evidence: Many<Plain> [fixed],
        /// Why it happened.
        "原因。"
        cause: Text [fixed],
        /// What is to be done about it.
        "整改措施。"
        action: Text [fixed],
        /// Who does it, as post or staff number.
        "负责人（岗位或工号）。"
        owner: Plain [fixed],
        /// By when.
        "完成期限。"
        due: Date [fixed],
        /// When it was done.
        "完成日期。"
        done: Date [fixed],
        /// Who saw that it was done.
        "验证人。"
        verified_by: Plain [fixed],
    }
}

bare_table! {
    /// An appeal against an answer and what became of it.
    "申诉：对一个回答的异议和处理结果。"
    pub struct AppealDoc("appeal") {
        /// The item.
        "检查项。"
        item: Name [required fixed],
        /// Why the answer is held to be wrong.
        "理由。"
        reason: Text [required fixed],
        /// What was decided, default `open`.
        "裁决，默认待定。"
        decision: Decision [fixed],
        /// Who decided.
        "裁决人。"
        by: Plain [fixed],
        /// When it was decided.
        "裁决日期。"
        date: Date [fixed],
        /// The answer that holds from then on, where the appeal was upheld.
        "申诉成立后改用的回答。"
        answer: Many<Plain> [fixed],
    }
}
