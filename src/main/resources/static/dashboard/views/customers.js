// Finds a customer by id, and offers some to begin with.
import { get } from '../api.js';
import { card, page, panel } from '../card.js';
import { h } from '../dom.js';
import { days, plural } from '../format.js';
import { go } from '../router.js';
import { badge, customerLink, segments, totals } from '../shop.js';
import { amounts, numeric, table } from '../table.js';

const RECENT = 'clientele.recent';
const EXAMPLES = ['champions', 'cant-lose-them', 'at-risk', 'new-customers', 'promising'];

export async function view() {
  const { items } = await segments('rfm');
  const field = h('input', { id: 'find', name: 'id', type: 'search', autocomplete: 'off', spellcheck: false, required: true, maxLength: 200 });
  const find = (event) => {
    event.preventDefault();
    if (field.value.trim()) go(`customers/${encodeURIComponent(field.value.trim())}`);
  };
  return page(
    { eyebrow: 'Customers', title: `Look up any of your ${plural(totals(items).customers, 'customer')}`, lead: 'By the id your shop knows them by, as in your uploads.' },
    card({ body: h('form.find', { role: 'search', onsubmit: find }, h('label', { for: 'find' }, 'Customer id'), field, h('button.button', { type: 'submit' }, 'Look up')) }),
    h('div.grid', recentCard(), panel({ name: 'Some to begin with', size: recent().length ? '' : 'full', load: () => examples(items) })),
  );
}

function recentCard() {
  const ids = recent();
  return ids.length ? card({ title: 'You looked at these last', body: h('ul.plain', ids.map((id) => h('li', customerLink(id)))) }) : null;
}

async function examples(items) {
  const chosen = items.filter((s) => EXAMPLES.includes(s.id) && s.customers > 0).slice(0, 4);
  const pages = await Promise.all(chosen.map((s) => get(`/segments/${s.id}/customers`, { limit: 2 })));
  const rows = pages.flatMap((answer) => answer.items);
  return {
    title: 'Some to begin with',
    note: 'Two each from segments that ask for attention.',
    body: table({
      caption: 'Customers of several segments',
      rows,
      columns: [
        { label: 'Customer', value: (r) => r.customerId, show: (r) => customerLink(r.customerId) },
        { label: 'Segment', value: (r) => r.segment.name, show: (r) => badge(r.segment.id, r.segment.name) },
        numeric('Since last order', (r) => r.rfm.recencyDays, days),
        numeric('Orders', (r) => r.rfm.frequency),
        amounts('Spent', (r) => r.rfm.monetary, rows),
      ],
    }),
  };
}

function recent() {
  try {
    return JSON.parse(sessionStorage.getItem(RECENT)) ?? [];
  } catch {
    return [];
  }
}

export function remember(id) {
  try {
    sessionStorage.setItem(RECENT, JSON.stringify([id, ...recent().filter((other) => other !== id)].slice(0, 8)));
  } catch {
    // Not remembered; nothing else depends on it.
  }
}
