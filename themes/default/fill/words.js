// Answers as files write them, and as people type them.

const UNSEEN = ["observe", "measure", null, undefined];

// Lists the words that an item can be answered with; an item that is measured or counted takes figures besides.
function answersOf(item) {
  const scale = scaleOf(item);
  const upTo = (most) => Array.from({ length: most + 1 }, (_, digit) => String(digit));
  const own = {
    "yes-no": () => ["yes", "no"],
    compliant: () => ["full", "partial", "none"],
    score5: () => upTo(5),
    score10: () => upTo(10),
    choice: () => scale.choices.map((choice) => choice.id),
  };
  return own[scale.kind]?.() ?? [];
}

function mayBeAbsent(item) { return item.na !== "no"; }
function mayBeUnseen(item) { return UNSEEN.includes(item.method); }

// Which pair of words stands beside two boxes: as on paper.
function wordingOf(item) {
  if (item.ban) return "happened";
  return /[？?]\s*$/.test(nameOf(item.text)) ? "question" : "met";
}

// The unit that a measured item is answered in: that of its first step.
function unitOf(item) {
  const step = scaleOf(item).steps[0];
  return measured(step.max ?? step.min)?.as ?? "";
}

const TYPED = {
  yes: ["yes", "y", "是", "√", "✓", "✔", "符合", "未发生", "full", "1"],
  no: ["no", "n", "否", "×", "x", "✗", "✘", "不符合", "发生", "none", "0"],
  full: ["full", "符合", "√", "✓", "✔", "yes", "是"],
  partial: ["partial", "部分符合", "部分", "△"],
  none: ["none", "不符合", "×", "x", "✗", "✘", "no", "否"],
  na: ["na", "n/a", "不适用", "—", "-"],
  "not-observed": ["not-observed", "not observed", "未看到", "○", "o"],
  blank: ["", "blank", "漏填"],
};

const TIMES = { 秒: "s", 秒钟: "s", 分: "min", 分钟: "min", 小时: "h", 天: "d" };

// Reads one answer; null where the item knows no such answer.
function readAnswer(item, text) {
  // Full-width digits and marks are what a Chinese keyboard gives.
  const typed = String(text).normalize("NFKC").trim().toLowerCase();
  const own = answersOf(item);
  if (own.includes(String(text))) return String(text);
  for (const word of ["blank", "na", "not-observed", ...own]) {
    if (TYPED[word]?.includes(typed)) return word === "na" && !mayBeAbsent(item) ? null : word;
  }
  const kind = scaleOf(item).kind;
  if (kind === "measure") {
    const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,4})?)\s*(.*)$/.exec(typed) ?? [];
    const own = unitOf(item);
    // The unit stays as the sheet writes it.
    const same = unit === "" || unit === own.normalize("NFKC").toLowerCase();
    const value = amount && amount + (same ? own : TIMES[unit] ?? unit);
    return value && credit(item, value) ? value : null;
  }
  return kind !== "choice" && credit(item, typed) ? typed : null;
}
