// What comes nearest to a question that nothing holds word by word. Loaded with the search.
(function () {
  "use strict";
  var p = self.punctilio;
  var isLetter = /[a-z0-9]/;
  var folds = new Map();

  function list(book, key, sign) { return (book.words[key] || "").split(sign).filter(Boolean).map(p.fold); }

  // The lists of the theme, read once: words that ask and say nothing, words that are as good as each other.
  function speech(book) {
    if (book.speech) return book.speech;
    var stop = list(book, "search_words_stop", " ").sort(function (a, b) { return b.length - a.length; });
    var same = (book.words.search_words_same || "").split("|").map(function (set) { return set.split(" ").filter(Boolean).map(p.fold); });
    book.speech = {
      stop: stop, same: same,
      wants: { p: list(book, "search_words_say", "|"), n: list(book, "search_words_number", "|"), f: list(book, "search_words_form", "|") }
    };
    return book.speech;
  }

  // The place of a thing as it is compared; many things have the same.
  function placed(place) {
    if (!folds.has(place)) folds.set(place, p.fold(place));
    return folds.get(place);
  }

  // The English words of a shard.
  function vocabulary(one) {
    return one.words || (one.words = Array.from(new Set(one.raw.toLowerCase().match(/[a-z]{3,}/g) || [])));
  }

  // Tells whether one letter more, less or other makes a word of another, or two letters changed places.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, j = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j += 1;
    var left = a.slice(i, a.length - j), other = b.slice(i, b.length - j);
    return left.length <= 1 && other.length <= 1 || left.length === 2 && left === other[1] + other[0];
  }

  // What an English word may stand as: itself, without its ending, or with one letter other.
  function forms(shards, word) {
    if (word.length < 3) return [word];
    var stem = word.replace(/(ies|ing|ed|es|s)$/, "");
    var all = stem.length > 2 && stem !== word ? [word, stem] : [word];
    var holds = function (form) { return shards.some(function (one) { return p.scan(one, form).things.length > 0; }); };
    if (word.length < 4 || all.some(holds)) return all;
    var near = new Set();
    shards.forEach(function (one) {
      vocabulary(one).forEach(function (other) { if (isNear(word, other)) near.add(other); });
    });
    return near.size ? Array.from(near).slice(0, 8) : all;
  }

  // Parts a question into what is looked for, each part with its weight: pairs of characters, single characters that
  // little stands around, English words, numbers; and for each known word those that are as good.
  function parts(ask, book, shards) {
    var known = speech(book);
    // A number and its unit ask the same in every way to write the unit.
    ask = p.words(ask, book).map(function (same) { return same[0]; }).join(" ");
    var text = p.fold(ask), spaced = ask.normalize("NFKC").toLowerCase();
    var grams = new Map();
    var add = function (needles, weight) {
      var key = needles.join(" ");
      if (!grams.has(key) || grams.get(key).weight < weight) grams.set(key, { needles: needles, weight: weight });
    };
    (spaced.match(/[a-z]+|\d+/g) || []).forEach(function (word) {
      if (known.stop.indexOf(word) < 0) add(/\d/.test(word) ? [word] : forms(shards, word), 1.5);
    });
    var rest = text;
    known.stop.forEach(function (word) { if (!isLetter.test(word)) rest = rest.split(word).join(" "); });
    // A word that others are as good as stands for itself first, then for them.
    known.same.forEach(function (set) {
      set.filter(function (word) { return rest.indexOf(word) >= 0; }).forEach(function (word) {
        add([word], 0.5);
        add(set, 0.5);
        if (!isLetter.test(word)) rest = rest.split(word).join(" ");
      });
    });
    var isThere = function (needle) { return shards.some(function (one) { return p.scan(one, needle).things.length > 0; }); };
    rest.split(/[^\u3400-\u9fff]+/).forEach(function (run) {
      var there = [];
      for (var i = 0; i + 1 < run.length; i += 1) {
        there[i] = isThere(run.slice(i, i + 2));
        if (there[i]) add([run.slice(i, i + 2)], 1);
      }
      // A character that stands in no pair anybody wrote counts by itself.
      for (i = 0; i < run.length; i += 1) add([run[i]], there[i] || there[i - 1] ? 0.2 : 0.6);
    });
    return Array.from(grams.values());
  }

  function any(one, needles) {
    if (needles.length === 1) return p.scan(one, needles[0]).things;
    var seen = new Uint8Array(one.size), all = [];
    needles.forEach(function (needle) {
      p.scan(one, needle).things.forEach(function (thing) { if (!seen[thing]) { seen[thing] = 1; all.push(thing); } });
    });
    return all;
  }

  // Ranks things by how much of the question they hold; what is rare weighs more, what stands in a title weighs more, and
  // a thing is read with the name of what it is part of. A question for words to say favours phrases, one for a number
  // numbers, one for a form forms.
  p.near = function (shards, ask, book) {
    var total = shards.reduce(function (sum, one) { return sum + one.size; }, 0);
    var scores = shards.map(function (one) { return new Float64Array(one.size); });
    var used = [];
    parts(ask, book, shards).forEach(function (gram) {
      var found = shards.map(function (one) { return any(one, gram.needles); });
      var count = found.reduce(function (sum, things) { return sum + things.length; }, 0);
      if (!count) return;
      gram.worth = gram.weight * Math.log(1 + total / count);
      used.push(gram);
      found.forEach(function (things, nth) {
        things.forEach(function (thing) { scores[nth][thing] += gram.worth; });
      });
    });
    var asked = used.reduce(function (sum, gram) { return sum + gram.worth; }, 0);
    var hits = [], most = 0;
    scores.forEach(function (list) { for (var thing = 0; thing < list.length; thing += 1) if (list[thing] > most) most = list[thing]; });
    shards.forEach(function (one, nth) {
      for (var thing = 0; thing < one.size; thing += 1) {
        // A page that tells again what others hold answers nothing that they do not.
        if (most > 0 && one.behind[thing] < 3 && scores[nth][thing] >= most * 0.3) hits.push({ one: one, thing: thing, score: scores[nth][thing] });
      }
    });
    hits.sort(function (a, b) { return b.score - a.score; });
    hits = hits.slice(0, 300);
    var text = p.fold(ask), wants = speech(book).wants, open = p.fold(book.words.open || "");
    var wanted = Object.keys(wants).filter(function (group) { return wants[group].some(function (word) { return text.indexOf(word) >= 0; }); });
    hits.forEach(function (hit) {
      var one = hit.one, start = one.start[hit.thing];
      var title = one.text.slice(start, one.head[hit.thing]);
      var around = placed(p.place(one, hit.thing)) + "\n" + one.titles[one.on[hit.thing]] + "\n" + one.called;
      var within = one.text.slice(one.head[hit.thing], one.start[hit.thing + 1]);
      var held = 0;
      used.forEach(function (gram) {
        var is = function (text) { return gram.needles.some(function (needle) { return text.indexOf(needle) >= 0; }); };
        var isTitled = is(title);
        if (isTitled) hit.score += 0.6 * gram.worth;
        if (isTitled || is(within)) held += gram.worth;
        else if (is(around)) { hit.score += 0.4 * gram.worth; held += 0.5 * gram.worth; }
      });
      // Half of the question answered twice is worth less than all of it once.
      hit.score *= 0.4 + 0.6 * held / asked;
      hit.score /= 1 + 0.15 * Math.log2(1 + (one.start[hit.thing + 1] - start) / 60);
      // What nobody has decided yet answers little.
      if (open && title.indexOf(open) >= 0) hit.score *= 0.4;
      else if (open && within.indexOf(open) >= 0) hit.score *= 0.8;
      // A page that explains comes before one that lists, and that before one to fill in or of what is open.
      hit.score *= [1, 0.85, 0.6][p.page(one, hit.thing)[2]];
      // A page as a whole answers less than what stands on it.
      if (!one.meta[hit.thing].split("\t")[1]) hit.score *= 0.75;
      if (wanted.indexOf(one.group[hit.thing]) >= 0) hit.score *= 1.3;
    });
    hits.sort(function (a, b) { return b.score - a.score; });
    var least = hits.length ? hits[0].score * 0.4 : 0;
    hits = hits.filter(function (hit) { return hit.score >= least; });
    hits.forEach(function (hit, nth) { hit.rank = nth; });
    var needles = [];
    used.sort(function (a, b) { return b.worth - a.worth; }).forEach(function (gram) { if (gram.worth > 0.8 || used.length < 3) needles = needles.concat(gram.needles); });
    return { hits: hits, needles: needles };
  };

  // Tells whether somebody asks in a sentence: most of its words say nothing by themselves.
  p.asks = function (ask, book) {
    var all = ask.normalize("NFKC").toLowerCase().match(/[a-z]+/g) || [];
    var stop = speech(book).stop;
    return all.length > 3 && all.filter(function (word) { return stop.indexOf(word) >= 0; }).length * 2 >= all.length;
  };

  p.prepare = function (book) {
    var idle = self.requestIdleCallback || function (work) { setTimeout(work, 50); };
    book.shards.forEach(function (one) { idle(function () { vocabulary(one); }); });
  };
})();
