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
  var dark = function () {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-do=theme]").forEach(function (button) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(dark()));
      button.addEventListener("click", function () {
        root.dataset.theme = dark() ? "light" : "dark";
        store.set(root.dataset.theme);
        button.setAttribute("aria-pressed", String(dark()));
      });
    });
    document.querySelectorAll("[data-do=print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { print(); });
    });
    document.querySelectorAll("[data-filter]").forEach(filter);
    document.querySelectorAll("[data-go]").forEach(go);
  });

  // Shows the phrases of one role.
  function filter(box) {
    box.hidden = false;
    var status = document.querySelector("[data-filter-status]");
    box.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      box.querySelectorAll("button").forEach(function (other) {
        other.setAttribute("aria-pressed", String(other === button));
      });
      var role = button.dataset.role;
      document.querySelectorAll("[data-roles]").forEach(function (phrase) {
        phrase.hidden = role !== "" && (" " + phrase.dataset.roles + " ").indexOf(" " + role + " ") < 0;
      });
      document.querySelectorAll(".phrases").forEach(function (group) {
        group.hidden = !group.querySelector("[data-roles]:not([hidden])");
      });
      if (status) status.textContent = button.textContent;
    });
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
    if (link && (!hash || current)) location.replace(link.href);
  }
})();
