//! A phase.

use super::{
    AvoidDoc, ExceptionDoc, ImageDoc, LineTextDoc, NumberDoc, QualityDoc, SayDoc, StepDoc,
};
use crate::format::{Field, Id, Limit, Many, Stage, Text, table};

table! {
    /// A phase of the service.
    "阶段：服务的一段。"
    pub struct PhaseDoc("phase") {
        /// Id of the phase.
        "阶段编号。"
        id: Id [fixed],
        /// Title of the phase.
        "阶段名称。"
        title: Text [required],
        /// The process it belongs to, where there is a second one beside the main one.
        "主流程之外另有流程时，属于哪一条。"
        track: Text,
        /// Before, during or after the service.
        "服务前、中、后。"
        stage: Stage,
        /// Where it starts.
        "从哪里开始。"
        from: Text,
        /// Where it ends.
        "到哪里结束。"
        to: Text,
        /// What it is to achieve, one text or several.
        "目标，一条或多条。"
        goal: Many<Text>,
        /// Why it matters to the customer.
        "为什么这样做。"
        why: Text,
        /// Time budget of the whole phase.
        "整个阶段的时限。"
        limit: Limit,
        /// What is said in every step of it.
        "本阶段每一步都要说的话。"
        say: Many<SayDoc>,
        /// What is forbidden in every step of it.
        "本阶段每一步都禁止的。"
        avoid: Many<AvoidDoc>,
        /// What every step of it must reach.
        "本阶段每一步都要做到的标准。"
        quality: Many<QualityDoc>,
        /// What to do when something goes wrong in it.
        "出了异常怎么办。"
        exceptions: Many<ExceptionDoc>,
        /// Figures to remember.
        "要记住的数字。"
        numbers: Many<NumberDoc>,
        /// Practical hints.
        "窍门。"
        tips: Many<LineTextDoc>,
        /// Pictures.
        "图片。"
        images: Many<ImageDoc>,
        /// The steps, in order.
        "步骤，按顺序。"
        steps: Many<StepDoc>,
    }
}
