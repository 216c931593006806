// What all checks share: the pages of a built site, a browser, and a count of what passed.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folders to check, from the command line. */
export const folders = process.argv.slice(2).map((folder) => resolve(folder));
if (folders.length === 0) {
  console.error('usage: node CHECK.mjs FOLDER…');
  process.exit(2);
}

/** Lists all pages of a folder: where they lie, what kind they are, in which language. */
export function pagesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html'));
  if (files.length === 0) throw new Error(`${folder} holds no page`);
  return files.sort().map((name) => {
    const file = join(folder, name);
    const path = name.split(sep).join('/');
    const html = readFileSync(file, 'utf8');
    const sheet = path.match(/\/(checklists|score-sheets)\/([^/]+)\.html$/);
    const kind = sheet ? sheetKind(sheet[1], sheet[2], html) : html.match(/<html[^>]* data-kind="?([^">\s]+)/)?.[1];
    if (!kind) throw new Error(`${path} does not say what kind of page it is`);
    const lang = html.match(/<html[^>]* lang="?([^">\s]+)/)?.[1];
    return { folder, file, path, html, kind, lang, url: pathToFileURL(file).href, size: statSync(file).size };
  });
}

/** Reads from the home page where on its host the site is published: `/handbook`, or nothing at all. */
export function basePath(pages) {
  const home = pages.find((page) => page.path === 'index.html')?.html.match(/<link rel="?canonical"? href="?([^">\s]+)/)?.[1];
  return home ? new URL(home).pathname.replace(/\/index\.html$/, '') : null;
}

/** Sheets are laid out by product and by the way of the paper. */
function sheetKind(product, id, html) {
  const landscape = /<html[^>]* class="[^"]*\blandscape\b/.test(html) ? '-landscape' : '';
  return `${product}-${/^(all|full|grooming|phase-|role-)/.test(id) ? 'generated' : 'authored'}${landscape}`;
}

/** Takes the largest pages of each kind and language. */
export function samples(pages, most) {
  const groups = new Map();
  for (const page of pages) {
    const key = `${page.kind} ${page.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => b.size - a.size).slice(0, most));
}

/** The largest pages of each kind and language in all folders, so many of each. The missing page of a published site leads from the top of its host; opened from the disk it has no style. */
export function kinds(most) {
  const openable = folders.flatMap((folder) => {
    const all = pagesOf(folder);
    return basePath(all) === null ? all : all.filter((page) => page.kind !== '404');
  });
  return samples(openable, most);
}

/** Counts, and prints what failed. */
export class Tally {
  passed = 0;
  failed = 0;

  constructor(name) {
    this.name = name;
  }

  /** Takes one thing that was looked at, with all its faults. */
  note(thing, faults) {
    if (faults.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAILED ${this.name}: ${thing}`);
    for (const fault of faults.slice(0, 12)) console.log(`  ${fault}`);
    if (faults.length > 12) console.log(`  … and ${faults.length - 12} more`);
  }

  /** Prints the sum and ends the process. */
  end() {
    if (this.passed + this.failed === 0) {
      console.log(`FAILED ${this.name}: nothing was checked`);
      this.failed = 1;
    }
    console.log(`${this.name}: ${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 ? 0 : 1);
  }
}

/** Finds the browser: `CHROMIUM`, else one of the usual names. */
function executable() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = (process.env.PATH ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [process.env.CHROMIUM, ...places].find((place) => place && existsSync(place));
  if (!found) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return found;
}

/** Starts the browser. Nothing is allowed that a double-clicked file is not. */
export async function browser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: executable(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Does work for every thing, a few at a time, each hand with a page of its own; a script runs before those of every page. */
export async function each(things, settings, work, { hands = 2, script } = {}) {
  const chrome = await browser();
  const queue = things.slice();
  const hand = async () => {
    const context = await chrome.newContext(settings);
    const tab = await context.newPage();
    if (script) await tab.addInitScript(script);
    while (queue.length > 0) await work(tab, queue.shift());
    await context.close();
  };
  await Promise.all(Array.from({ length: hands }, hand));
  await chrome.close();
}

/** Names a page for people. */
export const nameOf = (page) => `${relative(process.cwd(), page.folder) || '.'}/${page.path}`;
