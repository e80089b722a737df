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

/** A value worked out when it is asked for and kept for the last few keys: those of now and of no filters. */
function kept(keyOf, work) {
  const values = new Map();
  return (...given) => {
    const key = JSON.stringify([keyOf(), ...given]);
    if (!values.has(key)) {
      if (values.size > 3) values.delete(values.keys().next().value);
      values.set(key, work(...given));
    }
    return values.get(key);
  };
}

// ---------------------------------------------------------------- the day

const lastDay = once(() => graph.articles.date.filter((date) => date.length >= 10).sort().at(-1)?.slice(0, 10) ?? '9999-12-31');

/** The day that the reader chose, else the day of the last article. */
const dayShown = () => state.day || lastDay();

/** Whether a unit or a place is there on a day. */
const isThere = (thing, day) => graph.things.start[thing] <= day && (!graph.things.end[thing] || day < graph.things.end[thing]);

/** The day that a view shows; it is chosen below, for all views. */
const dayLine = () => build('span', { class: 'dayline-of-view', text: say(state.day ? 'day.is' : 'day.is.last', { date: dateText(dayShown(), 'digits') }) });

/** What the filters hide of this view, and how to see it again; nothing when they hide nothing. `counted` counts what is shown. */
function hiddenLine(shown, counted) {
  const hidden = filtered() ? withoutFilters(counted) - shown : 0;
  return hidden > 0 && build('span', { class: 'hidden-by-filters', role: 'note' }, say('hidden.by.filters', { n: count(hidden) }), ' ',
    keyed(button(say('filter.reset'), () => go(state.chosen, { ...NO_FILTERS(), day: state.day })), 'filters.off'));
}

// ---------------------------------------------------------------- where things belong

/** For each unit: those that it belongs to, and those that belong to it, as far as the filters let such relations through. */
const structure = kept(() => `${state.kinds.has('parent')} ${state.sure}`, () => {
  const above = new Map(), below = new Map();
  graph.facts.kind.forEach((_, fact) => {
    if (kindOf(fact) !== 'parent' || !isLetThrough(fact)) return;
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
