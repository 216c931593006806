// Notices of what changed: one page that needs nothing else, reads on a phone and in the dark, and prints each role's sheet on a page of its own.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tally, each, folders } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tally = new Tally('notices');
const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => join(folder, name)));
const jobs = files.flatMap((file) => [1280, 390].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ file, width, colorScheme }))));

await each(jobs, {}, async (tab, { file, width, colorScheme }) => {
  const faults = [];
  const complain = (message) => message.type() === 'error' && faults.push(message.text());
  tab.on('console', complain);
  await tab.setViewportSize({ width, height: 844 });
  await tab.emulateMedia({ colorScheme, media: 'screen', reducedMotion: 'reduce' });
  await tab.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`scrolls ${wide} px sideways`);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
  faults.push(...violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`)));
  const sheets = await tab.evaluate(() => document.querySelectorAll('.notice').length);
  if (sheets === 0) faults.push('no role is told');
  if (width === 1280 && colorScheme === 'light') {
    await tab.emulateMedia({ media: 'print' });
    const pdf = (await tab.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const pages = (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    if (pages < sheets + 1) faults.push(`${pages} pages for ${sheets} sheets and the list before them`);
    const size = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/);
    if (!size || Math.abs(size[1] - 595) > 2 || Math.abs(size[2] - 842) > 2) faults.push(`paper is ${size}`);
  }
  tab.off('console', complain);
  tally.note(`${file} at ${width}, ${colorScheme}`, faults);
});
tally.end();
