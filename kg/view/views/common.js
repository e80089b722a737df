// What the other views share: drawing anew when anything changes, the day that is looked at, and where things belong.

/** Offer a view whose `draw()` gives what to show; it is drawn anew on each change, where the reader was.
 *  What is marked with `data-reveal` is scrolled to, once. */
function offerView(id, draw) {
  let place = null, shared = null, revealed = '';
  const redraw = () => {
    const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined, top = place.scrollTop;
    place.replaceChildren(...draw().flat(Infinity).filter(Boolean));
    place.scrollTop = top;
    if (key !== undefined) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    const wanted = place.querySelector('[data-reveal]');
    if (wanted && wanted.dataset.reveal !== revealed) wanted.scrollIntoView({ block: 'nearest' });
    revealed = wanted?.dataset.reveal ?? '';
  };
  views.register({ id, label: `view.${id}`,
    show(container, told) {
      [place, shared, revealed] = [container, told, ''];
      shared.addEventListener('change', redraw);
    },
    hide() { shared.removeEventListener('change', redraw); } });
  return { redraw: () => { if (views.shown === id) redraw(); } };
}

/** An element as `make` gives it; children that are false are left out. */
const build = (tag, props, ...children) => make(tag, props, children.flat(Infinity).filter((child) => child !== false));

/** The element, to be found again by its key after the view was drawn anew. */
function keyed(element, key) {
  element.dataset.key = key;
  return element;
}

/** A value worked out once for the graph, when it is first asked for. */
function once(work) {
  let value;
  return () => { value ??= work(); return value; };
}

// ---------------------------------------------------------------- the day

const lastDay = once(() => graph.articles.date.filter((date) => date.length >= 10).sort().at(-1)?.slice(0, 10) ?? '9999-12-31');

/** The day that the reader chose, else the day of the last article. */
const dayShown = () => state.day || lastDay();

/** Whether a unit or a place is there on a day. */
const isThere = (thing, day) => graph.things.start[thing] <= day && (!graph.things.end[thing] || day < graph.things.end[thing]);

/** Where the day is chosen, and how to leave it open again. */
function dayField() {
  const input = keyed(build('input', { type: 'date', id: 'day-of-view', value: dayShown(), min: '1945-01-01', max: '2999-12-31' }), 'day');
  input.addEventListener('change', () => { if (/^\d{4}-\d\d-\d\d$/.test(input.value)) go(state.chosen, { day: input.value }); });
  return build('span', { class: 'dayfield' }, build('label', { for: 'day-of-view', text: say('day') }), input,
    build('span', { class: 'soft', text: state.day ? dateText(state.day) : say('day.is.last', { date: dateText(lastDay()) }) }),
    state.day !== '' && keyed(button(say('day.last'), () => go(state.chosen, { day: '' })), 'day.last'));
}

// ---------------------------------------------------------------- where things belong

/** For each unit: those that it belongs to, and those that belong to it. */
const structure = once(() => {
  const above = new Map(), below = new Map();
  graph.facts.kind.forEach((_, fact) => {
    if (kindOf(fact) !== 'parent') return;
    const child = graph.facts.s[fact], parent = graph.facts.o[fact];
    if (child === parent) return;
    above.set(child, [...(above.get(child) ?? []), parent]);
    below.set(parent, [...(below.get(parent) ?? []), child]);
  });
  return { above, below };
});

/** For each unit, the provinces that are its area, or that of the unit it belongs to. */
const areas = once(() => {
  const found = new Map();
  graph.facts.kind.forEach((_, fact) => {
    if (kindOf(fact) === 'jurisdiction') found.set(graph.facts.s[fact], [...(found.get(graph.facts.s[fact]) ?? []), graph.facts.o[fact]]);
  });
  return found;
});

/** The provinces of anything: of a place itself, a unit's area, a person's bodies, a meeting's place and hosts. */
function provincesOf(thing, steps = 2) {
  if (typeOf(thing) === 'province') return [thing];
  const own = areas().get(thing);
  if (own || !steps) return own ?? [];
  const ties = { person: ['tenure'], meeting: ['place', 'organize'], document: ['issue'] }[typeOf(thing)] ?? ['parent'];
  const found = graph.factsOf[thing].filter((fact) => ties.includes(kindOf(fact)) && (kindOf(fact) !== 'parent' || graph.facts.s[fact] === thing));
  return [...new Set(found.flatMap((fact) => { const other = otherEnd(fact, thing); return other >= 0 ? provincesOf(other, steps - 1) : []; }))];
}

/** A province with those that it came from or became, all of one stretch of land. */
const kinOf = (province) => [province, ...graph.factsOf[province].filter((fact) => kindOf(fact) === 'replaced').map((fact) => otherEnd(fact, province))];

/** What is chosen, when it is one thing; else -1. */
const chosenThing = () => (state.chosen?.kind === 'thing' ? state.chosen.a : -1);
