// A published site and a double-clicked file: the policy of every page holds in both and stops nothing of ours.
import { Tally, basePath, each, folders, kinds, nameOf, pagesOf } from './site.mjs';
import { serve } from './server.mjs';

const tally = new Tally('publish');

/** Lets a page tell what its policy stopped, and whether its theme was chosen before there was anything to paint. */
function watch() {
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', (e) => window.stopped.push(`${e.effectiveDirective} stopped ${e.blockedURI}`));
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.themeAtBody = document.documentElement.dataset.theme;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** Opens an address and tells of everything that went wrong. */
async function open(tab, address, missing = false) {
  const faults = [];
  const onConsole = (message) => {
    if (['error', 'warning'].includes(message.type()) && !(missing && /status of 404/.test(message.text()))) faults.push(`console: ${message.text()}`);
  };
  const origin = new URL(address).origin;
  const onRequest = (request) => {
    // The icon of the page before may still be on its way; what a page may ask for elsewhere is stopped by its policy.
    if (/\/assets\/icon\.[^/]+$/.test(request.url()) && !request.url().startsWith(origin === 'null' ? 'file:' : origin)) return;
    if (address.startsWith('file:') ? !request.url().startsWith('file:') : new URL(request.url()).origin !== origin) faults.push(`asks ${request.url()}`);
  };
  tab.on('console', onConsole).on('request', onRequest);
  await tab.goto(address, { waitUntil: 'load' });
  faults.push(...(await tab.evaluate(() => window.stopped)));
  const styled = await tab.evaluate(() => [...document.styleSheets].length > 0 && getComputedStyle(document.body).marginTop === '0px');
  if (!styled) faults.push('the style sheet does not act');
  tab.off('console', onConsole).off('request', onRequest);
  return faults;
}

// One page of each kind over all sites; what is foreign, the theme, the languages and the missing pages on each site.
const looked = new Set(kinds(1).map((page) => page.file));
for (const folder of folders) {
  const all = pagesOf(folder);
  const published = basePath(all);
  const base = published ?? '/some/where';
  const server = await serve(folder, base);
  const host = `http://127.0.0.1:${server.address().port}`;
  const pages = all.filter((page) => looked.has(page.file) || page.kind === '404');
  await each(pages, {}, async (tab, page) => {
    await tab.addInitScript(watch);
    const faults = (await open(tab, `${host}${base}/${page.path}`)).map((fault) => `http: ${fault}`);
    // From the disk, the missing page of a published site has nothing to lead to.
    if (page.kind !== '404' || published === null) faults.push(...(await open(tab, page.url)).map((fault) => `file: ${fault}`));
    tally.note(nameOf(page), faults);
  });

  await each([''], { colorScheme: 'light' }, async (tab) => {
    await tab.addInitScript(watch);
    const first = all.find((page) => page.kind === 'phase') ?? all.find((page) => page.kind === 'overview');
    const address = (page) => `${host}${base}/${page.path}`;

    // Nothing that is written into a page acts, whoever wrote it there.
    await open(tab, address(first));
    const acted = await tab.evaluate(async () => {
      const add = (name, text) => document.head.append(Object.assign(document.createElement(name), { textContent: text }));
      add('script', 'window.acted = "a script"');
      add('style', 'body { margin-top: 7px }');
      document.body.setAttribute('onclick', 'window.acted = "an attribute"');
      document.body.click();
      const far = new Image();
      far.src = 'https://punctilio.invalid/x.png';
      await new Promise((done) => far.addEventListener('error', done));
      const tries = [() => new Function('window.acted = "a text"')(), () => setTimeout('window.acted = "a late text"', 0)];
      for (const attempt of tries) try { attempt(); } catch { /* as it should */ }
      await new Promise((done) => setTimeout(done, 50));
      return [window.acted, getComputedStyle(document.body).marginTop, window.stopped.length];
    });
    tally.note(`${folder}: what is foreign does not act`, acted[0] === undefined && acted[1] === '0px' && acted[2] >= 5 ? [] : [JSON.stringify(acted)]);

    // The theme is chosen once, and stands before the next page is painted.
    await open(tab, address(first));
    await tab.click('[data-do=theme]');
    const next = all.find((page) => page.kind === 'home') ?? first;
    await open(tab, address(next));
    const theme = await tab.evaluate(() => [window.themeAtBody, document.querySelector('[data-do=theme]').getAttribute('aria-pressed')]);
    tally.note(`${folder}: the theme stays`, theme.join() === 'dark,true' ? [] : [theme.join()]);

    // The other language is the same place of the same page.
    const languages = new Set(all.map((page) => page.lang)).size;
    const anchored = first.html.match(/<section class=step id=([a-z0-9-]+)|<h2[^>]* id=([a-z0-9_-]+)/);
    if (languages > 1 && anchored) {
      const id = anchored[1] ?? anchored[2];
      for (const start of [address(first), first.url]) {
        await tab.goto(`${start}#${id}`);
        await Promise.all([tab.waitForURL((url) => url.href !== `${start}#${id}`), tab.click('a.language')]);
        const there = await tab.evaluate(() => [location.pathname, location.hash, document.documentElement.lang, !!document.getElementById(location.hash.slice(1))]);
        const faults = there[0].endsWith(first.path.replace(/^en\//, '')) && there[1] === `#${id}` && there[2] !== first.lang && there[3] ? [] : [there.join(' ')];
        tally.note(`${folder}: the other language of ${start.slice(0, 5)}…/${first.path}#${id}`, faults);
      }
    }

    // Any address without a page shows the way home.
    for (const depth of published === null ? ['/nothing.html'] : ['/nothing', '/a/b/c/nothing.html', '/en/nothing/']) {
      const faults = await open(tab, `${host}${base}${depth}`, true);
      await Promise.all([tab.waitForLoadState('load'), tab.click('main a.button')]);
      await tab.waitForURL(/index\.html$/);
      if ((await tab.evaluate(() => document.documentElement.dataset.kind)) !== 'home') faults.push('does not lead home');
      tally.note(`${folder}: nothing at ${depth}`, faults);
    }
  });
  server.close();
}
tally.end();
