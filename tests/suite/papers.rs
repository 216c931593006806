//! What staff carry, hang up, sign and fill in: cards, posters, blank forms, sheets to sign, agendas.

use crate::build::tree;
use crate::support::Folder;
use punctilio::build::{self, Format, Loaded, Options, Product, Scope};
use punctilio::label::Lang;
use punctilio::source::Project;
use punctilio::view::card::CardsView;
use punctilio::view::edition::Edition;
use punctilio::view::form::{BlankFormView, BlankShape};
use punctilio::view::poster::PosterView;
use punctilio::view::sheet::{SheetContext, StatementKind};

const SHOP: &str = r#"format = 1

[standard]
id = "shop"
title = "小店"
version = "1.0.0"
owner = "unspecified"
mottos = ["顾客先坐下"]

[[roles]]
id = "host"
name = "迎宾"

[[numbers]]
value = "4"
label = "岗位"

[[phases]]
id = "door"
title = "迎接"
numbers = [
  { value = "1", unit = "m", label = "甲" },
  { value = "2", unit = "m", label = "乙" },
  { value = "3", unit = "m", label = "丙", card = true },
]

[[phases.steps]]
id = "open-door"
title = "开门"
role = "host"
say = ["您好，里面请"]
numbers = [{ value = "30", unit = "deg", label = "丁", card = true }, { value = "unspecified", label = "戊", card = true }]
avoid = [
  "手插口袋",
  { id = "snub", text = "冷落顾客", item = { critical = "fail" } },
]

[[phases]]
id = "seat"
title = "入座"
goal = "坐得舒服"

[[phases.steps]]
id = "seat-guest"
title = "引座"
avoid = ["“不知道”"]

[[rules]]
id = "nails"
area = "hands"
must_not = "留长指甲"

[[forms]]
id = "lost"
title = "遗失登记"
keep = "90 d"
copies = [{ for = "顾客" }, { for = "店里" }]
fields = [
  { id = "what", label = "物品", kind = "text", required = true },
  { id = "found", label = "捡到日期", kind = "date" },
  { id = "phone", label = "电话", kind = "text", personal = "sensitive" },
  { id = "way", label = "怎么还", kind = "choice", choices = ["自取", "邮寄"] },
]

[[feedback]]
id = "opinion"
title = "顾客意见"
questions = [{ ask = "满意吗", scale = ["满意", "不满意"] }, { ask = "还有什么要说" }]
"#;

fn shop(text: &str) -> Folder {
    Folder::with(&[("standards/shop.toml", text)])
}

fn scope(products: &[Product]) -> Options {
    Options {
        scope: Scope {
            products: products.to_vec(),
            formats: vec![Format::Pdf],
            ..Scope::default()
        },
        ..Options::default()
    }
}

fn build(folder: &Folder, options: &Options) -> Vec<String> {
    let outcome = build::build(&Project::at(folder.path()), options, &|_, _| {}).unwrap();
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    let files = tree(&folder.at("output"));
    let paths = files.into_keys().filter(|path| path.ends_with(".pdf"));
    paths.collect()
}

/// Shows something of a project's first standard.
fn seen<T>(text: &str, show: impl FnOnce(&Edition<'_>, &SheetContext<'_>) -> T) -> T {
    let folder = shop(text);
    let loaded: Loaded = build::load(&Project::at(folder.path()));
    let edition = Edition::new(&loaded.catalog, false);
    let context = SheetContext {
        catalog: &loaded.catalog,
        standard: &loaded.catalog.standards[0],
        site: None,
        lang: Lang::Zh,
        public: false,
        past: None,
    };
    show(&edition, &context)
}

#[test]
fn each_product_makes_its_own_files() {
    let folder = shop(SHOP);
    let forms = [
        "shop/print/forms/lost.pdf".to_owned(),
        "shop/print/forms/opinion.pdf".to_owned(),
    ];
    let mut standing = Vec::new();
    for (product, made) in [
        (Product::Card, vec!["shop/print/cards.pdf".to_owned()]),
        (Product::Poster, vec!["shop/print/poster.pdf".to_owned()]),
        (Product::Form, forms.to_vec()),
        (
            Product::Acknowledgement,
            vec!["shop/acknowledgement.pdf".to_owned()],
        ),
        (
            Product::Handbook,
            [
                "open",
                "print/handbook",
                "print/phase-door",
                "print/phase-seat",
                "print/role-host",
            ]
            .map(|stem| format!("shop/{stem}.pdf"))
            .to_vec(),
        ),
    ] {
        standing.extend(made);
        standing.sort();
        // What another product made stays where it is.
        assert_eq!(build(&folder, &scope(&[product])), standing, "{product:?}");
    }
    // A form that is gone goes, and nothing else.
    let text = SHOP.replace("id = \"lost\"", "id = \"found\"");
    folder.write("standards/shop.toml", text);
    standing.retain(|path| *path != forms[0]);
    standing.push("shop/print/forms/found.pdf".to_owned());
    standing.sort();
    assert_eq!(build(&folder, &scope(&[Product::Form])), standing);
}

#[test]
fn nothing_is_printed_that_says_nothing() {
    let text = "format = 1\n\n[standard]\nid = \"shop\"\ntitle = \"小店\"\nversion = \"1.0.0\"\n";
    let all = [Product::Card, Product::Poster, Product::Form];
    assert!(build(&shop(text), &scope(&all)).is_empty());
    // Without phases there is no poster; words to say make cards.
    let says =
        format!("{text}\n[[phrases]]\nid = \"thanks\"\ncategory = \"道谢\"\ntext = \"谢谢\"\n");
    assert_eq!(build(&shop(&says), &scope(&all)), ["shop/print/cards.pdf"]);
    // One phase is no process.
    let one = format!("{text}\n[[phases]]\nid = \"door\"\ntitle = \"迎接\"\n");
    assert_eq!(
        build(&shop(&one), &scope(&all[..2])),
        ["shop/print/cards.pdf"]
    );
}

#[test]
fn a_card_holds_what_is_to_be_remembered_of_a_phase() {
    let cards = seen(SHOP, |edition, context| CardsView::new(edition, 0, context));
    let [door, seat] = cards.phases.as_slice() else {
        panic!("{cards:#?}");
    };
    let labels = |card: &punctilio::view::card::CardView| -> Vec<String> {
        let texts = card.numbers.iter().filter_map(|n| n.label.as_ref());
        texts.map(|label| label.text.clone()).collect()
    };
    // Those for cards come first, no more than three, and none that is not decided.
    assert_eq!(labels(door), ["丙", "丁", "甲"]);
    assert_eq!(door.say.as_ref().unwrap().text, "您好，里面请");
    assert!(!door.long && door.aim.is_none() && door.steps.is_empty());
    let last = door.last.as_ref().unwrap();
    assert_eq!(
        (last.critical, last.ban, last.text.text.as_str()),
        (true, Some(StatementKind::AvoidDo), "冷落顾客")
    );
    // Where nothing is said stands the goal; where nothing is critical, the first ban.
    assert!(seat.say.is_none());
    assert_eq!(seat.aim.as_ref().unwrap().text, "坐得舒服");
    let last = seat.last.as_ref().unwrap();
    assert_eq!(
        (last.critical, last.ban),
        (false, Some(StatementKind::AvoidSay))
    );
    let bans: Vec<_> = cards.bans.iter().map(|ban| ban.number.as_deref()).collect();
    assert_eq!(bans, [Some("1.1c"), Some("1.1b"), Some("2.1a"), Some("R1")]);
    assert!(cards.bans[0].critical && cards.phrases.is_empty());
}

#[test]
fn a_poster_shows_every_phase_and_the_numbers_of_the_whole() {
    let poster = seen(SHOP, |edition, context| {
        PosterView::new(edition, 0, context)
    });
    assert_eq!(poster.bands.len(), 2);
    assert_eq!(poster.motto.unwrap().text, "顾客先坐下");
    let numbers: Vec<_> = poster.numbers.iter().map(|n| n.value.as_str()).collect();
    assert_eq!(numbers, ["4"]);
}

#[test]
fn a_blank_form_has_room_for_each_answer() {
    let (form, asked) = seen(SHOP, |_, context| {
        (
            BlankFormView::of_form(context, &context.standard.forms[0]),
            BlankFormView::of_feedback(context, &context.standard.feedback[0]),
        )
    });
    let shapes: Vec<BlankShape> = form.fields.iter().map(|field| field.shape).collect();
    use BlankShape::{Choice, Date, Line, Lines};
    assert_eq!(shapes, [Line, Date, Line, Choice]);
    assert!(form.required && form.personal && form.small);
    assert!(form.fields[0].required && form.fields[2].sensitive);
    let copies: Vec<_> = form.copies.iter().map(|copy| copy.text.as_str()).collect();
    assert_eq!(copies, ["顾客", "店里"]);
    // It asks for a date itself.
    assert_eq!(form.frame.head.fields.len(), 1);
    assert_eq!(form.frame.foot.keep.as_ref().unwrap().text, "90\u{a0}天");
    let shapes: Vec<BlankShape> = asked.fields.iter().map(|field| field.shape).collect();
    assert_eq!(shapes, [Choice, Lines]);
    assert!(asked.asks && asked.open.is_none());
}

#[test]
fn a_form_whose_fields_are_not_decided_says_so() {
    let start = SHOP.find("fields = [").unwrap();
    let end = start + SHOP[start..].find("\n]").unwrap() + 2;
    let mut text = SHOP.to_owned();
    text.replace_range(start..end, "fields = { unspecified = \"看店里定\" }");
    let form = seen(&text, |_, context| {
        BlankFormView::of_form(context, &context.standard.forms[0])
    });
    assert_eq!(form.open.unwrap().text, "看店里定");
    assert!(form.fields.is_empty() && !form.small);
}
