//! `punctilio.toml`: the book.

use crate::format::{
    Color, Count, Field, HeadBlank, Id, Many, Name, Paper, Strictness, Text, TouchpointRef, Url,
    bare_table, table,
};

bare_table! {
    /// The file `punctilio.toml`.
    "文件 punctilio.toml。"
    pub struct BookFileDoc("punctilio.toml") {
        /// Version of the format, at the top of every file: 1.
        "格式的版本，每个文件第一行都要写：1。"
        format: Count [fixed],
        /// The book.
        "手册。"
        book: BookDoc [required fixed],
    }
}

bare_table! {
    /// The file `theme.toml` of a theme.
    "主题的文件 theme.toml。"
    pub struct ThemeFileDoc("theme.toml") {
        /// Version of the format, at the top of every file: 1.
        "格式的版本，每个文件第一行都要写：1。"
        format: Count [fixed],
        /// Name, logo and colour of the house; what the book says itself goes first.
        "机构的名称、标志和颜色；手册自己写了的，以手册为准。"
        brand: BrandDoc [fixed],
    }
}

table! {
    /// The book that holds the standards.
    "手册：装标准的那本书。"
    pub struct BookDoc("book") {
        /// Title of the book.
        "书名。"
        title: Text,
        /// Languages of the site, the first one at its root.
        "网站的语言，第一种在根目录。"
        languages: Many<Name> [fixed],
        /// Folder of the theme.
        "版式（主题）的文件夹名。"
        theme: Name [fixed],
        /// Name, logo and colour of the house.
        "机构的名称、标志和颜色。"
        brand: BrandDoc [fixed],
        /// Where the site is published; without it no canonical links, sitemap and feed.
        "网站发布的地址；不写就没有规范链接、网站地图和订阅。"
        base_url: Url [fixed],
        /// Whether search engines may list the site.
        "是否允许搜索引擎收录。"
        index: bool [fixed],
        /// Size of the paper.
        "纸张大小。"
        paper: Paper [fixed],
        /// Whether fonts of the machine may serve as the last resort.
        "是否允许用本机字体兜底。"
        system_fonts: bool [fixed],
        /// How much the checks ask for.
        "检查要求的程度。"
        level: Strictness [fixed],
        /// Lines at the foot of every page.
        "每页页脚的文字。"
        footer: Many<Text>,
        /// Printed at the foot of every sheet: who may read it.
        "密级，印在每页页脚。"
        confidential: Text,
        /// What a place that works by it is called, in the heads of sheets; left out, a neutral word.
        "照它做事的地方叫什么，如门店、网点、项目，印在表头；不写印“单位”。"
        site_word: Text,
        /// What the one is called who answers for such a place and signs; left out, a neutral word.
        "这个地方由谁负责、由谁签名，如店长、主任；不写印“负责人”。"
        site_head: Text,
        /// What the one is called who answers for several such places and signs score sheets last; left out, who checks again.
        "几个这样的地方由谁管、评分表最后由谁签名，如区域经理；不写印“复查人”。"
        region_head: Text,
        /// What the head of a score sheet asks for besides; left out, nothing.
        "评分表的表头另外要填什么；不写就不问。"
        audit_asks: Many<HeadBlank> [fixed],
        /// The sites of the business.
        "门店。"
        sites: Many<SiteDoc>,
    }
}

table! {
    /// Name, logo and colour of the house.
    "品牌。"
    pub struct BrandDoc("brand") {
        /// Name of the business.
        "机构名称。"
        name: Text,
        /// Picture file below `standards/`; for a theme, beside its `theme.toml`.
        "标志的图片文件，放在 standards/ 里；主题的标志放在 theme.toml 旁边。"
        logo: Name,
        /// Main colour; its contrast is measured.
        "主色；会测对比度。"
        accent: Color,
    }
}

table! {
    /// A site of the business.
    "门店：一处营业场所。"
    pub struct SiteDoc("site") {
        /// Id of the site.
        "门店编号。"
        id: Id [required fixed],
        /// Name of the site.
        "门店名称。"
        name: Text [required],
        /// Region the site belongs to.
        "所属区域。"
        region: Text,
        /// Touchpoints the site has not: their steps stay off its checklists and stand as not applicable on its score sheets.
        "本店没有的触点：相关步骤不进检查表，评分表上印不适用。"
        lacks: Many<TouchpointRef>,
    }
}
