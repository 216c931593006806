// The preview as an author sees it: an edit comes in at the same place, a fault stands over the page until it is mended,
// and many tabs are all told. Called with the program and the folder of a project, which is copied.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Tally, browser } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [program, from] = process.argv.slice(2).map((path) => resolve(path));
const tally = new Tally('serve');
const root = mkdtempSync(join(tmpdir(), 'punctilio-serve-'));
cpSync(join(from, 'standards'), join(root, 'standards'), { recursive: true });
const TEXT = join(root, 'standards/beauty-salon/10-phases-1-3.toml');

/** Starts the program, and reads where it listens. */
async function start() {
  const child = spawn(program, ['serve', root, '--port', '0', '--messages', 'en'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) done(found[0]);
    });
    child.on('exit', () => fail(new Error('the program has ended')));
  });
  return { child, address };
}

/** Saves as an editor does: in place, or by a file that takes the place of the old one. */
function save(file, text, beside) {
  if (!beside) return writeFileSync(file, text);
  writeFileSync(`${file}~`, text);
  return renameSync(`${file}~`, file);
}

const faults = () => {
  const root = document.getElementById('punctilio-faults')?.shadowRoot;
  const panel = root?.querySelector('.panel');
  if (!panel) return null;
  const text = (name) => root.querySelector(name)?.textContent ?? '';
  return { open: !panel.hidden, title: text('h2'), file: text('.file'), words: text('.words'), line: text('.line'), marked: text('mark'), cure: text('.cure'), pill: text('.pill'), wide: document.documentElement.scrollWidth > innerWidth };
};

const { child, address } = await start();
const chrome = await browser();
try {
  for (const [name, width, scheme] of [['wide', 1280, 'light'], ['narrow', 390, 'dark']]) {
    const wrong = [];
    const must = (holds, words) => holds || wrong.push(words);
    const context = await chrome.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    const tab = await context.newPage();
    let judged = false;
    tab.on('console', (message) => {
      // Taking a picture puts a style of its own into the page, and so does axe.
      const own = judged || process.env.PUNCTILIO_SHOTS ? /ERR_|status of|inline style/ : /ERR_|status of/;
      if (message.type() === 'error' && !own.test(message.text())) wrong.push(`console: ${message.text()}`);
    });
    tab.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    await tab.goto(`${address}beauty-salon/`);
    const phase = await tab.evaluate(() => [...document.querySelectorAll('nav.side a')].map((a) => a.href).find((href) => !href.includes('#') && /beauty-salon\/[a-z-]+\.html$/.test(href)));
    await tab.goto(phase);
    await tab.waitForFunction(() => performance.getEntriesByName && performance.getEntriesByType('resource').some((one) => one.name.includes('/.punctilio/news')));

    // An edit comes in at the same place, with what was opened still open.
    const place = await tab.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = !one.open;
      scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
      window.before = true;
      return { y: scrollY, open: [...document.querySelectorAll('details')].map((one) => one.open) };
    });
    must(place.y > 200, `the page is too short to scroll: ${place.y}`);
    const sound = readFileSync(TEXT, 'utf8');
    const edited = sound.replace(/(title = \{ zh = ")/, `$1改${width}`);
    must(edited !== sound, 'there is nothing to edit');
    save(TEXT, edited, width === 390);
    await tab.waitForFunction((words) => window.before === undefined && document.body?.textContent.includes(words), `改${width}`, { timeout: 20000 }).catch(() => wrong.push('the edit never came'));
    await tab.waitForLoadState('load');
    await tab.waitForTimeout(300);
    const now = await tab.evaluate(() => ({ y: scrollY, open: [...document.querySelectorAll('details')].map((one) => one.open) }));
    must(Math.abs(now.y - place.y) < 60, `scrolled from ${place.y} to ${now.y}`);
    must(now.open.join() === place.open.join(), `opened ${place.open} became ${now.open}`);
    must(await tab.evaluate(faults) === null || !(await tab.evaluate(faults)).open, 'something covers a sound page');

    // A fault stands over the page with its place and its cure; the page below is the last good one.
    const broken = `${edited}\n[[phrases]]\nid = "broken-here"\ntext = "<b>错</b>"\ntxet = "<b>错</b>"\n`;
    save(TEXT, broken, width === 1280);
    await tab.waitForFunction(() => document.getElementById('punctilio-faults')?.shadowRoot.querySelector('.panel.error:not([hidden]) .card'), null, { timeout: 20000 }).catch(() => wrong.push('the fault never came'));
    await tab.waitForTimeout(200);
    const shown = await tab.evaluate(faults);
    const line = broken.split('\n').findIndex((one) => one.startsWith('txet')) + 1;
    must(shown?.file.includes(`10-phases-1-3.toml:${line}:`), `the place is “${shown?.file}”, line ${line}`);
    must(shown?.line.includes('txet = "<b>错</b>"'), `the line is “${shown?.line}”`);
    must(shown?.marked === 'txet', `marked is “${shown?.marked}”`);
    must(shown?.cure.includes('text') && shown.cure.startsWith('办法'), `the cure is “${shown?.cure}”`);
    must(!shown?.wide, 'the page is wider than the window');
    must((await tab.textContent('body')).includes(`改${width}`), 'the last good page is gone');
    must(await tab.evaluate(() => document.querySelector('#punctilio-faults').shadowRoot.querySelector('b.injected, .words b') === null), 'markup of a text came to life');
    if (process.env.PUNCTILIO_SHOTS) await tab.screenshot({ path: join(process.env.PUNCTILIO_SHOTS, `serve-${name}.png`) });
    judged = true;
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run({ include: [['#punctilio-faults']] }, { resultTypes: ['violations'] }));
    judged = false;
    for (const one of found.violations) wrong.push(`axe: ${one.id} ${one.nodes.map((node) => node.target).join(' ')}`);

    // It can be put aside by keyboard, stays aside, and comes back on demand.
    await tab.evaluate(() => document.querySelector('#punctilio-faults').shadowRoot.querySelector('.close').focus());
    await tab.keyboard.press('Escape');
    must(!(await tab.evaluate(faults)).open, 'Escape does not close it');
    await tab.keyboard.press('Enter');
    must((await tab.evaluate(faults)).open, 'the button does not open it again');

    // Mended: it goes away by itself.
    save(TEXT, sound, false);
    await tab.waitForFunction((words) => !document.getElementById('punctilio-faults')?.shadowRoot.querySelector('.panel.error') && !document.body?.textContent.includes(words), `改${width}`, { timeout: 20000 }).catch(() => wrong.push('it does not go away'));
    await context.close();
    tally.note(`edit, fault and cure, ${name}`, wrong);
  }

  // Twenty tabs of one browser: all come in, and the one in front follows.
  const wrong = [];
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
  const tabs = [];
  for (let n = 0; n < 20; n += 1) {
    const tab = await context.newPage();
    await tab.goto(`${address}${n % 2 ? 'beauty-salon/' : ''}`, { timeout: 10000 }).catch(() => wrong.push(`tab ${n} never came in`));
    tabs.push(tab);
  }
  const sound = readFileSync(TEXT, 'utf8');
  const book = join(root, 'standards/punctilio.toml');
  const title = readFileSync(book, 'utf8');
  save(book, title.replace(/title = \{ zh = "/, '$&改二十'), false);
  for (const [n, tab] of tabs.entries()) {
    await tab.bringToFront();
    await tab.waitForFunction(() => document.body?.textContent.includes('改二十'), null, { timeout: 60000 }).catch(() => wrong.push(`tab ${n} was not told`));
  }
  save(book, title, false);
  save(TEXT, sound, false);
  await context.close();
  tally.note('twenty tabs', wrong);
} finally {
  await chrome.close();
  child.kill('SIGINT');
  const status = await new Promise((done) => { child.exitCode === null ? child.on('exit', done) : done(child.exitCode); });
  tally.note('an interruption ends it well', status === 0 ? [] : [`status ${status}`]);
  rmSync(root, { recursive: true, force: true });
}
tally.end();
