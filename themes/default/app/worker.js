// Answers without a network, from the copy that the reader chose to keep. With a network every answer comes from there:
// what is shown then is what is published. Nothing is kept here; the home page keeps and removes (offline.js).
const scope = self.registration.scope;
// So long may a network take that hardly is one, where there is a copy.
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const kept = copy(request);
  try {
    return await Promise.race([fetch(request), late(kept)]);
  } catch {
    const found = await kept;
    if (found) return request.mode === 'navigate' ? marked(found) : found.answer;
    return request.mode === 'navigate' ? missing(request) : Response.error();
  }
}

// Gives up on the network after a while, if there is something else to show.
async function late(kept) {
  const found = await kept;
  await new Promise((done) => { if (found) setTimeout(done, PATIENCE); });
  throw new Error('the network takes too long');
}

async function saved() {
  const top = `punctilio ${scope}`;
  const entry = await caches.has(top) && await (await caches.open(top)).match(`${scope}__saved`);
  return entry ? entry.json() : null;
}

async function copy(request) {
  const about = await saved();
  if (!about) return null;
  const url = new URL(request.url);
  const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
  const store = await caches.open(about.store);
  const found = await store.match(url.origin + path);
  return found ? { answer: found, about } : null;
}

function languageOf(path) {
  const at = path.slice(new URL(scope).pathname.length);
  return said.languages.find((one) => one.folder && at.startsWith(one.folder)) ?? said.languages[0];
}

const text = (words) => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// Says on the page that it is the kept copy, and which.
async function marked({ answer, about }) {
  const html = await answer.text();
  const { words } = languageOf(new URL(answer.url).pathname);
  const note = `<p class="offline-note">${text(words.app_copy.replace('{hash}', about.hash))}</p>`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(html.replace(/<main\b[^>]*>/, (main) => main + note), { headers });
}

function missing(request) {
  const { lang, folder, words } = languageOf(new URL(request.url).pathname);
  const style = said.style ? `<link rel="stylesheet" href="${scope}${said.style}">` : '';
  const title = text(words.app_not_kept);
  const body = `<main><div class="head"><div class="head-text"><h1>${title}</h1><p class="sub">${text(words.app_not_kept_why)}</p></div></div><p><a class="button is-main" href="${scope}${folder}index.html">${text(words.app_home)}</a></p></main>`;
  const html = `<!DOCTYPE html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style}<body class="no-nav no-aside"><div class="frame">${body}</div>`;
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
