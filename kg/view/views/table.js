// The table: things or facts as rows, to be sorted, filtered and taken along as CSV.

const rowsShown = () => (isSmall() ? 20 : 50);

const tableState = { what: 'things', sort: 'rank', down: true, typed: '', page: 0, key: '' };

const tableDate = (iso, precision = '') => (iso ? dateText(iso, precision) : '');
const postOf = (thing) => { const post = typeOf(thing) === 'person' ? latestPost(thing) : null; return post === null ? '' : postText(post); };
const placeText = (thing) => [...new Set(provincesOf(thing).map(labelOf))].slice(0, 3).join(', ');

/** The columns: key, what sorts and is exported, and what a cell shows if that is not the same; `number` for figures. */
const COLUMNS = {
  things: [
    { key: 'name', value: labelOf, cell: (thing) => [icon(typeOf(thing)), keyed(link(thing), `row${thing}`)] },
    { key: 'type', value: (thing) => say(`type.${typeOf(thing)}`) },
    { key: 'what', value: (thing) => (typeOf(thing) === 'person' ? postOf(thing) : levelText(thing) || graph.things.number[thing]) },
    { key: 'place', value: placeText },
    { key: 'start', value: (thing) => graph.things.start[thing], cell: (thing) => tableDate(graph.things.start[thing], word(graph.things.precision[thing])) },
    { key: 'end', value: (thing) => graph.things.end[thing], cell: (thing) => tableDate(graph.things.end[thing]) },
    { key: 'facts', number: true, value: (thing) => shownFacts(graph.factsOf[thing]).length },
    { key: 'articles', number: true, value: (thing) => graph.things.articles[thing].length },
  ],
  facts: [
    { key: 'subject', value: (fact) => endText('s', fact), cell: (fact) => endLink('s', fact) },
    { key: 'relation', value: (fact) => (hasWord(`link.${kindOf(fact)}`) ? say(`link.${kindOf(fact)}`) : say(`group.${kindOf(fact)}.s`)) },
    { key: 'object', value: (fact) => endText('o', fact), cell: (fact) => endLink('o', fact) },
    { key: 'content', value: (fact) => [word(graph.facts.text[fact]), ['indicator'].includes(kindOf(fact)) ? word(graph.facts.detail[fact]).split('\t')[0] : ''].filter(Boolean).join(': ') },
    { key: 'date', value: lastDate, cell: (fact) => whenText([fact]) },
    { key: 'sure', number: true, value: (fact) => Math.round(graph.facts.sure[fact] * 100) },
    { key: 'evidence', number: true, value: (fact) => graph.facts.quotes[fact].length, cell: (fact) => evidence([fact]) },
  ],
};

const endText = (end, fact) => (graph.facts[end][fact] >= 0 ? labelOf(graph.facts[end][fact]) : '');
const endLink = (end, fact) => (graph.facts[end][fact] >= 0 ? keyed(link(graph.facts[end][fact]), `${end}${fact}`) : '');
const levelText = (thing) => (hasEra(thing) && hasWord(`level.${levelOf(thing)}`) ? say(`level.${levelOf(thing)}`) : '');

// ---------------------------------------------------------------- rows

/** The numbers of all rows that the filters and the typed words let through, in no order. */
function tableRows() {
  const words = fold(tableState.typed).split(' ').filter(Boolean);
  const text = tableState.what === 'things' ? (thing) => [labelOf(thing), ...graph.things.names[thing], graph.things.number[thing], postOf(thing)] : (fact) => COLUMNS.facts.slice(0, 4).map((column) => column.value(fact));
  const rows = tableState.what === 'things' ? views.shared.visible : factRows();
  return words.length ? rows.filter((row) => { const folded = fold(text(row).join(' ')); return words.every((each) => folded.includes(each)); }) : rows;
}

/** Facts of the thing that is chosen, or else all, as far as their ends and dates are let through. */
function factRows() {
  const chosen = chosenThing(), open = new Set(views.shared.visible);
  const passesEnd = (end) => end < 0 || end === chosen || open.has(end);
  const all = chosen >= 0 ? graph.factsOf[chosen] : graph.facts.kind.map((_, fact) => fact);
  return shownFacts(all).filter((fact) => passesEnd(graph.facts.s[fact]) && passesEnd(graph.facts.o[fact]));
}

function sortedRows(rows) {
  const column = COLUMNS[tableState.what].find((each) => each.key === tableState.sort);
  if (!column) return rows;
  const values = new Map(rows.map((row) => [row, column.value(row)])), collator = new Intl.Collator('vi', { numeric: true });
  const compare = column.number ? (a, b) => a - b : (a, b) => collator.compare(a, b);
  const blank = (value) => value === '';
  return [...rows].sort((a, b) => {
    const [one, other] = [values.get(a), values.get(b)];
    return blank(one) - blank(other) || (tableState.down ? -1 : 1) * compare(one, other);
  });
}

// ---------------------------------------------------------------- what is shown

function drawTable() {
  const key = [tableState.what, tableState.what === 'facts' ? chosenThing() : '', filterKey()].join();
  if (key !== tableState.key) Object.assign(tableState, { key, page: 0 });
  const rows = sortedRows(tableRows()), pages = Math.max(1, Math.ceil(rows.length / rowsShown()));
  const page = Math.min(tableState.page, pages - 1);
  return [tableTools(rows), rows.length ? build('div', { class: 'tableframe', tabindex: '0', role: 'region', 'aria-label': say('view.table') }, tableOf(rows.slice(page * rowsShown(), (page + 1) * rowsShown()))) : build('p', { text: say(tableState.typed ? 'table.none' : 'empty.view') }),
    pages > 1 && pager(page, pages)];
}

function tableTools(rows) {
  const whats = ['things', 'facts'].map((what) => keyed(build('button', { type: 'button', 'aria-pressed': String(tableState.what === what), text: say(`table.${what}`),
    on: { click: () => { Object.assign(tableState, { what, sort: what === 'things' ? 'rank' : 'date', down: true, page: 0 }); tableView.redraw(); } } }), what));
  const input = keyed(build('input', { type: 'search', id: 'table-filter', autocomplete: 'off', maxlength: '200', placeholder: say('table.hint'), on: { input: (event) => {
    Object.assign(tableState, { typed: event.target.value, page: 0 });
    tableView.redraw();
    const again = byId('table-filter');
    again.setSelectionRange(again.value.length, again.value.length);
  } } }), 'typed');
  input.value = tableState.typed;
  const about = tableState.what === 'facts' && chosenThing() >= 0 ? say('table.of', { name: labelOf(chosenThing()) }) : '';
  return build('div', { class: 'tools' }, build('span', { class: 'choice', role: 'group', 'aria-label': say('table.what') }, whats),
    build('label', { for: 'table-filter', text: say('table.filter') }), input, keyed(button(say('table.csv'), () => saveTable(rows)), 'csv'),
    build('span', { class: 'soft', role: 'status', text: [say('table.rows', { n: count(rows.length) }), about].filter(Boolean).join(' · ') }), hiddenLine(rows.length, () => tableRows().length));
}

function tableOf(rows) {
  const columns = COLUMNS[tableState.what];
  const heads = columns.map((column) => {
    const own = tableState.sort === column.key, sign = own ? (tableState.down ? ' ↓' : ' ↑') : '';
    return build('th', { scope: 'col', class: column.number && 'number', 'aria-sort': own ? (tableState.down ? 'descending' : 'ascending') : 'none' },
      keyed(build('button', { type: 'button', text: say(`column.${column.key}`) + sign, on: { click: () => {
        Object.assign(tableState, { sort: column.key, down: own ? !tableState.down : Boolean(column.number) || ['start', 'end', 'date'].includes(column.key), page: 0 });
        tableView.redraw();
      } } }), `sort${column.key}`));
  });
  const chosen = chosenThing();
  return build('table', {}, build('thead', {}, build('tr', {}, heads)), build('tbody', {}, rows.map((row) => build('tr', { class: tableState.what === 'things' && row === chosen && 'lit' },
    columns.map((column) => build('td', { class: column.number && 'number' }, column.cell ? column.cell(row) : column.number ? count(column.value(row)) : column.value(row)))))));
}

function pager(page, pages) {
  const turn = (to, key, text) => keyed(build('button', { type: 'button', text, disabled: to < 0 || to >= pages, on: { click: () => { tableState.page = to; tableView.redraw(); byId('view-table').scrollTop = 0; } } }), key);
  return build('p', { class: 'pager' }, turn(page - 1, 'before', say('table.before')), ` ${say('table.page', { n: count(page + 1), all: count(pages) })} `, turn(page + 1, 'after', say('table.after')));
}

/** All rows, not only those of the page, in the order shown; ready for a spreadsheet as the other CSV is. */
function saveTable(rows) {
  const columns = COLUMNS[tableState.what];
  const lines = [columns.map((column) => say(`column.${column.key}`)), ...rows.map((row) => columns.map((column) => String(column.value(row))))];
  save(new Blob([`\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), 'csv');
}

const tableView = offerView('table', drawTable);
