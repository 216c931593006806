// Keeps an open page up to date while the project behind it is edited, and shows what is wrong with it.
(() => {
  'use strict';
  const OWN = '/.punctilio/';
  const me = document.currentScript;
  let mark = me.dataset.mark;
  let heard = null;
  let stale = false;
  let leaving = false;
  const key = `punctilio-place:${location.pathname}`;
  addEventListener('pagehide', () => { leaving = true; });

  // Where the reader is: the thing with an id at the top of the window, and what he has opened and closed.
  const details = () => [...document.querySelectorAll('details')];
  const nameOf = (one, at) => one.id || `${at} ${one.querySelector('summary')?.textContent ?? ''}`;
  function keep() {
    let anchor = null;
    for (const one of document.querySelectorAll('main [id], body > [id]')) {
      const top = one.getBoundingClientRect().top;
      if (one.getClientRects().length === 0) continue;
      if (top <= 1 || !anchor) anchor = { id: one.id, top };
      if (top > 1) break;
    }
    const open = details().map((one, at) => [nameOf(one, at), one.open]);
    const field = document.activeElement?.id || '';
    return JSON.stringify({ anchor, x: scrollX, y: scrollY, open, field });
  }
  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch { /* A page without storage begins at its top. */ }
    if (!kept) return;
    history.scrollRestoration = 'manual';
    const open = new Map(kept.open);
    details().forEach((one, at) => {
      const was = open.get(nameOf(one, at));
      if (was !== undefined) one.open = was;
    });
    const there = () => {
      const anchor = kept.anchor && document.getElementById(kept.anchor.id);
      const y = anchor ? scrollY + anchor.getBoundingClientRect().top - kept.anchor.top : kept.y;
      scrollTo({ left: kept.x, top: kept.y === 0 ? 0 : y, behavior: 'instant' });
    };
    there();
    if (kept.field) document.getElementById(kept.field)?.focus({ preventScroll: true });
    // Pictures and style sheets may come later than the text.
    if (document.readyState !== 'complete') {
      addEventListener('load', () => {
        there();
        history.scrollRestoration = 'auto';
      }, { once: true });
    } else {
      history.scrollRestoration = 'auto';
    }
  }
  function reload() {
    if (leaving) return;
    leaving = true;
    try { sessionStorage.setItem(key, keep()); } catch { /* Then the page begins at its top. */ }
    location.reload();
  }

  // The page comes in anew if what it would be now is not what it is. A page that nobody looks at waits.
  const stable = () => [...document.querySelectorAll('script[src]')]
    .filter((one) => one !== me && new URL(one.src).origin === location.origin && !/\.[0-9a-f]{7}\.js$/.test(one.src))
    .map((one) => one.src);
  const marks = new Map();
  async function markOf(address) {
    const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    return answer.headers.get('ETag') ?? '';
  }
  async function look() {
    if (document.hidden) {
      stale = true;
      return;
    }
    stale = false;
    try {
      const now = (await markOf(location.href)).replaceAll('"', '');
      if (now !== mark) return reload();
      for (const address of stable()) {
        const is = await markOf(address);
        if (marks.has(address) && marks.get(address) !== is) return reload();
        marks.set(address, is);
      }
    } catch { /* The program has ended; its next run is asked. */ }
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden && stale) look(); });
  addEventListener('pageshow', (event) => {
    leaving = false;
    if (event.persisted) look();
  });

  // What is wrong.
  const put = (tag, name, ...children) => {
    const one = document.createElement(tag);
    if (name) one.className = name;
    one.append(...children.filter((child) => child !== null && child !== undefined));
    return one;
  };
  let host = null;
  let root = null;
  function card(fault, words) {
    const line = fault.line && put('pre', 'line', put('span', 'number', `${fault.line.number}`), ' ',
      put('code', '', fault.line.before, put('mark', '', fault.line.marked || ' '), fault.line.after));
    return put('li', `card ${fault.severity}`,
      put('p', 'place', put('b', 'kind', `${fault.kind} ${fault.code}`), ' ', put('span', 'file', fault.place)),
      put('p', 'words', fault.words, fault.expected ? put('span', 'expected', ` — ${fault.expected}`) : null),
      line,
      fault.help ? put('p', 'cure', put('b', '', words.cure), fault.help) : null);
  }
  function show(news) {
    const { errors, warnings, words } = news;
    if (errors + warnings === 0) {
      host?.remove();
      host = null;
      return;
    }
    const text = JSON.stringify(news.cards);
    let closed = false;
    try { closed = sessionStorage.getItem('punctilio-closed') === text; } catch { /* Then it opens again. */ }
    if (!host) {
      host = put('div', '');
      host.id = 'punctilio-faults';
      root = host.attachShadow({ mode: 'open' });
      document.documentElement.append(host);
    }
    host.lang = news.lang;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = `${OWN}live.css`;
    const head = [errors ? words.errors : '', warnings ? words.warnings : ''].filter(Boolean).join(' · ');
    const close = put('button', 'close', words.close);
    const title = put('h2', '', head);
    title.id = 'title';
    const panel = put('section', `panel ${errors ? 'error' : 'warning'}`,
      put('div', 'head', title, close),
      errors ? put('p', 'stale', words.stale) : null,
      put('ol', '', ...news.cards.map((one) => card(one, words))),
      news.more ? put('p', 'more', words.more) : null);
    panel.setAttribute('role', errors ? 'alert' : 'status');
    panel.setAttribute('aria-labelledby', 'title');
    const pill = put('button', `pill ${errors ? 'error' : 'warning'}`, head);
    pill.setAttribute('aria-label', `${head}: ${words.show}`);
    close.type = pill.type = 'button';
    // Warnings do not stand in the way.
    const open = (is, asked) => {
      panel.hidden = !is;
      pill.hidden = is;
      if (asked) (is ? close : pill).focus();
      try {
        if (is) sessionStorage.removeItem('punctilio-closed');
        else if (asked) sessionStorage.setItem('punctilio-closed', text);
      } catch { /* It then opens again. */ }
    };
    close.addEventListener('click', () => open(false, true));
    pill.addEventListener('click', () => open(true, true));
    panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') open(false, true); });
    root.replaceChildren(style, panel, pill);
    open(errors > 0 && !closed, false);
  }

  // One tab of all asks, and tells the others: a browser opens only a few connections to one address.
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('punctilio') : null;
  function hear(news) {
    const is = `${news.run} ${news.turn}`;
    if (is === heard?.is) return;
    const first = heard === null;
    heard = { is, run: news.run, turn: news.turn };
    show(news);
    if (!first || String(news.turn) !== me.dataset.turn) look();
  }
  const wait = (time) => new Promise((done) => { setTimeout(done, time); });
  async function ask(query) {
    const answer = await fetch(`${OWN}news${query}`, { cache: 'no-store' });
    const news = await answer.json();
    channel?.postMessage(news);
    hear(news);
  }
  async function follow() {
    while (!leaving) {
      try {
        await ask(heard ? `?run=${heard.run}&turn=${heard.turn}` : '');
      } catch {
        await wait(1000);
      }
    }
  }
  channel?.addEventListener('message', (event) => hear(event.data));
  function start() {
    restore();
    // No worker of another site that once stood at this address keeps old pages.
    navigator.serviceWorker?.getRegistrations?.().then((all) => all.forEach((one) => one.unregister()), () => {});
    ask('').catch(() => {}).then(() => {
      if (navigator.locks && channel) return navigator.locks.request('punctilio', follow);
      return follow();
    });
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
