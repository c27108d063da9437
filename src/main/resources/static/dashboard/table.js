// Tables one can sort by a click or a key, page through, and read with a screen reader.
import { freshId, h, replace } from './dom.js';
import { cents, count } from './format.js';

// columns: {label, value(row), show?(row) → text or node, number?, sortable?, first?: 'descending'}
export function table({ caption, columns, rows, sort, page = 50, empty = 'Nothing here.', rowLabel }) {
  const state = { rows, by: sort?.by ?? null, down: sort?.down ?? false, at: 0 };
  const captionId = freshId('caption');
  const head = h('tr', columns.map((column, i) => headCell(column, i, state, draw)));
  const body = h('tbody');
  const foot = h('div.table-foot');
  const box = h(
    'div.table-box',
    h(
      'div.table-scroll',
      { tabIndex: 0, role: 'region', 'aria-labelledby': captionId },
      h('table', h('caption.unseen', { id: captionId }, caption), h('thead', head), body),
    ),
    foot,
  );

  function draw() {
    const ordered = order(state, columns);
    const shown = ordered.slice(state.at, state.at + page);
    replace(body, shown.map((row) => h('tr', columns.map((column, i) => cell(column, row, i === 0 && rowLabel !== false)))));
    if (!ordered.length) replace(body, h('tr', h('td.empty', { colSpan: columns.length }, empty)));
    head.querySelectorAll('th').forEach((th, i) => {
      if (state.by === i) th.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    });
    replace(foot, ordered.length > page ? pager(state, ordered.length, page, draw) : null);
  }

  draw();
  // Others may bring other rows, of a search or a next page.
  box.show = (next) => {
    state.rows = next;
    state.at = 0;
    draw();
  };
  return box;
}

function headCell(column, index, state, draw) {
  const className = column.number ? 'th.number' : 'th';
  if (column.sortable === false) return h(className, { scope: 'col' }, column.label);
  const turn = () => {
    if (state.by === index) state.down = !state.down;
    else Object.assign(state, { by: index, down: Boolean(column.number) });
    state.at = 0;
    draw();
  };
  return h(className, { scope: 'col' }, h('button.sort', { type: 'button', onclick: turn }, column.label));
}

function cell(column, row, isHead) {
  const content = column.show ? column.show(row) : String(column.value(row) ?? '–');
  const className = column.number ? '.number' : '';
  return isHead ? h(`th${className}`, { scope: 'row' }, content) : h(`td${className}`, content);
}

function order(state, columns) {
  const column = columns[state.by];
  if (!column) return state.rows;
  const sign = state.down ? -1 : 1;
  return [...state.rows].sort((a, b) => sign * compare(column.value(a), column.value(b), state.down));
}

// What is missing comes last in either direction.
function compare(a, b, down) {
  const [lacksA, lacksB] = [a ?? null, b ?? null].map((v) => v === null);
  if (lacksA || lacksB) return (lacksA - lacksB) * (down ? -1 : 1);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
}

function pager(state, total, page, draw) {
  const last = Math.floor((total - 1) / page) * page;
  const move = (to) => () => {
    state.at = Math.min(last, Math.max(0, to));
    draw();
  };
  return [
    h('span', `${count(state.at + 1)}–${count(Math.min(total, state.at + page))} of ${count(total)}`),
    h('button.quiet', { type: 'button', disabled: state.at === 0, onclick: move(state.at - page) }, 'Previous'),
    h('button.quiet', { type: 'button', disabled: state.at >= last, onclick: move(state.at + page) }, 'Next'),
  ];
}

// A column of numbers.
export const numeric = (label, value, format = count, more = {}) => ({
  label,
  number: true,
  value,
  show: (row) => format(value(row)),
  ...more,
});

// A column of money: cents while all of it is small.
export function amounts(label, value, rows, more) {
  const large = rows.some((row) => Math.abs(value(row) ?? 0) >= 1000);
  return numeric(label, value, large ? count : cents, more);
}

// A small bar behind a share, so that a column of numbers can be seen.
export function shareCell(share, text) {
  const bar = h('span.share-bar', { 'aria-hidden': 'true' });
  bar.style.setProperty('--share', Math.max(0, Math.min(1, share || 0)));
  return h('span.share', bar, h('span', text));
}
