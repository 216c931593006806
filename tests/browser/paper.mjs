// Every sheet prints: pages of the right size, none of them blank.
import { Tally, each, folders, nameOf, pagesOf } from './site.mjs';

// Only text is read, nothing is drawn: that the library finds no canvas is no news.
const { log, warn } = console;
console.log = console.warn = () => {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
Object.assign(console, { log, warn });

const MM = 72 / 25.4;
const PAPERS = { a4: [210, 297], letter: [215.9, 279.4] };
/** The running head and foot stand within this many millimetres of the edges, the body between them. */
const EDGE = { top: 21, bottom: 13 };
const tally = new Tally('paper');
const sheets = folders.flatMap(pagesOf).filter((page) => /\/(checklists|score-sheets)\//.test(page.path));

await each(sheets, { viewport: { width: 1280, height: 900 } }, async (tab, page) => {
  await tab.goto(page.url, { waitUntil: 'load' });
  const pdf = await getDocument({ data: new Uint8Array(await tab.pdf({ preferCSSPageSize: true, printBackground: true })), verbosity: 0 }).promise;
  const faults = [];
  const classes = page.html.match(/<html[^>]* class="([^"]*)"/)?.[1].split(' ') ?? [];
  const paper = Object.keys(PAPERS).find((name) => classes.includes(name));
  if (!paper) faults.push('the sheet names no paper');
  let size = PAPERS[paper ?? 'a4'];
  if (classes.includes('landscape')) size = size.toReversed();
  if (pdf.numPages === 0) faults.push('no page');
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const [, , width, height] = sheet.view;
    const near = (a, b) => Math.abs(a / MM - b) < 1;
    if (!near(width, size[0]) || !near(height, size[1])) {
      faults.push(`page ${number} is ${Math.round(width / MM)} × ${Math.round(height / MM)} mm`);
    }
    const { items } = await sheet.getTextContent();
    const body = items.filter((item) => {
      const y = item.transform?.[5];
      return item.str?.trim() && y > EDGE.bottom * MM && y < height - EDGE.top * MM;
    });
    if (body.length === 0) faults.push(`page ${number} of ${pdf.numPages} is blank`);
    const edges = items.filter((item) => item.str?.trim() && (item.transform[4] < 0 || item.transform[4] + item.width > width + 1));
    for (const item of edges.slice(0, 3)) faults.push(`page ${number}: “${item.str}” runs off the paper`);
  }
  await pdf.destroy();
  tally.note(`${nameOf(page)} (${pdf.numPages} pages)`, faults);
});
tally.end();
