// Everyone in a segment: searched, sorted and saved.
import { download, get } from '../api.js';
import { panel } from '../card.js';
import { announce, h, replace } from '../dom.js';
import { count, days, percent, plural } from '../format.js';
import { badge, customerLink, nameOf } from '../shop.js';
import { amounts, numeric, table } from '../table.js';

// Up to here the whole list comes at once and can be sorted; beyond, it comes page by page.
const WHOLE = 5_000;
const PAGE = 1000;

export function members(segment, context) {
  return panel({ name: 'Members', size: 'full', height: 420, load: () => load(segment, context) });
}

async function load(segment, { query, keep, signal }) {
  const whole = segment.customers <= WHOLE;
  const path = `/segments/${encodeURIComponent(segment.id)}/customers`;
  const rows = [];
  let cursor = null;
  do {
    const next = await nextPage(path, cursor);
    rows.push(...next.items);
    cursor = next.nextCursor;
  } while (whole && cursor && !signal.aborted);
  const list = table({ caption: `Members of ${nameOf(segment)}`, rows, columns: columns(segment, rows), sort: whole ? { by: 4, down: true } : undefined, page: 25, empty: 'No member matches.' });
  const told = h('p.note');
  const field = h('input', { type: 'search', placeholder: 'Customer id or persona', 'aria-label': 'Search the members', value: query.find ?? '', oninput: search });
  const more = h('button.button-second', { type: 'button', onclick: loadMore }, `Load ${count(PAGE)} more`);

  function search() {
    const word = field.value.trim().toLowerCase();
    keep({ find: word });
    const found = word ? rows.filter((r) => r.customerId.toLowerCase().includes(word) || r.persona.toLowerCase().includes(word)) : rows;
    list.show(found);
    tell(found.length, word);
  }

  function tell(found, word) {
    told.textContent = word
      ? `${plural(found, 'member')} of ${count(rows.length)} match.`
      : whole ? 'Choose a column to sort by it.' : `${count(rows.length)} of ${count(segment.customers)} are loaded; sorting and search look at these. The file holds all.`;
    if (word) announce(told.textContent);
  }

  async function loadMore() {
    const next = await nextPage(path, cursor);
    rows.push(...next.items);
    cursor = next.nextCursor;
    if (!cursor) more.remove();
    search();
  }

  search();
  return {
    title: plural(segment.customers, 'member'),
    actions: [field, downloadButton(path, segment)],
    body: [told, list, cursor ? h('div.actions', more) : null],
  };
}

function downloadButton(path, segment) {
  const button = h('button.button-second', { type: 'button', onclick: save }, 'Download CSV');
  async function save() {
    button.disabled = true;
    replace(button, 'Preparing…');
    try {
      await download(path, 'text/csv', `${segment.id}.csv`);
      replace(button, 'Download CSV');
    } catch (problem) {
      replace(button, 'Download failed: try again');
      announce(problem.message);
    }
    button.disabled = false;
  }
  return button;
}

async function nextPage(path, cursor) {
  const { items, nextCursor } = await get(path, { limit: PAGE, cursor });
  return { items: items.map(fromJson), nextCursor };
}

const fromJson = (r) => ({
  customerId: r.customerId,
  segmentId: r.segment.id,
  persona: r.cluster.persona,
  recencyDays: r.rfm.recencyDays,
  frequency: r.rfm.frequency,
  monetary: r.rfm.monetary,
  value: r.lifetime.valueSegment,
  alive: r.lifetime.probabilityAlive,
  future: r.lifetime.lifetimeValue.amount,
});

const title = (id) => id.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ').replace('Cant', "Can't");

function columns(segment, rows) {
  return [
    { label: 'Customer', value: (r) => r.customerId, show: (r) => customerLink(r.customerId) },
    numeric('Last order', (r) => r.recencyDays, (v) => `${days(v)} ago`),
    numeric('Orders', (r) => r.frequency),
    amounts('Spent', (r) => r.monetary, rows),
    amounts('Future value', (r) => r.future, rows),
    numeric('Still buys', (r) => r.alive, percent),
    { label: 'Value', value: (r) => r.value },
    segment.family === 'rfm'
      ? { label: 'Persona', value: (r) => r.persona }
      : { label: 'Segment', value: (r) => r.segmentId, show: (r) => badge(r.segmentId, title(r.segmentId)) },
  ];
}
