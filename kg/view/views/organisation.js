// The organisation on a day: units under units, departments before levels, and who heads each.

const childrenShown = () => (isSmall() ? 15 : 40);
const UNIT_LEVELS = ['supreme', 'central', 'high', 'military', 'provincial', 'regional', 'district', 'commune'];

const treeState = { open: new Set(), more: new Set(), others: false, revealed: -1, touched: false };

/** For each unit, the facts that tell who was in the post of its head, with the days that bound them. */
const headPosts = once(() => {
  const found = new Map();
  const { fact: facts, bounds } = graph.views.organisation;
  facts.forEach((fact, place) => {
    const unit = graph.facts.o[fact];
    if (!found.has(unit)) found.set(unit, []);
    const [notBefore, by, until, notAfter] = [0, 1, 2, 3].map((end) => bounds[place][end] ?? '');
    found.get(unit).push({ fact, notBefore, by, until, notAfter });
  });
  return found;
});

/** How a post of a head is known to have been held on a day: "seen", "between", "possible", or "" when it was not. */
function knownOn(post, day, posts) {
  if (statusOf(post.fact) === 'former') return '';
  if (graph.facts.seen[post.fact].includes(day)) return 'seen';
  if ((post.notBefore && day < post.notBefore) || (post.notAfter && day >= post.notAfter)) return '';
  if (post.by && post.by <= day && post.until && day < post.until) return 'between';
  const title = (each) => word(graph.facts.text[each.fact]);
  const taken = posts.some((other) => other !== post && title(other) === title(post) && other.by && other.by <= day && other.until
    && (day < other.until || (day === other.until && graph.facts.seen[other.fact].includes(day))));
  return taken ? '' : 'possible';
}

/** Who heads a unit on a day: the facts with how they are known, those that are sure first. */
function headsOn(unit, day) {
  const posts = headPosts().get(unit) ?? [];
  const order = ['seen', 'between', 'possible'];
  const found = posts.filter((post) => isLetThrough(post.fact) && inYears(post.fact) && !state.removed.has(graph.facts.s[post.fact]) && !state.hidden.has('person')).map((post) => ({ fact: post.fact, known: knownOn(post, day, posts) })).filter((each) => each.known);
  const near = (fact) => Math.min(...graph.facts.seen[fact].map((seen) => Math.abs(Date.parse(seen) - Date.parse(day))), Infinity);
  found.sort((a, b) => order.indexOf(a.known) - order.indexOf(b.known) || near(a.fact) - near(b.fact) || a.fact - b.fact);
  const people = new Set();
  return found.filter(({ fact }) => !people.has(graph.facts.s[fact]) && people.add(graph.facts.s[fact]));
}

// ---------------------------------------------------------------- the tree

const isUnit = (thing) => ['procuracy', 'body'].includes(typeOf(thing));
const byName = (a, b) => labelOf(a).localeCompare(labelOf(b), 'vi', { numeric: true });

const unitsOf = (units, day) => [...new Set(units)].filter((unit) => isUnit(unit) && isThere(unit, day));

/** The units that there are on a day and that the filters let through, and those above them, which lead to them. */
const unitsShown = kept(() => filterKey(), (day) => {
  const passing = new Set(unitsOf(graph.byRank, day).filter(passesOnAnyDay));
  return { passing, shown: new Set([...passing].flatMap((unit) => [unit, ...wayUp(unit, day)])) };
});

/** The units under a unit on a day that the filters let through: its departments, then by level. */
function childrenOf(unit, day) {
  const { shown } = unitsShown(day), children = unitsOf(structure().below.get(unit) ?? [], day).filter((child) => shown.has(child));
  const place = (child) => (levelOf(child) === levelOf(unit) || !levelOf(child) ? -1 : UNIT_LEVELS.indexOf(levelOf(child)));
  return children.sort((a, b) => place(a) - place(b) || byName(a, b));
}

/** The units that belong to no other: the procuracies, then the others by how much is told of them. What belonged to a unit that has ended is found on the days of that unit. */
function rootsOn(day) {
  const { above } = structure(), { shown } = unitsShown(day);
  const top = graph.byRank.filter((unit) => shown.has(unit) && !above.get(unit)?.length);
  const own = top.filter((unit) => typeOf(unit) === 'procuracy');
  return { own: own.sort((a, b) => (UNIT_LEVELS.indexOf(levelOf(a)) + 9) % 9 - (UNIT_LEVELS.indexOf(levelOf(b)) + 9) % 9 || byName(a, b)), others: top.filter((unit) => typeOf(unit) !== 'procuracy') };
}

/** The units above a unit on a day, the nearest first. */
function wayUp(unit, day) {
  const way = [];
  for (let at = unit; at !== undefined;) {
    at = (structure().above.get(at) ?? []).find((parent) => isThere(parent, day) && !way.includes(parent) && parent !== unit);
    if (at !== undefined) way.push(at);
  }
  return way;
}

/** The unit to be found in the tree: what is chosen, or where the person who is chosen has served last. */
function wantedUnit() {
  const chosen = chosenThing();
  if (chosen < 0 || isUnit(chosen)) return chosen;
  const post = typeOf(chosen) === 'person' ? latestPost(chosen) : null;
  return post === null ? -1 : graph.facts.o[post];
}

function drawTree() {
  const day = dayShown(), { own, others } = rootsOn(day);
  if (!own.length && !others.length) return [treeTools(), build('p', { text: say('empty.view') })];
  if (!treeState.touched && own.length) treeState.open.add(own[0]);
  const wanted = wantedUnit();
  if (wanted >= 0 && wanted !== treeState.revealed) {
    for (const unit of wayUp(wanted, day)) { treeState.open.add(unit); treeState.more.add(unit); }
    if (!own.includes(wanted) && others.some((unit) => unit === wanted || wayUp(wanted, day).includes(unit))) { treeState.others = true; treeState.more.add('others'); }
    treeState.revealed = wanted;
  } else if (wanted < 0) treeState.revealed = -1;
  return [treeTools(), build('div', { class: 'tree', on: { keydown: treeKeys } },
    branches(own, day, wanted, new Set(), 'own'),
    others.length > 0 && [build('h2', { class: 'viewhead' }, opener('others', treeState.others, () => { treeState.others = !treeState.others; }, say('tree.others')), ` ${say('tree.others')} `, build('span', { class: 'soft', text: count(others.length) })),
      treeState.others && branches(others, day, wanted, new Set(), 'others')])];
}

function treeTools() {
  const passing = () => unitsShown(dayShown()).passing.size;
  return build('div', { class: 'tools' }, dayLine(), build('span', { class: 'soft', text: say('tree.hint') }), hiddenLine(passing(), passing));
}

/** A list of units, each with what is under it when it is open; long lists are cut until asked for. */
function branches(units, day, wanted, above, key) {
  const all = treeState.more.has(key) || units.length <= childrenShown();
  const shown = all ? units : units.slice(0, childrenShown());
  return build('ul', {}, shown.map((unit) => branch(unit, day, wanted, above)),
    !all && build('li', {}, keyed(button(say('show', { n: count(units.length - shown.length) }), () => { treeState.more.add(key); treeView.redraw(); }), `more${key}`)));
}

function branch(unit, day, wanted, above) {
  const children = above.has(unit) ? [] : childrenOf(unit, day), open = treeState.open.has(unit) && children.length > 0;
  const flip = () => { if (!treeState.open.delete(unit)) treeState.open.add(unit); treeState.touched = true; };
  const name = link(unit);
  name.classList.add('unit');
  name.classList.toggle('onlyway', !unitsShown(day).passing.has(unit));
  if (unit === chosenThing()) name.setAttribute('aria-current', 'true');
  return build('li', { 'data-reveal': unit === wanted && String(unit) },
    children.length ? opener(unit, open, flip, labelOf(unit)) : build('span', { class: 'opener' }), icon(typeOf(unit)), keyed(name, `unit${unit}`),
    children.length > 0 && build('span', { class: 'soft', text: ` ${say('tree.below', { n: count(children.length) })}` }), headsText(unit, day),
    open && branches(children, day, wanted, new Set([...above, unit]), unit));
}

const opener = (key, open, flip, name) => keyed(build('button', { type: 'button', class: 'opener', 'aria-expanded': String(open), 'aria-label': say('tree.open', { name }), text: open ? '▾' : '▸',
  on: { click: () => { flip(); treeView.redraw(); } } }), `open${key}`);

/** Whether the filters leave out posts altogether, so that none shown says nothing. */
const withoutHeads = () => state.hidden.has('person') || state.kinds.has('tenure');

/** "Viện trưởng: …" with how it is known, the sentences behind it on demand. */
function headsText(unit, day) {
  const heads = headsOn(unit, day);
  if (!heads.length) return headPosts().has(unit) && !withoutHeads() ? build('span', { class: 'soft head', text: say('tree.unknown') }) : '';
  const sure = heads.filter((head) => head.known !== 'possible');
  const shown = (sure.length ? sure : heads).slice(0, 2), rest = heads.length - shown.length;
  return build('span', { class: 'head' }, shown.map(({ fact, known }, place) => [place > 0 && ', ', word(graph.facts.text[fact]) && `${word(graph.facts.text[fact])} `,
    keyed(link(graph.facts.s[fact]), `head${fact}`), build('span', { class: 'soft', text: ` ${say(`tree.${known}`, { date: nearestSeen(fact, day) })}` })]),
  !sure.length && rest > 0 && build('span', { class: 'soft', text: ` ${say('tree.rest', { n: count(rest) })}` }));
}

/** The day nearest to another on which someone was seen in a post, else when the post is said to have been held. */
function nearestSeen(fact, day) {
  const away = (seen) => Math.abs(Date.parse(seen) - Date.parse(day));
  const seen = [...graph.facts.seen[fact]].sort((a, b) => away(a) - away(b));
  return seen.length ? say('tree.day', { date: dateText(seen[0]) }) : whenText([fact]) || say('tree.nodate');
}

/** Up and down go from unit to unit, right and left open and close. */
function treeKeys(event) {
  const at = event.target.closest('.unit');
  if (!at || !['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'].includes(event.key)) return;
  event.preventDefault();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const listed = [...event.currentTarget.querySelectorAll('.unit')];
    listed[listed.indexOf(at) + step]?.focus();
    return;
  }
  const toggle = at.parentElement.querySelector(':scope > button.opener');
  if (toggle && (toggle.getAttribute('aria-expanded') === 'true') === (event.key === 'ArrowLeft')) toggle.click();
  else if (event.key === 'ArrowLeft') at.closest('ul').closest('li')?.querySelector('.unit').focus();
}

const treeView = offerView('organisation', drawTree);
