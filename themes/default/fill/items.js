// The items as they are answered by tapping: sections, boxes, samples, notes.

// Builds the sections of a sheet. `page` gives the answers and takes changes; each part says how it is brought up to date.
function buildItems(sheet, page) {
  const byRow = new Map(itemsOf(sheet).map((item) => [rowOf(sheet, item), item]));
  const titles = sectionTitles();
  const bodies = [...document.querySelectorAll(".score > tbody")];
  return sheet.sections.map((section, n) => {
    const { letter, title, how } = titles[n] ?? { letter: section.letter, title: section.title, how: [] };
    const rate = make("span", { className: "fill-rate" });
    const head = make("h2", { id: "fill-section-" + n }, make("span", { className: "fill-letter" }, letter), " ", title, " ", rate);
    page.onScore((result) => { rate.textContent = result.sections[n].score === null ? "" : result.sections[n].score + "%"; });
    const box = make("section", { className: "fill-section", "aria-labelledby": head.id }, head,
      how.map((text) => make("p", { className: "fill-how" }, text)));
    // In the order of the paper, with its headings: the way the auditor walks.
    for (const row of bodies[n]?.rows ?? []) {
      const item = byRow.get(row);
      if (item) box.append(itemCard(sheet, item, page));
      else if (row.matches(".heading")) box.append(make("p", { className: "fill-heading" }, [...row.cells].map(textOf).filter(Boolean).join(" ")));
      else if (row.matches(".holds")) box.append(make("p", { className: "fill-holds" }, copied(row.cells[1])));
    }
    return box;
  });
}

function itemCard(sheet, item, page) {
  const row = rowOf(sheet, item);
  const name = "fill-item-" + page.number(item);
  const title = make("p", { className: "fill-criterion", id: name + "-name" },
    make("span", { className: "fill-no" }, copied(row.querySelector(".no"))), " ", copied(row.querySelector(".criterion")));
  const method = row.querySelector(".method");
  const facts = make("p", { className: "fill-facts" },
    make("span", {}, word("fill_points", { n: item.points })), method && make("span", {}, word("score_method_long_" + method.classList[1])));
  const card = make("div", { className: "fill-item", id: name, role: "group", "aria-labelledby": title.id, tabIndex: -1 }, title, facts);
  const looks = row.querySelector(".looks");
  const look = [...row.querySelectorAll("th > .look")];
  const told = [...(looks ? [...looks.children].map((one) => make("li", {}, copied(one))) : []), ...look.map((one) => make("li", {}, copied(one)))];
  if (looks) card.append(make("details", { className: "fill-look" }, make("summary", {}, word("fill_look", { n: looks.children.length })), make("ul", {}, told)));
  else if (told.length) card.append(make("ul", { className: "fill-look" }, told));

  const { labels, worths } = labelsOf(sheet, item);
  const many = item.samples > 1;
  if (many) card.append(make("p", { className: "fill-how" }, word(item.samples_rule === "all" ? "fill_samples_all" : "fill_samples", { n: item.samples })));
  for (let n = 0; n < item.samples; n += 1) {
    const controls = answerControls(item, n, { name: name + "-" + n, labels, worths, by: title.id }, page);
    if (many) {
      const label = make("p", { className: "fill-sample-name", id: name + "-" + n + "-name" }, word("fill_sample", { n: n + 1 }));
      card.append(make("div", { className: "fill-sample", role: "group", "aria-labelledby": title.id + " " + label.id }, label, controls));
    } else card.append(...controls);
  }
  const state = make("span", { className: "fill-state" });
  const note = noteOf(item, name, page);
  card.append(make("div", { className: "fill-foot" }, state, note.opener), note.box);
  page.onScore((result) => {
    const judged = result.items[page.number(item)];
    const missing = page.missing(item);
    card.dataset.state = missing ? "missing" : judged.state === "answered" ? (judged.credit === "1" ? "met" : judged.triggered ? "critical" : "short") : judged.state;
    state.textContent = missing ? word(missing) : judged.got ? (judged.triggered ? "◆ " : "") + word("fill_got", { n: points(judged.got), of: item.points }) : judged.state === "na" ? labels.na : labels["not-observed"];
  }, item);
  return card;
}

// The boxes of one sample, or a figure to type in with the two boxes beside it.
function answerControls(item, n, { name, labels, worths, by }, page) {
  const options = (answers, kind) => make("div", { className: "fill-options " + kind, role: "radiogroup", "aria-labelledby": by }, answers.map((answer) => {
    const input = make("input", { type: "radio", name, value: answer });
    // A second tap takes the answer back.
    input.addEventListener("click", () => page.answer(item, n, page.answered(item, n) === answer ? "blank" : answer));
    page.onShow(() => { input.checked = page.answered(item, n) === answer; }, item);
    return make("label", { className: "fill-option" }, input, make("span", {}, labels[answer]), worths[answer] && make("small", {}, worths[answer]));
  }));
  const aside = [mayBeAbsent(item) && "na", mayBeUnseen(item) && "not-observed"].filter(Boolean);
  const own = answersOf(item);
  if (own.length) {
    const kind = scaleOf(item).kind;
    return [options([...own, ...aside], kind.startsWith("score") ? "marks" : kind === "choice" ? "list" : kind === "compliant" ? "three" : "")];
  }
  const counted = scaleOf(item).kind === "deduct";
  const unit = counted ? "" : unitOf(item);
  const input = make("input", { id: name + "-figure", type: "text", inputMode: counted ? "numeric" : "decimal", autocomplete: "off", className: "fill-figure" });
  const wrong = make("p", { className: "fill-wrong", id: name + "-wrong", hidden: true }, word(counted ? "fill_wrong_count" : "fill_wrong_value"));
  input.setAttribute("aria-describedby", wrong.id);
  const take = (text) => {
    const typed = text.normalize("NFKC").trim();
    const answer = typed ? readAnswer(item, typed) : "blank";
    wrong.hidden = answer !== null;
    input.toggleAttribute("aria-invalid", answer === null);
    page.answer(item, n, answer ?? "blank", name);
  };
  input.addEventListener("input", () => take(input.value));
  page.onShow(() => {
    if (document.activeElement === input && !page.fresh) return;
    const answer = page.answered(item, n);
    const figure = isFigure(answer) ? answer : "";
    input.value = figure.endsWith(unit) && unit ? figure.slice(0, -unit.length) : figure;
    wrong.hidden = true;
    input.removeAttribute("aria-invalid");
  }, item);
  const step = (by) => () => {
    const count = Math.max(0, (parseInt(page.answered(item, n), 10) || 0) + by);
    page.answer(item, n, isFigure(page.answered(item, n)) || by > 0 ? String(count) : "0");
    input.value = page.answered(item, n);
  };
  const rule = make("span", { className: "fill-rule" }, counted ? word("score_deduct", { n: scaleOf(item).per }) : copied(rowOf(page.sheet, item).querySelector(".answer .text:last-child")));
  const label = make("label", { htmlFor: input.id }, word(counted ? "fill_count" : "score_measured"));
  const figure = make("div", { className: "fill-figures" }, label,
    counted && button("fill_less", step(-1), { className: "fill-button step", "aria-label": word("fill_less_long") }), input,
    counted && button("fill_more", step(1), { className: "fill-button step", "aria-label": word("fill_more_long") }),
    unit && make("span", {}, unitWord(page.sheet, item) || unit), rule);
  return [figure, wrong, aside.length ? options(aside, "") : ""];
}

function isFigure(answer) { return Boolean(answer) && !["na", "not-observed", "blank"].includes(answer); }

// The unit as the paper prints it behind the blank.
function unitWord(sheet, item) {
  if (item.samples > 1) return "";
  const blank = rowOf(sheet, item).querySelector(".answer .blank.wide");
  return (blank?.nextSibling?.textContent ?? "").trim();
}

// The record of an item: what happened, what shows it, what follows.
function noteOf(item, name, page) {
  const box = make("div", { className: "fill-note", id: name + "-note", hidden: true });
  const opener = button("fill_note", () => show(box.hidden, true), { "aria-expanded": "false", "aria-controls": box.id });
  let fields = null;
  const reason = make("span", {});

  function field(key, control, label = word("fill_note_" + key)) {
    control.id = name + "-" + key;
    const read = () => key === "evidence" ? control.value.split(/[\n,，、;；]+/).map((one) => one.trim()).filter(Boolean) : control.value;
    control.addEventListener("input", () => page.note(item, key, read()));
    const sync = () => {
      const value = page.noted(item)[key] ?? "";
      const text = Array.isArray(value) ? value.join("\n") : value;
      if (document.activeElement !== control || page.fresh) control.value = text;
    };
    fields.push(sync);
    return make("div", { className: "fill-field " + key }, make("label", { htmlFor: control.id }, label), control);
  }
  function build() {
    fields = [];
    const names = make("textarea", { rows: 2, autocomplete: "off" });
    const pick = make("input", { type: "file", accept: "image/*", multiple: true, className: "fill-pick", id: name + "-pick" });
    pick.addEventListener("change", () => {
      const known = page.noted(item).evidence ?? [];
      page.note(item, "evidence", [...new Set([...known, ...[...pick.files].map((file) => file.name)])]);
      pick.value = "";
      page.show();
    });
    box.append(
      field("fact", make("textarea", { rows: 2 }), reason),
      field("evidence", names), make("label", { className: "fill-button", htmlFor: pick.id }, word("fill_pick")), pick,
      field("cause", make("textarea", { rows: 2 })), field("action", make("textarea", { rows: 2 })),
      make("div", { className: "fill-pair" }, field("owner", make("input", { type: "text", autocomplete: "off" })), field("due", make("input", { type: "date" }))));
    label();
  }
  function label() { reason.textContent = word(page.isAbsent(item) ? "fill_reason" : "fill_note_fact"); }
  function show(open, focus) {
    if (open && !fields) build();
    box.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) {
      fields.forEach((sync) => sync());
      label();
      if (focus) box.querySelector("textarea").focus();
    }
  }
  page.onShow(() => {
    const noted = isNoted(page.noted(item));
    opener.textContent = word(noted ? "fill_noted" : "fill_note");
    opener.classList.toggle("on", noted);
    // What does not apply needs its reason: the place to write it opens by itself.
    if (box.hidden && page.missing(item) === "fill_reason_missing") show(true, false);
    if (fields) {
      fields.forEach((sync) => sync());
      label();
    }
  }, item);
  return { opener, box };
}
