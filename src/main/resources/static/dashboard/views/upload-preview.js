// How the file was understood, before anything is stored: which column means what, and what would become of the rows.
import { records } from '../csv.js';
import { h, freshId } from '../dom.js';
import { bytes, count, list, percent, plural, words } from '../format.js';

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
const SAMPLE = 400_000;

// The beginning of a text file is enough to try; other formats are tried whole.
export async function sampleOf(file) {
  const isText = /\.(csv|tsv|txt|ndjson)$/i.test(file.name);
  const head = isText ? await file.slice(0, SAMPLE).text() : null;
  if (!isText || file.size <= SAMPLE) return { file, head, whole: true };
  const end = head.lastIndexOf('\n');
  return { file: new File([head.slice(0, end + 1)], file.name, { type: file.type }), head, whole: false };
}

export function preview(file, tried, result, options, { again, take, back }) {
  const failed = result.status === 'FAILED';
  const columns = new Map((result.reading?.columns ?? []).map((c) => [c.field, c]));
  const headers = headersOf(tried.head, result.reading) ?? [...columns.values()].map((c) => c.column);
  const form = h('form', { onsubmit: submit });
  const rows = FIELDS.map(([field, name, hint]) => mappingRow(field, name, hint, columns.get(field), headers));
  const keep = h('input', { type: 'checkbox', id: freshId('keep'), checked: options.duplicates === 'keep' });
  form.append(
    ...nodes([
      h('h2', { tabIndex: -1 }, failed ? `${file.name} cannot be read like this` : title(result, tried)),
      failed ? h('p.notice.bad', result.failure?.detail) : h('p.note', `${result.reading.format}${result.reading.charset ? `, ${result.reading.charset}` : ''}, ${bytes(file.size)}. ${tried.whole ? 'The whole file was tried.' : 'The beginning of the file was tried.'} Nothing is stored yet.`),
      result.sameContentAs ? h('p.notice', 'This very file is in already: sending it again adds nothing.') : null,
      ...(result.reading?.notes ?? []).map((note) => h('p.notice', note)),
      headers.length ? h('div.table-scroll', { tabIndex: 0, role: 'region', 'aria-label': 'Columns' }, h('table.mapping', h('thead', h('tr', ['Means', 'Column of the file', 'Why'].map((label) => h('th', { scope: 'col' }, label)))), h('tbody', rows))) : null,
      failed ? null : h('p.note', refused(result)),
      h('p.field-inline', keep, h('label', { htmlFor: keep.id }, 'Rows that are equal in every column are separate purchases')),
      h(
        'div.actions',
        failed ? null : h('button.button', { type: 'submit' }, `Import ${tried.whole ? plural(result.rows.read, 'row') : 'the whole file'}`),
        headers.length ? h('button.button-second', { type: 'button', onclick: () => again(chosen()) }, 'Check again with these columns') : null,
        h('button.quiet', { type: 'button', onclick: back }, 'Choose another file'),
      ),
    ]),
  );
  return form;

  function submit(event) {
    event.preventDefault();
    take(chosen());
  }

  function chosen() {
    const pairs = FIELDS.map(([field]) => [field, form.elements[field]?.value]).filter(([, column]) => column);
    const untouched = !failed && pairs.length === columns.size && pairs.every(([field, column]) => columns.get(field)?.column === column);
    return {
      mapping: untouched ? options.mapping : pairs.map(([field, column]) => `${field}=${column}`).join(','),
      duplicates: keep.checked ? 'keep' : undefined,
    };
  }
}

const nodes = (items) => items.filter(Boolean);

function title({ rows }, { whole }) {
  const share = rows.read ? rows.accepted / rows.read : 0;
  return whole ? `${count(rows.accepted)} of ${plural(rows.read, 'row')} are purchases` : `${percent(share)} of the first ${plural(rows.read, 'row')} are purchases`;
}

function refused({ rows, rejectedByReason }) {
  const reasons = Object.entries(rejectedByReason).map(([code, n]) => `${words(code).toLowerCase()} (${count(n)})`);
  return [
    reasons.length ? `Would be refused: ${list(reasons)}.` : 'No row would be refused.',
    rows.returns ? `${plural(rows.returns, 'row is a return', 'rows are returns')}, kept apart from purchases.` : '',
    rows.duplicates ? `${plural(rows.duplicates, 'row is', 'rows are')} known already.` : '',
  ].join(' ');
}

function mappingRow(field, name, hint, found, headers) {
  const id = freshId('column');
  const select = h(
    'select',
    { id, name: field },
    h('option', { value: '' }, 'not in the file'),
    headers.map((header) => h('option', { value: header, selected: header === found?.column }, header)),
  );
  return h('tr', h('th', { scope: 'row' }, h('label', { htmlFor: id }, name), hint && h('span.hint', hint)), h('td', select), h('td.hint', found?.reason ?? ''));
}

// The header as the file has it, so that every column can be chosen.
function headersOf(head, reading) {
  if (!head) return null;
  const first = head.slice(0, 20_000);
  if (/^\s*[[{]/.test(first)) {
    try {
      return Object.keys(JSON.parse(first.trim().split('\n')[0]));
    } catch {
      return null;
    }
  }
  const delimiter = reading?.delimiter ?? [',', ';', '\t', '|'].sort((a, b) => first.split('\n')[0].split(b).length - first.split('\n')[0].split(a).length)[0];
  return records(first.replace(/^\ufeff/, ''), delimiter)[0]?.filter(Boolean) ?? null;
}
