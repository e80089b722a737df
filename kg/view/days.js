// Days: when facts held, what there was on a day, and the line on which a day is chosen and played.

const LASTING = ['parent', 'jurisdiction', 'replaced'];
const PLAY_STEP = 900;
const PLAY_STILL = 2000; // for a reader who wants less motion

const articleDate = (article) => (article >= 0 ? graph.articles.date[article] : '');
const articleDays = (fact) => graph.facts.quotes[fact].map((quote) => articleDate(graph.quotes.article[quote]));

/** The days that a fact tells of, sorted: its own, its meeting's, or those of its articles. */
function daysOf(fact) {
  const facts = graph.facts;
  const days = [word(facts.start[fact]), word(facts.end[fact]), ...facts.seen[fact]];
  for (const end of [facts.s[fact], facts.o[fact]]) {
    if (end >= 0 && typeOf(end) === 'meeting') days.push(graph.things.start[end]);
  }
  return (days.some(Boolean) ? days : articleDays(fact)).filter(Boolean).sort();
}

/** The first and last year of a fact; null when it has none. */
function yearsOf(fact) {
  const days = daysOf(fact);
  return days.length ? [+days[0].slice(0, 4), +days.at(-1).slice(0, 4)] : null;
}

/** From when to when a post was held, as far as is known; "" for an open end, null where nothing is. */
function heldFrom(fact) {
  const { start, end, seen, bounds } = graph.facts, told = bounds[fact] || ['', '', '', ''];
  const shown = (seen[fact].length ? seen[fact] : articleDays(fact)).filter(Boolean).sort();
  const first = word(start[fact]) || [told[1], statusOf(fact) === 'former' ? '' : shown[0]].filter(Boolean).sort()[0] || '';
  const last = word(end[fact]) || told[3] || (statusOf(fact) === 'former' ? shown[0] : '') || '';
  return first || last ? [first, last] : null;
}

const yearBefore = (day) => `${day.slice(0, 4) - 1}${day.slice(4)}`;
const within = (date, day) => date !== '' && date <= day && date > yearBefore(day);

/** Whether a fact held on a day; what happened counts for a year. */
function factHoldsOn(fact, day) {
  const kind = kindOf(fact), ends = [graph.facts.s[fact], graph.facts.o[fact]].filter((end) => end >= 0);
  if (kind === 'tenure') {
    const held = heldFrom(fact);
    return held !== null && held[0] !== '' && held[0] <= day && (held[1] === '' || day <= held[1]);
  }
  if (LASTING.includes(kind) || ['member', 'lead', 'deputy', 'issue', 'cites', 'amends', 'based_on', 'implements'].includes(kind)) return ends.every((end) => existsOn(end, day));
  return daysOf(fact).some((date) => within(date, day));
}

/** Whether there was a unit or document on a day, or a meeting in the year before it. */
function existsOn(thing, day) {
  const start = graph.things.start[thing], end = graph.things.end[thing];
  if (hasEra(thing)) return (!start || start <= day) && (!end || end > day);
  if (typeOf(thing) === 'meeting') return within(start, day);
  return typeOf(thing) !== 'document' || !start || start <= day;
}

/** Who heads a unit on a day, or holds another post in it: heads first. */
function peopleOn(unit, day) {
  const posts = graph.factsOf[unit].filter((fact) => kindOf(fact) === 'tenure' && graph.facts.o[fact] === unit && factPasses(fact) && factHoldsOn(fact, day));
  const rows = posts.map((fact) => [isHead(fact) ? 0 : 1, -rankOf(graph.facts.s[fact]), graph.facts.s[fact]]);
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return [...new Set(rows.map((row) => row[2]))];
}

const isHead = (fact) => graph.facts.head[fact] === 1;

// ---------------------------------------------------------------- the line of time

let yearsListed = null;

/** The years in which articles were published or meetings held, sorted. */
function yearsKnown() {
  if (yearsListed) return yearsListed;
  const years = new Set(graph.articles.date.filter(Boolean).map((date) => +date.slice(0, 4)));
  graph.things.type.forEach((type, thing) => { if (graph.types[type] === 'meeting' && graph.things.start[thing]) years.add(+graph.things.start[thing].slice(0, 4)); });
  yearsListed = [...years].filter((year) => year > 1900 && year < 2200).sort((a, b) => a - b);
  return yearsListed;
}

const playing = { timer: 0 };

/** The last day of a month, 0 for January; 12 and more are of the years that follow. */
const monthEnd = (year, month) => new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);

/** The last day of the nth month since the first year, "" for the place after the last: all times. */
const dayAt = (place) => (place >= +byId('month').max ? '' : monthEnd(yearsKnown()[0], place));
const monthOf = (day) => (day ? (day.slice(0, 4) - yearsKnown()[0]) * 12 + (+day.slice(5, 7) - 1) : +byId('month').max);

function sayTime() {
  const years = yearsKnown(), slider = byId('month');
  byId('time').hidden = years.length < 1;
  if (years.length) slider.max = String((years.at(-1) - years[0] + 1) * 12);
  byId('month-label').textContent = say('day.on');
  byId('day').setAttribute('aria-label', say('day.exact'));
  byId('day').placeholder = say('day.form');
  byId('all-time').textContent = say('day.all');
  showTime();
}

function showTime() {
  const slider = byId('month');
  if (!yearsKnown().length) return;
  slider.value = String(monthOf(state.day));
  slider.setAttribute('aria-valuetext', state.day ? dateText(state.day) : say('day.all'));
  byId('day').value = state.day ? dateText(state.day, 'digits') : '';
  byId('all-time').hidden = !state.day;
  byId('play').textContent = playing.timer ? '❚❚' : '▶';
  byId('play').setAttribute('aria-label', say(playing.timer ? 'day.stop' : 'day.play'));
  byId('play').title = byId('play').getAttribute('aria-label');
}

/** What was typed as a day, 27/11/2019 or 2019-11-27, as 2019-11-27; "" if it is none. */
function typedDay(text) {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  const day = parts ? `${parts[3]}-${parts[2].padStart(2, '0')}-${parts[1].padStart(2, '0')}` : text.trim();
  return isDay(day) ? day : '';
}

/** Three months on; at the end it stops. */
function playOn() {
  const next = (state.day ? monthOf(state.day) : -3) + 3;
  if (next >= +byId('month').max) { stopPlaying(); return; }
  go(state.chosen, { day: dayAt(next) }, true);
}

function stopPlaying() {
  clearInterval(playing.timer);
  playing.timer = 0;
  showTime();
}

function play() {
  if (playing.timer) { stopPlaying(); return; }
  go(state.chosen, { day: dayAt(state.day && monthOf(state.day) + 3 < +byId('month').max ? monthOf(state.day) : 0) });
  playing.timer = setInterval(playOn, canvas.still ? PLAY_STILL : PLAY_STEP);
  showTime();
}

function listenTime() {
  byId('month').addEventListener('input', (event) => go(state.chosen, { day: dayAt(+event.target.value) }, Boolean(state.day)));
  byId('day').addEventListener('change', (event) => go(state.chosen, { day: typedDay(event.target.value) }));
  byId('all-time').addEventListener('click', () => { stopPlaying(); go(state.chosen, { day: '' }); });
  byId('play').addEventListener('click', play);
}
