// Answers stay in this browser, below a key of the sheet and its hash: a later version of the sheet has another key, so
// that it never writes over what an older one was given.

const PREFIX = "punctilio:";

// The storage, after a test that it keeps what it is given; null in a chat's viewer, a private window and the like.
const storage = (() => {
  try {
    const test = PREFIX + "test";
    localStorage.setItem(test, test);
    const kept = localStorage.getItem(test) === test;
    localStorage.removeItem(test);
    return kept ? localStorage : null;
  } catch {
    return null;
  }
})();

function keyOf(sheet) { return PREFIX + sheet.sheet + ":" + sheet.hash; }

// Reads what was kept; something foreign or broken below the key is nothing.
function kept(key) {
  try {
    const found = JSON.parse(storage.getItem(key));
    const sound = found.audits.every((audit) => audit.id && audit.head && audit.answers && audit.notes);
    return sound && found.audits.length ? found : null;
  } catch {
    return null;
  }
}

// Keeps everything; tells whether there was room.
function keep(sheet, state) {
  if (!storage) return false;
  try {
    storage.setItem(keyOf(sheet), JSON.stringify({ at: state.at, audits: state.audits, items: sheet }));
    return true;
  } catch {
    return false;
  }
}

// Finds what other versions of this sheet were answered with.
function older(sheet) {
  if (!storage) return [];
  const start = PREFIX + sheet.sheet + ":";
  const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n));
  const found = keys.filter((key) => key.startsWith(start) && key !== keyOf(sheet)).sort().map((key) => ({ key, ...kept(key) }));
  return found.filter((one) => one.items?.sections && one.audits.some(hasAny));
}

// What a sheet begins with: the site that it was made for, and what that place has nothing of.
let preset = { head: {}, answers: {}, notes: {} };

// Tells whether anything was filled in.
function hasAny({ head, answers, notes }) {
  const other = (all, known, says) => Object.entries(all).some(([key, value]) => says(value) && JSON.stringify(value) !== JSON.stringify(known[key]));
  return other(answers, preset.answers, isAnswered) || other(notes, preset.notes, isNoted) || other(head, preset.head, Boolean);
}
