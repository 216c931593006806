// Runs before the page is drawn: what a browser of today will replace is not shown first. Whatever fails later brings
// the printable sheet back.
(function () {
  var root = document.documentElement;
  if (typeof BigInt !== "function" || typeof HTMLDialogElement !== "function") return;
  root.dataset.fill = "wait";
  addEventListener("error", function () { if (root.dataset.fill === "wait") delete root.dataset.fill; });
  addEventListener("load", function () { if (root.dataset.fill === "wait") delete root.dataset.fill; });
})();
