// Out and in: the three kinds of files, and what is asked before something is lost.

function dialog(titleKey, ...children) {
  const title = make("h2", { id: "fill-dialog-name" }, word(titleKey));
  const box = make("dialog", { className: "fill-dialog", "aria-labelledby": title.id }, title, ...children);
  box.addEventListener("close", () => box.remove());
  document.querySelector(".fill").append(box);
  box.showModal();
  return box;
}

// Asks before something goes; nothing happens when the question is closed.
function ask(key, blanks, yes, then) {
  const box = dialog(key + "_title", make("p", {}, word(key, blanks)), make("div", { className: "fill-row" },
    button(yes, () => { box.close(); then(); }, { className: "fill-button main" }), button("fill_cancel", () => box.close())));
}

function fileName(sheet, audit, ending) {
  const parts = [sheet.sheet.replace("/", "-"), audit.head.site, audit.head.date].filter(Boolean);
  return parts.join("_").replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, "-") + "." + ending;
}

const KINDS = {
  toml: { write: asToml, type: "application/toml", ending: "toml" },
  csv: { write: asCsv, type: "text/csv", ending: "csv" },
  chat: { write: asChat, type: "text/plain", ending: "txt" },
};

function exportDialog(sheet, page) {
  const audit = page.audit();
  const said = make("p", { role: "status", className: "fill-said" });
  const area = make("textarea", { readOnly: true, rows: 8, id: "fill-export", spellcheck: false, className: "fill-code" });
  let kind = "toml";
  const choose = (next) => {
    kind = next;
    area.value = KINDS[kind].write(sheet, audit).replace(/^\ufeff/, "");
    hint.textContent = word("fill_export_" + kind);
    said.textContent = "";
  };
  const hint = make("p", {});
  const tabs = make("div", { className: "fill-options", role: "radiogroup", "aria-label": word("fill_export_as") }, Object.keys(KINDS).map((one) =>
    make("label", { className: "fill-option" }, make("input", { type: "radio", name: "fill-kind", value: one, checked: one === kind, onclick: () => choose(one) }), make("span", {}, word("fill_kind_" + one)))));
  const save = () => {
    const { write, type, ending } = KINDS[kind];
    const address = URL.createObjectURL(new Blob([write(sheet, audit)], { type: type + ";charset=utf-8" }));
    const link = make("a", { href: address, download: fileName(sheet, audit, ending) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    said.textContent = word("fill_saved_file", { name: link.download });
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      // Without leave of the browser the old way is left; where that fails too, the text stands marked.
      area.focus();
      area.select();
      if (!document.execCommand("copy")) {
        said.textContent = word("fill_copy_by_hand");
        return;
      }
    }
    said.textContent = word("fill_copied");
  };
  const left = page.todo().length;
  const kept = headKeys().filter(({ key }) => !HEAD.includes(key) && audit.head[key]).map(({ label }) => label);
  const box = dialog("fill_export", left ? make("p", { className: "fill-warning" }, word("fill_export_open", { n: left })) : null,
    kept.length ? make("p", {}, word("fill_export_kept", { fields: kept.join(word("list_sep")) })) : null,
    tabs, hint, make("label", { htmlFor: area.id, className: "fill-hidden" }, word("fill_export_text")), area,
    make("div", { className: "fill-row" }, button("fill_save_file", save, { className: "fill-button main" }), button("fill_copy", copy), button("fill_close", () => box.close())), said);
  choose(kind);
}

function importDialog(sheet, page) {
  const area = make("textarea", { rows: 6, id: "fill-import", spellcheck: false, className: "fill-code" });
  const said = make("div", { role: "status", className: "fill-said" });
  const pick = make("input", { type: "file", accept: ".toml,.csv,.txt,text/*", id: "fill-import-file", className: "fill-pick" });
  const take = (text) => {
    const found = understood(sheet, text);
    if (found.fault) {
      said.replaceChildren(make("p", { className: "fill-warning" }, found.fault));
      return;
    }
    page.add(found.audit);
    said.replaceChildren(make("p", {}, word("fill_imported", { n: Object.keys(found.audit.answers).length })),
      found.told.length ? make("ul", {}, found.told.map((text) => make("li", {}, text))) : "");
  };
  pick.addEventListener("change", async () => {
    const [file] = pick.files;
    pick.value = "";
    if (file) take(await file.text());
  });
  const box = dialog("fill_import", make("p", {}, word("fill_import_how")),
    make("label", { className: "fill-button", htmlFor: pick.id }, word("fill_import_pick")), pick,
    make("div", { className: "fill-field" }, make("label", { htmlFor: area.id }, word("fill_import_paste")), area),
    make("div", { className: "fill-row" }, button("fill_import_take", () => take(area.value), { className: "fill-button main" }), button("fill_close", () => box.close())), said);
}

// Reads a file of answers for this sheet: an audit, and what could not be taken over and why.
function understood(sheet, text) {
  let found;
  try {
    found = readFile(text);
  } catch (error) {
    return { fault: error.line ? word("fill_bad_line", { n: error.line }) : word("fill_bad_file") };
  }
  const { response, answers, sheet_items: carried } = found;
  if (response.sheet !== sheet.sheet) return { fault: word("fill_other_sheet", { sheet: String(response.sheet ?? "?") }) };
  const hash = String(response.hash ?? carried?.hash ?? "");
  const told = [];
  const same = !hash || sheet.hash.startsWith(hash);
  if (!same) told.push(word("fill_other_version", { theirs: hash.slice(0, 7), ours: shortHash(sheet) }));
  const { audit, left } = carriedOver(sheet, { head: response, answers, notes: found.notes ?? {} }, same ? null : carried);
  return { audit, told: [...told, ...left] };
}

// Takes answers over to this sheet item by item. Where the other sheet's items are known, an item is the same only when
// it asks the same and is scored the same.
function carriedOver(sheet, from, other) {
  const audit = emptyAudit();
  const left = [];
  const standard = sheet.sheet.split("/")[0] + "/";
  const ours = new Map(itemsOf(sheet).flatMap((item) => [[standard + item.id, item]]).concat(itemsOf(sheet).map((item) => [item.id, item])));
  const theirs = other?.sections ? new Map(itemsOf(other).map((item) => [item.id, item])) : null;
  const asked = ({ text, points, scale, critical, ban }) => JSON.stringify([text, points, scale, critical ?? null, ban]);
  for (const [key, value] of Object.entries(from.head)) {
    if (HEAD.includes(key)) audit.head[key] = [].concat(value).join(word("list_sep"));
  }
  for (const [id, value] of Object.entries(from.answers ?? {})) {
    const item = ours.get(id);
    const words = [].concat(value);
    if (!words.some((one) => one !== "" && one !== "blank")) continue;
    const read = item && words.map((one) => readAnswer(item, one));
    if (!item) left.push(word("fill_no_item", { id, answer: words.join(";") }));
    else if (theirs?.has(item.id) && asked(theirs.get(item.id)) !== asked(item)) left.push(word("fill_changed_item", { no: item.number, id, answer: words.join(";") }));
    else if (read.includes(null)) left.push(word("fill_bad_answer", { no: item.number, id, answer: words.join(";") }));
    else if (read.length > Math.max(1, item.samples)) left.push(word("fill_too_many", { no: item.number, id, n: item.samples }));
    else audit.answers[item.id] = Array.isArray(value) || item.samples > 1 ? read : read[0];
  }
  for (const [id, said] of Object.entries(from.notes)) {
    const item = ours.get(id);
    if (!item) continue;
    // A bare text is the fact.
    const note = typeof said === "object" ? said : { fact: said };
    const known = Object.entries(note).filter(([key]) => NOTE.includes(key));
    audit.notes[item.id] = Object.fromEntries(known.map(([key, value]) => [key, key === "evidence" ? [].concat(value).map(String) : String(value)]));
  }
  return { audit, left };
}
