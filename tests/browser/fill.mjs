// The score sheet as a page that is filled in: it reckons by the rule, keeps what it is given, gives it out and takes it in
// again, prints what was ticked, and sends nothing anywhere.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Tally, browser, folders, nameOf, pagesOf, samples } from './site.mjs';
import { dice, drawn, expected } from './model.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SHEETS = 2000;
const tally = new Tally('fill');
const pages = folders.flatMap((folder) => pagesOf(folder).filter((page) => /\/score-sheets\//.test(page.path)));
const salon = pages.find((page) => page.path === 'beauty-salon/score-sheets/full.html');
if (!salon) throw new Error('no page to walk through');
const chrome = await browser();

/** Writes values with their keys in order: two that hold the same are the same text. */
const plain = (value) => JSON.stringify(value, (_, one) => (one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one));
const same = (thing, found, wanted) => tally.note(thing, plain(found) === plain(wanted) ? [] : [`${plain(found)} instead of ${plain(wanted)}`]);
const holds = (thing, yes) => tally.note(thing, yes ? [] : ['it is not so']);

/** The script as the page carries it, up to where it takes hold of the page. */
const scriptOf = (page) => [...page.html.matchAll(/<script>([\s\S]*?)<\/script>/g)].at(-1)[1].split('const WORDS')[0];

/** Opens a page in a fresh browser profile and writes down what goes wrong and what is asked for. */
async function open(page, settings = {}, url = page.url, before = async () => {}) {
  const context = await chrome.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...settings });
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  tab.on('request', (request) => request.url().split('#')[0] !== url && !request.url().startsWith('blob:') && faults.push(`request: ${request.url().slice(0, 90)}`));
  await before(context, tab);
  await tab.goto(url, { waitUntil: 'load' });
  return { context, tab, faults, close: () => context.close() };
}

const stored = (tab) => tab.evaluate(() => {
  // Typing is kept a moment later, or when the page goes.
  dispatchEvent(new Event('pagehide'));
  const key = Object.keys(localStorage).find((one) => one.startsWith('punctilio:'));
  return key ? JSON.parse(localStorage.getItem(key)) : null;
});
const shownScore = (tab) => tab.locator('.fill-score').textContent();
const choose = (tab, n, value) => tab.locator(`#fill-item-${n} input[value="${value}"]`).first().click();
const button = (tab, name) => tab.locator(`.fill-bar button, .fill-tools button, .fill-audits button`).filter({ hasText: name }).first();

async function accessible(thing, tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
  tally.note(`${thing}: axe`, violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`)));
}

// The rule: the vectors, and random sheets against a model of its own.
{
  const context = await chrome.newContext();
  const tab = await context.newPage();
  const run = (cases) => tab.evaluate(([script, cases]) => {
    const score = new Function(`${script}; return verdict;`)();
    return cases.map(({ sheet, answers }) => {
      const { score: number, raw, earned, max, grade, result, reasons, na_share, coverage, sections, items } = score(sheet, answers);
      return { score: number, raw, earned, max, grade, result, reasons, na_share, coverage, sections: sections.map(({ id, score }) => ({ id, score })),
        items: items.map(({ id, credit, points, state }) => ({ id, credit, points, state })) };
    });
  }, [scriptOf(salon), cases]);

  const vectors = JSON.parse(readFileSync(new URL('../score/vectors.json', import.meta.url), 'utf8'));
  const grades = [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格', from: '60' }, { name: '不合格', from: '0', fail: true }];
  const cases = vectors.map((vector) => {
    let n = 0;
    const answers = {};
    const sections = vector.sections.map((section, at) => ({
      id: `${at}`, weight: `${section.weight ?? 1}`, ...(section.min === undefined ? {} : { min: `${section.min}` }),
      items: section.items.flatMap((item) => Array.from({ length: item.n ?? 1 }, () => {
        const id = `${(n += 1)}`;
        const scale = { yn: 'yes-no', cpn: { compliant: { partial: '0.5' } }, s5: { score5: { anchors: [] } }, deduct: { deduct: { per: `${item.per}` } },
          measure: { measure: { steps: (item.steps ?? []).map(([max, credit]) => ({ max: `${max}s`, credit })) } } }[item.scale];
        const words = { na: 'na', no: 'not-observed', '': 'blank', ...(item.scale === 'cpn' ? { c: 'full', p: 'partial', n: 'none' } : { y: 'yes', n: 'no' }) };
        const word = (said) => words[said] ?? `${said}`;
        answers[id] = Array.isArray(item.a) ? item.a.map(word) : word(item.a);
        return { id, points: `${item.w}`, scale, critical: item.critical ? { effect: item.critical, below: `${item.critical_below ?? 1}` } : null, samples_rule: item.samples_rule ?? 'mean' };
      })),
    }));
    return { sheet: { model: vector.model ?? 'points', decimals: vector.decimals ?? 1, na_limit: 20, grade_by: 'score', grades, findings: [], sections }, answers };
  });
  (await run(cases)).forEach((found, n) => {
    const { expect, id } = vectors[n];
    const told = { ...found, sections: found.sections.map((section) => section.score) };
    same(`vector ${id}`, Object.fromEntries(Object.keys(expect).map((key) => [key, told[key]])), expect);
  });

  const roll = dice(20261122);
  const random = Array.from({ length: SHEETS }, () => drawn(roll));
  const faults = [];
  (await run(random)).forEach((found, n) => {
    const { sheet, answers } = random[n];
    const [a, b] = [JSON.stringify(found), JSON.stringify(expected(sheet, answers))];
    if (a !== b) faults.push(`sheet ${n}: ${a} instead of ${b}`);
  });
  tally.note(`${SHEETS} random sheets`, faults);
  const results = new Set(random.map(({ sheet, answers }) => expected(sheet, answers).result));
  same('random sheets come to every result', [...results].sort(), ['fail', 'incomplete', 'none', 'pass']);

  // What is written out is read in again, whatever stands in it.
  const nasty = ['=1+1', '他说“好”, "yes"; a//b', 'line\nbreak', "'quoted'", '\\u0041 \\ "', '__proto__', '  edges  ', '@here', ''];
  const odd = await tab.evaluate(([script, nasty]) => {
    const { asToml, asCsv, asChat, readFile, readToml } = new Function(`${script}; return { asToml, asCsv, asChat, readFile, readToml };`)();
    const item = (id) => ({ id, number: '1', text: id, ban: false, points: '1', scale: 'yes-no', critical: null, na: 'reason', samples: 1, samples_rule: 'mean', covers: [] });
    const sheet = { schema: 'punctilio/score-sheet', sheet: 'a/b', hash: 'f'.repeat(64), title: nasty[1], grades: [], findings: [], severity: null, sections: [{ id: 's', title: 't', min: null, items: nasty.map((_, n) => item(`i-${n}`)) }] };
    const audit = { head: { site: nasty[1], date: '2026-11-21' }, answers: Object.fromEntries(nasty.map((_, n) => [`i-${n}`, 'yes'])),
      notes: Object.fromEntries(nasty.map((fact, n) => [`i-${n}`, { fact, evidence: [fact] }])) };
    const back = (text) => { const found = readFile(text); return nasty.map((_, n) => found.notes[`i-${n}`]?.fact ?? ''); };
    const toml = readFile(asToml(sheet, audit));
    const own = readToml('# c\r\na.b = 1 # x\n"c d" = \'\'\'\nx\'y\'\'\'\n[t]\nl = [1, # one\n 2,]\nd = 2026-11-21\n[[t.u]]\nk = { a = true, "b" = "\\u4e2d" }\n[[t.u]]\n');
    let line = 0;
    try { readToml('[a]\nb = 1\nb = 2\n'); } catch (error) { line = error.line; }
    return { toml: back(asToml(sheet, audit)), csv: back(asCsv(sheet, audit)), chat: back(asChat(sheet, audit)), list: toml.sheet_items.sections[0].items.length, head: toml.response, own, line };
  }, [scriptOf(salon), nasty]);
  same('TOML gives every text back', odd.toml, nasty);
  same('CSV gives every text back', odd.csv, nasty);
  same('a chat keeps the words of every text', odd.chat, nasty.map((text) => text.replace(/\s+/g, ' ').trim()));
  same('TOML carries the list of items', odd.list, nasty.length);
  same('TOML carries the head', odd.head, { sheet: 'a/b', hash: 'fffffff', site: nasty[1], date: '2026-11-21' });
  same('TOML written by a person is read', odd.own, { a: { b: 1 }, 'c d': "x'y", t: { l: [1, 2], d: '2026-11-21', u: [{ k: { a: true, b: '中' } }, {}] } });
  same('a fault in TOML has its line', odd.line, 3);
  await context.close();
}

// What the page gives out, the program scores alike: TOML, CSV and chat, to the last digit.
{
  const program = resolve(process.env.PUNCTILIO ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'debug', 'punctilio'));
  const roll = dice(6);
  const context = await chrome.newContext();
  const tab = await context.newPage();
  for (const folder of folders) {
    const work = mkdtempSync(join(tmpdir(), 'fill-'));
    const own = pages.filter((page) => page.folder === folder && page.lang === 'zh-CN');
    const drawnFor = own.map((page) => {
      const items = JSON.parse(/id="?fill-items"?>(.*?)<\/script>/s.exec(page.html)[1]);
      return { items, cases: Array.from({ length: 6 }, (_, round) => items.sections.flatMap((section) => section.items).map((item) => {
        const word = () => {
          const k = roll(100);
          if (k < 6 && item.na !== 'no') return 'na';
          if (k >= 6 && k < 9) return 'not-observed';
          if (k >= 9 && k < 12 && round > 2) return 'blank';
          const kind = typeof item.scale === 'string' ? item.scale : Object.keys(item.scale)[0];
          const first = item.scale.measure?.steps[0];
          if (first) return `${roll(40)}${['', '.5'][roll(2)]}${/[^\d.]*$/.exec(first.max ?? first.min)[0]}`;
          if (item.scale.choice) return item.scale.choice.choices[roll(item.scale.choice.choices.length)].id;
          return { 'yes-no': ['yes', 'yes', 'yes', 'yes', 'no'], compliant: ['full', 'full', 'partial', 'none'] }[kind]?.[roll(4 + (kind === 'yes-no'))] ?? `${roll(kind === 'score10' ? 11 : 6)}`;
        };
        return [item.id, item.samples > 1 ? Array.from({ length: item.samples }, word) : word()];
      }).map(([id, answer]) => [id, answer, roll(12) === 0 ? 'a//b “c”, 二' : null])) };
    });
    const made = await tab.evaluate(([script, all]) => {
      const { asToml, asCsv, asChat, verdict } = new Function(`${script}; return { asToml, asCsv, asChat, verdict };`)();
      return all.flatMap(({ items, cases }, at) => cases.flatMap((lines, round) => {
        const answers = Object.fromEntries(lines.map(([id, answer]) => [id, answer]));
        const notes = Object.fromEntries(lines.filter(([, , fact]) => fact).map(([id, , fact]) => [id, { fact }]));
        const audit = { head: { site: `site-${at}-${round}`, date: '2026-11-21' }, answers, notes };
        const { score, raw, earned, max, grade, result, reasons, na_share, coverage, sections, items: judged } = verdict(items, answers, notes);
        const want = { sheet: items.sheet, score, raw, earned, max, grade, result, reasons, na_share, coverage, sections: sections.map(({ id, score }) => ({ id, score })),
          items: judged.map(({ id, credit, points, state }) => ({ id, credit, points, state })) };
        return [['toml', asToml], ['csv', asCsv], ['txt', asChat]].map(([ending, write], n) => ({
          name: `${at}-${round}.${ending}`, text: write(items, { ...audit, head: { ...audit.head, visit: `${n}` } }), want }));
      }));
    }, [scriptOf(salon), drawnFor]);
    const files = made.map(({ name, text }) => { writeFileSync(join(work, name), text); return join(work, name); });
    const run = spawnSync(program, ['score', ...files, '--project', resolve(folder, '..'), '--format', 'json', '--today', '2026-11-22'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const faults = run.error ? [`${program}: ${run.error.message}`] : [];
    let results = [];
    try { results = JSON.parse(run.stdout ?? '[]'); } catch { faults.push(`no answer: ${run.stderr.slice(0, 800)}`); }
    if (results.length !== made.length) faults.push(`${results.length} of ${made.length} files are scored: ${run.stderr.slice(0, 800)}`);
    else made.forEach(({ name, want }, n) => {
      const found = Object.fromEntries(Object.keys(want).map((key) => [key, results[n][key]]));
      found.sections = found.sections.map(({ id, score }) => ({ id, score }));
      found.items = found.items.map(({ id, credit, points, state }) => ({ id, credit, points, state }));
      const other = Object.keys(want).filter((key) => plain(found[key]) !== plain(want[key]));
      faults.push(...other.map((key) => `${name}: ${key} is ${plain(found[key])} instead of ${plain(want[key])}`));
    });
    tally.note(`${made.length} files of ${own.length} sheets are scored by the program as by the page`, faults);
    rmSync(work, { recursive: true });
  }
  await context.close();
}

// The largest sheets of every kind open filled with their items, ask for nothing, and fit a thumb.
const largest = folders.flatMap((folder) => samples(pages.filter((page) => page.folder === folder), 6));
for (const page of largest) {
  const { tab, faults, close } = await open(page);
  const look = await tab.evaluate(() => {
    const small = [...document.querySelectorAll('.fill button, .fill label.fill-option, .fill select, .fill textarea, .fill input:not([type=radio], [type=file]), .fill summary')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9);
    const root = document.documentElement;
    return { state: root.dataset.fill, cards: document.querySelectorAll('.fill-item').length, rows: document.querySelectorAll('.paper tr.item').length,
      bare: [...document.querySelectorAll('.fill-item')].filter((card) => !card.querySelector('input')).map((card) => card.id),
      small: small.map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 20)}`), over: root.scrollWidth - root.clientWidth };
  });
  if (look.state !== 'on') faults.push(`it says ${look.state}`);
  if (look.cards !== look.rows || look.cards === 0) faults.push(`${look.cards} of ${look.rows} items can be answered`);
  faults.push(...look.bare.map((id) => `${id} has nothing to tap`), ...look.small.map((one) => `too small: ${one}`));
  if (look.over > 0) faults.push(`${look.over} px too wide`);
  if (/<link[^>]+stylesheet|\ssrc=/.test(page.html)) faults.push('it is not one file');
  tally.note(`${nameOf(page)} opens`, faults);
  await close();
}

// Without a script, and with one but no answers, the same comes out of the printer.
for (const page of [salon, ...pages.filter((page) => page !== salon).slice(0, 3)]) {
  const prints = [];
  for (const javaScriptEnabled of [false, true]) {
    const { tab, close } = await open(page, { javaScriptEnabled });
    await tab.emulateMedia({ media: 'print' });
    prints.push(Buffer.from(await tab.screenshot({ fullPage: true })).toString('base64'));
    if (!javaScriptEnabled && page === salon) {
      await tab.emulateMedia({ media: 'screen' });
      holds('without a script the sheet itself is shown', await tab.locator('.desk').isVisible());
      holds('without a script the page says so', await tab.locator('.fill-noscript').isVisible());
    }
    await close();
  }
  holds(`${nameOf(page)} prints the same with and without a script`, prints[0] === prints[1]);
}

// One audit from the first tap to the printed sheet.
for (const width of [390, 1280]) {
  const at = (thing) => `at ${width}: ${thing}`;
  const { tab, faults, close } = await open(salon, { viewport: { width, height: 844 }, acceptDownloads: true });
  const items = JSON.parse(await tab.locator('#fill-items').textContent());
  const all = items.sections.flatMap((section) => section.items);
  await accessible(at('blank'), tab);
  holds(at('the page says where answers stay'), await tab.locator('.fill-stores').isVisible());

  await choose(tab, 0, 'yes');
  same(at('the first answer is kept'), (await stored(tab)).audits[0].answers, { [all[0].id]: 'yes' });
  await choose(tab, 0, 'yes');
  same(at('a second tap takes it back'), (await stored(tab)).audits[0].answers[all[0].id], 'blank');
  await tab.locator('#fill-item-0 input[value="yes"]').focus();
  await tab.keyboard.press('Space');
  await tab.keyboard.press('ArrowRight');
  same(at('arrow keys choose'), (await stored(tab)).audits[0].answers[all[0].id], 'no');
  await button(tab, /^撤销$/).click();
  same(at('undo brings back what was there'), (await stored(tab)).audits[0].answers[all[0].id], 'yes');
  holds(at('undo shows it'), await tab.locator('#fill-item-0 input[value="yes"]').isChecked());

  for (let n = 1; n < all.length - 2; n += 1) {
    const absent = n === 5 && all[n].na !== 'no';
    await choose(tab, n, absent ? 'na' : n % 9 === 4 ? 'no' : 'yes');
  }
  same(at('what has no reason is unfinished'), await tab.locator('#fill-item-5').getAttribute('data-state'), 'missing');
  await tab.locator('#fill-item-5-fact').fill('今天没有新顾客');
  same(at('with its reason it is done'), await tab.locator('#fill-item-5').getAttribute('data-state'), 'na');
  await tab.locator('#fill-item-4 .fill-foot button').click();
  await tab.locator('#fill-item-4-fact').fill('工号 07：“欢迎”\n没有行礼');
  await tab.locator('#fill-item-4-evidence').fill('IMG_1.jpg\nIMG_2.jpg');
  await tab.locator('#fill-item-4-action').fill('班前会演练');
  await tab.locator('#fill-item-4-owner').fill('店长');
  await tab.locator('#fill-item-4-due').fill('2026-12-01');
  await tab.locator('#fill-item-4-pick').setInputFiles([{ name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') }]);
  same(at('only the name of a photo is taken'), (await stored(tab)).audits[0].notes[all[4].id].evidence, ['IMG_1.jpg', 'IMG_2.jpg', 'IMG_3.jpg']);
  await tab.locator('#fill-head-site').fill('store-07');
  await tab.locator('#fill-head-date').fill('2026-11-21');
  await button(tab, /^下一项/).click();
  same(at('the next unfinished item has the focus'), await tab.evaluate(() => document.activeElement.id), `fill-item-${all.length - 2}`);
  holds(at('it is in view'), await tab.locator(`#fill-item-${all.length - 2} .fill-options`).first().evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= document.querySelector('.fill-bar').getBoundingClientRect().top;
  }));
  const open_ = await tab.locator('.fill-open li').count();
  same(at('unfinished items are counted'), open_, 2);
  await choose(tab, all.length - 2, 'yes');
  await choose(tab, all.length - 1, 'not-observed');
  await tab.waitForTimeout(1200);
  const first = (await stored(tab)).audits[0];
  const rule = expected(items, first.answers);
  same(at('the number is that of the rule'), await shownScore(tab), rule.score);
  holds(at('the result is told'), (await tab.locator('.fill-verdict').textContent()).includes(rule.grade));
  holds(at('it is announced, once the hand rests'), (await tab.locator('.fill > [role=status]').textContent()).includes(rule.score));
  await accessible(at('filled'), tab);
  await tab.emulateMedia({ colorScheme: 'dark' });
  await accessible(at('dark'), tab);
  await tab.emulateMedia({ colorScheme: 'light' });

  await tab.reload({ waitUntil: 'load' });
  same(at('all is there after opening again'), (await stored(tab)).audits[0], first);
  same(at('the number too'), await shownScore(tab), rule.score);
  holds(at('the note says that it is written'), (await tab.locator('#fill-item-4 .fill-foot button').textContent()).includes('已写'));

  // Out, and in again.
  for (const kind of ['toml', 'csv', 'chat']) {
    await button(tab, /^导出$/).click();
    await tab.locator(`.fill-dialog input[value=${kind}]`).click();
    if (kind === 'toml') await accessible(at('export'), tab);
    const text = await tab.locator('#fill-export').inputValue();
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.locator('.fill-dialog button').filter({ hasText: '存成文件' }).click()]);
    const file = readFileSync(await download.path());
    same(at(`${kind}: the file has a name that tells`), download.suggestedFilename(), `beauty-salon-full_store-07_2026-11-21.${kind === 'chat' ? 'txt' : kind}`);
    same(at(`${kind}: the file is what was shown`), file.toString().replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), text);
    if (kind === 'csv') holds(at('CSV begins with its mark'), file[0] === 0xef && file.includes('\r\n'));
    if (kind === 'chat') same(at('chat: the first line'), text.split('\n')[0], `punctilio ${items.sheet} ${items.hash.slice(0, 7)}`);
    await tab.locator('.fill-dialog button').filter({ hasText: '关闭' }).click();
    await button(tab, /^读入$/).click();
    if (kind === 'toml') await accessible(at('import'), tab);
    await tab.locator('#fill-import-file').setInputFiles({ name: 'a', mimeType: 'text/plain', buffer: file });
    await tab.locator('.fill-said p').first().waitFor();
    await tab.locator('.fill-dialog button').filter({ hasText: '关闭' }).click();
    const back = (await stored(tab)).audits.at(-1);
    same(at(`${kind}: the answers are the same`), back.answers, Object.fromEntries(Object.entries(first.answers).filter(([, word]) => word !== 'blank')));
    same(at(`${kind}: the number is the same`), await shownScore(tab), rule.score);
    same(at(`${kind}: the head is the same`), back.head, first.head);
    const facts = (audit) => Object.fromEntries(Object.entries(audit.notes).map(([id, note]) => [id, kind === 'chat' ? note.fact.replace(/\s+/g, ' ') : note.fact]));
    same(at(`${kind}: the facts are the same`), facts(back), facts(first));
    if (kind === 'toml') same(at('toml: the notes are the same'), back.notes, first.notes);
    await button(tab, /^删除/).click();
    if (kind === 'toml') await accessible(at('question'), tab);
    await tab.locator('.fill-dialog button.main').click();
  }

  // What is no file of this sheet is refused in words.
  const wrong = async (text) => {
    await button(tab, /^读入$/).click();
    await tab.locator('#fill-import').fill(text);
    await tab.locator('.fill-dialog button').filter({ hasText: '读入这段' }).click();
    const said = await tab.locator('.fill-said').textContent();
    await tab.locator('.fill-dialog button').filter({ hasText: '关闭' }).click();
    return said;
  };
  const count = (await stored(tab)).audits.length;
  holds(at('another sheet is refused'), (await wrong('punctilio other/full 0000000\n')).includes('other/full'));
  holds(at('a broken file is refused with its line'), (await wrong('[response]\nsheet = \n')).includes('第 2 行'));
  holds(at('what is no file is refused'), (await wrong('hello')).length > 10);
  same(at('and changes nothing'), (await stored(tab)).audits.length, count);
  const other = await wrong(`punctilio ${items.sheet} 0000000\nsite：s2\n1.1  ${all[0].id}　＝ “yes” // 好\n9 gone = yes\n1 ${all[1].id} = 7\n`);
  holds(at('another version is told item by item'), other.includes('0000000') && other.includes('gone') && other.includes('“7”'));
  same(at('what is the same is taken'), (await stored(tab)).audits.at(-1).answers, { [all[0].id]: 'yes' });

  // Several audits.
  await button(tab, /^新的/).click();
  same(at('a new audit is blank'), await shownScore(tab), '—');
  await choose(tab, 0, 'no');
  const two = (await stored(tab)).audits;
  same(at('audits are kept apart'), two.map((audit) => audit.answers[all[0].id]), [first.answers[all[0].id], 'yes', 'no']);
  await button(tab, /^删除/).click();
  await tab.locator('.fill-dialog button').filter({ hasText: '不删除' }).click();
  same(at('nothing goes without a yes'), (await stored(tab)).audits.length, 3);
  await button(tab, /^删除/).click();
  await tab.locator('.fill-dialog button.main').click();
  same(at('with a yes it goes'), (await stored(tab)).audits.length, 2);
  await button(tab, /^撤销$/).click();
  same(at('and comes back'), (await stored(tab)).audits.length, 3);
  await tab.locator('#fill-audit').selectOption('0');
  same(at('the first one is as it was'), await shownScore(tab), rule.score);

  // On paper.
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  holds(at('it prints'), pdf.length > 10000);
  const paper = await tab.evaluate(() => ({
    ticks: document.querySelectorAll('.score .tick').length, big: document.querySelector('.verdict .big .ink')?.textContent,
    grade: [...document.querySelectorAll('.verdict .grades li')].filter((one) => one.querySelector('.tick')).map((one) => one.querySelector('b').textContent),
    record: [...document.querySelectorAll('.findings tbody tr')].map((row) => row.textContent).filter(Boolean), action: document.querySelector('.actions tbody tr').textContent,
    shop: document.documentElement.dataset.shop,
  }));
  same(at('every answer is ticked on paper'), paper.ticks, Object.values(first.answers).filter((word) => word !== 'blank').length);
  same(at('the number stands on paper'), paper.big, rule.score);
  same(at('the grade is ticked'), paper.grade, [rule.grade]);
  holds(at('the record is on paper'), paper.record.length === 2 && paper.record.some((row) => row.includes('IMG_3.jpg')));
  holds(at('the action is on paper'), ['班前会演练', '店长', '2026-12-01'].every((text) => paper.action.includes(text)));
  holds(at('the site stands at the head of each page'), paper.shop.includes('store-07'));
  tally.note(at('nothing is asked for and nothing goes wrong'), faults);
  await close();
}

// Every scale, on the sheets that have them.
for (const page of pages.filter((page) => page.lang === 'zh-CN' && /(scales|finding-visit|mystery-visit|customer)\.html$/.test(page.path))) {
  const { tab, faults, close } = await open(page);
  const items = JSON.parse(await tab.locator('#fill-items').textContent());
  const all = items.sections.flatMap((section) => section.items);
  const wanted = {};
  for (const [n, item] of all.entries()) {
    const kind = typeof item.scale === 'string' ? item.scale : Object.keys(item.scale)[0];
    const said = [];
    for (let k = 0; k < item.samples; k += 1) {
      const place = tab.locator(item.samples > 1 ? `#fill-item-${n} .fill-sample >> nth=${k}` : `#fill-item-${n}`);
      const figure = place.locator('.fill-figure');
      if (await figure.count()) {
        await figure.fill(k ? '１' : '2');
        const unit = kind === 'measure' ? /[a-z]*$/i.exec(item.scale.measure.steps[0].max ?? item.scale.measure.steps[0].min)[0] : '';
        said.push((k ? '1' : '2') + unit);
      } else {
        const own = await place.locator('input[type=radio]').evaluateAll((list) => list.map((one) => one.value).filter((value) => value !== 'na' && value !== 'not-observed'));
        const pick = own[(n + k) % own.length];
        await place.locator(`input[value="${pick}"]`).click();
        said.push(pick);
      }
    }
    wanted[item.id] = item.samples > 1 ? said : said[0];
  }
  await tab.waitForTimeout(600);
  same(`${nameOf(page)}: every answer is kept`, (await stored(tab)).audits[0].answers, wanted);
  if (items.assessor !== 'customer') {
    same(`${nameOf(page)}: the number is that of the rule`, await shownScore(tab), expected(items, wanted).score);
    same(`${nameOf(page)}: nothing is left`, await tab.locator('.fill-open').isVisible(), false);
  }
  await accessible(nameOf(page), tab);
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const ink = await tab.evaluate(() => [...document.querySelectorAll('.paper tr.item')].filter((row) => !row.querySelector('td.answer .ink, td.na .ink')).map((row) => row.id));
  tally.note(`${nameOf(page)}: every answer is on paper`, [...ink, ...faults]);
  await close();
}

// Where nothing can be kept the page says so, and still reckons.
const refusals = {
  'storage refused': () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); },
  'storage that forgets': () => { Storage.prototype.setItem = () => {}; },
};
for (const [thing, refuse] of Object.entries(refusals)) {
  const { tab, faults, close } = await open(salon, {}, salon.url, (context) => context.addInitScript(refuse));
  holds(`${thing}: it says so`, (await tab.locator('.fill-warning').first().textContent()).includes('请用手机浏览器打开，否则不能保存'));
  await accessible(thing, tab);
  await choose(tab, 0, 'yes');
  same(`${thing}: it reckons`, await shownScore(tab), '100.0');
  let asked = false;
  tab.on('dialog', (box) => { asked = true; box.accept(); });
  await tab.close({ runBeforeUnload: true });
  await new Promise((done) => setTimeout(done, 300));
  holds(`${thing}: it asks before it is closed`, asked);
  tally.note(`${thing}: no fault`, faults);
  await close();
}
{
  const { tab, close } = await open(salon);
  await choose(tab, 0, 'yes');
  await tab.evaluate(() => { const put = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; window.mend = () => { Storage.prototype.setItem = put; }; });
  await choose(tab, 1, 'yes');
  holds('a full storage is told at once', await tab.locator('.fill-warning[role=alert]').isVisible());
  await tab.evaluate(() => window.mend());
  await choose(tab, 2, 'yes');
  holds('and the word goes when there is room', await tab.locator('.fill-warning[role=alert]').isHidden());
  same('what was not kept is kept then', Object.keys((await stored(tab)).audits[0].answers).length, 3);
  await close();
}

// A later version of the sheet leaves the answers to the older one alone, and offers them.
{
  const { tab, close } = await open(salon);
  await choose(tab, 0, 'yes');
  await choose(tab, 1, 'no');
  const [id, changed] = await tab.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('punctilio:'));
    const old = JSON.parse(localStorage.getItem(key));
    old.items.hash = '0'.repeat(64);
    old.items.sections[0].items[1].text += '（旧）';
    localStorage.removeItem(key);
    localStorage.setItem(key.replace(/:[0-9a-f]{64}$/, `:${'0'.repeat(64)}`), JSON.stringify(old));
    return old.items.sections.flatMap((section) => section.items).slice(0, 2).map((item) => item.id);
  });
  await tab.reload({ waitUntil: 'load' });
  holds('older answers are offered', (await tab.locator('.fill-older').textContent()).includes('0000000'));
  await accessible('older answers', tab);
  await tab.locator('.fill-older button').filter({ hasText: '带入' }).click();
  const taken = await tab.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((one) => one.startsWith('punctilio:') && !one.endsWith('0000000')))).audits.at(-1).answers);
  same('what is asked the same is taken over', taken, { [id]: 'yes' });
  holds('what was changed is named', (await tab.locator('.fill-older').textContent()).includes(changed));
  holds('the older answers stay', await tab.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('0000000'))));
  await close();
}

// From a web server, as the only file there is; and two tabs of one browser.
{
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(request.url === '/a.html' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/a.html' ? salon.html : '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { context, tab, faults, close } = await open(salon, {}, `http://127.0.0.1:${server.address().port}/a.html`);
  const other = await context.newPage();
  await other.goto(tab.url());
  await choose(tab, 0, 'yes');
  await other.waitForTimeout(300);
  holds('a second tab shows what the first was given', await other.locator('#fill-item-0 input[value="yes"]').isChecked());
  await accessible('over HTTP', tab);
  same('nothing else is asked of the server', [...new Set(asked)], ['/a.html']);
  tally.note('over HTTP', faults);
  await close();
  server.close();
}

// The policy lets nothing in that the page was not made with, and nothing out.
{
  const foreign = salon.html.replace('</body>', '<script>window.foreign = 1</script><script type="module">window.foreign = 2</script></body>');
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(foreign);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { tab, close } = await open(salon, {}, `http://127.0.0.1:${server.address().port}/a.html`);
  same('the page itself runs', await tab.evaluate(() => document.documentElement.dataset.fill), 'on');
  same('a foreign script does not', await tab.evaluate(() => window.foreign), undefined);
  const went = await tab.evaluate(async () => {
    const image = new Image();
    const drawn = new Promise((done) => { image.onload = () => done('image'); image.onerror = () => done(null); });
    image.src = '/image.png';
    const sent = await fetch('/sent', { method: 'POST', body: 'x' }).then(() => 'sent', () => null);
    return [await drawn, sent];
  });
  same('nothing goes out', [went, asked.filter((one) => one !== '/a.html')], [[null, null], []]);
  await close();
  server.close();
}

// High contrast keeps every border and the mark of what is chosen.
{
  const { tab, close } = await open(salon, { forcedColors: 'active' });
  await choose(tab, 0, 'yes');
  const [on, off] = await tab.locator('#fill-item-0 .fill-option').evaluateAll((list) => list.slice(0, 2).map((one) => getComputedStyle(one).borderTopWidth));
  same('what is chosen has the heavier border', [on, off], ['3px', '1px']);
  await close();
}

// A link to a row of the paper leads to where that item is answered.
{
  const { tab, close } = await open(salon, {}, `${salon.url}`);
  const id = await tab.locator('.paper tr.item').nth(30).getAttribute('id');
  await tab.goto(`${salon.url}#${id}`);
  same('a link leads to its item', await tab.evaluate(() => document.activeElement.id), 'fill-item-30');
  holds('which is in view', await tab.locator('#fill-item-30').evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < 200));
  await close();
}

// A sheet for one site names it, and knows what that place has nothing of; both are no answers of anybody.
{
  const work = mkdtempSync(join(tmpdir(), 'fill-'));
  const file = join(work, 'full.html');
  const cell = /<td class="?na"?>.*?(?=<td)/s.exec(salon.html)[0];
  const made = salon.html.replace(cell, '<td class=na><span class=opt><svg class=ticked viewBox="0 0 62 46" aria-hidden=true></svg>不适用</span>')
    .replace(/id="?fill-fields"?/, '$& data-site=store-07');
  writeFileSync(file, made);
  const { tab, faults, close } = await open(salon, {}, `file://${file}`);
  same('the site is filled in', await tab.locator('#fill-head-site').inputValue(), 'store-07');
  same('what it lacks does not apply', await tab.locator('#fill-item-0').getAttribute('data-state'), 'na');
  same('which is the reason', await tab.locator('#fill-item-0-fact').count().then((n) => (n ? tab.locator('#fill-item-0-fact').inputValue() : '本单位没有')), '本单位没有');
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  same('the blank sheet prints as it was', await tab.locator('.paper .ink').count(), 0);
  await choose(tab, 1, 'yes');
  same('and goes with the answers', await stored(tab).then(({ audits }) => [audits[0].head.site, Object.values(audits[0].answers)]), ['store-07', ['na', 'yes']]);
  tally.note('a sheet for one site', faults);
  await close();
  rmSync(work, { recursive: true });
}

// An old browser gets the sheet to print.
{
  const { tab, close } = await open(salon, {}, salon.url, (context) => context.addInitScript(() => { delete window.BigInt; }));
  holds('an old browser shows the printable sheet', await tab.locator('.desk').isVisible());
  await close();
}

await chrome.close();
tally.end();
