// What is let through: kinds of things and relations, levels, provinces, years, a day, how sure; and the controls for it.

const LEVELS = ['supreme', 'central', 'high', 'military', 'provincial', 'regional', 'district', 'commune'];
const SURENESS = [0.5, 0.8, 0.95];

const inYears = (fact) => {
  if (!state.from && !state.to) return true;
  const years = yearsOf(fact);
  return !years || ((!state.from || years[1] >= state.from) && (!state.to || years[0] <= state.to));
};

const narrowed = () => Boolean(state.from || state.to || state.day || state.sure || state.kinds.size);

/** Whether a fact is of a relation that is let through, and sure enough, whenever it was. */
const isLetThrough = (fact) => !state.kinds.has(kindOf(fact)) && graph.facts.sure[fact] >= state.sure;

/** Whether the filters let a fact through. */
const factPasses = (fact) => isLetThrough(fact) && (!state.day || factHoldsOn(fact, state.day)) && inYears(fact);

const shownFacts = (facts) => (narrowed() ? facts.filter(factPasses) : facts);

/** Whether the filters let a thing be drawn. */
function isShown(thing) {
  if (state.removed.has(thing)) return false;
  return canvas.chosen.has(thing) || state.around === thing || state.pins.has(thing) || passes(thing);
}

const isOffLevel = (thing) => state.levels.size > 0 && hasEra(thing) && state.levels.has(levelOf(thing));
const isInProvince = (thing) => !state.province || provinceNamesOf(thing).has(state.province);

/** Whether a thing is of a kind, level and province that is let through, whenever it was. */
const isOfInterest = (thing) => !state.hidden.has(typeOf(thing)) && !state.removed.has(thing) && !isOffLevel(thing) && isInProvince(thing);

/** Whether the filters, the day apart, let a thing through. */
function passesOnAnyDay(thing) {
  if (!isOfInterest(thing)) return false;
  if (!state.from && !state.to) return !(state.sure || state.kinds.size) || graph.factsOf[thing].some(isLetThrough);
  return graph.factsOf[thing].some((fact) => !LASTING.includes(kindOf(fact)) && isLetThrough(fact) && inYears(fact));
}

/** Whether the filters let a thing through. */
function passes(thing) {
  if (!isOfInterest(thing) || (state.day && !existsOn(thing, state.day))) return false;
  if (!narrowed()) return true;
  const needsDate = state.from || state.to;
  return graph.factsOf[thing].some((fact) => !(needsDate && LASTING.includes(kindOf(fact))) && factPasses(fact));
}

// ---------------------------------------------------------------- provinces

const places = new Map();

/** The names of the provinces that a thing belongs to: its own, that of its unit, its place, or whoever holds or serves in it. */
function provinceNamesOf(thing, depth = 0) {
  if (places.has(thing)) return places.get(thing);
  const found = new Set();
  if (typeOf(thing) === 'province') found.add(labelOf(thing));
  for (const fact of graph.factsOf[thing]) {
    const subject = graph.facts.s[fact], object = graph.facts.o[fact], kind = kindOf(fact), own = subject === thing;
    const up = own ? ['jurisdiction', 'parent', 'place', 'tenure'].includes(kind) : ['organize', 'issue'].includes(kind);
    if (!up || depth > 4 || object < 0) continue;
    if (found.size && kind === 'parent') continue;
    for (const name of provinceNamesOf(own ? object : subject, depth + 1)) found.add(name);
  }
  if (depth === 0) places.set(thing, found);
  return found;
}

let provincesListed = null;
const provinceNames = () => (provincesListed ??= [...new Set(graph.things.label.filter((_, thing) => typeOf(thing) === 'province'))].sort((a, b) => a.localeCompare(b, 'vi')));

// ---------------------------------------------------------------- the controls

const checkbox = (key, value, checked, text, mark = '') =>
  make('label', { class: 'check' }, make('input', { type: 'checkbox', [`data-${key}`]: value, checked, on: { change: () => toggle(key, value) } }), mark, text);

function toggle(key, value) {
  const changed = new Set(state[key]);
  if (!changed.delete(value)) changed.add(value);
  go(state.chosen, { [key]: changed });
}

const choice = (id, label, options, value, change) => make('p', {}, make('label', { for: id, text: label }), ' ',
  make('select', { id, on: { change: (event) => go(state.chosen, { [change]: typeof state[change] === 'number' ? +event.target.value : event.target.value }) } },
    make('option', { value: '', text: say('all') }), ...options.map(([key, text]) => make('option', { value: key, text, selected: String(key) === String(value) }))));

function sayFilters() {
  const years = yearsKnown().map((year) => [year, year]), kinds = new Set(graph.facts.kind);
  const levels = LEVELS.filter((level) => graph.levels.has(level));
  byId('filters').replaceChildren(
    years.length > 1 ? make('div', { class: 'years' }, choice('year-from', say('from'), years, state.from, 'from'), choice('year-to', say('to'), years, state.to, 'to')) : '',
    provinceNames().length ? choice('province', say('filter.province'), provinceNames().map((name) => [name, name]), state.province, 'province') : '',
    choice('sure', say('filter.sure'), SURENESS.map((sure) => [sure, say('filter.sure.from', { n: percent(sure) })]), state.sure, 'sure'),
    levels.length ? make('fieldset', {}, make('legend', { text: say('filter.levels') }), ...levels.map((level) => checkbox('levels', level, !state.levels.has(level), say(hasWord(`rung.${level}`) ? `rung.${level}` : `level.${level}`)))) : '',
    make('fieldset', {}, make('legend', { text: say('filter.kinds') }), ...graph.kinds.filter((_, number) => kinds.has(number))
      .map((kind) => checkbox('kinds', kind, !state.kinds.has(kind), kindName(kind)))),
    button(say('filter.reset'), () => { go(state.chosen, NO_FILTERS()); sayFilters(); }),
  );
}

const kindName = (kind) => (hasWord(`link.${kind}`) ? say(`link.${kind}`) : say(`group.${kind}.s`));
const percent = (share) => `${count(Math.round(share * 100))}%`;
const NO_FILTERS = () => ({ hidden: new Set(), kinds: new Set(), levels: new Set(), removed: new Set(), province: '', sure: 0, from: 0, to: 0, day: '' });

/** How many filters narrow the picture, the kinds of things apart: told on the button. */
const filtersOn = () => state.kinds.size + state.levels.size + Boolean(state.province) + Boolean(state.sure) + Boolean(state.from) + Boolean(state.to);

/** Whether anything but the day keeps things from being shown. */
const filtered = () => filtersOn() + state.hidden.size + state.removed.size > 0;

/** The filters as text: the same text lets the same through. */
const filterKey = () => JSON.stringify(Object.keys(NO_FILTERS()).map((key) => (state[key] instanceof Set ? [...state[key]].sort() : state[key])));

/** What something comes to when no filter is on; the day stays. */
function withoutFilters(work) {
  const off = { ...NO_FILTERS(), day: state.day }, on = Object.fromEntries(Object.keys(off).map((key) => [key, state[key]]));
  Object.assign(state, off);
  try { return work(); } finally { Object.assign(state, on); }
}

function showFilters() {
  const on = filtersOn();
  byId('filters-name').textContent = on ? `${say('filters')} (${count(on)})` : say('filters');
  for (const box of byId('filters').querySelectorAll('input')) {
    box.checked = box.dataset.levels ? !state.levels.has(box.dataset.levels) : !state.kinds.has(box.dataset.kinds);
  }
  for (const [id, value] of [['year-from', state.from], ['year-to', state.to], ['province', state.province], ['sure', state.sure]]) if (byId(id)) byId(id).value = String(value || '');
  for (const chip of byId('legend').querySelectorAll('button')) chip.setAttribute('aria-pressed', String(!state.hidden.has(chip.dataset.type)));
}

function sayLegend() {
  byId('legend').setAttribute('aria-label', say('filter'));
  byId('legend').replaceChildren(...graph.types.flatMap((type, number) => {
    const all = graph.things.type.filter((each) => each === number).length;
    if (!all) return [];
    return [make('button', { type: 'button', 'data-type': type, 'aria-pressed': String(!state.hidden.has(type)), title: `${count(all)} · ${say('filter')}`,
      on: { click: () => toggle('hidden', type) } }, icon(type), say(`type.${type}`))];
  }));
}
