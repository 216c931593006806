// TOML: what the page writes, and as much of the language as files of answers use when a person has edited them.

function tomlText(text) {
  return JSON.stringify(text).replace(/\u007f/g, "\\u007f");
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function tomlKey(key) { return /^[A-Za-z0-9_-]+$/.test(key) ? key : tomlText(key); }

// Writes a value on one line; what is null has no place in TOML and is left out.
function tomlValue(value) {
  if (Array.isArray(value)) return "[" + value.map(tomlValue).join(", ") + "]";
  if (value !== null && typeof value === "object") {
    const there = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
    return "{ " + there.map(([key, one]) => tomlKey(key) + " = " + tomlValue(one)).join(", ") + " }";
  }
  return typeof value === "string" ? tomlText(value) : String(value);
}

// Reads a file; throws an Error whose `line` says where it went wrong.
function readToml(text) {
  let at = 0;
  const root = {};
  let table = root;

  const fail = () => {
    const error = new Error("toml");
    error.line = text.slice(0, at).split("\n").length;
    throw error;
  };
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found || found.index !== at) return null;
    at += found[0].length;
    return found;
  };
  const blank = () => take(/[ \t]*/y);
  const gap = () => take(/(?:[ \t\r\n]|#[^\n]*)*/y);
  const sign = (one) => text.startsWith(one, at) && ((at += one.length), true);
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;

  const ESCAPES = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b", '"': '"', "\\": "\\" };
  const unescape = (raw) => raw.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|[ \t]*\r?\n\s*|(.))/gs, (whole, four, eight, two, one) => {
    if (four || eight || two) return String.fromCodePoint(parseInt(four ?? eight ?? two, 16));
    if (one === undefined) return "";
    return ESCAPES[one] ?? fail();
  });

  function string() {
    let found = take(/"""\r?\n?((?:[^\\]|\\[\s\S])*?"{0,2})"""(?!")/y);
    if (found) return unescape(found[1]);
    found = take(/'''\r?\n?([\s\S]*?'{0,2})'''(?!')/y);
    if (found) return found[1];
    found = take(/"((?:[^"\\\n]|\\.)*)"/y);
    if (found) return unescape(found[1]);
    found = take(/'([^'\n]*)'/y);
    return found ? found[1] : null;
  }

  function key() {
    const path = [];
    do {
      blank();
      const part = string() ?? take(/[A-Za-z0-9_-]+/y)?.[0] ?? fail();
      path.push(part);
      blank();
    } while (sign("."));
    return path;
  }

  function value() {
    const said = string();
    if (said !== null) return said;
    if (sign("[")) {
      const list = [];
      for (gap(); !sign("]"); gap()) {
        list.push(value());
        gap();
        if (!sign(",") && text[at] !== "]") fail();
      }
      return list;
    }
    if (sign("{")) {
      const object = {};
      for (gap(); !sign("}"); gap()) {
        pair(object);
        gap();
        if (!sign(",") && text[at] !== "}") fail();
      }
      return object;
    }
    const bare = take(/[0-9A-Za-z+_.:-]+(?: \d{2}:[\d:.]+)?/y)?.[0] ?? fail();
    if (bare === "true" || bare === "false") return bare === "true";
    // Dates, times and figures stay as they are written.
    return /^[+-]?\d[\d_]*$/.test(bare) ? Number(bare.replace(/_/g, "")) : bare;
  }

  function within(object, path) {
    return path.reduce((here, part) => {
      let next = own(here, part);
      if (next === undefined) Object.defineProperty(here, part, { value: (next = {}), enumerable: true, writable: true, configurable: true });
      if (Array.isArray(next)) next = next[next.length - 1];
      return next !== null && typeof next === "object" ? next : fail();
    }, object);
  }

  function put(object, name, one) {
    if (own(object, name) !== undefined) fail();
    // A key may be called `__proto__`; it is a key like any other.
    Object.defineProperty(object, name, { value: one, enumerable: true, writable: true, configurable: true });
  }

  function pair(object) {
    const path = key();
    if (!sign("=")) fail();
    blank();
    put(within(object, path.slice(0, -1)), path[path.length - 1], value());
  }

  text = text.replace(/^\ufeff/, "");
  for (gap(); at < text.length; gap()) {
    if (sign("[[")) {
      const path = key();
      if (!sign("]]")) fail();
      const home = within(root, path.slice(0, -1));
      const name = path[path.length - 1];
      if (own(home, name) === undefined) put(home, name, []);
      if (!Array.isArray(home[name])) fail();
      home[name].push((table = {}));
    } else if (sign("[")) {
      table = within(root, key());
      if (!sign("]")) fail();
    } else {
      pair(table);
    }
    blank();
    take(/#[^\n]*/y);
    if (at < text.length && !take(/\r?\n/y)) fail();
  }
  return root;
}
