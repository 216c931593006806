//! The line of an item: what is filled in and read, and behind it what is computed.

use super::answer::{Answers, credit};
use super::filler::{Blank, Filler, Layout, SEPARATOR};
use super::look;
use super::offer::Offer;
use super::place::{MARK, NUMBER, POINTS, TEXT, along, at, down, fixed, quoted, samples};
use super::sheet::Sheet;
use super::unit::{ItemUnits, number};
use crate::format::Severity;
use crate::format::doc::Critical;
use crate::view::workbook::{EntryView, Grading};
use rust_xlsxwriter::{Format, XlsxError};

impl Filler<'_> {
    /// Writes the line of an item.
    pub(super) fn item(
        &mut self,
        sheet: &mut Sheet<'_>,
        item: &EntryView,
        row: u32,
        layout: &mut Layout,
    ) -> Result<(), XlsxError> {
        let (columns, style, words) = (self.columns, self.style, self.words);
        let Blank { state, units } = self.blanks[layout.items.len()];
        layout.items.push((item.item.clone(), row));
        let samples = samples(item);
        let answers = Answers::of(item, units, words);
        let labels = self.labels(sheet, &answers)?;
        let text = look::criterion(item, words);
        sheet.height(row, look::height(&text, columns))?;
        layout.numbers.push(look::number(item, words));
        layout.texts.push(text.clone());
        if !answers.choices.is_empty() {
            let labels = answers.choices.iter().map(|(label, _)| label.clone());
            layout.choices.push((item.item.clone(), labels.collect()));
        }
        let critical = item.critical.is_some();
        sheet.text(row, MARK, if critical { "◆" } else { "" }, &style.number)?;
        sheet.text(row, NUMBER, &look::number(item, words), &style.number)?;
        let format: &Format = if critical { &style.strong } else { &style.text };
        sheet.text(row, TEXT, &text, format)?;
        sheet.comment(row, TEXT, &look::told(item, &answers, words))?;
        sheet.number(row, POINTS, item.points, &style.mid)?;
        for sample in 0..columns.samples {
            let col = columns.answer(sample);
            if sample >= samples {
                sheet.bare(row, col, col, &style.none)?;
                continue;
            }
            match item.lacking {
                true => sheet.text(row, col, &words.get("score_na"), &style.answer)?,
                false => sheet.bare(row, col, col, &style.answer)?,
            }
            let choices = labels
                .as_ref()
                .map(|labels| (&*labels.states, &*labels.worth));
            let formula = credit(item, units, &at(row, col), choices, words);
            sheet.hidden(row, columns.credit(sample), formula, state)?;
        }
        let offer = Offer::new(&answers, labels.map(|labels| labels.offered));
        let cells = along(row, columns.answer(0), columns.answer(samples - 1));
        self.offers.entry(offer).or_default().push(cells);
        sheet.bare(row, columns.note(), columns.note(), &style.note)?;
        let earned = format!(
            "IF({0}=\"\",\"\",ROUND({0}/{1},4))",
            at(row, columns.units()),
            self.units.point
        );
        sheet.formula(row, columns.earned(), earned, "", &style.mid)?;
        sheet.plain(row, columns.id(), &item.item)?;
        self.computed(sheet, item, (row, layout.rows), state, units)
    }

    /// Writes what is computed of an item.
    fn computed(
        &mut self,
        sheet: &mut Sheet<'_>,
        item: &EntryView,
        (row, all): (u32, (u32, u32)),
        blank: &str,
        units: ItemUnits,
    ) -> Result<(), XlsxError> {
        let columns = self.columns;
        let samples = samples(item);
        let credits = along(row, columns.credit(0), columns.credit(samples - 1));
        // The credit of the item is `sum`, or, as the mean of several samples, `sum` by their number.
        let (sum, times, by) = match (samples, item.all) {
            (1, _) => (credits.clone(), String::new(), String::new()),
            (_, true) => (format!("MIN({credits})"), String::new(), String::new()),
            (_, false) => {
                let count = format!("COUNT({credits})");
                (
                    format!("SUM({credits})"),
                    format!("*{count}"),
                    format!("/{count}"),
                )
            }
        };
        sheet.value(row, columns.full(), units.full)?;
        let state = match samples {
            1 => format!("IF(ISNUMBER({credits}),\"A\",{credits})"),
            _ => format!(
                "IF(COUNT({credits})>0,\"A\",IF(COUNTIF({credits},\"B\")>0,\"B\",IF(COUNTIF({credits},\"N\")={samples},\"N\",\"O\")))"
            ),
        };
        sheet.hidden(row, columns.state(), state, blank)?;
        sheet.number(row, columns.weight(), units.points, &self.style.plain)?;
        let answered = |what: &str| {
            let state = at(row, columns.state());
            format!("IF({state}=\"A\",{what},\"\")")
        };
        let earned = answered(&format!("{sum}*{}{by}", number(units.worth)));
        sheet.hidden(row, columns.units(), earned, "")?;
        let lost = answered(&format!(
            "{}-{}",
            at(row, columns.weight()),
            at(row, columns.units())
        ));
        sheet.hidden(row, columns.lost(), lost, "")?;
        let lost = at(row, columns.lost());
        let above = format!("{}:{lost}", fixed(all.0, columns.lost()));
        let all = down(columns.lost(), all);
        let rank = format!("IF(N({lost})>0,RANK({lost},{all})+COUNTIF({above},{lost})-1,\"\")");
        sheet.hidden(row, columns.rank(), rank, "")?;
        self.trigger(sheet, item, row, &credits, units)?;
        if matches!(self.view.grading, Grading::Findings(_)) {
            let full = at(row, columns.full());
            let miss = match item.severity {
                Some(Severity::Major) => "\"J\"".to_owned(),
                Some(Severity::Minor) => "\"M\"".to_owned(),
                // Above half the credit and without a word on severity it is an observation.
                None => format!("IF(2*{sum}>{full}{times},\"\",\"M\")"),
            };
            let rest = format!("IF({sum}>={full}{times},\"\",{miss})");
            let class = format!("IF({}<>\"\",\"C\",{rest})", at(row, columns.hit()));
            sheet.hidden(row, columns.class(), answered(&class), "")?;
        }
        Ok(())
    }

    /// Writes what a critical item triggers.
    fn trigger(
        &mut self,
        sheet: &mut Sheet<'_>,
        item: &EntryView,
        row: u32,
        credits: &str,
        units: ItemUnits,
    ) -> Result<(), XlsxError> {
        let (columns, words) = (self.columns, self.words);
        let Some(rule) = item.critical else {
            return Ok(());
        };
        let hit = at(row, columns.hit());
        let (sign, effect, code) = match rule.effect {
            Critical::No => return Ok(()),
            Critical::Fail => ("F", words.get("score_consequence_fail"), "critical"),
            Critical::Cap(cap) => {
                let held = format!("IF({hit}=\"C\",{cap},\"\")");
                sheet.hidden(row, columns.cap(), held, "")?;
                (
                    "C",
                    words.with("score_consequence_cap", &cap.to_string()),
                    "cap",
                )
            }
            Critical::ZeroSection => ("Z", words.get("score_consequence_zero"), "zero_section"),
        };
        let least = units.credit(rule.below);
        let below = format!("IF(MIN({credits})<{least},\"{sign}\",\"\")");
        sheet.hidden(
            row,
            columns.hit(),
            format!("IF(COUNT({credits})=0,\"\",{below})"),
            "",
        )?;
        let told = format!("{} {effect}{SEPARATOR}", look::number(item, words));
        self.link(sheet, row, &format!("{hit}<>\"\""), &quoted(&told), code)
    }

    /// Adds a link to the chain of triggers.
    pub(super) fn link(
        &mut self,
        sheet: &mut Sheet<'_>,
        row: u32,
        holds: &str,
        told: &str,
        code: &str,
    ) -> Result<(), XlsxError> {
        let (reason, codes) = (self.columns.reason(), self.columns.code());
        let before = self.chain.take();
        let (told_before, code_before) = match &before {
            Some((told, code)) => (format!("{told}&"), format!("{code}&")),
            None => (String::new(), String::new()),
        };
        let formula = |before: &str, what: &str| format!("{before}IF({holds},{what},\"\")");
        sheet.hidden(row, reason, formula(&told_before, told), "")?;
        let code = quoted(&format!("{code},"));
        sheet.hidden(row, codes, formula(&code_before, &code), "")?;
        self.chain = Some((at(row, reason), at(row, codes)));
        Ok(())
    }

    /// Writes the labels of described states where no one sees them.
    fn labels(
        &mut self,
        sheet: &mut Sheet<'_>,
        answers: &Answers,
    ) -> Result<Option<Labels>, XlsxError> {
        if answers.choices.is_empty() && Offer::fits(&answers.offered) {
            return Ok(None);
        }
        let (first, col) = (self.next_label, self.columns.labels());
        let mut row = first;
        for label in &answers.offered {
            sheet.plain(row, col, label)?;
            if let Some((_, worth)) = answers.choices.get((row - first) as usize) {
                sheet.hidden(row, col + 1, worth.clone(), worth)?;
            }
            row += 1;
        }
        self.next_label = row;
        let states = u32::try_from(answers.choices.len()).unwrap_or(u32::MAX / 2);
        let states = (first, first + states.max(1) - 1);
        Ok(Some(Labels {
            states: down(col, states),
            worth: down(col + 1, states),
            offered: down(col, (first, row - 1)),
        }))
    }
}

/// Where the labels of described states stand.
struct Labels {
    /// The states.
    states: String,
    /// What they are worth, in units.
    worth: String,
    /// All that is offered.
    offered: String,
}
