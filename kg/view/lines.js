// Lines of the panel: one fact each, with links, dates, marks and the sentences behind it.

const LIST_MOST = 12;
const LIST_STEP = 100;
const ROLES = ['chair', 'direct', 'speak', 'moderate', 'sign', 'attend'];
const SVG = 'http://www.w3.org/2000/svg';
const OUTLINES = {
  person: 'M8 1.5a6.5 6.5 0 1 0 .01 0z', procuracy: 'M2 2h12v12H2z', body: 'M2 2h12v12H2z', meeting: 'M8 .8 15.2 8 8 15.2.8 8z',
  document: 'M8 1.5 15 14H1z', province: 'M8 .8l2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12.1l-4.6 2.8 1.2-5.2-4-3.5 5.3-.5z',
  cluster: 'M4.5 2h7L15 8l-3.5 6h-7L1 8z',
};

function icon(type) {
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon ${type}`);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', OUTLINES[type]);
  svg.append(path);
  return svg;
}

/** A link within the page: it can be opened in another window, and a plain click stays here. */
const inner = (chosen, text) => make('a', { class: 'link', href: `#${addressOf(chosen)}`, text, on: { click: (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(chosen);
} } });

const link = (thing, text = labelOf(thing)) => inner({ kind: 'thing', a: thing }, text);
const articleLink = (article, at = 0) => inner({ kind: 'article', a: article, at }, graph.articles.title[article]);

const button = (text, action) => make('button', { type: 'button', text, on: { click: action } });

/** The name of a link on the canvas: the post, the strongest role, or the relation; "+n" when it says more. */
function linkName(one, other) {
  const facts = shownFacts(graph.near[one].get(other) ?? []);
  const names = facts.map((fact) => [kindOf(fact) === 'attend' ? 99 : graph.facts.kind[fact], +isPast(fact), lastDate(fact), linkWord(fact)]);
  names.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? 1 : -1));
  const told = [...new Set(names.map((row) => row[3]))].filter((name, place) => !place || name !== say('link.attend'));
  return told.length > 1 ? `${told[0]} +${told.length - 1}` : (told[0] ?? '');
}

const linkWord = (fact) => (kindOf(fact) === 'tenure' && word(graph.facts.text[fact])) || say(`link.${kindOf(fact)}`);

// ---------------------------------------------------------------- lines

/** When a fact held: stated bounds, else the days of the articles that show it. */
function whenText(facts) {
  const days = facts.filter((fact) => ['change', 'case'].includes(kindOf(fact)) && word(graph.facts.start[fact]));
  if (days.length) return dateText(word(graph.facts.start[days[0]]), word(graph.facts.precision[days[0]]));
  const stated = facts.map((fact) => spanText(word(graph.facts.start[fact]), word(graph.facts.end[fact]), word(graph.facts.precision[fact]))).find(Boolean);
  const seen = [...new Set(facts.flatMap((fact) => graph.facts.seen[fact]))].sort();
  if (stated) return [stated, boundsText(facts)].filter(Boolean).join('; ');
  const shown = !seen.length ? '' : seen.length <= 3 ? say('seen', { dates: seen.map((date) => dateText(date)).join(', ') })
    : say('seen.span', { n: seen.length, from: dateText(seen[0]), to: dateText(seen.at(-1)) });
  return [shown, boundsText(facts)].filter(Boolean).join('; ');
}

/** What follows from who came before and after: a post begins at the earliest, ends at the latest. */
function boundsText(facts) {
  const bound = (place) => facts.map((fact) => (graph.facts.bounds[fact] || [])[place]).filter(Boolean).sort();
  const said = (column) => facts.some((fact) => word(graph.facts[column][fact]));
  const earliest = said('start') ? undefined : bound(0).at(-1), latest = said('end') ? undefined : bound(3)[0];
  return [earliest && say('begins.after', { date: dateText(earliest) }), latest && say('ends.before', { date: dateText(latest) })].filter(Boolean).join('; ');
}

/** One line of a list: words, the other end, when, marks, and the sentences. */
function line(facts, ...words) {
  const status = statusOf(facts[0]);
  const marks = [status && !(state.lang === 'vi' && /^nguyên /.test(word(graph.facts.text[facts[0]]))) && say(status), Math.min(...facts.map((fact) => graph.facts.sure[fact])) < 0.5 && say('unsure'), facts.some((fact) => graph.facts.judged[fact]) && say('judged.fact')].filter(Boolean);
  const when = whenText(facts);
  return make('li', { class: facts.every(isPast) ? 'past' : undefined }, ...words,
    when && make('span', { class: 'soft', text: ` · ${when}` }), ...marks.map((mark) => make('span', { class: 'mark', text: mark })), evidence(facts));
}

/** Facts put together that say the same of the same two things. */
function merged(facts, thing) {
  const rows = new Map();
  for (const fact of facts) {
    const key = [kindOf(fact), otherEnd(fact, thing), word(graph.facts.text[fact]), word(graph.facts.detail[fact]), statusOf(fact), word(graph.facts.start[fact])].join('\u0000');
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(fact);
  }
  return [...rows.values()];
}

/** A list that shows its first lines, and more on demand, a hundred at a time. */
function list(lines) {
  const items = make('ul', {}, lines.slice(0, LIST_MOST).map((each) => each()));
  if (lines.length <= LIST_MOST) return [items];
  let shown = LIST_MOST;
  const more = make('button', { type: 'button', class: 'more', text: say('show', { n: count(lines.length - shown) }), on: { click: () => {
    items.append(...lines.slice(shown, shown + LIST_STEP).map((each) => each()));
    shown += LIST_STEP;
    more.textContent = say('show', { n: count(lines.length - shown) });
    more.hidden = shown >= lines.length;
  } } });
  return [items, more];
}

const section = (title, number, ...content) =>
  make('section', {}, make('h3', {}, title, number > 1 ? make('span', { class: 'soft', text: ` ${count(number)}` }) : ''), ...content);
