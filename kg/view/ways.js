// Ways between two things, and the meetings that two have in common.

/** What comes out in the order of its cost. */
class Queue {
  constructor() { this.rows = []; }

  push(cost, item) {
    const rows = this.rows;
    let place = rows.push([cost, item]) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (rows[above][0] <= rows[place][0]) break;
      [rows[above], rows[place]] = [rows[place], rows[above]];
      place = above;
    }
  }

  pop() {
    const rows = this.rows, first = rows[0], last = rows.pop();
    if (rows.length) {
      rows[0] = last;
      for (let place = 0; ;) {
        let least = place;
        for (const below of [2 * place + 1, 2 * place + 2]) if (below < rows.length && rows[below][0] < rows[least][0]) least = below;
        if (least === place) break;
        [rows[least], rows[place]] = [rows[place], rows[least]];
        place = least;
      }
    }
    return first;
  }
}

/** The shortest way between two things that avoids what touches everything; null if there is none. */
function wayBetween(from, to) {
  const cost = new Map([[from, 0]]), before = new Map(), done = new Set(), open = new Queue();
  open.push(0, from);
  while (open.rows.length) {
    const [spent, thing] = open.pop();
    if (thing === to) break;
    if (done.has(thing)) continue;
    done.add(thing);
    const toll = thing === from ? 0 : Math.log2(1 + graph.near[thing].size) / 4;
    for (const other of graph.near[thing].keys()) {
      const next = spent + 1 + toll;
      if (next >= (cost.get(other) ?? Infinity)) continue;
      cost.set(other, next);
      before.set(other, thing);
      open.push(next, other);
    }
  }
  if (!before.has(to)) return null;
  const way = [to];
  while (way[0] !== from) way.unshift(before.get(way[0]));
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
