// The handbook kept on the reader's machine: chosen, checked, read without a network, told when it is old, removed again.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { Tally, basePath, each, folders, pagesOf } from './site.mjs';
import { serve } from './server.mjs';

// Pages let no foreign script in, so it is evaluated from outside.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tally = new Tally('offline');

const said = (tab) => tab.textContent('[data-app-status]');
const shown = (tab, name) => tab.isVisible(`[data-app-${name}]`);

for (const folder of folders) {
  const all = pagesOf(folder);
  const base = basePath(all) ?? '/some/where';
  // A copy, since this check publishes another edition over it.
  const copy = mkdtempSync(join(tmpdir(), 'punctilio-offline-'));
  cpSync(folder, copy, { recursive: true });
  const edition = () => JSON.parse(readFileSync(join(copy, 'edition.json'), 'utf8'));
  const ledger = () => JSON.parse(readFileSync(join(copy, 'ledger.json'), 'utf8'));
  let server = await serve(copy, base);
  const { port } = server.address();
  const host = `http://127.0.0.1:${port}${base}/`;
  const down = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });

  await each([''], {}, async (tab) => {
    const faults = [];
    tab.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    await tab.goto(`${host}index.html`);
    await tab.waitForSelector('[data-app]:not([hidden])');
    if (!(await said(tab)).includes(edition().hash)) faults.push('the page does not say which edition is on the web');
    if (await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length)) faults.push('something is kept before anybody asked for it');
    const manifest = await tab.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
    const icons = await tab.evaluate(async (list) => Promise.all(list.map(async (icon) => (await fetch(new URL(icon.src, document.querySelector('link[rel=manifest]').href))).status)), manifest.icons);
    if (manifest.display !== 'standalone' || !manifest.name || icons.length < 3 || icons.some((status) => status !== 200)) faults.push(`the manifest: ${JSON.stringify(manifest)} ${icons}`);
    tally.note(`${folder}: nothing is kept unasked`, faults.splice(0));

    // Keeps all, then goes on without a network.
    await tab.click('[data-app-save]');
    await tab.waitForSelector('[data-app-remove]:not([hidden])', { timeout: 60_000 });
    if (!(await said(tab)).includes(edition().hash)) faults.push(`says ${await said(tab)}`);
    const kept = await tab.evaluate(async () => {
      const store = await caches.open((await (await (await caches.open((await caches.keys()).find((name) => !/ [ab]$/.test(name)))).match(`${location.href.replace(/[^/]*$/, '')}__saved`)).json()).store);
      return (await store.keys()).map((request) => new URL(request.url).pathname);
    });
    const main = all.filter((page) => !page.path.startsWith('sites/') && (page.lang ?? '').startsWith(all.find((one) => one.path === 'index.html').lang.slice(0, 2)));
    const lost = main.filter((page) => !kept.includes(`${base}/${page.path}`));
    faults.push(...lost.map((page) => `${page.path} is not kept`), ...kept.filter((path) => /\.(pdf|xlsx|csv)$/.test(path)).map((path) => `${path} is kept`));
    tally.note(`${folder}: all pages of the language are kept`, faults.splice(0));
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => window.axe.run(document));
    tally.note(`${folder}: accessible`, violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`));

    await tab.reload();
    await down();
    const sample = [...new Map(main.map((page) => [page.kind, page])).values()].filter((page) => page.kind !== '404');
    for (const page of sample) {
      await tab.goto(host + page.path);
      const note = page.kind.includes('-') ? '' : await tab.locator('.offline-note').textContent().catch(() => '');
      const styled = await tab.evaluate(() => [...document.styleSheets].length > 0 || document.querySelector('style') !== null);
      if (!page.kind.includes('-') && !note.includes(edition().hash)) faults.push(`${page.path} does not say that it is the copy`);
      if (!styled) faults.push(`${page.path} has no style`);
    }
    await tab.goto(`${host}nothing/at-all.html`);
    if (!(await tab.isVisible('main a.button'))) faults.push('what is not kept does not lead home');
    await Promise.all([tab.waitForURL(/index\.html$/), tab.click('main a.button')]);
    tally.note(`${folder}: read without a network`, faults.splice(0));

    // Another edition is published.
    const first = main.find((page) => page.kind === 'overview');
    const changed = `${readFileSync(join(copy, first.path), 'utf8')}<!-- another -->`;
    const next = edition();
    const one = next.standards.find((standard) => first.path.startsWith(`${standard.id}/`));
    const old = { hash: next.hash, one: one.hash };
    [next.hash, one.hash] = ['fedcba9', '1234567'];
    const files = ledger();
    const write = (path, text) => {
      writeFileSync(join(copy, path), text);
      files.files[path] = createHash('sha256').update(text).digest('hex');
    };
    write('edition.json', JSON.stringify(next));
    write(first.path, changed);
    writeFileSync(join(copy, 'ledger.json'), JSON.stringify(files));
    server = await serve(copy, base, port);
    await tab.goto(`${host}index.html`);
    await tab.waitForSelector('[data-app-news]:not([hidden])');
    const list = await tab.textContent('[data-app-list]');
    if (!(await said(tab)).includes(old.hash)) faults.push('does not say which edition is kept');
    if (!list.includes('1234567') || list.includes(old.one)) faults.push(`names ${list}`);
    if (await tab.locator('.offline-note').count()) faults.push('says that it is a copy though it is not');

    // A site in the middle of being published is not kept, and what was kept stays.
    writeFileSync(join(copy, first.path), `${changed} `);
    await tab.click('[data-app-update]');
    const changing = await tab.getAttribute('[data-app]', 'data-changing');
    await tab.waitForFunction((words) => document.querySelector('[data-app-status]').textContent === words, changing, { timeout: 60_000 });
    await tab.reload();
    await tab.waitForSelector('[data-app-news]:not([hidden])');
    if (!(await said(tab)).includes(old.hash)) faults.push('what was kept is lost');
    writeFileSync(join(copy, first.path), changed);
    await tab.click('[data-app-update]');
    await tab.waitForFunction(() => document.querySelector('[data-app-status]').textContent.includes('fedcba9'), null, { timeout: 60_000 });
    if (await shown(tab, 'news')) faults.push('goes on telling of news');
    const stores = await tab.evaluate(async () => (await caches.keys()).length);
    if (stores !== 2) faults.push(`${stores} stores instead of two`);
    tally.note(`${folder}: a newer edition is told and taken over`, faults.splice(0));

    await tab.click('[data-app-remove]');
    await tab.waitForSelector('[data-app-remove]', { state: 'hidden' });
    const left = await tab.evaluate(async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length);
    if (left) faults.push(`${left} things are left`);

    // From the disk there is nothing to keep.
    await tab.goto(all.find((page) => page.path === 'index.html').url);
    if (await tab.isVisible('[data-app]')) faults.push('a double-clicked file offers to keep itself');
    tally.note(`${folder}: removed`, faults.splice(0));
  });
  await down();
  rmSync(copy, { recursive: true });
}
tally.end();
