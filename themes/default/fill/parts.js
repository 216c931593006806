// The page's own parts: elements, words, and what the printed sheet knows already.

const WORDS = JSON.parse(document.getElementById("fill-words").textContent);

// A word of the page's language with its blanks filled: word("fill_left", { n: 3 }).
function word(key, blanks = {}) {
  return Object.entries(blanks).reduce((text, [name, value]) => text.split("{" + name + "}").join(value), WORDS[key] ?? key);
}

// Makes an element; what is neither an attribute nor a listener is set as a property.
function make(name, settings = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(settings)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key in element && key !== "list" && key !== "form") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const MARKS = "http://www.w3.org/2000/svg";

function button(key, onclick, settings = {}) {
  return make("button", { type: "button", className: "fill-button", onclick, ...settings }, word(key));
}

// What the printed sheet says of an item in the page's language: the criterion, what to look for, its choices.
function rowOf(sheet, item) {
  const audit = sheet.sheet.split("/")[1] + "/";
  const own = item.id.startsWith(audit) ? item.id.slice(audit.length) : item.id;
  return document.getElementById(own.replaceAll("/", "."));
}

// Copies what an element holds; names of places stay with the original.
function copied(element) {
  if (!element) return [];
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  return [...copy.childNodes];
}

function textOf(element) { return element ? element.textContent.trim() : ""; }

// The words beside the boxes of an item, by the answer that each stands for.
function labelsOf(sheet, item) {
  const scale = scaleOf(item);
  const labels = { na: word("score_na"), "not-observed": word("score_unseen") };
  const worth = (credit) => word("fill_worth", { n: points(times(number(item.points), credit)) });
  if (scale.kind === "yes-no") {
    const pair = "score_" + wordingOf(item);
    Object.assign(labels, { yes: word(pair + "_yes"), no: word(pair + "_no") });
  } else if (scale.kind === "compliant") {
    Object.assign(labels, { full: word("score_met_yes"), partial: word("score_partly"), none: word("score_met_no") });
  } else if (scale.kind === "choice") {
    const options = [...(rowOf(sheet, item)?.querySelectorAll(".answer .opt.last > span") ?? [])];
    scale.choices.forEach((choice, n) => {
      const copy = options[n]?.cloneNode(true);
      copy?.querySelector(".worth")?.remove();
      labels[choice.id] = textOf(copy) || nameOf(choice.text);
    });
  }
  const worths = {};
  for (const own of answersOf(item)) {
    if (scale.kind.startsWith("score")) labels[own] = own;
    const earned = credit(item, own);
    if (scale.kind !== "yes-no" && earned) worths[own] = worth(earned);
  }
  return { labels, worths };
}

// The names of grades in the page's language, in the order of the sheet.
function gradeNames() {
  return [...document.querySelectorAll(".verdict .grades li b, .verdict .by-findings tbody tr:not(:first-child) th b")].map(textOf);
}

function sectionTitles() {
  return [...document.querySelectorAll(".score tr.section")].map((row) => {
    const [letter, title] = row.querySelectorAll("th > b");
    return { letter: textOf(letter), title: textOf(title), how: [...row.querySelectorAll("th > small")].map(textOf) };
  });
}

// Says something to those who listen, once the hand rests: not with every key.
function announcer(element) {
  let timer;
  return (text, wait = 900) => {
    clearTimeout(timer);
    timer = setTimeout(() => { element.textContent = text; }, wait);
  };
}
