// Types words into the search of a built book key by key, in a real browser, and says how long each key takes: until the
// answer stands in the page, and until it is laid out. Called with the folder of the book; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { browser, pagesOf } from '../../tests/browser/site.mjs';

const folder = process.argv[2];
const questions = JSON.parse(readFileSync(new URL('../../tests/browser/search-questions.json', import.meta.url), 'utf8'));
const pages = pagesOf(folder).filter((page) => page.lang.startsWith('zh'));
const start = pages.find((page) => page.kind === 'phase');
const chrome = await browser();
const tab = await (await chrome.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
await tab.goto(start.url);

// What somebody would type who knows the book: its own titles; and what somebody asks who does not.
const titles = await tab.evaluate(() => [...document.querySelectorAll('h1, h2, h3')].map((one) => one.lastChild?.textContent.trim() ?? '').filter((text) => text.length > 1).slice(0, 20));
const asked = questions.filter((one) => (one.lang ?? 'zh') === 'zh').map((one) => one.ask);
await tab.keyboard.press('/');
await tab.waitForSelector('dialog.find-box[open]');
if (await tab.locator('.find-bar [data-here=""]').count()) await tab.click('.find-bar [data-here=""]');
await tab.waitForFunction(() => {
  const book = punctilio.of(document.documentElement.lang.slice(0, 2));
  return book.list.every(([id, parts]) => !book.asked[id] || book.shards.filter((one) => one.id === id).length === parts);
}, null, { timeout: 120000 });
const signs = await tab.evaluate(() => punctilio.of(document.documentElement.lang.slice(0, 2)).shards.reduce((sum, one) => sum + one.text.length, 0));

const type = (words) => tab.evaluate(async (words) => {
  const input = document.querySelector('.find-box input');
  const keys = [];
  for (const word of words) {
    const all = [...word];
    for (let end = 1; end <= all.length; end += 1) {
      // A person leaves the page time between two keys; what was put off is done there.
      await new Promise((done) => setTimeout(done, 30));
      input.value = all.slice(0, end).join('');
      const begun = performance.now();
      input.dispatchEvent(new Event('input'));
      const answered = performance.now();
      document.querySelector('.find-list').getBoundingClientRect();
      keys.push([answered - begun, performance.now() - begun, input.value]);
    }
    input.value = '';
    input.dispatchEvent(new Event('input'));
  }
  return keys;
}, words);
await type(titles.slice(0, 3));
const keys = await type([...titles, ...asked]);
await chrome.close();

const at = (values, share) => values[Math.min(values.length - 1, Math.floor(values.length * share))];
const figures = [0, 1].map((nth) => {
  const values = keys.map((key) => key[nth]).sort((a, b) => a - b);
  return [at(values, 0.5), at(values, 0.95), values.at(-1)];
});
const slowest = keys.toSorted((a, b) => b[0] - a[0]).slice(0, 5).map((key) => `${key[2]} ${key[0].toFixed(1)}`);
console.log(JSON.stringify({ pages: pages.length, signs, keys: keys.length, answered: figures[0], laid_out: figures[1], slowest }));
