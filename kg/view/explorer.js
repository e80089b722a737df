// The page as a whole: showing the state, the words, the switches.

const PUBLISHERS = 2; // how many are named at the top of the page

const tell = (text) => { byId('status').textContent = text; };

// ---------------------------------------------------------------- showing it

/** Show the state: picture, panel, switches, the other views. */
function apply() {
  const chosen = state.chosen;
  canvas.way = new Set();
  canvas.chosen = new Set();
  let way = null;
  if (chosen?.kind === 'thing') canvas.chosen.add(chosen.a);
  if (chosen?.kind === 'link') canvas.chosen.add(edgeId(chosen.a, chosen.b));
  if (chosen?.kind === 'way') way = wayBetween(chosen.a, chosen.b);
  if (chosen?.kind === 'both') [chosen.a, chosen.b].forEach((thing) => canvas.chosen.add(thing));
  const fresh = redraw(way);
  (way ?? []).forEach((thing, place) => {
    canvas.chosen.add(thing);
    if (place) canvas.way.add(edgeId(way[place - 1], thing));
  });
  style();
  const groups = applyGroups();
  if (fresh) { canvas.touched = false; if (!groups) fitView(); } else if (chosen?.kind === 'thing') bringIntoView(chosen.a);
  showPanel(way);
  showSwitches();
  showFilters();
  showTime();
  views.apply();
}

let panelKey = '';

function showPanel(way) {
  const chosen = state.chosen, panel = byId('panel');
  const shows = { thing: thingPanel, link: linkPanel, way: (a, b) => wayPanel(a, b, way), both: bothPanel, article: (a) => articlePanel(a, chosen.at) };
  const content = chosen ? shows[chosen.kind](chosen.a, chosen.b) : introPanel();
  const top = chosen && make('p', { class: 'top' }, state.depth > 0 && button(`← ${say('back')}`, () => step(-1)), button(say('close'), () => go(null, { around: -1 })));
  panel.replaceChildren(...[top, ...content].flat(Infinity).filter(Boolean));
  panel.setAttribute('aria-label', say('panel'));
  const key = addressOf(chosen);
  if (key !== panelKey) panel.scrollTop = 0;
  panelKey = key;
  panel.querySelector('mark.here')?.scrollIntoView({ block: 'center' });
}

function showSwitches() {
  const seen = canvas.nodes.getIds().filter(isShown).length;
  const groups = showsGroups(), special = groups || baseKey(state.chosen?.kind === 'way' ? [] : null) !== `scene ${state.scene}`;
  const changed = state.removed.size + state.more.length + state.pins.size > 0;
  byId('overview').hidden = groups || (!special && !changed);
  byId('more').hidden = special || state.scene >= graph.scenes.length - 1;
  byId('fewer').hidden = special || state.scene === 0;
  byId('groups').hidden = graph.groups.length === 0;
  byId('groups').setAttribute('aria-pressed', String(groups));
  byId('undo').disabled = state.depth <= 0;
  byId('redo').disabled = trail.at >= trail.all.length - 1;
  const edges = canvas.edges.get({ filter: (edge) => !edge.hidden }).length;
  byId('canvas').setAttribute('aria-label', say('canvas', { n: seen, m: edges }));
  sayDrawn();
}

/** Say beside the picture how much of the graph it draws. */
function sayDrawn() {
  const drawn = () => count(canvas.nodes.getIds().filter(isShown).length);
  tell(state.view !== 'network' ? '' : showsGroups() ? say('groups.size', { n: count(graph.size) }) : say('drawn', { drawn: drawn(), all: count(graph.size) }));
}

// ---------------------------------------------------------------- asking for the other end

/** Ask for the second thing of a way ("way") or of meetings in common ("both"). */
function ask(kind, thing) {
  state.asking = { kind, from: thing };
  sayAsking();
  byId('query').focus();
}

function stopAsking() {
  state.asking = null;
  sayAsking();
}

function sayAsking() {
  const asked = state.asking;
  byId('query-label').textContent = asked ? say(asked.kind === 'way' ? 'search.path' : 'search.both', { name: labelOf(asked.from) }) : say('search');
  byId('query-label').classList.toggle('hidden', !asked);
  byId('cancel').hidden = !asked;
}

function chooseHit(thing) {
  const asked = state.asking;
  stopAsking();
  if (asked && asked.from !== thing) go({ kind: asked.kind, a: asked.from, b: thing }, { around: -1 });
  else go({ kind: 'thing', a: thing }, canvas.nodes.get(thing) ? {} : { around: thing, more: [] });
  byId('panel').focus({ preventScroll: true });
  if (isSmall()) byId('panel').scrollIntoView();
}

// ---------------------------------------------------------------- words of the page

function sayPage() {
  named.clear();
  document.documentElement.lang = state.lang;
  const centre = readJson('start').centre;
  const title = centre >= 0 ? say('title.around', { name: labelOf(centre) }) : say('title');
  document.title = title;
  byId('title').textContent = title;
  byId('counts').textContent = countsText();
  byId('publishers').textContent = publishersText();
  const texts = { skip: 'skip', cancel: 'search.cancel', language: 'language', overview: 'overview', fewer: 'fewer', more: 'more', groups: 'groups', 'save-name': 'save' };
  for (const [id, key] of Object.entries(texts)) byId(id).textContent = say(key);
  for (const id of ['png', 'svg', 'csv', 'share', 'print']) byId(id).textContent = say(id);
  byId('query').placeholder = say('search.hint');
  byId('language').lang = state.lang === 'vi' ? 'en' : 'vi';
  const signs = { 'zoom-in': ['+', 'zoom.in'], 'zoom-out': ['−', 'zoom.out'], fit: ['⤢', 'fit'], theme: ['◐', 'theme'], undo: ['↶', 'undo'], redo: ['↷', 'redo'] };
  for (const [id, [sign, key]] of Object.entries(signs)) {
    byId(id).textContent = sign;
    byId(id).setAttribute('aria-label', say(key));
    byId(id).title = say(key);
  }
  sayAsking();
  views.say();
  sayLegend();
  sayFilters();
  sayExamples();
  sayTime();
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

// ---------------------------------------------------------------- start

const darkWanted = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme ?? (darkWanted.matches ? 'dark' : 'light')) === 'dark';

/** What is kept on this machine for the next time; null where nothing can be kept. */
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

function listenCanvas() {
  const network = canvas.network;
  network.on('click', (event) => {
    const thing = event.nodes[0] ?? labelAt(event.pointer.DOM);
    if (thing !== null && thing !== undefined) go({ kind: 'thing', a: thing });
    else if (event.edges.length) { const [a, b] = edgeEnds(event.edges[0]); go({ kind: 'link', a, b }); }
    else if (state.chosen && !['way', 'both'].includes(state.chosen.kind)) go(null);
  });
  network.on('doubleClick', (event) => { if (event.nodes.length) expand(event.nodes[0]); });
  network.on('dragEnd', dragged);
  for (const event of ['dragStart', 'zoom']) network.on(event, () => { canvas.touched = true; });
  network.on('zoom', swell);
  network.on('resize', () => queueMicrotask(() => { if (!canvas.touched && byId('canvas').clientWidth) fitView(); })); // after vis has put its view back
}

function listen() {
  const click = (id, action) => byId(id).addEventListener('click', action);
  listenCanvas();
  listenPan();
  listenSearch();
  listenTime();
  listenFiles();
  click('cancel', stopAsking);
  click('language', () => { state.lang = state.lang === 'vi' ? 'en' : 'vi'; sayPage(); go(state.chosen); });
  click('theme', () => setTheme(stored('theme', isDark() ? 'light' : 'dark') ?? (isDark() ? 'light' : 'dark')));
  click('overview', () => go(null, { ...NO_CHANGES(), overview: false }));
  click('groups', () => go(null, { ...NO_CHANGES(), overview: !showsGroups() }));
  click('more', () => go(state.chosen, { scene: state.scene + 1, more: [] }));
  click('fewer', () => go(state.chosen, { scene: state.scene - 1, more: [] }));
  click('undo', () => step(-1));
  click('redo', () => step(1));
  click('fit', fitView);
  click('zoom-in', () => zoom(1.3));
  click('zoom-out', () => zoom(1 / 1.3));
  addEventListener('beforeprint', () => { for (const closed of document.querySelectorAll('#panel .quote[aria-expanded="false"]')) closed.click(); });
  addEventListener('popstate', arrived);
  addEventListener('keydown', shortcut);
  addEventListener('click', (event) => { for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false; });
  darkWanted.addEventListener('change', () => setTheme(document.documentElement.dataset.theme));
}

/** "/" goes to the search, Escape closes a menu, Ctrl+Z and Ctrl+Y undo and redo; none while something is typed. */
function shortcut(event) {
  if (event.key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
  if (event.target.closest?.('input, select, textarea')) return;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === '/' && !command) { event.preventDefault(); byId('query').focus(); }
  else if (command && event.key === 'z' && !event.shiftKey) { event.preventDefault(); step(-1); }
  else if (command && (event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey))) { event.preventDefault(); step(1); }
}

async function start() {
  setTheme(stored('theme'));
  startCanvas();
  canvas.still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (typeof DecompressionStream === 'undefined') {
    document.documentElement.dataset.old = 'true';
    byId('panel').append(make('p', { text: say('old') }));
    return;
  }
  graph = indexed(await unpack(byId('full').textContent));
  views.start();
  readAddress(location.hash);
  state.depth = history.state?.depth ?? 0;
  trail.all[0] = location.hash.slice(1);
  const centre = readJson('start').centre;
  if (!location.hash && centre >= 0) { state.around = centre; state.chosen = { kind: 'thing', a: centre }; }
  listen();
  sayPage();
  apply();
  document.documentElement.dataset.ready = 'true';
  (window.requestIdleCallback ?? setTimeout)(() => folded());
}

start();
