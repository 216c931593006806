//! Lessons, cases, drills, questions, assessments, feedback and chapters.

use super::{Every, LineTextDoc};
use crate::format::{
    Channel, Count, Evaluation, Field, Id, Limit, Many, Name, PostRef, RoleRef, StepRef, Text,
    Verdict, bare_table, table,
};

table! {
    /// A lesson.
    "课程：一次培训。"
    pub struct LessonDoc("lesson") {
        /// Id of the lesson.
        "课程编号。"
        id: Id [fixed],
        /// Title of the lesson.
        "名称。"
        title: Text [required],
        /// What one can do afterwards.
        "学完能做到什么。"
        objectives: Many<Text>,
        /// What is practised.
        "任务。"
        task: Text,
        /// How long it takes, in minutes.
        "时长，分钟。"
        minutes: Count,
        /// Where.
        "地点。"
        place: Text,
        /// With whom.
        "参加人。"
        people: Text,
        /// Who trains.
        "由谁来教。"
        by: PostRef,
        /// Roles it is for.
        "对象岗位。"
        roles: Many<RoleRef>,
        /// How often.
        "多久一次。"
        every: Every,
        /// How it is taught.
        "方式。"
        method: Text,
        /// The lesson itself, in Markdown.
        "正文，Markdown。"
        body: Text,
    }
}

table! {
    /// A case to discuss.
    "案例：用来讨论的事例。"
    pub struct CaseDoc("case") {
        /// Id of the case.
        "案例编号。"
        id: Id [fixed],
        /// Title of the case.
        "名称。"
        title: Text [required],
        /// Who appears.
        "人物。"
        people: Many<Text>,
        /// What happened.
        "经过。"
        events: Many<LineTextDoc>,
        /// What was said.
        "对话。"
        dialogue: Many<DialogueDoc>,
        /// The rule that applies.
        "适用的规定。"
        rule: Text,
        /// How staff acted.
        "员工的做法。"
        conduct: Text,
        /// What is learnt.
        "得到的教训。"
        lesson: Text,
        /// What is discussed.
        "讨论题。"
        questions: Many<Text>,
        /// How it ended.
        "评价。"
        verdict: Verdict,
    }
}

table! {
    /// A line of a dialogue.
    "对话：一句。"
    pub struct DialogueDoc("dialogue") {
        /// Who speaks.
        "谁说。"
        who: Text [required],
        /// The words.
        "说什么。"
        text: Text [required],
    }
}

table! {
    /// An exercise.
    "练习。"
    pub struct DrillDoc("drill") {
        /// Id of the drill.
        "练习编号。"
        id: Id [fixed],
        /// Title of the drill.
        "名称。"
        title: Text [required],
        /// What is done.
        "怎么练。"
        r#do: Many<LineTextDoc>,
        /// How often.
        "多久一次。"
        every: Every,
        /// How many times a day.
        "每天几次。"
        times: Count,
        /// On how many days.
        "练几天。"
        days: Count,
        /// How long each time, in minutes.
        "每次几分钟。"
        minutes: Count,
        /// What it takes.
        "用什么。"
        tools: Many<LineTextDoc>,
        /// Roles it is for.
        "对象岗位。"
        roles: Many<RoleRef>,
    }
}

table! {
    /// A question of a quiz.
    "试题。"
    pub struct QuestionDoc("question") {
        /// Id of the question.
        "试题编号。"
        id: Id [fixed],
        /// The question.
        "题目。"
        ask: Text [required],
        /// Answers to choose from.
        "选项。"
        choices: Many<Text>,
        /// The right answer: its words, or its place among the choices from 1 on.
        "正确答案：原文，或是第几个选项。"
        answer: Text [required],
        /// Why.
        "为什么。"
        why: Text,
        /// The step it is about.
        "考的是哪一步。"
        step: StepRef,
    }
}

table! {
    /// An assessment of people.
    "考核：怎么考人。"
    pub struct AssessmentDoc("assessment") {
        /// Id of the assessment.
        "考核编号。"
        id: Id [fixed],
        /// Title of the assessment.
        "名称。"
        title: Text [required],
        /// How people are assessed.
        "方式。"
        kind: Evaluation,
        /// Roles it is for.
        "对象岗位。"
        roles: Many<RoleRef>,
        /// How often.
        "多久一次。"
        every: Every,
        /// What counts as passed.
        "怎样算合格。"
        pass: Text,
        /// What passing earns.
        "激励。"
        reward: Text,
    }
}

table! {
    /// A way customers are asked; prints as a form.
    "反馈：怎么问顾客，印成问卷。"
    pub struct FeedbackDoc("feedback") {
        /// Id of the feedback.
        "反馈编号。"
        id: Id [fixed],
        /// Title of the feedback.
        "名称。"
        title: Text [required],
        /// What it is for.
        "用途。"
        text: Text,
        /// How the customer is reached.
        "渠道。"
        channel: Many<Channel>,
        /// When.
        "什么时候。"
        when: Text,
        /// Who asks.
        "谁来问。"
        by: RoleRef,
        /// Within what time what was said is dealt with.
        "多久之内处理。"
        within: Limit,
        /// What is asked.
        "问题。"
        questions: Many<FeedbackQuestionDoc>,
    }
}

table! {
    /// A question to customers.
    "问题：问顾客的一句。"
    pub struct FeedbackQuestionDoc("feedback question") {
        /// The question.
        "问什么。"
        ask: Text [required],
        /// Answers to choose from, best first; left out: a line to write on.
        "选项，最好的在前；不写就印一条横线。"
        scale: Many<Text>,
    }
}

bare_table! {
    /// Head of a Markdown chapter.
    "章：Markdown 文件的头部。"
    pub struct ChapterDoc("chapter") {
        /// Id of the chapter; default: the name of the file.
        "编号；默认用文件名。"
        id: Id [fixed],
        /// Title of the chapter.
        "标题。"
        title: Text [required],
        /// Its place among the chapters.
        "排第几。"
        order: Count [fixed],
        /// Language of the file; default: that of its name, else the standard's.
        "语言；默认看文件名，否则同标准。"
        language: Name [fixed],
        /// Clauses this comes from.
        "依据的条款。"
        refs: Many<crate::format::Clause>,
    }
}
