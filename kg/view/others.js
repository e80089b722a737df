// The panels of a link, a way, meetings in common, an article, and the first page.

/** Where the server that gave this page keeps the pages of things, or undefined for a page that is just a file. */
const pages = document.documentElement.dataset.pages;
const pageOf = (id) => pages && make('p', {}, make('a', { href: pages + id.split('/').map(encodeURIComponent).join('/'), text: say('page') }));

/** A fact as a whole sentence, with both ends to click. */
function sentence(fact) {
  const kind = kindOf(fact), text = word(graph.facts.text[fact]);
  const form = kind !== 'tenure' ? `say.${kind}` : !text ? 'say.tenure.bare' : statusOf(fact) === 'former' ? 'say.tenure.former' : 'say.tenure';
  const shown = kind === 'change' ? `${say(`change.${word(graph.facts.detail[fact]).split('\t')[0]}`)} ${text}` : text.replace(/^nguyên /, '');
  const ends = { s: () => link(graph.facts.s[fact]), o: () => link(graph.facts.o[fact]), text: () => make('b', { text: shown }) };
  return say(form).split(/(\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? ends[part.slice(1, -1)]() : part));
}

function linkLines(one, other) {
  const facts = shownFacts(graph.near[one].get(other) ?? []);
  const busy = facts.some((fact) => ROLES.slice(0, 5).includes(kindOf(fact)));
  const kept = facts.filter((fact) => !busy || kindOf(fact) !== 'attend');
  return merged(kept, one).sort((a, b) => (lastDate(a[0]) < lastDate(b[0]) ? 1 : -1)).map((row) => () => line(row, ...sentence(row[0])));
}

function linkPanel(one, other) {
  const lines = linkLines(one, other);
  return [
    make('h2', { class: 'pair' }, link(one), make('span', { class: 'soft', text: ' — ' }), link(other)),
    make('p', { class: 'aside', text: say('link.count', { n: count(lines.length) }) }),
    ...list(lines),
  ];
}

function wayPanel(from, to, way) {
  const names = { a: labelOf(from), b: labelOf(to) };
  if (!way) return [make('h2', { text: say('path.none', names) })];
  return [
    make('h2', { text: say('path.found', { ...names, n: way.length - 1 }) }),
    make('ol', { class: 'way' }, way.map((thing, step) => make('li', {}, icon(typeOf(thing)), link(thing),
      step < way.length - 1 ? make('ul', {}, linkLines(thing, way[step + 1]).slice(0, 3).map((each) => each())) : ''))),
  ];
}

/** Two officials: the meetings at which both were, with what each did there. */
function bothPanel(one, other) {
  const shared = sharedMeetings(one, other), theirs = [meetingsOf(one), meetingsOf(other)];
  const did = (thing, facts) => [link(thing), ` ${[...new Set(facts.map((fact) => say(`link.${kindOf(fact)}`)))].join(', ')}`, ...evidence(facts)];
  return [
    make('h2', { class: 'pair' }, link(one), make('span', { class: 'soft', text: ' · ' }), link(other)),
    make('p', { class: 'aside', text: shared.length ? say('both.count', { n: counted('meeting', shared.length) }) : say('both.none') }),
    make('p', { class: 'actions' }, button(say('both.way'), () => go({ kind: 'way', a: one, b: other }, { around: -1 }))),
    ...list(shared.map((meeting) => () => make('li', {}, graph.things.start[meeting] && make('time', { class: 'soft', text: `${dateText(graph.things.start[meeting], word(graph.things.precision[meeting]))} ` }), link(meeting),
      make('ul', {}, make('li', {}, did(one, theirs[0].get(meeting))), make('li', {}, did(other, theirs[1].get(meeting))))))),
  ];
}

/** An article: the text with everything in it that the graph knows, then the same as lists. `at` is where to look, plus one. */
function articlePanel(article, at = 0) {
  const things = thingsIn(article);
  const { date, publisher, url, text, same } = graph.articles;
  const address = webAddress(url[article]), first = same[article], prints = same.flatMap((each, other) => (each === article ? [other] : []));
  return [
    make('p', { class: 'aside', text: say('article') }),
    make('h2', { text: graph.articles.title[article] }),
    make('p', { class: 'soft' }, [date[article] && dateText(date[article]), word(publisher[article])].filter(Boolean).join(' · '), ' ', address && outLink(address)),
    first >= 0 && make('p', { class: 'soft' }, `${say('same.as')} `, articleLink(first)),
    prints.length > 0 && make('p', { class: 'soft' }, `${say('same.in')} `, prints.flatMap((each, place) => [place ? '; ' : '', articleLink(each)])),
    text[article] ? make('div', { class: 'text' }, ...paragraphs(article, things, at)) : make('p', { class: 'soft', text: say('article.notext') }),
    ...graph.types.map((type, number) => {
      const own = things.filter((thing) => graph.things.type[thing] === number).sort((a, b) => rankOf(b) - rankOf(a));
      return own.length ? section(say(`type.${type}`), own.length, list(own.map((thing) => () => make('li', {}, link(thing), type === 'person' ? make('span', { class: 'soft', text: ` · ${aside(thing)}` }) : '')))) : null;
    }),
    bareResults(article),
  ];
}

const thingsIn = (article) => graph.things.articles.flatMap((articles, thing) => (articles.includes(article) ? [thing] : []));

/** The paragraphs of an article; each name in it that the graph knows opens that thing. */
function paragraphs(article, things, at) {
  const text = graph.articles.text[article], spots = spotsIn(text, things), wanted = at ? sentenceAt(article, at - 1) : null;
  const made = [];
  let from = 0;
  for (const row of text.split('\n')) {
    const to = from + row.length;
    if (row.trim()) made.push(make('p', {}, piecesOf(text, from, to, spots, wanted)));
    from = to + 1;
  }
  return made;
}

/** The sentence of the article that the graph quotes from this place: its bounds, or null. */
function sentenceAt(article, at) {
  const quote = graph.quotes.article.findIndex((each, number) => each === article && graph.quotes.at[number] === at);
  return quote < 0 ? null : [graph.quotes.at[quote], graph.quotes.to[quote]];
}

function piecesOf(text, from, to, spots, wanted) {
  const pieces = [];
  const cuts = spots.filter((spot) => spot.from < to && spot.to > from);
  const plain = (start, end) => {
    if (!wanted || end <= wanted[0] || start >= wanted[1]) { pieces.push(text.slice(start, end)); return; }
    const a = Math.max(start, wanted[0]), b = Math.min(end, wanted[1]);
    pieces.push(text.slice(start, a), make('mark', { class: 'here', text: text.slice(a, b) }), text.slice(b, end));
  };
  let at = from;
  for (const spot of cuts) {
    plain(at, spot.from);
    const named = link(spot.thing, text.slice(spot.from, spot.to));
    named.classList.add('named', typeOf(spot.thing));
    if (wanted && spot.from < wanted[1] && spot.to > wanted[0]) named.classList.add('here');
    pieces.push(named);
    at = spot.to;
  }
  plain(at, to);
  return pieces;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Where the names of things stand in a text, the longest first, none over another. */
function spotsIn(text, things) {
  const lower = text.toLowerCase(), names = new Map();
  for (const thing of things) {
    for (const name of [labelOf(thing), ...graph.things.names[thing], graph.things.number[thing]]) {
      const key = (name ?? '').toLowerCase();
      if (key.length > 1 && !names.has(key)) names.set(key, thing);
    }
  }
  const taken = new Uint8Array(text.length), spots = [];
  if (lower.length !== text.length) return spots;
  for (const [name, thing] of [...names].sort((a, b) => b[0].length - a[0].length)) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (taken[at] || taken[end - 1] || LETTER.test(text[at - 1] ?? ' ') || LETTER.test(text[end] ?? ' ')) continue;
      taken.fill(1, at, end);
      spots.push({ from: at, to: end, thing });
    }
  }
  return spots.sort((a, b) => a.from - b.from);
}

/** Results that an article reports without saying whose they are. */
function bareResults(article) {
  const facts = graph.facts.kind.flatMap((_, fact) => (graph.facts.s[fact] < 0 && graph.facts.quotes[fact].some((quote) => graph.quotes.article[quote] === article) ? [fact] : []));
  return facts.length ? section(say('group.indicator.s'), facts.length, list(facts.map((fact) => () => factLine(kindOf(fact), [fact], -1)))) : null;
}

// ---------------------------------------------------------------- the first page

function introPanel() {
  const best = (types, most) => graph.byRank.filter((thing) => types.includes(typeOf(thing)) && isShown(thing) && graph.near[thing].size).slice(0, most);
  const latest = graph.articles.date.map((_, article) => article).sort((a, b) => (articleDate(a) < articleDate(b) ? 1 : -1)).slice(0, 5);
  const tops = [['top.person', ['person']], ['top.unit', ['procuracy', 'body']], ['top.meeting', ['meeting']]];
  return [
    make('h2', { text: say('begin') }), make('p', { text: say('intro') }), make('p', { text: say('intro.more') }),
    pages && make('p', {}, make('a', { href: '/query', text: say('query') })),
    ...tops.map(([key, types]) => {
      const things = best(types, 6);
      return things.length ? section(say(key), 0, make('ul', { class: 'plain' }, things.map((thing) => make('li', {}, icon(typeOf(thing)), link(thing), make('span', { class: 'soft', text: ` ${aside(thing)}` }))))) : null;
    }),
    latest.length ? section(say('top.article'), 0, make('ul', {}, latest.map((article) => make('li', {}, ...sourceOf(article))))) : null,
  ];
}
