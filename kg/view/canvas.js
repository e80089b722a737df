// The picture: vis-network with given places and no physics, and labels that never lie on one another.

const FONT = '14px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
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

const canvas = { network: null, nodes: null, edges: null, boxes: [], hover: null, chosen: new Set(), way: new Set(), shown: new Set(), sure: new Set(), still: false, swell: 1 };

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
let palette = {};

function readPalette() {
  for (const type of Object.keys(SHAPES)) palette[type] = color(type);
  for (const name of ['ground', 'ink', 'soft', 'line', 'accent']) palette[name] = color(name);
}

function startCanvas() {
  readPalette();
  canvas.nodes = new vis.DataSet(readJson('vis-nodes'));
  canvas.edges = new vis.DataSet(readJson('vis-edges'));
  canvas.network = new vis.Network(byId('canvas'), { nodes: canvas.nodes, edges: canvas.edges }, readJson('vis-options'));
  byId('canvas').querySelector('.vis-network').tabIndex = -1;
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
const radius = (thing) => (6 + 12 * Math.sqrt(Math.max(0, rankOf(thing)) / graph.topRank) ** 3) * canvas.swell * STRETCH[SHAPES[typeOf(thing)]];

/** Give the points the size that fits the zoom, if it has changed enough to be seen. */
function swell() {
  const wanted = Math.min(Math.max(0.62 / canvas.network.getScale(), 1), canvas.nodes.length > 100 ? 2 : 4);
  if (Math.abs(wanted / canvas.swell - 1) < 0.12) return;
  canvas.swell = wanted;
  canvas.nodes.update(canvas.nodes.getIds().map((id) => ({ id, size: radius(id) })));
}

const edgeId = (one, other) => `${Math.min(one, other)}-${Math.max(one, other)}`;
const edgeEnds = (id) => id.split('-').map(Number);

/** Draw these things at these places, and every link between two of them. */
function drawScene(things, xs, ys) {
  const taken = new Set(things);
  const edges = [];
  for (const one of things) {
    for (const other of graph.near[one].keys()) {
      if (one < other && taken.has(other)) edges.push({ id: edgeId(one, other), from: one, to: other });
    }
  }
  canvas.edges.clear();
  canvas.nodes.clear();
  canvas.nodes.add(things.map((thing, place) => ({
    id: thing, x: xs[place], y: ys[place], shape: SHAPES[typeOf(thing)], size: radius(thing) })));
  canvas.edges.add(edges);
  canvas.network.setOptions({ interaction: { hideEdgesOnDrag: edges.length > MANY_EDGES } });
  style();
}

/** Colours of everything drawn, by theme, filter and what is chosen. */
function style() {
  const lit = litThings();
  const shown = canvas.shown = new Set();
  canvas.nodes.update(canvas.nodes.getIds().map((thing) => {
    const hidden = !isShown(thing);
    if (!hidden) shown.add(thing);
    const paint = palette[typeOf(thing)], faded = lit && !lit.has(thing);
    const former = isFormer(thing);
    return {
      id: thing, hidden, opacity: faded ? 0.22 : 1,
      color: { background: former ? palette.ground : paint, border: former ? paint : palette.ground,
        highlight: { background: former ? palette.ground : paint, border: palette.ink },
        hover: { background: former ? palette.ground : paint, border: palette.ink } },
      borderWidth: former ? 2.5 : 1.5, shapeProperties: { borderDashes: former ? [4, 3] : false },
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
    id, hidden: !facts.length || !shown.has(one) || !shown.has(other),
    dashes: facts.length > 0 && facts.every(isPast) ? [6, 4] : quiet ? [1, 3] : false,
    width: bright ? 2.2 : Math.min(1 + Math.log2(Math.max(1, facts.length)) / 2, 3),
    color: { color: paint, highlight: palette.accent, hover: palette.accent, opacity: bright || near ? 1 : lit ? 0.25 : 0.8 },
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

/** The things around one, on rings by kind and rank. */
function drawAround(centre) {
  const plain = (thing) => shownFacts(graph.near[centre].get(thing)).every((fact) => QUIET.includes(kindOf(fact)));
  const worth = [...graph.near[centre].keys()].filter(isShown).map((thing) => [rankOf(thing) + (plain(thing) ? 0 : 10), thing]);
  const near = worth.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, EGO_MOST).map((row) => row[1]);
  near.sort((a, b) => graph.things.type[a] - graph.things.type[b] || rankOf(b) - rankOf(a));
  const places = rings(near.length);
  drawScene([centre, ...near], [0, ...places.map((place) => place[0])], [0, ...places.map((place) => place[1])]);
  return near.length;
}

/** Places on ellipses around (0, 0), evenly filled, wide enough for labels. */
function rings(total) {
  const sizes = [];
  let room = 0;
  for (let ring = 1; room < total; ring += 1) {
    const capacity = Math.max(6, Math.floor((2 * Math.PI * ring * RING_STEP * 1.15) / RING_ROOM));
    sizes.push(capacity);
    room += capacity;
  }
  const places = [];
  let left = total;
  sizes.forEach((capacity, place) => {
    const here = place === sizes.length - 1 ? left : Math.round((total * capacity) / room);
    const number = Math.min(left, here);
    left -= number;
    for (let k = 0; k < number; k += 1) {
      const angle = -Math.PI / 2 + (2 * Math.PI * (k + place * 0.37)) / number;
      places.push([Math.round(Math.cos(angle) * (place + 1) * RING_STEP * 1.35), Math.round(Math.sin(angle) * (place + 1) * RING_STEP * 0.95), angle]);
    }
  });
  return places.sort((a, b) => a[2] - b[2]);
}

/** Add to the picture what a thing is tied to, in free places near it. How many were added. */
function drawMore(thing, most = 24) {
  const drawn = new Set(canvas.nodes.getIds());
  const fresh = [...graph.near[thing].keys()].filter((other) => !drawn.has(other) && isShown(other));
  fresh.sort((a, b) => rankOf(b) - rankOf(a));
  const taken = Object.values(canvas.network.getPositions());
  const centre = canvas.network.getPositions([thing])[thing];
  const added = fresh.slice(0, most);
  const places = added.map(() => freePlace(centre, taken));
  const positions = canvas.network.getPositions();
  const things = [...Object.keys(positions).map(Number), ...added];
  drawScene(things, [...Object.values(positions).map((p) => p.x), ...places.map((p) => p.x)],
    [...Object.values(positions).map((p) => p.y), ...places.map((p) => p.y)]);
  return added.length;
}

function freePlace(centre, taken) {
  for (let ring = 1; ; ring += 0.5) {
    const steps = Math.ceil(ring * 8);
    for (let k = 0; k < steps; k += 1) {
      const angle = -Math.PI / 2 + (2 * Math.PI * k) / steps;
      const place = { x: Math.round(centre.x + Math.cos(angle) * ring * 120), y: Math.round(centre.y + Math.sin(angle) * ring * 80) };
      if (taken.every((other) => Math.abs(other.x - place.x) > 110 || Math.abs(other.y - place.y) > 48)) {
        taken.push(place);
        return place;
      }
    }
  }
}

/** A way as a gentle zigzag, left to right. */
function drawWay(way) {
  drawScene(way, way.map((_, k) => (k - (way.length - 1) / 2) * 190), way.map((_, k) => (k % 2 ? 50 : -50)));
}

/** Room for labels beside, above and below the outermost points, in pixels of the screen. */
const MARGIN = { side: 74, end: 34 };

/** Zoom and move so that everything drawn is in view. */
function fitView() {
  const places = Object.entries(canvas.network.getPositions()).filter(([id]) => canvas.shown.has(+id)).map((row) => row[1]);
  if (!places.length) return;
  const xs = places.map((place) => place.x), ys = places.map((place) => place.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const scale = Math.min((width - 2 * MARGIN.side) / Math.max(right - left, 1), (height - 2 * MARGIN.end) / Math.max(bottom - top, 1), 1.3);
  canvas.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02), animation: false });
  swell();
}

function zoom(factor) {
  canvas.network.moveTo({ scale: canvas.network.getScale() * factor, animation: !canvas.still && { duration: 150 } });
}

// ---------------------------------------------------------------- labels

const wrapped = new Map();

/** A label broken into lines of about 20 letters; at most `lines`, the last one cut with an ellipsis. */
function linesOf(context, text, lines) {
  const key = `${lines}${text}`;
  if (wrapped.has(key)) return wrapped.get(key);
  const rows = [''];
  for (const part of text.split(' ')) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${part}` : part;
    if (rows.at(-1) && longer.length > 20) rows.push(part);
    else rows[rows.length - 1] = longer;
  }
  const cut = rows.length > lines ? [...rows.slice(0, lines - 1), `${rows[lines - 1].slice(0, 19)}…`] : rows;
  const made = { rows: cut, width: Math.max(...cut.map((row) => context.measureText(row).width)) };
  wrapped.set(key, made);
  return made;
}

/** The name on the canvas: the label, and the years of its era where another thing has the same label. */
function canvasName(thing) {
  const [from, to] = [graph.things.start[thing].slice(0, 4), graph.things.end[thing].slice(0, 4)];
  if (graph.labels.get(labelOf(thing)) < 2 || !hasEra(thing) || !(from || to)) return labelOf(thing);
  const era = from && to ? `${from}–${to}` : from ? say('since', { date: from }) : say('until', { date: to });
  return `${labelOf(thing)} (${era})`;
}

/** Draw labels by importance: one that would touch another, or a larger point, is left out. */
function drawLabels(context) {
  if (!graph) return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = FONT;
  context.lineJoin = 'round';
  context.textBaseline = 'top';
  const view = { width: context.canvas.clientWidth, height: context.canvas.clientHeight };
  const points = pointsInView(view);
  const grid = new Grid();
  for (const point of points) if (point.near) grid.add(point.x - point.r, point.y - point.r, point.x + point.r, point.y + point.r, point.thing);
  canvas.boxes = [];
  canvas.sure = new Set(points.filter((point) => point.sure).map((point) => point.thing));
  for (const point of points) placeLabel(context, grid, point);
  drawEdgeLabels(context, grid);
  context.restore();
}

/** What is drawn and in view, in pixels of the screen, the most important first. */
function pointsInView(view) {
  const scale = canvas.network.getScale(), lit = litThings(), positions = canvas.network.getPositions();
  const points = [];
  for (const [id, place] of Object.entries(positions)) {
    const thing = +id;
    if (!canvas.shown.has(thing)) continue;
    const { x, y } = canvas.network.canvasToDOM(place);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const hot = canvas.hover?.node === thing || canvas.chosen.has(thing);
    const near = !lit || lit.has(thing);
    points.push({ thing, x, y, view, r: radius(thing) * scale, hot, near, sure: hot || (lit !== null && near && lit.size < 30), order: (hot ? 1000 : 0) + near * 100 + rankOf(thing) });
  }
  points.sort((a, b) => b.order - a.order || a.thing - b.thing);
  if (!lit) points.slice(0, points.length > 100 ? 8 : 3).forEach((point) => { point.sure = true; });
  return points;
}

/** Below, above, right or left of the point, wherever there is room; the surest may cover lesser points, but never a label. */
function placeLabel(context, grid, point) {
  if (!point.near && !point.hot) return;
  const { rows, width } = linesOf(context, canvasName(point.thing), point.hot ? 6 : 2);
  const height = rows.length * LINE, gap = point.r + 3;
  const spots = [
    [point.x - width / 2, point.y + gap, 0.5], [point.x - width / 2, point.y - gap - height, 0.5],
    [point.x + gap, point.y - height / 2, 0], [point.x - gap - width, point.y - height / 2, 1],
  ];
  const free = (owners) => ([x, y]) => x > -4 && x + width < point.view.width + 4 && y > -2 && y + height < point.view.height + 2
    && grid.free(x - 2, y - 1, x + width + 2, y + height + 1, owners);
  const spot = spots.find(free((owner) => owner === point.thing)) ?? (point.sure ? spots.find(free((owner) => owner !== LABEL && !canvas.sure.has(owner))) : null) ?? (point.hot ? spots[0] : null);
  if (!spot) return;
  const [x, y, middle] = spot;
  grid.add(x - 3, y - 1, x + width + 3, y + height + 1, LABEL);
  canvas.boxes.push({ thing: point.thing, x, y, width, height });
  rows.forEach((row, line) => write(context, row, x + width * middle, y + line * LINE, ['left', 'center', 'right'][middle * 2], palette.ink));
}

function write(context, text, x, y, align, paint) {
  context.textAlign = align;
  context.strokeStyle = palette.ground;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = paint;
  context.fillText(text, x, y);
}

/** Whether a line says more than that someone was there or that one is part of the other. */
const worthNaming = (one, other) => graph.near[one].get(other).some((fact) => kindOf(fact) !== 'attend' && !QUIET.includes(kindOf(fact)));

/** Labels of the lines that are pointed at or chosen, and of all when there are few. */
function drawEdgeLabels(context, grid) {
  const drawn = canvas.edges.get({ filter: (edge) => !edge.hidden });
  const few = drawn.length <= 40;
  for (const edge of drawn) {
    const hot = canvas.hover?.edge === edge.id || canvas.chosen.has(edge.id) || canvas.way.has(edge.id);
    const near = canvas.chosen.has(edge.from) || canvas.chosen.has(edge.to) || canvas.hover?.node === edge.from || canvas.hover?.node === edge.to;
    if (!hot && !near && !(few && !canvas.chosen.size)) continue;
    const places = canvas.network.getPositions([edge.from, edge.to]);
    const one = canvas.network.canvasToDOM(places[edge.from]), other = canvas.network.canvasToDOM(places[edge.to]);
    const text = hot || worthNaming(edge.from, edge.to) ? linkName(edge.from, edge.to) : '';
    if (!text) continue;
    const width = context.measureText(text).width;
    if (!hot && Math.hypot(one.x - other.x, one.y - other.y) < width * 0.8) continue;
    for (const share of [0.5, 0.6, 0.4, 0.7, 0.3]) {
      const x = one.x + (other.x - one.x) * share, y = one.y + (other.y - one.y) * share - LINE / 2;
      if (!grid.free(x - width / 2, y, x + width / 2, y + LINE, () => false) && !(hot && share === 0.3)) continue;
      grid.add(x - width / 2 - 4, y, x + width / 2 + 4, y + LINE, LABEL);
      write(context, text, x, y, 'center', palette.soft);
      break;
    }
  }
}

/** Boxes on the screen by cell, to see quickly whether a place is free. */
class Grid {
  constructor() { this.cells = new Map(); }

  *keys(left, top, right, bottom) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x += 1) {
      for (let y = Math.floor(top / 40); y <= Math.floor(bottom / 40); y += 1) yield x * 100003 + y;
    }
  }

  add(left, top, right, bottom, owner) {
    const box = { left, top, right, bottom, owner };
    for (const key of this.keys(left, top, right, bottom)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  /** Whether nothing is there but what `mine` says of its owner may be covered. */
  free(left, top, right, bottom, mine) {
    for (const key of this.keys(left, top, right, bottom)) {
      for (const box of this.cells.get(key) ?? []) {
        if (!mine(box.owner) && left < box.right && box.left < right && top < box.bottom && box.top < bottom) return false;
      }
    }
    return true;
  }
}

/** The thing whose label is at a place of the screen, or null. */
function labelAt({ x, y }) {
  const hit = canvas.boxes.find((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
  return hit ? hit.thing : null;
}
