// The search finds whatever pages print: parts of their blocks drawn at random, the questions that people ask, from files
// and over http, by keyboard, in every state of its dialog, also on a telephone.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createRequire } from 'node:module';
import { Tally, browser, folders, nameOf, pagesOf } from './site.mjs';

// Pages let no foreign script in, so it is evaluated from outside.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** How many parts are asked for: of the book that is shipped, and of every other. */
const PARTS = [1000, 250];
const questions = JSON.parse(readFileSync(new URL('search-questions.json', import.meta.url), 'utf8'));
const tally = new Tally('search');

/** The same numbers in every run. */
function dice(seed) {
  let state = BigInt(seed);
  return (sides) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) % sides;
  };
}

/** The blocks of text that a page prints: runs of text that no block begins or ends in, as the browser lays them out. */
function blocks() {
  const found = [];
  let run = '';
  const end = () => {
    const text = run.replace(/\s+/g, ' ').trim();
    if (text) found.push(text);
    run = '';
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      run += node.data;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches('nav, button, select, textarea, script, style, title, desc, [hidden], .without-script')) return;
    const is = getComputedStyle(node).display;
    if (is === 'none' && !node.closest('details')) return;
    // The letter before a line numbers it, and stands apart.
    const block = !/^(inline|contents)/.test(is) || node.localName === 'br' || node.matches('small > i');
    if (block) end();
    node.childNodes.forEach(walk);
    if (block) end();
  };
  document.querySelectorAll('main').forEach(walk);
  end();
  return found;
}

/** Serves a folder, and nothing else, on a port of its own. */
async function served(folder) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/^(\.\.[/\\])+/, '');
    const file = join(folder, path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Opens the dialog with the key, waits until all that it holds is there, and searches the whole book. */
async function open(tab, whole = true) {
  await tab.keyboard.press('/');
  await tab.waitForSelector('dialog.find-box[open]');
  if (whole && (await tab.locator('.find-bar [data-here=""]').count())) await tab.click('.find-bar [data-here=""]');
  await tab.waitForFunction(() => {
    const book = punctilio.of(document.documentElement.lang.slice(0, 2));
    return book.list.every(([id, parts]) => !book.asked[id] || book.shards.filter((one) => one.id === id).length === parts);
  });
}

/** What the dialog shows for some words. */
async function ask(tab, words) {
  await tab.fill('.find-box input', words);
  // The rows out of sight come a moment later.
  await tab.evaluate(() => new Promise((done) => setTimeout(done, 20)));
  return tab.evaluate(shown);
}

function shown() {
  const rows = [...document.querySelectorAll('.find-hit')];
  const status = document.querySelector('.find-foot [role=status]').textContent;
  return {
    rows: rows.map((row) => {
      // Where it is: its own id, that of what it is part of, and its page.
      const { pathname, hash } = new URL(row.href);
      const one = punctilio.of(document.documentElement.lang.slice(0, 2)).shards.find((one) => pathname.includes(`/${one.base}`));
      const place = row.querySelector('.find-place')?.textContent.split(' · ')[0];
      const up = one ? punctilio.rows(one).findIndex((text) => text.split('\n')[0] === place) : -1;
      const ids = [decodeURIComponent(hash.slice(1)).split(/[/.]/)[0], up >= 0 ? one.meta[up].split('\t')[1] : '', pathname.split('/').at(-1).replace('.html', '')];
      return { text: row.textContent, href: row.href, at: ids.filter(Boolean).map((id) => `${one?.id}/${id}`) };
    }),
    groups: [...document.querySelectorAll('.find-group')].map((group) => group.textContent),
    tabs: Object.fromEntries([...document.querySelectorAll('.find-bar [data-kind]')].map((one) => [one.dataset.kind, Number(one.textContent.match(/\d+$/)?.[0] ?? 0)])),
    status,
    marks: [...document.querySelectorAll('.find-hit mark')].map((mark) => mark.textContent),
  };
}

const isNear = (found) => /相近|come near/.test(found.status);

for (const folder of folders) {
  const pages = pagesOf(folder).filter((page) => page.kind !== 'home' && page.kind !== '404');
  const langs = [...new Set(pages.map((page) => page.lang.slice(0, 2)))];
  const chrome = await browser();
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  // What a page prints is what it prints without script.
  const still = await (await chrome.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })).newPage();
  const troubles = [];
  tab.on('pageerror', (error) => troubles.push(String(error)));

  // Parts of what pages print, from files.
  for (const lang of langs) {
    const roll = dice(lang === 'zh' ? 7 : 8);
    const own = pages.filter((page) => page.lang.startsWith(lang));
    const texts = [];
    for (let times = 0; times < 60; times += 1) {
      const page = own[roll(own.length)];
      await still.goto(page.url);
      texts.push(...(await still.evaluate(blocks)).map((text) => ({ text, page })));
    }
    const handbook = own.find((page) => page.kind === 'phase') ?? own.find((page) => page.kind === 'overview');
    await tab.goto(handbook.url);
    await open(tab);
    const missed = [];
    const parts = Array.from({ length: PARTS[Math.min(folders.indexOf(folder), 1)] }, () => {
      const { text, page } = texts[roll(texts.length)];
      const signs = [...text];
      const start = roll(signs.length);
      return { part: signs.slice(start, start + 1 + roll(20)).join(''), page: page.path };
    }).filter(({ part }) => part.trim());
    const results = await tab.evaluate((parts) => {
      const input = document.querySelector('.find-box input');
      return parts.map(({ part }) => {
        input.value = part;
        input.dispatchEvent(new Event('input'));
        return { status: document.querySelector('.find-foot [role=status]').textContent, rows: document.querySelectorAll('.find-hit').length };
      });
    }, parts);
    results.forEach((found, nth) => {
      if (found.rows === 0 || isNear(found)) missed.push(`“${parts[nth].part}” of ${parts[nth].page}: ${found.status}`);
    });
    tally.note(`${folder} ${lang}: ${parts.length} parts of ${texts.length} blocks`, missed);
    tally.note(`${folder} ${lang}: no script fails`, troubles.splice(0));
  }

  const zh = pages.find((page) => page.kind === 'phase' && page.lang.startsWith('zh'));
  if (zh) await behaves(context, tab, folder, zh);
  if (existsSync(join(folder, 'service-etiquette')) && existsSync(join(folder, 'weather-service'))) await answers(tab, folder, pages);
  await chrome.close();
}

/** The questions: what answers them is among the first three. */
async function answers(tab, folder, pages) {
  const site = await served(folder);
  for (const base of ['file', 'http']) {
    const faults = [];
    for (const lang of ['zh', 'en']) {
      const page = pages.find((page) => page.kind === 'phase' && page.lang.startsWith(lang));
      await tab.goto(base === 'file' ? page.url : site.base + page.path);
      await open(tab);
      for (const { ask: words, at } of questions.filter((one) => (one.lang ?? 'zh') === lang)) {
        let found = await ask(tab, words);
        if (/^[a-z]+$/.test(words)) {
          await tab.waitForFunction(() => punctilio.hasReadings());
          found = await ask(tab, words);
        }
        const first = found.rows.slice(0, 3).map((row) => row.at);
        if (!first.flat().some((place) => at.includes(place))) faults.push(`“${words}”: ${first.map((places) => places.join(' in ')).join(', ')}; expected ${at.join(', ')}`);
      }
    }
    tally.note(`${folder}: ${questions.length} questions over ${base}`, faults);
  }
  site.close();
}

/** Keys, counts, marks, what assistive technology hears, and the dialog on a telephone. */
async function behaves(context, tab, folder, page) {
  const faults = [];
  const must = (holds, words) => holds || faults.push(words);
  await tab.goto(page.url);
  const title = await tab.evaluate(() => document.querySelector('.step-title .name')?.textContent ?? document.querySelector('h1').lastChild.textContent);
  const before = await tab.evaluate(() => document.querySelectorAll('script[src*="search"]').length);
  must(before === 0, 'the search is loaded before anybody asks for it');
  must((await tab.locator('button.search').count()) === 1, 'no button of the search');

  // By keyboard: open, type, walk, leave, go.
  await tab.focus('button.search');
  await open(tab, false);
  must(await tab.evaluate(() => document.activeElement.matches('.find-box input')), 'the field is not in focus');
  const here = await ask(tab, title);
  must(here.rows.length > 0 && here.marks.length > 0, `“${title}” is not found on its own standard`);
  must(here.tabs[''] === ['n', 's', 'p', 'f', 'r'].reduce((sum, kind) => sum + here.tabs[kind], 0), 'the counts of the tabs do not add up');
  const selected = () => tab.evaluate(() => [...document.querySelectorAll('.find-hit')].findIndex((row) => row.getAttribute('aria-selected') === 'true'));
  await tab.keyboard.press('ArrowDown');
  must((await selected()) === Math.min(1, here.rows.length - 1), 'the arrow down does not choose the next');
  await tab.keyboard.press('ArrowUp');
  must((await selected()) === 0, 'the arrow up does not choose the one before');
  for (let times = 0; times < 12; times += 1) {
    await tab.keyboard.press('Tab');
    must(await tab.evaluate(() => document.activeElement === document.body || document.querySelector('.find-box').contains(document.activeElement)), 'the focus leaves the dialog');
  }
  await tab.keyboard.press('Escape');
  must(!(await tab.locator('dialog.find-box[open]').count()), 'Esc does not close the dialog');
  must(await tab.evaluate(() => document.activeElement.matches('button.search')), 'the focus does not go back to the button');

  // Every count is exact: as many things as hold the words, and no more than fifty drawn.
  await open(tab);
  for (const words of ['客', '顾客', 'e', '1', title]) {
    const found = await ask(tab, words);
    const real = await tab.evaluate((words) => {
      const book = punctilio.of('zh');
      return book.shards.reduce((sum, one) => sum + one.text.split('\f').filter((thing) => thing.includes(punctilio.fold(words))).length, 0);
    }, words);
    must(found.tabs[''] === real, `“${words}”: ${found.tabs['']} counted, ${real} there are`);
    must(found.rows.length === Math.min(50, real), `“${words}”: ${found.rows.length} drawn of ${real}`);
    must(real === 0 || found.status.includes(String(real)), `“${words}”: status “${found.status}”`);
  }
  const same = [];
  for (const words of ['1分钟', '1 分钟', '１分钟', '1 min']) same.push((await ask(tab, words)).tabs['']);
  must(new Set(same).size === 1, `one time, written in four ways: ${same.join()}`);
  const numbers = await ask(tab, '1');
  must(numbers.tabs.n === 0 || /数字/.test(numbers.groups[0]), `a number asked for, ${numbers.groups[0]} first`);

  // A short id leads to its place of today; what nobody wrote brings nothing.
  const id = await tab.evaluate(() => document.querySelector('section.step[id]:not([id^=_])')?.id);
  const standard = page.path.split('/').at(-2);
  if (id) must((await ask(tab, `${standard}/${id}`)).rows[0]?.href.includes(`${standard}/go.html#${id}`), `the short id ${standard}/${id} is not taken`);
  const none = await ask(tab, 'qqqqzzzzxx');
  must(none.rows.length === 0 && (await tab.textContent('.find-none')).includes('qqqqzzzzxx'), 'nothing found is not said');

  // The words are marked where a result leads to.
  const found = await ask(tab, title);
  await Promise.all([tab.waitForEvent('load').catch(() => null), tab.keyboard.press('Enter')]);
  await tab.waitForFunction(() => CSS.highlights?.has('found'), null, { timeout: 5000 }).catch(() => null);
  const lit = await tab.evaluate(() => [...(CSS.highlights?.get('found') ?? [])].map((range) => ({ text: range.toString(), seen: range.getBoundingClientRect().top < innerHeight && range.getBoundingClientRect().bottom > 0 })));
  must(tab.url() === found.rows[0].href, `Enter leads to ${tab.url()}, not to ${found.rows[0].href}`);
  must(lit.length > 0 && lit[0].text.replace(/\s/g, '').includes(title.replace(/\s/g, '')), `“${title}” is not marked at ${tab.url()}`);
  must(lit[0]?.seen, 'what is marked is out of sight');
  const other = pagesOf(folder).find((one) => one.kind === 'phase' && one.lang === page.lang && one.path !== page.path);
  if (other) {
    const said = await tab.goto(other.url).then(() => tab.evaluate(() => document.querySelector('.step li[id*="/"]')?.lastChild.textContent.trim().slice(0, 12)));
    await tab.goto(page.url);
    await open(tab);
    const rows = (await ask(tab, said ?? title)).rows;
    await Promise.all([tab.waitForEvent('load').catch(() => null), tab.keyboard.press('Enter')]);
    await tab.waitForFunction(() => CSS.highlights?.has('found'), null, { timeout: 5000 }).catch(() => null);
    must(await tab.evaluate(() => CSS.highlights?.has('found')), `“${said}” is not marked on another page, ${rows[0]?.href}`);
  }
  tally.note(`${nameOf(page)}: works by keyboard, counts, marks`, [...new Set(faults)]);

  // Its states, to assistive technology, at both widths and in the dark.
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'light'], [390, 'dark']]) {
    const states = [];
    await tab.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await tab.emulateMedia({ colorScheme });
    await tab.goto(page.url);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) states.push(`the page is wider than ${width}`);
    await open(tab, false);
    await tab.evaluate(axe);
    for (const words of ['', '顾客', '1', 'qqqqzzzzxx']) {
      await ask(tab, words);
      const { violations } = await tab.evaluate((tags) => axe.run({ runOnly: tags }), TAGS);
      states.push(...violations.map((one) => `“${words}”: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`));
      const over = await tab.evaluate(() => [...document.querySelectorAll('.find-box, .find-box *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.className));
      if (over.length) states.push(`“${words}”: ${over.slice(0, 3).join(', ')} out of sight`);
    }
    tally.note(`${nameOf(page)}: dialog at ${width}, ${colorScheme}`, [...new Set(states)]);
  }
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.emulateMedia({ colorScheme: 'light' });

  // Without script there is no control that does nothing.
  const still = await context.browser().newContext({ javaScriptEnabled: false });
  const dead = await still.newPage();
  await dead.goto(page.url);
  tally.note(`${nameOf(page)}: without script`, (await dead.isVisible('button.search')) ? ['a button that does nothing'] : []);
  await still.close();
}

tally.end();
