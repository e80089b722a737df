// A page that a server gave may hold only a part of the graph: what the rest holds is asked of the server's index.

const BEYOND_WAIT = 150; // milliseconds after the last key
const beyondState = { asked: 0, timer: 0 };

const beyondApi = document.documentElement.dataset.api;
const partOf = (ids) => `${document.documentElement.dataset.part}?${new URLSearchParams(ids.map((id) => ['n', id]))}`;

/** The answer of the index, or null when there is none. */
async function askIndex(what, fields) {
  try {
    const response = await fetch(`${beyondApi}${what}?${new URLSearchParams(fields)}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const beyondPlace = once(() => {
  const place = make('div', { id: 'beyond', role: 'region', hidden: true });
  byId('legend').before(place);
  return place;
});

/** Show lines of the index, or nothing. */
function showBeyond(...lines) {
  const kept = lines.flat(Infinity).filter(Boolean);
  beyondPlace().setAttribute('aria-label', say('beyond'));
  beyondPlace().replaceChildren(...kept);
  beyondPlace().hidden = kept.length === 0;
}

const partLink = (thing) => make('a', { href: partOf([thing.id]), text: thing.label });

/** What the whole graph has for the typed words and this page does not hold. */
function searchBeyond() {
  clearTimeout(beyondState.timer);
  const asked = beyondState.asked += 1, typed = byId('query').value.trim();
  if (!typed) { tellBeyond(); return; }
  beyondState.timer = setTimeout(async () => {
    const answer = await askIndex('search', { q: typed });
    if (asked !== beyondState.asked || !answer) return;
    const hits = answer.hits.filter((thing) => !graph.number.has(thing.id));
    showBeyond(hits.length > 0 && [make('span', { class: 'soft', text: say(answer.more ? 'beyond.more' : 'beyond.hits', { n: count(hits.length) }) }),
      ...hits.map((thing) => make('span', {}, OUTLINES[thing.kind] ? icon(thing.kind) : '', partLink(thing)))]);
  }, BEYOND_WAIT);
}

/** What can be asked of the index about what is chosen. */
async function tellBeyond() {
  const asked = beyondState.asked += 1, chosen = state.chosen;
  if (chosen?.kind === 'way') {
    const answer = await askIndex('path', { a: graph.things.id[chosen.a], b: graph.things.id[chosen.b] });
    if (asked === beyondState.asked && answer?.way.length) showBeyond(make('a', { href: partOf(answer.way.map((thing) => thing.id).slice(0, 12)), text: say('beyond.way', { n: answer.way.length - 1 }) }));
    return;
  }
  if (chosen?.kind !== 'thing') { showBeyond(); return; }
  const answer = await askIndex('neighbours', { n: graph.things.id[chosen.a] });
  if (asked !== beyondState.asked) return;
  const missing = answer ? answer.all - graph.near[chosen.a].size : 0;
  showBeyond(missing > 0 && make('a', { href: partOf([graph.things.id[chosen.a]]), text: say('beyond.near', { n: count(missing), name: labelOf(chosen.a) }) }));
}

if (beyondApi) {
  byId('query').addEventListener('input', searchBeyond);
  views.shared.addEventListener('change', () => { if (!byId('query').value.trim()) tellBeyond(); });
}
