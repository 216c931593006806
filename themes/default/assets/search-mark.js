// Marks words: in the results of the search, and on the page that a result leads to. Loaded with the search.
(function () {
  "use strict";
  var p = self.punctilio;

  function marked() {
    var element = document.createElement("mark");
    element.className = "found";
    return element;
  }

  // The places of a line where the words stand, as pairs of offsets.
  p.places = function (text, needles) {
    var even = p.folded(text), marked = new Uint8Array(text.length + 1), pairs = [];
    needles.forEach(function (needle) {
      for (var at = even.text.indexOf(needle); needle && at >= 0; at = even.text.indexOf(needle, at + 1)) {
        for (var i = even.from[at]; i < even.to[at + needle.length - 1]; i += 1) marked[i] = 1;
      }
    });
    for (var i = 0; i < text.length; i += 1) {
      if (marked[i] && (i === 0 || !marked[i - 1])) pairs.push([i, i]);
      if (marked[i]) pairs[pairs.length - 1][1] = i + 1;
    }
    return pairs;
  };

  // Marks the words at the place that a result led to, and brings them into view.
  p.light = function (note) {
    var here = note.anchor && document.getElementById(note.anchor);
    for (var up = here && here.closest("details"); up; up = up.parentElement && up.parentElement.closest("details")) up.open = true;
    var ranges = within(here, note.needles);
    if (!ranges.length) ranges = within(document.getElementById("_main"), note.needles);
    if (!ranges.length) return;
    for (up = ranges[0].startContainer.parentElement.closest("details"); up; up = up.parentElement && up.parentElement.closest("details")) up.open = true;
    if (self.CSS && CSS.highlights && self.Highlight) CSS.highlights.set("found", new Highlight(...ranges));
    else ranges.slice().reverse().forEach(function (range) {
      if (range.startContainer === range.endContainer) range.surroundContents(marked());
    });
    var target = ranges[0].startContainer.parentElement;
    if (target.getBoundingClientRect().top < 0 || target.getBoundingClientRect().bottom > innerHeight) target.scrollIntoView({ block: "center" });
  };

  // Finds the words in an element, over the ends of its inner elements.
  function within(element, needles) {
    if (!element) return [];
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    var nodes = [], text = "";
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest("nav, select, button, script, [hidden]")) { nodes.push({ node: node, at: text.length }); text += node.data; }
    }
    function find(at, isEnd) {
      var low = 0, high = nodes.length - 1;
      while (low < high) {
        var middle = (low + high + 1) >> 1;
        if (isEnd ? nodes[middle].at < at : nodes[middle].at <= at) low = middle; else high = middle - 1;
      }
      return [nodes[low].node, at - nodes[low].at];
    }
    return p.places(text, needles).slice(0, 200).map(function (pair) {
      var range = document.createRange();
      range.setStart.apply(range, find(pair[0], false));
      range.setEnd.apply(range, find(pair[1], true));
      return range;
    });
  }
})();
