// Pages to learn by: drawings keep their words in their boxes, on narrow screens lists stand for them, on paper they can be read; the
// morning meeting is led by the keyboard and is one long text without a script.
import { Tally, browser, each, folders, nameOf, pagesOf } from './site.mjs';

const { log, warn } = console;
console.log = console.warn = () => {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
Object.assign(console, { log, warn });

const tally = new Tally('learn');
const all = folders.flatMap((folder) => pagesOf(folder));
const drawn = all.filter((page) => page.kind === 'flow' || page.kind === 'journey');
const meetings = all.filter((page) => page.kind === 'meeting');
/** The sides of paper, in points. */
const SIZES = { a4: [595, 842], letter: [612, 792] };
/** The width of the text on A4, in CSS pixels, upright and on its side. */
const PAPER = { upright: (180 / 25.4) * 96, broad: (275 / 25.4) * 96 };

/** Finds words that leave their boxes, or the drawing. */
function outside() {
  const faults = [];
  const slack = 1;
  for (const svg of document.querySelectorAll('.drawing svg')) {
    const { width, height } = svg.viewBox.baseVal;
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBBox();
      const say = (what) => faults.push(`${svg.querySelector('title').textContent}: “${text.textContent}” ${what}`);
      if (box.x < -slack || box.y < -slack || box.x + box.width > width + slack || box.y + box.height > height + slack) say('leaves the drawing');
      const group = text.closest('a, g');
      const rect = text.parentElement.querySelector(':scope > rect');
      if (rect && group && svg.contains(group)) {
        const around = rect.getBBox();
        if (box.x < around.x - slack || box.x + box.width > around.x + around.width + slack || box.y < around.y - slack || box.y + box.height > around.y + around.height + slack) {
          say(`leaves its box: ${Math.round(box.x)}–${Math.round(box.x + box.width)} of ${around.x}–${around.x + around.width}`);
        }
      }
      if (text.matches('.dw-mark-word')) {
        const mark = text.previousElementSibling.getBBox();
        if (box.width > mark.width - 6) say('leaves its mark');
      }
    }
    // No two words stand on each other.
    const boxes = [...svg.querySelectorAll('text')].map((text) => [text.getBBox(), text.textContent]);
    boxes.forEach(([a, one], n) => {
      for (const [b, other] of boxes.slice(n + 1)) {
        const over = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const deep = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        if (over > 2 && deep > 5) faults.push(`“${one}” stands on “${other}”`);
      }
    });
  }
  return [...new Set(faults)];
}

/** Says how large the smallest letters of a drawing are when it is as wide as the paper. */
function smallest(paper) {
  return [...document.querySelectorAll('.drawing')].map((box) => {
    const svg = box.querySelector('svg');
    const room = box.classList.contains('is-broad') ? paper.broad : paper.upright;
    const scale = Math.min(1, room / svg.viewBox.baseVal.width);
    const sizes = [...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize));
    return Math.min(...sizes) * scale * 0.75;
  });
}

await each(drawn, {}, async (tab, page) => {
  const faults = [];
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme, media: 'screen' });
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.goto(page.url, { waitUntil: 'load' });
    if ((await tab.locator('.drawing svg:visible').count()) === 0) faults.push(`${colorScheme}: nothing is drawn`);
    faults.push(...(await tab.evaluate(outside)).map((fault) => `${colorScheme}: ${fault}`));
  }
  const silent = await tab.evaluate(() => [...document.querySelectorAll('.drawing svg')].filter((svg) => !svg.querySelector('title')?.textContent || !svg.querySelector('desc')?.textContent).length);
  if (silent > 0) faults.push(`${silent} drawings say nothing in words`);
  const small = (await tab.evaluate(smallest, PAPER)).filter((size) => size < 6.5);
  if (small.length > 0) faults.push(`letters of ${small[0].toFixed(1)} pt on paper`);

  await tab.setViewportSize({ width: 390, height: 844 });
  const narrow = await tab.evaluate(() => ({
    drawn: [...document.querySelectorAll('.drawing svg')].filter((svg) => svg.getBoundingClientRect().height > 0).length,
    steps: new Set([...document.querySelectorAll('.drawing .dw-box')].map((box) => box.closest('a')?.getAttribute('href') ?? '')),
    links: [...document.querySelectorAll('main li a, main table a')].filter((a) => a.getBoundingClientRect().height > 0).map((a) => a.getAttribute('href')),
    hrefs: [...document.querySelectorAll('.drawing a')].map((a) => a.getAttribute('href')),
  }));
  if (narrow.drawn > 0) faults.push('390: a drawing is left');
  for (const href of narrow.hrefs.filter((href) => !narrow.links.includes(href))) faults.push(`390: the list lacks ${href}`);
  tally.note(nameOf(page), faults);
});

/** Reads the text of each page of a document. */
async function sheets(bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const sheet = await document.getPage(n);
    const { items } = await sheet.getTextContent();
    const [, , width, height] = sheet.view;
    pages.push({ width, height, text: items.map((item) => item.str).join('').normalize('NFKC').replace(/\s+/g, '') });
  }
  return pages;
}

const printed = [...drawn, ...all.filter((page) => page.kind === 'duties')].sort((a, b) => b.size - a.size).slice(0, 8).concat(meetings.sort((a, b) => b.size - a.size).slice(0, 2));
const chrome = await browser();
for (const page of printed) {
  const faults = [];
  const tab = await chrome.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(page.url, { waitUntil: 'load' });
  const numbers = await tab.evaluate(() => [...document.querySelectorAll('.drawing .dw-no, .duties th .no, .slide h2 .no')].map((e) => e.textContent.trim()));
  const wanted = (await tab.evaluate(() => document.documentElement.classList.contains('letter'))) ? SIZES.letter : SIZES.a4;
  const found = await sheets(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
  const text = found.map((sheet) => sheet.text).join('');
  for (const number of new Set(numbers)) if (!text.includes(number)) faults.push(`not on paper: ${number}`);
  if (numbers.length === 0) faults.push('no steps');
  for (const [n, sheet] of found.entries()) {
    const sides = [sheet.width, sheet.height].map(Math.round).sort((a, b) => a - b);
    if (sides.some((side, at) => Math.abs(side - wanted[at]) > 2)) faults.push(`page ${n + 1} is of ${sides}, not ${wanted}`);
    if (sheet.text.length < 40) faults.push(`page ${n + 1} is blank`);
  }
  await tab.close();
  tally.note(`${nameOf(page)} on paper`, faults);
}

for (const page of meetings.sort((a, b) => b.size - a.size).slice(0, 4)) {
  const faults = [];
  const want = (is, what) => { if (!is) faults.push(what); };
  const tab = await chrome.newPage({ viewport: { width: 1280, height: 720 } });
  await tab.goto(page.url, { waitUntil: 'load' });
  const shown = () => tab.evaluate(() => [...document.querySelectorAll('.slide')].filter((s) => s.getBoundingClientRect().height > 0).map((s) => s.id));
  const ids = await tab.evaluate(() => [...document.querySelectorAll('.slide')].map((s) => s.id));
  const is = async (id, after) => want((await shown()).join() === id, `after ${after} ${await shown()} is shown, not ${id}`);
  await is(ids[0], 'opening');
  for (const id of ids.slice(1)) {
    await tab.keyboard.press('ArrowRight');
    await is(id, 'the right arrow');
    const wide = await tab.evaluate(() => { const s = document.querySelector('.slide.is-shown'); return s.scrollWidth - s.clientWidth; });
    want(wide <= 1, `${id} is ${wide} px too wide`);
  }
  want((await tab.locator('.deck-place').textContent()).includes(String(ids.length)), 'the place is not told');
  await tab.keyboard.press('Home');
  await is(ids[0], 'Home');
  await tab.keyboard.press('End');
  await is(ids.at(-1), 'End');
  await tab.keyboard.press('ArrowLeft');
  await is(ids.at(-2), 'the left arrow');
  await tab.reload({ waitUntil: 'load' });
  await is(ids.at(-2), 'reloading');
  await tab.keyboard.press('Home');
  for (let n = 0; n < 40 && (await shown()).join() === ids[0]; n += 1) await tab.keyboard.press('ArrowDown');
  await is(ids[1], 'reading down');
  await tab.locator('[data-deck-back]').click();
  await is(ids[0], 'the button back');
  await tab.keyboard.press('Escape');
  await tab.waitForURL((url) => !url.pathname.includes('/meeting/')).catch(() => faults.push('Esc does not lead out'));
  await tab.close();
  for (const width of [390, 1280]) {
    const plain = await chrome.newContext({ javaScriptEnabled: false, viewport: { width, height: 844 } });
    const still = await plain.newPage();
    await still.goto(page.url, { waitUntil: 'load' });
    const seen = await still.locator('.slide:visible').count();
    want(seen === ids.length, `without script ${seen} of ${ids.length} are shown at ${width}`);
    await plain.close();
  }
  tally.note(`${nameOf(page)} by keyboard`, faults);
}
await chrome.close();
tally.end();
