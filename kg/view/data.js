// What the page holds: the unpacked graph, the words of the interface, and small helpers that all parts use.

const byId = (id) => document.getElementById(id);
const readJson = (id) => JSON.parse(byId(id).textContent);

const WORDS = readJson('words');
const state = { lang: 'vi' };

const hasWord = (key) => Object.hasOwn(WORDS.vi, key);

/** The words of the interface for a key, with {name} places filled in. */
function say(key, values = {}) {
  const text = hasWord(key) ? WORDS[state.lang][key] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** "1 234" things in the form of the language. */
const count = (number) => number.toLocaleString(state.lang === 'vi' ? 'vi-VN' : 'en-GB');
const counted = (kind, number) => {
  const text = say(`n.${kind}`, { n: count(number) });
  return state.lang === 'en' && number === 1 ? text.replace(/ies$/, 'y').replace(/s$/, '') : text;
};

/** An element with properties and children; text goes in as text, never as markup. */
function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (name === 'class') element.className = value;
    else if (name === 'text') element.textContent = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== '' && child !== false) element.append(child);
  return element;
}

/** Letters without marks, lower case, đ as d: what search compares. */
const fold = (text) =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[đðɖ]/g, 'd').replace(/\s+/g, ' ').trim();

/** A web address, or null if it is anything but http or https. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** 2019-11-27 as 27/11/2019 or 27 November 2019; shorter dates and those known to the month or year stay so. */
function dateText(iso, precision = '') {
  const [year, month, day] = iso.split('-');
  const known = precision === 'year' || !month ? 1 : precision === 'month' || !day ? 2 : 3;
  if (known === 1) return year;
  if (state.lang === 'vi' || precision === 'digits') return known === 2 ? `${+month}/${year}` : `${day.slice(0, 2)}/${month}/${year}`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return known === 2 ? `${names[month - 1]} ${year}` : `${+day.slice(0, 2)} ${names[month - 1]} ${year}`;
}

/** "from … to …" of bounds, either of which may be missing. A period within one month or year is that month or year. */
function spanText(start, end, precision = '') {
  if (start && end && precision) return dateText(start, precision);
  if (start && end && start === end) return dateText(start);
  if (start && end) return say('span', { from: dateText(start), to: dateText(end) });
  if (start) return say('since', { date: dateText(start, precision) });
  return end ? say('until', { date: dateText(end, precision) }) : '';
}

// ---------------------------------------------------------------- the graph

/** The graph once unpacked; until then null. */
let graph = null;

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

/** The graph with what is looked up often: facts by thing, neighbours, things by id. */
function indexed(data) {
  const size = data.things.id.length;
  const facts = Array.from({ length: size }, () => []);
  const near = Array.from({ length: size }, () => new Map());
  data.facts.kind.forEach((_, fact) => {
    const one = data.facts.s[fact], other = data.facts.o[fact];
    if (one >= 0) facts[one].push(fact);
    if (other >= 0 && other !== one) facts[other].push(fact);
    if (one < 0 || other < 0 || one === other) return;
    for (const [a, b] of [[one, other], [other, one]]) {
      if (!near[a].has(b)) near[a].set(b, []);
      near[a].get(b).push(fact);
    }
  });
  const { quotes, articles } = data;
  quotes.text = quotes.text.map((text, quote) => (quotes.at[quote] < 0 ? text : articles.text[quotes.article[quote]].slice(quotes.at[quote], quotes.to[quote])));
  const labels = new Map();
  for (const label of data.things.label) labels.set(label, (labels.get(label) ?? 0) + 1);
  return {
    ...data, size, factsOf: facts, near, labels,
    held: new Set(data.things.type.map((type) => data.types[type])),
    levels: new Set(data.things.code.map((code) => data.strings[code].split('-').at(-1))),
    byRank: data.things.id.map((_, thing) => thing).sort((a, b) => data.things.rank[b] - data.things.rank[a] || a - b),
    topRank: Math.max(...data.scenes.flatMap((scene) => scene.n.map((thing) => data.things.rank[thing])), 1e-9),
    number: new Map(data.things.id.map((id, thing) => [id, thing])),
    articleNumber: new Map(data.articles.id.map((id, article) => [id, article])),
  };
}

const word = (number) => graph.strings[number];
const typeOf = (thing) => graph.types[graph.things.type[thing]];
const kindOf = (fact) => graph.kinds[graph.facts.kind[fact]];
const labelOf = (thing) => graph.things.label[thing];
const statusOf = (fact) => word(graph.facts.status[fact]);
const rankOf = (thing) => graph.things.rank[thing];

/** The level of a unit or place in the sector, the end of its code; "" where it has none. */
const levelOf = (thing) => word(graph.things.code[thing]).split('-').at(-1);

const otherEnd = (fact, thing) => (graph.facts.s[fact] === thing ? graph.facts.o[fact] : graph.facts.s[fact]);

/** The era of a unit or place as text, "" when it has none. */
function eraOf(thing) {
  const { start, end } = graph.things;
  if (end[thing] && !start[thing]) return say('before', { date: dateText(end[thing]) });
  return spanText(start[thing], end[thing]);
}

const hasEra = (thing) => ['procuracy', 'body', 'province', 'cluster'].includes(typeOf(thing));

/** Whether a unit or place is a thing of the past, a person has left every post that is known, or a meeting has not been held. */
function isFormer(thing) {
  const end = graph.things.end[thing];
  if (hasEra(thing)) return end !== '' && (!state.day || end <= state.day);
  if (typeOf(thing) === 'meeting') return ['planned', 'cancelled'].includes(word(graph.things.status[thing]));
  const posts = graph.factsOf[thing].filter((fact) => kindOf(fact) === 'tenure' && graph.facts.s[fact] === thing);
  return typeOf(thing) === 'person' && !state.day && posts.length > 0 && posts.every(isPast);
}

/** Whether a fact is told as past, or has an end. */
const isPast = (fact) => statusOf(fact) === 'former' || (kindOf(fact) === 'tenure' && word(graph.facts.end[fact]) !== '');

/** The last date that a fact tells of, to sort by. */
function lastDate(fact) {
  const seen = graph.facts.seen[fact];
  return seen.at(-1) || word(graph.facts.end[fact]) || word(graph.facts.start[fact]) || '';
}

/** The post of a person that was seen last, with where it is. */
function latestPost(person) {
  const posts = graph.factsOf[person].filter((fact) => kindOf(fact) === 'tenure' && graph.facts.s[fact] === person);
  posts.sort((a, b) => isPast(a) - isPast(b) || (lastDate(a) < lastDate(b) ? 1 : -1));
  return posts.length ? posts[0] : null;
}

const postText = (fact) =>
  [word(graph.facts.text[fact]), graph.facts.o[fact] >= 0 ? labelOf(graph.facts.o[fact]) : ''].filter(Boolean).join(' ');

/** One short line that tells a thing from another of the same name. */
function aside(thing) {
  const type = typeOf(thing);
  if (type === 'person') {
    const post = latestPost(thing);
    return post === null ? say('type.person') : postText(post);
  }
  const start = graph.things.start[thing];
  const date = start && !hasEra(thing) ? dateText(start, word(graph.things.precision[thing])) : '';
  const issuer = type === 'document' ? graph.factsOf[thing].find((fact) => kindOf(fact) === 'issue') : undefined;
  const level = levelOf(thing);
  const levelText = hasEra(thing) && hasWord(`level.${level}`) ? say(`level.${level}`) : '';
  const parts = [say(`type.${type}`), levelText, issuer === undefined ? '' : labelOf(graph.facts.s[issuer]), date];
  return [...parts, hasEra(thing) ? eraOf(thing) : ''].filter(Boolean).join(' · ');
}
