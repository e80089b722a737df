// Time: meetings, changes of office and of the organisation, documents, as columns over the years and as a list.

const EVENT_KINDS = ['meeting', 'change', 'reform', 'document'];
const eventsAtFirst = () => (isSmall() ? 20 : 60);
const STRIP = { width: 1000, height: 132, base: 104, left: 34 };

const timeState = { kinds: new Set(['meeting', 'change']), own: false, shown: 0, key: null };

/** Everything that happened on a day or in a month that is known, the latest first. */
const allEvents = once(() => {
  const found = [];
  graph.things.id.forEach((_, thing) => {
    const kind = typeOf(thing);
    if ((kind === 'meeting' || kind === 'document') && graph.things.start[thing]) found.push({ kind, date: graph.things.start[thing], precision: word(graph.things.precision[thing]), thing, fact: -1 });
  });
  graph.facts.kind.forEach((_, fact) => {
    const kind = { change: 'change', replaced: 'reform' }[kindOf(fact)], date = word(graph.facts.start[fact]) || (kind === 'reform' ? graph.things.start[graph.facts.o[fact]] : '');
    if (kind && date) found.push({ kind, date, precision: word(graph.facts.precision[fact]), thing: graph.facts.s[fact], fact });
  });
  return found.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : EVENT_KINDS.indexOf(a.kind) - EVENT_KINDS.indexOf(b.kind) || a.thing - b.thing || a.fact - b.fact));
});

/** Whether an event is of something, or of what is tied to it by one link. */
function concerns(event, thing) {
  if (event.thing === thing) return true;
  if (typeOf(thing) === 'province') return provincesOf(event.thing).includes(thing);
  if (event.fact >= 0) return graph.facts.o[event.fact] === thing;
  return graph.near[event.thing].has(thing);
}

/** Whether the filters let an event through: its year, what it is of, and a relation that tells of it. */
function eventPasses({ date, thing, fact }) {
  const year = +date.slice(0, 4), other = fact >= 0 ? graph.facts.o[fact] : -1;
  if ((state.from && year < state.from) || (state.to && year > state.to) || state.hidden.has(typeOf(thing)) || state.removed.has(thing)) return false;
  const ends = [thing, other].filter((end) => end >= 0);
  if (ends.some(isOffLevel) || !ends.some(isInProvince)) return false;
  return fact >= 0 ? isLetThrough(fact) : !graph.factsOf[thing].length || graph.factsOf[thing].some(isLetThrough);
}

function eventsShown(kinds = timeState.kinds) {
  const chosen = chosenThing();
  return allEvents().filter((event) => kinds.has(event.kind) && eventPasses(event) && (!timeState.own || chosen < 0 || concerns(event, chosen)));
}

function drawTime() {
  const events = eventsShown(), key = [filterKey(), chosenThing()].join();
  if (key !== timeState.key) Object.assign(timeState, { key, shown: eventsAtFirst() });
  return [timeTools(), events.length ? [strip(events), eventList(events)] : build('p', { text: say('empty.view') })];
}

function timeTools() {
  const every = eventsShown(new Set(EVENT_KINDS)), chosen = chosenThing();
  const kinds = EVENT_KINDS.map((kind) => [kind, every.filter((event) => event.kind === kind).length]).filter(([, n]) => n);
  return build('div', { class: 'tools' },
    build('span', { class: 'kinds', role: 'group', 'aria-label': say('time.kinds') }, kinds.map(([kind, n]) => keyed(build('label', {}, tick(`kind-${kind}`, timeState.kinds.has(kind), () => { if (!timeState.kinds.delete(kind)) timeState.kinds.add(kind); }),
      build('span', { class: `dot ${kind}`, 'aria-hidden': 'true' }), say(`time.${kind}`), build('span', { class: 'soft', text: ` ${count(n)}` })), `label${kind}`))),
    chosen >= 0 && build('label', {}, tick('own', timeState.own, () => { timeState.own = !timeState.own; }), say('time.own', { name: labelOf(chosen) })),
    hiddenLine(every.length, () => eventsShown(new Set(EVENT_KINDS)).length));
}

const tick = (key, checked, flip) => keyed(build('input', { type: 'checkbox', checked, on: { change: () => { flip(); timeView.redraw(); } } }), key);

// ---------------------------------------------------------------- the strip

/** The first and last year, and into how many parts a year is cut. */
function measureOf(events) {
  const last = +events[0].date.slice(0, 4), first = +events.at(-1).date.slice(0, 4), years = last - first + 1;
  return { first, years, cut: years <= 5 ? 12 : years <= 30 ? 4 : 1 };
}

const placeOf = (date, { first, cut }) => (+date.slice(0, 4) - first) * cut + Math.floor(((+date.slice(5, 7) || 1) - 1) / (12 / cut));

const draw = (tag, props, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) if (value !== undefined && value !== false) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** How many events of each kind there were in each part of the years. */
function strip(events) {
  const measure = measureOf(events), parts = measure.years * measure.cut, wide = (STRIP.width - STRIP.left) / parts;
  const stacks = Array.from({ length: parts }, () => ({}));
  for (const event of events) { const stack = stacks[placeOf(event.date, measure)]; stack[event.kind] = (stack[event.kind] ?? 0) + 1; }
  const most = Math.max(...stacks.map((stack) => Object.values(stack).reduce((sum, n) => sum + n, 0)), 1), unit = (STRIP.base - 12) / most;
  const x = (part) => STRIP.left + part * wide;
  const picture = draw('svg', { class: 'strip', viewBox: `0 0 ${STRIP.width} ${STRIP.height}`, role: 'img', 'aria-label': say('time.strip', { n: count(events.length), from: measure.first, to: measure.first + measure.years - 1 }), preserveAspectRatio: 'none' });
  picture.append(draw('line', { class: 'axis', x1: STRIP.left, x2: STRIP.width, y1: STRIP.base, y2: STRIP.base }));
  stacks.forEach((stack, part) => {
    let top = STRIP.base;
    for (const kind of EVENT_KINDS) {
      if (!stack[kind]) continue;
      const high = Math.max(stack[kind] * unit, 2);
      top -= high;
      picture.append(draw('rect', { class: kind, x: (x(part) + wide * 0.1).toFixed(1), y: top.toFixed(1), width: (wide * 0.8).toFixed(1), height: high.toFixed(1) }));
    }
  });
  const across = (day) => x((+day.slice(0, 4) - measure.first + (+day.slice(5, 7) - 1) / 12 + (+day.slice(8, 10) - 1) / 365) * measure.cut);
  const within = (day) => +day.slice(0, 4) >= measure.first && +day.slice(0, 4) < measure.first + measure.years;
  const reform = graph.views.map.at(-1).from;
  if (within(reform)) picture.append(draw('line', { class: 'reform', x1: across(reform), x2: across(reform), y1: 0, y2: STRIP.base + 4 }));
  if (state.day && within(state.day)) picture.append(draw('line', { class: 'day', x1: across(state.day), x2: across(state.day), y1: 0, y2: STRIP.base + 4 }));
  picture.addEventListener('click', (click) => {
    const box = picture.getBoundingClientRect(), part = Math.floor((((click.clientX - box.left) / box.width) * STRIP.width - STRIP.left) / wide);
    if (part >= 0 && part < parts) go(state.chosen, { day: lastDayOf(part, measure) });
  });
  return build('div', { class: 'stripframe' }, picture, build('span', { class: 'most soft', text: count(most) }), yearButtons(measure), build('p', { class: 'soft', text: within(reform) ? say('time.note.reform', { date: dateText(reform) }) : say('time.note') }));
}

/** The last day of a part of the years. */
function lastDayOf(part, { first, cut }) {
  return monthEnd(first + Math.floor(part / cut), ((part % cut) + 1) * (12 / cut) - 1);
}

/** The years below the strip, each to be chosen and left again; some are left out where there is no room. */
function yearButtons({ first, years }) {
  const room = Math.max(1, Math.ceil(years / (isSmall() ? 7 : 22)));
  const frame = build('div', { class: 'yearrow' });
  for (let year = first; year < first + years; year += room) {
    const only = state.from === year && state.to === year;
    const each = keyed(build('button', { type: 'button', text: year, 'aria-pressed': String(only), title: say(only ? 'time.year.all' : 'time.year', { year }), on: { click: () => go(state.chosen, only ? { from: 0, to: 0 } : { from: year, to: year }) } }), `year${year}`);
    each.style.gridColumn = `${year - first + 1} / span ${Math.min(room, first + years - year)}`;
    frame.append(each);
  }
  frame.style.gridTemplateColumns = `repeat(${years}, minmax(0, 1fr))`;
  return frame;
}

// ---------------------------------------------------------------- the list

/** The events under their years; from the chosen day on backwards when there is one, with what comes after above it. */
function eventList(events) {
  const after = state.day ? events.filter((event) => event.date > state.day).length : 0;
  const first = Math.max(0, after - 3), shown = events.slice(first, first + timeState.shown);
  const lines = [];
  let year = '', marked = !state.day;
  if (first) lines.push(build('li', {}, keyed(button(say('time.later', { n: count(first) }), () => go(state.chosen, { day: '' })), 'later')));
  for (const event of shown) {
    if (!marked && event.date <= state.day) { lines.push(build('li', { class: 'dayline', text: say('time.day', { date: dateText(state.day) }) })); marked = true; }
    if (event.date.slice(0, 4) !== year) { year = event.date.slice(0, 4); lines.push(build('li', {}, build('h2', { class: 'viewhead', text: year }))); }
    lines.push(eventLine(event));
  }
  const rest = events.length - first - shown.length;
  return [build('ul', { class: 'events' }, lines), rest > 0 && keyed(button(say('show', { n: count(rest) }), () => { timeState.shown += 200; timeView.redraw(); }), 'more')];
}

function eventLine(event) {
  const date = dateText(event.date, event.precision), whole = event.date.length >= 10 && !event.precision;
  const when = whole ? keyed(build('button', { type: 'button', class: 'when', text: date, title: say('time.choose', { date }), on: { click: () => go(state.chosen, { day: event.date.slice(0, 10) }) } }), `day${event.thing}.${event.fact}`) : build('span', { class: 'when', text: date });
  const lit = chosenThing() >= 0 && concerns(event, chosenThing());
  return build('li', { class: `event${lit ? ' lit' : ''}` }, when, build('span', { class: `dot ${event.kind}`, title: say(`time.${event.kind}`) }), build('div', {}, eventText(event)));
}

function eventText({ kind, thing, fact }) {
  if (kind === 'reform') return [link(thing), ` ${say('time.became')} `, link(graph.facts.o[fact])];
  if (kind === 'change') return [...changeText(fact), evidence([fact])];
  const led = graph.factsOf[thing].filter((each) => ['chair', 'direct', 'issue'].includes(kindOf(each)) && graph.facts.o[each] === thing && graph.facts.s[each] >= 0);
  const people = [...new Set(led.map((each) => graph.facts.s[each]))].slice(0, 3);
  return [link(thing), people.length > 0 && build('span', { class: 'soft' }, ' · ', say(kind === 'document' ? 'time.by' : 'time.led'), ' ', people.map((each, place) => [place > 0 && ', ', link(each)])), led.length > 0 && evidence(led)];
}

/** Who, what became of them, and the body where the words do not name it. */
function changeText(fact) {
  const text = word(graph.facts.text[fact]), change = word(graph.facts.detail[fact]).split('\t')[0], body = graph.facts.o[fact];
  return [link(graph.facts.s[fact]), ` ${say(`change.${change}`)} `, build('b', { text }), ...(body >= 0 && !text.includes(labelOf(body)) ? [' · ', link(body)] : [])];
}

const timeView = offerView('time', drawTime);
