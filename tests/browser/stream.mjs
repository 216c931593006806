// Nothing moves while a sheet comes in piece by piece, as over a slow line or from a busy disk.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Tally, basePath, each, folders, nameOf, pagesOf, samples } from './site.mjs';

const tally = new Tally('stream');
const SHEET = /^(checklists|score-sheets|acknowledgement)/;
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

/** Adds up what moved under its reader. */
function watchShifts() {
  if (window.shifts) return;
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map((s) => {
        const [a, b] = [s.previousRect, s.currentRect];
        return `<${s.node?.nodeName?.toLowerCase()} class="${s.node?.className ?? ''}"> ${(s.node?.textContent ?? '').trim().slice(0, 12)} ${Math.round(a.x)},${Math.round(a.y)}→${Math.round(b.x)},${Math.round(b.y)}`;
      });
      if (entry.value > 0 && moved.length > 0) window.shifts.push(`${entry.value.toFixed(4)}: ${moved.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

for (const folder of folders) {
  const all = pagesOf(folder).filter((page) => SHEET.test(page.kind));
  if (basePath(pagesOf(folder))) continue;
  const server = await serve(folder);
  const root = `http://127.0.0.1:${server.address().port}`;
  await each(samples(all, 2), { viewport: { width: 1280, height: 844 } }, async (tab, page) => {
    await tab.addInitScript(watchShifts);
    await tab.goto(`${root}/${encodeURI(relative(folder, page.file).split(sep).join('/'))}`, { waitUntil: 'load' });
    const shifts = await tab.evaluate(() => new Promise((done) => setTimeout(() => done(window.shifts), 80)));
    tally.note(nameOf(page), shifts);
  });
  server.close();
}
tally.end();
