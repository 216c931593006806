// Nothing moves while a page comes in piece by piece, as over a slow line or from a busy disk.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Tally, each, kinds, nameOf } from './site.mjs';

const tally = new Tally('stream');
const SHEET = /^(checklists|score-sheets|acknowledgement)/;
const WIDTHS = [320, 1280];
/** Pages wait for their pieces most of the time. */
const HANDS = 6;
/**
 * What may move on a page to read, in screens: anything by next to nothing, and a line that is read in half: until it is
 * whole, it breaks elsewhere or stands up to a line higher, and nobody's finger is on it yet. Nothing else goes aside,
 * least of all a column. On a sheet nothing moves but a line that is set at its right edge.
 */
const NOTHING = 0.001;
const HALF_READ = 0.02;
const LINE = 32;
/** How many characters come at once, and after how many milliseconds the next ones: the first rows are what matters. */
const PIECE = 400;
const PAUSE = 30;
const PIECES = 60;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript' };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Serves a folder: its pages in pieces, all else at once. */
function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const type = TYPES[extname(path)];
    let body;
    try {
      body = readFileSync(join(folder, path));
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' });
    if (extname(path) !== '.html') {
      response.end(body);
      return;
    }
    const start = body.indexOf('<body');
    response.write(body.subarray(0, start));
    await pause(200);
    let at = start;
    for (let piece = 0; piece < PIECES && at < body.length; piece += 1) {
      response.write(body.subarray(at, at + PIECE));
      at += PIECE;
      await pause(PAUSE);
    }
    response.end(body.subarray(at));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Lists what moved under its reader, by how much of the screen, how far, and whether it is text. */
function watchShifts() {
  if (window.shifts) return;
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map(({ node, previousRect: a, currentRect: b }) => {
        const isText = node?.nodeType === Node.TEXT_NODE;
        const element = isText ? node.parentElement : node;
        const name = `<${element?.nodeName.toLowerCase()} class="${element?.getAttribute('class') ?? ''}"> ${(node?.textContent ?? '').trim().slice(0, 12)}`;
        return { name, isText, right: Math.round(b.x - a.x), down: Math.round(b.y - a.y), end: Math.round(b.right - a.right), at: `${Math.round(a.x)},${Math.round(a.y)}` };
      });
      // What moved without anything that moved is the window taking its size.
      if (moved.length > 0) window.shifts.push({ by: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Tells whether something grew from the right edge that its text is set at. */
const isGrown = ({ right, down, end }) => right < 0 && down === 0 && Math.abs(end) <= 1;
/** Tells whether something is in a line that was read in half. */
const isHalfRead = (one) => isGrown(one) || (Math.abs(one.down) <= LINE && (Math.abs(one.right) <= 1 || (one.isText && one.right * one.down < 0)));

const pages = kinds(1);
const servers = new Map();
for (const { folder } of pages) if (!servers.has(folder)) servers.set(folder, await serve(folder));
const address = (page) => `http://127.0.0.1:${servers.get(page.folder).address().port}/${encodeURI(page.path)}`;
const visits = pages.flatMap((page) => (SHEET.test(page.kind) ? [1280] : WIDTHS).map((width) => ({ page, width })));
await each(visits, {}, async (tab, { page, width }) => {
  await tab.setViewportSize({ width, height: 844 });
  await tab.goto(address(page), { waitUntil: 'load' });
  const shifts = await tab.evaluate(() => new Promise((done) => setTimeout(() => done(window.shifts), 80)));
  const isSheet = SHEET.test(page.kind);
  const most = (moved) => (moved.every(isSheet ? isGrown : isHalfRead) ? HALF_READ : isSheet ? 0 : NOTHING);
  const faults = shifts.filter(({ by, moved }) => by > most(moved));
  const said = ({ name, at, right, down }) => `${name} at ${at} by ${right},${down}`;
  tally.note(`${nameOf(page)} at ${width}`, faults.map(({ by, moved }) => `${by.toFixed(4)}: ${moved.map(said).join('; ')}`));
}, { hands: HANDS, script: watchShifts });
for (const server of servers.values()) server.close();
tally.end();
