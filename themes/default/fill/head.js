// The head of the page: which audit is filled in, what stands in its head, and whether the browser keeps it.

// The keys of response files by the fields of the printed head.
const FIELD_KEYS = { shop: "site", shop_no: "site", check_date: "date", visit_date: "date", arrived_at: "arrived", started_at: "arrived", left_at: "left", ended_at: "left", self_auditor: "auditor", accompanied: "escort", on_duty: "shift", receipt: "id", badge: "assessed" };

// What the head says already: a sheet made for one site names it.
function knownHead() {
  const { site } = document.getElementById("fill-fields").dataset;
  return site ? { site } : {};
}

// Lists what the printed head asks for, in its order: key, label, kind of control.
function headKeys() {
  const fields = JSON.parse(document.getElementById("fill-fields").textContent);
  const labels = [...document.querySelectorAll(".paper .fields .field dt")];
  const kinds = { date: "date", arrived: "time", left: "time" };
  return fields.map((field, n) => {
    const key = FIELD_KEYS[field] ?? field;
    return { key, label: textOf(labels[n]), type: kinds[key] ?? "text" };
  });
}

function buildHead(sheet, page) {
  // The last result is the business of who compares; a shopper signs on paper and gives a number here.
  const asked = headKeys().filter(({ key }) => key !== "last_score");
  if (sheet.assessor === "third-party") asked.push({ key: "auditor", label: word("fill_shopper"), type: "text" });
  // Files of two visits of one day are taken for copies unless they say which is which.
  if (sheet.assessor !== "customer") asked.push({ key: "visit", label: word("fill_visit"), type: "text" });
  const last = headKeys().findIndex(({ key }) => key === "last_score");
  const known = last < 0 ? "" : textOf(document.querySelectorAll(".paper .fields .field dd")[last]);
  const told = document.querySelector(".paper .past");
  const past = [
    known && make("p", { className: "fill-last" }, headKeys()[last].label + word("colon"), make("b", {}, known)),
    told && buildPast(told),
  ].filter(Boolean);
  const fields = asked.map(({ key, label, type }) => {
    const input = make("input", { type, id: "fill-head-" + key, autocomplete: "off" });
    input.addEventListener("input", () => page.head(key, input.value));
    page.onShow(() => { if (document.activeElement !== input || page.fresh) input.value = page.audit().head[key] ?? ""; });
    return make("div", { className: "fill-field" }, make("label", { htmlFor: input.id }, label), input);
  });
  return make("div", {}, past, make("div", { className: "fill-fields" }, fields));
}

// What was to be done since last time: a list, since a table is wider than a phone.
function buildPast(told) {
  const title = told.querySelector("h2").firstChild;
  const lines = [...told.querySelectorAll("tbody tr")].map((row) => {
    const [number, text, what, owner, due] = [...row.cells].map(textOf);
    const rest = [what, owner, due].filter(Boolean).join(" · ");
    return make("li", {}, make("b", {}, number + " "), text, rest && make("small", {}, rest));
  });
  return make("section", { className: "fill-past" }, make("h2", {}, title.textContent.trim()), make("ul", {}, lines));
}

// Several audits of one sheet lie side by side.
function buildAudits(page) {
  const choice = make("select", { id: "fill-audit", onchange: () => page.open(Number(choice.value)) });
  page.onShow(() => {
    const { audits, at } = page.state();
    choice.replaceChildren(...audits.map((audit, n) => {
      const name = [audit.head.site, audit.head.date].filter(Boolean).join(" ") || word("fill_audit_n", { n: n + 1 });
      const count = Object.values(audit.answers).filter(isAnswered).length;
      return make("option", { value: n, selected: n === at }, word("fill_audit_name", { name, n: count, of: itemsOf(page.sheet).length }));
    }));
  });
  const remove = () => {
    const answers = Object.values(page.audit().answers).filter(isAnswered).length;
    ask("fill_remove", { n: answers }, "fill_remove", page.remove);
  };
  return make("div", { className: "fill-audits" }, make("div", { className: "fill-field" }, make("label", { htmlFor: choice.id }, word("fill_audit")), choice),
    make("div", { className: "fill-row" }, button("fill_new", page.begin), button("fill_remove", remove)));
}

// What older versions of the sheet hold in this browser stays, and can be taken along.
function buildOlder(sheet, page) {
  return older(sheet).flatMap((one) => one.audits.filter(hasAny).map((audit) => {
    const n = Object.values(audit.answers).filter(isAnswered).length;
    const said = make("div", { role: "status" });
    const take = () => {
      const { audit: taken, left } = carriedOver(sheet, audit, one.items);
      page.add(taken);
      said.replaceChildren(left.length ? make("ul", {}, left.map((text) => make("li", {}, text))) : word("fill_imported", { n: Object.keys(taken.answers).length }));
    };
    const name = [audit.head.site, audit.head.date].filter(Boolean).join(" ");
    return make("section", { className: "fill-older" }, make("p", {}, word("fill_older", { hash: shortHash(one.items), version: one.items.version, name, n })),
      make("div", { className: "fill-row" }, button("fill_older_take", take), button("fill_older_export", () => exportDialog(one.items, { audit: () => audit, todo: () => [] }))), said);
  }));
}
