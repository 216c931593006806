// Phrase cards to turn and drills to tick. The page is a list and a table without this file.
(function () {
  "use strict";
  function all(selector, within) {
    return [].slice.call((within || document).querySelectorAll(selector));
  }

  var cards = document.querySelector("[data-cards]");
  var drills = document.querySelector("[data-drills]");
  if (cards) flip(cards);
  if (drills) tick(drills);

  function flip(box) {
    var head = box.querySelector("[data-cards-head]");
    var status = box.querySelector("[data-cards-count]");
    var turn = box.querySelector("[data-turn-card]");
    var back = box.querySelector("[data-back]");
    var next = box.querySelector("[data-next]");
    var list = all(".flip-card", box);
    var set = list, at = 0;

    function fits(card, role) {
      var roles = " " + card.dataset.roles + " ";
      return !role || roles.indexOf(" " + role + " ") >= 0 || roles.indexOf(" * ") >= 0;
    }

    function show(turned) {
      list.forEach(function (card) {
        card.classList.toggle("is-current", card === set[at]);
        card.classList.toggle("is-turned", card === set[at] && turned);
      });
      status.textContent = head.dataset.count.replace("{i}", at + 1).replace("{n}", set.length);
      turn.setAttribute("aria-expanded", String(turned));
      turn.textContent = turned ? head.dataset.turnBack : head.dataset.turn;
      back.disabled = at === 0;
      next.disabled = at === set.length - 1;
    }

    function isTurned() { return set[at].classList.contains("is-turned"); }
    function move(by) {
      var to = at + by;
      if (to < 0 || to >= set.length) return;
      at = to;
      show(false);
      // A button that leads no further lets go of the keyboard.
      if ((by > 0 ? next : back).disabled) turn.focus({ preventScroll: true });
    }

    function choose() {
      var role = new URLSearchParams(location.hash.replace(/^#/, "")).get("role") || "";
      var named = list.find(function (card) { return card.id === location.hash.slice(1); });
      var left = list.filter(function (card) { return fits(card, role); });
      set = left.length ? left : list;
      at = named ? Math.max(0, set.indexOf(named)) : 0;
      all("[data-role]", head).forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.role === (left.length ? role : "")));
      });
      show(false);
    }

    all("[data-role]", head).forEach(function (button) {
      button.addEventListener("click", function () {
        var hash = button.dataset.role ? "#role=" + button.dataset.role : "";
        history.replaceState(null, "", location.pathname + location.search + hash);
        choose();
      });
    });
    turn.addEventListener("click", function () { show(!isTurned()); });
    back.addEventListener("click", function () { move(-1); });
    next.addEventListener("click", function () { move(1); });
    // A tap turns the card, a stroke to the side changes it; who marks words or follows a link does neither.
    var from = null;
    box.querySelector(".flip").addEventListener("pointerdown", function (event) {
      from = event.isPrimary && !event.target.closest("a, button") ? { x: event.clientX, y: event.clientY } : null;
    });
    box.querySelector(".flip").addEventListener("pointerup", function (event) {
      if (!from) return;
      var x = event.clientX - from.x, y = event.clientY - from.y;
      from = null;
      if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) return move(x < 0 ? 1 : -1);
      if (Math.abs(x) < 8 && Math.abs(y) < 8 && String(getSelection()) === "") show(!isTurned());
    });
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [data-drills]")) return;
      if (event.key === "ArrowRight") move(1);
      else if (event.key === "ArrowLeft") move(-1);
      else if (event.key === " " && !event.target.closest("a, button, summary")) show(!isTurned());
      else return;
      event.preventDefault();
    });
    addEventListener("hashchange", choose);
    choose();
  }

  function tick(box) {
    var key = "punctilio.drills." + box.dataset.drills;
    var boxes = all("[data-tick]", box);
    var kept = {};
    try {
      localStorage.setItem("punctilio.try", "1");
      localStorage.removeItem("punctilio.try");
      kept = JSON.parse(localStorage.getItem(key) || "{}") || {};
    } catch (e) {
      box.querySelector("[data-cannot]").hidden = false;
    }
    // Ticks belong to the text they were made for.
    var done = kept.hash === box.dataset.hash && Array.isArray(kept.ticks) ? kept.ticks : [];
    boxes.forEach(function (input) {
      input.checked = done.indexOf(input.dataset.tick) >= 0;
      input.addEventListener("change", function () { save(); count(); });
    });

    function save() {
      var ticks = boxes.filter(function (input) { return input.checked; }).map(function (input) { return input.dataset.tick; });
      try { localStorage.setItem(key, JSON.stringify({ hash: box.dataset.hash, ticks: ticks })); } catch (e) { box.querySelector("[data-cannot]").hidden = false; }
    }

    function count() {
      all(".drill", box).forEach(function (drill) {
        var line = drill.querySelector("[data-plan-count]");
        var own = all("[data-tick]", drill);
        if (!line) return;
        var text = line.dataset.planCount.replace("{i}", own.filter(function (input) { return input.checked; }).length).replace("{n}", own.length);
        if (line.textContent !== text) line.textContent = text;
      });
    }
    count();
  }
})();
