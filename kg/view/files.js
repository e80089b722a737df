// What can be taken along: the picture as PNG or SVG, the facts between the things drawn as CSV, the address, a printout.

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

// ---------------------------------------------------------------- SVG

/** The picture as drawn on the screen, as shapes and text that can be edited; built as nodes, so that names stay text. */
function svgText() {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const svg = shape('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'system-ui, "Noto Sans", Arial, sans-serif', 'font-size': 14 });
  svg.append(shape('title', {}, document.title), shape('rect', { width, height, fill: palette.ground }));
  const places = canvas.network.getPositions(), scale = canvas.network.getScale();
  const at = (thing) => canvas.network.canvasToDOM(places[thing]);
  for (const edge of canvas.edges.get({ filter: (each) => !each.hidden })) {
    const a = at(edge.from), b = at(edge.to);
    svg.append(shape('line', { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: edge.color.color, 'stroke-opacity': edge.color.opacity,
      'stroke-width': edge.width * scale, 'stroke-dasharray': edge.dashes ? edge.dashes.join(' ') : undefined }));
  }
  for (const thing of canvas.shown) svg.append(svgPoint(thing, at(thing), scale));
  for (const label of canvas.boxes) svg.append(svgLabel(label));
  for (const [key, top] of canvas.bands) svg.append(shape('text', { x: 12, y: (canvas.network.canvasToDOM({ x: 0, y: top }).y + 4).toFixed(1), 'font-size': 12, 'font-weight': 600, fill: palette.soft }, say(key)));
  return new XMLSerializer().serializeToString(svg);
}

function svgPoint(thing, { x, y }, scale) {
  const size = radius(thing) * scale, paint = palette[typeOf(thing)], hollow = isFormer(thing);
  const point = shape('path', { d: OUTLINES[typeOf(thing)], fill: hollow ? palette.ground : paint, stroke: hollow ? paint : palette.ground, 'stroke-width': 1.5,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(size / 7).toFixed(3)}) translate(-8 -8)` });
  point.append(shape('title', {}, labelOf(thing)));
  return point;
}

function svgLabel({ rows, x, y, width, middle }) {
  const anchor = ['start', 'middle', 'end'][middle * 2];
  return shape('text', { x: (x + width * middle).toFixed(1), y: y.toFixed(1), 'text-anchor': anchor, fill: palette.ink, stroke: palette.ground, 'stroke-width': 4, 'paint-order': 'stroke' },
    ...rows.map((row, place) => shape('tspan', { x: (x + width * middle).toFixed(1), dy: place ? LINE : 13 }, row)));
}

const saveSvg = () => save(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svgText()}`], { type: 'image/svg+xml' }), 'svg');

function listenFiles() {
  const click = (id, action) => byId(id).addEventListener('click', () => { action(); byId('save').open = id === 'share'; });
  click('png', savePng);
  click('svg', saveSvg);
  click('csv', saveCsv);
  click('share', () => copy(location.href));
  click('print', () => window.print());
}
