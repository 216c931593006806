// The home of a library is narrowed down by industry, kind, stage and words, and its counts always tell what would be shown.
import { Tally, each, folders, nameOf, pagesOf } from './site.mjs';

const tally = new Tally('library');
const pages = folders.flatMap((folder) => pagesOf(folder)).filter((page) => page.kind === 'home' && page.html.includes('data-library'));

/** What is to be seen: the rows, what the status says, and every way in with its count and whether it leads on. */
function seen() {
  const rows = [...document.querySelectorAll('[data-found]')].filter((row) => row.getClientRects().length > 0);
  const ways = [...document.querySelectorAll('[data-facet]')].map((way) => ({
    key: way.dataset.facet,
    value: way.dataset.value,
    count: Number(way.querySelector('.facet-count').textContent),
    leads: way.hasAttribute('href'),
    chosen: way.getAttribute('aria-current') === 'true',
  }));
  const shelves = [...document.querySelectorAll('tr.shelf')].filter((row) => row.getClientRects().length > 0).length;
  const status = document.querySelector('[data-library-status]').textContent;
  return { rows: rows.map((row) => row.querySelector('.std').textContent), ways, shelves, status, hash: location.hash };
}

/** Looks again until as many rows show as are expected; a page under load takes its time to follow the address. */
async function settled(tab, rows) {
  let found = await tab.evaluate(seen);
  for (let times = 0; times < 40 && found.rows.length !== rows; times += 1) {
    await tab.waitForTimeout(50);
    found = await tab.evaluate(seen);
  }
  return found;
}

await each(pages, { viewport: { width: 1280, height: 900 } }, async (tab, page) => {
  const faults = [];
  const must = (holds, words) => holds || faults.push(words);
  await tab.goto(page.url);
  const whole = await tab.evaluate(seen);
  must(whole.rows.length > 0 && whole.status.includes(String(whole.rows.length)), `status “${whole.status}” of ${whole.rows.length}`);

  // Two ways in at a time: what is shown is what both counts said.
  for (const first of whole.ways) {
    await tab.goto('about:blank');
    await tab.goto(page.url);
    await tab.click(`[data-facet="${first.key}"][data-value="${first.value}"]`);
    const once = await settled(tab, first.count);
    const name = `${first.key} ${first.value}`;
    must(once.rows.length === first.count, `${name}: ${once.rows.length} shown, ${first.count} counted`);
    must(once.ways.filter((way) => way.chosen).length === 1, `${name}: is not the one marked as chosen`);
    must(once.status.includes(String(once.rows.length)), `${name}: status “${once.status}”`);
    for (const second of once.ways.filter((way) => way.key !== first.key)) {
      must(second.leads === second.count > 0, `${name}, ${second.value}: ${second.count} counted, leads ${second.leads}`);
    }
    const second = once.ways.find((way) => way.key !== first.key && way.leads);
    if (!second) continue;
    await tab.click(`[data-facet="${second.key}"][data-value="${second.value}"]`);
    const twice = await settled(tab, second.count);
    must(twice.rows.length === second.count, `${name}, ${second.value}: ${twice.rows.length} shown, ${second.count} counted`);
    // The address keeps the choice; the way back undoes it; a second click takes it off.
    await tab.reload();
    must((await settled(tab, twice.rows.length)).rows.join() === twice.rows.join(), `${name}, ${second.value}: lost on reload`);
    await tab.goBack();
    must((await settled(tab, once.rows.length)).rows.join() === once.rows.join(), `${name}: the way back does not lead to it`);
    await tab.click(`[data-facet="${first.key}"][data-value="${first.value}"]`);
    must((await settled(tab, whole.rows.length)).rows.length === whole.rows.length, `${name}: a second click does not take it off`);
  }

  // Words, by keyboard; what shows nothing says so and can be cleared.
  await tab.goto('about:blank');
  await tab.goto(page.url);
  await tab.focus('[data-find]');
  await tab.keyboard.type(whole.rows[0].slice(0, 5));
  const typed = await tab.evaluate(seen);
  must(typed.rows.includes(whole.rows[0]) && typed.rows.length < whole.rows.length, `“${whole.rows[0].slice(0, 5)}” finds ${typed.rows.length}`);
  must(typed.hash.includes('text='), 'what is typed is not in the address');
  await tab.keyboard.type('zzz');
  const none = await tab.evaluate(seen);
  must(none.rows.length === 0 && none.shelves === 0 && /\b0\b/.test(none.status), `nothing found: “${none.status}”, ${none.shelves} shelves`);
  await tab.click('[data-library] [data-clear]');
  const cleared = await tab.evaluate(seen);
  must(cleared.rows.length === whole.rows.length && cleared.hash === '', 'clearing does not show all');
  tally.note(nameOf(page), [...new Set(faults)]);
});
tally.end();
