// Where things are put: in a scene, around one, along a way, between two, near what they are tied to. Places are maps from thing to [x, y].

const MORE_MOST = 24;
const MARGIN = { side: 80, end: 84 }; // about what names and headings take beside the outermost columns, and above and below the rows

/** The places of a scene; turned on a canvas that is higher than wide. On a chosen day others may stand in its slots. */
function scenePlaces(scene) {
  const turned = isPortrait() && !scene.bands.length, stretch = rowStretch(scene);
  const places = new Map(scene.n.map((thing, place) => (turned ? [thing, [scene.y[place], scene.x[place]]] : [thing, [scene.x[place], Math.round(scene.y[place] * stretch)]])));
  if (!state.day || !scene.slots.length) return places;
  const slots = scene.slots.map(([unit, x, y]) => [unit, x, Math.round(y * stretch)]);
  const taken = new Set(slots.map(([, x, y]) => `${x} ${y}`));
  for (const [thing, [x, y]] of places) if (taken.has(`${x} ${y}`)) places.delete(thing);
  const waiting = new Map();
  for (const [unit, x, y] of slots) {
    if (!waiting.has(unit)) waiting.set(unit, unit < 0 ? meetingsOn(state.day) : peopleOn(unit, state.day));
    const next = waiting.get(unit).find((thing) => !places.has(thing) && !state.hidden.has(typeOf(thing)));
    if (next !== undefined) places.set(next, [x, y]);
  }
  return places;
}

/** By how much rows are drawn further apart than columns, so that a scene of bands fills the canvas; 1 for other scenes. */
function rowStretch(scene) {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  if (!scene.bands.length || !width) return 1;
  const across = Math.max(...scene.x) - Math.min(...scene.x), down = Math.max(...scene.y);
  return Math.min(Math.max(((height - MARGIN.end) / Math.max(down, 1)) / ((width - 2 * MARGIN.side) / Math.max(across, 1)), 0.4), 2.2);
}

/** The meetings of the year up to a day, those with most ties first. */
const meetingsOn = (day) => graph.byRank.filter((thing) => typeOf(thing) === 'meeting' && existsOn(thing, day))
  .sort((a, b) => graph.near[b].size - graph.near[a].size || a - b);

/** Whether the canvas is higher than wide: then the picture is turned. */
const isPortrait = () => byId('canvas').clientHeight > byId('canvas').clientWidth;

/** Whether a relation between two is let through. */
const isTied = (one, other) => shownFacts(graph.near[one].get(other)).length > 0;

/** The things around one, on rings by kind and rank. */
function aroundPlaces(centre) {
  const plain = (thing) => shownFacts(graph.near[centre].get(thing)).every((fact) => QUIET.includes(kindOf(fact)));
  const worth = [...graph.near[centre].keys()].filter((thing) => isShown(thing) && isTied(centre, thing)).map((thing) => [rankOf(thing) + (plain(thing) ? 0 : 10), thing]);
  const near = worth.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, EGO_MOST).map((row) => row[1]);
  near.sort((a, b) => graph.things.type[a] - graph.things.type[b] || rankOf(b) - rankOf(a));
  const turned = isPortrait();
  const spots = rings(near.length);
  return new Map([[centre, [0, 0]], ...near.map((thing, place) => [thing, turned ? [spots[place][1], spots[place][0]] : [spots[place][0], spots[place][1]]])]);
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

/** Add to the places what a thing is tied to, in free places near it; what else is wanted comes first. How many were added. */
function addMore(places, thing, wanted = []) {
  const fresh = [...graph.near[thing].keys()].filter((other) => !places.has(other) && isShown(other) && isTied(thing, other));
  fresh.sort((a, b) => wanted.includes(b) - wanted.includes(a) || rankOf(b) - rankOf(a));
  const taken = [...places.values()], centre = places.get(thing);
  for (const other of fresh.slice(0, MORE_MOST)) places.set(other, freePlace(centre, taken));
  return Math.min(fresh.length, MORE_MOST);
}

/** The nearest free place around another, in growing ellipses. */
function freePlace([left, top], taken) {
  for (let ring = 1; ; ring += 0.5) {
    const steps = Math.ceil(ring * 8);
    for (let k = 0; k < steps; k += 1) {
      const angle = -Math.PI / 2 + (2 * Math.PI * k) / steps;
      const x = Math.round(left + Math.cos(angle) * ring * 120), y = Math.round(top + Math.sin(angle) * ring * 80);
      if (taken.every((other) => Math.abs(other[0] - x) > 110 || Math.abs(other[1] - y) > 48)) {
        taken.push([x, y]);
        return [x, y];
      }
    }
  }
}

/** A way as a gentle zigzag, left to right, or downwards on a narrow canvas. */
const wayPlaces = (way) => new Map(way.map((thing, k) => {
  const along = k - (way.length - 1) / 2, aside = k % 2 ? 50 : -50;
  return [thing, isPortrait() ? [aside, along * 110] : [along * 190, aside]];
}));

/** Two at the sides, and in columns between them what both were at. */
function betweenPlaces(one, other, shared) {
  const places = new Map([[one, [-330, 0]], [other, [330, 0]]]);
  const columns = shared.length > 8 ? 2 : 1, rows = Math.ceil(shared.length / columns);
  shared.forEach((thing, k) => places.set(thing, [columns < 2 ? 0 : (k % 2 ? 95 : -95), Math.round((Math.floor(k / columns) - (rows - 1) / 2) * 72)]));
  return places;
}
