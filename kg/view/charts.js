// Small charts of the panel: a career as a line of posts, results over time.

const CAREER = { width: 380, row: 27, left: 4, top: 20 };
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function shape(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  for (const child of children) element.append(child);
  return element;
}

const A_DATE = /^[12]\d{3}(-\d{2}){0,2}$/;
const dates = (listed) => listed.filter((day) => A_DATE.test(day)).sort();

/** A date as a number of years, 2019-07-01 as 2019.5. */
const yearOf = (iso) => +iso.slice(0, 4) + ((+iso.slice(5, 7) || 1) - 1) / 12 + ((+iso.slice(8, 10) || 1) - 1) / 365;

/** The posts of a person, each as one row with all facts that tell of it, the earliest first. */
function postsOf(person) {
  const facts = shownFacts(graph.factsOf[person]).filter((fact) => kindOf(fact) === 'tenure' && graph.facts.s[fact] === person);
  const rows = new Map();
  for (const fact of facts) {
    const key = `${graph.facts.o[fact]}|${word(graph.facts.text[fact]).replace(/^nguyên /, '').toLowerCase()}`;
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(fact);
  }
  return [...rows.values()].map(postRow).filter((row) => row.first || row.last || row.seen.length)
    .sort((a, b) => (a.first || a.last || a.seen[0] || '9').localeCompare(b.first || b.last || b.seen[0] || '9'));
}

/** What is known of when a post was held: said bounds, days on which it was seen, and how far it may reach. */
function postRow(facts) {
  const all = (column) => dates(facts.map((fact) => word(graph.facts[column][fact])));
  const bounds = (place) => dates(facts.map((fact) => (graph.facts.bounds[fact] || [''])[place] ?? ''));
  const seen = [...new Set(facts.filter((fact) => statusOf(fact) !== 'former').flatMap((fact) => (graph.facts.seen[fact].length ? graph.facts.seen[fact] : articleDays(fact))))];
  return { fact: facts[0], facts, seen: dates(seen), first: all('start')[0] ?? '', last: all('end').at(-1) ?? '', earliest: bounds(0).at(-1) ?? '', latest: bounds(3)[0] ?? '' };
}

/** The posts of a person on a line of years: solid from and until what is said or seen, pale as far as it may reach, a dot for each day seen. */
function careerChart(person) {
  const rows = postsOf(person).slice(-12);
  const days = rows.flatMap((row) => [row.first, row.last, ...row.seen, row.latest]).filter(Boolean).map(yearOf);
  if (rows.length < 1 || !days.length) return null;
  const from = Math.floor(Math.min(...days)), to = Math.max(Math.ceil(Math.max(...days) + 0.01), from + 1);
  const { width, row: height, left, top } = CAREER;
  const x = (iso) => left + ((yearOf(iso) - from) / (to - from)) * (width - 2 * left);
  const svg = shape('svg', { viewBox: `0 0 ${width} ${top + rows.length * height + 4}`, class: 'career', role: 'img', 'aria-label': say('career.label', { n: count(rows.length), from, to: to - 1 }) });
  const stride = Math.max(1, Math.ceil((to - from) / 8));
  for (let year = from; year <= to; year += stride) {
    const at = left + ((year - from) / (to - from)) * (width - 2 * left);
    svg.append(shape('line', { x1: at, x2: at, y1: top - 4, y2: top + rows.length * height, class: 'tick' }));
    if (at < width - 20) svg.append(shape('text', { x: at + 2, y: top - 6, class: 'year' }, String(year)));
  }
  rows.forEach((row, place) => svg.append(...postMarks(row, x, top + place * height)));
  return make('div', { class: 'chart' }, svg, make('p', { class: 'soft key', text: say('career.key') }));
}

function postMarks(row, x, y) {
  const starts = [row.first, row.seen[0]].filter(Boolean).sort(), ends = [row.last, row.seen.at(-1), row.first].filter(Boolean).sort();
  const first = starts[0] ?? row.last, last = ends.at(-1) ?? first;
  const reach = row.last ? last : row.latest && row.latest > last ? row.latest : last;
  const middle = y + 20, name = postText(row.fact), at = Math.min(x(first), CAREER.width - 6.6 * name.length);
  return [
    reach > last ? shape('rect', { x: x(last), y: middle - 1, width: Math.max(x(reach) - x(last), 1), height: 3, class: 'may' }) : '',
    shape('rect', { x: x(first), y: middle - 1.5, width: Math.max(x(last) - x(first), 2), height: 4, class: 'held' }),
    ...row.seen.map((day) => shape('circle', { cx: x(day), cy: middle + 0.5, r: 3, class: 'seen' })),
    shape('text', { x: Math.max(at, CAREER.left), y: middle - 6, class: 'post' }, name.length > 56 ? `${name.slice(0, 54)}…` : name),
  ].filter(Boolean);
}

// ---------------------------------------------------------------- results

const resultOf = (fact) => {
  const [shown, target, number, unit] = word(graph.facts.detail[fact]).split('\t');
  return { fact, shown, target: target ?? '', number: PLAIN_NUMBER.test(number ?? '') ? +number : null, unit: unit ?? '', when: word(graph.facts.end[fact]) || word(graph.facts.start[fact]) || articleDays(fact).find(Boolean) || '' };
};

/** Results by what they count: those with several values in one unit, or shares, as bars; the rest as lines. */
function resultSeries(facts) {
  const series = new Map();
  for (const each of facts.map(resultOf)) {
    const key = `${word(graph.facts.text[each.fact])}|${each.unit}`;
    if (!series.has(key)) series.set(key, []);
    series.get(key).push(each);
  }
  return [...series.values()].map((rows) => rows.sort((a, b) => a.when.localeCompare(b.when)));
}

const isCharted = (rows) => rows.every((row) => row.number !== null && row.number >= 0) && (rows.length > 1 || rows[0].unit === '%');

function resultChart(rows) {
  const targets = rows.map((row) => Number.parseFloat(row.target.replace(/[^\d,.]/g, '').replace(',', '.'))).map((value) => (Number.isFinite(value) && rows[0].unit === '%' ? value : null));
  const most = rows[0].unit === '%' ? Math.max(100, ...rows.map((row) => row.number)) : Math.max(...rows.map((row) => row.number), 1e-9);
  return make('li', { class: 'results' }, word(graph.facts.text[rows[0].fact]), make('table', { class: 'bars' }, make('tbody', {}, rows.map((row, place) => {
    const bar = shape('svg', { viewBox: '0 0 100 12', class: 'measure', 'aria-hidden': 'true', preserveAspectRatio: 'none' }, shape('rect', { x: 0, y: 2, width: (100 * row.number) / most, height: 8, class: 'held' }));
    if (targets[place] !== null && targets[place] <= most) bar.append(shape('rect', { x: (100 * targets[place]) / most - 0.6, y: 0, width: 1.2, height: 12, class: 'target' }));
    return make('tr', {}, make('th', { scope: 'row', text: spanShort(row.fact) }), make('td', {}, bar),
      make('td', {}, make('b', { text: row.shown }), row.target && make('span', { class: 'soft', text: ` (${say('target', { value: row.target })})` })), make('td', {}, evidence([row.fact])));
  }))));
}

/** The period of a result in few letters: its years, or the month. */
function spanShort(fact) {
  const start = word(graph.facts.start[fact]), end = word(graph.facts.end[fact]), precision = word(graph.facts.precision[fact]);
  if (start && end && start.slice(0, 7) !== end.slice(0, 7)) return `${dateText(start, 'month')}–${dateText(end, 'month')}`;
  return start || end ? dateText(start || end, precision || 'month') : dateText(articleDays(fact).find(Boolean) ?? '', 'month') || '–';
}
