// Where the picture stands on its canvas: zoomed and moved so that every point is whole in view with its name, and every heading of a row.

const EDGE = 6; // pixels left free along the edges
const ZOOM = { least: 0.02, most: 1.3, steps: 24 };
const HEADING = 10; // what the heading of a row takes above and below its line

/** Zoom and move so that everything drawn is in view. Where that is stands on the canvas, for whoever has to find a point. */
function fitView() {
  if (!canvas.shown.size) return;
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const places = Object.entries(canvas.network.getPositions([...canvas.shown])).map(([id, place]) => [+id, place]);
  const fits = (scale) => {
    const [across, down] = reaches(places, scale);
    return across[1] - across[0] <= width - 2 * EDGE && down[1] - down[0] <= height - 2 * EDGE;
  };
  const scale = largest(fits), [x, y] = reaches(places, scale).map(([from, to]) => (from + to) / 2 / scale);
  canvas.network.moveTo({ position: { x, y }, scale, animation: false });
  byId('canvas').dataset.place = [x, y, scale].map((number) => number.toFixed(4)).join(' ');
  swell();
}

/** The largest zoom that fits; the least if none does. */
function largest(fits) {
  if (fits(ZOOM.most)) return ZOOM.most;
  let [low, high] = [ZOOM.least, ZOOM.most];
  for (let step = 0; step < ZOOM.steps; step += 1) {
    const middle = Math.sqrt(low * high);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** From where to where the picture reaches at a zoom, across and down, in pixels from its origin: points, names and headings. */
function reaches(places, scale) {
  const across = [Infinity, -Infinity], down = [Infinity, -Infinity], larger = swellAt(scale);
  const take = (reach, at, before, after) => {
    reach[0] = Math.min(reach[0], at - before);
    reach[1] = Math.max(reach[1], at + after);
  };
  for (const [thing, { x, y }] of places) {
    const round = radius(thing, larger) * scale, { rows, width } = nameOf(thing, scale), side = Math.max(round, width / 2);
    take(across, x * scale, side, side);
    take(down, y * scale, round, round + NAME_GAP + rows.length * LINE);
  }
  for (const [, y] of canvas.bands) take(down, y * scale, HEADING, HEADING);
  return [across, down];
}
