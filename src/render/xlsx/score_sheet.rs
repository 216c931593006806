//! The sheet to fill in: head, sections with their lines, and behind them the columns that everything is computed in.

use super::filler::{Blank, Filler, Layout, SEPARATOR, pattern};
use super::place::{ANSWER, Columns, MARK, NUMBER, POINTS, TEXT, at, down, quoted, samples};
use super::sheet::Sheet;
use super::style::Style;
use super::unit::{Units, number};
use super::words::Words;
use super::{dress, result, verdict};
use crate::view::workbook::{LineView, PartView, WorkbookView};
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the sheet to fill in.
pub(super) fn write<'a>(
    worksheet: &mut Worksheet,
    view: &'a WorkbookView,
    words: Words<'a>,
    style: &'a Style,
    name: &str,
) -> Result<(Layout, Filler<'a>), XlsxError> {
    let items = || view.sections.iter().flat_map(|part| part.items());
    let columns = Columns {
        samples: items().map(samples).max().unwrap_or(1),
    };
    let units = Units::of(view);
    let blanks = items().map(|item| Blank {
        state: if item.lacking { "N" } else { "B" },
        units: units.item(item),
    });
    let mut filler = Filler {
        blanks: blanks.collect(),
        view,
        words,
        style,
        columns,
        units,
        offers: BTreeMap::new(),
        chain: None,
        next_label: 0,
    };
    let mut layout = Layout {
        name: name.to_owned(),
        columns,
        rows: (0, 0),
        items: Vec::new(),
        numbers: Vec::new(),
        texts: Vec::new(),
        choices: Vec::new(),
        heads: Vec::new(),
        formulas: Vec::new(),
        sections: Vec::new(),
        fields: Vec::new(),
        values: BTreeMap::new(),
        end: 0,
    };
    let mut sheet = Sheet::new(worksheet, style);
    let first = dress::head(&mut sheet, &filler, &mut layout)?;
    let lines: usize = view.sections.iter().map(|part| part.lines.len() + 1).sum();
    let last = first + u32::try_from(lines).unwrap_or(u32::MAX / 2).max(1) - 1;
    layout.rows = (first, last);
    // The result stands below; what lines need of it has its place before it is written.
    let verdict = verdict::Cells::new(last + 2, columns);
    let mut row = first;
    for part in &view.sections {
        row = filler.section(&mut sheet, part, row, &verdict, &mut layout)?;
    }
    layout.end = result::write(&mut sheet, &filler, &verdict, &mut layout)?;
    let items: BTreeSet<u32> = layout.items.iter().map(|(_, row)| *row).collect();
    let apart = sheet
        .formulas
        .iter()
        .filter(|(row, _)| !items.contains(row));
    layout.formulas = apart.map(|(row, col)| at(*row, *col)).collect();
    dress::marks(&mut sheet, &filler, &layout)?;
    dress::page(&mut sheet, &filler, &layout)?;
    Ok((layout, filler))
}

impl Filler<'_> {
    fn section(
        &mut self,
        sheet: &mut Sheet<'_>,
        part: &PartView,
        row: u32,
        verdict: &verdict::Cells,
        layout: &mut Layout,
    ) -> Result<u32, XlsxError> {
        let columns = self.columns;
        let count = u32::try_from(part.lines.len()).unwrap_or(u32::MAX / 2);
        let rows = (row + 1, row + count.max(1));
        layout.sections.push(row);
        let mut at_row = row + 1;
        for line in &part.lines {
            match line {
                LineView::Heading(number, text) => {
                    let text = match text {
                        Some(text) => self.words.text(text),
                        None => self.words.get("score_anywhere"),
                    };
                    sheet.height(at_row, 18.0)?;
                    sheet.bare(at_row, MARK, columns.note(), &self.style.step)?;
                    sheet.text(
                        at_row,
                        NUMBER,
                        number.as_deref().unwrap_or_default(),
                        &self.style.step,
                    )?;
                    sheet.text(at_row, TEXT, &text, &self.style.step)?;
                }
                LineView::Item(item) => {
                    self.item(sheet, item, at_row, layout)?;
                }
            }
            at_row += 1;
        }
        self.section_line(sheet, part, row, rows, verdict)?;
        Ok(at_row)
    }

    fn section_line(
        &mut self,
        sheet: &mut Sheet<'_>,
        part: &PartView,
        row: u32,
        rows: (u32, u32),
        verdict: &verdict::Cells,
    ) -> Result<(), XlsxError> {
        let (columns, style, words) = (self.columns, self.style, self.words);
        let decimals = self.view.decimals;
        let (earned, max) = (columns.section_earned(), columns.section_max());
        let sum = format!("SUM({})", down(columns.units(), rows));
        let emptied = format!("COUNTIF({},\"Z\")", down(columns.hit(), rows));
        sheet.hidden(row, earned, format!("IF({emptied}>0,0,{sum})"), "0")?;
        let answered = format!(
            "SUMIF({},\"A\",{})",
            down(columns.state(), rows),
            down(columns.weight(), rows)
        );
        sheet.hidden(row, max, answered, "0")?;
        let (earned, max) = (at(row, earned), at(row, max));
        let weight = number(part.weight);
        let rate = format!("IF({max}=0,\"\",{weight}*100*{earned}/{max})");
        sheet.hidden(row, columns.section_rate(), rate, "")?;
        let division = self.rounded(&format!("100*{earned}/{max}"), decimals);
        let shown = format!("IF({max}=0,\"\",{division})");
        sheet.hidden(row, columns.section_shown(), shown, "")?;
        let weight = format!("IF({max}=0,\"\",{weight})");
        sheet.hidden(row, columns.section_weight(), weight, "")?;
        let shown = at(row, columns.section_shown());
        if let Some(min) = part.min {
            let below = format!("IF({shown}=\"\",0,IF({shown}<{},1,0))", number(min));
            sheet.hidden(row, columns.section_below(), below, "0")?;
            let is_below = format!("{}={}", at(row, columns.section_below()), 1);
            let short = format!("AND({}=1,{is_below})", verdict.short());
            let told = words.with("score_min", &min.to_string());
            let told = quoted(&format!("{} {told}{SEPARATOR}", part.letter));
            self.link(sheet, row, &short, &told, "section_min")?;
        }
        // What a person sees of the section.
        sheet.height(row, 22.0)?;
        sheet.bare(row, MARK, columns.note(), &style.section)?;
        sheet.text(row, NUMBER, &part.letter, &style.section)?;
        let title = words.text(&part.title);
        let how = part.how.as_ref().map(|how| words.text(how));
        let title = [Some(title), how].into_iter().flatten().collect::<Vec<_>>();
        sheet.text(row, TEXT, &title.join("   "), &style.section)?;
        let full: crate::quantity::Ratio = part.items().map(|item| item.points).sum();
        sheet.number(row, POINTS, full, &style.section_mid)?;
        let rate = format!(
            "IF({shown}=\"\",\"\",TEXT({shown},\"{}\")&\"%\")",
            pattern(decimals)
        );
        sheet.formula(row, ANSWER, rate, "", &style.section_mid)?;
        let points = format!("IF({max}=0,\"\",ROUND({earned}/{},4))", self.units.point);
        sheet.formula(row, columns.earned(), points, "", &style.section_mid)?;
        let mut said = Vec::new();
        if self.view.weighted {
            said.push(format!("{} {}", words.get("score_weight"), part.weight));
        }
        if let Some(min) = part.min {
            said.push(words.with("score_min", &min.to_string()));
        }
        sheet.text(row, columns.note(), &said.join(" · "), &style.section)
    }
}
