// The search box: names without tone marks, abbreviations, numbers of documents.

const HITS = 12;
let names = null;

/** For each thing, its folded label, other names and number, made on first use. */
function folded() {
  names ??= graph.things.label.map((label, thing) =>
    [label, ...graph.things.names[thing], graph.things.number[thing]].filter(Boolean).map(fold));
  return names;
}

/** How well a name answers: 0 whole, 1 at its beginning, 2 each word begins a word, 3 within; 9 not at all. */
function fit(name, query, words) {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const parts = name.split(/[\s/.,()-]+/);
  if (words.every((each) => parts.some((part) => part.startsWith(each)))) return 2;
  return words.every((each) => name.includes(each)) ? 3 : 9;
}

/** Things by how well they answer; a name with the very marks that were typed comes before one without. */
function search(text, limit = HITS) {
  const query = fold(text);
  if (!query) return { hits: [], all: 0 };
  const words = query.split(' ');
  const typed = text.normalize('NFC').toLowerCase().trim();
  const marked = fold(text) !== typed;
  const found = [];
  folded().forEach((listed, thing) => {
    let best = 9;
    listed.forEach((name, place) => { best = Math.min(best, fit(name, query, words) + (place ? 0.5 : 0)); });
    if (best >= 9) return;
    const exact = marked && labelOf(thing).normalize('NFC').toLowerCase().includes(typed);
    found.push([best - (exact ? 4 : 0), -rankOf(thing), thing]);
  });
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return { hits: found.slice(0, limit).map((row) => row[2]), all: found.length };
}

const box = { hits: [], active: -1, choose: () => {} };

function showHits() {
  const query = byId('query'), list = byId('hits'), none = byId('none');
  const text = query.value.trim();
  const { hits, all } = text && graph ? search(text) : { hits: [], all: 0 };
  box.hits = hits;
  box.active = hits.length ? 0 : -1;
  list.replaceChildren(...hits.map((thing, place) =>
    make('li', { role: 'option', id: `hit-${place}`, 'aria-selected': String(place === 0), on: {
      mousedown: (event) => event.preventDefault(),
      click: () => pick(place),
    } }, icon(typeOf(thing)), make('span', { class: 'hit' }, make('b', { text: labelOf(thing) }), make('small', { text: aside(thing) })))));
  none.hidden = !text || hits.length > 0;
  none.textContent = none.hidden ? '' : say('search.none', { q: text });
  list.hidden = !hits.length;
  byId('results').hidden = !text;
  query.setAttribute('aria-expanded', String(hits.length > 0));
  markActive();
  if (text) tell(hits.length ? say('search.count', { n: count(all) }) : none.textContent);
}

function markActive() {
  const query = byId('query');
  [...byId('hits').children].forEach((item, place) => {
    item.setAttribute('aria-selected', String(place === box.active));
    if (place === box.active) item.scrollIntoView({ block: 'nearest' });
  });
  if (box.active >= 0) query.setAttribute('aria-activedescendant', `hit-${box.active}`);
  else query.removeAttribute('aria-activedescendant');
}

function pick(place) {
  const thing = box.hits[place];
  if (thing === undefined) return;
  clearSearch();
  box.choose(thing);
}

function clearSearch() {
  byId('query').value = '';
  showHits();
}

function searchKeys(event) {
  if (event.isComposing) return;
  const last = box.hits.length - 1;
  if (event.key === 'ArrowDown') box.active = box.active >= last ? 0 : box.active + 1;
  else if (event.key === 'ArrowUp') box.active = box.active <= 0 ? last : box.active - 1;
  else if (event.key === 'Enter') { pick(Math.max(0, box.active)); return; }
  else if (event.key === 'Escape') { clearSearch(); return; }
  else return;
  event.preventDefault();
  markActive();
}
