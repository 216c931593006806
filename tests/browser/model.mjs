// The scoring rule once more, written apart from the page's script: whole numbers over one common denominator, credits as
// pairs. It judges random sheets; where the two differ, one of them is wrong.

const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const pair = (n, d) => { const g = gcd(n, d) || 1n; return [n / g, d / g]; };
const read = (text) => {
  const [a, b] = text.split('/');
  if (b) return pair(BigInt(a), BigInt(b));
  const [whole, decimals = ''] = a.split('.');
  return pair(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};
const less = (x, y) => x[0] * y[1] < y[0] * x[1];
const text = ([n, d]) => (d === 1n ? `${n}` : `${n}/${d}`);
const sum = (list) => list.reduce(([a, b], [c, d]) => pair(a * d + c * b, b * d), [0n, 1n]);
const times = ([a, b], [c, d]) => pair(a * c, b * d);
const over = ([a, b], [c, d]) => pair(a * d, b * c);

/** Rounds half up by long division, digit by digit. */
export function shown([n, d], decimals) {
  let [whole, rest] = [n / d, n % d];
  let digits = '';
  for (let k = 0; k < decimals; k += 1) {
    rest *= 10n;
    digits += rest / d;
    rest %= d;
  }
  let all = BigInt(`${whole}${digits}`);
  if (rest * 2n >= d) all += 1n;
  const out = `${all}`.padStart(decimals + 1, '0');
  return decimals ? `${out.slice(0, -decimals)}.${out.slice(-decimals)}` : out;
}

function creditOf(item, said) {
  const name = typeof item.scale === 'string' ? item.scale : Object.keys(item.scale)[0];
  const rule = item.scale[name];
  if (['na', 'not-observed', 'blank'].includes(said)) return null;
  if (name === 'yes-no') return [said === 'yes' ? 1n : 0n, 1n];
  if (name === 'compliant') return said === 'partial' ? read(rule.partial) : [said === 'full' ? 1n : 0n, 1n];
  if (name === 'score5' || name === 'score10') return pair(BigInt(said), name === 'score5' ? 5n : 10n);
  if (name === 'choice') return read(rule.choices.find((one) => one.id === said).credit);
  if (name === 'deduct') {
    const off = times(read(rule.per), [BigInt(said), 1n]);
    const all = read(item.points);
    return less(off, all) ? over([all[0] * off[1] - off[0] * all[1], all[1] * off[1]], all) : [0n, 1n];
  }
  const value = read(said.replace(/[a-z]*$/, ''));
  for (const { max, min, credit } of rule.steps) {
    if (max ? !less(read(max.replace(/[a-z]*$/, '')), value) : !less(value, read(min.replace(/[a-z]*$/, '')))) return read(credit);
  }
  return [0n, 1n];
}

/** Scores a sheet. */
export function expected(sheet, answers) {
  const rows = sheet.sections.flatMap((section, at) => section.items.map((item) => {
    const said = [].concat(answers[item.id] ?? 'blank');
    const credits = said.map((one) => creditOf(item, one)).filter(Boolean);
    const w = read(item.points);
    const answered = credits.length > 0;
    const worst = credits.slice().sort((a, b) => (less(a, b) ? -1 : 1))[0];
    const credit = !answered ? null : item.samples_rule === 'all' ? worst : over(sum(credits), [BigInt(credits.length), 1n]);
    const state = answered ? 'answered' : said.every((one) => one === 'na') ? 'na' : said.includes('blank') ? 'blank' : 'not-observed';
    const triggered = answered && item.critical && less(worst, read(item.critical.below)) ? item.critical.effect : null;
    return { item, at, w, credit, state, triggered };
  }));
  const hundred = [100n, 1n];
  const reasons = [];
  const sections = sheet.sections.map((section, at) => {
    const own = rows.filter((row) => row.at === at);
    const names = { fail: 'critical', zero_section: 'zero_section' };
    reasons.push(...own.filter((row) => row.triggered).map((row) => names[row.triggered] ?? 'cap'));
    const scored = own.filter((row) => row.credit && row.w[0]);
    const most = sum(scored.map((row) => row.w));
    const earned = own.some((row) => row.triggered === 'zero_section') ? [0n, 1n] : sum(scored.map((row) => times(row.w, row.credit)));
    const rate = most[0] ? over(times(hundred, earned), most) : null;
    const score = rate && shown(rate, sheet.decimals);
    const short = rate !== null && (section.min ?? null) !== null && less(read(score), read(section.min));
    if (short) reasons.push('section_min');
    return { id: section.id, weight: read(section.weight), earned, most, rate, score, short };
  });
  const [earned, most] = [sum(sections.map((s) => s.earned)), sum(sections.map((s) => s.most))];
  const there = sections.filter((s) => s.rate);
  const raw = sheet.model === 'sections'
    ? there.length ? over(sum(there.map((s) => times(s.weight, s.rate))), sum(there.map((s) => s.weight))) : null
    : most[0] ? over(times(hundred, earned), most) : null;
  const caps = rows.map((row) => /^cap:(.*)$/.exec(row.triggered ?? '')?.[1]).filter(Boolean).map(read);
  const final = raw && [raw, ...caps].reduce((a, b) => (less(b, a) ? b : a));
  const score = final && shown(final, sheet.decimals);
  const blanks = rows.filter((row) => row.state === 'blank' && row.w[0]).length;
  const failed = rows.some((row) => row.triggered === 'fail');
  const short = sections.some((section) => section.short);
  const weigh = (pick) => sum(rows.filter((row) => row.w[0] && pick(row)).map((row) => row.w));
  const share = (part, all) => (all[0] ? shown(over(times(hundred, part), all), sheet.decimals) : null);
  let grade = score && sheet.grades.find((one) => !less(read(score), read(one.from)));
  if (sheet.grade_by === 'findings' && score) {
    const kind = (row) => row.triggered ? 'critical' : !row.credit || !less(row.credit, [1n, 1n]) ? null
      : row.item.severity ?? (less([1n, 2n], row.credit) ? null : 'minor');
    const count = (name) => rows.filter((row) => kind(row) === name).length;
    grade = sheet.findings.find((one) => ['critical', 'major', 'minor'].every((name) => (one[name] ?? null) === null || count(name) <= one[name]));
  }
  const lowest = (sheet.grade_by === 'findings' ? sheet.findings : sheet.grades).at(-1);
  const told = reasons.filter((reason) => reason !== 'section_min' || (!failed && blanks === 0 && score));
  let result = 'pass';
  if (failed) [result, grade] = ['fail', lowest];
  else if (blanks) [result, grade] = ['incomplete', null];
  else if (!score) [result, grade] = ['none', null];
  else if (short) [result, grade] = ['fail', lowest];
  else if (grade?.fail) result = 'fail';
  if (result === 'incomplete') told.push(`blank:${blanks}`);
  return {
    score, raw: raw && text(raw), earned: text(earned), max: text(most), grade: grade?.name ?? null, result, reasons: told,
    na_share: share(weigh((row) => row.state === 'na'), weigh(() => true)),
    coverage: share(weigh((row) => row.credit), weigh((row) => row.state !== 'na')),
    sections: sections.map(({ id, score }) => ({ id, score })),
    items: rows.map(({ item, credit, state }) => ({ id: item.id, credit: credit && text(credit), points: item.points, state })),
  };
}

/** Numbers that are the same on every run. */
export function dice(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
}

/** Draws a sheet and the answers to it. */
export function drawn(roll) {
  const any = (list) => list[roll(list.length)];
  const answers = {};
  let n = 0;
  const scales = [
    ['yes-no', () => any(['yes', 'yes', 'no'])],
    [{ compliant: { partial: any(['0.5', '0.4', '1/3']) } }, () => any(['full', 'partial', 'none'])],
    [{ score5: { anchors: [] } }, () => `${roll(6)}`],
    [{ score10: { anchors: [] } }, () => `${roll(11)}`],
    [{ deduct: { per: any(['0.5', '1', '2', '0.3333']) } }, () => `${roll(9)}`],
    [{ measure: { steps: [{ max: '10s', credit: '1' }, { max: '15.5s', credit: '1/3' }] } }, () => `${roll(20)}${any(['', '.5'])}s`],
    [{ measure: { steps: [{ min: '30s', credit: '1' }, { min: '15s', credit: '0.5' }] } }, () => `${roll(45)}s`],
    [{ choice: { choices: [{ id: 'a', credit: '1' }, { id: 'b', credit: '0.75' }, { id: 'c', credit: '0' }] } }, () => any(['a', 'b', 'c'])],
  ];
  const item = () => {
    const [scale, good] = any(scales);
    const counted = scale.deduct !== undefined;
    const id = `item-${(n += 1)}`;
    const samples = any([1, 1, 1, 3]);
    const bare = roll(100);
    const one = () => { const k = roll(100); return k < 6 ? 'na' : k < 9 ? 'not-observed' : k < (bare < 20 ? 25 : 9) ? 'blank' : good(); };
    answers[id] = samples > 1 ? Array.from({ length: samples }, one) : one();
    const critical = roll(100) < 12 ? { effect: any(['fail', 'cap:59', 'cap:75', 'zero_section']), below: any(['1', '0.5']) } : null;
    return { id, number: `${n}`, text: id, ban: false, points: any(counted ? ['4', '10', '2.5'] : ['1', '2', '2.5', '0', '3', '1/3']), scale, critical,
      na: 'reason', severity: any([null, null, 'minor', 'major']), samples, samples_rule: any(['mean', 'mean', 'all']), covers: [] };
  };
  const sections = Array.from({ length: 1 + roll(4) }, (_, k) => ({
    id: `section-${k}`, letter: 'ABCDE'[k], title: `${k}`, weight: any(['1', '25', '75', '2.5', '1/3']),
    ...(roll(5) === 0 ? { min: any(['60', '80', '90.5']) } : {}), items: Array.from({ length: 1 + roll(8) }, item),
  }));
  const sheet = {
    model: any(['points', 'sections']), decimals: any([0, 1, 1, 2]), na_limit: 20, grade_by: any(['score', 'score', 'findings']),
    grades: [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格', from: '60' }, { name: '不合格', from: '0', fail: true }],
    findings: [{ name: 'A', critical: 0, major: 0, minor: 4 }, { name: 'B', critical: 0, major: 1 }, { name: 'D', fail: true }],
    sections,
  };
  return { sheet, answers };
}
