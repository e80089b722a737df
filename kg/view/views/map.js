// The map: a tile for each province, placed by hand like the country, coloured by what the articles tell of it.

const COLOURS = 4; // of tiles of which something is told
const MEASURES = ['facts', 'meetings', 'people'];

const mapState = { measure: 'facts', row: 0, column: 0 };

/** The number of the map that holds on the chosen day; without one, the map of which more is told. */
function mapShown() {
  const maps = graph.views.map;
  if (state.day) return maps.reduce((held, map, number) => (map.from <= state.day ? number : held), 0);
  const told = maps.map((map, number) => tileCounts(number).reduce((sum, each) => sum + each.facts, 0));
  return told.indexOf(Math.max(...told));
}

/** For each unit and place, the tiles of a map that it belongs to. */
const tilesOf = once(() => graph.views.map.map((map) => {
  const byPlace = new Map();
  map.tiles.forEach((tile, number) => { for (const thing of tile[4]) byPlace.set(thing, [number]); });
  const found = new Map(byPlace);
  graph.things.id.forEach((_, thing) => {
    if (!['procuracy', 'body'].includes(typeOf(thing))) return;
    const tiles = [...new Set(provincesOf(thing, 3).flatMap((place) => byPlace.get(place) ?? []))];
    if (tiles.length) found.set(thing, tiles);
  });
  return found;
}));

/** Whether the filters let a fact be counted on the map: its relation, time and sureness, its ends, and the province of one of them. */
function countsOnMap(fact) {
  const ends = [graph.facts.s[fact], graph.facts.o[fact]].filter((end) => end >= 0);
  return factPasses(fact) && ends.some(isInProvince)
    && !ends.some((end) => (state.hidden.has(typeOf(end)) && typeOf(end) !== 'province') || state.removed.has(end) || isOffLevel(end));
}

/** What each tile of a map shows: facts told of the place and its bodies, meetings held or hosted, people in office. */
const tileCounts = kept(filterKey, (number) => {
  const counts = graph.views.map[number].tiles.map(() => ({ facts: 0, meetings: new Set(), people: new Set() }));
  const places = tilesOf()[number];
  graph.facts.kind.forEach((_, fact) => {
    const ends = [graph.facts.s[fact], graph.facts.o[fact]], kind = kindOf(fact);
    const tiles = [...new Set(ends.flatMap((end) => places.get(end) ?? []))];
    if (!tiles.length || !graph.facts.quotes[fact].length && !['place', 'organize'].includes(kind) || !countsOnMap(fact)) return;
    for (const tile of tiles) {
      if (graph.facts.quotes[fact].length) counts[tile].facts += 1;
      if (kind === 'place' || kind === 'organize') counts[tile].meetings.add(ends.find((end) => end >= 0 && typeOf(end) === 'meeting'));
      if (kind === 'tenure' && !(state.day ? !holdsOn(fact, state.day) : isPast(fact))) counts[tile].people.add(ends[0]);
    }
  });
  return counts.map(({ facts, meetings, people }) => ({ facts, meetings: meetings.size, people: people.size }));
});

/** How much all tiles of a map show of what is measured. */
const tileSum = (number) => tileCounts(number).reduce((sum, each) => sum + each[mapState.measure], 0);

/** Whether nothing that is told speaks against someone being in a post on a day, and something for it by then. */
function holdsOn(fact, day) {
  const { start, end, seen } = graph.facts;
  const since = [word(start[fact]), ...seen[fact]].filter(Boolean).sort()[0];
  return !isPast(fact) ? Boolean(since) && since <= day : Boolean(since && word(end[fact])) && since <= day && day < word(end[fact]);
}

/** From how many on a tile has the next colour: about as many tiles in each. */
function stepsOf(amounts) {
  const told = amounts.filter(Boolean).sort((a, b) => a - b);
  const steps = Array.from({ length: COLOURS }, (_, step) => (step ? told[Math.floor((told.length * step) / COLOURS)] ?? 1 : 1));
  return [...new Set(steps)];
}

function drawMap() {
  if (!graph.views.map.some((map) => map.tiles.some((tile) => tile[4].length))) return [build('p', { text: say('empty.view') })];
  const number = mapShown(), map = graph.views.map[number], counts = tileCounts(number);
  const chosen = chosenThing(), lit = new Set(chosen >= 0 ? provincesOf(chosen, 3).flatMap(kinOf) : []), steps = stepsOf(counts.map((each) => each[mapState.measure]));
  const grid = build('div', { class: 'tiles', role: 'group', 'aria-label': mapTitle(number), on: { keydown: mapKeys } },
    map.tiles.map((tile, place) => provinceTile(tile, counts[place], steps, chosen, lit)), map.islands.map(islandTile));
  const first = grid.querySelector('[aria-current]') ?? tileAt(grid, mapState.row, mapState.column) ?? grid.querySelector('.tile');
  first.tabIndex = 0;
  grid.style.gridTemplateRows = `repeat(${Math.max(...map.tiles.map((tile) => tile[0]))}, minmax(${isSmall() ? 38 : 24}px, 1fr))`;
  return [mapTools(number), build('div', { class: 'mapframe' }, grid, mapLegend(number, steps), build('div', { class: 'maphidden' }, hiddenLine(tileSum(number), () => tileSum(number))))];
}

const mapTitle = (number) => say(number ? 'map.title.new' : 'map.title.old', { n: graph.views.map[number].tiles.length, measure: say(`map.${mapState.measure}.what`) });

function mapTools(number) {
  const reform = graph.views.map.at(-1).from;
  const eve = new Date(Date.parse(reform) - 86400000).toISOString().slice(0, 10);
  const days = [eve, reform];
  const eras = graph.views.map.map((map, place) => keyed(build('button', { type: 'button', 'aria-pressed': String(place === number),
    text: say(place ? 'map.new' : 'map.old', { n: map.tiles.length, date: dateText(reform) }), on: { click: () => go(state.chosen, { day: days[place] }) } }), `era${place}`));
  const measures = MEASURES.map((measure) => keyed(build('button', { type: 'button', 'aria-pressed': String(measure === mapState.measure), text: say(`map.${measure}`),
    on: { click: () => { mapState.measure = measure; mapView.redraw(); } } }), measure));
  return build('div', { class: 'tools' }, build('span', { class: 'choice', role: 'group', 'aria-label': say('map.era') }, eras),
    build('span', { class: 'choice', role: 'group', 'aria-label': say('map.measure') }, measures));
}

function provinceTile([row, column, name, short, things], counts, steps, chosen, lit) {
  const amount = counts[mapState.measure], thing = things[0] ?? -1;
  const tied = things.some((each) => lit.has(each)), current = things.includes(chosen);
  const told = say(`map.${mapState.measure}.n`, { n: count(amount) }), label = `${name}: ${told}`;
  const tile = build('button', { type: 'button', class: `tile step-${steps.filter((from) => amount >= from).length}${tied ? ' tied' : ''}`, title: label, tabindex: '-1',
    'aria-current': current && 'true', 'aria-disabled': thing < 0 && 'true', 'data-row': row, 'data-column': column,
    on: { click: () => { Object.assign(mapState, { row, column }); if (thing >= 0) go({ kind: 'thing', a: thing }); }, focus: () => Object.assign(mapState, { row, column }) } },
  build('span', { text: short }), amount > 0 && build('b', { 'aria-hidden': 'true', text: count(amount) }), build('span', { class: 'unseen', text: ` ${told}` }));
  tile.style.gridArea = `${row} / ${column}`;
  return keyed(tile, `tile${row}.${column}`);
}

function islandTile([row, column, name, province, things]) {
  const label = say('map.island', { name, province });
  const tile = build('button', { type: 'button', class: 'tile island', title: label, tabindex: '-1', 'data-row': row, 'data-column': column, 'aria-disabled': !things.length && 'true',
    on: { click: () => { if (things.length) go({ kind: 'thing', a: things[0] }); }, focus: () => Object.assign(mapState, { row, column }) } },
  build('span', { text: name }), build('small', { text: `(${province})` }));
  tile.style.gridArea = `${row} / ${column}`;
  return keyed(tile, `tile${row}.${column}`);
}

function mapLegend(number, steps) {
  const text = (step) => (step === 0 ? '0' : step === steps.length ? say('map.from', { n: count(steps[step - 1]) }) : steps[step] - 1 > steps[step - 1] ? `${count(steps[step - 1])}–${count(steps[step] - 1)}` : count(steps[step - 1]));
  return build('div', { class: 'maplegend' }, build('p', { class: 'maptitle', text: mapTitle(number) }),
    build('ul', { 'aria-label': say('map.legend') }, [0, ...steps].map((_, step) => build('li', {}, build('span', { class: `swatch step-${step}`, 'aria-hidden': 'true' }), text(step)))),
    build('p', { class: 'soft', text: say('map.note') }));
}

// ---------------------------------------------------------------- from tile to tile by keyboard

const tileAt = (grid, row, column) => grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);

/** To the nearest tile in the direction of an arrow. */
function mapKeys(event) {
  const [down, across] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
  const from = event.target.closest('.tile');
  if (!from || (!down && !across)) return;
  event.preventDefault();
  const distance = (tile) => {
    const rows = tile.dataset.row - from.dataset.row, columns = tile.dataset.column - from.dataset.column;
    const ahead = rows * down + columns * across;
    return ahead > 0 ? ahead + 3 * Math.abs(down ? columns : rows) : Infinity;
  };
  const next = [...event.currentTarget.children].sort((a, b) => distance(a) - distance(b))[0];
  if (distance(next) === Infinity) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

const mapView = offerView('map', drawMap);
