// The panel of a thing, like a page of a reference book.

const BY_YEAR_FROM = 6; // meetings from which each year has a heading

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
  const date = (meeting) => graph.things.start[meeting], year = (meeting) => date(meeting).slice(0, 4);
  const sorted = [...meetings].sort((a, b) => latestFirst(a[0], b[0]));
  return sorted.map(([meeting, all], place) => () => {
    const heading = sorted.length > BY_YEAR_FROM && year(meeting) && (!place || year(sorted[place - 1][0]) !== year(meeting));
    const strong = all.filter((fact) => kindOf(fact) !== 'attend');
    const roles = [...new Set((strong.length ? strong : all).map((fact) => say(`link.${kindOf(fact)}`)))];
    return make('li', heading ? { class: 'first', 'data-year': year(meeting) } : {}, heading && make('b', { class: 'year', text: year(meeting) }), date(meeting) && make('time', { class: 'soft', text: `${dateText(date(meeting), word(graph.things.precision[meeting]))} ` }),
      make('b', { text: roles.join(', ') }), ' ', link(meeting), evidence(strong.length ? strong : all));
  });
}

function thingPanel(thing) {
  const groups = groupsOf(thing), seen = canvas.nodes.length - 1, all = graph.near[thing].size;
  const order = ['tenure', 'change', 'meetings', ...graph.kinds];
  const keys = [...groups.keys()].sort((a, b) => order.indexOf(a.split('.')[0]) - order.indexOf(b.split('.')[0]));
  return [
    make('h2', {}, icon(typeOf(thing)), labelOf(thing)),
    make('p', { class: 'aside', text: aside(thing) }),
    ['planned', 'cancelled'].includes(word(graph.things.status[thing])) && make('p', {}, make('span', { class: 'mark', text: say(word(graph.things.status[thing])) })),
    ...nameLines(thing),
    belongsLine(thing),
    actions(thing, all),
    pageOf(graph.things.id[thing]),
    state.around === thing && seen < all && make('p', { class: 'soft', text: say('limited', { drawn: count(seen), all: count(all) }) }),
    typeOf(thing) === 'person' && careerChart(thing),
    headsSection(thing),
    ...keys.map((key) => groupSection(key, groups.get(key), thing)),
    typeOf(thing) === 'person' && companionsSection(thing),
    judgedSection(thing),
    articlesSection(graph.things.articles[thing]),
  ];
}

/** The full name, the other names and the number of a thing. */
function nameLines(thing) {
  const names = graph.things.names[thing], number = graph.things.number[thing];
  const full = typeOf(thing) === 'person' ? '' : fullName(thing);
  const rest = names.filter((name) => name !== full);
  return [
    full && make('p', { class: 'full', text: full }),
    number && !labelOf(thing).includes(number) && make('p', { class: 'soft', text: `${say('number')}: ${number}` }),
    rest.length > 0 && make('p', { class: 'soft', text: `${say('names')}: ${rest.slice(0, 6).join('; ')}` }),
  ];
}

/** The longest name that says all that the label does: of units it ends as the label does; "" if there is none. */
function fullName(thing) {
  const label = labelOf(thing), tail = label.split(' ').slice(-2).join(' ').toLowerCase();
  const listed = graph.things.names[thing].filter((name) => name.length > label.length && !name.includes('('));
  return (hasEra(thing) ? listed.filter((name) => name.toLowerCase().endsWith(tail)) : listed)[0] ?? '';
}

/** What a unit is part of, from the top down. */
function belongsLine(thing) {
  const above = [];
  for (let unit = parentOf(thing); unit >= 0 && !above.includes(unit) && unit !== thing; unit = parentOf(unit)) above.unshift(unit);
  return above.length > 0 && make('p', { class: 'soft belongs' }, `${say('group.parent.s')}: `, above.flatMap((unit, place) => [place ? ' › ' : '', link(unit)]));
}

function parentOf(unit) {
  const fact = graph.factsOf[unit].find((each) => kindOf(each) === 'parent' && graph.facts.s[each] === unit);
  return fact === undefined ? -1 : graph.facts.o[fact];
}

/** What can be done with a thing on the picture. */
function actions(thing, all) {
  const here = canvas.nodes.get(thing) !== null, official = typeOf(thing) === 'person';
  return make('p', { class: 'actions' },
    all > 0 && state.around !== thing && button(say('focus'), () => go({ kind: 'thing', a: thing }, { around: thing, more: [] })),
    all > 0 && here && state.around !== thing && button(say(state.more.includes(thing) ? 'collapse' : 'expand'), () => expand(thing)),
    all > 0 && button(say('path'), () => ask('way', thing)),
    official && meetingsOf(thing).size > 0 && button(say('both.ask'), () => ask('both', thing)),
    here && button(say(state.pins.has(thing) ? 'unpin' : 'pin'), () => pin(thing)),
    here && button(say('hide'), () => hide(thing)));
}

/** Who headed a unit, one after the other, the latest first. */
function headsSection(unit) {
  if (!['procuracy', 'body'].includes(typeOf(unit))) return null;
  const heads = shownFacts(graph.factsOf[unit]).filter((fact) => isHead(fact) && graph.facts.o[fact] === unit);
  const begin = (rows) => { const held = heldFrom(rows[0]); return held ? held[0] || held[1] : lastDate(rows[0]); };
  const rows = merged(heads, unit).sort((a, b) => (begin(a) < begin(b) ? 1 : begin(a) > begin(b) ? -1 : 0));
  return rows.length ? section(say('heads'), rows.length, list(rows.map((row) => () => factLine('tenure', row, unit)))) : null;
}

function groupSection(key, facts, thing) {
  const [kind, side] = key.split('.');
  if (kind === 'tenure' && side === 'o') facts = facts.filter((fact) => !isHead(fact));
  if (!facts.length) return null;
  if (kind === 'indicator') return resultsSection(key, facts);
  const lines = groupLines(key, facts, thing);
  return section(say(`group.${key}`), lines.length, list(lines));
}

/** Results: those that can be compared as bars, then the others. */
function resultsSection(key, facts) {
  const series = resultSeries(facts), charted = series.filter(isCharted).sort((a, b) => b.length - a.length);
  const lines = [...charted.map((rows) => () => resultChart(rows)), ...series.filter((rows) => !isCharted(rows)).flat().map((row) => () => factLine('indicator', [row.fact], -1))];
  return section(say(`group.${key}`), facts.length, list(lines));
}

function companionsSection(person) {
  const rows = companions(person).filter((row) => row[1] > 1);
  return rows.length ? section(say('companions'), 0, make('ul', {}, rows.map(([other, number]) => make('li', {}, link(other), ' ',
    inner({ kind: 'both', a: person, b: other }, counted('meeting', number)))))) : null;
}

/** What people judged of a thing or of facts about it: who, when, why. */
function judgedSection(thing) {
  const rows = graph.judged.filter((row) => row.things.includes(thing));
  return rows.length ? section(say('judged'), rows.length, make('ul', {}, rows.map((row) => make('li', {},
    make('b', { text: hasWord(`verdict.${row.verdict}`) ? say(`verdict.${row.verdict}`) : row.verdict }), row.text && `: ${row.text}`,
    make('span', { class: 'soft', text: ` · ${[row.by, row.on && dateText(row.on)].filter(Boolean).join(', ')}` }), row.reason && ` – ${row.reason}`)))) : null;
}

function articlesSection(articles) {
  if (!articles.length) return null;
  const sorted = [...articles].sort((a, b) => (articleDate(a) < articleDate(b) ? 1 : -1));
  return section(say('articles', { n: counted('article', articles.length) }), 0, list(sorted.map((article) => () => make('li', {}, ...sourceOf(article)))));
}
