//! Books of any size: standards of five phases with eight steps each, in Chinese and English, 8 KiB of text a phase.

#![allow(dead_code, reason = "every benchmark takes what it needs of it")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

const PHASES: usize = 5;
const STEPS: usize = 8;

const ROLES: [(&str, &str); 4] = [
    ("迎宾", "Greeter"),
    ("顾问", "Consultant"),
    ("技师", "Therapist"),
    ("店长", "Manager"),
];

/// Clauses that sentences are made of.
const CLAUSES: [(&str, &str); 12] = [
    ("面带微笑看着顾客", "look at the customer and smile"),
    ("身体略向前倾", "lean forward a little"),
    ("先说自己的名字", "say your own name first"),
    ("双手递上茶水", "hand the tea over with both hands"),
    ("请顾客核对单据", "ask the customer to check the slip"),
    ("把听到的要求复述一遍", "repeat what you have heard"),
    ("把物品放回原处", "put everything back in its place"),
    ("记下顾客的喜好", "note what the customer likes"),
    ("让开通道站到一侧", "step aside and leave the way free"),
    ("声音放轻语速放慢", "lower your voice and speak slowly"),
    ("确认设备已经消毒", "make sure that the device is clean"),
    ("送到门口目送离开", "see the customer to the door"),
];

/// A small generator: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    /// Makes a sentence of so many clauses, in both languages.
    fn sentence(&mut self, clauses: usize) -> (String, String) {
        let (mut zh, mut en) = (String::new(), String::new());
        for n in 0..clauses {
            let clause = CLAUSES[self.roll(CLAUSES.len())];
            zh += if n == 0 { "" } else { "，" };
            en += if n == 0 { "" } else { ", " };
            zh += clause.0;
            en += clause.1;
        }
        (zh, en)
    }

    fn text(&mut self, clauses: usize) -> String {
        let (zh, en) = self.sentence(clauses);
        format!("{{ zh = \"{zh}\", en = \"{en}\" }}")
    }
}

/// Writes a book with so many phase pages; returns the bytes of its texts.
pub fn write(root: &Path, pages: usize) -> u64 {
    let folder = super::standards(root);
    fs::create_dir_all(&folder).expect("a folder for the standards");
    let book = "format = 1\n\n[book]\ntitle = { zh = \"大手册\", en = \"A large book\" }\nlanguages = [\"zh\", \"en\"]\n";
    let mut bytes = book.len() as u64;
    fs::write(folder.join("punctilio.toml"), book).expect("a place to write");
    for number in 0..pages / PHASES {
        let text = standard(number);
        bytes += text.len() as u64;
        fs::write(folder.join(name(number)), text).expect("a place to write");
    }
    bytes
}

/// Returns the file of a standard.
pub fn name(number: usize) -> String {
    format!("book-{number:04}.toml")
}

/// Changes one line of one standard.
pub fn edit(root: &Path, turn: usize) {
    edit_one(&super::standards(root).join(name(0)), turn);
}

/// Changes one line of every standard, and so every page.
pub fn edit_all(root: &Path, turn: usize) {
    for entry in fs::read_dir(super::standards(root)).expect("the standards") {
        let file = entry.expect("a standard").path();
        if file
            .file_name()
            .is_some_and(|name| name != "punctilio.toml")
        {
            edit_one(&file, turn);
        }
    }
}

fn edit_one(file: &Path, turn: usize) {
    let text = fs::read_to_string(file).expect("a standard");
    let start = text.find("say = [{ zh = \"").expect("a line to say") + "say = [{ zh = \"".len();
    let end = start + text[start..].find('"').expect("an end of the line");
    let text = format!("{}第 {turn} 次改过的话{}", &text[..start], &text[end..]);
    fs::write(file, text).expect("a place to write");
}

fn standard(number: usize) -> String {
    let mut dice = Dice(number as u64 + 1);
    let mut text = format!(
        "format = 1\n\n[standard]\nid = \"book-{number:04}\"\ntitle = {{ zh = \"服务标准 {number}\", en = \"Service standard {number}\" }}\nversion = \"1.0.0\"\nkind = \"sop\"\n"
    );
    for (n, (zh, en)) in ROLES.iter().enumerate() {
        let _ = write!(
            text,
            "\n[[roles]]\nid = \"role-{n}\"\nname = {{ zh = \"{zh}\", en = \"{en}\" }}\n"
        );
    }
    for n in 0..4 {
        let area = ["hair", "hands", "clothing", "speech"][n];
        let _ = write!(
            text,
            "\n[[rules]]\nid = \"rule-{n}\"\narea = \"{area}\"\nmust = {}\n",
            dice.text(2)
        );
    }
    for n in 0..6 {
        let _ = write!(
            text,
            "\n[[phrases]]\nid = \"phrase-{n}\"\ncategory = {{ zh = \"问候语\", en = \"Greetings\" }}\nwhen = {}\ntext = {}\n",
            dice.text(1),
            dice.text(2)
        );
    }
    for phase in 1..=PHASES {
        let _ = write!(
            text,
            "\n[[phases]]\nid = \"phase-{phase}\"\ntitle = {{ zh = \"第 {phase} 阶段\", en = \"Phase {phase}\" }}\nstage = \"during\"\ngoal = {}\nlimit = \"20min\"\nexceptions = [{{ when = {}, do = [{}] }}]\n",
            dice.text(2),
            dice.text(1),
            dice.text(2)
        );
        for step in 1..=STEPS {
            self::step(&mut text, &mut dice, phase, step);
        }
    }
    text
}

fn step(text: &mut String, dice: &mut Dice, phase: usize, step: usize) {
    let role = dice.roll(ROLES.len());
    let _ = write!(
        text,
        "\n[[phases.steps]]\nid = \"step-{phase}-{step}\"\ntitle = {{ zh = \"步骤 {phase}{step}\", en = \"Step {phase}{step}\" }}\nrole = \"role-{role}\"\nwhy = {}\ndo = [{}, {}, {}]\nsay = [{}]\nquality = [{}]\ntime = {{ within = \"{}s\" }}\navoid = [{}]\nnumbers = [{{ value = \"{}\", unit = \"m\", label = {} }}]\n",
        dice.text(1),
        dice.text(2),
        dice.text(2),
        dice.text(1),
        dice.text(2),
        dice.text(1),
        10 + dice.roll(50),
        dice.text(1),
        1 + dice.roll(5),
        dice.text(1),
    );
}
