// The quiz, question by question, and the choice of a role on its paper and key. Every page works without this file.
(function () {
  "use strict";
  var quizBox = document.querySelector("[data-quiz]");
  var paperBox = document.querySelector("[data-quiz-paper]");

  function all(selector, within) {
    return [].slice.call((within || document).querySelectorAll(selector));
  }

  function holds(list, id) {
    return (" " + (list || "") + " ").indexOf(" " + id + " ") >= 0;
  }

  function fits(node, role) {
    return !role || holds(node.dataset.roles, role) || holds(node.dataset.roles, "*");
  }

  // What the address asks for, behind its #.
  function asked() {
    var want = {};
    var hash = location.hash.replace(/^#/, "");
    if (hash.indexOf("=") >= 0) new URLSearchParams(hash).forEach(function (value, key) { if (value) want[key] = value; });
    return want;
  }

  function keep(want) {
    var hash = new URLSearchParams(want).toString();
    history.replaceState(null, "", location.pathname + location.search + (hash ? "#" + hash : ""));
  }

  function roleNamed(box, role) {
    var button = role && box.querySelector('[data-role="' + CSS.escape(role) + '"]');
    return button ? button.firstChild.textContent.trim() : "";
  }

  if (quizBox) quiz(quizBox);
  if (paperBox) paper(paperBox);

  // The paper and its key show what a role has to know; both carry the choice in the address.
  function paper(box) {
    var rows = all(".quiz-p, .key tbody tr");
    var line = document.querySelector("[data-quiz-for]");
    var words = box.parentNode.querySelector("[data-quiz-for]").dataset.quizFor;

    function show() {
      var role = asked().role || "";
      if (role && !roleNamed(box, role)) role = "";
      rows.forEach(function (row) { row.hidden = !fits(row, role); });
      all("[data-role]", box).forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.role === role));
      });
      line.hidden = !role;
      line.textContent = role ? words.replace("{x}", roleNamed(box, role)) : "";
      all("a[data-keep]").forEach(function (link) { link.href = link.getAttribute("href").split("#")[0] + location.hash; });
    }

    all("[data-role]", box).forEach(function (button) {
      button.addEventListener("click", function () {
        keep(button.dataset.role ? { role: button.dataset.role } : {});
        show();
      });
    });
    addEventListener("hashchange", show);
    show();
  }

  function quiz(box) {
    var words = box.dataset;
    var key = "punctilio.quiz." + words.quiz;
    var list = document.querySelector(".quiz");
    var cells = all(".cells > li", box);
    var questions = all(".quiz-q").map(function (node, at) {
      return { node: node, id: node.id, right: node.dataset.right, inputs: all("input", node), answer: node.querySelector(".answer"), cell: cells[at] };
    });
    var ids = {};
    questions.forEach(function (one) { ids[one.id] = one; });
    var find = function (name) { return document.querySelector("[data-" + name + "]"); };
    var count = find("quiz-count"), said = find("said"), go = find("go-on"), back = find("back"), result = find("result");
    var certificate = find("certificate"), name = find("name");
    var state = load();
    var set = [], at = 0, role = "", round = "";

    function load() {
      var kept = null;
      try {
        // Writing tells whether anything can be kept; reading alone does not.
        localStorage.setItem("punctilio.try", "1");
        localStorage.removeItem("punctilio.try");
        kept = JSON.parse(localStorage.getItem(key) || "null");
      } catch (e) {
        find("cannot").hidden = false;
      }
      if (kept && kept.hash === words.hash && kept.answers && typeof kept.answers === "object") {
        // Only what this page can have written counts.
        var answers = {};
        Object.keys(kept.answers).forEach(function (id) {
          var letters = ids[id] ? ids[id].inputs.map(function (input) { return input.value; }) : [];
          if (letters.indexOf(kept.answers[id]) >= 0) answers[id] = kept.answers[id];
        });
        return { hash: words.hash, answers: answers, name: typeof kept.name === "string" ? kept.name : "", days: kept.days && typeof kept.days === "object" ? kept.days : {} };
      }
      if (kept && kept.hash) find("old").hidden = false;
      return { hash: words.hash, answers: {}, name: "", days: {} };
    }

    function save() {
      try { localStorage.setItem(key, JSON.stringify(state)); } catch (e) { find("cannot").hidden = false; }
    }

    function fill(text, values) {
      return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
    }

    function done(one) { return state.answers[one.id]; }
    function isRight(one) { return done(one) === one.right; }
    function tally() {
      var right = set.filter(isRight).length;
      var answered = set.filter(done).length;
      return { n: set.length, right: right, wrong: answered - right, answered: answered };
    }

    // Right is outlined with a tick, wrong is solid with a cross: both also say it.
    function sign(right) {
      var ns = "http://www.w3.org/2000/svg";
      var svg = document.createElementNS(ns, "svg");
      [["viewBox", "0 0 20 20"], ["width", "20"], ["height", "20"], ["aria-hidden", "true"]].forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
      var add = function (kind, values) {
        var node = document.createElementNS(ns, kind);
        Object.keys(values).forEach(function (name) { node.setAttribute(name, values[name]); });
        svg.appendChild(node);
      };
      if (right) {
        add("circle", { cx: 10, cy: 10, r: 8.75, fill: "none", stroke: "currentColor", "stroke-width": 1.5 });
        add("path", { d: "m6 10.5 2.8 2.8L14.4 7", fill: "none", stroke: "currentColor", "stroke-width": 1.8 });
      } else {
        add("rect", { x: 1, y: 1, width: 18, height: 18, fill: "currentColor" });
        add("path", { d: "m6 6 8 8m0-8-8 8", fill: "none", "stroke-width": 2, "class": "cut" });
      }
      return svg;
    }

    function draw(one) {
      var chosen = done(one);
      one.node.classList.toggle("is-done", Boolean(chosen));
      one.answer.open = Boolean(chosen);
      one.inputs.forEach(function (input) {
        var label = input.closest(".opt");
        var old = label.querySelector(".verdict");
        if (old) old.remove();
        label.classList.remove("is-correct", "is-missed");
        input.disabled = Boolean(chosen);
        if (chosen) input.checked = input.value === chosen;
        var right = chosen && input.value === one.right;
        var wrong = chosen && input.value === chosen && !right;
        if (!right && !wrong) return;
        label.classList.add(right ? "is-correct" : "is-missed");
        var verdict = document.createElement("span");
        verdict.className = "verdict";
        verdict.append(sign(right), right ? words.yes : words.no);
        label.append(verdict);
      });
    }

    function choose() {
      var want = asked();
      role = want.role && roleNamed(box, want.role) ? want.role : "";
      round = want.round === "all" ? "all" : "";
      set = questions.filter(function (one) { return fits(one.node, role) && (round || one.node.dataset.short !== undefined); });
      var wanted = ids[decodeURIComponent(location.hash.replace(/^#/, ""))];
      // An address that names a question leads to it, whatever the round.
      if (wanted && set.indexOf(wanted) < 0) { set = questions; round = "all"; role = ""; }
      var first = set.findIndex(function (one) { return !done(one); });
      at = wanted ? set.indexOf(wanted) : Math.max(first, 0);
      questions.forEach(function (one) { one.cell.hidden = set.indexOf(one) < 0; });
      box.querySelector(".cells").classList.toggle("is-many", set.length > 40);
      all("[data-role]", box).forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.role === role));
        var n = button.querySelector("[data-n]");
        n.textContent = n.dataset.n.split(" ")[round ? 1 : 0];
      });
      all("[data-round]", box).forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.round === round));
      });
      said.textContent = "";
      show();
      report(false);
    }

    function show() {
      questions.forEach(function (one) {
        one.node.classList.toggle("is-now", one === set[at]);
        one.cell.classList.toggle("is-now", one === set[at]);
        one.cell.classList.toggle("is-correct", Boolean(done(one)) && isRight(one));
        one.cell.classList.toggle("is-missed", Boolean(done(one)) && !isRight(one));
      });
      list.dataset.ready = "";
      var sum = tally();
      count.textContent = fill(words.count, { i: set.length ? at + 1 : 0, n: sum.n, right: sum.right, wrong: sum.wrong });
      back.disabled = at === 0;
      var one = set[at];
      var last = at === set.length - 1;
      go.textContent = one && !done(one) ? words.check : last && sum.answered === sum.n ? words.end : words.next;
      go.disabled = Boolean(one) && !done(one) && !one.inputs.some(function (input) { return input.checked; });
    }

    function check() {
      var one = set[at];
      var chosen = one.inputs.find(function (input) { return input.checked; });
      if (!chosen) return;
      state.answers[one.id] = chosen.value;
      go.focus();
      draw(one);
      if (tally().answered === set.length) state.days[role + "/" + round] = today();
      save();
      show();
      said.textContent = isRight(one) ? words.wasRight : fill(words.wasWrong, { x: one.right });
      report(false);
    }

    function today() {
      var day = new Date();
      var two = function (n) { return String(n).padStart(2, "0"); };
      return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
    }

    function step(by) {
      var next = at + by;
      if (by > 0 && next >= set.length) {
        // Behind the last one comes what was left out.
        next = set.findIndex(function (one) { return !done(one); });
        if (next < 0) return report(true);
      }
      at = Math.max(0, next);
      said.textContent = "";
      show();
      var first = set[at].inputs.find(function (input) { return !input.disabled; });
      if (first) first.focus({ preventScroll: true }); else go.focus({ preventScroll: true });
      if (box.getBoundingClientRect().bottom < 0) set[at].node.scrollIntoView();
    }

    // The result of the round that was chosen, once every question has its answer.
    function report(lead) {
      var sum = tally();
      var whole = sum.n > 0 && sum.answered === sum.n;
      result.hidden = certificate.hidden = !whole;
      if (!whole) return;
      var score = fill(words.score, sum);
      find("result-score").textContent = find("certificate-score").textContent = score;
      find("certificate-role").textContent = roleNamed(box, role) || words.allRoles;
      find("certificate-date").textContent = state.days[role + "/" + round] || "";
      var rows = result.querySelector(".quiz-wrong");
      rows.textContent = "";
      set.filter(function (one) { return !isRight(one); }).forEach(function (one) {
        var row = document.createElement("li");
        var link = document.createElement("a");
        link.href = "#" + one.id;
        link.textContent = one.node.querySelector(".ask").textContent;
        link.addEventListener("click", function (event) {
          event.preventDefault();
          at = set.indexOf(one);
          show();
          one.node.scrollIntoView();
          go.focus({ preventScroll: true });
        });
        row.append(link);
        var way = one.node.querySelector(".quiz-way a");
        if (way) row.append(way.cloneNode(true));
        rows.append(row);
      });
      find("result-wrong").hidden = find("again-wrong").hidden = sum.wrong === 0;
      if (lead) document.getElementById("_result").focus();
    }

    function forget(which) {
      set.filter(which).forEach(function (one) {
        delete state.answers[one.id];
        one.inputs.forEach(function (input) { input.checked = false; });
        draw(one);
      });
      save();
      at = Math.max(0, set.findIndex(function (one) { return !done(one); }));
      show();
      report(false);
      said.textContent = "";
      set[at].node.scrollIntoView();
      set[at].inputs[0].focus({ preventScroll: true });
    }

    questions.forEach(function (one) {
      draw(one);
      one.node.addEventListener("change", show);
      one.node.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" || event.target.type !== "radio") return;
        event.preventDefault();
        check();
      });
    });
    go.addEventListener("click", function () { if (done(set[at])) step(1); else check(); });
    back.addEventListener("click", function () { step(-1); });
    all("[data-role], [data-round]", box).forEach(function (button) {
      button.addEventListener("click", function () {
        var want = { role: role, round: round };
        if (button.dataset.role !== undefined) want.role = button.dataset.role; else want.round = button.dataset.round;
        Object.keys(want).forEach(function (name) { if (!want[name]) delete want[name]; });
        keep(want);
        choose();
      });
    });
    find("again").addEventListener("click", function () { forget(function () { return true; }); });
    find("again-wrong").addEventListener("click", function () { forget(function (one) { return !isRight(one); }); });
    name.value = state.name;
    name.addEventListener("input", function () { state.name = name.value; save(); });
    find("print-certificate").addEventListener("click", function () {
      document.body.classList.add("prints-certificate");
      print();
    });
    addEventListener("afterprint", function () { document.body.classList.remove("prints-certificate"); });
    addEventListener("hashchange", choose);
    choose();
  }
})();
