// Ways between two things, and the meetings that two have in common.

/** What comes out in the order of its cost; a heap in two lists of numbers. */
class Queue {
  constructor() { [this.costs, this.items] = [[], []]; }

  get least() { return this.costs.length ? this.costs[0] : Infinity; }

  put(place, cost, item) { [this.costs[place], this.items[place]] = [cost, item]; }

  push(cost, item) {
    let place = this.costs.length;
    for (let above = (place - 1) >> 1; place > 0 && this.costs[above] > cost; above = (place - 1) >> 1) {
      this.put(place, this.costs[above], this.items[above]);
      place = above;
    }
    this.put(place, cost, item);
  }

  pop() {
    const { costs, items } = this, first = items[0], cost = costs.pop(), item = items.pop();
    if (!costs.length) return first;
    let place = 0;
    for (let below = 1; below < costs.length; below = 2 * place + 1) {
      if (below + 1 < costs.length && costs[below + 1] < costs[below]) below += 1;
      if (costs[below] >= cost) break;
      this.put(place, costs[below], items[below]);
      place = below;
    }
    this.put(place, cost, item);
    return first;
  }
}

let web = null;

/** The neighbours of all things in one list, where those of each begin, and what it costs to go through each. Made on first use. */
function roads() {
  if (web) return web;
  const first = new Int32Array(graph.size + 1), toll = new Float64Array(graph.size);
  graph.near.forEach((near, thing) => {
    first[thing + 1] = first[thing] + near.size;
    toll[thing] = Math.log2(1 + near.size) / 4;
  });
  const ends = new Int32Array(first[graph.size]);
  graph.near.forEach((near, thing) => { let place = first[thing]; for (const other of near.keys()) ends[place++] = other; });
  web = { first, ends, toll };
  return web;
}

/** What is known from one end of a way: the cost of reaching each thing, and the thing before it. */
function searchFrom(start) {
  const side = { start, cost: new Float64Array(graph.size).fill(Infinity), before: new Int32Array(graph.size).fill(-1), done: new Uint8Array(graph.size), open: new Queue() };
  side.cost[start] = 0;
  side.open.push(0, start);
  return side;
}

/** Go one thing further from one end. Where that meets what was reached from the other, keep the best meeting. */
function goOn(side, other, best) {
  const { first, ends, toll } = roads(), thing = side.open.pop();
  if (side.done[thing]) return;
  side.done[thing] = 1;
  const next = side.cost[thing] + 1 + (thing === side.start ? 0 : toll[thing]);
  for (let place = first[thing]; place < first[thing + 1]; place += 1) {
    const end = ends[place];
    if (next >= side.cost[end]) continue;
    side.cost[end] = next;
    side.before[end] = thing;
    side.open.push(next, end);
    const whole = next + other.cost[end] + (end === other.start ? 0 : toll[end]);
    if (whole < best.cost) Object.assign(best, { cost: whole, at: end });
  }
}

/** The shortest way between two things that avoids what touches everything, looked for from both ends; null if there is none. */
function wayBetween(from, to) {
  if (from === to) return null;
  const one = searchFrom(from), other = searchFrom(to), best = { cost: Infinity, at: -1 };
  while (one.open.least + other.open.least < best.cost) {
    if (one.open.least <= other.open.least) goOn(one, other, best);
    else goOn(other, one, best);
  }
  if (best.at < 0) return null;
  const way = [best.at];
  while (way[0] !== from) way.unshift(one.before[way[0]]);
  while (way.at(-1) !== to) way.push(other.before[way.at(-1)]);
  return way;
}

const MEETING_KINDS = ['chair', 'direct', 'speak', 'moderate', 'sign', 'attend', 'organize'];

/** The facts by which each meeting has a thing in it: a map from meeting to facts, those that the filters let through. */
function meetingsOf(thing) {
  const found = new Map();
  for (const fact of graph.factsOf[thing]) {
    if (!MEETING_KINDS.includes(kindOf(fact)) || graph.facts.s[fact] !== thing || !factPasses(fact)) continue;
    const meeting = graph.facts.o[fact];
    if (!found.has(meeting)) found.set(meeting, []);
    found.get(meeting).push(fact);
  }
  return found;
}

/** The meetings that two were both at, the latest first. */
function sharedMeetings(one, other) {
  const theirs = meetingsOf(other);
  return [...meetingsOf(one).keys()].filter((meeting) => theirs.has(meeting)).sort(latestFirst);
}

const latestFirst = (a, b) => (graph.things.start[a] < graph.things.start[b] ? 1 : graph.things.start[a] > graph.things.start[b] ? -1 : a - b);

/** Who was at the same meetings as an official, the most frequent first: rows of [person, number of meetings]. */
function companions(person, most = 8) {
  const tally = new Map();
  for (const meeting of meetingsOf(person).keys()) {
    const there = new Set(graph.factsOf[meeting].filter((fact) => MEETING_KINDS.includes(kindOf(fact)) && graph.facts.o[fact] === meeting).map((fact) => graph.facts.s[fact]));
    for (const other of there) if (other !== person && typeOf(other) === 'person') tally.set(other, (tally.get(other) ?? 0) + 1);
  }
  return [...tally].sort((a, b) => b[1] - a[1] || rankOf(b[0]) - rankOf(a[0]) || a[0] - b[0]).slice(0, most);
}
