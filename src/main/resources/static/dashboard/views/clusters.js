// Groups of similar customers: how many, why so many, and who they are.
import { get } from '../api.js';
import { card, page, panel } from '../card.js';
import { h } from '../dom.js';
import { count, day, number, percent, plural } from '../format.js';
import { badge } from '../shop.js';
import { numeric, table } from '../table.js';
import { choiceOfK } from './clusters-choice.js';
import { parallel } from './clusters-parallel.js';
import { scatter } from './clusters-scatter.js';

export async function view({ query, keep }) {
  const [found, personas, base] = await Promise.all([
    get('/segmentations/latest/clusters'),
    get('/personas'),
    get('/insights/customers', { sample: 1000 }),
  ]);
  const clusters = found.clusters;
  return page(
    {
      eyebrow: `Clusters, as of ${day(personas.segmentation.asOf)}`,
      title: clusters.length === 1 ? 'All your customers are one group' : `${words(clusters.length)} groups describe your customers best`,
      lead: 'Found by how recently, how often and for how much people buy, without any rule set beforehand.',
    },
    people(personas.items),
    h(
      'div.grid',
      card(choiceOfK(found)),
      card(parallel(clusters, base)),
      panel({ name: 'Customers as points', size: 'full', height: 420, load: async () => scatter(clusters, base, query, keep) }),
      h('div.full', card({ title: 'Every cluster in numbers', body: numbers(clusters) })),
    ),
  );
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const words = (n) => WORDS[n] ?? String(n);

const people = (items) =>
  h('ul.people', items.map((persona) =>
    h(
      'li.card',
      h('h2', badge(persona.clusterId, persona.name)),
      h('p', persona.sentence ?? `${plural(persona.customers, 'customer')}, ${percent(persona.revenueShare, 0)} of revenue`),
    ),
  ));

function numbers(clusters) {
  return table({
    caption: 'Clusters with their centres',
    rows: clusters,
    columns: [
      { label: 'Persona', value: (c) => c.persona.name, show: (c) => badge(c.id, c.persona.name) },
      numeric('Customers', (c) => c.size),
      numeric('Share', (c) => c.share, percent),
      numeric('Days since last order', (c) => c.centroid.recencyDays),
      numeric('Orders', (c) => c.centroid.frequency, number),
      numeric('Spent', (c) => c.centroid.monetary, count),
      numeric('Stability', (c) => c.stability, (v) => number(v, 2)),
    ],
  });
}
