//! Things of a standard → scripts that a page can load, also from a double-clicked file.

use super::gather::{Entry, gather};
use super::read::PageText;
use serde_json::json;
use std::collections::BTreeMap;

/// The most bytes that a script should have: whatever the text, it has less than 300 KB when it is compressed.
///
/// # Source
/// Compression leaves 0.82 of random ASCII signs, 0.55 of random Chinese characters and 0.2 to 0.4 of sentences.
pub const MOST_BYTES: usize = 360_000;

/// What the bytes of an entry come to beside its text.
const AROUND: usize = 32;

/// Makes the scripts of a standard in a language.
///
/// `pages` are its pages by their paths below `base`, which leads from the root of the site to the folder of the
/// standard; `parts` tells among how many scripts the text is shared out.
#[must_use]
pub fn shards(
    lang: &str,
    id: &str,
    base: &str,
    pages: Vec<(String, PageText)>,
    parts: usize,
) -> Vec<String> {
    let title = pages.iter().find(|(_, page)| page.kind == "overview");
    let title = title.map_or_else(String::new, |(_, page)| page.things[0].title.join(" "));
    let all = gather(pages);
    let size = |entry: &Entry| {
        let lines: usize = entry.lines.iter().map(|line| line.len() + 2).sum();
        entry.title.len() + entry.anchor.len() + entry.place.len() + lines + AROUND
    };
    let total: usize = all.entries.iter().map(size).sum();
    let share = total.div_ceil(parts.max(1)).max(1);
    let mut sets: Vec<Vec<&Entry>> = vec![Vec::new(); parts.max(1)];
    let mut sum = 0;
    for entry in &all.entries {
        let part = (sum / share).min(sets.len() - 1);
        sets[part].push(entry);
        sum += size(entry);
    }
    sets.iter()
        .zip(1_usize..)
        .map(|(entries, part)| {
            let (mut meta, mut text) = (String::new(), String::new());
            let mut pages: Vec<(&str, &str, u8)> = Vec::new();
            let mut places: BTreeMap<usize, usize> = BTreeMap::new();
            for entry in entries {
                let page = *places.entry(entry.page).or_insert_with(|| {
                    let page = &all.pages[entry.page];
                    pages.push((&page.path, &page.title, page.behind));
                    pages.len() - 1
                });
                if !meta.is_empty() {
                    meta.push('\n');
                    text.push('\u{c}');
                }
                meta += &format!(
                    "{page}{}\t{}\t{}",
                    entry.group.letter(),
                    entry.anchor,
                    entry.place
                );
                text += &entry.title;
                for line in &entry.lines {
                    text.push('\n');
                    text += line;
                }
            }
            let data =
                json!({ "title": title, "base": base, "pages": pages, "meta": meta, "text": text });
            format!(
                "punctilio.shard({}, {}, {part}, {data});\n",
                json!(lang),
                json!(id)
            )
        })
        .collect()
}

/// Makes the script that names the others: of each standard its id and the number of its scripts, and the words that the
/// dialog shows. `prefix` leads from the root of the site to the pages of the language. It says nothing that changes when a text changes.
#[must_use]
pub fn loader<'a>(
    lang: &str,
    prefix: &str,
    shards: impl Iterator<Item = (&'a str, usize)>,
    words: &BTreeMap<String, String>,
) -> String {
    let shards: Vec<_> = shards.collect();
    let data = json!({ "prefix": prefix, "shards": shards, "words": words });
    format!("punctilio.book({}, {data});\n", json!(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::read;

    const PHASE: &str = "<!doctype html><html data-kind=phase><body><header>头</header><main id=_main><nav>位置</nav>\
<h1><span class=vh>阶段 1 </span>感谢光临</h1><section class=step id=open-door><h2 class=step-title><span class=no>1.1</span> \
<span class=name>开门</span></h2><ul class=numbers><li><span class=number><span class=value>3</span><span class=unit>&#160;米</span></span>\
<span class=number-label>离门的距离</span></ul><dl class=rows><div class=\"row row-do\"><dt><i aria-hidden=true>做法</i><b>做什么</b><dd>\
<ol class=lines><li id=open-door/smile><i>a</i>面带微笑<li id=open-door/hello class=is-say><i>b</i><q class=kai><span class=nb>您好，</span>\
感谢光临</q><span class=details><span class=lab>语气：</span>轻声</span></ol></div></dl></section></main><footer>第 1 版</footer>";
    const ROLE: &str = "<html data-kind=role><main><h1>迎宾</h1><section class=step id=open-door><h3>1.1 开门</h3><p>面带微笑<p>只在这里的话</section></main>";

    fn made(parts: usize) -> Vec<String> {
        let pages = [("role.html", ROLE), ("welcome.html", PHASE)];
        let pages = pages.map(|(path, page)| (path.to_owned(), read(page)));
        shards("zh", "salon", "salon/", pages.into(), parts)
    }

    fn data(script: &str) -> serde_json::Value {
        let start = script.find('{').unwrap();
        serde_json::from_str(script[start..].trim_end().strip_suffix(");").unwrap()).unwrap()
    }

    #[test]
    fn each_thing_stands_once_with_all_that_is_printed_of_it() {
        let data = data(&made(1)[0]);
        assert_eq!(
            data["pages"],
            json!([["welcome.html", "感谢光临", 0], ["role.html", "迎宾", 1]])
        );
        let meta: Vec<&str> = data["meta"].as_str().unwrap().split('\n').collect();
        let text: Vec<&str> = data["text"].as_str().unwrap().split('\u{c}').collect();
        let all: Vec<(&str, &str)> = meta.into_iter().zip(text).collect();
        assert_eq!(
            all,
            [
                ("0s\t\t", "感谢光临\n阶段 1\n做法做什么\na\nb\n第 1 版"),
                ("0s\topen-door\t", "1.1 开门\n面带微笑\n只在这里的话"),
                ("0n\topen-door\t1.1 开门", "3 米\n离门的距离"),
                (
                    "0p\topen-door/hello\t1.1 开门",
                    "您好，感谢光临\n语气：轻声"
                ),
                ("1r\t\t", "迎宾"),
            ]
        );
    }

    #[test]
    fn a_text_is_shared_out_over_its_scripts() {
        let whole = made(1);
        let parts = made(3);
        assert_eq!((whole.len(), parts.len()), (1, 3));
        let texts: Vec<String> = parts
            .iter()
            .map(|p| data(p)["text"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            texts.join("\u{c}"),
            data(&whole[0])["text"].as_str().unwrap()
        );
        assert!(parts.iter().all(|part| {
            data(part)["pages"]
                .as_array()
                .is_some_and(|p| !p.is_empty())
        }));
    }

    #[test]
    fn the_loader_names_the_scripts_and_no_text() {
        let words = BTreeMap::from([("search".to_owned(), "搜索".to_owned())]);
        let loader = loader("zh", "", [("salon", 1), ("bank", 2)].into_iter(), &words);
        assert_eq!(
            loader,
            "punctilio.book(\"zh\", {\"prefix\":\"\",\"shards\":[[\"salon\",1],[\"bank\",2]],\"words\":{\"search\":\"搜索\"}});\n"
        );
    }
}
