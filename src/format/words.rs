//! Every fixed word of the format.

use super::word::words;

impl Channel {
    /// Tells whether customer and staff meet in person on this way.
    #[must_use]
    pub fn is_in_person(self) -> bool {
        match self {
            Self::OnSite | Self::Counter | Self::Visit => true,
            Self::Online | Self::Phone | Self::Message | Self::App => false,
        }
    }
}

words! {
    #[doc = "What sort of document a standard is."]
    StandardKind {
        Policy "policy" "制度" "Policy",
        Norm "norm" "规范" "Norm",
        Guideline "guideline" "指引" "Guideline",
        Sop "sop" "作业程序" "SOP",
        Project "project" "项目" "Project",
        Case "case" "案例" "Case",
    }
    #[doc = "How far a standard is on its way."]
    Status {
        Draft "draft" "草案" "Draft",
        Pilot "pilot" "试行" "Pilot",
        Review "review" "审核中" "In review",
        Approved "approved" "已批准" "Approved",
        Published "published" "已发布" "Published",
        Retired "retired" "已废止" "Retired",
    }
    #[doc = "What a standard promises about another language."]
    Promise {
        Full "full" "全文" "Full text",
        Titles "titles" "标题" "Titles",
    }
    #[doc = "Where a phase lies in the service."]
    Stage {
        Before "before" "服务前" "Before the service",
        During "during" "服务中" "During the service",
        After "after" "服务后" "After the service",
    }
    #[doc = "How a customer is reached."]
    Channel {
        OnSite "on-site" "到店" "On site",
        Online "online" "线上" "Online",
        Phone "phone" "电话" "Phone",
        Counter "counter" "柜台" "Counter",
        Visit "visit" "上门" "Visit",
        Message "message" "短信" "Text message",
        App "app" "App" "App",
    }
    #[doc = "Whether a customer is there during a step, or in touch from elsewhere."]
    CustomerState {
        Present "present" "在场" "Present",
        Waiting "waiting" "等候" "Waiting",
        Remote "remote" "电话或线上" "By phone or online",
        Absent "absent" "不在场" "Absent",
    }
    #[doc = "How binding an action is."]
    Obligation {
        Must "must" "必须" "Must",
        Should "should" "应当" "Should",
        May "may" "可以" "May",
    }
    #[doc = "What led to a standard."]
    BackgroundKind {
        Background "background" "背景" "Background",
        Pain "pain" "痛点" "Pain point",
        Trend "trend" "趋势" "Trend",
    }
    #[doc = "What kind of need of customers it is."]
    NeedKind {
        Key "key" "关键需求" "Key need",
        Pain "pain" "痛点" "Pain point",
    }
    #[doc = "What a goal is about."]
    GoalKind {
        Quality "quality" "质量" "Quality",
        Efficiency "efficiency" "效率" "Efficiency",
        Consistency "consistency" "一致性" "Consistency",
        Satisfaction "satisfaction" "满意度" "Satisfaction",
        Loyalty "loyalty" "忠诚度" "Loyalty",
        Training "training" "培训" "Training",
        Culture "culture" "文化" "Culture",
        Growth "growth" "发展" "Growth",
        Cost "cost" "成本" "Cost",
    }
    #[doc = "What a goal is set for."]
    GoalLevel {
        Step "step" "单个环节" "One step",
        Overall "overall" "整体" "Overall",
    }
    #[doc = "From which side of the business an author comes."]
    AuthorSide {
        Frontline "frontline" "一线" "Front line",
        Management "management" "管理层" "Management",
        Expert "expert" "专家" "Expert",
    }
    #[doc = "What an author does for the standard."]
    AuthorDuty {
        Plan "plan" "规划" "Plan",
        Execute "execute" "执行" "Execute",
        Supervise "supervise" "监督" "Supervise",
        Evaluate "evaluate" "评估" "Evaluate",
    }
    #[doc = "How deep a change goes."]
    ChangeKind {
        Wording "wording" "改字" "Wording",
        Duty "duty" "改责任" "Duty",
        Layout "layout" "改结构" "Layout",
    }
    #[doc = "What a change does."]
    ChangeAction {
        Add "add" "增加" "Added",
        Remove "remove" "剔除" "Removed",
        Merge "merge" "合并" "Merged",
        Reorder "reorder" "调整顺序" "Reordered",
        Automate "automate" "改为自动" "Automated",
        Clarify "clarify" "写清" "Clarified",
        Change "change" "修改" "Changed",
    }
    #[doc = "What a note is."]
    NoteKind {
        Reading "reading" "读法" "Reading",
        Remark "remark" "说明" "Remark",
        Dispute "dispute" "存疑" "Disputed",
    }
    #[doc = "What is known to go wrong."]
    RiskKind {
        Pain "pain" "痛点" "Pain point",
        Bottleneck "bottleneck" "瓶颈" "Bottleneck",
        Complaint "complaint" "抱怨点" "Complaint",
        Inefficient "inefficient" "低效" "Inefficient",
        ErrorProne "error-prone" "易错" "Error-prone",
    }
    #[doc = "What a picture shows."]
    ImageKind {
        Right "right" "正确" "Right",
        Wrong "wrong" "错误" "Wrong",
        How "how" "做法" "How to",
    }
    #[doc = "Whom a rule of grooming is for."]
    Wearer {
        All "all" "全员" "Everyone",
        Female "female" "女" "Women",
        Male "male" "男" "Men",
    }
    #[doc = "What is filled into a field of a form."]
    FieldKind {
        Text "text" "单行" "One line",
        Lines "lines" "多行" "Several lines",
        Date "date" "日期" "Date",
        Time "time" "时间" "Time",
        Number "number" "数字" "Number",
        Choice "choice" "选项" "Choice",
        Tick "tick" "打勾" "Tick box",
        Signature "signature" "签名" "Signature",
    }
    #[doc = "How often a checklist is filled in."]
    Frequency {
        Visit "visit" "每次" "Each visit",
        Shift "shift" "每班" "Each shift",
        Daily "daily" "每天" "Daily",
        Weekly "weekly" "每周" "Weekly",
        Monthly "monthly" "每月" "Monthly",
    }
    #[doc = "What a row of a checklist stands for."]
    By {
        Shop "shop" "门店" "Shop",
        Person "person" "人员" "Person",
        Room "room" "房间" "Room",
        Table "table" "桌台" "Table",
        Vehicle "vehicle" "车辆" "Vehicle",
    }
    #[doc = "Who assesses."]
    Assessor {
        SelfCheck "self" "自查" "Self-check",
        Supervisor "supervisor" "巡店" "Supervisor",
        Customer "customer" "顾客" "Customer",
        ThirdParty "third-party" "神秘顾客" "Mystery shopper",
    }
    #[doc = "What the head of a score sheet may ask for besides what its assessor always fills in."]
    HeadBlank {
        Accompanied "accompanied" "陪同人" "Accompanied by",
        OnDuty "on-duty" "在岗人数" "Staff on duty",
    }
    #[doc = "In which order the items of a score sheet stand."]
    Order {
        Text "text" "按标准" "By text",
        Place "place" "按地点" "By place",
    }
    #[doc = "Where the look-fors of a score sheet stand."]
    Detail {
        Inline "inline" "行内" "Inline",
        Appendix "appendix" "附录" "Appendix",
        None "none" "不印" "None",
    }
    #[doc = "How sections make a total."]
    Model {
        Points "points" "按分值" "By points",
        Sections "sections" "按部分加权" "By weighted sections",
    }
    #[doc = "What a grade is read from."]
    GradeBy {
        Score "score" "按得分" "By score",
        Findings "findings" "按问题数" "By findings",
    }
    #[doc = "How an item is judged."]
    Scale {
        YesNo "yes_no" "符合" "Yes or no",
        Compliant "compliant" "三档" "Compliant, partly, not",
        Score5 "score5" "五分" "0 to 5",
        Score10 "score10" "十分" "0 to 10",
        Deduct "deduct" "扣分" "Deduction",
        Measure "measure" "实测" "Measured",
        Choice "choice" "选项" "Choice",
    }
    #[doc = "How an auditor finds out."]
    Method {
        Observe "observe" "观察" "Observe",
        Ask "ask" "询问" "Ask",
        Record "record" "查记录" "Check records",
        Measure "measure" "测量" "Measure",
    }
    #[doc = "Whether an item may be answered “not applicable”."]
    NaPolicy {
        No "no" "不可" "Not allowed",
        Reason "reason" "写原因" "With a reason",
        Yes "yes" "可以" "Allowed",
    }
    #[doc = "How much a finding weighs."]
    Severity {
        Minor "minor" "一般" "Minor",
        Major "major" "严重" "Major",
    }
    #[doc = "How several samples make one credit."]
    SamplesRule {
        Mean "mean" "取平均" "Mean",
        All "all" "一处不符即不符" "One miss is a miss",
    }
    #[doc = "How delicate personal data are."]
    Delicacy {
        Personal "personal" "个人信息" "Personal data",
        Sensitive "sensitive" "敏感个人信息" "Sensitive personal data",
    }
    #[doc = "The length of time a count belongs to."]
    Per {
        Hour "hour" "小时" "hour",
        Shift "shift" "班" "shift",
        Day "day" "天" "day",
        Week "week" "周" "week",
        Month "month" "月" "month",
        Quarter "quarter" "季度" "quarter",
        Year "year" "年" "year",
    }
    #[doc = "How a case ends."]
    Verdict {
        Right "right" "做对了" "Done right",
        Wrong "wrong" "做错了" "Done wrong",
        Open "open" "待讨论" "To be discussed",
    }
    #[doc = "What became of an appeal."]
    Decision {
        Open "open" "待定" "Open",
        Upheld "upheld" "成立" "Upheld",
        Rejected "rejected" "驳回" "Rejected",
    }
    #[doc = "How people are assessed."]
    Evaluation {
        Quiz "quiz" "笔试" "Quiz",
        Demo "demo" "演示" "Demonstration",
        OnTheJob "on-the-job" "在岗考核" "On the job",
    }
    #[doc = "Where an issue comes from."]
    IssueSource {
        Staff "staff" "员工" "Staff",
        Customer "customer" "顾客" "Customer",
        Partner "partner" "合作伙伴" "Partner",
        Audit "audit" "检查" "Audit",
        Data "data" "数据" "Data",
    }
    #[doc = "How far an issue is."]
    IssueStatus {
        Open "open" "待处理" "Open",
        Planned "planned" "已安排" "Planned",
        Done "done" "已完成" "Done",
        Declined "declined" "不采纳" "Declined",
    }
    #[doc = "The size of paper."]
    Paper {
        A4 "a4" "A4" "A4",
        Letter "letter" "Letter" "Letter",
    }
    #[doc = "How much the checks ask for."]
    Strictness {
        Basic "basic" "基本" "Basic",
        Complete "complete" "完整" "Complete",
        Audit "audit" "检查" "Audit",
    }
}
