// Every kind of page passes axe-core (WCAG A and AA, best practice), wide and narrow, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Tally, each, kinds, nameOf } from './site.mjs';

// Pages let no foreign script in, so it is evaluated from outside.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tally = new Tally('axe');
// The largest page of each kind, in one language wide and light and narrow and dark, in the other the other way round.
const STATES = { zh: [[1280, 'light'], [390, 'dark']], en: [[1280, 'dark'], [390, 'light']] };
const jobs = kinds(1).flatMap((page) => STATES[page.lang.slice(0, 2)].map(([width, colorScheme]) => ({ page, width, colorScheme })));

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
