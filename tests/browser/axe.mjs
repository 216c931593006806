// Every kind of page passes axe-core (WCAG A and AA, best practice), wide and narrow, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Tally, basePath, each, folders, nameOf, pagesOf, samples } from './site.mjs';

// Pages let no foreign script in, so it is evaluated from outside.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tally = new Tally('axe');
// The missing page of a published site leads from the top of its host; opened from the disk it has no style.
const pages = folders.flatMap((folder) => {
  const all = pagesOf(folder);
  return samples(basePath(all) === null ? all : all.filter((page) => page.kind !== '404'), 1);
});
const jobs = pages.flatMap((page) =>
  [1280, 390].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ page, width, colorScheme }))),
);

await each(jobs, {}, async (tab, { page, width, colorScheme }) => {
  await tab.setViewportSize({ width, height: 844 });
  await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await tab.goto(page.url, { waitUntil: 'load' });
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    TAGS,
  );
  const faults = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`),
  );
  tally.note(`${nameOf(page)} at ${width}, ${colorScheme}`, faults);
});
tally.end();
