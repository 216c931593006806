//! Rules, phrases, articles and forms.

use super::{ImageDoc, ItemSpec, LineTextDoc, NumberDoc, QualityDoc};
use crate::format::{
    AreaName, AudienceRef, Data, Decode, Delicacy, Field, FieldKind, Id, Limit, Many, Name, Node,
    PhaseRef, PostRef, Reader, RoleRef, Shape, Text, Visit, Visitor, Wearer, table,
};
use serde::Serialize;

table! {
    /// A rule of grooming or conduct that holds all the time.
    "规则：仪容举止的要求，随时都要守。"
    pub struct RuleDoc("rule") {
        /// Id of the rule.
        "规则编号。"
        id: Id [fixed],
        /// Title of the rule; default: its own words.
        "名称；默认用规则的原文。"
        title: Text,
        /// Part of the body or field of conduct.
        "部位或方面。"
        area: AreaName [required],
        /// Roles it is for; left out: everyone.
        "适用岗位；不写就是全员。"
        roles: Many<RoleRef>,
        /// Whom it is for.
        "女、男或全员。"
        wearer: Wearer,
        /// Phases it holds in; left out: always.
        "适用阶段；不写就是始终。"
        phases: Many<PhaseRef>,
        /// What must be.
        "要求。"
        must: Text,
        /// What must not be.
        "禁止。"
        must_not: Text,
        /// Why.
        "为什么。"
        why: Text,
        /// Figures to remember.
        "要记住的数字。"
        numbers: Many<NumberDoc>,
        /// Pictures.
        "图片。"
        images: Many<ImageDoc>,
        /// Tags for selections.
        "标签，供选取用。"
        tags: Many<Name>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// Words that are not tied to one step.
    "用语：不属于某一步的话术。"
    pub struct PhraseDoc("phrase") {
        /// Id of the phrase.
        "用语编号。"
        id: Id [fixed],
        /// Category in the phrase book.
        "类别。"
        category: Text,
        /// In which situation.
        "什么情况下说。"
        when: Text,
        /// The words.
        "原话。"
        text: Text [required],
        /// What is said when the customer answers.
        "顾客回应后怎么答。"
        reply: Text,
        /// What is not said in this situation.
        "这种情况不说什么。"
        avoid: Text,
        /// Kinds of customers it is for.
        "适用的顾客类别。"
        r#for: Many<AudienceRef>,
        /// Roles that say it; left out, nobody is named.
        "由哪些岗位说；不写就不印由谁说。"
        roles: Many<RoleRef>,
        /// How it is said.
        "语气。"
        tone: Text,
        /// Tags for selections.
        "标签，供选取用。"
        tags: Many<Name>,
    }
}

table! {
    /// An article of a policy; prints as 第 N 条.
    "条款：制度的一条，印作“第 N 条”。"
    pub struct ArticleDoc("article") {
        /// Id of the article.
        "条款编号。"
        id: Id [fixed],
        /// Chapter the article stands in.
        "所属的章。"
        chapter: Text,
        /// Title of the article.
        "名称。"
        title: Text,
        /// The article.
        "条文。"
        text: Text [required],
        /// Its clauses.
        "款项。"
        clauses: Many<LineTextDoc>,
        /// Roles and bodies it binds; left out: everyone.
        "约束的岗位或组织；不写就是全员。"
        roles: Many<PostRef>,
        /// Tags for selections.
        "标签，供选取用。"
        tags: Many<Name>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// A form; prints blank.
    "表单：印成空白表。"
    pub struct FormDoc("form") {
        /// Id of the form.
        "表单编号。"
        id: Id [fixed],
        /// Title of the form.
        "表单名称。"
        title: Text [required],
        /// What it is for.
        "用途。"
        text: Text,
        /// Its copies and who gets each.
        "几联，各给谁。"
        copies: Many<CopyDoc>,
        /// What makes it complete and valid.
        "怎样才算完整有效。"
        quality: Many<QualityDoc>,
        /// How long it is kept.
        "保存多久。"
        keep: Limit,
        /// Its fields.
        "栏目。"
        fields: Many<FormFieldDoc>,
    }
}

table! {
    /// A copy of a form.
    "联：表单的一联。"
    pub struct CopyDoc("copy") {
        /// Who gets it.
        "给谁。"
        r#for: Text [required],
    }
}

table! {
    /// A field of a form.
    "栏目：表单的一栏。"
    pub struct FormFieldDoc("form field") {
        /// Id of the field.
        "栏目编号。"
        id: Id [fixed],
        /// What stands before it.
        "栏目名称。"
        label: Text [required],
        /// What is filled in.
        "填什么。"
        kind: FieldKind,
        /// Whether it must be filled in.
        "是否必填。"
        required: bool,
        /// Whether it holds personal data, and how delicate they are.
        "是否个人信息，敏感程度。"
        personal: Personal,
        /// Answers to choose from.
        "选项。"
        choices: Many<Text>,
    }
}

/// Whether a field holds personal data: no, yes, or sensitive ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Personal(pub Option<Delicacy>);

impl Decode for Personal {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Bool, Delicacy::shape()])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.data {
            Data::Bool(yes) => Some(Self(yes.then_some(Delicacy::Personal))),
            Data::Text(_) => Delicacy::decode(node, reader).map(|kind| Self(Some(kind))),
            _ => reader.wrong_type(node, &Self::shape()),
        }
    }
}

impl Visit for Personal {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(None);
    }
}
