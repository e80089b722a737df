// The picture: vis-network with given places and no physics, and labels that never lie on one another.

const FONT = '14px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const BAND_FONT = '600 12px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const LINE = 17;
const LABEL = -1;
const RING_ROOM = 136;
const RING_STEP = 150;
const EGO_MOST = 42;
const MANY_EDGES = 1000; // above this, lines are left out while the picture is moved
const QUIET = ['parent', 'jurisdiction', 'place', 'replaced'];
const SHAPES = Object.fromEntries(readJson('vis-nodes').map((node) => [node.group, node.shape]));
Object.assign(SHAPES, {
  person: 'dot', procuracy: 'square', body: 'square', meeting: 'diamond', document: 'triangle', province: 'star', cluster: 'hexagon',
});

const canvas = { network: null, nodes: null, edges: null, boxes: [], hover: null, chosen: new Set(), way: new Set(), shown: new Set(), sure: new Set(), bands: [], still: false, swell: 1 };

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
let palette = {};

function readPalette() {
  for (const type of Object.keys(SHAPES)) palette[type] = color(type);
  for (const name of ['ground', 'ink', 'soft', 'line', 'rule', 'accent']) palette[name] = color(name);
}

function startCanvas() {
  readPalette();
  canvas.nodes = new vis.DataSet(readJson('vis-nodes'));
  canvas.edges = new vis.DataSet(readJson('vis-edges'));
  canvas.network = new vis.Network(byId('canvas'), { nodes: canvas.nodes, edges: canvas.edges }, readJson('vis-options'));
  byId('canvas').querySelector('.vis-network').tabIndex = -1;
  canvas.network.on('beforeDrawing', drawBands);
  canvas.network.on('afterDrawing', drawLabels);
  canvas.network.on('hoverNode', (event) => setHover({ node: event.node }));
  canvas.network.on('blurNode', () => setHover(null));
  canvas.network.on('hoverEdge', (event) => setHover({ edge: event.edge }));
  canvas.network.on('blurEdge', () => setHover(null));
}

function setHover(what) {
  canvas.hover = what;
  byId('canvas').classList.toggle('pointing', what !== null);
  canvas.network.redraw();
}

// ---------------------------------------------------------------- what is drawn

/** Shapes of one radius look unlike in size: what each is drawn larger by. */
const STRETCH = { dot: 1, square: 0.95, diamond: 1.25, triangle: 1.25, star: 1.45, hexagon: 1.1 };

/** Radius by rank, larger when zoomed out so that a point stays to be seen. */
const radius = (thing, larger = canvas.swell) => (6 + 12 * Math.sqrt(Math.max(0, rankOf(thing)) / graph.topRank) ** 3) * larger * STRETCH[SHAPES[typeOf(thing)]];

/** By how much points are drawn larger at a zoom. */
const swellAt = (scale) => Math.min(Math.max(0.62 / scale, 1), canvas.nodes.length > 100 ? 2 : 4);

/** Give the points the size that fits the zoom, if it has changed enough to be seen. */
function swell() {
  const wanted = swellAt(canvas.network.getScale());
  if (Math.abs(wanted / canvas.swell - 1) < 0.12) return;
  canvas.swell = wanted;
  canvas.nodes.update(canvas.nodes.getIds().map((id) => ({ id, size: radius(id) })));
}

const edgeId = (one, other) => `${Math.min(one, other)}-${Math.max(one, other)}`;
const edgeEnds = (id) => id.split('-').map(Number);

/** Draw things at their places (a map from thing to [x, y]), and every link between two of them. */
function drawPlaces(places) {
  const edges = [];
  for (const one of places.keys()) {
    for (const other of graph.near[one].keys()) {
      if (one < other && places.has(other)) edges.push({ id: edgeId(one, other), from: one, to: other });
    }
  }
  canvas.edges.clear();
  canvas.nodes.clear();
  canvas.nodes.add([...places].map(([thing, [x, y]]) => ({ id: thing, x, y, shape: SHAPES[typeOf(thing)], size: radius(thing) })));
  canvas.edges.add(edges);
  const panned = isPanned(places.size);
  canvas.network.setOptions({ interaction: { hideEdgesOnDrag: !panned && edges.length > MANY_EDGES, dragView: !panned } });
}

/** Colours of everything drawn, by theme, filter and what is chosen. */
function style() {
  const lit = litThings();
  const shown = canvas.shown = new Set();
  canvas.nodes.update(canvas.nodes.getIds().map((thing) => {
    const hidden = !isShown(thing);
    if (!hidden) shown.add(thing);
    const paint = palette[typeOf(thing)], faded = lit && !lit.has(thing);
    const former = isFormer(thing), pinned = state.pins.has(thing);
    return {
      id: thing, hidden, opacity: faded ? 0.22 : 1,
      color: { background: former ? palette.ground : paint, border: pinned ? palette.ink : former ? paint : palette.ground,
        highlight: { background: former ? palette.ground : paint, border: palette.ink },
        hover: { background: former ? palette.ground : paint, border: palette.ink } },
      borderWidth: former || pinned ? 2.5 : 1.5, shapeProperties: { borderDashes: former ? [4, 3] : false },
    };
  }));
  canvas.edges.update(canvas.edges.getIds().map((id) => edgeStyle(id, lit, shown)));
}

function edgeStyle(id, lit, shown) {
  const [one, other] = edgeEnds(id);
  const facts = shownFacts(graph.near[one].get(other) ?? []);
  const quiet = facts.every((fact) => QUIET.includes(kindOf(fact)));
  const bright = canvas.way.has(id) || (lit && state.around < 0 && (canvas.chosen.has(id) || canvas.chosen.has(one) || canvas.chosen.has(other)));
  const near = canvas.chosen.has(one) || canvas.chosen.has(other);
  const paint = bright ? palette.accent : palette.line;
  return {
    id, hidden: !facts.length || !shown.has(one) || !shown.has(other) || (canvas.bands.length > 0 && !bright && facts.every((fact) => BAND_QUIET.includes(kindOf(fact)))),
    dashes: facts.length > 0 && facts.every(isPast) ? [6, 4] : quiet ? [1, 3] : false,
    width: bright ? 2.2 : Math.min(1 + Math.log2(Math.max(1, facts.length)) / 2, 3),
    color: { color: paint, highlight: palette.accent, hover: palette.accent, opacity: bright || near ? 1 : lit ? 0.25 : canvas.bands.length ? 0.6 : 0.8 },
  };
}

/** What is not faded: the chosen and what they are tied to; null when nothing is chosen. */
function litThings() {
  if (!canvas.chosen.size) return null;
  const lit = new Set();
  for (const chosen of canvas.chosen) {
    if (typeof chosen === 'string') edgeEnds(chosen).forEach((end) => lit.add(end));
    else {
      lit.add(chosen);
      if (!canvas.way.size) for (const other of graph.near[chosen].keys()) lit.add(other);
    }
  }
  return lit;
}

const BAND_QUIET = [...QUIET, 'organize', 'issue', 'about']; // what the rows of the first picture say by themselves, or would cross them all

function zoom(factor) {
  canvas.network.moveTo({ scale: canvas.network.getScale() * factor, animation: !canvas.still && { duration: 150 } });
}
