// Comfort only: every page works without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var store = {
    get: function () { try { return localStorage.getItem("theme"); } catch (e) { return null; } },
    set: function (value) { try { localStorage.setItem("theme", value); } catch (e) { /* no storage: the choice lasts for the page */ } }
  };
  var chosen = store.get();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  // What only a script can do shows from the first paint on, so that nothing moves later.
  root.dataset.script = "";
  // The head of the page shows when it is whole; a browser that cannot wait for it shows it piece by piece.
  var first = document.createElement("link");
  first.rel = "expect";
  first.href = "#_first";
  first.blocking = "render";
  document.head.append(first);
  var dark = function () {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-do=theme]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(dark()));
      button.addEventListener("click", function () {
        root.dataset.theme = dark() ? "light" : "dark";
        store.set(root.dataset.theme);
        button.setAttribute("aria-pressed", String(dark()));
      });
    });
    document.querySelectorAll("[data-do=print]").forEach(function (button) {
      button.addEventListener("click", function () { print(); });
    });
    document.querySelectorAll("a.language").forEach(function (link) {
      var way = link.getAttribute("href");
      // The same place of the same page; the menu is no place.
      link.addEventListener("click", function () {
        link.href = way + location.search + (/^#_(nav|main)$/.test(location.hash) ? "" : location.hash);
      });
    });
    document.querySelectorAll("[data-filter]").forEach(filter);
    document.querySelectorAll("[data-library]").forEach(library);
    document.querySelectorAll("[data-go]").forEach(go);
    document.querySelectorAll("[data-search]").forEach(search);
  });

  // The search comes when it is first asked for: by its button, by the key /, or to mark what it found on another page.
  function search(button) {
    var noted, isComing = false;
    try { noted = JSON.parse(sessionStorage.getItem("found")); } catch (e) { noted = null; }
    function bring(done) {
      if (self.punctilio && self.punctilio.open) return done();
      if (isComing) return;
      isComing = true;
      var files = button.dataset.load.split(" "), left = files.length;
      files.forEach(function (file) {
        var is = /css$/.test(file), one = document.createElement(is ? "link" : "script");
        if (is) { one.rel = "stylesheet"; one.href = button.dataset.root + file; } else { one.async = false; one.src = button.dataset.root + file; }
        one.onload = one.onerror = function () { if (--left === 0) done(); };
        document.head.append(one);
      });
    }
    function open() { bring(function () { self.punctilio.open(button); }); }
    button.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      var at = event.target;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at.isContentEditable ||
        /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      event.preventDefault();
      open();
    });
    if (!noted || noted.path !== location.pathname) return;
    sessionStorage.removeItem("found");
    bring(function () { self.punctilio.light(noted); });
  }

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  // What the address asks for, behind its #; an address that names a place of the page asks for nothing.
  function asked() {
    var want = {};
    var hash = location.hash.replace(/^#/, "");
    if (hash.indexOf("=") < 0) return want;
    new URLSearchParams(hash).forEach(function (value, key) { if (value) want[key] = value; });
    return want;
  }

  function holds(list, id) {
    return (" " + (list || "") + " ").indexOf(" " + id + " ") >= 0;
  }

  // Shows the standards of an industry, a kind or a stage, or those with certain words. Each way in is a link to the
  // choice that it makes, with the count of what would then be shown.
  function library(box) {
    var status = box.querySelector("[data-library-status]");
    var clear = box.querySelector("[data-clear]");
    var ways = [].slice.call(box.querySelectorAll("[data-facet]"));
    var field = document.querySelector("[data-find]");
    var rows = [].slice.call(document.querySelectorAll("[data-found]")).map(function (row) {
      return { row: row, shelf: row.parentNode, data: row.dataset, words: plain(row.textContent + row.dataset.industry) };
    });

    function fits(one, want) {
      return (!want.industry || one.data.industry === want.industry) && (!want.kind || one.data.kind === want.kind) &&
        (!want.stage || holds(one.data.stage, want.stage)) && (!want.text || one.words.indexOf(plain(want.text)) >= 0);
    }

    function count(want) {
      return rows.filter(function (one) { return fits(one, want); }).length;
    }

    function show() {
      var want = asked();
      rows.forEach(function (one) {
        one.row.hidden = !fits(one, want);
        one.row.querySelectorAll("[data-of]").forEach(function (list) { list.hidden = list.dataset.of !== want.stage; });
      });
      rows.forEach(function (one) { one.shelf.hidden = !one.shelf.querySelector("[data-found]:not([hidden])"); });
      ways.forEach(function (way) {
        var key = way.dataset.facet;
        var chosen = want[key] === way.dataset.value;
        var then = Object.assign({}, want);
        then[key] = way.dataset.value;
        var left = count(then);
        way.querySelector(".facet-count").textContent = left;
        if (chosen) { delete then[key]; way.setAttribute("aria-current", "true"); } else way.removeAttribute("aria-current");
        // What would show nothing leads nowhere.
        if (left || chosen) way.href = "#" + new URLSearchParams(then); else way.removeAttribute("href");
      });
      if (plain(field.value) !== plain(want.text || "")) field.value = want.text || "";
      clear.hidden = Object.keys(want).length === 0;
      status.textContent = box.dataset.status.replace("{n}", count(want));
    }

    function keep(want) {
      var hash = new URLSearchParams(want).toString();
      history.replaceState(null, "", location.pathname + location.search + (hash ? "#" + hash : ""));
      show();
    }

    field.addEventListener("input", function () {
      var want = asked();
      if (plain(field.value)) want.text = field.value; else delete want.text;
      keep(want);
    });
    clear.addEventListener("click", function () {
      keep({});
      field.focus();
    });
    window.addEventListener("hashchange", show);
    show();
  }

  // Shows the phrases of one role, group, kind of customers or tone, or those with certain words. The choice stands in
  // the address, so that it can be kept as a bookmark.
  function filter(box) {
    var status = box.querySelector("[data-filter-status]");
    var clear = box.querySelector("[data-clear]");
    var buttons = [].slice.call(box.querySelectorAll("[data-role]"));
    var fields = [].slice.call(box.querySelectorAll("[data-field]"));
    var groups = [].slice.call(document.querySelectorAll(".phrases"));
    var words = new Map();

    function fits(phrase, group, want) {
      var data = phrase.dataset;
      if (want.role && !holds(data.roles, want.role) && !holds(data.roles, "*")) return false;
      if (want.group && group.id !== want.group) return false;
      if (want.for && !holds(data.for, want.for)) return false;
      if (want.tone && !holds(data.tone, want.tone)) return false;
      if (!want.text) return true;
      if (!words.has(phrase)) words.set(phrase, plain(phrase.textContent));
      return words.get(phrase).indexOf(plain(want.text)) >= 0;
    }

    function show(want) {
      var count = 0;
      groups.forEach(function (group) {
        var any = false;
        group.querySelectorAll("[data-roles]").forEach(function (phrase) {
          phrase.hidden = !fits(phrase, group, want);
          if (!phrase.hidden) { any = true; count += Number(phrase.dataset.lines); }
        });
        group.hidden = !any;
      });
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.role === (want.role || "")));
      });
      fields.forEach(function (field) {
        var value = want[field.dataset.field] || "";
        if (field.value !== value) field.value = value;
      });
      clear.hidden = Object.keys(want).length === 0;
      status.textContent = status.dataset.filterStatus.replace("{n}", count);
    }

    function choose(key, value) {
      var want = asked();
      if (value) want[key] = value; else delete want[key];
      keep(want);
    }

    function keep(want) {
      var hash = new URLSearchParams(want).toString();
      history.replaceState(null, "", location.pathname + location.search + (hash ? "#" + hash : ""));
      show(want);
    }

    buttons.forEach(function (button) {
      button.addEventListener("click", function () { choose("role", button.dataset.role); });
    });
    fields.forEach(function (field) {
      field.addEventListener("input", function () { choose(field.dataset.field, field.value); });
    });
    clear.addEventListener("click", function () {
      keep({});
      (buttons[0] || fields[0]).focus();
    });
    window.addEventListener("hashchange", function () { show(asked()); });
    show(asked());
  }

  // Says whether the printed hash is current, and goes on to the item.
  function go(notice) {
    var hash = location.search.replace(/^\?/, "");
    var id = decodeURIComponent(location.hash.replace(/^#/, ""));
    var current = notice.dataset.go.split(" ").indexOf(hash) >= 0;
    var place = id && document.getElementById(id);
    var link = place && place.querySelector("a");
    if (hash) {
      notice.hidden = false;
      notice.querySelector(current ? "[data-go-current]" : "[data-go-old]").hidden = false;
    }
    if (id && !place) {
      notice.hidden = false;
      notice.querySelector("[data-go-missing]").hidden = false;
    }
    if (link && (!hash || current)) return location.replace(link.href);
    if (hash && !current) {
      // The notice comes first: what the old sheet names stands in it, and the page does not scroll past it.
      notice.querySelector("[data-go-now]").hidden = false;
      if (link) {
        var item = notice.querySelector("[data-go-item]");
        item.append(link.cloneNode(true));
        item.hidden = false;
      }
      if ("scrollRestoration" in history) history.scrollRestoration = "manual";
      addEventListener("load", function () { scrollTo(0, 0); });
    }
  }
})();
