// One step a screen: arrow keys, page keys, Home and End lead on; Esc leads out. Without this file the page is one long text.
(function () {
  "use strict";
  var box = document.querySelector("[data-slides]");
  var deck = document.querySelector("[data-deck]");
  if (!box || !deck) return;
  var slides = [].slice.call(box.querySelectorAll(".slide"));
  var back = deck.querySelector("[data-deck-back]");
  var next = deck.querySelector("[data-deck-next]");
  var full = deck.querySelector("[data-deck-full]");
  var place = deck.querySelector("[data-deck-place]");
  var at = 0;

  // As large as the screen lets it be; what is still too long scrolls.
  function fit(slide) {
    var sizes = [1, 0.92, 0.84, 0.76, 0.7, 0.64];
    sizes.some(function (size) {
      slide.style.setProperty("--fit", String(size));
      return slide.scrollHeight <= slide.clientHeight + 1;
    });
  }

  function named() {
    var id = decodeURIComponent(location.hash.slice(1));
    var found = slides.findIndex(function (slide) { return slide.id === id; });
    // A phase with nothing behind its steps ends with the last of them.
    return found < 0 ? (id === "_last" ? slides.length - 1 : 0) : found;
  }

  function show() {
    at = named();
    slides.forEach(function (slide, number) { slide.classList.toggle("is-shown", number === at); });
    box.classList.add("is-led");
    var slide = slides[at];
    slide.scrollTop = 0;
    fit(slide);
    place.textContent = place.dataset.deckPlace.replace("{n}", at + 1).replace("{of}", slides.length);
    var last = at === slides.length - 1;
    back.disabled = at === 0 && !back.dataset.href;
    next.disabled = last && !next.dataset.href;
    next.textContent = last && next.dataset.name ? next.dataset.name + " →" : next.dataset.word;
  }

  function go(to) {
    if (to < 0) { if (back.dataset.href) location.href = back.dataset.href; return; }
    if (to >= slides.length) { if (next.dataset.href) location.href = next.dataset.href; return; }
    location.replace("#" + slides[to].id);
    if (at !== to) show();
  }

  // A screen that is longer than the window is read to its end first.
  function reads(way) {
    var slide = slides[at];
    var room = way > 0 ? slide.scrollHeight - slide.clientHeight - slide.scrollTop : slide.scrollTop;
    if (room < 2) return false;
    slide.scrollBy(0, way * slide.clientHeight * 0.8);
    return true;
  }

  addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    var pressed = event.target.closest("a, button") && (event.key === " " || event.key === "Enter");
    if (pressed) return;
    switch (event.key) {
      case "ArrowRight": go(at + 1); break;
      case "ArrowLeft": go(at - 1); break;
      case "ArrowDown": case "PageDown": case " ": if (!reads(1)) go(at + 1); break;
      case "ArrowUp": case "PageUp": if (!reads(-1)) go(at - 1); break;
      case "Home": go(0); break;
      case "End": go(slides.length - 1); break;
      case "f": case "F": full.click(); break;
      case "Escape": if (!document.fullscreenElement) location.href = deck.querySelector(".deck-exit").href; break;
      default: return;
    }
    event.preventDefault();
  });
  back.addEventListener("click", function () { go(at - 1); });
  next.addEventListener("click", function () { go(at + 1); });
  if (document.fullscreenEnabled) {
    full.addEventListener("click", function () {
      if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
    });
    document.addEventListener("fullscreenchange", function () { full.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))); });
  } else full.hidden = true;
  addEventListener("hashchange", show);
  addEventListener("resize", function () { fit(slides[at]); });
  show();
})();
