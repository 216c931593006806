// Keeps the handbook on the reader's machine, if the reader wants it: the home page copies the files of one language and
// of the chosen standards, compares each with the hash in the list of files, and says which edition is kept. Over http only.
(function () {
  "use strict";
  var box = document.querySelector("[data-app]");
  if (!box || !/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator) || !window.caches || !window.isSecureContext) return;
  var data = box.dataset;
  var scope = new URL(data.worker, location.href).href.replace(/[^/]*$/, "");
  var top = "punctilio " + scope;
  var part = function (name) { return box.querySelector("[data-app-" + name + "]"); };
  var status = part("status");
  var news = part("news");
  var choices = [].slice.call(box.querySelectorAll("input[type=checkbox]"));

  var link = document.createElement("link");
  link.rel = "manifest";
  link.href = data.manifest;
  document.head.append(link);

  function say(key, values) {
    var words = data[key];
    Object.keys(values || {}).forEach(function (name) { words = words.split("{" + name + "}").join(values[name]); });
    status.textContent = words;
  }

  function fetched(way) {
    return fetch(way, { cache: "no-cache" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer;
    });
  }

  function saved() {
    return caches.has(top).then(function (there) {
      return there && caches.open(top).then(function (store) { return store.match(scope + "__saved"); });
    }).then(function (entry) { return entry && entry.json(); });
  }

  // The files to keep, by their addresses: pages, styles, scripts and pictures of the page's language; nothing to print.
  function wanted(files, standards) {
    var all = {};
    Object.keys(files).forEach(function (path) {
      var hash = files[path];
      if (typeof hash !== "string") return;
      if (data.below ? path.indexOf(data.below) !== 0 : /^sites\//.test(path)) return;
      path = path.slice(data.below.length);
      if (/\.(pdf|xlsx|csv|json|xml|txt)$/.test(path) || /(^|\/)(checklists|score-sheets|print)\/.*\.png$/.test(path) || path === "sw.js") return;
      var rest = path;
      if (data.folder && path.indexOf(data.folder) === 0) rest = path.slice(data.folder.length);
      else if (data.others.split(" ").some(function (other) { return other && path.indexOf(other) === 0; })) return;
      else if (data.folder && path.indexOf("assets/") !== 0 && !/\.(png|jpe?g|webp|gif|svg)$/.test(path)) return;
      var standard = rest.split("/").length > 1 && rest.split("/")[0];
      if (standard && standard !== "assets" && standard !== "pictures" && standards.indexOf(standard) < 0 && choices.some(function (c) { return c.value === standard; })) return;
      all[new URL(path, scope).href] = hash;
    });
    return all;
  }

  function digest(bytes) {
    return crypto.subtle.digest("SHA-256", bytes).then(function (sum) {
      return [].map.call(new Uint8Array(sum), function (b) { return b.toString(16).padStart(2, "0"); }).join("");
    });
  }

  // Copies what is new and takes over what is the same; what it was kept under before stays whole until all is there.
  function keep() {
    var chosen = choices.filter(function (c) { return c.checked; }).map(function (c) { return c.value; });
    var bytes = 0;
    part("save").disabled = true;
    news.hidden = true;
    return Promise.all([fetched(data.edition).then(function (a) { return a.json(); }), fetched(data.ledger).then(function (a) { return a.json(); }), saved()]).then(function (found) {
      var edition = found[0];
      var files = wanted(found[1].files, chosen);
      var before = found[2];
      var name = top + " " + edition.hash + " " + Object.keys(files).length + (before && / a$/.test(before.store) ? " b" : " a");
      return caches.delete(name).then(function () { return Promise.all([caches.open(name), before ? caches.open(before.store) : null]); }).then(function (stores) {
        var queue = Object.keys(files);
        var total = queue.length;
        var done = 0;
        var fault = null;
        function one(address) {
          var same = before && before.files[address] === files[address] ? stores[1].match(address) : Promise.resolve();
          return same.then(function (kept) {
            return kept || fetched(address);
          }).then(function (answer) {
            return answer.clone().arrayBuffer().then(function (body) {
              bytes += body.byteLength;
              return digest(body).then(function (hash) {
                if (hash !== files[address]) throw new Error("changed");
                return stores[0].put(address, answer);
              });
            });
          }).then(function () {
            done += 1;
            if (!fault) say("saving", { n: done, total: total });
          });
        }
        // The first fault stops all hands, and is told when the last has stopped: none speaks after it.
        function hand() {
          var next = fault ? null : queue.shift();
          return next ? one(next).then(hand, function (error) { fault = fault || error; }) : Promise.resolve();
        }
        return Promise.all([hand(), hand(), hand(), hand(), hand(), hand()]).then(function () {
          if (fault) throw fault;
          var about = { store: name, hash: edition.hash, standards: edition.standards, chosen: chosen, files: files, bytes: bytes };
          return caches.open(top).then(function (store) {
            return store.put(scope + "__saved", new Response(JSON.stringify(about), { headers: { "Content-Type": "application/json" } }));
          });
        }).then(function () {
          return before && before.store !== name ? caches.delete(before.store) : null;
        }).then(function () {
          return navigator.serviceWorker.register(data.worker, { scope: scope });
        }).then(function () {
          if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
        }, function (error) {
          return caches.delete(name).then(function () { throw error; });
        });
      });
    }).then(show, function (error) {
      return show().then(function () {
        say(error.message === "changed" ? "changing" : error.name === "QuotaExceededError" ? "full" : "failed");
      });
    });
  }

  function remove() {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) { return name === top || name.indexOf(top + " ") === 0; }).map(function (name) { return caches.delete(name); }));
    }).then(function () { return navigator.serviceWorker.getRegistration(scope); }).then(function (worker) {
      if (worker && worker.scope === scope) return worker.unregister();
    }).then(show);
  }

  function show() {
    return saved().then(function (about) {
      part("save").disabled = false;
      part("save").textContent = about ? data.again : data.save;
      part("remove").hidden = !about;
      if (!about) return say("none", { hash: data.hash });
      choices.forEach(function (c) { c.checked = about.chosen.indexOf(c.value) >= 0; });
      say("kept", { hash: about.hash, n: Object.keys(about.files).length, mb: Math.max(1, Math.round(about.bytes / 1e6)) });
      return changed(about);
    });
  }

  // Compares the copy with what is published, and names what is new.
  function changed(about) {
    return Promise.all([fetched(data.edition).then(function (a) { return a.json(); }), fetched(data.ledger).then(function (a) { return a.json(); })]).then(function (found) {
      var files = wanted(found[1].files, about.chosen);
      var same = Object.keys(files).length === Object.keys(about.files).length && Object.keys(files).every(function (a) { return about.files[a] === files[a]; });
      if (same) return;
      var old = {};
      about.standards.forEach(function (one) { old[one.id] = one; });
      var lines = found[0].standards.filter(function (one) { return about.chosen.indexOf(one.id) >= 0 && (!old[one.id] || old[one.id].hash !== one.hash); });
      var list = part("list");
      list.replaceChildren.apply(list, lines.map(function (one) {
        var li = document.createElement("li");
        var was = old[one.id] && old[one.id].version;
        var title = one.title[document.documentElement.lang.split("-")[0]] || Object.values(one.title)[0];
        li.textContent = title + (one.version ? " " + (was && was !== one.version ? "v" + was + " → " : "") + "v" + one.version : "") + " · " + one.hash;
        return li;
      }));
      news.hidden = false;
    }, function () { /* without a network nothing newer is known */ });
  }

  part("save").addEventListener("click", keep);
  part("update").addEventListener("click", keep);
  part("remove").addEventListener("click", remove);
  window.addEventListener("beforeinstallprompt", function (event) {
    var button = part("install");
    event.preventDefault();
    button.hidden = false;
    button.onclick = function () {
      button.hidden = true;
      event.prompt();
    };
  });
  show().then(function () { box.hidden = false; });
})();
