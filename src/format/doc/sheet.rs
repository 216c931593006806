//! Checklists and audits.

use super::{Every, ItemDoc};
use crate::format::{
    Assessor, By, Count, Detail, Exact, Field, Frequency, GradeBy, HeadBlank, Id, Limit, Many,
    Model, Name, Order, RoleRef, Select, Text, bare_table, table,
};

table! {
    /// A checklist.
    "检查表。"
    pub struct ChecklistDoc("checklist") {
        /// Id of the checklist.
        "检查表编号。"
        id: Id [fixed],
        /// Title of the checklist.
        "名称。"
        title: Text [required],
        /// What it is for.
        "用途。"
        text: Text,
        /// How often it is filled in.
        "多久填一次。"
        frequency: Frequency,
        /// Columns of a daily checklist: 7 or 31.
        "每天的检查表有几列：7 或 31。"
        days: Count [fixed],
        /// What a row stands for.
        "一行代表什么。"
        by: By [fixed],
        /// Blank rows, where a row stands for a person, room, table or vehicle.
        "逐人、逐间时的空白行数。"
        rows: Count [fixed],
        /// Who fills it in.
        "由谁填。"
        role: RoleRef,
        /// How long it is kept.
        "保存多久。"
        keep: Limit,
        /// Its pause points.
        "分组：停下来核对的节点。"
        groups: Many<GroupDoc>,
        /// Items, where there are no groups.
        "不分组时选取的项目。"
        select: Many<Select>,
        /// Own lines, where there are no groups.
        "不分组时自写的项目。"
        items: Many<LineDoc>,
    }
}

table! {
    /// A pause point of a checklist: five to nine items, released by a signature.
    "分组：检查表的一个节点，5 到 9 项，签名放行。"
    pub struct GroupDoc("group") {
        /// Id of the group.
        "分组编号。"
        id: Id [fixed],
        /// Title of the group.
        "名称。"
        title: Text [required],
        /// From when to when; left out: a blank to fill in.
        "时间段；不写就印空白。"
        window: Text,
        /// Who is in charge.
        "负责的岗位。"
        role: RoleRef,
        /// What the signature releases.
        "签名确认什么。"
        release: Text,
        /// A column per round.
        "巡查时间，每次一列。"
        rounds: Many<Name>,
        /// The items.
        "选取的项目。"
        select: Many<Select>,
        /// Own lines.
        "自写的项目。"
        items: Many<LineDoc>,
    }
}

table! {
    /// A line of a checklist that no step or rule has.
    "自写项目：检查表自己的一行。"
    pub struct LineDoc("checklist line") {
        /// Id of the line.
        "编号。"
        id: Id [fixed],
        /// What is checked.
        "检查什么。"
        text: Text [required],
        /// Who does it.
        "岗位。"
        role: RoleRef,
        /// What it must reach.
        "标准。"
        standard: Text,
        /// Not released until done.
        "没做到不得放行。"
        hold: bool,
        /// The rounds it is due in; left out: all.
        "哪几次巡查要查；不写就是每次。"
        rounds: Many<Name>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemDoc,
    }
}

table! {
    /// An audit: a score sheet.
    "评分表。"
    pub struct AuditDoc("audit") {
        /// Id of the audit.
        "评分表编号。"
        id: Id [fixed],
        /// Title of the score sheet.
        "名称。"
        title: Text [required],
        /// What it is for.
        "用途。"
        text: Text,
        /// Who assesses.
        "由谁评。"
        assessor: Assessor,
        /// What the head asks for besides; left out, as the standard or the book says.
        "表头另外要填什么；不写就照标准或手册的。"
        asks: Many<HeadBlank> [fixed],
        /// Roles that are assessed.
        "被检查的岗位。"
        roles: Many<RoleRef>,
        /// How often.
        "多久一次。"
        every: Every,
        /// Not in a published site.
        "不放进公开的网站。"
        internal: bool [fixed],
        /// The items; left out: everything.
        "选取的项目；不写就是全部。"
        select: Many<Select>,
        /// Its sections; left out: one per phase, rule area and chapter of articles.
        "各部分；不写就按阶段、部位、章分。"
        sections: Many<SectionDoc>,
        /// Order of the items.
        "项目的顺序。"
        order: Order [fixed],
        /// Where the look-fors stand.
        "看什么印在哪里。"
        detail: Detail [fixed],
        /// How sections make a total.
        "总分怎么算。"
        model: Model [fixed],
        /// Decimals of the score, default 1.
        "得分保留几位小数，默认 1。"
        decimals: Count [fixed],
        /// Share of “not applicable” that calls for a warning, in percent, default 20.
        "不适用占比超过百分之几要提醒，默认 20。"
        na_limit: Count [fixed],
        /// The score to reach.
        "目标分。"
        target: Exact,
        /// Until when findings are mended.
        "整改期限。"
        due: DueDoc,
        /// Grades by score, best first.
        "按得分分级，最好的在前。"
        grades: Many<GradeDoc> [fixed],
        /// What a grade is read from.
        "等级按什么定。"
        grade_by: GradeBy [fixed],
        /// Grades by number of findings, best first.
        "按问题数分级，最好的在前。"
        findings: Many<FindingGradeDoc> [fixed],
    }
}

table! {
    /// A section of a score sheet.
    "部分：评分表的一段。"
    pub struct SectionDoc("section") {
        /// Id of the section.
        "部分编号。"
        id: Id [fixed],
        /// Title of the section.
        "名称。"
        title: Text [required],
        /// How to sample.
        "怎么抽查。"
        how: Text,
        /// The items.
        "选取的项目。"
        select: Many<Select>,
        /// Weight, where sections are weighted; default 1.
        "权重，默认 1。"
        weight: Exact [fixed],
        /// The least score the section must reach.
        "最低分。"
        min: Exact [fixed],
        /// Own lines.
        "自写的项目。"
        items: Many<SectionLineDoc>,
    }
}

table! {
    /// A line of a score sheet that stands for several items or for none.
    "自写项目：评分表自己的一行。"
    pub struct SectionLineDoc("own line") {
        /// Id of the line.
        "编号。"
        id: Id [fixed],
        /// The criterion.
        "检查标准。"
        text: Text [required],
        /// Items it stands for; they are not asked apart.
        "代表哪些项目；它们不再单列。"
        covers: Many<Name>,
        /// How it is scored.
        "怎么评分。"
        item: ItemDoc,
    }
}

bare_table! {
    /// Until when findings are mended.
    "整改期限：按严重程度。"
    pub struct DueDoc("due") {
        /// For critical findings.
        "否决项。"
        critical: Limit,
        /// For major findings.
        "严重。"
        major: Limit,
        /// For minor findings.
        "一般。"
        minor: Limit,
    }
}

bare_table! {
    /// A grade by score.
    "等级：按得分。"
    pub struct GradeDoc("grade") {
        /// Name of the grade.
        "等级名称。"
        name: Text [required fixed],
        /// The least score of the grade.
        "从几分起。"
        from: Exact [required fixed],
        /// Whether the grade means fail.
        "是否不通过。"
        fail: bool [fixed],
    }
}

bare_table! {
    /// A grade by number of findings.
    "等级：按问题数。"
    pub struct FindingGradeDoc("finding grade") {
        /// Name of the grade.
        "等级名称。"
        name: Text [required fixed],
        /// Most critical findings.
        "否决项最多几个。"
        critical: Count [fixed],
        /// Most major findings.
        "严重问题最多几个。"
        major: Count [fixed],
        /// Most minor findings.
        "一般问题最多几个。"
        minor: Count [fixed],
        /// Whether the grade means fail.
        "是否不通过。"
        fail: bool [fixed],
    }
}
