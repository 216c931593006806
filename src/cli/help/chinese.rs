//! The words of help in Chinese.

/// Chinese words of help: command and argument, separated by a point; the command alone for what it does.
///
/// The English ones are the doc comments of `args`.
pub(super) const CHINESE: &[(&str, &str)] = &[
    (
        "punctilio",
        "服务标准只写一次，检查表、手册和评分表都由它生成。",
    ),
    ("*.messages", "信息的语言；不写就按系统语言，否则按手册"),
    (
        "*.color",
        "何时给信息上色；不写就只在终端上色，设了 NO_COLOR 则不上",
    ),
    ("*.quiet", "只说出了什么错"),
    ("*.help", "显示本帮助"),
    ("*.version", "显示版本"),
    ("build", "由文件夹里的标准生成手册、检查表和评分表"),
    ("*.dir", "项目文件夹，或其中的文件夹；不写就是当前文件夹"),
    ("build.standard", "只生成这个标准；可写几次"),
    ("build.product", "只生成这种产品；可写几次"),
    ("build.format", "只生成这种格式；可写几次"),
    ("build.role", "只生成这个岗位要用的；可写几次"),
    (
        "build.lang",
        "只生成手册的这种语言；可写几次。zh+en：检查表和口袋卡两种语言并排",
    ),
    (
        "build.history",
        "填好的评分表所在的文件夹：这家门店下一次的评分表印上上次的结果和未完成的整改",
    ),
    (
        "build.since",
        "员工已知的版本：阅知签收表列出这一版以后改过的责任，读懂后签字",
    ),
    (
        "build.site",
        "为手册里的这家门店生成到 output/sites/编号，去掉门店没有的触点",
    ),
    ("build.output", "写到哪个文件夹；不写就是项目里的 output/"),
    (
        "build.names",
        "打印文件怎样叫名：按编号（ascii），或按标题、读者怎么叫就怎么叫（reader）",
    ),
    (
        "build.pdf_standard",
        "打印文件守什么标准：PDF/UA-1，或者再加 PDF/A-2a，供存档；存档要有日期（--today）",
    ),
    ("build.public", "不放进标为内部的内容，供公开的网站用"),
    ("build.force", "生成的文件被人改过也照样替换"),
    ("*.level", "检查要求的程度；不写就按手册，否则为 basic"),
    (
        "*.today",
        "日期和哪一天比；不写就用 SOURCE_DATE_EPOCH，否则不比",
    ),
    ("*.hints", "逐条显示提示，不把同类并成一行"),
    (
        "check",
        "检查标准里哪里写错、不清楚或缺少什么，不生成任何文件",
    ),
    ("check.report", "报告的形式，打印到标准输出；不写就是 human"),
    ("check.deny", "有警告（或警告和提示）也算不通过"),
    ("check.fix", "能放心改的直接改好，注释和排版不动"),
    ("serve", "在本机的浏览器里边改边看：保存后网页自动更新"),
    (
        "serve.port",
        "本机（127.0.0.1）的端口；不写就是 4000，占用了就用下一个空的",
    ),
    ("serve.open", "在浏览器里打开网站"),
    (
        "score",
        "给填好的评分表算分：分数、等级、结果和原因，并写成报告",
    ),
    (
        "score.files",
        "填好的评分表（TOML、CSV 或聊天文字），或文件夹：其中所有填好的表",
    ),
    (
        "score.project",
        "填的是哪个项目的表；不写就是当前文件夹或第一个文件所在的项目",
    ),
    (
        "score.output",
        "报告写到哪个文件夹；不写就是项目里的 audit-reports/，没有项目就在当前文件夹里",
    ),
    (
        "score.format",
        "要什么：报告（html），或打印到标准输出的数组，每张表一个对象（json）；可写几次；不写就是 html",
    ),
    (
        "score.lang",
        "报告的语言；不写就按手册，没有手册就按信息的语言",
    ),
    (
        "score.since",
        "从哪天起算；更早的检查只用来看连续不符合、未完成的整改和分数变化",
    ),
    ("score.site", "只要这家门店，写编号或名称；可写几次"),
    (
        "score.standard",
        "只要这个标准的评分表，或其中一张；可写几次",
    ),
    ("score.group_by", "总览里除门店外还按什么比较"),
    ("score.force", "报告被人改过也照样替换"),
    (
        "score.today",
        "日期和哪一天比；不写就用 SOURCE_DATE_EPOCH，否则用今天",
    ),
    ("diff", "比较两版标准：责任、文字、结构改了什么，要告诉谁"),
    (
        "diff.old",
        "旧的一版：项目文件夹、生成的网站、catalog.json 或发布存档",
    ),
    ("diff.new", "新的一版，同上"),
    (
        "diff.format",
        "要什么：给人看的（human）、数据（json），或可打印的网页，每个岗位一张通知（html）；不写就是 human",
    ),
    ("diff.output", "写进哪个文件；不写就打印到标准输出"),
    ("diff.lang", "网页的语言；不写就按手册"),
    ("diff.standard", "只比这个标准；可写几次"),
    (
        "release",
        "发布一版标准：按改动定版本，写进变更记录，存下这一版",
    ),
    ("release.id", "标准的编号"),
    ("release.effective", "从哪天起用；不写就照标准里写的"),
    (
        "release.kind",
        "由您判断改到什么程度：改字、改责任、改结构；不写就看改了什么",
    ),
    ("release.dry_run", "只说会写什么，什么也不写"),
    (
        "release.project",
        "项目文件夹；不写就是当前文件夹，或往上最近的、有 standards/ 的文件夹",
    ),
    (
        "release.today",
        "发布的日期；不写就用 SOURCE_DATE_EPOCH，否则用今天",
    ),
    (
        "init",
        "开始一个项目：照随附的本行业标准抄一份，或写好一个有注释的小标准，马上可以生成",
    ),
    (
        "init.dir",
        "在哪个文件夹开始，没有就新建；不写就是当前文件夹",
    ),
    (
        "init.from",
        "从随附的这个标准开始；可写几次；不写时，在终端里会列出来问",
    ),
    ("*.list", "按行业列出随附的标准，什么也不写"),
    (
        "new",
        "给项目添一个标准：带注释的开头，或照随附的标准抄一份",
    ),
    ("new.id", "新标准的编号：小写字母、数字和连字符；以后不再改"),
    ("new.title", "新标准的名称"),
    ("new.from", "抄随附的这个标准"),
    (
        "new.project",
        "项目文件夹；不写就是当前文件夹，或往上最近的、有 standards/ 的文件夹",
    ),
    ("explain", "解释一个检查代码：什么意思、为什么、怎么改"),
    (
        "explain.code",
        "代码（如 F105）或名字（如 unknown-key）；不写就列出全部",
    ),
    ("schema", "打印文本格式的 JSON Schema，或格式参考"),
    (
        "schema.reference",
        "改为打印 Markdown 的参考：所有的表、键和检查代码",
    ),
    (
        "schema.results",
        "改为打印 score --format json 结果的 JSON Schema",
    ),
    (
        "schema.differences",
        "改为打印 diff --format json 结果的 JSON Schema",
    ),
    ("completions", "打印命令行补全脚本"),
    ("completions.shell", "哪种命令行"),
];
