// Filled sheets as files: TOML and CSV, out and in again.

// The head of a response file, in the order in which it is written. What a printed head asks for besides stays on paper.
const HEAD = ["site", "date", "auditor", "id", "visit", "arrived", "left", "escort", "shift", "assessed", "best"];
const NOTE = ["fact", "evidence", "cause", "action", "owner", "due", "done", "verified_by"];

function shortHash(sheet) { return sheet.hash.slice(0, 7); }

// Lists all items of a sheet in their order.
function itemsOf(sheet) { return sheet.sections.flatMap((section) => section.items); }

// Tells whether a note says anything.
function isNoted(note) { return Boolean(note) && NOTE.some((key) => note[key]?.length); }

// Brings out what is filled in, item by item in the order of the sheet.
function filled(sheet, audit) {
  return itemsOf(sheet).map((item) => ({ item, answer: audit.answers[item.id], note: audit.notes[item.id] }));
}

function isAnswered(answer) { return [].concat(answer ?? []).some((word) => word && word !== "blank"); }

function headPairs(sheet, audit) {
  const known = HEAD.filter((key) => audit.head[key]);
  return [["sheet", sheet.sheet], ["hash", shortHash(sheet)], ...known.map((key) => [key, audit.head[key]])];
}

function asToml(sheet, audit) {
  const plain = (text) => DATE.test(text) ? text : tomlText(text);
  const figure = (item, word) => /^\d{1,15}$/.test(word) && ["score5", "score10", "deduct"].includes(scaleOf(item).kind) ? word : tomlText(word || "blank");
  const lines = ["[response]", ...headPairs(sheet, audit).map(([key, text]) => tomlKey(key) + " = " + (key === "date" ? plain(text) : tomlText(text))), "", "[answers]"];
  const all = filled(sheet, audit);
  for (const { item, answer } of all) {
    if (!isAnswered(answer)) continue;
    const words = Array.isArray(answer) ? "[" + answer.map((word) => figure(item, word)).join(", ") + "]" : figure(item, answer);
    lines.push(tomlText(item.id) + " = " + words);
  }
  lines.push("", "[notes]");
  for (const { item, note } of all) {
    if (!isNoted(note)) continue;
    const there = NOTE.filter((key) => note[key]?.length);
    const value = (key) => Array.isArray(note[key]) ? tomlValue(note[key]) : key === "due" || key === "done" ? plain(note[key]) : tomlText(note[key]);
    lines.push(tomlText(item.id) + " = { " + there.map((key) => key + " = " + value(key)).join(", ") + " }");
  }
  // What the answers were given to, so that they can be scored wherever the sheet is gone.
  const { sections, ...rest } = sheet;
  lines.push("", "[sheet_items]");
  for (const [key, value] of Object.entries(rest)) if (value !== null) lines.push(tomlKey(key) + " = " + tomlValue(value));
  for (const { items, ...section } of sections) {
    lines.push("", "[[sheet_items.sections]]");
    for (const [key, value] of Object.entries(section)) if (value !== null) lines.push(tomlKey(key) + " = " + tomlValue(value));
    lines.push("items = [", ...items.map((item) => "  " + tomlValue(item) + ","), "]");
  }
  return lines.join("\n") + "\n";
}

// A cell that a spreadsheet would take for a formula is kept a text by the sign that spreadsheets use for that.
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

function asCsv(sheet, audit) {
  const rows = headPairs(sheet, audit).map(([key, text]) => ["#" + key, text]);
  rows.push(["#sheet_items", JSON.stringify(sheet)], ["item", "answer", "note", "owner", "due"]);
  for (const { item, answer, note } of filled(sheet, audit)) {
    const words = [].concat(answer ?? "").map((word) => word || "blank").join(";");
    rows.push([item.id, isAnswered(answer) ? words : "", note?.fact ?? "", note?.owner ?? "", note?.due ?? ""]);
  }
  // Excel takes a file for the old code of its country unless the mark stands in front.
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

function csvRows(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  text = text.replace(/^\ufeff/, "");
  while (cell.lastIndex < text.length) {
    const [, raw, end] = cell.exec(text) ?? [, null];
    if (raw === null) return rows;
    const plain = raw.startsWith('"') ? raw.slice(1, -1).replace(/""/g, '"') : raw;
    rows[rows.length - 1].push(plain.replace(/^'(?=[=+\-@\t\r])/, ""));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

// Reads a CSV file: the head, the answers as they stand there, the notes, the list of items if it is carried along.
function readCsv(text) {
  const found = { response: {}, answers: {}, notes: {} };
  for (const [key, value = "", note, owner, due] of csvRows(text)) {
    if (key === "#sheet_items") found.sheet_items = JSON.parse(value);
    else if (key.startsWith("#")) found.response[key.slice(1)] = value;
    else if (key !== "item") {
      found.answers[key] = value.includes(";") ? value.split(";") : value;
      const told = { fact: note, owner, due };
      Object.keys(told).forEach((one) => told[one] || delete told[one]);
      if (isNoted(told)) found.notes[key] = told;
    }
  }
  return found;
}
