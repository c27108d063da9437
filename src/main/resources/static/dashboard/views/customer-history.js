// Segments and value from snapshot to snapshot.
import { get } from '../api.js';
import { panel } from '../card.js';
import { count, day, percent } from '../format.js';
import { badge } from '../shop.js';
import { amounts, numeric, table } from '../table.js';

export const history = (id) =>
  panel({
    name: 'History',
    size: 'full',
    load: async () => {
      const { standings, items } = await get(`/customers/${encodeURIComponent(id)}/history`);
      const standing = standings.find((s) => s.family === 'rfm');
      const days = new Set();
      const moments = items.filter((m) => !days.has(m.segmentation.asOf) && days.add(m.segmentation.asOf));
      return {
        title: finding(standing),
        note: 'One line a snapshot, the newest first.',
        body: table({
          caption: 'The customer in every snapshot',
          rows: moments,
          page: 12,
          columns: [
            { label: 'As of', value: (m) => m.segmentation.asOf, show: (m) => day(m.segmentation.asOf) },
            { label: 'Segment', value: (m) => m.segment.name, show: (m) => badge(m.segment.id, m.segment.name) },
            { label: 'Tier', value: (m) => m.tier.name },
            { label: 'Persona', value: (m) => m.cluster.name },
            { label: 'Value', value: (m) => m.value.name },
            numeric('Days since order', (m) => m.recencyDays),
            numeric('Orders', (m) => m.frequency, count),
            amounts('Spent', (m) => m.monetary, moments),
            numeric('Still buys', (m) => m.probabilityAlive, percent),
            amounts('Future value', (m) => m.lifetimeValue, moments),
          ],
        }),
      };
    },
  });

function finding(standing) {
  if (!standing) return 'History';
  if (!standing.previous) return `${standing.segment.name} in every snapshot, since ${day(standing.since)}`;
  return `${standing.segment.name} since ${day(standing.since)}, ${standing.previous.name} before`;
}
