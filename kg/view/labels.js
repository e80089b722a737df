// Names on the picture, by importance; none lies on another, none is cut at the edge.

const LETTERS = 20;
const NAME_GAP = 3; // pixels between a point and its name
const BAND_COLUMN = 152; // pixels at scale 1, as in opening.py
const wrapped = new Map();

/** A label broken into lines of about so many letters; at most `lines`, the last one cut with an ellipsis. */
function linesOf(context, text, lines, letters = LETTERS) {
  const key = `${lines} ${letters} ${text}`;
  if (wrapped.has(key)) return wrapped.get(key);
  const rows = [''];
  for (const part of text.split(' ')) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${part}` : part;
    if (rows.at(-1) && longer.length > letters) rows.push(part);
    else rows[rows.length - 1] = longer;
  }
  const cut = rows.length > lines ? [...rows.slice(0, lines - 1), `${rows[lines - 1].slice(0, letters - 1)}…`] : rows;
  const made = { rows: cut, width: Math.max(...cut.map((row) => context.measureText(row).width)) };
  wrapped.set(key, made);
  return made;
}

const ruler = document.createElement('canvas').getContext('2d');
ruler.font = FONT;

/** The letters in a line of a name at a zoom: in rows of columns, as many as a column has room for. */
const lettersAt = (scale) => (canvas.bands.length ? Math.min(Math.max(Math.floor((BAND_COLUMN * scale) / 7.6), 11), LETTERS) : LETTERS);

const named = new Map(); // lines of names by thing, letters and lines: thousands are asked for at each drawing

/** The lines of the name of a thing as it is drawn at a zoom, and how wide they are. */
function nameOf(thing, scale, most = 2) {
  const letters = lettersAt(scale), key = (thing * 32 + letters) * 8 + most;
  if (!named.has(key)) named.set(key, linesOf(ruler, canvasName(thing), most, letters));
  return named.get(key);
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
  onScreen(context, () => {
    context.font = FONT;
    context.lineJoin = 'round';
    context.textBaseline = 'top';
    const points = pointsInView({ width: context.canvas.clientWidth, height: context.canvas.clientHeight });
    const grid = new Grid();
    for (const point of points) if (point.near) grid.add(point.x - point.r, point.y - point.r, point.x + point.r, point.y + point.r, point.thing);
    drawHeadings(context, grid);
    canvas.boxes = [];
    canvas.sure = new Set(points.filter((point) => point.sure).map((point) => point.thing));
    for (const point of points) placeLabel(context, grid, point);
    drawEdgeLabels(context, grid);
  });
}

/** The thin lines across the first picture, one over each row, beside its heading. */
function drawBands(context) {
  if (!graph || !canvas.bands.length) return;
  onScreen(context, () => {
    context.font = BAND_FONT;
    context.fillStyle = palette.rule;
    for (const [key, height] of canvas.bands) {
      const left = 20 + context.measureText(say(key)).width;
      context.fillRect(left, bandTop(height), context.canvas.clientWidth - 12 - left, 1);
    }
  });
}

/** The headings of the rows, over whatever crosses them. */
function drawHeadings(context, grid) {
  context.font = BAND_FONT;
  context.textBaseline = 'middle';
  for (const [key, height] of canvas.bands) {
    const y = bandTop(height), text = say(key), width = context.measureText(text).width;
    grid.add(12, y - 9, 20 + width, y + 9, LABEL);
    write(context, text, 12, y, 'left', palette.soft);
  }
  context.font = FONT;
  context.textBaseline = 'top';
}

const bandTop = (height) => Math.round(canvas.network.canvasToDOM({ x: 0, y: height }).y);

/** Draw in pixels of the screen. */
function onScreen(context, work) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  work();
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
  const { rows, width } = nameOf(point.thing, canvas.network.getScale(), point.hot ? 6 : 2), height = rows.length * LINE;
  const free = (owners) => ([x, y]) => isWithin(x, y, width, height, point.view) && grid.free(x - 2, y - 1, x + width + 2, y + height + 1, owners);
  const spots = spotsBeside(point, width, height);
  const spot = spots.find(free((owner) => owner === point.thing)) ?? (point.sure ? spots.find(free((owner) => owner !== LABEL && !canvas.sure.has(owner))) : null) ?? (point.hot ? spots[0] : null);
  if (!spot) return;
  const [x, y, middle] = spot;
  grid.add(x - 3, y - 1, x + width + 3, y + height + 1, LABEL);
  canvas.boxes.push({ thing: point.thing, x, y, width, height, rows, middle });
  rows.forEach((row, line) => write(context, row, x + width * middle, y + line * LINE, ['left', 'center', 'right'][middle * 2], palette.ink));
}

const isWithin = (x, y, width, height, view) => x >= 0 && x + width <= view.width && y >= 0 && y + height <= view.height;

/** Where a name may stand: left, top, and how it is set. Under or over a point near the edge it is moved inwards, so that it is whole. */
function spotsBeside({ x, y, r, view }, width, height) {
  const gap = r + NAME_GAP, inwards = Math.max(Math.min(x - width / 2, view.width - width - 1), 1);
  const below = [inwards, y + gap, 0.5], above = [inwards, y - gap - height, 0.5];
  const beside = [[x + gap, y - height / 2, 0], [x - gap - width, y - height / 2, 1]];
  return canvas.bands.length ? [below, ...beside] : [below, above, ...beside];
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
  const few = drawn.length <= 40 && !canvas.bands.length;
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
