// The largest sheets of every kind print: pages of the right size, none of them blank, each with its own head and foot; rows whole and in
// the order of the table, sections held together. So does the handbook, without what only a screen needs.
import { execFileSync } from 'node:child_process';
import { Tally, each, folders, kinds, nameOf, pagesOf, samples } from './site.mjs';

// Only text is read, nothing is drawn: that the library finds no canvas is no news.
const { log, warn } = console;
console.log = console.warn = () => {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
Object.assign(console, { log, warn });

const MM = 72 / 25.4;
const PAPERS = { a4: [210, 297], letter: [215.9, 279.4] };
/** The running head and foot stand within this many millimetres of the edges, the body between them. */
const EDGE = { top: 21, bottom: 13 };
const tally = new Tally('paper');
const isSheet = (page) => /\/(checklists|score-sheets)\//.test(page.path);
const sheets = folders.flatMap((folder) => samples(pagesOf(folder).filter(isSheet), 3));
const handbook = kinds(1).filter((page) => !isSheet(page));

/** Text without its gaps. */
const tight = (text) => text.normalize('NFKC').replace(/[\u2044\u2215]/gu, '/').replace(/[\u2010-\u2015\u2212]/gu, '-').replace(/[\s\u200b\u2060]+/gu, '');

/** A font may hold one glyph for a character and its radical, and a PDF then says either. */
const pattern = (text) => new RegExp([...tight(text)].map((char) => (/\p{Script=Han}/u.test(char) ? `[${char}\u2e80-\u2eff]` : char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))).join(''), 'u');
const has = (page, text) => pattern(text).test(page.all);

/** What the page says that must be found on paper. */
const words = () => {
  const { dataset, classList } = document.documentElement;
  const text = (node) => node?.textContent ?? '';
  const rows = (body) => [...body.rows].map((row) => text(row));
  return {
    dataset: { ...dataset },
    classes: [...classList],
    head: [...document.querySelectorAll('.score thead th:not(:has(.vh))')].map(text).join(''),
    appendix: document.querySelector('.appendix') !== null,
    sections: [...document.querySelectorAll('.score tbody')].map((body) => ({ whole: body.matches('.whole'), tall: body.matches('.tall'), rows: rows(body) })),
    lines: [...document.querySelectorAll('.lines tbody tr[id]')].map(text),
    blocks: ['.signatures', '.verdict .pass', '.close'].flatMap((name) => [...document.querySelectorAll(name)].map(text)),
  };
};

/** Says on which pages a text stands. */
const places = (text, pages) => pages.flatMap((page, index) => (has(page, text) ? [index + 1] : []));

/** Checks that the rows of the score sheet stand together as the rules of breaking want. */
function sections(said, pages) {
  const faults = [];
  const heads = new Set();
  for (const { whole, tall, rows } of said.sections) {
    const on = rows.map((row) => places(row, pages)[0]);
    const lost = rows.find((_, index) => on[index] === undefined);
    if (lost !== undefined) {
      faults.push(`the row “${lost.trim().replace(/\s+/g, ' ').slice(0, 60)}” is split or out of order`);
      continue;
    }
    const name = rows[0].trim().slice(0, 20);
    if (whole && new Set(on).size > 1) faults.push(`the short section “${name}” is split`);
    if (on[1] !== on[0]) faults.push(`the head of “${name}” stands alone`);
    if (!tall && rows.length > 3 && on[2] !== on[0]) faults.push(`one row alone stands with the head of “${name}”`);
    if (!tall && on.at(-1) !== on.at(-2)) faults.push(`the last row of “${name}” stands alone`);
    for (const number of on) heads.add(number);
  }
  for (const number of heads) {
    if (!has(pages[number - 1], said.head)) faults.push(`page ${number} lacks the heads of the columns`);
  }
  return faults;
}

/** Prints the page that is open: the text of each page, how far down it goes, and what is wrong with it. */
async function print(tab, size) {
  const file = await tab.pdf({ preferCSSPageSize: true });
  // One library knows where text stands, the other reads every digit.
  const texts = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: file, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['pipe', 'pipe', 'ignore'] }).split('\f');
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const faults = [];
  const pages = [];
  if (pdf.numPages === 0) faults.push('no page');
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const [, , width, height] = sheet.view;
    const near = (a, b) => Math.abs(a / MM - b) < 1;
    if (!near(width, size[0]) || !near(height, size[1])) {
      faults.push(`page ${number} is ${Math.round(width / MM)} × ${Math.round(height / MM)} mm`);
    }
    const items = (await sheet.getTextContent()).items.filter((item) => item.str?.trim());
    const body = items.filter(({ transform: [, , , , , y] }) => y > EDGE.bottom * MM && y < height - EDGE.top * MM);
    if (body.length === 0) faults.push(`page ${number} of ${pdf.numPages} is blank`);
    const edges = items.filter((item) => item.transform[4] < 0 || item.transform[4] + item.width > width + 1);
    for (const item of edges.slice(0, 3)) faults.push(`page ${number}: “${item.str}” runs off the paper`);
    const lowest = Math.min(...body.map((item) => item.transform[5]));
    pages.push({ all: tight(texts[number - 1] ?? ''), filled: 1 - lowest / height });
  }
  await pdf.destroy();
  return { pages, faults };
}

/** Checks that every page says which of how many it is. */
function counted({ page: before, of, end }, pages) {
  return pages.flatMap((page, index) => {
    const count = `${before}${index + 1}${of}${pages.length}${end}`;
    return has(page, count) ? [] : [`page ${index + 1} does not count itself`];
  });
}

await each(sheets, { viewport: { width: 1280, height: 900 } }, async (tab, page) => {
  await tab.goto(page.url, { waitUntil: 'load' });
  const said = await tab.evaluate(words);
  const paper = Object.keys(PAPERS).find((name) => said.classes.includes(name));
  const size = PAPERS[paper ?? 'a4'];
  const { pages, faults } = await print(tab, said.classes.includes('landscape') ? size.toReversed() : size);
  if (!paper) faults.push('the sheet names no paper');
  faults.push(...counted(said.dataset, pages));
  const { title, follow, shop, date, middle } = said.dataset;
  pages.forEach((page, index) => {
    if (!has(page, middle)) faults.push(`page ${index + 1} lacks version and hash`);
    if (index === 0) return;
    if (![title, follow].some((name) => has(page, name))) faults.push(`page ${index + 1} does not say what it continues`);
    if (![shop, date].every((field) => has(page, field))) faults.push(`page ${index + 1} has no room for shop and date`);
  });
  faults.push(...sections(said, pages));
  for (const line of [...said.lines, ...said.blocks]) {
    if (places(line, pages).length === 0) faults.push(`“${line.trim().replace(/\s+/g, ' ').slice(0, 60)}” is split or out of order`);
  }
  // What the inspector keeps stands on pages of its own, however short it is.
  if (!said.appendix && said.sections.length > 0 && pages.length > 1 && pages.at(-1).filled < 1 / 3) {
    faults.push(`the last page is ${Math.round(100 * pages.at(-1).filled)} % full`);
  }
  tally.note(`${nameOf(page)} (${pages.length} pages)`, faults);
});

/** What a screen needs and paper does not, and the code that only paper needs. */
const onPaper = () => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0);
  const side = shown('.code svg')[0]?.getBoundingClientRect().width;
  return {
    dataset: { ...document.documentElement.dataset },
    letter: document.documentElement.classList.contains('letter'),
    broad: document.querySelector('.is-broad') !== null,
    screen: shown('.top, .side, .beside, .crumbs, .pager, .thumb, button').map((node) => node.className || node.localName),
    code: side && (side * 25.4) / 96,
    coded: document.querySelector('.code') !== null,
  };
};

await each(handbook, { viewport: { width: 1280, height: 900 } }, async (tab, page) => {
  await tab.goto(page.url, { waitUntil: 'load' });
  await tab.emulateMedia({ media: 'print' });
  const said = await tab.evaluate(onPaper);
  const size = PAPERS[said.letter ? 'letter' : 'a4'];
  const { pages, faults } = await print(tab, said.broad ? size.toReversed() : size);
  faults.push(...counted(said.dataset, pages));
  pages.forEach((each, index) => {
    if (!has(each, said.dataset.foot)) faults.push(`page ${index + 1} lacks version and hash`);
  });
  for (const name of said.screen) faults.push(`“${name}” is printed`);
  if (said.coded && !(said.code > 19.5 && said.code < 32.5)) faults.push(`the code is ${said.code} mm wide`);
  tally.note(`${nameOf(page)} (${pages.length} pages)`, faults);
});
tally.end();
