// What the reader looks at: all of it is in the address, so that an address opens the same view again, and undo is the way back.

Object.assign(state, {
  chosen: null, around: -1, scene: 0, view: 'network', group: -1, overview: false, // what is drawn
  more: [], removed: new Set(), pins: new Map(), // what the reader did to the picture
  hidden: new Set(), kinds: new Set(), levels: new Set(), province: '', sure: 0, from: 0, to: 0, day: '', // filters
  asking: null, depth: 0,
});

/** The addresses since the page was opened, and which of them is shown. */
const trail = { all: [''], at: 0 };

/** Choose something, change what is given, and keep the way back; `quiet` changes the last step instead. */
function go(chosen, change = {}, quiet = false) {
  Object.assign(state, { chosen }, change);
  if (!quiet) {
    state.depth += 1;
    trail.all.splice(trail.at + 1);
    trail.at = trail.all.push('') - 1;
  }
  keep(quiet);
  apply();
}

function keep(quiet) {
  trail.all[trail.at] = address();
  const kept = [{ depth: state.depth, at: trail.at }, '', `#${address()}`];
  try {
    if (quiet) history.replaceState(...kept);
    else history.pushState(...kept);
  } catch {
    trail.alone = true;
  }
}

/** One step back or forward; a page without a history (in the frame of a notebook) goes along its own trail. */
function step(by) {
  if (by < 0 ? state.depth <= 0 : trail.at >= trail.all.length - 1) return;
  if (!trail.alone) { history.go(by); return; }
  trail.at += by;
  state.depth += by;
  readAddress(trail.all[trail.at]);
  sayPage();
  apply();
}

function arrived(event) {
  state.depth = event.state?.depth ?? 0;
  if (event.state === null) Object.assign(trail, { all: [location.hash.slice(1)], at: 0 });
  else trail.at = Math.min(event.state.at ?? 0, trail.all.length - 1);
  readAddress(location.hash);
  sayPage();
  apply();
}

// ---------------------------------------------------------------- the address

const PAIRS = { link: 'ef', way: 'wv', both: 'bq' };
const idOf = (thing) => graph.things.id[thing];

/** What is chosen as the part of an address after #, with what else is given. */
function addressOf(chosen, more = {}) {
  const parts = new URLSearchParams();
  if (chosen?.kind === 'thing') parts.set('n', idOf(chosen.a));
  if (chosen && PAIRS[chosen.kind]) [...PAIRS[chosen.kind]].forEach((key, place) => parts.set(key, idOf(place ? chosen.b : chosen.a)));
  if (chosen?.kind === 'article') parts.set('a', graph.articles.id[chosen.a]);
  if (chosen?.at) parts.set('r', chosen.at);
  for (const [key, value] of Object.entries(more)) if (value) parts.set(key, value);
  return parts.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}

/** The state as the part of an address after #. */
const address = () => addressOf(state.chosen, {
  o: state.around >= 0 && idOf(state.around),
  s: state.scene !== firstScene() && String(state.scene),
  u: state.group >= 0 && String(state.group + 1),
  j: state.overview !== beginsWithGroups() && (state.overview ? '1' : '0'),
  m: state.more.map(idOf).join(','),
  x: [...state.removed].map(idOf).sort().join(','),
  i: [...state.pins].map(([thing, [x, y]]) => `${idOf(thing)}@${x}@${y}`).sort().join(','),
  h: [...state.hidden].sort().join('.'),
  k: [...state.kinds].sort().join('.'),
  g: [...state.levels].sort().join('.'),
  p: state.province,
  c: state.sure,
  y: state.from, z: state.to, d: state.day,
  t: state.view !== 'network' && state.view,
  l: state.lang !== 'vi' && state.lang,
});

/** Set the state from an address; what it names and the graph does not have is passed over. */
function readAddress(text) {
  const parts = new URLSearchParams(text.replace(/^#/, ''));
  const thing = (key) => graph.number.get(parts.get(key) ?? '') ?? -1;
  const number = (key, most) => Math.min(Math.max(0, Math.trunc(+parts.get(key)) || 0), most);
  const words = (key, known) => new Set((parts.get(key) ?? '').split('.').filter((each) => known.includes(each)));
  const things = (key) => (parts.get(key) ?? '').split(',').map((id) => graph.number.get(id)).filter((each) => each !== undefined);
  state.chosen = readChosen(parts, thing, number);
  state.around = thing('o');
  state.scene = parts.has('s') ? number('s', graph.scenes.length - 1) : firstScene();
  state.group = number('u', graph.groups.length) - 1;
  state.overview = parts.has('j') ? parts.get('j') === '1' && graph.groups.length > 0 : beginsWithGroups();
  state.more = things('m');
  state.removed = new Set(things('x'));
  state.pins = new Map((parts.get('i') ?? '').split(',').flatMap((pin) => {
    const [id, x, y] = pin.split('@'), found = graph.number.get(id);
    return found === undefined || !Number.isFinite(+x) || !Number.isFinite(+y) ? [] : [[found, [Math.round(+x), Math.round(+y)]]];
  }));
  state.from = number('y', 9999);
  state.to = number('z', 9999);
  state.day = isDay(parts.get('d')) ? parts.get('d') : '';
  state.view = views.listed().includes(parts.get('t')) ? parts.get('t') : 'network';
  state.hidden = words('h', graph.types);
  state.kinds = words('k', graph.kinds);
  state.levels = words('g', LEVELS);
  state.province = parts.get('p') && provinceNames().includes(parts.get('p')) ? parts.get('p') : '';
  state.sure = SURENESS.find((each) => String(each) === parts.get('c')) ?? 0;
  state.lang = Object.hasOwn(WORDS, parts.get('l') ?? '') ? parts.get('l') : 'vi';
}

function readChosen(parts, thing, number) {
  if (thing('n') >= 0) return { kind: 'thing', a: thing('n') };
  for (const [kind, [one, other]] of Object.entries(PAIRS)) {
    if (thing(one) >= 0 && thing(other) >= 0) return { kind, a: thing(one), b: thing(other) };
  }
  const article = graph.articleNumber.get(parts.get('a') ?? '');
  return article === undefined ? null : { kind: 'article', a: article, at: number('r', 1e9) };
}

const isDay = (text) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text ?? '');

/** The scene to begin with: the narrowest on a telephone, the widest on a large screen, else the one between. */
function firstScene() {
  const levels = graph.scenes.filter((scene) => scene.bands.length).length;
  const wide = byId('canvas').clientWidth > 1150 && levels > 2;
  return Math.min(isSmall() ? 0 : wide ? 2 : 1, graph.scenes.length - 1);
}
const isSmall = () => matchMedia('(max-width: 760px)').matches;
