// What the answers come to, as they are given: the same number as the program and the workbook show.

function buildResult(sheet, page) {
  const grades = gradeNames();
  const titles = sectionTitles();
  const big = make("p", { className: "fill-score" });
  const verdictLine = make("p", { className: "fill-verdict" });
  const reasons = make("ul", { className: "fill-reasons" });
  const body = make("tbody");
  const shares = make("dl", { className: "fill-shares" });
  const open = make("details", { className: "fill-open" }, make("summary"), make("ul"));
  const table = make("table", { className: "fill-sums" }, make("caption", {}, word("fill_sums")),
    make("thead", {}, make("tr", {}, ["score_section", "fill_points_got", "score_rate_word"].map((key) => make("th", { scope: "col" }, word(key))))), body);
  const box = make("section", { className: "fill-result", "aria-labelledby": "fill-result-name" },
    make("h2", { id: "fill-result-name" }, word("fill_result")), big, verdictLine, reasons, open, shares, table);

  page.onScore((result) => {
    const said = sayResult(sheet, result, grades);
    big.textContent = said.number;
    verdictLine.textContent = said.line;
    box.dataset.result = result.result;
    reasons.replaceChildren(...said.reasons.map((text) => make("li", {}, text)));
    const row = (title, score, earned, max, short) => make("tr", {}, make("th", { scope: "row" }, title),
      make("td", {}, max.n ? points(earned) + "／" + points(max) : "—"), make("td", {}, score === null ? "—" : score + (short ? " ▼" : "")));
    body.replaceChildren(
      ...result.sections.map((one, n) => row(titles[n] ? titles[n].letter + " " + titles[n].title : one.id, one.score, one.earned, one.max, one.short)),
      row(word("score_total"), result.score, result.earnedPoints, result.maxPoints));
    const pairs = [
      ["fill_na_share", result.na_share === null ? "—" : result.na_share + "%" + (result.tooManyAbsent ? " · " + word("fill_na_over", { n: sheet.na_limit }) : "")],
      ["fill_coverage", result.coverage === null ? "—" : result.coverage + "%"],
      ["fill_passed", word("fill_passed_of", { n: result.passed, m: result.answered })],
      ["fill_findings", word("fill_findings_of", result.counts)],
    ];
    shares.replaceChildren(...pairs.map(([key, text]) => make("div", {}, make("dt", {}, word(key)), make("dd", {}, text))));
    const todo = page.todo();
    open.hidden = todo.length === 0;
    open.firstChild.textContent = word("fill_open", { n: todo.length });
    open.lastChild.replaceChildren(...todo.map((item) => make("li", {},
      make("button", { type: "button", className: "fill-button", onclick: () => page.go(item) }, item.number))));
  });
  return box;
}

// Puts a result into words: the number, the grade and what it came to, the reasons.
function sayResult(sheet, result, grades) {
  const state = word("fill_result_" + result.result);
  const grade = result.grade === null ? "" : grades[result.gradeAt] || result.grade;
  const texts = result.reasons.filter((one) => !one.startsWith("blank:")).reduce((counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1), new Map());
  const reasons = [...texts].map(([one, n]) => word("fill_why_" + (one === "cap" && result.capped ? "capped" : one), { n, cap: result.cap ? points(result.cap) : "", raw: result.rawShown ?? "" }));
  if (result.blanks) reasons.push(word("fill_why_blank", { n: result.blanks }));
  return {
    number: result.score === null ? "—" : result.score,
    line: [grade, state].filter(Boolean).join(" · "),
    reasons,
  };
}
