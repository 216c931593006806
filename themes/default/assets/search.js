// The search dialog: what is typed, what is found, where it leads. Loaded when the search is first used.
(function () {
  "use strict";
  var p = self.punctilio;
  var groups = ["n", "s", "p", "f", "r"];
  var most = 50, first = 12;
  var box, input, list, status, tabs, scopes, opener, book;
  var now = { ask: "", kind: "", here: true, hits: [], at: -1 };

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function word(key, values) {
    return (book.words["search_" + key] || key).replace(/\{(\w+)\}/g, function (all, name) { return values && name in values ? values[name] : all; });
  }

  // Loads a script; one that cannot be loaded says so.
  function load(path, done) {
    var script = make("script");
    script.src = path;
    script.onload = function () { done(true); };
    script.onerror = function () { done(false); };
    document.head.append(script);
  }

  // Loads what the search holds of some standards, each file once.
  function need(ids, done) {
    var wanted = book.list.filter(function (entry) { return ids.indexOf(entry[0]) >= 0 && !book.asked[entry[0]]; });
    var left = wanted.reduce(function (sum, entry) { return sum + entry[1]; }, 0);
    if (!left) return;
    wanted.forEach(function (entry) {
      book.asked[entry[0]] = true;
      for (var part = 1; part <= entry[1]; part += 1) {
        load(book.root + "assets/search/" + book.lang + "/" + entry[0] + (part > 1 ? "." + part : "") + ".js", function (good) {
          left -= 1;
          if (!good) book.failed = true;
          if (!left) { p.prepare(book); done(); }
        });
      }
    });
  }

  function ids() { return now.here && book.here ? [book.here] : book.order; }
  function isLoading() { return ids().some(function (id) { return !book.shards.some(function (one) { return one.id === id; }); }) && !book.failed; }
  function shards() {
    var wanted = ids();
    return book.shards.filter(function (one) { return wanted.indexOf(one.id) >= 0; });
  }

  // Answers: what holds the words, and titles that read as the letters; what is nearest only where there is nothing.
  function answer(ask) {
    var list = shards(), all = p.harvest(most);
    p.exact(list, ask, book, all);
    var letters = p.fold(ask);
    if (book.lang === "zh" && /^[a-z']{2,}$/.test(letters)) {
      if (!p.hasReadings() && !book.reading) {
        book.reading = true;
        load(book.root + "assets/search/pinyin.js", function () { show(); });
      }
      p.spoken(list, letters, all);
    }
    // A sentence whose words stand somewhere, but not together, is a question.
    var isFound = all.count && !(all.least === 5 && p.asks(ask, book));
    if (isFound || !letters) return { sets: all.sets, count: all.count, needles: [].concat.apply([], p.words(ask, book)), isNear: false };
    var near = p.near(list, ask, book), sets = p.harvest(0).sets;
    near.hits.forEach(function (hit) {
      var set = sets[hit.one.group[hit.thing]];
      set.count += 1;
      set.ranks[0] = (set.ranks[0] || []).concat(hit);
    });
    return { sets: sets, count: near.hits.length, near: near.hits, needles: near.needles, isNear: true };
  }

  // Orders groups by their best result; a question for a number has the kinds in their own order, numbers first.
  function ordered(found, ask) {
    var order = groups.map(function (group) { return found.sets[group]; });
    // What is only near stands in one list, the nearest first.
    if (found.isNear) return order.concat({ group: "nearest", count: found.count, ranks: [found.near] });
    if (/^\D?\d/.test(ask.trim())) return order;
    return order.sort(function (a, b) { return a.best - b.best || "snpfr".indexOf(a.group) - "snpfr".indexOf(b.group); });
  }

  function show() {
    var ask = input.value;
    now.ask = ask;
    list.textContent = "";
    now.rows = [];
    now.at = -1;
    input.removeAttribute("aria-activedescendant");
    var found = ask.trim() ? answer(ask) : { sets: p.harvest(0).sets, count: 0, needles: [], isNear: false };
    now.needles = found.needles;
    var order = ordered(found, ask);
    var total = 0, drawn = 0;
    tabs.forEach(function (tab) {
      var count = tab.dataset.kind ? order.filter(function (set) { return set.group === tab.dataset.kind; })[0].count : found.count;
      tab.textContent = word(tab.dataset.kind || "all") + (ask.trim() ? " " + count : "");
      tab.disabled = Boolean(ask.trim()) && !count && Boolean(tab.dataset.kind) && now.kind !== tab.dataset.kind;
      tab.setAttribute("aria-pressed", String(now.kind === tab.dataset.kind));
      if (now.kind === tab.dataset.kind) total = count;
    });
    scopes.forEach(function (button) { button.setAttribute("aria-pressed", String(now.here === (button.dataset.here === "1"))); });
    var code = /^\s*([a-z0-9-]+)\/([a-z0-9\/-]+)\s*$/.exec(ask);
    if (code && book.order.indexOf(code[1]) >= 0 && !now.kind) draw(shortId(code[1], code[2]));
    var rest = [];
    order.forEach(function (set) {
      var isShown = now.kind ? set.group === now.kind : set.group === "nearest" || !found.isNear;
      if (!set.count || !isShown || drawn >= most) return;
      var section = make("div");
      var title = make("p", "find-group", word(set.group));
      title.id = "_find-" + set.group;
      section.setAttribute("role", "group");
      section.setAttribute("aria-labelledby", title.id);
      section.append(title);
      list.append(section);
      set.ranks.forEach(function (hits) {
        hits.forEach(function (hit) {
          if (drawn >= most) return;
          drawn += 1;
          if (drawn <= first) draw(row(hit), section); else rest.push([hit, section]);
        });
      });
      if (section.childNodes.length < 2) section.hidden = true;
    });
    // What is in sight stands at once, the rest a moment later.
    clearTimeout(now.later);
    now.later = setTimeout(function () {
      rest.forEach(function (one) { one[1].hidden = false; draw(row(one[0]), one[1]); });
    });
    var say = !ask.trim() ? "" : isLoading() ? word("load") : found.isNear && total ? word(total > drawn ? "near_shown" : "near", { n: total, shown: drawn }) : word(total > drawn ? "shown" : "count", { n: total, shown: drawn });
    if (book.failed && !total) say = word("fail");
    status.textContent = say;
    input.setAttribute("aria-expanded", String(now.rows.length > 0));
    // A list without an entry is none.
    if (now.rows.length) { list.setAttribute("role", "listbox"); list.setAttribute("aria-label", word("results")); }
    else { list.removeAttribute("role"); list.removeAttribute("aria-label"); }
    if (!now.rows.length) list.append(make("p", "find-none", !ask.trim() ? word("start") : isLoading() ? word("load") : book.failed ? word("fail") : word("none", { ask: ask.trim() })));
    list.hidden = false;
    // Asking where the list stands would lay it out before its time.
    if (now.isDown) list.scrollTop = 0;
    now.isDown = false;
    if (now.rows.length) choose(0, true);
  }

  function draw(row, into) {
    row.id = "_find-" + now.rows.length;
    now.rows.push(row);
    (into || list).append(row);
  }

  function frame(group, tag, name, text, place, href) {
    var row = make("a", "find-hit");
    row.href = href;
    row.tabIndex = -1;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.append(make("span", "find-tag is-" + group, tag));
    var middle = make("span");
    middle.append(name);
    if (text) middle.append(text);
    row.append(middle);
    if (place) row.append(make("span", "find-place", place));
    return row;
  }

  // A short id as it is printed on paper leads to its place of today.
  function shortId(standard, item) {
    var base = book.prefix + standard + "/go.html#" + item;
    return frame("r", "#", make("span", "find-name", word("go", { ask: standard + "/" + item })), make("span", "find-text", word("go_text")), "", book.root + base);
  }

  function row(hit) {
    var one = hit.one, entry = p.page(one, hit.thing), group = one.group[hit.thing];
    var lines = p.rows(one)[hit.thing].split("\n");
    var anchor = one.meta[hit.thing].split("\t")[1];
    var best = line(one, hit.thing);
    var name = make("span", group === "p" ? "find-name is-kai" : "find-name");
    mark(name, best > 0 || hit.said ? lines[0].split("\t")[0] : lines[0].replace(/\t/g, " · "), hit.said && hit.said[1] > 0 ? hit.said : null);
    var text = null;
    var second = best > 0 ? best : group === "n" ? 1 : 0;
    if (second && lines[second]) { text = make("span", "find-text"); mark(text, lines[second].replace(/\t/g, " · "), null, true); }
    var where = p.place(one, hit.thing) || entry[1];
    if (!(now.here && book.here)) where += (where ? " · " : "") + one.title;
    if (where === lines[0]) where = "";
    var element = frame(group, word("tag_" + group), name, text, where, book.root + one.base + entry[0] + (anchor ? "#" + anchor : ""));
    element.dataset.line = best > 0 ? best : 0;
    element.found = hit.said ? [lines[0]] : now.needles;
    return element;
  }

  // The line that holds most of what is looked for.
  function line(one, thing) {
    var best = 0, most = 0;
    one.text.slice(one.start[thing], one.start[thing + 1] - 1).split("\n").forEach(function (even, nth) {
      var sum = now.needles.reduce(function (sum, needle) { return sum + (even.indexOf(needle) >= 0 ? needle.length : 0); }, 0);
      if (sum > most) { most = sum; best = nth; }
    });
    return best;
  }

  function mark(element, text, said, isCut) {
    var pairs;
    if (said) {
      var even = p.folded(text);
      pairs = [[even.from[said[0]], even.to[said[1] - 1]]];
    } else pairs = p.places(text, now.needles);
    var at = 0;
    if (isCut && pairs.length && pairs[0][0] > 60) { at = pairs[0][0] - 30; element.append("…"); }
    pairs.forEach(function (pair) {
      element.append(text.slice(at, pair[0]), make("mark", "", text.slice(pair[0], pair[1])));
      at = pair[1];
    });
    element.append(isCut && text.length - at > 120 ? text.slice(at, at + 90) + "…" : text.slice(at));
  }

  function choose(nth, isSeen) {
    if (!now.rows.length) return;
    if (now.rows[now.at]) now.rows[now.at].setAttribute("aria-selected", "false");
    now.at = (nth + now.rows.length) % now.rows.length;
    var row = now.rows[now.at];
    row.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", row.id);
    if (!isSeen) row.scrollIntoView({ block: "nearest" });
  }

  // Leads to a result; the page there marks the words.
  function follow(row) {
    var there = new URL(row.href, location.href);
    var note = { path: there.pathname, anchor: decodeURIComponent(there.hash.slice(1)), needles: row.found || [] };
    box.close();
    if (there.pathname === location.pathname) {
      if (there.hash && there.hash !== location.hash) location.hash = there.hash;
      p.light(note);
      return;
    }
    try { sessionStorage.setItem("found", JSON.stringify(note)); } catch (e) { /* no storage: the link leads to the place, unmarked */ }
    location.href = row.href;
  }

  function build() {
    box = make("dialog", "find-box");
    box.setAttribute("aria-label", book.words.search);
    var head = make("div", "find-head");
    head.innerHTML = '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m12.8 12.8 4.7 4.7" stroke="currentColor" stroke-width="1.8"/></svg>';
    input = make("input");
    input.type = "text";
    input.inputMode = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("enterkeyhint", "go");
    input.placeholder = word("hint");
    input.setAttribute("aria-label", word("hint"));
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", "_find-list");
    var close = make("button", "find-key", "Esc");
    close.type = "button";
    close.setAttribute("aria-label", word("close") + " Esc");
    close.addEventListener("click", function () { box.close(); });
    head.append(input, close);

    var bars = make("div", "find-bars");
    tabs = [""].concat(["s", "p", "n", "f", "r"]).map(function (kind) { return button(kind, "kind", kind); });
    bars.append(bar("kinds", tabs));
    scopes = book.here ? [button("here", "here", "1"), button("book", "here", "")] : [];
    if (scopes.length) bars.append(bar("scope", scopes));
    tabs.forEach(function (tab) { tab.addEventListener("click", function () { now.kind = tab.dataset.kind; show(); input.focus(); }); });
    scopes.forEach(function (one) { one.addEventListener("click", function () { now.here = one.dataset.here === "1"; need(ids(), show); show(); input.focus(); }); });

    list = make("div", "find-list");
    list.id = "_find-list";
    list.addEventListener("scroll", function () { now.isDown = true; });
    list.addEventListener("click", function (event) {
      var row = event.target.closest(".find-hit");
      if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(row);
    });
    var foot = make("div", "find-foot");
    var keys = make("p", "find-keys");
    keys.setAttribute("aria-hidden", "true");
    [["↑ ↓", "choose"], ["Enter", "open"], ["Esc", "close"]].forEach(function (pair) {
      var one = make("span");
      pair[0].split(" ").forEach(function (key) { one.append(make("kbd", "", key), " "); });
      one.append(word(pair[1]));
      keys.append(one);
    });
    status = make("p");
    status.setAttribute("role", "status");
    foot.append(keys, status);
    box.append(head, bars, list, foot);
    document.body.append(box);

    input.addEventListener("input", function (event) { if (!event.isComposing) show(); });
    input.addEventListener("compositionend", show);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") choose(now.at + 1);
      else if (event.key === "ArrowUp") choose(now.at - 1);
      else if (event.key === "Enter") { if (now.rows[now.at]) follow(now.rows[now.at]); }
      else return;
      event.preventDefault();
    });
    // A click beside the dialog closes it.
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    box.addEventListener("close", function () { if (opener && opener.getClientRects().length) opener.focus({ preventScroll: true }); });
  }

  function button(label, key, value) {
    var one = make("button", "", word(label || "all"));
    one.type = "button";
    one.dataset[key] = value;
    return one;
  }

  function bar(label, buttons) {
    var group = make("div", "find-bar");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", word(label));
    buttons.forEach(function (one) { group.append(one); });
    return group;
  }

  // Opens the dialog; what it holds is loaded the first time.
  p.open = function (from) {
    opener = from;
    var lang = /([a-z]+)\.js$/.exec(from.dataset.search)[1];
    function ready() {
      book = p.of(lang);
      if (!book) return;
      book.root = from.dataset.root;
      book.here = book.order.indexOf(from.dataset.standard) >= 0 ? from.dataset.standard : "";
      if (!box) build();
      if (!box.open) box.showModal();
      input.focus();
      input.select();
      need(ids(), show);
      show();
    }
    if (p.of(lang)) ready(); else load(from.dataset.root + from.dataset.search, ready);
  };
})();
