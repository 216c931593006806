// The filters of every phrase book: each choice shows exactly the phrases that fit it and says how many, the choice stands in
// the address, and without a script everything is there.
import { Tally, each, folders, nameOf, pagesOf } from './site.mjs';

const tally = new Tally('filters');
const pages = folders.flatMap((folder) => pagesOf(folder).filter((page) => page.kind === 'phrases'));

/** What stands on the page: the phrases with what they are for, the ones that are shown, and what the filters say. */
const look = () => {
  const shown = (node) => node.getClientRects().length > 0;
  const list = (text) => (text ?? '').split(' ').filter(Boolean);
  const phrases = [...document.querySelectorAll('.phrases .phrase')];
  const fields = [...document.querySelectorAll('[data-filter] [data-field]')];
  const status = document.querySelector('[data-filter-status]');
  return {
    phrases: phrases.map((node) => ({
      shown: shown(node), group: node.closest('.phrases').id, roles: list(node.dataset.roles), for: list(node.dataset.for), tone: list(node.dataset.tone), text: node.textContent,
      // What may be said in its place counts as well; what is not settled yet is no phrase.
      lines: node.querySelectorAll('.phrase-say .is-say > q').length,
    })),
    empty: [...document.querySelectorAll('.phrases')].filter((group) => shown(group) && ![...group.querySelectorAll('.phrase')].some(shown)).map((group) => group.id),
    roles: [...document.querySelectorAll('[data-filter] [data-role]')].map((node) => ({ id: node.dataset.role, pressed: node.getAttribute('aria-pressed') === 'true', said: Number(node.textContent.match(/(\d+)\s*$/)?.[1]) })),
    fields: Object.fromEntries(fields.map((node) => [node.dataset.field, { value: node.value, options: [...(node.options ?? [])].map((one) => one.value).filter(Boolean) }])),
    filter: shown(document.querySelector('[data-filter]')),
    clear: shown(document.querySelector('[data-clear]')),
    focus: document.activeElement?.matches('[data-filter] *') ?? false,
    status: status.textContent,
    live: status.getAttribute('role') === 'status' || status.getAttribute('aria-live') === 'polite',
  };
};

const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Tells, without the page's own code, whether a phrase fits what is wanted. */
function fits(phrase, want) {
  const role = !want.role || phrase.roles.includes(want.role) || phrase.roles.includes('*');
  const group = !want.group || phrase.group === want.group;
  const other = ['for', 'tone'].every((key) => !want[key] || phrase[key].includes(want[key]));
  return role && group && other && (!want.text || plain(phrase.text).includes(plain(want.text)));
}

/** Compares what the page shows with what it should. */
function wrong(name, seen, want) {
  const faults = [];
  const lines = (phrases) => phrases.reduce((sum, phrase) => sum + phrase.lines, 0);
  const [expected, all] = [lines(seen.phrases.filter((phrase) => fits(phrase, want))), lines(seen.phrases)];
  seen.phrases.forEach((phrase, index) => {
    if (phrase.shown !== fits(phrase, want)) faults.push(`${name}: phrase ${index + 1} is ${phrase.shown ? 'shown' : 'hidden'}`);
  });
  if (seen.empty.length > 0) faults.push(`${name}: empty groups are shown: ${seen.empty.join(' ')}`);
  const numbers = seen.status.match(/\d+/g)?.map(Number) ?? [];
  if (!numbers.includes(expected) || !numbers.includes(all)) {
    faults.push(`${name}: “${seen.status}” instead of ${expected} of ${all}`);
  }
  if (seen.clear !== Object.keys(want).length > 0) faults.push(`${name}: the button that clears is ${seen.clear ? 'shown' : 'hidden'}`);
  for (const { id, pressed } of seen.roles) {
    if (pressed !== (id === (want.role ?? ''))) faults.push(`${name}: the button of role “${id}” is ${pressed ? '' : 'not '}pressed`);
  }
  for (const [key, field] of Object.entries(seen.fields)) {
    if (field.value !== (want[key] ?? '')) faults.push(`${name}: the field ${key} says “${field.value}”`);
  }
  return faults;
}

await each(pages, { viewport: { width: 1280, height: 900 } }, async (tab, page) => {
  const faults = [];
  await tab.goto(page.url, { waitUntil: 'load' });
  const first = await tab.evaluate(look);
  if (!first.live) faults.push('the count is not announced');
  if (!first.filter) faults.push('there is no filter');
  faults.push(...wrong('at first', first, {}));

  const set = async (key, value) => {
    if (key === 'role') await tab.click(`[data-filter] [data-role="${value}"]`);
    else if (key === 'text') await tab.fill('[data-field="text"]', value);
    else await tab.selectOption(`[data-field="${key}"]`, value);
  };
  const choices = [
    ...first.roles.filter((role) => role.id).map((role) => ['role', role.id]),
    ...['group', 'for', 'tone'].flatMap((key) => (first.fields[key]?.options ?? []).map((value) => [key, value])),
  ];
  for (const [key, value] of choices) {
    await set(key, value);
    const seen = await tab.evaluate(look);
    const name = `${key} “${value}”`;
    faults.push(...wrong(name, seen, { [key]: value }));
    const said = seen.roles.find((role) => key === 'role' && role.id === value)?.said;
    const shown = seen.phrases.filter((phrase) => phrase.shown);
    const count = shown.reduce((sum, phrase) => sum + phrase.lines, 0);
    if (shown.length === 0) faults.push(`${name} leads to nothing`);
    if (said !== undefined && said !== count) faults.push(`${name}: the button says ${said}, ${count} are shown`);
    await set(key, '');
  }
  faults.push(...wrong('taken back', await tab.evaluate(look), {}));

  // Words of one of the phrases, in other widths and cases; then words that no phrase has.
  const pieces = first.phrases.flatMap((phrase) => phrase.text.split('\n').map((line) => line.trim()).filter((line) => line.length >= 4)).map((line) => line.replace(/\s+/g, '').slice(-6));
  const other = (text) => (text.normalize('NFKC') !== text ? text.normalize('NFKC') : text.replace(/[!-~]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0)).toUpperCase());
  const words = pieces.find((piece) => other(piece) !== piece) ?? pieces[0];
  for (const text of [words, other(words), 'qqzzqq']) {
    await set('text', text);
    faults.push(...wrong(`words “${text}”`, await tab.evaluate(look), { text }));
  }

  // All together, kept in the address, brought back by it, and cleared.
  const want = { text: words };
  for (const key of ['role', 'group', 'for', 'tone']) {
    const choice = choices.findLast(([name]) => name === key);
    if (choice) [, want[key]] = choice;
  }
  for (const [key, value] of Object.entries(want)) await set(key, value);
  faults.push(...wrong('together', await tab.evaluate(look), want));
  const address = await tab.evaluate(() => location.href);
  await tab.goto('about:blank');
  await tab.goto(address, { waitUntil: 'load' });
  faults.push(...wrong('from the address', await tab.evaluate(look), want));
  await tab.evaluate((hash) => { location.hash = hash; }, new URLSearchParams({ text: words }).toString());
  await tab.waitForTimeout(50);
  faults.push(...wrong('from another address', await tab.evaluate(look), { text: words }));
  await tab.click('[data-clear]');
  const cleared = await tab.evaluate(look);
  faults.push(...wrong('cleared', cleared, {}));
  if (!cleared.focus) faults.push('cleared: the keyboard is lost');
  if ((await tab.evaluate(() => location.hash)) !== '') faults.push('cleared: the address still says the choice');
  tally.note(nameOf(page), faults);
});

await each(pages, { javaScriptEnabled: false }, async (tab, page) => {
  await tab.goto(page.url, { waitUntil: 'load' });
  const counts = async (selector) => [await tab.locator(selector).count(), await tab.locator(`${selector}:visible`).count()];
  const [all, shown] = await counts('.phrases .phrase');
  const faults = all > 0 && all === shown ? [] : [`${shown} of ${all} phrases are shown`];
  if ((await tab.locator('[data-filter]:visible').count()) > 0) faults.push('the filter is shown although it cannot work');
  tally.note(`${nameOf(page)} (no script)`, faults);
});
tally.end();
