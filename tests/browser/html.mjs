// Every page is valid HTML, and every style sheet and picture valid CSS and SVG, by the Nu validator.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tally, folders, pagesOf, samples } from './site.mjs';

/** Lists without marks lose their role in Safari unless they say it; `@supports (x: attr(y))` asks what a browser can. */
const ON_PURPOSE = /The “list” role is unnecessary for element “[ou]l”|^CSS: “x”: Property “x” doesn't exist/;
/** The validator does not know the highlights of CSS yet; where a browser does not either, a mark stands there. */
const HIGHLIGHT = /^CSS: Parse Error\.?$/;
/** A page that lists ids has too few words to tell its language by. */
const GUESSED = /^This document appears to be written in /;
/** The validator takes no file for the page's own site; browsers do, which the check of publishing asks them. */
const SELF = /^Resource violates Content Security Policy \(meta tag\): [a-z ]+ “(\.\.\/)*[a-z0-9/._-]+” blocked/;
/** Nor does it reckon the hashes by which a policy names what stands in the page; the checks of filling in and of reports ask browsers. */
const HASHED = /^Inline (script|style) violates Content Security Policy \(meta tag\)/;
/** Nor does it take pictures within a page for what `img-src data:` lets in; the check of reports sees that they are shown. */
const WITHIN = /^Resource violates Content Security Policy \(meta tag\): image “data:image\//;
const vnu = createRequire(import.meta.url)('vnu-jar');
const tally = new Tally('html');
/** Of a library so many pages of each kind and language, the largest; of any other folder all. */
const MOST = 12;
/** From so many pages on a folder is a library. */
const LIBRARY = 500;
for (const folder of folders) {
  const all = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(html|css|svg)$/.test(name))
    .map((name) => join(folder, name));
  const chosen = new Set(all.length < LIBRARY ? all : samples(pagesOf(folder), MOST).map((page) => page.file));
  const files = all.filter((file) => chosen.has(file) || !file.endsWith('.html'));
  const faults = new Map(files.map((file) => [file, []]));
  const options = ['-jar', String(vnu), '--format', 'json', '--stdout', '--also-check-css', '--also-check-svg'];
  const run = spawnSync('java', ['-Xss8m', ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  let messages;
  try {
    messages = JSON.parse(run.stdout).messages;
  } catch {
    throw new Error(`the validator did not answer:\n${run.stderr}\n${run.stdout.slice(0, 2000)}`);
  }
  for (const message of messages) {
    if (ON_PURPOSE.test(message.message) || (GUESSED.test(message.message) && /go\.html$/.test(message.url))) continue;
    if (HIGHLIGHT.test(message.message) && /::?highlight\(|highlight\(found\)/.test(message.extract ?? '')) continue;
    if (SELF.test(message.message) || (HASHED.test(message.message) && /\/(score-sheets|audit-reports|notices)\//.test(message.url))) continue;
    if (WITHIN.test(message.message) && /\/(audit-reports|notices)\//.test(message.url)) continue;
    const file = fileURLToPath(message.url);
    const place = `${message.lastLine ?? 0}:${message.firstColumn ?? message.lastColumn ?? 0}`;
    const text = `${place} ${message.subType ?? message.type}: ${message.message}  ${(message.extract ?? '').replace(/\s+/g, ' ')}`;
    faults.set(file, [...(faults.get(file) ?? []), text]);
  }
  for (const [file, found] of faults) tally.note(join(dirname(file), file.split('/').pop()), found);
}
tally.end();
