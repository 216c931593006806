// Exact fractions. A binary float rounds 84.25 down and 28.75 down; a fraction of whole numbers never does.

function fraction(n, d = 1n) {
  n = BigInt(n);
  d = BigInt(d);
  let a = n < 0n ? -n : n;
  let b = d < 0n ? -d : d;
  while (b) [a, b] = [b, a % b];
  if (d < 0n) a = -a;
  return a ? { n: n / a, d: d / a } : { n: 0n, d: 1n };
}

// Reads `7`, `2.5` or `1/3`; null for all else.
function number(text) {
  const parts = /^\s*(\d+)(?:\.(\d+)|\s*\/\s*(\d+))?\s*$/.exec(text ?? "");
  if (!parts) return null;
  const [, whole, decimals, below] = parts;
  if (below !== undefined) return /^0+$/.test(below) ? null : fraction(whole, below);
  return decimals === undefined ? fraction(whole) : fraction(whole + decimals, 10n ** BigInt(decimals.length));
}

const NONE = fraction(0n);
const WHOLE = fraction(1n);

function plus(a, b) { return fraction(a.n * b.d + b.n * a.d, a.d * b.d); }
function minus(a, b) { return fraction(a.n * b.d - b.n * a.d, a.d * b.d); }
function times(a, b) { return fraction(a.n * b.n, a.d * b.d); }
function over(a, b) { return fraction(a.n * b.d, a.d * b.n); }
function below(a, b) { return a.n * b.d < b.n * a.d; }
function least(a, b) { return below(b, a) ? b : a; }

// Writes a number that is not negative with so many decimals, half up.
function fixed(x, decimals) {
  const scale = 10n ** BigInt(decimals);
  const digits = String((x.n * scale * 2n + x.d) / (x.d * 2n)).padStart(decimals + 1, "0");
  return decimals ? digits.slice(0, -decimals) + "." + digits.slice(-decimals) : digits;
}

// Writes a number exactly: `8`, `15/2`.
function exactly(x) { return x.d === 1n ? String(x.n) : x.n + "/" + x.d; }

// Writes points as people read them: two decimals at most, none that say nothing.
function points(x) { return fixed(x, 2).replace(/\.?0+$/, ""); }
