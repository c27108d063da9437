// How the service understands a file before anything is stored: which column means what, and what would become of the rows.
import { query, sendBytes } from '../api.js';
import { h, freshId, replace } from '../dom.js';
import { bytes, list, percent, plural, words } from '../format.js';
import { address } from '../router.js';
import { link } from '../state.js';

const FIELDS = [
  ['customer-id', 'Customer', 'needed'],
  ['ordered-at', 'Date of the order', 'needed'],
  ['amount', 'Amount of the line', 'this, or quantity and price'],
  ['quantity', 'Quantity'],
  ['unit-price', 'Price of one'],
  ['order-id', 'Order number', 'without it, one day is one order'],
  ['product-id', 'Product number'],
  ['product-name', 'Product name'],
  ['category', 'Category'],
  ['region', 'Region or country'],
  ['payment-method', 'Payment method'],
  ['channel', 'Channel'],
];
const BEGINNING = 1 << 20;

// The beginning is enough, but for a workbook: that is an archive, whose list of contents stands at its end.
export async function lookAt(file, { mapping, header, dates }, signal) {
  const archive = (await file.slice(0, 2).text()) === 'PK';
  const cutOff = !archive && file.size > BEGINNING;
  return sendBytes(query('/uploads/preview', { mapping, header, dates, cutOff: cutOff || undefined }), cutOff ? file.slice(0, BEGINNING) : file, signal);
}

export function preview(file, found, options, { again, take, back }) {
  const { columns, fault, checked } = found;
  const chosenBefore = new Map(found.mapping.map(({ field, column, reason }) => [field, { column, reason }]));
  for (const [field, column] of Object.entries(fault ? options.columns ?? {} : {})) chosenBefore.set(field, { column, reason: '' });
  const order = dates(found.dates);
  const keep = h('input', { type: 'checkbox', id: freshId('keep'), checked: options.duplicates === 'keep' });
  const headless = ['CSV', 'XLSX'].includes(found.format) && h('input', { type: 'checkbox', id: freshId('headless'), checked: options.header === 'false', onchange: () => again(chosen()) });
  const form = h(
    'form',
    { onsubmit: submit },
    h('h2', { tabIndex: -1 }, fault ? `Say which columns of ${file.name} mean what` : title(checked)),
    fault && h('p.notice.bad', { role: 'alert' }, fault.message),
    h('p.note', `${described(found)}, ${bytes(file.size)}. ${checked?.all ? 'All rows were looked at.' : 'The first rows were looked at.'} Nothing is stored yet.`),
    found.sameContentAs && h('p.notice', 'This very file is in already: sent again, it adds nothing. ', link(address(`data/${found.sameContentAs}`), 'See the first one', 'quiet')),
    found.notes.map((note) => h('p.notice', note)),
    order?.element,
    h(
      'div.table-scroll',
      { tabIndex: 0, role: 'region', 'aria-label': 'Columns' },
      h(
        'table.mapping',
        h('thead', h('tr', ['Means', 'Column of the file', 'For example', 'Why'].map((label) => h('th', { scope: 'col' }, label)))),
        h('tbody', FIELDS.map(([field, name, hint]) => mappingRow(field, name, hint, chosenBefore.get(field), columns))),
      ),
    ),
    headless && h('p.field-inline', headless, h('label', { htmlFor: headless.id }, 'The first row is data like the others, not the names of the columns')),
    checked && h('p.note', refused(checked)),
    checked && (checked.known > 0 || checked.repeated > 0) && h('p.note', known(checked)),
    h('p.field-inline', keep, h('label', { htmlFor: keep.id }, 'Rows that are equal in every column are separate purchases')),
    h(
      'div.actions',
      !fault && h('button.button', { type: 'submit' }, `Import ${checked.all ? plural(checked.rows, 'row') : 'the whole file'}`),
      h(fault ? 'button.button' : 'button.button-second', { type: 'button', onclick: () => again(chosen()) }, 'Check again'),
      h('button.quiet', { type: 'button', onclick: back }, 'Choose another file'),
    ),
  );
  return form;

  function submit(event) {
    event.preventDefault();
    take(chosen());
  }

  // Columns are named by their numbers: names may hold anything, or be there twice.
  function chosen() {
    const pairs = FIELDS.map(([field]) => [field, form.elements[field].value]).filter(([, column]) => column);
    const untouched = !fault && pairs.length === chosenBefore.size && pairs.every(([field, column]) => String(chosenBefore.get(field)?.column) === column);
    return {
      columns: Object.fromEntries(pairs.map(([field, column]) => [field, Number(column)])),
      mapping: untouched ? options.mapping : pairs.map(([field, column]) => `${field}=#${column}`).join(',') || undefined,
      header: headless && headless.checked ? 'false' : undefined,
      dates: order?.chosen() ?? options.dates,
      duplicates: keep.checked ? 'keep' : undefined,
    };
  }
}

const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

const described = ({ format, charset, delimiter, sheet }) =>
  [format === 'XLSX' ? 'Excel' : format, charset, delimiter && `${DELIMITERS[delimiter] ?? `“${delimiter}”`} between columns`, sheet && `sheet “${sheet}”`].filter(Boolean).join(', ');

function title({ rows, purchases, all }) {
  if (all) return `${plural(purchases, 'row')} of ${rows} ${purchases === 1 ? 'is a purchase' : 'are purchases'}`;
  return `${percent(rows ? purchases / rows : 0)} of the first ${plural(rows, 'row')} are purchases`;
}

function refused({ refused: none, returns, refusedByReason }) {
  const reasons = Object.entries(refusedByReason).map(([code, n]) => `${words(code).toLowerCase()} (${n})`);
  return [
    none ? `Would be refused: ${list(reasons)}.` : 'No row would be refused.',
    returns ? `${plural(returns, 'row is a return', 'rows are returns')}, kept apart from purchases.` : '',
  ].join(' ');
}

function known({ known: there, repeated }) {
  return [
    there ? `${plural(there, 'row is', 'rows are')} known already and would add nothing.` : '',
    repeated ? `${plural(repeated, 'row equals', 'rows equal')} another one of this file in every column.` : '',
  ].filter(Boolean).join(' ');
}

// Which of day and month comes first, where a date leaves it open. What is left as it was found is not chosen.
function dates(found) {
  if (!found) return null;
  const select = h(
    'select',
    { id: freshId('dates') },
    ['day-first', 'month-first', 'year-first'].map((order) => h('option', { value: order, selected: order === found.order }, words(order))),
  );
  return {
    element: h('p.field-inline', h('label', { htmlFor: select.id }, 'Dates such as 3/4/2025'), select, h('span.hint', found.reason)),
    chosen: () => (select.value === found.order ? undefined : select.value),
  };
}

function mappingRow(field, name, hint, before, columns) {
  const id = freshId('column');
  const example = h('td.example');
  const why = h('td.hint');
  const select = h(
    'select',
    { id, name: field, onchange: show },
    h('option', { value: '' }, 'not in the file'),
    columns.map(({ number, name: header }) => h('option', { value: String(number), selected: number === before?.column }, header || `column ${number}`)),
  );
  function show() {
    const chosen = Number(select.value);
    replace(example, columns.find((column) => column.number === chosen)?.examples.join(', '));
    replace(why, chosen && chosen === before?.column ? before.reason : '');
  }
  show();
  return h('tr', h('th', { scope: 'row' }, h('label', { htmlFor: id }, name), hint && h('span.hint', hint)), h('td', select), example, why);
}
