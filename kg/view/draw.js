// From the state to the picture: which things are drawn where, what is added, hidden and pinned.

const BETWEEN_MOST = 24;
const drawn = { base: '', all: '' };

/** Draw what the state asks for; whether it is a new picture rather than the same with a little more. */
function redraw(way) {
  const chosen = state.chosen;
  const wanted = chosen?.kind === 'thing' ? [chosen.a] : chosen?.kind === 'link' ? [chosen.a, chosen.b] : [];
  let base = baseKey(way), all = allKey(base);
  if (all === drawn.all && wanted.every((thing) => canvas.nodes.get(thing))) return false;
  let places = base === drawn.base && all === drawn.all ? null : withMore(basePlaces(way));
  if (!places || wanted.some((thing) => !places.has(thing))) {
    [state.around, state.more, state.group] = [wanted[0], [], -1];
    base = baseKey(way);
    all = allKey(base);
    places = withMore(basePlaces(way));
    for (const thing of wanted) if (!places.has(thing)) addMore(places, wanted[0], wanted);
    keep(true);
  }
  const fresh = base !== drawn.base;
  Object.assign(drawn, { base, all });
  const levels = graph.scenes[state.scene];
  canvas.bands = isLevels() ? levels.bands.map(([key, y]) => [key, y * rowStretch(levels)]) : [];
  drawPlaces(places);
  return fresh;
}

/** What the picture begins from, as text: the same text is the same picture. */
function baseKey(way) {
  if (way) return `way ${way.join(' ')}`;
  if (state.chosen?.kind === 'both') return `both ${state.chosen.a} ${state.chosen.b}`;
  if (state.around >= 0) return `around ${state.around}`;
  return state.group >= 0 ? `group ${state.group}` : `scene ${state.scene}`;
}

const isLevels = () => baseKey(null) === `scene ${state.scene}` && state.chosen?.kind !== 'way' && graph.scenes[state.scene].bands.length > 0;
const allKey = (base) => JSON.stringify([base, state.more, [...state.pins], isLevels() && state.day]);

function basePlaces(way) {
  if (way) return wayPlaces(way);
  if (state.chosen?.kind === 'both') return bothPlaces(state.chosen.a, state.chosen.b);
  if (state.around >= 0) return aroundPlaces(state.around);
  return scenePlaces(state.group >= 0 ? graph.groups[state.group] : graph.scenes[state.scene]);
}

/** Two people with their meetings between them; where they have none, the way from one to the other. */
function bothPlaces(one, other) {
  const shared = sharedMeetings(one, other);
  return shared.length ? betweenPlaces(one, other, shared.slice(0, BETWEEN_MOST)) : wayPlaces(wayBetween(one, other) ?? [one, other]);
}

/** The places with what was expanded and pinned. */
function withMore(places) {
  for (const [thing, spot] of state.pins) places.set(thing, spot);
  for (const thing of state.more) if (places.has(thing)) addMore(places, thing);
  return places;
}

// ---------------------------------------------------------------- what the reader does to the picture

/** Add what a thing is tied to, or take it away again. */
function expand(thing) {
  const more = state.more.includes(thing) ? state.more.filter((each) => each !== thing) : [...state.more, thing];
  go(state.chosen, { more });
}

function hide(thing) {
  go(null, { removed: new Set(state.removed).add(thing), around: state.around === thing ? -1 : state.around });
}

function pin(thing, spot) {
  const pins = new Map(state.pins), here = canvas.network.getPositions([thing])[thing];
  if (spot || !pins.has(thing)) pins.set(thing, spot ?? (here ? [Math.round(here.x), Math.round(here.y)] : [0, 0]));
  else pins.delete(thing);
  go(state.chosen, { pins });
}

/** After a point was dragged it stays where it was put. */
function dragged(event) {
  const thing = event.nodes[0];
  if (thing === undefined) return;
  const { x, y } = canvas.network.getPositions([thing])[thing];
  pin(thing, [Math.round(x), Math.round(y)]);
}

const NO_CHANGES = () => ({ around: -1, group: -1, more: [], removed: new Set(), pins: new Map(), chosen: null });

function bringIntoView(thing) {
  const places = canvas.network.getPositions([thing]);
  if (!places[thing] || !byId('canvas').clientWidth) return;
  const place = canvas.network.canvasToDOM(places[thing]);
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  if (place.x < 40 || place.y < 30 || place.x > width - 40 || place.y > height - 40) {
    canvas.network.moveTo({ position: places[thing], animation: !canvas.still && { duration: 200 } });
  }
}
