// What can be taken along: the picture as PNG, the facts between the things drawn as CSV.

function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  const anchor = make('a', { href: address, download: `${say('file')}.${ending}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The picture on the ground of the page; canvases are clear by themselves. */
function savePng() {
  const drawn = byId('canvas').querySelector('canvas');
  const copy = make('canvas', { width: drawn.width, height: drawn.height });
  const context = copy.getContext('2d');
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => save(blob, 'png'), 'image/png');
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** One row for each fact and sentence among the things drawn, ready for Excel: marked as UTF-8, all quoted. */
function csvText() {
  const drawn = new Set(canvas.nodes.getIds().filter(isShown));
  const rows = [say('csv.head').split('|')];
  graph.facts.kind.forEach((_, fact) => {
    const one = graph.facts.s[fact], other = graph.facts.o[fact];
    if (!drawn.has(one) || (other >= 0 && !drawn.has(other)) || !shownFacts([fact]).length) return;
    for (const quote of graph.facts.quotes[fact].length ? graph.facts.quotes[fact] : [-1]) rows.push(csvRow(fact, quote));
  });
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function csvRow(fact, quote) {
  const { s, o, text, detail, start, end, seen } = graph.facts;
  const article = quote < 0 ? -1 : graph.quotes.article[quote];
  const kind = kindOf(fact), extra = word(detail[fact]).split('\t')[0];
  const what = ['change', 'case'].includes(kind) && extra ? say(`${kind === 'case' ? 'action' : kind}.${extra}`) : extra;
  return [labelOf(s[fact]), hasWord(`link.${kind}`) ? say(`link.${kind}`) : say(`group.${kind}.s`),
    o[fact] < 0 ? '' : labelOf(o[fact]), [word(text[fact]), what].filter(Boolean).join(': '), word(start[fact]), word(end[fact]), seen[fact].join(' '),
    quote < 0 ? '' : graph.quotes.text[quote], article < 0 ? '' : graph.articles.title[article], articleDate(article), article < 0 ? '' : webAddress(graph.articles.url[article]) ?? ''];
}

const saveCsv = () => save(new Blob([csvText()], { type: 'text/csv;charset=utf-8' }), 'csv');
