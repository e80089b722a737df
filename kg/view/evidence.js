// What says so: the sentences behind facts with their words marked, the article of each, and its citation.

/** A button that opens the sentences behind facts, or the line that says why there are none. */
function evidence(facts) {
  const quotes = [...new Set(facts.flatMap((fact) => graph.facts.quotes[fact]))];
  const sources = new Set(quotes.map((quote) => graph.quotes.article[quote])), witnesses = new Set([...sources].map(firstPrint));
  const label = [quotes.length > 1 ? say('quotes', { n: quotes.length }) : quotes.length ? say('quote') : say('reference'),
    witnesses.size < sources.size ? say('witnesses', { n: count(sources.size), m: count(witnesses.size) }) : ''].filter(Boolean).join('; ');
  const place = make('div', { class: 'evidence', hidden: true });
  const toggle = make('button', { type: 'button', class: 'quote', 'aria-expanded': 'false', 'aria-label': label, title: label,
    on: { click: () => {
      const open = place.hidden;
      if (open && !place.childNodes.length) place.append(...(witnesses.size < sources.size ? [make('p', { class: 'soft', text: say('witnesses', { n: count(sources.size), m: count(witnesses.size) }) })] : []),
        ...(quotes.length ? quotes.map((quote) => quotation(quote, facts)) : unquoted(facts)));
      place.hidden = !open;
      toggle.setAttribute('aria-expanded', String(open));
    } } }, quotes.length ? '“”' : '…', quotes.length > 1 ? make('small', { text: quotes.length }) : '');
  return [toggle, place];
}

/** The article whose text another prints again, or itself. */
const firstPrint = (article) => (article >= 0 && graph.articles.same[article] >= 0 ? graph.articles.same[article] : article);

function quotation(quote, facts) {
  const article = graph.quotes.article[quote], at = graph.quotes.at[quote];
  return make('figure', {}, make('blockquote', {}, ...marked(quote, facts)), make('figcaption', {}, ...sourceOf(article, at >= 0 ? at + 1 : 0), ' ',
    make('button', { type: 'button', class: 'small', text: say('cite'), on: { click: (event) => copy(citation(quote), event.target) } })));
}

/** A sentence with where it stands, as one line to paste. */
function citation(quote) {
  const article = graph.quotes.article[quote], text = `“${graph.quotes.text[quote].replace(/\s+/g, ' ').trim()}”`;
  if (article < 0) return text;
  const { title, date, publisher, url } = graph.articles;
  const told = [title[article], word(publisher[article]), date[article] && dateText(date[article]), webAddress(url[article])];
  return `${text} (${told.filter(Boolean).join(', ')})`;
}

/** Put text where it can be pasted from, and say on the button that it is there. */
async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make('textarea', { class: 'aside-copy', 'aria-hidden': 'true', tabindex: '-1' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  if (told) told.textContent = say('copied');
  tell(say('copied'));
}

/** Title, date, publisher and address of an article. */
function sourceOf(article, at = 0) {
  if (article < 0) return [];
  const { date, publisher, url } = graph.articles;
  const address = webAddress(url[article]);
  const facts = [date[article] && dateText(date[article]), word(publisher[article])].filter(Boolean).join(' · ');
  const again = graph.articles.same[article] >= 0 && make('span', { class: 'mark', text: say('same.text') });
  return [articleLink(article, at), facts && make('span', { class: 'soft', text: ` ${facts} ` }), again, address && outLink(address)];
}

const outLink = (address) =>
  make('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer', text: `${say('source')} ↗` });

/** The sentence in pieces, with the words of the facts marked. */
function marked(quote, facts) {
  const text = graph.quotes.text[quote], lower = text.toLowerCase();
  const start = graph.quotes.start[quote], end = graph.quotes.end[quote];
  const spots = start > 0 || end < text.length ? [[start, end]] : namedIn(lower, facts);
  const parts = [];
  let at = 0;
  for (const [from, to] of joined(spots, text)) {
    parts.push(text.slice(at, from), make('mark', { text: text.slice(from, to) }));
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** The spots in order, those that touch or overlap made one. */
function joined(spots, text) {
  const made = [];
  for (const [from, to] of spots) {
    const last = made.at(-1);
    if (last && text.slice(last[1], from).trim() === '') last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}

/** Where the names of the ends of facts, and their posts or values, stand in a sentence. */
function namedIn(lower, facts) {
  const names = facts.flatMap((fact) => [
    ...[graph.facts.s[fact], graph.facts.o[fact]].filter((thing) => thing >= 0).flatMap((thing) => [labelOf(thing), ...graph.things.names[thing], graph.things.number[thing]]),
    word(graph.facts.text[fact]).replace(/^nguyên /, ''), word(graph.facts.detail[fact]).split('\t')[0],
  ]);
  const spots = [];
  for (const name of new Set(names.filter((each) => each.length > 1).map((each) => each.toLowerCase()))) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) spots.push([at, at + name.length]);
  }
  return spots.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** For a relation without a sentence: the register, and the articles that mention both ends. */
function unquoted(facts) {
  const [one, other] = [graph.facts.s[facts[0]], graph.facts.o[facts[0]]];
  const both = one >= 0 && other >= 0 ? graph.things.articles[one].filter((article) => graph.things.articles[other].includes(article)) : [];
  return [make('p', { class: 'soft', text: say('reference') }),
    ...(both.length ? [make('p', { class: 'soft', text: say('together') }), make('ul', {}, both.slice(0, 5).map((article) => make('li', {}, ...sourceOf(article))))] : [])];
}
