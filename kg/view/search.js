// The search box: names without tone marks, abbreviations, numbers of documents; by kind; and what was opened lately.

const HITS = 12;
const RECENT_MOST = 6;
const SCORED_MOST = 2000; // of the names that hold what was typed, how many of the highest rank are weighed
let names = null;

/** For each thing its folded label, other names and number; all of them as one text; and each with its words set apart. Made on first use. */
function folded() {
  if (names) return names;
  const listed = graph.things.label.map((label, thing) => [label, ...graph.things.names[thing], graph.things.number[thing]].filter(Boolean).map(fold));
  names = { listed, text: listed.map((each) => `\n${each.join('\n')}\n`), spaced: new Array(listed.length), query: '', found: null };
  return names;
}

/** The names of a thing with a blank before each word. */
const spacedNames = (thing) => (names.spaced[thing] ??= names.listed[thing].map((name) => ` ${name.replace(/[\s/.,()-]+/g, ' ')}`));

/** How well a name answers: 0 whole, 1 at its beginning, 2 each word begins a word, 3 within; 9 not at all. */
function fit(name, spaced, query, words) {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (words.every((each) => spaced.includes(` ${each}`))) return 2;
  return words.every((each) => name.includes(each)) ? 3 : 9;
}

/** The things that have all words of a folded query, by rank. What adds letters to the last query is looked for in its answers. */
function holding(query, words) {
  const { text } = folded(), within = names.query && query.startsWith(names.query) ? names.found : graph.byRank;
  names.found = within.filter(words.length === 1 ? (thing) => text[thing].includes(query) : (thing) => words.every((each) => text[thing].includes(each)));
  names.query = query;
  return names.found;
}

/** How many things there are of each type. */
function tally(things) {
  const numbers = new Int32Array(graph.types.length);
  for (const thing of things) numbers[graph.things.type[thing]] += 1;
  return new Map(graph.types.map((type, place) => [type, numbers[place]]).filter((row) => row[1]));
}

/** Things by how well they answer; a name with the very marks that were typed comes before one without. */
function search(text, limit = HITS, type = '') {
  const query = fold(text);
  if (!query) return { hits: [], all: 0, types: new Map() };
  const words = query.split(' '), { listed, text: texts } = folded();
  const typed = text.normalize('NFC').toLowerCase().trim(), marked = query !== typed;
  const found = holding(query, words), types = tally(found);
  const kept = type ? found.filter((thing) => typeOf(thing) === type) : found;
  const whole = kept.slice(SCORED_MOST).filter((thing) => texts[thing].includes(`\n${query}\n`));
  const rows = [...kept.slice(0, SCORED_MOST), ...whole].flatMap((thing) => {
    const spaced = spacedNames(thing);
    const best = Math.min(...listed[thing].map((name, place) => fit(name, spaced[place], query, words) + (place ? 0.5 : 0)));
    const exact = marked && labelOf(thing).normalize('NFC').toLowerCase().includes(typed);
    return best >= 9 ? [] : [[best - (exact ? 4 : 0), -rankOf(thing), thing]];
  });
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return { hits: rows.slice(0, limit).map((row) => row[2]), all: kept.length, types };
}

// ---------------------------------------------------------------- what was opened lately

const recent = { ids: null };

/** Things opened lately, the last first: kept on this machine by their ids. */
function recentThings() {
  if (recent.ids === null) {
    try {
      const kept = JSON.parse(stored('recent') ?? '[]');
      recent.ids = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
    } catch {
      recent.ids = [];
    }
  }
  return recent.ids.map((id) => graph.number.get(id)).filter((thing) => thing !== undefined).slice(0, RECENT_MOST);
}

function remember(thing) {
  recentThings();
  recent.ids = [idOf(thing), ...recent.ids.filter((id) => id !== idOf(thing))].slice(0, 4 * RECENT_MOST);
  stored('recent', JSON.stringify(recent.ids));
}

// ---------------------------------------------------------------- the box

const box = { hits: [], active: -1, type: '', moved: false };

/** What to offer: answers to what was typed, else the best of a kind, else what was opened lately. */
function offered(text) {
  if (text) return search(text, HITS, box.type);
  const hits = box.type ? graph.byRank.filter((thing) => typeOf(thing) === box.type).slice(0, HITS) : recentThings();
  return { hits, all: hits.length, types: new Map(graph.types.map((type) => [type, 0])) };
}

function showHits() {
  const query = byId('query'), none = byId('none'), text = query.value.trim();
  if (!graph) return;
  const { hits, all, types } = offered(text);
  box.hits = hits;
  box.active = hits.length && (text || box.type) ? 0 : -1;
  byId('hits').replaceChildren(...hits.map(hitLine));
  byId('hits').hidden = !hits.length;
  byId('recent').hidden = Boolean(text || box.type || !hits.length);
  byId('recent').textContent = say('search.recent');
  showKinds(types);
  none.hidden = !text || hits.length > 0;
  none.textContent = none.hidden ? '' : say(box.type ? 'search.none.type' : 'search.none', { q: text });
  byId('results').hidden = false;
  query.setAttribute('aria-expanded', String(hits.length > 0));
  markActive();
  box.moved = false;
  if (text) tell(hits.length ? say('search.count', { n: count(all) }) : none.textContent);
}

const hitLine = (thing, place) =>
  make('li', { role: 'option', id: `hit-${place}`, 'aria-selected': String(place === box.active), on: {
    mousedown: (event) => event.preventDefault(),
    click: () => pick(place),
  } }, icon(typeOf(thing)), make('span', { class: 'hit' }, make('b', { text: labelOf(thing) }), make('small', { text: aside(thing) })));

/** A chip for each kind among the answers; pressed, only that kind is offered. */
function showKinds(types) {
  const shown = graph.types.filter((type) => (types.get(type) ?? -1) >= 0 && graph.held.has(type));
  byId('search-kinds').hidden = shown.length < 2 && !box.type;
  byId('search-kinds').setAttribute('aria-label', say('search.kinds'));
  const focused = document.activeElement?.dataset?.kind;
  byId('search-kinds').replaceChildren(...shown.map((type) => make('button', { type: 'button', 'data-kind': type, 'aria-pressed': String(box.type === type), on: {
    mousedown: (event) => event.preventDefault(),
    click: () => { box.type = box.type === type ? '' : type; showHits(); },
  } }, icon(type), say(`type.${type}`), types.get(type) ? make('span', { class: 'soft', text: ` ${count(types.get(type))}` }) : '')));
  if (focused) byId('search-kinds').querySelector(`[data-kind="${focused}"]`)?.focus();
}

function markActive() {
  const query = byId('query');
  [...byId('hits').children].forEach((item, place) => {
    item.setAttribute('aria-selected', String(place === box.active));
    if (place === box.active && box.moved) item.scrollIntoView({ block: 'nearest' });
  });
  if (box.active >= 0) query.setAttribute('aria-activedescendant', `hit-${box.active}`);
  else query.removeAttribute('aria-activedescendant');
}

function pick(place) {
  const thing = box.hits[place];
  if (thing === undefined) return;
  remember(thing);
  clearSearch();
  chooseHit(thing);
}

function clearSearch() {
  byId('query').value = '';
  box.type = '';
  closeHits();
}

function closeHits() {
  if (!byId('results').hidden) sayDrawn();  // and no longer how much was found
  byId('results').hidden = true;
  byId('query').setAttribute('aria-expanded', 'false');
  byId('query').removeAttribute('aria-activedescendant');
}

function searchKeys(event) {
  if (event.isComposing) return;
  const last = box.hits.length - 1;
  if (event.key === 'ArrowDown') box.active = box.active >= last ? 0 : box.active + 1;
  else if (event.key === 'ArrowUp') box.active = box.active <= 0 ? last : box.active - 1;
  else if (event.key === 'Enter') { if (box.active >= 0) pick(box.active); return; }
  else if (event.key === 'Escape') { clearSearch(); return; }
  else return;
  event.preventDefault();
  box.moved = true;
  markActive();
}

function listenSearch() {
  const find = byId('query').closest('.find');
  byId('query').addEventListener('input', showHits);
  byId('query').addEventListener('focus', showHits);
  byId('query').addEventListener('keydown', searchKeys);
  find.addEventListener('focusout', (event) => { if (!find.contains(event.relatedTarget)) closeHits(); });
}
