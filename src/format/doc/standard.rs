//! A standard file: its head and its content.

use super::{
    ArticleDoc, AssessmentDoc, AudienceDoc, AuditDoc, AvoidDoc, BodyDoc, CaseDoc, ChecklistDoc,
    DrillDoc, ExceptionDoc, FeedbackDoc, FormDoc, LessonDoc, NumberDoc, PhaseDoc, PhraseDoc,
    QualityDoc, QuestionDoc, RoleDoc, RuleDoc, TermDoc, TouchpointDoc,
};
use crate::diag::UNKNOWN_KEY;
use crate::format::{
    AuthorDuty, AuthorSide, ChangeAction, ChangeKind, Clause, Count, Data, Date, Decode, Field,
    GoalKind, GoalLevel, Id, IssueSource, IssueStatus, Limit, Many, Name, NeedKind, Node, NoteKind,
    Promise, Reader, RoleRef, Select, Shape, SiteRef, StandardKind, StandardRef, Status, StepRef,
    TableSpec, TableType, Text, Version, Visit, Visitor, bare_table, table,
};
use crate::label::Lang;
use serde::{Serialize, Serializer};

/// Declares the file of a standard and the lists that its parts add to, from one list of fields.
macro_rules! content {
    ($($(#[doc = $en:literal])+ $zh:literal $field:ident: $ty:ty,)*) => {
        bare_table! {
            /// A file of a standard.
            "标准文件。"
            pub struct StandardFileDoc("standard file") {
                /// Version of the format, at the top of every file: 1.
                "格式的版本，每个文件第一行都要写：1。"
                format: Count [fixed],
                /// The standard this file begins.
                "标准的表头。"
                standard: StandardDoc [fixed],
                /// Says that the file is a part of the standard of its folder.
                "说明本文件是同一文件夹里标准的一部分。"
                part: PartDoc [fixed],
                $($(#[doc = $en])+ $zh $field: Many<$ty>,)*
            }
        }

        /// All that the parts of a standard hold together, in the order of the parts.
        #[derive(Debug, Clone, Default, Serialize)]
        pub struct Content {
            $(
                $(#[doc = $en])+
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $field: Vec<$ty>,
            )*
            /// Lists that are known to be open, with the key of the list.
            #[serde(rename = "unspecified", skip_serializing_if = "Vec::is_empty")]
            pub open: Vec<OpenList>,
        }

        impl Content {
            /// Adds the lists of a further file.
            pub fn add(&mut self, file: StandardFileDoc) {
                $(
                    match file.$field {
                        Field::Set { value, .. } => self.$field.extend(value.0),
                        Field::Open { span, why } => self.open.push(OpenList {
                            key: crate::format::shape::plain_key(stringify!($field)),
                            span,
                            why,
                        }),
                        Field::Absent | Field::Broken => {}
                    }
                )*
            }

            /// Shows everything to a visitor, in the order of the format.
            pub fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                let spec = <StandardFileDoc as TableType>::SPEC;
                $(
                    if !self.$field.is_empty() {
                        if let Some(field) = spec.field(crate::format::shape::plain_key(stringify!($field))) {
                            visitor.key(field);
                        }
                        for one in &self.$field {
                            one.visit(visitor);
                        }
                    }
                )*
                for open in &self.open {
                    if let Some(field) = spec.field(open.key) {
                        visitor.key(field);
                    }
                    visitor.open(open.span, open.why.as_ref());
                }
            }
        }
    };
}

/// A whole list of a standard that is not decided yet.
#[derive(Debug, Clone, Serialize)]
pub struct OpenList {
    /// The key of the list.
    pub key: &'static str,
    /// Where the file says so.
    #[serde(skip)]
    pub span: crate::span::Span,
    /// Why it is open.
    pub why: Option<Text>,
}

content! {
    /// Roles.
    "岗位。"
    roles: RoleDoc,
    /// Committees and departments.
    "组织。"
    bodies: BodyDoc,
    /// Kinds of customers.
    "顾客类别。"
    audiences: AudienceDoc,
    /// Places and channels.
    "触点。"
    touchpoints: TouchpointDoc,
    /// Glossary.
    "术语。"
    terms: TermDoc,
    /// Articles of a policy.
    "条款。"
    articles: ArticleDoc,
    /// Phases.
    "阶段。"
    phases: PhaseDoc,
    /// Rules of grooming and conduct.
    "规则。"
    rules: RuleDoc,
    /// The phrase book.
    "用语。"
    phrases: PhraseDoc,
    /// Forms.
    "表单。"
    forms: FormDoc,
    /// Authored checklists.
    "检查表。"
    checklists: ChecklistDoc,
    /// Authored score sheets.
    "评分表。"
    audits: AuditDoc,
    /// What is forbidden in the whole standard.
    "整个标准都禁止的。"
    avoid: AvoidDoc,
    /// What the whole standard must reach.
    "整个标准都要做到的。"
    quality: QualityDoc,
    /// What to do when something goes wrong anywhere.
    "任何时候出了异常怎么办。"
    exceptions: ExceptionDoc,
    /// Figures of the whole standard.
    "整个标准的数字。"
    numbers: NumberDoc,
    /// Hints for the whole standard.
    "整个标准的窍门。"
    tips: LineTextDoc,
    /// Lessons.
    "课程。"
    lessons: LessonDoc,
    /// Cases.
    "案例。"
    cases: CaseDoc,
    /// Drills.
    "练习。"
    drills: DrillDoc,
    /// Questions of the quiz.
    "试题。"
    questions: QuestionDoc,
    /// Assessments of people.
    "考核。"
    assessments: AssessmentDoc,
    /// Ways customers are asked.
    "反馈。"
    feedback: FeedbackDoc,
    /// What was raised about the standard.
    "改进意见。"
    issues: IssueDoc,
    /// Findings of the check that are accepted.
    "检查结果的豁免。"
    waivers: WaiverDoc,
}

bare_table! {
    /// Says that a file is a part of the standard of its folder.
    "部分：标准的一个分文件。"
    pub struct PartDoc("part") {
        /// Its place among the parts; default: by file name.
        "排第几；默认按文件名。"
        order: Count [fixed],
    }
}

table! {
    /// The head of a standard.
    "标准：表头。"
    pub struct StandardDoc("standard") {
        /// Id of the standard.
        "标准编号。"
        id: Id [required fixed],
        /// Title of the standard.
        "标准名称。"
        title: Text [required],
        /// Version: patch = wording, minor = a duty, major = the structure.
        "版本：末位改字，中位改责任，首位改结构。"
        version: Version [required fixed],
        /// The house's own way of counting versions, printed.
        "本机构自己的版次写法。"
        edition: Text,
        /// Number of the document in the house.
        "文件编号。"
        doc_no: Name,
        /// What sort of document it is.
        "文件种类。"
        kind: StandardKind,
        /// Trade.
        "行业。"
        industry: Text,
        /// Language of plain strings.
        "普通字符串的语言。"
        language: Name [fixed],
        /// What it promises about other languages.
        "其他语言译到什么程度。"
        translated: Translated [fixed],
        /// How far it is on its way.
        "状态。"
        status: Status,
        /// Not in a site built with `--public`.
        "不放进公开的网站。"
        internal: bool [fixed],
        /// In force from.
        "生效日期。"
        effective: Date,
        /// How often it is reviewed.
        "多久复审一次。"
        review_every: Limit,
        /// The role that keeps it.
        "归口的岗位。"
        owner: RoleRef,
        /// Who wrote it.
        "编写人。"
        authors: Many<AuthorDoc>,
        /// Who was heard, and when it was made known.
        "征求过谁的意见、何时公布。"
        consulted: Text,
        /// Who reviewed it.
        "审核人。"
        reviewed_by: Text,
        /// Who approved it.
        "批准人。"
        approved_by: Text,
        /// What it covers.
        "范围。"
        scope: Many<LineTextDoc>,
        /// With what the service starts.
        "服务从什么开始。"
        starts_when: Text,
        /// With what the service ends.
        "服务到什么结束。"
        ends_when: Text,
        /// What customers need.
        "顾客需求。"
        needs: Many<NeedDoc>,
        /// Goals.
        "目标。"
        goals: Many<GoalDoc>,
        /// Principles.
        "原则。"
        principles: Many<PrincipleDoc>,
        /// Mottos.
        "口号。"
        mottos: Many<LineTextDoc>,
        /// Where duties come from.
        "依据的文件。"
        references: Many<ReferenceDoc>,
        /// Standards that come before it.
        "在它之前的标准。"
        follows: Many<StandardRef>,
        /// Standards that come after it.
        "在它之后的标准。"
        precedes: Many<StandardRef>,
        /// What was changed.
        "变更记录。"
        changes: Many<ChangeDoc>,
        /// The trial run.
        "试点。"
        pilot: PilotDoc,
        /// What is taken over from other standards.
        "从别的标准引入的内容。"
        include: Many<IncludeDoc>,
        /// Ids that are never used again.
        "停用的编号，不再使用。"
        retired: Many<Name> [fixed],
    }
}

table! {
    /// A text with its source.
    "文字：可带依据。"
    pub struct LineTextDoc("text" or text) {
        /// Id of the text.
        "编号。"
        id: Id [fixed],
        /// The text.
        "文字。"
        text: Text [required],
    }
}

bare_table! {
    /// A note shown in the handbook.
    "注：手册里显示。"
    pub struct NoteDoc("note" or text) {
        /// What it is.
        "哪一类。"
        kind: NoteKind [fixed],
        /// The note.
        "文字。"
        text: Text [required],
        /// Clauses it is about.
        "关于哪些条款。"
        refs: Many<Clause>,
    }
}

table! {
    /// An author.
    "编写人。"
    pub struct AuthorDoc("author") {
        /// Name.
        "姓名。"
        name: Name,
        /// Role.
        "岗位。"
        role: RoleRef,
        /// Department.
        "部门。"
        department: Text,
        /// Side of the business.
        "哪一方。"
        side: AuthorSide,
        /// What they do for the standard.
        "做什么。"
        duty: AuthorDuty,
    }
}

table! {
    /// What customers need.
    "需求：顾客要什么。"
    pub struct NeedDoc("need") {
        /// Id of the need.
        "需求编号。"
        id: Id [fixed],
        /// The need.
        "需求。"
        text: Text [required],
        /// Key need or pain point.
        "关键需求还是痛点。"
        kind: NeedKind,
    }
}

table! {
    /// A goal.
    "目标。"
    pub struct GoalDoc("goal" or text) {
        /// Id of the goal.
        "目标编号。"
        id: Id [fixed],
        /// The goal.
        "目标。"
        text: Text [required],
        /// What it is about.
        "关于什么。"
        kind: GoalKind,
        /// For one step or overall.
        "单个环节还是整体。"
        level: GoalLevel,
        /// The step it is set for.
        "针对哪一步。"
        step: StepRef,
        /// How it is measured.
        "指标。"
        metric: Text,
        /// Where it stands.
        "现状。"
        baseline: Text,
        /// What is to be reached.
        "目标值。"
        target: Text,
    }
}

table! {
    /// A principle.
    "原则。"
    pub struct PrincipleDoc("principle" or text) {
        /// Id of the principle.
        "原则编号。"
        id: Id [fixed],
        /// Name of the principle.
        "名称。"
        title: Text,
        /// The principle.
        "内容。"
        text: Text,
    }
}

bare_table! {
    /// Where duties come from.
    "依据：责任从哪里来。"
    pub struct ReferenceDoc("reference") {
        /// Id before the number of a clause; may hold capitals.
        "条款号前面的编号，可用大写。"
        id: Name [required fixed],
        /// Title.
        "名称。"
        title: Text [required],
        /// Where it is to be found.
        "在哪里找到。"
        r#where: Text,
        /// Notes shown in the handbook.
        "手册里显示的注。"
        notes: Many<NoteDoc>,
    }
}

table! {
    /// A change of the standard.
    "变更：标准的一次修改。"
    pub struct ChangeDoc("change") {
        /// The version that brought it.
        "从哪一版起。"
        version: Version [required fixed],
        /// When.
        "日期。"
        date: Date,
        /// How deep it goes.
        "改到什么程度。"
        kind: ChangeKind,
        /// What it does.
        "做了什么。"
        action: ChangeAction,
        /// What was changed.
        "改了什么。"
        text: Text [required],
        /// Why.
        "为什么改。"
        reason: Text,
    }
}

table! {
    /// The trial run of a standard.
    "试点：小范围试行。"
    pub struct PilotDoc("pilot") {
        /// Where.
        "在哪些门店。"
        sites: Many<SiteRef>,
        /// From.
        "从哪天。"
        from: Date,
        /// To.
        "到哪天。"
        to: Date,
        /// What it is judged by.
        "看什么。"
        criteria: Many<Text>,
        /// What came out.
        "结果。"
        result: Text,
    }
}

bare_table! {
    /// What is taken over from another standard; it keeps the ids and the hash of its origin.
    "引入：从别的标准拿来，编号和校验码不变。"
    pub struct IncludeDoc("include") {
        /// The standard it comes from.
        "从哪个标准。"
        from: StandardRef [required fixed],
        /// What is taken; left out: everything.
        "拿什么；不写就是全部。"
        select: Many<Select> [fixed],
        /// Roles of the origin, by roles of this standard: `{ beautician = "waiter" }`.
        "原标准的岗位换成本标准的哪个岗位。"
        roles: RoleMap [fixed],
    }
}

/// Roles of another standard, each with the role that takes its place here.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RoleMap(pub Vec<(String, RoleRef)>);

impl Decode for RoleMap {
    fn shape() -> Shape {
        const SPEC: &TableSpec = &TableSpec {
            name: "role map",
            zh: "岗位对照。",
            en: "Roles of the origin by roles of this standard.",
            fields: &[],
            from_text: false,
        };
        Shape::Table(SPEC)
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(entries) = node.as_table() else {
            return reader.wrong_type(node, &Self::shape());
        };
        let pairs = entries.iter().filter_map(|entry| {
            RoleRef::decode(&entry.value, reader).map(|role| (entry.key.clone(), role))
        });
        Some(Self(pairs.collect()))
    }
}

impl Visit for RoleMap {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for (_, role) in &self.0 {
            role.visit(visitor);
        }
    }
}

/// What a standard promises about other languages.
#[derive(Debug, Clone)]
pub struct Translated(pub Vec<(Lang, Promise)>);

impl Serialize for Translated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(lang, promise)| (lang.tag(), promise)))
    }
}

impl Decode for Translated {
    fn shape() -> Shape {
        const SPEC: &TableSpec = &TableSpec {
            name: "promise by language",
            zh: "按语言的承诺：{ en = \"full\" }。",
            en: "A promise by language: { en = \"full\" }.",
            fields: &[],
            from_text: false,
        };
        Shape::Table(SPEC)
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Data::Table(entries) = &node.data else {
            return reader.wrong_type(node, &Self::shape());
        };
        let mut promises = Vec::new();
        for entry in entries {
            match Lang::from_tag(&entry.key) {
                Some(lang) => {
                    if let Some(promise) = Promise::decode(&entry.value, reader) {
                        promises.push((lang, promise));
                    }
                }
                None => reader.report(
                    UNKNOWN_KEY
                        .at(entry.span)
                        .words(
                            format!("「{}」不是语言", entry.key),
                            format!("“{}” is no language", entry.key),
                        )
                        .help("可用的语言：zh、en", "the languages are zh and en"),
                ),
            }
        }
        Some(Self(promises))
    }
}

impl Visit for Translated {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(None);
    }
}

table! {
    /// Something that was raised about the standard.
    "意见：对标准的改进意见。"
    pub struct IssueDoc("issue") {
        /// Id of the issue.
        "意见编号。"
        id: Id [fixed],
        /// The step it is about.
        "关于哪一步。"
        step: StepRef,
        /// Who raised it.
        "谁提的。"
        source: IssueSource,
        /// What was raised.
        "内容。"
        text: Text [required],
        /// When.
        "日期。"
        date: Date,
        /// How far it is.
        "进展。"
        status: IssueStatus,
        /// What was decided.
        "决定。"
        decision: Text,
    }
}

bare_table! {
    /// A finding of the check that is accepted and shown.
    "豁免：接受并公示的检查结果。"
    pub struct WaiverDoc("waiver") {
        /// Code of the finding.
        "检查代码。"
        code: Name [required fixed],
        /// What it is about: `phrase:buy`, `step:try-on/hello`.
        "关于什么：`phrase:buy`、`step:try-on/hello`。"
        at: Name [fixed],
        /// Why it is accepted.
        "为什么接受。"
        reason: Text [required],
        /// Until when.
        "到哪天为止。"
        until: Date,
        /// Clauses it is about.
        "关于哪些条款。"
        refs: Many<Clause>,
    }
}
