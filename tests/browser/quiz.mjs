// The quiz answered right and wrong, kept and printed; its paper and key; cards and drills: from the disk and over http.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, extname } from 'node:path';
import { Tally, browser, folders, nameOf, pagesOf, samples } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tally = new Tally('quiz');
const found = folders.flatMap((folder) => pagesOf(folder));
const of = (kind) => samples(found.filter((page) => page.kind === kind), 1);

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
/** Serves a folder on a port of its own. */
function serve(folder) {
  const server = createServer((request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.end(readFileSync(join(folder, path)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ server, base: `http://127.0.0.1:${server.address().port}/` })));
}

const look = () => {
  const shown = (node) => Boolean(node) && node.getClientRects().length > 0;
  const questions = [...document.querySelectorAll('.quiz-q')];
  const now = questions.filter(shown);
  const one = now[0];
  return {
    shown: now.length, total: questions.length, id: one?.id, right: one?.dataset.right,
    done: one?.classList.contains('is-done'), answer: shown(one?.querySelector('.answer p')),
    link: one?.querySelector('.quiz-way a')?.getAttribute('href') ?? null, why: one?.querySelector('.answer')?.textContent ?? '',
    verdicts: [...(one?.querySelectorAll('.opt') ?? [])].map((label) => label.querySelector('.verdict')?.textContent ?? ''),
    letters: [...(one?.querySelectorAll('input') ?? [])].map((input) => input.value),
    cells: [...document.querySelectorAll('.cells > li')].filter((cell) => !cell.hidden).map((cell) => (cell.className.match(/is-(correct|missed)/) ?? [''])[0]),
    count: document.querySelector('[data-quiz-count]')?.textContent, said: document.querySelector('[data-said]')?.textContent,
    result: shown(document.querySelector('[data-result]')), certificate: shown(document.querySelector('[data-certificate]')),
    score: document.querySelector('[data-certificate-score]')?.textContent, wrongs: document.querySelectorAll('.quiz-wrong > li').length,
    focus: document.activeElement?.matches('[data-go-on]') ?? false,
    cannot: shown(document.querySelector('[data-cannot]')), head: shown(document.querySelector('[data-quiz]')),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
};

async function violations(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false }), TAGS);
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

const chrome = await browser();

/** Opens a page in a fresh profile, does work, notes what was wrong. */
async function within(page, name, settings, work) {
  const faults = [];
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...settings });
  if (settings.init) await context.addInitScript(settings.init);
  const tab = await context.newPage();
  tab.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  tab.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  await work(tab, faults);
  await context.close();
  tally.note(`${nameOf(page)} ${name}`, faults);
}

/** Answers the question that is shown, right or not. */
async function answer(tab, rightly) {
  const seen = await tab.evaluate(look);
  const letter = rightly ? seen.right : seen.letters.find((one) => one !== seen.right);
  await tab.check(`.quiz-q.is-now input[value="${letter}"]`);
  await tab.click('[data-go-on]');
  return seen;
}

for (const page of of('quiz')) {
  const { server, base } = await serve(page.folder);
  for (const [way, url] of [['file', page.url], ['http', base + page.path]]) {
    await within(page, `answered (${way})`, {}, async (tab, faults) => {
      await tab.goto(url, { waitUntil: 'load' });
      const first = await tab.evaluate(look);
      if (first.shown !== 1) faults.push(`${first.shown} questions are shown at once`);
      if (first.answer) faults.push('the answer is shown before it is given');
      if (!(await tab.locator('[data-go-on]').isDisabled())) faults.push('nothing is chosen, and it can be checked');
      await answer(tab, false);
      const missed = await tab.evaluate(look);
      const said = missed.verdicts.filter(Boolean).length;
      if (said !== 2) faults.push(`${said} options carry a mark after a wrong answer`);
      if (!missed.answer) faults.push('the right answer is not shown');
      if (!missed.focus) faults.push('the keyboard is not on the next button');
      if (!missed.said.includes(missed.right)) faults.push(`“${missed.said}” does not name the right answer`);
      if (missed.cells[0] !== 'is-missed') faults.push('the cell does not show the wrong answer');
      const place = missed.link && new URL(missed.link, url);
      if (place) {
        const file = join(page.folder, decodeURIComponent(new URL(missed.link, page.url).pathname).slice(page.folder.length));
        const id = decodeURIComponent(place.hash.slice(1));
        const html = readFileSync(file, 'utf8');
        if (id && !html.includes(`id="${id}"`) && !html.includes(`id=${id}`)) faults.push(`${missed.link} leads to nothing`);
      }
      faults.push(...(await violations(tab)).map((one) => `answered: ${one}`));
      // All the others rightly, then the result.
      const n = missed.cells.length;
      for (let i = 1; i < n; i += 1) {
        await tab.click('[data-go-on]');
        await answer(tab, true);
      }
      const end = await tab.evaluate(look);
      if (!end.result || !end.certificate) faults.push('there is no result in the end');
      if (end.wrongs !== 1) faults.push(`${end.wrongs} wrong answers are listed`);
      const numbers = end.score.match(/\d+/g)?.map(Number).join();
      if (numbers !== [n, n - 1, 1].join()) faults.push(`“${end.score}” of ${n}`);
      if (end.cells.filter((cell) => cell === 'is-correct').length !== n - 1) faults.push('the cells do not count');
      faults.push(...(await violations(tab)).map((one) => `result: ${one}`));
      await tab.fill('[data-name]', '李 Test');
      await tab.reload({ waitUntil: 'load' });
      const again = await tab.evaluate(look);
      if (!again.result || again.score !== end.score) faults.push('the result is gone after the page was loaded again');
      if ((await tab.inputValue('[data-name]')) !== '李 Test') faults.push('the name is gone');
      // On paper the certificate stands alone.
      await tab.evaluate(() => { window.print = () => {}; });
      await tab.click('[data-print-certificate]');
      await tab.emulateMedia({ media: 'print' });
      const printed = await tab.evaluate(() => [...document.querySelectorAll('main > *')].filter((node) => node.getClientRects().length > 0).map((node) => node.className));
      if (printed.join() !== 'certificate') faults.push(`printed with the certificate: ${printed.join(', ')}`);
      await tab.emulateMedia({ media: 'screen' });
      await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
      await tab.click('[data-again-wrong]');
      const retry = await tab.evaluate(look);
      if (retry.id !== first.id || retry.done || retry.result) faults.push('the wrong one cannot be tried again');
      // Answers to another text do not count.
      await tab.evaluate(() => {
        const key = Object.keys(localStorage).find((one) => one.startsWith('punctilio.quiz.'));
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), hash: 'old' }));
      });
      await tab.reload({ waitUntil: 'load' });
      const old = await tab.evaluate(look);
      if (old.cells.some(Boolean)) faults.push('answers to an older version count');
      if (!(await tab.locator('[data-old]').isVisible())) faults.push('nothing is said of the older version');
    });
  }
  server.close();
  await within(page, 'keyboard', {}, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    await tab.focus('.quiz-q.is-now input');
    await tab.keyboard.press('Space');
    await tab.keyboard.press('Enter');
    const seen = await tab.evaluate(look);
    if (!seen.done || !seen.focus) faults.push('space and Enter do not answer');
    await tab.keyboard.press('Enter');
    const next = await tab.evaluate(look);
    if (seen.cells.length > 1 && (next.id === seen.id || next.done)) faults.push('Enter does not lead on');
    await tab.click('[data-back]');
    if ((await tab.evaluate(look)).id !== seen.id) faults.push('there is no way back');
  });
  await within(page, 'by role', {}, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    for (const button of await tab.locator('[data-quiz] [data-role]').all()) {
      await button.click();
      const said = Number((await button.textContent()).match(/(\d+)\s*$/)[1]);
      const seen = await tab.evaluate(look);
      if (seen.cells.length !== said) faults.push(`${await button.textContent()}: ${seen.cells.length} questions`);
      if (!(seen.count ?? '').includes(String(said))) faults.push(`“${seen.count}” does not say ${said}`);
    }
    const every = tab.locator('[data-round="all"]');
    if ((await every.count()) > 0) {
      const anyone = tab.locator('[data-quiz] [data-role=""]');
      if ((await anyone.count()) > 0) await anyone.click();
      await every.click();
      const seen = await tab.evaluate(look);
      if (seen.cells.length !== seen.total) faults.push(`all are ${seen.cells.length} of ${seen.total}`);
      await tab.goto('about:blank');
      await tab.goto(`${page.url}#${seen.id}`, { waitUntil: 'load' });
      if ((await tab.evaluate(look)).id !== seen.id) faults.push('the address of a question does not lead to it');
    }
  });
  await within(page, 'dark, 390', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    await answer(tab, false);
    faults.push(...(await violations(tab)));
    if ((await tab.evaluate(look)).wide) faults.push('it scrolls sideways');
  });
  await within(page, 'without storage', { init: () => { Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } }); } }, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    if (!(await tab.evaluate(look)).cannot) faults.push('it does not say that nothing is kept');
    await answer(tab, true);
    if (!(await tab.evaluate(look)).done) faults.push('it cannot be answered');
  });
  await within(page, 'without script', { javaScriptEnabled: false }, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    const all = await tab.locator('.quiz-q').count();
    if ((await tab.locator('.quiz-q:visible').count()) !== all) faults.push('not every question is shown');
    if ((await tab.locator('[data-quiz]:visible').count()) > 0) faults.push('the head is shown although it cannot work');
    const details = tab.locator('.quiz-q .answer').first();
    if (await details.locator('p').first().isVisible()) faults.push('the answer is open');
    await details.locator('summary').click();
    if (!(await details.locator('p').first().isVisible())) faults.push('the answer does not open');
    await tab.locator('.quiz-q input').first().check();
  });
}

// Paper and key agree for every role, and are printed whole.
for (const page of of('quiz-paper')) {
  await within(page, 'with its key', {}, async (tab, faults) => {
    const rows = (selector) => tab.locator(`${selector}:visible`).evaluateAll((nodes) => nodes.map((node) => node.id));
    await tab.goto(page.url, { waitUntil: 'load' });
    const roles = await tab.locator('[data-quiz-paper] [data-role]').evaluateAll((nodes) => nodes.map((node) => node.dataset.role));
    for (const role of roles.length > 0 ? roles : ['']) {
      const hash = role ? `#role=${role}` : '';
      await tab.goto('about:blank');
      await tab.goto(page.url + hash, { waitUntil: 'load' });
      const asked = await rows('.quiz-p');
      await tab.goto('about:blank');
      await tab.goto(page.url.replace('quiz-paper', 'quiz-key') + hash, { waitUntil: 'load' });
      const answered = await rows('.key tbody tr');
      if (asked.join() !== answered.join()) faults.push(`${role || 'all'}: ${asked.length} asked, ${answered.length} answered`);
    }
    await tab.goto(page.url, { waitUntil: 'load' });
    await tab.emulateMedia({ media: 'print' });
    if ((await tab.locator('.filter:visible, .quiz-pages:visible').count()) > 0) faults.push('what only a screen needs is printed');
    if ((await tab.locator('.letter-box:visible').count()) !== (await rows('.quiz-p')).length) faults.push('a question has no box to write in');
  });
}

for (const page of of('practice')) {
  await within(page, 'cards', {}, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    const total = await tab.locator('.flip-card').count();
    const state = () => tab.evaluate(() => {
      const shown = (node) => Boolean(node) && node.getClientRects().length > 0;
      const cards = [...document.querySelectorAll('.flip-card')].filter(shown);
      return { ids: cards.map((card) => card.id), back: shown(cards[0]?.querySelector('.flip-back')) };
    });
    if (total > 0) {
      const first = await state();
      if (first.ids.length !== 1 || first.back) faults.push('a card does not begin with its front');
      await tab.keyboard.press('Space');
      if (!(await state()).back) faults.push('space does not turn the card');
      await tab.keyboard.press('Space');
      await tab.click('[data-turn-card]');
      if (!(await state()).back) faults.push('the button does not turn the card');
      faults.push(...(await violations(tab)).map((one) => `turned: ${one}`));
      await tab.keyboard.press('ArrowRight');
      const next = await state();
      if (total > 1 && (next.ids[0] === first.ids[0] || next.back)) faults.push('the arrow does not change the card');
      const box = await tab.locator('.flip-card.is-current').boundingBox();
      await tab.mouse.click(box.x + box.width - 20, box.y + 20);
      if (!(await state()).back) faults.push('a tap does not turn the card');
    }
    const ticks = tab.locator('[data-tick]');
    if ((await ticks.count()) > 0) {
      await ticks.first().check();
      await tab.reload({ waitUntil: 'load' });
      if (!(await ticks.first().isChecked())) faults.push('a tick is not kept');
      if (await ticks.last().isChecked()) faults.push('what was not ticked is');
    }
    await tab.emulateMedia({ media: 'print' });
    if ((await tab.locator('.flip-back:visible').count()) !== total) faults.push('not every card is printed whole');
  });
  await within(page, 'without script', { javaScriptEnabled: false }, async (tab, faults) => {
    await tab.goto(page.url, { waitUntil: 'load' });
    const total = await tab.locator('.flip-card').count();
    if ((await tab.locator('.flip-back:visible').count()) !== total) faults.push('not every card is shown whole');
    if ((await tab.locator('.flip-go:visible').count()) > 0) faults.push('buttons are shown that cannot work');
  });
}
await chrome.close();
tally.end();
