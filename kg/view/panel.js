// The panel: what is known of a thing, a link, a way or an article, each line with the sentence that says so.

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
const articleLink = (article) => inner({ kind: 'article', a: article }, graph.articles.title[article]);

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

// ---------------------------------------------------------------- evidence

/** A button that opens the sentences behind facts, or the line that says why there are none. */
function evidence(facts) {
  const quotes = [...new Set(facts.flatMap((fact) => graph.facts.quotes[fact]))];
  const label = quotes.length > 1 ? say('quotes', { n: quotes.length }) : quotes.length ? say('quote') : say('reference');
  const place = make('div', { class: 'evidence', hidden: true });
  const toggle = make('button', { type: 'button', class: 'quote', 'aria-expanded': 'false', 'aria-label': label, title: label,
    on: { click: () => {
      const open = place.hidden;
      if (open && !place.childNodes.length) place.append(...(quotes.length ? quotes.map((quote) => quotation(quote, facts)) : unquoted(facts)));
      place.hidden = !open;
      toggle.setAttribute('aria-expanded', String(open));
    } } }, quotes.length ? '“”' : '…', quotes.length > 1 ? make('small', { text: quotes.length }) : '');
  return [toggle, place];
}

function quotation(quote, facts) {
  const article = graph.quotes.article[quote];
  return make('figure', {}, make('blockquote', {}, ...marked(quote, facts)), make('figcaption', {}, ...sourceOf(article)));
}

/** Title, date, publisher and address of an article. */
function sourceOf(article) {
  if (article < 0) return [];
  const { date, publisher, url } = graph.articles;
  const address = webAddress(url[article]);
  const facts = [date[article] && dateText(date[article]), word(publisher[article])].filter(Boolean).join(' · ');
  return [articleLink(article), facts && make('span', { class: 'soft', text: ` ${facts} ` }), address && outLink(address)];
}

const outLink = (address) =>
  make('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer', text: `${say('source')} ↗` });

/** The sentence in pieces, with the words of the facts marked. */
function marked(quote, facts) {
  const text = graph.quotes.text[quote], lower = text.toLowerCase();
  const start = graph.quotes.start[quote], end = graph.quotes.end[quote];
  const spots = start > 0 || end < text.length ? [[start, end]] : namedIn(lower, facts);
  const parts = [];
  let at = 0;
  for (const [from, to] of joined(spots, text)) {
    parts.push(text.slice(at, from), make('mark', { text: text.slice(from, to) }));
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** The spots in order, those that touch or overlap made one. */
function joined(spots, text) {
  const made = [];
  for (const [from, to] of spots) {
    const last = made.at(-1);
    if (last && text.slice(last[1], from).trim() === '') last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}

/** Where the names of the ends of facts, and their posts or values, stand in a sentence. */
function namedIn(lower, facts) {
  const names = facts.flatMap((fact) => [
    ...[graph.facts.s[fact], graph.facts.o[fact]].filter((thing) => thing >= 0).flatMap((thing) => [labelOf(thing), ...graph.things.names[thing], graph.things.number[thing]]),
    word(graph.facts.text[fact]).replace(/^nguyên /, ''), word(graph.facts.detail[fact]).split('\t')[0],
  ]);
  const spots = [];
  for (const name of new Set(names.filter((each) => each.length > 1).map((each) => each.toLowerCase()))) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) spots.push([at, at + name.length]);
  }
  return spots.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** For a relation without a sentence: the register, and the articles that mention both ends. */
function unquoted(facts) {
  const [one, other] = [graph.facts.s[facts[0]], graph.facts.o[facts[0]]];
  const both = one >= 0 && other >= 0 ? graph.things.articles[one].filter((article) => graph.things.articles[other].includes(article)) : [];
  return [make('p', { class: 'soft', text: say('reference') }),
    ...(both.length ? [make('p', { class: 'soft', text: say('together') }), make('ul', {}, both.slice(0, 5).map((article) => make('li', {}, ...sourceOf(article))))] : [])];
}

// ---------------------------------------------------------------- lines

/** When a fact held: stated bounds, else the days of the articles that show it. */
function whenText(facts) {
  const days = facts.filter((fact) => ['change', 'case'].includes(kindOf(fact)) && word(graph.facts.start[fact]));
  if (days.length) return dateText(word(graph.facts.start[days[0]]), word(graph.facts.precision[days[0]]));
  const stated = facts.map((fact) => spanText(word(graph.facts.start[fact]), word(graph.facts.end[fact]), word(graph.facts.precision[fact]))).find(Boolean);
  const seen = [...new Set(facts.flatMap((fact) => graph.facts.seen[fact]))].sort();
  if (stated) return stated;
  if (!seen.length) return '';
  if (seen.length <= 3) return say('seen', { dates: seen.map((date) => dateText(date)).join(', ') });
  return say('seen.span', { n: seen.length, from: dateText(seen[0]), to: dateText(seen.at(-1)) });
}

/** One line of a list: words, the other end, when, marks, and the sentences. */
function line(facts, ...words) {
  const status = statusOf(facts[0]);
  const marks = [status && !(state.lang === 'vi' && /^nguyên /.test(word(graph.facts.text[facts[0]]))) && say(status), Math.min(...facts.map((fact) => graph.facts.sure[fact])) < 0.5 && say('unsure')].filter(Boolean);
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

// ---------------------------------------------------------------- a thing

/** The groups of a thing's facts in the order of the kinds, each with its heading and lines. */
function groupsOf(thing) {
  const groups = new Map();
  for (const fact of shownFacts(graph.factsOf[thing])) {
    const side = graph.facts.s[fact] === thing ? 's' : 'o', kind = kindOf(fact);
    const key = ROLES.includes(kind) && side === 's' ? 'meetings.s' : `${kind}.${side}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  dropLesser(groups, thing);
  return groups;
}

/** Who spoke or chaired is not told again as having attended; a served-in without a title not beside one with. */
function dropLesser(groups, thing) {
  const busy = new Set(ROLES.slice(0, 5).flatMap((role) => groups.get(`${role}.o`) ?? []).map((fact) => otherEnd(fact, thing)));
  if (!groups.has('attend.o')) return;
  const rest = groups.get('attend.o').filter((fact) => !busy.has(otherEnd(fact, thing)));
  if (rest.length) groups.set('attend.o', rest);
  else groups.delete('attend.o');
}

function groupLines(key, facts, thing) {
  const kind = key.split('.')[0];
  if (kind === 'meetings') return meetingLines(facts, thing);
  const rows = merged(facts, thing).sort((a, b) => isPast(a[0]) - isPast(b[0]) || (lastDate(a[0]) < lastDate(b[0]) ? 1 : lastDate(a[0]) > lastDate(b[0]) ? -1 : otherRank(b[0], thing) - otherRank(a[0], thing)));
  return rows.map((row) => () => factLine(kind, row, thing));
}

const otherRank = (fact, thing) => (otherEnd(fact, thing) >= 0 ? rankOf(otherEnd(fact, thing)) : 0);

function factLine(kind, facts, thing) {
  const fact = facts[0], other = otherEnd(fact, thing), text = word(graph.facts.text[fact]), detail = word(graph.facts.detail[fact]).split('\t');
  const end = other >= 0 && other !== thing ? link(other) : '';
  if (kind === 'tenure') return graph.facts.s[fact] === thing ? line(facts, make('b', { text }), ' ', end) : line(facts, end, text && ` – ${text}`);
  if (kind === 'change') {
    const by = detail[1] ? [' (', decisionLink(detail[1]), ')'] : [];
    return graph.facts.s[fact] === thing ? line(facts, make('b', { text: say(`change.${detail[0]}`) }), `: ${text}`, ...by) : line(facts, end, ` ${say(`change.${detail[0]}`)}: ${text}`, ...by);
  }
  if (kind === 'request') return line(facts, end, detail[0] && `${end ? ', ' : ''}${detail[0]}`, (end || detail[0]) && ': ', text);
  if (kind === 'indicator') return line(facts, `${text}: `, make('b', { text: detail[0] }), detail[1] && ` (${say('target', { value: detail[1] })})`);
  if (kind === 'case') return line(facts, [detail[0] && say(`action.${detail[0]}`), text].filter(Boolean).join(': '));
  if (ROLES.includes(kind)) return line(facts, end, make('span', { class: 'soft', text: postThen(other, facts) }));
  const date = other >= 0 && ['meeting', 'document'].includes(typeOf(other)) ? graph.things.start[other] : '';
  const era = other >= 0 && hasEra(other) && graph.labels.get(labelOf(other)) > 1 ? eraOf(other) : '';
  return line(facts, end, era && make('span', { class: 'soft', text: ` (${era})` }), date && make('span', { class: 'soft', text: ` · ${dateText(date, word(graph.things.precision[other]))}` }));
}

/** The post of a person in the very articles that tell of these facts, " – Phó Viện trưởng …", or "". */
function postThen(person, facts) {
  if (typeOf(person) !== 'person') return '';
  const articles = (fact) => graph.facts.quotes[fact].map((quote) => graph.quotes.article[quote]);
  const told = new Set(facts.flatMap(articles));
  const posts = graph.factsOf[person].filter((fact) => kindOf(fact) === 'tenure' && statusOf(fact) !== 'former' && articles(fact).some((article) => told.has(article)));
  const placed = posts.find((fact) => graph.facts.o[fact] >= 0) ?? posts[0];
  return placed === undefined ? '' : ` – ${postText(placed)}`;
}

function decisionLink(label) {
  const found = graph.things.label.indexOf(label);
  return found >= 0 ? link(found) : label;
}

/** Meetings of a person or unit, the latest first, each with every part taken in it. */
function meetingLines(facts, thing) {
  const meetings = new Map();
  for (const fact of facts) {
    const meeting = otherEnd(fact, thing);
    if (!meetings.has(meeting)) meetings.set(meeting, []);
    meetings.get(meeting).push(fact);
  }
  const date = (meeting) => graph.things.start[meeting];
  return [...meetings].sort((a, b) => (date(a[0]) < date(b[0]) ? 1 : -1)).map(([meeting, all]) => () => {
    const strong = all.filter((fact) => kindOf(fact) !== 'attend');
    const roles = [...new Set((strong.length ? strong : all).map((fact) => say(`link.${kindOf(fact)}`)))];
    return make('li', {}, date(meeting) && make('time', { class: 'soft', text: `${dateText(date(meeting), word(graph.things.precision[meeting]))} ` }),
      make('b', { text: roles.join(', ') }), ' ', link(meeting), evidence(strong.length ? strong : all));
  });
}

function thingPanel(thing) {
  const names = graph.things.names[thing], number = graph.things.number[thing];
  const groups = groupsOf(thing), drawn = canvas.nodes.length - 1, all = graph.near[thing].size;
  const order = ['tenure', 'change', 'meetings', ...graph.kinds];
  const keys = [...groups.keys()].sort((a, b) => order.indexOf(a.split('.')[0]) - order.indexOf(b.split('.')[0]));
  return [
    make('h2', {}, icon(typeOf(thing)), labelOf(thing)),
    make('p', { class: 'aside', text: aside(thing) }),
    ['planned', 'cancelled'].includes(word(graph.things.status[thing])) && make('p', {}, make('span', { class: 'mark', text: say(word(graph.things.status[thing])) })),
    number && !labelOf(thing).includes(number) && make('p', { class: 'soft', text: `${say('number')}: ${number}` }),
    names.length > 0 && make('p', { class: 'soft', text: `${say('names')}: ${names.slice(0, 6).join('; ')}` }),
    make('p', { class: 'actions' }, all > 0 && [button(say('focus'), () => go({ kind: 'thing', a: thing }, { around: thing })),
      button(say('expand'), () => expand(thing)), button(say('path'), () => startWay(thing))]),
    pageOf(graph.things.id[thing]),
    state.around === thing && drawn < all && make('p', { class: 'soft', text: say('limited', { drawn: count(drawn), all: count(all) }) }),
    ...keys.map((key) => {
      const lines = groupLines(key, groups.get(key), thing);
      return section(say(`group.${key}`), lines.length, list(lines));
    }),
    articlesSection(graph.things.articles[thing]),
  ];
}

function articlesSection(articles) {
  if (!articles.length) return null;
  const sorted = [...articles].sort((a, b) => (articleDate(a) < articleDate(b) ? 1 : -1));
  return section(say('articles', { n: counted('article', articles.length) }), 0, list(sorted.map((article) => () => make('li', {}, ...sourceOf(article)))));
}

// ---------------------------------------------------------------- a link, a way, an article

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

function articlePanel(article) {
  const things = graph.things.articles.flatMap((articles, thing) => (articles.includes(article) ? [thing] : []));
  const { date, publisher, url } = graph.articles;
  const address = webAddress(url[article]);
  return [
    make('p', { class: 'aside', text: say('article') }),
    make('h2', { text: graph.articles.title[article] }),
    make('p', { class: 'soft' }, [date[article] && dateText(date[article]), word(publisher[article])].filter(Boolean).join(' · '), ' ', address && outLink(address)),
    ...graph.types.map((type, number) => {
      const own = things.filter((thing) => graph.things.type[thing] === number).sort((a, b) => rankOf(b) - rankOf(a));
      return own.length ? section(say(`type.${type}`), own.length, list(own.map((thing) => () => make('li', {}, link(thing), type === 'person' ? make('span', { class: 'soft', text: ` · ${aside(thing)}` }) : '')))) : null;
    }),
    bareResults(article),
  ];
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
