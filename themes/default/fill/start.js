// Puts the page together and keeps it in step with what is filled in.

function emptyAudit() {
  const id = Date.now().toString(36) + Math.floor(Math.random() * 1296).toString(36).padStart(2, "0");
  return { id, head: {}, answers: {}, notes: {} };
}

// A new audit; what the place has nothing of does not apply from the start.
function newAudit(sheet) {
  const audit = { ...emptyAudit(), head: knownHead() };
  for (const item of itemsOf(sheet)) {
    if (!rowOf(sheet, item).querySelector(".na .ticked, .opt.last > .ticked")) continue;
    audit.answers[item.id] = "na";
    audit.notes[item.id] = { fact: word("fill_lacking") };
  }
  return audit;
}

function start() {
  const sheet = JSON.parse(document.getElementById("fill-items").textContent);
  preset = newAudit(sheet);
  const root = document.documentElement;
  const items = itemsOf(sheet);
  const numbers = new Map(items.map((item, n) => [item, n]));
  const shows = [];
  const scores = [];
  const past = [];
  let [tag, saving, stuck, last] = ["", 0, false, 0];
  let state = (storage && kept(keyOf(sheet))) || { at: 0, audits: [newAudit(sheet)] };
  let result = null;

  const audit = () => state.audits[state.at] ?? state.audits[0];
  const live = make("p", { className: "fill-hidden", role: "status" });
  const announce = announcer(live);
  const warning = make("p", { className: "fill-warning", role: "alert", hidden: true });

  function save() {
    clearTimeout(saving);
    saving = 0;
    if (!storage) return;
    stuck = !keep(sheet, state);
    warning.hidden = !stuck;
    warning.textContent = stuck ? word("fill_full") : "";
  }

  // Every change leaves what was before it on a pile; typing in one place is one change.
  function change(next, mark = "", item = null) {
    if (!mark || mark !== tag) past.push(state);
    if (past.length > 500) past.shift();
    tag = mark;
    state = next;
    if (mark) saving = saving || setTimeout(save, 400);
    else save();
    show(false, item);
  }

  function edit(change_, mark, item) {
    const audits = state.audits.slice();
    audits[audits.indexOf(audit())] = { ...audit(), ...change_ };
    change({ ...state, audits }, mark, item);
  }

  // Brings the page up to date: all of it, or what belongs to the one item that was changed and to the whole.
  function show(fresh = false, only = null) {
    page.fresh = fresh;
    const { answers, notes } = audit();
    const noted = Object.fromEntries(Object.entries(notes).map(([id, note]) => [id, isNoted(note)]));
    result = verdict(sheet, answers, noted);
    const meant = ([, item]) => !only || !item || item === only;
    shows.filter(meant).forEach(([sync]) => sync());
    scores.filter(meant).forEach(([sync]) => sync(result));
    page.fresh = false;
    if (root.dataset.fill === "paper") fillPaper(sheet, audit(), result);
  }

  const page = {
    sheet, audit, fresh: false,
    state: () => state,
    number: (item) => numbers.get(item),
    onShow: (sync, item) => shows.push([sync, item]),
    onScore: (sync, item) => scores.push([sync, item]),
    show: () => show(true),
    answered: (item, n) => {
      const answer = audit().answers[item.id];
      return (Array.isArray(answer) ? answer[n] : n === 0 ? answer : undefined) ?? "blank";
    },
    answer: (item, n, given, mark) => {
      last = numbers.get(item);
      const many = item.samples > 1;
      const all = many ? Array.from({ length: item.samples }, (_, k) => page.answered(item, k)) : given;
      if (many) all[n] = given;
      edit({ answers: { ...audit().answers, [item.id]: all } }, mark, item);
      const { number, line } = sayResult(sheet, result, gradeNames());
      announce(word("fill_announce", { number, line, n: page.todo().length }));
    },
    noted: (item) => audit().notes[item.id] ?? {},
    note: (item, key, value) => edit({ notes: { ...audit().notes, [item.id]: { ...page.noted(item), [key]: value } } }, item.id + ":" + key, item),
    head: (key, value) => edit({ head: { ...audit().head, [key]: value } }, "head:" + key),
    isAbsent: (item) => [].concat(audit().answers[item.id] ?? []).includes("na"),
    missing: (item) => {
      if (result.items[numbers.get(item)].state === "blank") return "fill_blank";
      return item.na === "reason" && page.isAbsent(item) && !page.noted(item).fact?.trim() ? "fill_reason_missing" : null;
    },
    todo: () => items.filter((item) => page.missing(item)),
    go: (item) => {
      last = numbers.get(item);
      const card = document.getElementById("fill-item-" + last);
      card.scrollIntoView({ block: "start" });
      card.focus({ preventScroll: true });
    },
    open: (at) => { change({ ...state, at }); show(true); },
    begin: () => {
      change({ audits: [...state.audits, newAudit(sheet)], at: state.audits.length });
      announce(word("fill_begun"), 0);
      document.querySelector(".fill-fields input")?.focus();
    },
    add: (one) => {
      // In place of an audit that nothing was filled in to.
      const audits = state.audits.filter((known) => known !== audit() || hasAny(known));
      change({ audits: [...audits, one], at: audits.length });
      show(true);
    },
    remove: () => {
      const audits = state.audits.filter((known) => known !== audit());
      change({ audits: audits.length ? audits : [newAudit(sheet)], at: Math.max(0, state.at - 1) });
      show(true);
      announce(word("fill_removed"), 0);
    },
  };

  function undo() {
    if (!past.length) return;
    state = past.pop();
    tag = "";
    save();
    show(true);
    announce(word("fill_undone"), 0);
  }

  function next() {
    const open = page.todo();
    if (open.length) page.go(open.find((item) => numbers.get(item) > last) ?? open[0]);
  }

  const view = () => {
    const paper = root.dataset.fill !== "paper";
    root.dataset.fill = paper ? "paper" : "on";
    look.textContent = word(paper ? "fill_back" : "fill_paper");
    if (paper) fillPaper(sheet, audit(), result);
    scrollTo(0, 0);
  };
  const look = button("fill_paper", view);
  const blank = () => {
    removeEventListener("beforeprint", onPrint);
    cleanPaper();
    print();
    addEventListener("beforeprint", onPrint);
  };
  const onPrint = () => fillPaper(sheet, audit(), result);

  // The bar: how it stands, the next item, the way back, the way out.
  const score = make("b");
  const line = make("span");
  const onward = button("fill_next", next, { className: "fill-button main" });
  const back = button("fill_undo", undo);
  page.onScore((result) => {
    const said = sayResult(sheet, result, gradeNames());
    const open = page.todo().length;
    score.textContent = said.number;
    line.textContent = said.line;
    onward.textContent = open ? word("fill_next", { n: open }) : word("fill_done");
    onward.disabled = !open;
    back.disabled = !past.length;
  });
  const out = () => exportDialog(sheet, page);
  const bar = make("div", { className: "fill-bar", role: "region", "aria-label": word("fill_bar") },
    make("p", {}, score, line), onward, back, button("fill_export", out));

  const best = document.querySelector(".follow .best");
  const bestField = make("textarea", { id: "fill-best", rows: 2, oninput: () => page.head("best", bestField.value) });
  page.onShow(() => { if (document.activeElement !== bestField || page.fresh) bestField.value = audit().head.best ?? ""; });
  const kind = document.querySelector(".head .kind");
  const fill = make("main", { className: "fill" },
    make("header", { className: "fill-top" }, make("p", { className: "fill-kind" }, copied(kind), " · v" + sheet.version + " · " + shortHash(sheet)),
      make("h1", {}, textOf(document.querySelector(".head h1"))),
      storage ? make("p", { className: "fill-stores" }, word("fill_stores")) : make("p", { className: "fill-warning", role: "alert" }, word("fill_no_store")),
      warning, buildOlder(sheet, page), buildAudits(page), buildHead(sheet, page), make("p", { className: "fill-how" }, word("fill_how"))),
    make("div", { className: "fill-items" }, buildItems(sheet, page),
      best && make("div", { className: "fill-field" }, make("label", { htmlFor: bestField.id }, textOf(best)), bestField)),
    make("div", { className: "fill-side" }, buildResult(sheet, page),
      make("div", { className: "fill-tools" }, button("fill_export", out, { className: "fill-button main" }), button("fill_import", () => importDialog(sheet, page)),
        button("fill_print", () => print()), button("fill_print_blank", blank))),
    bar, live);
  fill.dataset.assessor = sheet.assessor;
  document.querySelector(".bar").after(fill);
  document.querySelector(".bar nav").append(look);

  // Links lead to the rows of the paper; the same item is answered above it.
  const follow = () => {
    const item = location.hash && items.find((one) => location.hash === "#" + encodeURI(rowOf(sheet, one).id));
    if (item && root.dataset.fill === "on") page.go(item);
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", onPrint);
  addEventListener("pagehide", () => saving && save());
  document.addEventListener("visibilitychange", () => document.hidden && saving && save());
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && !event.target.matches("input:not([type=radio]), textarea") && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      undo();
    }
  });
  // What cannot be kept is not let go without a word.
  addEventListener("beforeunload", (event) => { if ((!storage || stuck) && hasAny(audit())) event.preventDefault(); });
  // The same sheet in another tab: the last hand wins, and both show the same.
  addEventListener("storage", (event) => {
    if (event.key !== keyOf(sheet) || !event.newValue) return;
    const found = kept(keyOf(sheet));
    if (found) {
      const at = found.audits.findIndex((one) => one.id === audit().id);
      state = { audits: found.audits, at: at < 0 ? found.at : at };
      show(true);
    }
  });
  show(true);
  root.dataset.fill = "on";
  follow();
}

// Nobody is left without a sheet: whatever fails here, the printable one is shown.
try {
  start();
} catch (error) {
  delete document.documentElement.dataset.fill;
  document.querySelector(".fill")?.remove();
  console.error(error);
}
