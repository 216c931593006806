//! A finished page → the things that it shows, each with its title, its lines and its place.

use super::element::{ends_paragraph, is_block, is_heading, is_skipped, is_void};
use super::html::{Tag, Token, Tokens, unescape};

/// What a thing is, which is the group that it is shown under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A value to remember.
    Number,
    /// A step, or a phase.
    Step,
    /// Words to say.
    Phrase,
    /// A form, a checklist, a score sheet, or a line of one.
    Form,
    /// Everything else that holds: rules, articles, exceptions, terms, roles, cases.
    Rule,
}

impl Group {
    /// Returns the letter that stands for it in the data.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Number => 'n',
            Self::Step => 's',
            Self::Phrase => 'p',
            Self::Form => 'f',
            Self::Rule => 'r',
        }
    }
}

/// Something that a page shows and that can be found by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub group: Group,
    /// Where it stands on its page; empty for the page itself.
    pub anchor: String,
    /// Whether the anchor is its own id, by which it is the same thing on other pages.
    pub is_own: bool,
    /// The blocks that make up its title: mostly one, or a number and a name.
    pub title: Vec<String>,
    /// The other blocks.
    pub lines: Vec<String>,
    /// The thing of the page that it is part of.
    pub parent: Option<usize>,
    /// Whether the next block goes into the title.
    is_untitled: bool,
    /// Whether the words to say have begun.
    is_said: bool,
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The kind of the page; `sheet` for those that are printed and filled in.
    pub kind: String,
    /// The things, the page itself first.
    pub things: Vec<Thing>,
    /// Words around them: labels, heads of tables, what stands beside and below.
    pub labels: Vec<String>,
}

/// Reads a page.
#[must_use]
pub fn read(page: &str) -> PageText {
    let mut reader = Reader {
        kind: "sheet",
        stack: Vec::new(),
        run: String::new(),
        now: 0,
        things: vec![thing(Group::Rule, "", false, None)],
        labels: Vec::new(),
    };
    for token in Tokens::new(page) {
        match token {
            Token::Open(tag) => reader.open(&tag),
            Token::Close(name) => reader.close(name),
            Token::Text(text) if reader.is_read() => reader.run.push_str(&unescape(text)),
            Token::Text(_) => {}
        }
    }
    reader.flush();
    let (kind, things, labels) = (reader.kind, reader.things, reader.labels);
    PageText {
        kind: kind.to_owned(),
        things,
        labels,
    }
}

/// Parts a line from details that stand in it; nothing when texts are compared.
const SOFT: char = '\t';

/// What becomes of the text in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Nothing.
    Skip,
    /// It belongs to the things.
    Text,
    /// It stands around them.
    Label,
}

struct Open<'p> {
    name: &'p str,
    is_block: bool,
    /// Whether it is a list of values to remember.
    is_numbers: bool,
    /// Whether it shows words to say, and what is in it belongs to them.
    is_phrase: bool,
    /// Whether details in it stand in the line that they belong to.
    runs_on: bool,
    of: Use,
    /// The thing that its text belongs to before it.
    before: usize,
}

struct Reader<'p> {
    kind: &'p str,
    stack: Vec<Open<'p>>,
    run: String,
    /// The thing that text belongs to.
    now: usize,
    things: Vec<Thing>,
    labels: Vec<String>,
}

impl<'p> Reader<'p> {
    fn is_read(&self) -> bool {
        self.stack.last().is_some_and(|open| open.of != Use::Skip)
    }

    fn open(&mut self, tag: &Tag<'p>) {
        if tag.name == "html" {
            if !tag.kind.is_empty() {
                self.kind = tag.kind;
            }
            self.things[0].group = self.group();
        }
        if tag.closed || is_void(tag.name) {
            if tag.name == "br" {
                self.flush();
            }
            return;
        }
        self.imply_ends(tag.name);
        let is_letter = self.is_letter(tag);
        let runs_on = tag.is("details") && self.stack.iter().any(|open| open.runs_on);
        let is_block = (is_letter || is_block(tag)) && !runs_on;
        if runs_on && self.is_read() {
            self.run.push(SOFT);
        }
        if is_block {
            self.flush();
        }
        let above = self.stack.last().map_or(Use::Skip, |open| open.of);
        let of = match self.use_of(tag, above) {
            Use::Text if is_letter => Use::Label,
            of => of,
        };
        let before = self.now;
        let is_phrase = of != Use::Skip && self.begin(tag);
        self.stack.push(Open {
            name: tag.name,
            is_block,
            is_numbers: tag.is("numbers"),
            is_phrase,
            runs_on: ["aims", "mottos", "shared"]
                .iter()
                .any(|class| tag.is(class)),
            of,
            before,
        });
    }

    /// Tells whether it is the letter or number before a line.
    fn is_letter(&self, tag: &Tag<'_>) -> bool {
        tag.name == "i"
            && self
                .stack
                .last()
                .is_some_and(|up| matches!(up.name, "li" | "small"))
    }

    /// Begins a thing, where the element is one; tells whether it is words to say.
    fn begin(&mut self, tag: &Tag<'p>) -> bool {
        let parent = Some(self.now);
        let here = self.things[self.now].anchor.clone();
        let is_own = !tag.id.is_empty() && !tag.id.starts_with('_');
        let is_say = tag.is("is-say");
        if is_say && self.stack.iter().any(|open| open.is_phrase) {
            // The words themselves are the title; the situation stands before them.
            let now = &mut self.things[self.now];
            if !std::mem::replace(&mut now.is_said, true) {
                now.lines.append(&mut now.title);
                now.is_untitled = true;
            }
            return false;
        }
        if is_say || tag.is("phrase") {
            let anchor = if is_own { tag.id } else { &here };
            self.add(thing(Group::Phrase, anchor, is_own, parent));
            self.things[self.now].is_said = is_say;
            return true;
        }
        if tag.name == "li" && self.stack.last().is_some_and(|up| up.is_numbers) {
            self.add(thing(Group::Number, &here, false, parent));
        } else if is_own && (!tag.id.contains('/') || self.kind == "go") {
            let group = match self.group() {
                Group::Step if tag.is("exception") => Group::Rule,
                group => group,
            };
            self.add(thing(group, tag.id, true, parent));
        } else if is_heading(tag.name) && tag.name != "h1" && !self.things[self.now].is_own
            || tag.id.starts_with('_') && tag.name != "main"
        {
            let anchor = if tag.id.is_empty() {
                here
            } else {
                tag.id.to_owned()
            };
            let now = &mut self.things[self.now];
            // A heading is the title of the section that it begins.
            if self.now > 0 && now.is_untitled {
                now.anchor = anchor;
            } else {
                self.add(thing(self.group(), &anchor, false, Some(0)));
            }
        }
        false
    }

    fn add(&mut self, thing: Thing) {
        self.now = self.things.len();
        self.things.push(thing);
    }

    /// Tells what becomes of the text in an element.
    fn use_of(&self, tag: &Tag<'_>, above: Use) -> Use {
        let is_label = match tag.name {
            "thead" | "caption" | "svg" | "legend" | "summary" => true,
            // A term is the title of its entry; the name of a fact is a label.
            "dt" => !self.things[self.now].is_untitled || self.now == 0,
            _ => ["vh", "opt"].iter().any(|class| tag.is(class)),
        };
        match (above, tag.name) {
            _ if tag.hidden || is_skipped(tag.name) => Use::Skip,
            (Use::Skip, "main") => Use::Text,
            (Use::Skip, "aside" | "footer") => Use::Label,
            (Use::Skip, _) => Use::Skip,
            _ if is_label => Use::Label,
            (above, _) => above,
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.stack.iter().rposition(|open| open.name == name) {
            while self.stack.len() > at {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        let is_block = self.stack.last().is_some_and(|open| open.is_block);
        if is_block {
            self.flush();
        }
        if let Some(open) = self.stack.pop()
            && !is_heading(open.name)
        {
            self.now = open.before;
        }
    }

    /// Ends what a tag ends that follows: an entry ends the entry before it, a block ends a paragraph.
    fn imply_ends(&mut self, name: &str) {
        let (ends, bound): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "div"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr"], &["table"]),
            "option" => (&["option"], &["select"]),
            name if ends_paragraph(name) => (&["p"], &["li", "dd", "td", "div", "section"]),
            _ => return,
        };
        let found = self
            .stack
            .iter()
            .rposition(|open| ends.contains(&open.name) || bound.contains(&open.name));
        let Some(at) = found.filter(|at| ends.contains(&self.stack[*at].name)) else {
            return;
        };
        while self.stack.len() > at {
            self.pop();
        }
    }

    /// Ends a block: its text goes to where it belongs.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let parts = self.run.split(SOFT);
        let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = parts.collect::<Vec<_>>().join("\t");
        self.run.clear();
        if text.trim().is_empty() {
            return;
        }
        let is_label = self.stack.last().is_some_and(|open| open.of == Use::Label);
        // The page itself is called what its first heading says.
        let is_title = self.now > 0 || self.stack.iter().any(|open| open.name == "h1");
        let now = &mut self.things[self.now];
        if is_label {
            self.labels.push(text);
        } else if now.is_untitled && is_title {
            now.title.push(text);
            now.is_untitled = now.is_only_numbered();
        } else {
            now.lines.push(text);
        }
    }

    /// Returns the group of what stands on the page.
    fn group(&self) -> Group {
        match self.kind {
            "phase" => Group::Step,
            "phrases" => Group::Phrase,
            "forms" | "acknowledgement" | "sheet" => Group::Form,
            _ => Group::Rule,
        }
    }
}

impl Thing {
    /// Tells whether its title so far is only a number, such as `1.2`, `R3` or `L4`.
    fn is_only_numbered(&self) -> bool {
        let [number] = self.title.as_slice() else {
            return false;
        };
        number.len() <= 6
            && number.bytes().any(|b| b.is_ascii_digit())
            && number
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'.')
            && self.group != Group::Number
    }
}

fn thing(group: Group, anchor: &str, is_own: bool, parent: Option<usize>) -> Thing {
    Thing {
        group,
        anchor: anchor.to_owned(),
        is_own,
        title: Vec::new(),
        lines: Vec::new(),
        parent,
        is_untitled: true,
        is_said: false,
    }
}
