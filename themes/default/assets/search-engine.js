// What the search holds and how it answers. Loaded when the search is first used; draws nothing.
(function () {
  "use strict";
  var books = {};
  var readings = null;
  var waiting = [];

  // Text as it is compared: what reads the same to people is the same. White space is none, but for the signs that part
  // things and lines. `src/search/fold.rs` folds in the same way.
  var quotes = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'", "‚": "'" };
  function even(text) {
    return text.normalize("NFKC").toLowerCase()
      .replace(/[“”„«»「」『』‘’‚]/g, function (sign) { return quotes[sign]; })
      .replace(/[‐-―−]/g, "-").replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  }
  function fold(text) { return even(text).replace(/[^\S\n\f]+/g, ""); }

  // Folds a line and tells for each sign where it comes from and ends.
  function folded(line) {
    var out = "", from = [], to = [], at = 0;
    Array.from(line).forEach(function (sign) {
      var code = sign.charCodeAt(0);
      // Chinese characters and small letters stay what they are.
      var more = code >= 0x3400 && code <= 0x9fff || code >= 97 && code <= 122 ? sign : fold(sign);
      for (var i = 0; i < more.length; i += 1) { from.push(at); to.push(at + sign.length); }
      out += more;
      at += sign.length;
    });
    return { text: out, from: from, to: to };
  }

  // A shard is scanned as one text; where its things begin is known by number.
  function shard(lang, id, part, data) {
    var text = fold(data.text);
    var meta = data.meta.split("\n");
    var one = {
      id: id, title: data.title, base: data.base, pages: data.pages, text: text, raw: data.text, rows: null, meta: meta,
      size: meta.length, start: new Uint32Array(meta.length + 1), name: new Uint32Array(meta.length),
      head: new Uint32Array(meta.length), behind: Uint8Array.from(meta, function (row) { return data.pages[parseInt(row, 10)][2]; }), group: meta.map(function (row) { return /[a-z]/.exec(row)[0]; }), found: new Map(),
      on: Uint16Array.from(meta, function (row) { return parseInt(row, 10); }),
      called: fold(data.title), titles: data.pages.map(function (entry) { return fold(entry[1]); })
    };
    var at = 0;
    for (var i = 0; i < meta.length; i += 1) {
      var end = text.indexOf("\f", at);
      if (end < 0) end = text.length;
      var head = text.indexOf("\n", at);
      if (head < 0 || head > end) head = end;
      one.start[i] = at;
      one.head[i] = head;
      // A name begins behind its number.
      var number = /^(第\d+条|[rl]?\d[\d.]*[a-z]?(?=[^\x00-\x7f]))/.exec(text.slice(at, Math.min(head, at + 12)));
      one.name[i] = at + (number && one.group[i] !== "n" ? number[0].length : 0);
      at = end + 1;
    }
    one.start[meta.length] = text.length + 1;
    var book = books[lang];
    book.shards.push(one);
    book.shards.sort(function (a, b) { return book.order.indexOf(a.id) - book.order.indexOf(b.id); });
  }

  function rows(one) { return one.rows || (one.rows = one.raw.split("\f")); }

  // Finds the things that hold some signs, in order, each with where it holds them first: 0 is its whole name, 1 the
  // beginning of its name, 2 in its title, 4 below.
  function scan(one, needle) {
    var known = one.found.get(needle);
    if (known) return known;
    var text = one.text, start = one.start, things = [], where = [];
    function take(thing, at) {
      things.push(thing);
      where.push(at >= one.head[thing] ? 4 : at !== one.name[thing] ? 2 : at + needle.length === one.head[thing] ? 0 : 1);
    }
    // What holds more signs is among what holds fewer.
    var fewer = one.found.get(needle.slice(0, -1));
    if (fewer && fewer.things.length * 6 < one.size) {
      fewer.things.forEach(function (thing) {
        var at = text.slice(start[thing], start[thing + 1]).indexOf(needle);
        if (at >= 0) take(thing, start[thing] + at);
      });
    } else {
      var thing = 0;
      for (var at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, start[thing])) {
        // Mostly it is one of the next few things.
        for (var steps = 0; steps < 8 && at >= start[thing + 1]; steps += 1) thing += 1;
        if (at >= start[thing + 1]) {
          var low = thing + 1, high = one.size - 1;
          while (low < high) {
            var middle = (low + high + 1) >> 1;
            if (start[middle] <= at) low = middle; else high = middle - 1;
          }
          thing = low;
        }
        take(thing, at);
        thing += 1;
        if (thing >= one.size) break;
      }
    }
    if (one.found.size > 256) one.found.clear();
    known = { things: things, where: where };
    one.found.set(needle, known);
    return known;
  }

  // The same for several ways to write one word.
  function scanAny(one, needles) {
    if (needles.length === 1) return scan(one, needles[0]);
    var best = new Map();
    needles.forEach(function (needle) {
      var found = scan(one, needle);
      found.things.forEach(function (thing, i) {
        best.set(thing, Math.min(found.where[i], best.has(thing) ? best.get(thing) : 9));
      });
    });
    var things = Array.from(best.keys()).sort(function (a, b) { return a - b; });
    return { things: things, where: things.map(function (thing) { return best.get(thing); }) };
  }

  function place(one, thing) { return one.meta[thing].split("\t")[2]; }
  function page(one, thing) { return one.pages[parseInt(one.meta[thing], 10)]; }

  // The words asked for, each with all ways to write it: a number and its unit are one word, in every way to write the unit.
  function words(ask, book) {
    var text = even(ask).trim();
    var units = book.units;
    text = text.replace(/(\d)\s+([^\s\d]+)/g, function (all, digit, unit) { return units.has(unit) ? digit + unit : all; });
    return text.split(/\s+/).filter(Boolean).map(function (word) {
      var match = /^(\d+(?:[.\-~]\d+)*)(\D+)$/.exec(word);
      var same = match && units.get(match[2]);
      return same ? same.map(function (unit) { return match[1] + unit; }) : [word];
    });
  }

  // Counts what is found, all of it, and keeps as much of each kind and rank as can be listed. A page that explains comes
  // before one that lists, and that before one to fill in or of what is open.
  function harvest(most) {
    var all = { count: 0, least: 9, sets: {}, seen: new Map() };
    var last = null, seen = null;
    ["n", "s", "p", "f", "r"].forEach(function (group) { all.sets[group] = { group: group, best: Infinity, count: 0, ranks: [] }; });
    all.add = function (one, thing, rank, said) {
      if (one !== last) {
        last = one;
        seen = all.seen.get(one);
        if (!seen) all.seen.set(one, seen = new Uint8Array(one.size));
      }
      if (seen[thing]) return;
      seen[thing] = 1;
      var set = all.sets[one.group[thing]];
      var order = rank + one.behind[thing] / 4;
      var slot = Math.round(order * 4);
      var rows = set.ranks[slot] || (set.ranks[slot] = []);
      all.count += 1;
      set.count += 1;
      if (rank < all.least) all.least = rank;
      if (order < set.best) set.best = order;
      if (rows.length < most) rows.push({ one: one, thing: thing, said: said });
    };
    return all;
  }

  // Finds things that hold all words, or their place does, but at least one word themselves.
  function exact(shards, ask, book, all) {
    var list = words(ask, book);
    if (!list.length) return;
    var whole = fold(ask);
    shards.forEach(function (one) {
      if (list.length === 1) {
        var found = scanAny(one, list[0]);
        for (var i = 0; i < found.things.length; i += 1) all.add(one, found.things[i], found.where[i]);
        return;
      }
      var own = new Uint8Array(one.size), held = new Uint8Array(one.size), titled = new Uint8Array(one.size);
      list.forEach(function (needles, nth) {
        var found = scanAny(one, needles);
        found.things.forEach(function (thing, i) {
          own[thing] = 1;
          if (held[thing] === nth) { held[thing] = nth + 1; if (found.where[i] < 4) titled[thing] += 1; }
        });
        var within = function (text) { return needles.some(function (needle) { return text.indexOf(needle) >= 0; }); };
        var standard = within(one.called);
        var pages = one.titles.map(function (title) { return standard || within(title); });
        if (pages.some(Boolean)) {
          for (var thing = 0; thing < one.size; thing += 1) {
            if (held[thing] === nth && pages[one.on[thing]]) held[thing] = nth + 1;
          }
        }
      });
      var together = new Map();
      var run = scan(one, whole);
      run.things.forEach(function (thing, i) { together.set(thing, run.where[i]); });
      for (var thing = 0; thing < one.size; thing += 1) {
        if (held[thing] === list.length && own[thing]) {
          var rank = together.has(thing) ? together.get(thing) : titled[thing] === list.length ? 3 : 5;
          all.add(one, thing, rank);
        }
      }
    });
  }

  // Titles and phrases whose characters read as the letters typed: whole syllables, first letters, or both mixed.
  function spoken(shards, letters, all) {
    if (!readings || !/^[a-z']{2,40}$/.test(letters)) return;
    letters = letters.replace(/'/g, "");
    shards.forEach(function (one) {
      var heads = initials(one)[letters.charCodeAt(0) - 97];
      var last = -1;
      for (var i = 0; i < heads.length; i += 2) {
        var thing = heads[i], at = heads[i + 1];
        if (thing === last) continue;
        var end = reads(one.text, at, one.head[thing], letters, 0, 0);
        if (end > 0) {
          var rank = at !== one.name[thing] ? 2.5 : end === one.head[thing] ? 0.5 : 1.5;
          all.add(one, thing, rank, [at - one.start[thing], end - one.start[thing]]);
          last = thing;
        }
      }
    });
  }

  // By each of the 26 letters: the things, and the places in their titles, of what begins with it when it is read.
  function initials(one) {
    if (one.initials) return one.initials;
    one.initials = Array.from({ length: 26 }, function () { return []; });
    for (var thing = 0; thing < one.size; thing += 1) {
      for (var at = one.start[thing]; at < one.head[thing]; at += 1) {
        var all = readings.get(one.text.charCodeAt(at)), done = 0;
        for (var i = 0; all && i < all.length; i += 1) {
          var letter = all[i].charCodeAt(0) - 97;
          if (done >> letter & 1) continue;
          done |= 1 << letter;
          one.initials[letter].push(thing, at);
        }
      }
    }
    return one.initials;
  }

  // Returns where the letters end that the characters from a place on read as; 0 where they do not.
  function reads(text, at, end, letters, from, depth) {
    if (from === letters.length) return depth > 1 ? at : 0;
    if (at >= end) return 0;
    var all = readings.get(text.charCodeAt(at));
    if (!all) return 0;
    for (var i = 0; i < all.length; i += 1) {
      var syllable = all[i];
      if (syllable.charCodeAt(0) !== letters.charCodeAt(from)) continue;
      var same = 1;
      while (same < syllable.length && from + same < letters.length && syllable[same] === letters[from + same]) same += 1;
      var last = from + same === letters.length;
      // The last syllable may be unfinished; others are whole or a first letter.
      if (last && (depth > 0 || same === syllable.length && letters.length > 2)) return at + 1;
      if (same === syllable.length) {
        var whole = reads(text, at + 1, end, letters, from + same, depth + 1);
        if (whole) return whole;
      }
      var first = reads(text, at + 1, end, letters, from + 1, depth + 1);
      if (first) return first;
    }
    return 0;
  }

  self.punctilio = {
    fold: fold,
    folded: folded,
    scan: scan,
    rows: rows,
    page: page,
    place: place,
    harvest: harvest,
    exact: exact,
    spoken: spoken,
    words: words,
    book: function (lang, data) {
      var units = new Map();
      (data.words.search_words_units || "").split("|").forEach(function (set) {
        var same = set.split(" ").filter(Boolean).map(fold);
        same.forEach(function (unit) { units.set(unit, same); });
      });
      var order = data.shards.map(function (entry) { return entry[0]; });
      books[lang] = { lang: lang, prefix: data.prefix, list: data.shards, order: order, words: data.words, units: units, shards: [], asked: {} };
    },
    shard: shard,
    pinyin: function (table) {
      readings = new Map();
      table.split("\n").forEach(function (line) {
        var syllable = /^[a-z]+/.exec(line);
        for (var i = syllable ? syllable[0].length : line.length; i < line.length; i += 1) {
          var code = line.charCodeAt(i);
          if (!readings.has(code)) readings.set(code, []);
          readings.get(code).push(syllable[0]);
        }
      });
      Object.keys(books).forEach(function (lang) { if (lang === "zh") books[lang].shards.forEach(initials); });
    },
    of: function (lang) { return books[lang]; },
    hasReadings: function () { return readings !== null; }
  };
})();
