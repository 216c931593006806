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
 * What may move on a page to read, in screens: a line that is read in half stands a few pixels higher for a frame, and
 * nobody's finger is on it yet. On a sheet nothing may.
 */
const HALF_READ = 0.001;
/** How many characters come at once, and after how many milliseconds the next ones: the first rows are what matters. */
const PIECE = 700;
const PAUSE = 30;
const PIECES = 40;
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

/** Lists what moved under its reader, and by how much of the screen. */
function watchShifts() {
  if (window.shifts) return;
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map((s) => {
        const [a, b] = [s.previousRect, s.currentRect];
        return `<${s.node?.nodeName?.toLowerCase()} class="${s.node?.className ?? ''}"> ${(s.node?.textContent ?? '').trim().slice(0, 12)} ${Math.round(a.x)},${Math.round(a.y)}→${Math.round(b.x)},${Math.round(b.y)}`;
      });
      // What moved without anything that moved is the window taking its size.
      if (moved.length > 0) window.shifts.push({ by: entry.value, what: moved.join(', ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const pages = kinds(1);
const servers = new Map();
for (const { folder } of pages) if (!servers.has(folder)) servers.set(folder, await serve(folder));
const address = (page) => `http://127.0.0.1:${servers.get(page.folder).address().port}/${encodeURI(page.path)}`;
const visits = pages.flatMap((page) => (SHEET.test(page.kind) ? [1280] : WIDTHS).map((width) => ({ page, width })));
await each(visits, {}, async (tab, { page, width }) => {
  await tab.setViewportSize({ width, height: 844 });
  await tab.goto(address(page), { waitUntil: 'load' });
  const shifts = await tab.evaluate(() => new Promise((done) => setTimeout(() => done(window.shifts), 80)));
  const most = SHEET.test(page.kind) ? 0 : HALF_READ;
  tally.note(`${nameOf(page)} at ${width}`, shifts.filter((shift) => shift.by > most).map((shift) => `${shift.by.toFixed(4)}: ${shift.what}`));
}, { hands: HANDS, script: watchShifts });
for (const server of servers.values()) server.close();
tally.end();
