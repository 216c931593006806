// Sheets as a ruler finds them: sizes and type in the print layout, and on the rasterised first page the weight of the
// lines, no colour, and the critical boxes told apart in grey.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tally, each, folders, nameOf, pagesOf, samples } from './site.mjs';

const DPI = 600;
const tally = new Tally('measure');
const isSheet = (page) => /\/(checklists|score-sheets)\//.test(page.path);
const sheets = folders.flatMap((folder) => samples(pagesOf(folder).filter(isSheet), 6));
// English lines may break elsewhere in print, and then nothing stands where the layout said.
const shown = new Set(samples(sheets.filter((page) => page.lang.startsWith('zh')), 1));
const work = mkdtempSync(join(tmpdir(), 'measure-'));

/** Width and height in millimetres; a pair is least and most, null is not looked at. */
const SIZES = {
  '.box:not(.heavy, .small)': [4.6, 4.6],
  '.box.heavy': [4.6, 4.6],
  '.box.small': [4, 4],
  '.cell': [5, 5],
  '.digits:not(.samples) .digit': [5.7, null],
  '.sample': [7.4, 5.6],
  '.sub': [11, 5.8],
  '.big': [17, 8],
  '.rail': [38.6, null],
  '.rail .sign': [[35.2, 35.6], [7.9, 20]],
  '.signatures .sign, .close .sign': [[35, 90], [8, 20]],
  '.field': [[18, 90], [6.4, 20]],
  '.point .lines tbody tr:not(.holds, .signers)': [null, [7.3, 60]],
  '.point .signers': [null, 8.6],
  '.grid tbody tr:not(.holds, .part, .signers)': [null, [7, 60]],
  '.grid .signers': [null, 14],
  '.month .write': [6.1, null],
  '.across tbody tr': [null, 7.9],
  '.across thead th.write:not([colspan])': [[13.4, 200], null],
  '.exceptions tbody tr': [null, 7.4],
  '.score .section': [null, [7.3, 20]],
  // What to look for stands one under another: the tallest step of the library takes 95.
  '.score .item': [null, [10.5, 120]],
  '.findings tbody tr': [null, 7.6],
  '.actions tbody tr': [null, 9.4],
  '.guide': [null, 5.2],
  '.code svg': [[19, 32], [19, 32]],
};
/** How many there are at least, where there is one. */
const COUNTS = { '.exceptions:not(.landscape *) tbody tr': 5, '.landscape .exceptions tbody tr': 8, '.findings tbody tr': 8, '.actions tbody tr': 8 };
/** The columns of the score sheet in Chinese, with and without methods; what is left is the criterion. */
const COLUMNS = { 'table:not(:has(.article)) .s-no': 12.5, 'table:has(.article) .s-no': 17, '.s-method': 6.6, '.s-points': 8.6, '.s-answer': 36, '.s-na': 16, '.s-got': 12, '.s-note': 27 };
/** Lines on the first page: the side they lie on, and their weight in millimetres. */
const LINES = [
  ['.head', 'top', 1.2],
  ['.point, .exceptions:not(.landscape *), .result, .findings', 'top', 0.7],
  ['.field:not(.shift) dd', 'bottom', 0.3],
  ['.box:not(.heavy)', 'top', 0.3],
  ['.box:not(.heavy)', 'left', 0.3],
  ['.box.heavy', 'top', 0.8],
  ['.box.heavy', 'left', 0.8],
  ['.cell:not(.heavy)', 'top', 0.3],
  ['.cell.heavy', 'top', 0.8],
  ['.sub', 'bottom', 0.3],
  ['.big', 'top', 0.6],
  ['.lines tbody tr:not(.part) > th', 'top', 0.1],
  ['.score .item > th', 'top', 0.1],
  ['.score .section > th', 'around', 0.7],
  ['.grid .part > th', 'top', 0.3],
];

/** Looks at the layout; returns faults, and where on the first page lines and boxes stand. */
const look = ({ sizes, counts, columns, lines }) => {
  const MM = 96 / 25.4;
  const paper = document.querySelector('.paper');
  const wide = document.documentElement.classList.contains('landscape');
  const letter = document.documentElement.classList.contains('letter');
  const [width, left, top] = wide ? [letter ? 257.4 : 275, 12, 14] : [letter ? 185.9 : 180, 18, 12];
  paper.style.width = `${width}mm`;
  const faults = [];
  const origin = paper.getBoundingClientRect();
  const mm = (px) => Math.round((px / MM) * 100) / 100;
  const all = (selector) => [...paper.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0);
  const off = (value, wanted, slack = 0.16) => wanted !== null && (Array.isArray(wanted) ? value < wanted[0] - 0.1 || value > wanted[1] : Math.abs(value - wanted) > slack);

  for (const [selector, [w, h]] of Object.entries(sizes)) {
    const wrong = all(selector).map((node) => node.getBoundingClientRect()).find((rect) => off(mm(rect.width), w) || off(mm(rect.height), h));
    if (wrong) faults.push(`${selector} is ${mm(wrong.width)} × ${mm(wrong.height)} mm, not ${w ?? '…'} × ${h ?? '…'}`);
  }
  for (const [selector, least] of Object.entries(counts)) {
    const count = all(selector).length;
    if (count > 0 && count < least) faults.push(`${selector}: ${count}, not ${least}`);
  }
  const table = paper.querySelector('.score');
  if (table && document.documentElement.lang.startsWith('zh')) {
    for (const [selector, wanted] of Object.entries(columns)) {
      const column = table.querySelector(selector);
      if (column && off(mm(column.getBoundingClientRect().width), wanted)) faults.push(`${selector} is ${mm(column.getBoundingClientRect().width)} mm wide, not ${wanted}`);
    }
  }
  for (const node of all('*')) {
    const rect = node.getBoundingClientRect();
    if (mm(rect.right - origin.left) > width + 0.3 && !node.closest('.vh')) {
      faults.push(`<${node.localName} class="${node.className}"> runs ${mm(rect.right - origin.left) - width} mm over the margin, and the whole page shrinks`);
      break;
    }
  }
  const texts = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const holder = text.parentElement;
    if (!text.data.trim() || holder.closest('.vh, title') || holder.getClientRects().length === 0) continue;
    const style = getComputedStyle(holder);
    const points = parseFloat(style.fontSize) * 0.75;
    const colour = style.color.match(/\d+/g).slice(0, 3).join();
    const wanted = holder.closest('.method.record') ? '255,255,255' : '0,0,0';
    if (points < 7.99) faults.push(`“${text.data.trim()}” is set in ${points} pt`);
    if (colour !== wanted) faults.push(`“${text.data.trim()}” is printed in rgb(${colour})`);
    if (holder.closest('.lines tbody th') && !holder.closest('small, .signers, .part, .sums, .mid, .tag, .appendix') && points < 8.9) faults.push(`“${text.data.trim()}” is a line in ${points} pt`);
  }
  const place = (node) => {
    const rect = node.getBoundingClientRect();
    return { x: left + mm(rect.left - origin.left), y: top + mm(rect.top - origin.top), w: mm(rect.width), h: mm(rect.height) };
  };
  const probes = lines.map(([selector]) => all(selector).map(place));
  const boxes = ['.point .box:not(.heavy), .answer .box:not(.heavy)', '.point .box.heavy, .answer .box.heavy'].map((selector) => all(selector).map(place));
  return { faults: [...new Set(faults)], probes, boxes, bottom: top + mm(origin.height), height: wide ? (letter ? 215.9 : 210) : letter ? 279.4 : 297 };
};

/** Reads a portable map: its width, and a byte a pixel or three. */
function picture(file, bytes) {
  const data = readFileSync(file);
  const [head, width, height] = data.subarray(0, 40).toString('latin1').match(/^P[56]\s+(\d+)\s+(\d+)\s+255\s/);
  return { width: Number(width), height: Number(height), at: data.subarray(head.length), bytes };
}

/** Measures the dark run nearest to a point, across a line. */
function weight(grey, x, y, across) {
  const pixel = (mm) => Math.round((mm * DPI) / 25.4);
  const reach = pixel(1.6);
  const from = pixel(across === 'x' ? x : y);
  const fixed = pixel(across === 'x' ? y : x);
  const dark = (step) => {
    const [px, py] = across === 'x' ? [from + step, fixed] : [fixed, from + step];
    return px >= 0 && px < grey.width && py >= 0 && py < grey.height && grey.at[py * grey.width + px] < 128;
  };
  let step = 0;
  for (let near = 0; near <= reach && !dark(step); near += 1) step = near % 2 ? -Math.ceil(near / 4) : Math.ceil(near / 4);
  if (!dark(step)) return 0;
  let [first, last] = [step, step];
  while (dark(first - 1)) first -= 1;
  while (dark(last + 1)) last += 1;
  return ((last - first + 1) * 25.4) / DPI;
}

/** The dark share of a rectangle. */
function share(grey, { x, y, w, h }) {
  const pixel = (mm) => Math.round((mm * DPI) / 25.4);
  let dark = 0;
  let all = 0;
  for (let py = pixel(y); py < pixel(y + h); py += 1) {
    for (let px = pixel(x); px < pixel(x + w); px += 1) {
      all += 1;
      if (grey.at[py * grey.width + px] < 128) dark += 1;
    }
  }
  return dark / all;
}

/** Prints a sheet and looks at the ink of its first page. */
function ink(file, { probes, boxes, bottom, height }) {
  const faults = [];
  const run = (...args) => execFileSync('pdftoppm', [...args, '-f', '1', '-l', '1', '-singlefile', file, file], { stdio: ['ignore', 'ignore', 'ignore'] });
  run('-r', '40');
  const colour = picture(`${file}.ppm`);
  for (let at = 0; at < colour.width * colour.height * 3; at += 3) {
    if (colour.at[at] !== colour.at[at + 1] || colour.at[at] !== colour.at[at + 2]) {
      faults.push('not only black is printed');
      break;
    }
  }
  run('-gray', '-r', `${DPI}`);
  const grey = picture(`${file}.pgm`);
  // What a page break moves stands elsewhere: then only the upper half is looked at.
  const end = bottom < height - 15 ? bottom : height / 2;
  const first = (place) => place.y + place.h <= end;
  LINES.forEach(([selector, side, wanted], index) => {
    for (const { x, y, w, h } of probes[index].filter(first).slice(0, 4)) {
      // Away from letters: a little inside the corner.
      const inside = w < 20 ? w / 2 : 0.9;
      const found = {
        top: () => weight(grey, x + w - inside, y, 'y'),
        around: () => weight(grey, x + w - inside, y, 'y'),
        bottom: () => weight(grey, x + w - inside, y + h, 'y'),
        left: () => weight(grey, x, y + h / 2, 'x'),
      }[side]();
      if (Math.abs(found - wanted) > (wanted < 0.3 ? 0.06 : 0.09)) {
        faults.push(`${selector}: the line at ${side === 'around' ? 'top' : side} (${x.toFixed(1)}, ${y.toFixed(1)}) is ${found.toFixed(2)} mm, not ${wanted}`);
        break;
      }
    }
  });
  const [plain, heavy] = boxes.map((places) => places.filter(first).slice(0, 6).map((place) => share(grey, place)));
  if (plain.length > 0 && heavy.length > 0 && Math.min(...heavy) < 1.4 * Math.max(...plain)) {
    faults.push(`a critical box is ${Math.round(100 * Math.min(...heavy))} % dark, another ${Math.round(100 * Math.max(...plain))} %`);
  }
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n').slice(2).filter(Boolean);
  for (const font of fonts) if (!/\byes +(yes|no) +(yes|no) +\d+ +\d+$/.test(font)) faults.push(`not in the file: ${font}`);
  return faults;
}

await each(sheets, { viewport: { width: 1400, height: 900 } }, async (tab, page) => {
  await tab.goto(page.url, { waitUntil: 'load' });
  await tab.emulateMedia({ media: 'print' });
  const found = await tab.evaluate(look, { sizes: SIZES, counts: COUNTS, columns: COLUMNS, lines: LINES.map((line) => [line[0]]) });
  if (shown.has(page)) {
    await tab.goto(page.url, { waitUntil: 'load' });
    const file = join(work, `${page.path.replace(/\W/g, '-')}.pdf`);
    writeFileSync(file, await tab.pdf({ preferCSSPageSize: true }));
    found.faults.push(...ink(file, found));
  }
  tally.note(nameOf(page), found.faults);
});
rmSync(work, { recursive: true });
tally.end();
