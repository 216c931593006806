// Every internal link leads to a file, and every anchor to an element; nothing is loaded from outside.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Tally, basePath, folders, nameOf, pagesOf } from './site.mjs';

const LOADED = /^(script|link|img|source|iframe|object|embed|audio|video|track|use|image)$/;
const unescape = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Lists the elements of a page with their attributes. */
function elements(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1');
  return [...bare.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi)].map((tag) => ({
    name: tag[1].toLowerCase(),
    attributes: [...tag[2].matchAll(/([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)].map((pair) => [
      pair[1].toLowerCase(),
      unescape(pair[2] ?? pair[3] ?? pair[4] ?? ''),
    ]),
  }));
}

const tally = new Tally('links');
for (const folder of folders) {
  const pages = pagesOf(folder).map((page) => ({ ...page, elements: elements(page.html) }));
  const anchors = new Map(
    pages.map((page) => [page.file, page.elements.flatMap((e) => e.attributes.filter(([key]) => key === 'id').map(([, id]) => id))]),
  );
  const base = basePath(pages);
  const linked = new Set([join(folder, 'index.html')]);

  /** Says what is wrong with an address on a page. */
  const look = (page, address, loaded) => {
    if (/^(https?:|mailto:|tel:)/i.test(address)) return loaded ? [`${address} is loaded from outside`] : [];
    // A page that is sent on alone carries its icon in itself.
    if (loaded && address.startsWith('data:image/')) return [];
    // A missing page is shown below any address, so its links lead from the top of the host.
    const top = page.kind === '404' && base !== null && address.startsWith(`${base}/`);
    if (/^[a-z][a-z0-9+.-]*:/i.test(address) || (address.startsWith('/') && !top)) return [`${address} is no way within the site`];
    const [way, anchor] = address.split('#', 2);
    const path = decodeURIComponent(way.split('?')[0]);
    const from = top ? join(folder, path.slice(base.length)) : join(dirname(page.file), path);
    const file = path === '' ? page.file : from;
    if (relative(folder, file).startsWith('..')) return [`${address} leads out of the site`];
    if (!existsSync(file) || !statSync(file).isFile()) return [`${address} leads nowhere`];
    linked.add(file);
    if (anchor && anchors.has(file) && !anchors.get(file).includes(decodeURIComponent(anchor))) return [`${address}: no such anchor`];
    return [];
  };

  for (const page of pages) {
    const faults = [];
    const seen = new Set();
    for (const id of anchors.get(page.file)) {
      if (seen.has(id)) faults.push(`the id ${id} stands twice`);
      seen.add(id);
    }
    for (const { name, attributes } of page.elements) {
      const rel = attributes.find(([key]) => key === 'rel')?.[1] ?? '';
      const loaded = LOADED.test(name) && !/canonical|alternate|license/.test(rel);
      for (const [key, value] of attributes) {
        if (['href', 'src', 'action', 'data', 'poster', 'cite', 'xlink:href'].includes(key)) faults.push(...look(page, value, loaded));
        if (key === 'srcset') for (const part of value.split(',')) faults.push(...look(page, part.trim().split(/\s+/)[0], true));
        if (key.startsWith('on')) faults.push(`<${name}> carries a script in ${key}`);
        if (key === 'style') for (const url of value.matchAll(/url\(\s*["']?([^"')]+)/g)) faults.push(...look(page, url[1], true));
      }
    }
    tally.note(nameOf(page), [...new Set(faults)]);
  }

  for (const name of readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.css'))) {
    const file = join(folder, name);
    const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const urls = [...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map((url) => url[1] ?? url[2]);
    const faults = urls.filter((url) => !url.startsWith('data:') && !url.startsWith('#')).flatMap((url) => look({ file }, url, true));
    tally.note(name, faults);
  }

  const lost = pages.filter((page) => !linked.has(page.file) && page.kind !== '404').map((page) => `${page.path} is linked from nowhere`);
  tally.note(`${folder}: every page can be reached`, lost);
}
tally.end();
