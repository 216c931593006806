//! How a standard lives: changes, trial run, what it takes over, what was raised, what is accepted.

use crate::diag::UNKNOWN_KEY;
use crate::format::{
    ChangeAction, ChangeKind, Clause, Data, Date, Decode, Field, FormRef, Id, IssueSource,
    IssueStatus, Many, Name, Node, PhaseRef, Promise, Reader, RoleRef, Select, Shape, SiteRef,
    StandardRef, StepRef, Text, Version, Visit, Visitor, bare_table, table,
};
use crate::label::Lang;
use serde::{Serialize, Serializer};

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
        /// The phase of this standard behind which included phases stand; left out: behind all.
        "引入的阶段排在本标准哪个阶段之后；不写就排在最后。"
        after: PhaseRef [fixed],
        /// Roles of the origin, by roles of this standard: `{ beautician = "waiter" }`.
        "原标准的岗位换成本标准的哪个岗位。"
        roles: RoleMap [fixed],
        /// The form or questionnaire of this standard that takes over what it does not say itself, with its own id.
        "本标准自己的一张表单或问卷：自己没写的内容从这里补上，编号仍是自己的。"
        into: FormRef [fixed],
        /// What this standard adds to what is taken: clauses and notes of its own.
        "给引入的内容加上本标准自己的依据和注。"
        add: Many<AddedDoc>,
    }
}

table! {
    /// Clauses and notes of this standard that belong to something it takes from another.
    "加到引入内容上的本标准依据和注。"
    pub struct AddedDoc("addition") {
        /// What they belong to; left out: every phase, rule, article, phrase, exception, form and questionnaire taken.
        "加到哪里；不写就加到引入的每个阶段、规则、条款、用语、异常、表单和问卷。"
        to: Many<Select> [fixed],
    }
}

/// Roles of another standard, each with the role that takes its place here.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RoleMap(pub Vec<(String, RoleRef)>);

impl Decode for RoleMap {
    fn shape() -> Shape {
        Shape::ByRole(Box::new(RoleRef::shape()))
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
        Shape::ByLanguage(Box::new(Promise::shape()))
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
