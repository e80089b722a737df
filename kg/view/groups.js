// The communities of a large graph as bubbles with names: each opens the picture of its best things.

const OVERVIEW_FROM = 10000; // things from which a page opens with its communities
const GROUP_NAMES = 3;

/** Whether the page begins with the communities: a graph too large to be told by its leaders alone. */
const beginsWithGroups = () => graph.groups.length > 0 && graph.size >= OVERVIEW_FROM && readJson('start').centre < 0;

/** Whether the communities are what is to be seen now: nothing else was asked for. */
const showsGroups = () => state.overview && graph.groups.length > 0 && !state.chosen && state.around < 0 && state.group < 0;

/** Show the communities in place of the picture, or the picture. */
function applyGroups() {
  const on = showsGroups();
  byId('communities').hidden = !on;
  byId('canvas').hidden = on;
  byId('zoom').hidden = on;
  if (on) byId('communities').replaceChildren(groupsPicture(), make('p', { class: 'soft', text: say('groups.intro', { n: count(graph.size) }) }));
  return on;
}

function groupsPicture() {
  const xs = graph.groups.flatMap((group) => [group.at[0] - 95, group.at[0] + 95]);
  const ys = graph.groups.flatMap((group) => [group.at[1] - group.radius - 10, group.at[1] + group.radius + 54]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const svg = shape('svg', { viewBox: `${left} ${top} ${Math.max(...xs) - left} ${Math.max(...ys) - top}`, role: 'group', 'aria-label': say('groups.label') });
  graph.groups.forEach((group, place) => group.ties.forEach(([other, number]) => svg.append(tieLine(graph.groups[place], graph.groups[other], number))));
  graph.groups.forEach((group, place) => svg.append(bubble(group, place)));
  return svg;
}

const tieLine = (one, other, number) => shape('line', { x1: one.at[0], y1: one.at[1], x2: other.at[0], y2: other.at[1], class: 'tie', 'stroke-width': Math.min(1 + Math.log2(number), 7) });

function bubble(group, place) {
  const [x, y] = group.at, type = typeOf(group.named);
  const name = say('groups.name', { name: labelOf(group.named) }), size = say('groups.size', { n: count(group.size) });
  const made = shape('a', { class: `bubble ${type}`, href: `#u=${place + 1}`, 'aria-label': `${name}: ${size}` },
    shape('circle', { cx: x, cy: y, r: group.radius }),
    shape('text', { x, y: y + 7, class: 'size' }, count(group.size)));
  bubbleName(labelOf(group.named)).forEach((row, line) => made.append(shape('text', { x, y: y + group.radius + 21 + 21 * line, class: 'name' }, row)));
  made.append(shape('title', {}, [name, size, group.n.filter((thing) => thing !== group.named).slice(0, GROUP_NAMES).map(labelOf).join(', ')].join('\n')));
  made.addEventListener('click', (event) => { event.preventDefault(); go(null, { group: place }); });
  return made;
}

/** A name in at most two rows. */
function bubbleName(name) {
  const rows = [''];
  for (const part of name.split(' ')) {
    if (rows.at(-1) && rows.at(-1).length + part.length > 16) rows.push(part);
    else rows[rows.length - 1] = `${rows.at(-1)} ${part}`.trim();
  }
  return rows.length > 2 ? [rows[0], `${rows[1].slice(0, 15)}…`] : rows;
}
