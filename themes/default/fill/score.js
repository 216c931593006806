// The scoring rule. It is the same in the program and in the workbook; the same test vectors judge all three.

// Seconds in a unit of time.
const SECONDS = { s: 1, min: 60, h: 3600, d: 86400, w: 604800, mo: 2592000, q: 7862400, y: 31536000 };

// Names the scale of an item and what belongs to it: `{ kind: "compliant", partial: "0.5" }`.
function scaleOf(item) {
  const scale = item.scale;
  if (typeof scale === "string") return { kind: scale.replace("_", "-") };
  if (scale.kind) return scale;
  const kind = Object.keys(scale)[0];
  return { kind: kind.replace("_", "-"), ...scale[kind] };
}

// Reads a measured value, or a bound of a measured scale: `8s`, `2.5 min`, `30`, `28℃`.
function measured(value) {
  const text = String(value);
  const parts = /^\s*([\d.]+(?:\/\d+)?)\s*(.*?)\s*$/.exec(text);
  const amount = parts && number(parts[1]);
  if (!amount) return null;
  const factor = SECONDS[parts[2]];
  return { amount: factor ? times(amount, fraction(factor)) : amount, unit: factor ? "s" : parts[2], said: parts[1], as: parts[2] };
}

// Returns the credit of one sample; null where there is none to give, undefined where the answer is off the scale.
function credit(item, word) {
  if (word === "na" || word === "not-observed" || word === "blank" || word === undefined || word === "") return null;
  const scale = scaleOf(item);
  const count = /^\d{1,9}$/.test(word) ? BigInt(word) : null;
  const of = (list) => Object.prototype.hasOwnProperty.call(list, word) ? list[word] : undefined;
  switch (scale.kind) {
    case "yes-no": return of({ yes: WHOLE, no: NONE });
    case "compliant": return of({ full: WHOLE, partial: number(scale.partial ?? "1/2"), none: NONE });
    case "score5": return count !== null && count <= 5n ? fraction(count, 5n) : undefined;
    case "score10": return count !== null && count <= 10n ? fraction(count, 10n) : undefined;
    case "deduct": {
      if (count === null) return undefined;
      const off = over(times(number(scale.per), fraction(count)), number(item.points));
      return below(off, WHOLE) ? minus(WHOLE, off) : NONE;
    }
    case "measure": {
      const [first] = scale.steps;
      const unit = measured(first.max ?? first.min).as;
      // A bare number is meant in the unit of the first bound.
      const value = measured(/^[\d.\s]+$/.test(word) ? word + unit : word);
      if (!value) return undefined;
      for (const step of scale.steps) {
        const [most, fewest] = [step.max, step.min].map((bound) => bound ? measured(bound) : null);
        if (value.unit !== (most ?? fewest).unit) return undefined;
        if (!(most && below(most.amount, value.amount)) && !(fewest && below(value.amount, fewest.amount))) return number(step.credit);
      }
      return NONE;
    }
    case "choice": {
      const choice = scale.choices.find((one) => one.id === word);
      return choice && number(choice.credit);
    }
  }
  return undefined;
}

// Judges one item: its state, its credit, and whether it triggers what it is critical for.
function judge(item, answer) {
  const samples = (Array.isArray(answer) ? answer : [answer ?? "blank"]).map((word) => word || "blank");
  const credits = samples.map((word) => credit(item, word)).filter(Boolean);
  const rule = item.critical && item.critical.effect !== "no" ? item.critical : null;
  if (credits.length === 0) {
    const state = samples.length && samples.every((word) => word === "na") ? "na"
      : samples.every((word) => word === "na" || word === "not-observed") && samples.length ? "not-observed" : "blank";
    return { state, credit: null, triggered: false, missed: 0 };
  }
  const mean = over(credits.reduce(plus), fraction(credits.length));
  const bound = rule && number(rule.below ?? "1");
  return {
    state: "answered",
    credit: item.samples_rule === "all" ? credits.reduce(least) : mean,
    triggered: Boolean(rule) && credits.some((one) => below(one, bound)),
  };
}

// Tells which kind of finding an item is; null for none.
function finding(item, judged, noted) {
  if (judged.triggered) return "critical";
  if (judged.state !== "answered") return noted ? "observation" : null;
  if (!below(judged.credit, WHOLE)) return noted ? "observation" : null;
  if (!item.severity && below(fraction(1n, 2n), judged.credit)) return "observation";
  return item.severity ?? "minor";
}

// Scores a sheet. `answers` holds a word, or one word a sample, by the id of the item; `notes` tells which have a note.
function verdict(sheet, answers, notes = {}) {
  const decimals = sheet.decimals ?? 1;
  const hundred = fraction(100n);
  const share = (part, all) => all.n ? fixed(over(times(hundred, part), all), decimals) : null;
  let [earned, most, heard, asked, absent, all] = [NONE, NONE, NONE, NONE, NONE, NONE];
  let [weighted, weights] = [NONE, NONE];
  let [blanks, answered, passed] = [0, 0, 0];
  let [failed, short, cap] = [false, false, null];
  const counts = { critical: 0, major: 0, minor: 0, observation: 0 };
  const reasons = [];
  const items = [];
  const sections = sheet.sections.map((section) => {
    let [e, m, zero] = [NONE, NONE, false];
    for (const item of section.items) {
      const judged = judge(item, answers[item.id]);
      const w = number(item.points);
      const kind = finding(item, judged, notes[item.id]);
      if (kind) counts[kind] += 1;
      items.push({ id: item.id, credit: judged.credit && exactly(judged.credit), points: item.points, state: judged.state,
        triggered: judged.triggered, finding: kind, got: judged.credit && times(w, judged.credit) });
      if (judged.state === "blank" && w.n) blanks += 1;
      if (w.n) all = plus(all, w);
      if (judged.state === "na") absent = plus(absent, w);
      else asked = plus(asked, w);
      if (judged.state !== "answered") continue;
      if (w.n) {
        answered += 1;
        if (!below(judged.credit, WHOLE)) passed += 1;
        e = plus(e, times(w, judged.credit));
        m = plus(m, w);
        heard = plus(heard, w);
      }
      if (!judged.triggered) continue;
      const effect = item.critical.effect;
      if (effect === "zero_section") {
        zero = true;
        reasons.push("zero_section");
      } else if (effect.startsWith("cap:")) {
        cap = cap ? least(cap, number(effect.slice(4))) : number(effect.slice(4));
        reasons.push("cap");
      } else {
        failed = true;
        reasons.push("critical");
      }
    }
    if (zero) e = NONE;
    earned = plus(earned, e);
    most = plus(most, m);
    const rate = m.n ? over(times(hundred, e), m) : null;
    const score = rate && fixed(rate, decimals);
    if (rate) {
      const weight = number(section.weight ?? "1");
      weighted = plus(weighted, times(weight, rate));
      weights = plus(weights, weight);
    }
    const under = Boolean(rate && section.min) && below(number(score), number(section.min));
    if (under) {
      short = true;
      reasons.push("section_min");
    }
    return { id: section.id, score, earned: e, max: m, short: under };
  });

  let raw = most.n ? over(times(hundred, earned), most) : null;
  if (sheet.model === "sections") raw = weights.n ? over(weighted, weights) : null;
  const final = raw && cap ? least(raw, cap) : raw;
  const score = final && fixed(final, decimals);
  const byFindings = sheet.grade_by === "findings";
  const grades = byFindings ? sheet.findings : sheet.grades;
  const fits = (most, count) => most === null || most === undefined || count <= most;
  const reached = score === null ? undefined : byFindings
    ? grades.find((g) => fits(g.critical, counts.critical) && fits(g.major, counts.major) && fits(g.minor, counts.minor))
    : grades.find((g) => !below(number(score), number(g.from)));
  const lowest = byFindings ? grades[grades.length - 1] : grades.reduce((worst, one) => below(number(worst.from), number(one.from)) ? worst : one);

  // Given only where the sheet fails by it.
  const told = failed || blanks || score === null ? reasons.filter((one) => one !== "section_min") : reasons;
  let result = "pass";
  let grade = reached;
  if (failed) [result, grade] = ["fail", lowest];
  else if (blanks) [result, grade] = ["incomplete", undefined];
  else if (score === null) [result, grade] = ["none", undefined];
  else if (short) [result, grade] = ["fail", lowest];
  else if (grade?.fail) result = "fail";
  if (result === "incomplete") told.push("blank:" + blanks);
  const absence = share(absent, all);
  return {
    score, raw: raw && exactly(raw), earned: exactly(earned), max: exactly(most), earnedPoints: earned, maxPoints: most,
    grade: grade ? nameOf(grade.name) : null, gradeAt: grade ? grades.indexOf(grade) : -1, result, reasons: told,
    na_share: absence, coverage: share(heard, asked), sections, items,
    // What only the page shows.
    capped: Boolean(cap && raw && below(cap, raw)), rawShown: raw && fixed(raw, decimals), cap,
    tooManyAbsent: absence !== null && below(fraction(sheet.na_limit ?? 20), number(absence)),
    blanks, answered, passed, counts,
  };
}

// Names a grade: a word, or words by language of which the first is the main one.
function nameOf(name) { return typeof name === "string" ? name : Object.values(name)[0]; }
