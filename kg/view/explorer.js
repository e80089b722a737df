// The page as a whole: what is chosen, what is shown, the address that opens it again, and the switches.

const PUBLISHERS = 2; // how many are named at the top of the page

Object.assign(state, { chosen: null, around: -1, scene: 0, hidden: new Set(), from: 0, to: 0, day: '', view: 'network', wayFrom: -1, depth: 0 });

const tell = (text) => { byId('status').textContent = text; };

// ---------------------------------------------------------------- filters

const inYears = (fact) => {
  if (!state.from && !state.to) return true;
  const years = yearsOf(fact);
  return !years || ((!state.from || years[1] >= state.from) && (!state.to || years[0] <= state.to));
};
const dated = (fact) => !['parent', 'jurisdiction', 'replaced'].includes(kindOf(fact));
const shownFacts = (facts) => (state.from || state.to ? facts.filter(inYears) : facts);

/** Whether the filters let a thing be drawn. */
function isShown(thing) {
  return canvas.chosen.has(thing) || state.around === thing || passes(thing);
}

/** Whether the filters let a thing through. */
function passes(thing) {
  if (state.hidden.has(typeOf(thing))) return false;
  return !(state.from || state.to) || graph.factsOf[thing].some((fact) => dated(fact) && inYears(fact));
}

// ---------------------------------------------------------------- where we are

/** Choose something and keep the way back. */
function go(chosen, change = {}) {
  Object.assign(state, { chosen }, change);
  state.depth += 1;
  const kept = { depth: state.depth };
  try {
    history.pushState(kept, '', `#${address()}`);
  } catch {
    past.push(address());
  }
  apply();
}

const past = [];

/** What is chosen as the part of an address after #, with what else is given. */
function addressOf(chosen, more = {}) {
  const parts = new URLSearchParams();
  const id = (thing) => graph.things.id[thing];
  if (chosen?.kind === 'thing') parts.set('n', id(chosen.a));
  if (chosen?.kind === 'link') { parts.set('e', id(chosen.a)); parts.set('f', id(chosen.b)); }
  if (chosen?.kind === 'way') { parts.set('w', id(chosen.a)); parts.set('v', id(chosen.b)); }
  if (chosen?.kind === 'article') parts.set('a', graph.articles.id[chosen.a]);
  for (const [key, value] of Object.entries(more)) if (value) parts.set(key, value);
  return parts.toString().replaceAll('%2F', '/');
}

/** The state as the part of an address after #. */
const address = () => addressOf(state.chosen, {
  o: state.around >= 0 && graph.things.id[state.around],
  s: state.scene !== firstScene() && String(state.scene),
  h: [...state.hidden].sort().join('.'),
  y: state.from, z: state.to,
  l: state.lang !== 'vi' && state.lang,
  t: state.view !== 'network' && state.view,
  d: state.day,
});

/** Set the state from an address; what it names and the graph does not have is passed over. */
function readAddress(text) {
  const parts = new URLSearchParams(text.replace(/^#/, ''));
  const thing = (key) => graph.number.get(parts.get(key) ?? '') ?? -1;
  const article = graph.articleNumber.get(parts.get('a') ?? '') ?? -1;
  state.chosen = null;
  if (thing('n') >= 0) state.chosen = { kind: 'thing', a: thing('n') };
  else if (thing('e') >= 0 && thing('f') >= 0) state.chosen = { kind: 'link', a: thing('e'), b: thing('f') };
  else if (thing('w') >= 0 && thing('v') >= 0) state.chosen = { kind: 'way', a: thing('w'), b: thing('v') };
  else if (article >= 0) state.chosen = { kind: 'article', a: article };
  state.around = thing('o');
  const number = (key, most) => Math.min(Math.max(0, Math.trunc(+parts.get(key)) || 0), most);
  state.scene = parts.has('s') ? number('s', graph.scenes.length - 1) : firstScene();
  state.from = number('y', 9999);
  state.to = number('z', 9999);
  state.view = views.listed().includes(parts.get('t')) ? parts.get('t') : 'network';
  state.day = /^\d{4}-\d{2}-\d{2}$/.test(parts.get('d') ?? '') ? parts.get('d') : '';
  state.hidden = new Set((parts.get('h') ?? '').split('.').filter((type) => graph.types.includes(type)));
  state.lang = Object.hasOwn(WORDS, parts.get('l') ?? '') ? parts.get('l') : 'vi';
}

/** The scene to begin with: the smallest on a telephone, else the second. */
const firstScene = () => Math.min(isSmall() ? 0 : 1, graph.scenes.length - 1);
const isSmall = () => matchMedia('(max-width: 760px)').matches;

function back() {
  if (state.depth <= 0) return;
  if (!past.length) { history.back(); return; }
  past.pop();
  state.depth -= 1;
  readAddress(past.at(-1) ?? '');
  apply();
}

// ---------------------------------------------------------------- showing it

let drawnKey = '';

/** Show the state: picture, panel, switches. */
function apply() {
  const chosen = state.chosen;
  canvas.way = new Set();
  canvas.chosen = new Set();
  let way = null;
  if (chosen?.kind === 'thing') canvas.chosen.add(chosen.a);
  if (chosen?.kind === 'link') canvas.chosen.add(edgeId(chosen.a, chosen.b));
  if (chosen?.kind === 'way') way = wayBetween(chosen.a, chosen.b);
  const fresh = redraw(chosen, way);
  (way ?? []).forEach((thing, step) => {
    canvas.chosen.add(thing);
    if (step) canvas.way.add(edgeId(way[step - 1], thing));
  });
  style();
  if (fresh) fitView();
  else if (chosen?.kind === 'thing') bringIntoView(chosen.a);
  showPanel(way);
  showSwitches();
  views.apply();
}

/** Draw the scene that the state asks for, if it is not drawn; whether it is a new one. */
function redraw(chosen, way) {
  const wanted = chosen?.kind === 'thing' ? [chosen.a] : chosen?.kind === 'link' ? [chosen.a, chosen.b] : [];
  let key = way ? `way ${chosen.a} ${chosen.b}` : state.around >= 0 ? `around ${state.around}` : `scene ${state.scene}`;
  if (!way && wanted.length && key === drawnKey && wanted.some((thing) => !canvas.nodes.get(thing))) { state.around = wanted[0]; key = `around ${state.around}`; }
  const same = key === drawnKey && wanted.every((thing) => canvas.nodes.get(thing));
  if (same) return false;
  drawnKey = key;
  if (way) drawWay(way);
  else if (state.around >= 0) drawAround(state.around);
  else {
    const scene = graph.scenes[state.scene];
    if (isPortrait()) drawScene(scene.n, scene.y, scene.x);
    else drawScene(scene.n, scene.x, scene.y);
    if (wanted.some((thing) => !canvas.nodes.get(thing))) {
      state.around = wanted[0];
      return redraw(chosen, way);
    }
  }
  if (wanted.some((thing) => !canvas.nodes.get(thing))) drawMore(wanted.find((thing) => canvas.nodes.get(thing)) ?? state.around);
  return true;
}

/** Whether the canvas is higher than wide: then the picture is turned. */
const isPortrait = () => byId('canvas').clientHeight > byId('canvas').clientWidth;

function bringIntoView(thing) {
  const place = canvas.network.canvasToDOM(canvas.network.getPositions([thing])[thing]);
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  if (place.x < 40 || place.y < 30 || place.x > width - 40 || place.y > height - 40) {
    canvas.network.moveTo({ position: canvas.network.getPositions([thing])[thing], animation: !canvas.still && { duration: 200 } });
  }
}

function showPanel(way) {
  const chosen = state.chosen, panel = byId('panel');
  const content = !chosen ? introPanel()
    : chosen.kind === 'thing' ? thingPanel(chosen.a)
      : chosen.kind === 'link' ? linkPanel(chosen.a, chosen.b)
        : chosen.kind === 'way' ? wayPanel(chosen.a, chosen.b, way)
          : articlePanel(chosen.a);
  const top = chosen && make('p', { class: 'top' }, state.depth > 0 && button(`← ${say('back')}`, back), button(say('close'), () => go(null, { around: -1 })));
  panel.replaceChildren(...[top, ...content].flat(Infinity).filter(Boolean));
  panel.setAttribute('aria-label', say('panel'));
  panel.scrollTop = 0;
}

function showSwitches() {
  const drawn = canvas.nodes.getIds().filter(isShown).length;
  const special = state.around >= 0 || state.chosen?.kind === 'way';
  byId('overview').hidden = !special;
  byId('more').hidden = special || state.scene >= graph.scenes.length - 1;
  byId('fewer').hidden = special || state.scene === 0;
  for (const chip of byId('legend').querySelectorAll('button')) chip.setAttribute('aria-pressed', String(!state.hidden.has(chip.dataset.type)));
  byId('year-from').value = String(state.from || '');
  byId('year-to').value = String(state.to || '');
  const edges = canvas.edges.get({ filter: (edge) => !edge.hidden }).length;
  byId('canvas').setAttribute('aria-label', say('canvas', { n: drawn, m: edges }));
  tell(say('drawn', { drawn: count(drawn), all: count(graph.size) }));
}

function expand(thing) {
  if (!canvas.nodes.get(thing)) return;
  drawMore(thing);
  drawnKey = `${drawnKey} more`;
  showSwitches();
}

function startWay(thing) {
  state.wayFrom = thing;
  byId('query-label').textContent = say('search.path', { name: labelOf(thing) });
  byId('cancel').hidden = false;
  byId('query').focus();
}

function stopWay() {
  state.wayFrom = -1;
  byId('query-label').textContent = say('search');
  byId('cancel').hidden = true;
}

function chooseHit(thing) {
  const from = state.wayFrom;
  stopWay();
  if (from >= 0 && from !== thing) go({ kind: 'way', a: from, b: thing }, { around: -1 });
  else go({ kind: 'thing', a: thing }, canvas.nodes.get(thing) ? {} : { around: thing });
  byId('panel').focus({ preventScroll: true });
  if (isSmall()) byId('panel').scrollIntoView();
}

// ---------------------------------------------------------------- words of the page

function sayPage() {
  document.documentElement.lang = state.lang;
  const centre = readJson('start').centre;
  const title = centre >= 0 ? say('title.around', { name: labelOf(centre) }) : say('title');
  document.title = title;
  byId('title').textContent = title;
  byId('counts').textContent = countsText();
  byId('publishers').textContent = publishersText();
  const texts = { skip: 'skip', 'query-label': 'search', cancel: 'search.cancel', language: 'language', 'label-from': 'from',
    'label-to': 'to', overview: 'overview', fewer: 'fewer', more: 'more', fit: 'fit' };
  for (const [id, key] of Object.entries(texts)) byId(id).textContent = say(key);
  byId('query').placeholder = say('search.hint');
  byId('language').lang = state.lang === 'vi' ? 'en' : 'vi';
  for (const [id, sign] of [['zoom-in', '+'], ['zoom-out', '−'], ['theme', '◐'], ['png', 'PNG'], ['csv', 'CSV']]) {
    byId(id).textContent = sign;
    byId(id).setAttribute('aria-label', say(id.replace('-', '.')));
    byId(id).title = say(id.replace('-', '.'));
  }
  views.say();
  sayLegend();
  sayExamples();
  sayYears();
}

function countsText() {
  const number = (...types) => graph.things.type.filter((type) => types.includes(graph.types[type])).length;
  const parts = [['person', number('person')], ['unit', number('procuracy', 'body')], ['meeting', number('meeting')], ['document', number('document')]];
  const listed = parts.filter(([, n]) => n).map(([kind, n]) => counted(kind, n));
  if (!listed.length) return say('counts.empty');
  const years = graph.articles.date.filter(Boolean).map((date) => date.slice(0, 4)).sort();
  const span = !years.length ? '' : years[0] === years.at(-1) ? say('year', { from: years[0] }) : say('years', { from: years[0], to: years.at(-1) });
  return say('counts', { parts: listed.join(', '), articles: counted('article', graph.articles.id.length), years: span });
}

/** Who published the articles, the most frequent first: a reader sees at once when samples are invented. */
function publishersText() {
  const tally = new Map();
  for (const publisher of graph.articles.publisher.map(word).filter(Boolean)) tally.set(publisher, (tally.get(publisher) || 0) + 1);
  const listed = [...tally].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'vi'));
  if (!listed.length) return '';
  const named = listed.slice(0, PUBLISHERS).map(([name, n]) => `${name} (${count(n)})`);
  const others = listed.length - named.length;
  return say('publishers', { names: named.join('; ') + (others ? say('publishers.more', { n: count(others) }) : '') });
}

function sayLegend() {
  const legend = byId('legend');
  legend.setAttribute('aria-label', say('filter'));
  legend.replaceChildren(...graph.types.flatMap((type, number) => {
    const all = graph.things.type.filter((each) => each === number).length;
    if (!all) return [];
    return [make('button', { type: 'button', 'data-type': type, 'aria-pressed': String(!state.hidden.has(type)), title: say('filter'),
      on: { click: () => toggleType(type) } }, icon(type), say(`type.${type}`), make('span', { class: 'soft', text: ` ${count(all)}` }))];
  }));
}

function toggleType(type) {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(type)) hidden.add(type);
  go(state.chosen, { hidden });
}

/** A person, a unit and a meeting or document of the graph itself, by short names. */
function sayExamples() {
  const pick = (types) => graph.byRank.find((thing) => types.includes(typeOf(thing)) && graph.near[thing].size);
  const found = [pick(['person']), pick(['procuracy', 'body']), pick(['document']) ?? pick(['meeting'])].filter((thing) => thing !== undefined);
  byId('examples').replaceChildren(...(found.length ? [say('examples'), ' '] : []), ...found.map((thing) => button(labelOf(thing), () => {
    byId('query').value = labelOf(thing);
    byId('query').focus();
    showHits();
  })));
}

function sayYears() {
  const years = new Set(graph.articles.date.filter(Boolean).map((date) => +date.slice(0, 4)));
  graph.things.type.forEach((type, thing) => { if (graph.types[type] === 'meeting' && graph.things.start[thing]) years.add(+graph.things.start[thing].slice(0, 4)); });
  const sorted = [...years].sort((a, b) => a - b);
  for (const id of ['year-from', 'year-to']) {
    byId(id).replaceChildren(make('option', { value: '', text: say('all') }), ...sorted.map((year) => make('option', { value: year, text: year })));
  }
  byId('year-from').closest('.years').hidden = sorted.length < 2;
}

// ---------------------------------------------------------------- start

const darkWanted = matchMedia('(prefers-color-scheme: dark)');

function stored(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(`kg.${key}`, value);
    return localStorage.getItem(`kg.${key}`);
  } catch {
    return null;
  }
}

function setTheme(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  readPalette();
  if (graph) { style(); canvas.network.redraw(); }
}

function listen() {
  const click = (id, action) => byId(id).addEventListener('click', action);
  canvas.network.on('click', (event) => {
    const thing = event.nodes[0] ?? labelAt(event.pointer.DOM);
    if (thing !== null && thing !== undefined) go({ kind: 'thing', a: thing });
    else if (event.edges.length) { const [a, b] = edgeEnds(event.edges[0]); go({ kind: 'link', a, b }); }
    else if (state.chosen && state.chosen.kind !== 'way') go(null);
  });
  canvas.network.on('doubleClick', (event) => { if (event.nodes.length) expand(event.nodes[0]); });
  byId('query').addEventListener('input', showHits);
  byId('query').addEventListener('focus', showHits);
  byId('query').addEventListener('blur', () => { byId('results').hidden = true; });
  byId('query').addEventListener('keydown', searchKeys);
  box.choose = chooseHit;
  click('cancel', stopWay);
  click('language', () => { state.lang = state.lang === 'vi' ? 'en' : 'vi'; sayPage(); go(state.chosen); });
  click('theme', () => setTheme(stored('theme', isDark() ? 'light' : 'dark') ?? (isDark() ? 'light' : 'dark')));
  click('overview', () => go(state.chosen?.kind === 'way' ? null : state.chosen, { around: -1, chosen: null }));
  click('more', () => go(state.chosen, { scene: state.scene + 1 }));
  click('fewer', () => go(state.chosen, { scene: state.scene - 1 }));
  click('fit', fitView);
  click('zoom-in', () => zoom(1.3));
  click('zoom-out', () => zoom(1 / 1.3));
  click('png', savePng);
  click('csv', saveCsv);
  for (const [id, key] of [['year-from', 'from'], ['year-to', 'to']]) {
    byId(id).addEventListener('change', (event) => go(state.chosen, { [key]: +event.target.value }));
  }
  addEventListener('popstate', (event) => {
    state.depth = event.state?.depth ?? 0;
    readAddress(location.hash);
    sayPage();
    apply();
  });
  darkWanted.addEventListener('change', () => setTheme(document.documentElement.dataset.theme));
  new ResizeObserver(() => { if (!canvas.touched && byId('canvas').clientWidth) fitView(); }).observe(byId('canvas'));
  for (const event of ['dragStart', 'zoom']) canvas.network.on(event, () => { canvas.touched = true; });
  canvas.network.on('zoom', swell);
}

const isDark = () => (document.documentElement.dataset.theme ?? (darkWanted.matches ? 'dark' : 'light')) === 'dark';

async function start() {
  setTheme(stored('theme'));
  startCanvas();
  canvas.still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (typeof DecompressionStream === 'undefined') {
    byId('panel').append(make('p', { text: say('old') }));
    return;
  }
  graph = indexed(await unpack(byId('full').textContent));
  graph.topRank = Math.max(...graph.scenes.flatMap((scene) => scene.n.map(rankOf)), 1e-9);
  graph.byRank = graph.things.id.map((_, thing) => thing).sort((a, b) => rankOf(b) - rankOf(a) || a - b);
  views.start();
  readAddress(location.hash);
  state.depth = history.state?.depth ?? 0;
  const centre = readJson('start').centre;
  if (!location.hash && centre >= 0) { state.around = centre; state.chosen = { kind: 'thing', a: centre }; }
  listen();
  sayPage();
  apply();
  document.documentElement.dataset.ready = 'true';
  (window.requestIdleCallback ?? setTimeout)(folded);
}

start();
