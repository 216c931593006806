// Reports of filled sheets: one file each that asks for nothing, reads on a phone and in the dark, keeps its marks in
// grey, and prints as it should: an ordinary visit on two pages, the first of which says what to do now.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tally, browser, folders } from './site.mjs';

// Only text is read, nothing is drawn: that the library finds no canvas is no news.
const { log, warn } = console;
console.log = console.warn = () => {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
Object.assign(console, { log, warn });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** How much darker the mark of a fail must be in grey than that of a pass. */
const APART = 0.4;
const tally = new Tally('report');
const pages = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort()
  .map((name) => ({ name: join(relative(process.cwd(), folder) || '.', name), file: join(folder, name), slips: name.endsWith('.slips.html'), board: basename(name) === 'index.html' })));
if (pages.length === 0) throw new Error('there is no report');
const chrome = await browser();

/** Text without its gaps; a font may hold one glyph for a character and its radical. */
const tight = (text) => text.normalize('NFKC').replace(/[\u2044\u2215]/gu, '/').replace(/[\s\u200b\u2060\u00ad]+/gu, '');

/** Opens a page and writes down what goes wrong and what is asked for. */
async function open(page, settings) {
  const url = pathToFileURL(page.file).href;
  const context = await chrome.newContext({ reducedMotion: 'reduce', ...settings });
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  tab.on('request', (request) => request.url() !== url && !request.url().startsWith('data:') && faults.push(`request: ${request.url().slice(0, 90)}`));
  await tab.goto(url, { waitUntil: 'load' });
  return { tab, faults, close: () => context.close() };
}

/** Returns how light a part of a page is on the whole, from 0 to 1, as a black-and-white printer sees it. */
async function lightness(tab, selector) {
  const picture = (await tab.locator(selector).first().screenshot()).toString('base64');
  const canvas = await chrome.newPage();
  const light = await canvas.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const board = new OffscreenCanvas(image.width, image.height).getContext('2d');
    board.drawImage(image, 0, 0);
    const { data: dots } = board.getImageData(0, 0, image.width, image.height);
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    let sum = 0;
    for (let n = 0; n < dots.length; n += 4) {
      sum += 0.2126 * part(dots[n]) + 0.7152 * part(dots[n + 1]) + 0.0722 * part(dots[n + 2]);
    }
    return sum / (dots.length / 4);
  }, picture);
  await canvas.close();
  return light;
}

/** What the page says that must be found on paper. */
const said = () => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent);
  const count = (selector) => document.querySelectorAll(selector).length;
  return {
    first: texts('.grade, .outcome, .verdict p, .first li').filter((text) => /\p{L}/u.test(text)),
    rows: texts('.findings tbody tr'),
    slips: texts('.slip h2'),
    ordinary: count('.findings tbody tr') <= 6 && count('.sections tbody tr') < 10 && count('.matrix li') <= 40 && count('.shots img') <= 3 && count('.appeals') === 0 && texts('.findings').join('').length < 1600,
    brief: texts('.slip').every((text) => text.length < 500),
  };
};

for (const page of pages) {
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light'], [390, 'dark'], [320, 'light']]) {
    const { tab, faults, close } = await open(page, { viewport: { width, height: 844 }, colorScheme });
    const { wide, styled, shown } = await tab.evaluate(() => ({ shown: [...document.images].every((image) => image.naturalWidth > 1), wide: document.documentElement.scrollWidth, styled: getComputedStyle(document.body).margin === '0px' }));
    if (wide > width) faults.push(`it is ${wide} wide on a screen of ${width}`);
    if (!shown) faults.push('a photo is not shown');
    if (!styled) faults.push('its policy keeps its own style away');
    // Accessibility is judged at the two ends: what lies between has the same text in the same colours.
    const isEnd = `${width} ${colorScheme}` === '1280 light' || `${width} ${colorScheme}` === '390 dark';
    if (isEnd) await tab.evaluate(axe);
    const { violations } = isEnd ? await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS) : { violations: [] };
    faults.push(...violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`)));
    tally.note(`${page.name} at ${width}, ${colorScheme}`, faults);
    await close();
  }
  const { tab, close } = await open(page, { viewport: { width: 1280, height: 844 } });
  const html = readFileSync(page.file, 'utf8');
  const faults = /<script|<link[^>]* rel="?stylesheet| style=|\bon[a-z]+=/.test(html) ? ['it carries a script, a style of an element or leads to one'] : [];
  if (!page.slips && (await tab.locator('.matrix .mark.full').count()) > 0 && (await tab.locator('.matrix .mark.none').count()) > 0) {
    const [full, none] = [await lightness(tab, '.matrix .mark.full'), await lightness(tab, '.matrix .mark.none')];
    if (1 - none / full < APART) faults.push(`in grey pass is ${full.toFixed(2)} and fail ${none.toFixed(2)}`);
  }
  tally.note(`${page.name}: carries all it needs`, faults);
  if (page.board) {
    await close();
    continue;
  }
  const wanted = await tab.evaluate(said);
  const document = await getDocument({ data: new Uint8Array(await tab.pdf({ preferCSSPageSize: true })), verbosity: 0, useSystemFonts: true }).promise;
  const printed = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const sheet = await document.getPage(n);
    const { items } = await sheet.getTextContent();
    printed.push({ text: tight(items.map((item) => item.str).join('')), size: sheet.view.slice(2).map((points) => Math.round((points * 25.4) / 72)) });
  }
  const lost = [];
  const total = printed.length;
  printed.forEach(({ text, size }, n) => {
    if (`${size}` !== '210,297') lost.push(`page ${n + 1} is ${size.join(' × ')} mm`);
    if (!new RegExp(`第${n + 1}./共${total}|Page${n + 1}of${total}`, 'u').test(text)) lost.push(`page ${n + 1} does not say so`);
    if (text.length < 60) lost.push(`page ${n + 1} is blank`);
  });
  // A font may hold one glyph for a character and its radical, and a PDF then says either.
  const holds = (text, within) => new RegExp([...tight(text)].map((char) => (/\p{Script=Han}/u.test(char) ? `[${char}\u2e80-\u2eff]` : char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))).join(''), 'u').test(within);
  for (const text of wanted.first) if (!holds(text, printed[0].text)) lost.push(`the first page lacks “${text.trim().slice(0, 60)}”`);
  if (wanted.ordinary && !page.slips && total > 2) lost.push(`an ordinary visit takes ${total} pages`);
  if (page.slips && wanted.brief && total > Math.max(1, Math.ceil(wanted.slips.length / 2))) lost.push(`${wanted.slips.length} slips take ${total} pages`);
  tally.note(`${page.name}: on paper`, lost);
  await close();
}
await chrome.close();
tally.end();
