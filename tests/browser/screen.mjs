// Pages of every kind open from the disk without a fault: nothing from outside, no error, no sideways scrolling.
import { Tally, each, kinds, nameOf } from './site.mjs';

const WIDTHS = [390, 1280];
const tally = new Tally('screen');
const pages = kinds(4);

await each(pages, {}, async (tab, page) => {
  const faults = [];
  const onConsole = (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  };
  const onError = (error) => faults.push(`script: ${error.message}`);
  const onRequest = (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  };
  const onFailed = (request) => {
    // The browser gives up fetching an icon when the next page is opened.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`not loaded: ${request.url()}`);
  };
  tab.on('console', onConsole).on('pageerror', onError).on('request', onRequest).on('requestfailed', onFailed);
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 844 });
    await tab.goto(page.url, { waitUntil: 'load' });
    const wide = await tab.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const over = document.documentElement.scrollWidth - room;
      if (over <= 0) return null;
      const rights = [...document.body.querySelectorAll('*')].map((e) => [e.getBoundingClientRect().right, e]);
      const [right, e] = rights.sort((a, b) => b[0] - a[0])[0];
      return `${over} px too wide, up to ${Math.round(right)}: <${e.tagName.toLowerCase()} class="${e.className}"> ${(e.textContent ?? '').trim().slice(0, 40)}`;
    });
    if (wide) faults.push(`at ${width}: ${wide}`);
    // A table that measures its rows moves its columns while they come in, but for one whose cells are all alike and one
    // that a script makes. A column with another display is none.
    const loose = await tab.evaluate(() => {
      const display = (e) => getComputedStyle(e).display;
      const tables = [...document.querySelectorAll('table:not(.plan, .fill-sums)')].filter((table) => display(table) === 'table');
      const measured = tables.filter((table) => table.rows.length > 2 && getComputedStyle(table).tableLayout !== 'fixed');
      const columns = tables.flatMap((table) => [...table.querySelectorAll('col')]).filter((col) => display(col) !== 'table-column');
      return [...measured, ...columns].map((e) => `<${e.tagName.toLowerCase()} class="${e.className}">`);
    });
    for (const one of new Set(loose)) faults.push(`at ${width}: not a fixed column or table: ${one}`);
    const empty = await tab.evaluate(() => document.body.innerText.trim().length === 0);
    if (empty) faults.push(`at ${width}: the page is empty`);
  }
  tab.off('console', onConsole).off('pageerror', onError).off('request', onRequest).off('requestfailed', onFailed);
  tally.note(nameOf(page), [...new Set(faults)]);
});
tally.end();
