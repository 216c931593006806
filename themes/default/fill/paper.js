// The printed sheet with the answers in its boxes. Everything written in is taken out again, so that the paper below stays
// as it was made.

const written = [];

function inkOn(element, ...children) {
  if (!element) return;
  const ink = make("span", { className: "ink" }, ...children);
  element.append(ink);
  written.push(() => ink.remove());
}

function tick(box) {
  if (!box) return;
  const mark = document.createElementNS(MARKS, "svg");
  mark.setAttribute("viewBox", "0 0 62 46");
  mark.setAttribute("class", "ink tick");
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", "√");
  const stroke = document.createElementNS(MARKS, "path");
  stroke.setAttribute("d", "M16 24 28 37 52 2");
  mark.append(stroke);
  box.append(mark);
  written.push(() => mark.remove());
}

function cleanPaper() { while (written.length) written.pop()(); }

const SAMPLE_MARKS = { yes: "√", full: "√", no: "×", none: "×", partial: "△", na: "—", "not-observed": "○", blank: "" };

function fillPaper(sheet, audit, result) {
  cleanPaper();
  if (!hasAny(audit)) return;
  const item = Object.fromEntries(result.items.map((one) => [one.id, one]));
  // A mystery shopper and a customer do not reckon: what they hand in is reckoned by the office.
  const reckons = sheet.assessor !== "third-party" && sheet.assessor !== "customer";
  for (const { item: one, answer, note } of filled(sheet, audit)) {
    const row = rowOf(sheet, one);
    const cell = row.querySelector(".answer");
    if (one.samples > 1) {
      const places = [...cell.querySelectorAll(".sample")];
      const choices = answersOf(one);
      [].concat(answer ?? []).forEach((said, n) => {
        const shown = SAMPLE_MARKS[said] ?? (scaleOf(one).kind === "choice" ? String(choices.indexOf(said) + 1) : said);
        inkOn(places[n], shown);
      });
    } else if (answer) writeAnswer(one, answer, row, cell);
    const got = item[one.id].got;
    if (reckons && got) inkOn(row.querySelector(".got"), points(got));
    const fact = note?.fact?.trim() ?? "";
    if (fact) inkOn(row.querySelector("td.note"), fact.length <= 22 ? fact : word("fill_see_record"));
  }
  writeHead(audit);
  writeRecords(sheet, audit);
  if (reckons) writeResult(sheet, result);
}

function writeAnswer(item, answer, row, cell) {
  const kind = scaleOf(item).kind;
  const boxes = [...cell.querySelectorAll(".opt .box, .cell")];
  const own = answersOf(item);
  const at = own.indexOf(answer);
  if (at >= 0) tick(boxes[at]);
  else if (isFigure(answer)) {
    const blanks = cell.querySelectorAll(".blank");
    const unit = kind === "measure" ? unitOf(item) : "";
    inkOn(blanks[0], unit && answer.endsWith(unit) ? answer.slice(0, -unit.length) : answer);
    if (kind === "deduct") inkOn(blanks[1], points(minus(number(item.points), times(number(item.points), credit(item, answer)))));
  } else {
    const aside = kind === "choice" ? boxes.slice(own.length) : [...row.querySelectorAll(".na .box")];
    const places = [mayBeAbsent(item) && "na", mayBeUnseen(item) && "not-observed"].filter(Boolean);
    tick(aside[places.indexOf(answer)]);
  }
}

function writeHead(audit) {
  const root = document.documentElement;
  const places = [...document.querySelectorAll(".paper .fields .field dd")];
  headKeys().forEach(({ key }, n) => {
    const value = audit.head[key];
    // The name of the site that a sheet was made for is printed there.
    if (!value || !places[n] || value === preset.head[key]) return;
    const spans = places[n].querySelectorAll("span");
    const parts = DATE.test(value) ? value.split("-") : null;
    if (parts && spans.length === 3) parts.forEach((part, k) => { const ink = make("span", { className: "ink" }, part + " "); spans[k].prepend(ink); written.push(() => ink.remove()); });
    else inkOn(places[n], value);
  });
  for (const [key, value] of [["shop", audit.head.site], ["date", audit.head.date]]) {
    const plain = root.dataset[key];
    if (!value || !plain) continue;
    root.dataset[key] = plain.replace(/_+\s*$/, value);
    written.push(() => { root.dataset[key] = plain; });
  }
  inkOn(document.querySelector(".follow .best"), audit.head.best);
}

// Writes what was found, and what is done about it; a table that is too short grows.
function writeRecords(sheet, audit) {
  const noted = filled(sheet, audit).filter(({ note }) => isNoted(note));
  const write = (table, rows) => {
    const body = document.querySelector(table + " tbody");
    rows.forEach((texts, n) => {
      let row = body?.rows[n];
      if (body && !row) {
        row = body.rows[0].cloneNode(true);
        row.querySelectorAll(".ink").forEach((ink) => ink.remove());
        body.append(row);
        written.push(() => row.remove());
      }
      texts.forEach((text, k) => text && inkOn(row?.cells[k], text));
    });
  };
  const fact = (note) => [note.fact?.trim(), note.evidence?.length ? word("fill_photos") + [].concat(note.evidence).join(word("list_sep")) : ""].filter(Boolean).join(" ");
  write(".findings", noted.filter(({ note }) => fact(note)).map(({ item, note }) => [item.number, fact(note)]));
  const acted = noted.filter(({ note }) => note.cause || note.action || note.owner || note.due);
  write(".actions", acted.map(({ item, note }) => [item.number, note.fact, note.cause, note.action, note.owner, note.due, note.done, note.verified_by]));
}

function writeResult(sheet, result) {
  const sums = [...document.querySelectorAll(".sums tbody tr")];
  const weighted = sheet.model === "sections" ? 1 : 0;
  const line = (row, earned, max, score, full) => {
    if (!row || !max.n) return;
    inkOn(row.cells[1], points(earned));
    const less = minus(full, max);
    inkOn(row.cells[2 + weighted], " " + points(less) + " = " + points(max));
    inkOn(row.cells[3 + weighted], score ?? "");
  };
  const subs = document.querySelectorAll(".score tr.section .sub");
  let all = NONE;
  result.sections.forEach((section, n) => {
    const full = sheet.sections[n].items.map((item) => number(item.points)).reduce(plus, NONE);
    all = plus(all, full);
    line(sums[n], section.earned, section.max, section.score, full);
    if (section.max.n) inkOn(subs[n], points(section.earned));
  });
  line(sums[sums.length - 1], result.earnedPoints, result.maxPoints, result.score, all);
  inkOn(document.querySelector(".verdict .big"), result.score ?? "");
  const counts = document.querySelectorAll(".verdict .number .count");
  if (counts.length > 1) inkOn(counts[0], String(result.counts.critical));
  inkOn(counts[counts.length - 1], String(result.blanks));
  const found = document.querySelectorAll(".by-findings tbody tr:first-child .count");
  ["critical", "major", "minor"].forEach((kind, n) => inkOn(found[n], String(result.counts[kind])));
  if (result.grade !== null) tick(document.querySelectorAll(".verdict .grades .box, .verdict .by-findings tbody .box")[result.gradeAt]);
  const passed = document.querySelectorAll(".verdict .pass .box");
  if (result.result === "pass") tick(passed[0]);
  if (result.result === "fail") tick(passed[1]);
}
