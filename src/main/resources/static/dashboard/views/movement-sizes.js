// The size of every segment so far, and where the present moves would take it.
import { get } from '../api.js';
import { panel } from '../card.js';
import { count, day, signed } from '../format.js';
import { colourOf, onBoth } from '../palette.js';
import { spark } from '../spark.js';
import { badge } from '../shop.js';
import { numeric, table } from '../table.js';

export function sizes(family, { to, expected }) {
  return panel({
    name: 'Sizes over time',
    size: 'full',
    load: async () => {
      const { items } = await get('/segments/history', { family });
      const now = items.find((moment) => moment.segmentation.id === to.id) ?? items[0];
      const upToNow = items.filter((moment) => moment === now || moment.segmentation.asOf < now.segmentation.asOf);
      const past = upToNow.sort((a, b) => (a.segmentation.asOf < b.segmentation.asOf ? -1 : 1)).filter(oneADay);
      const months = expected?.months ?? [];
      const rows = now.segments.map(({ segment, customers }) => ({
        segment,
        customers,
        past: past.map((moment) => moment.segments.find((s) => s.segment.id === segment.id)?.customers ?? 0),
        ahead: months.map((month) => month.segments.find((s) => s.segment.id === segment.id)?.customers ?? 0),
      }));
      return {
        title: finding(rows, months),
        note: [`${past.length} snapshots since ${day(past[0].segmentation.asOf)}.`, months.length ? 'Dotted: the next months, if customers go on to move as they did between the two snapshots above; an estimate.' : '', expected?.reason].filter(Boolean).join(' '),
        body: table({ caption: 'Sizes of the segments over time', rows, columns: columns(months) }),
      };
    },
  });
}

const oneADay = (moment, i, all) => all.findIndex((other) => other.segmentation.asOf === moment.segmentation.asOf) === i;

function finding(rows, months) {
  const last = months.length;
  if (!last) return 'How the sizes went';
  const moved = rows.map((r) => ({ name: r.segment.name, by: r.ahead.at(-1) - r.customers }));
  const most = moved.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
  return `In ${last} months ${most.name} would ${most.by < 0 ? 'lose' : 'gain'} ${count(Math.abs(most.by))} customers`;
}

function columns(months) {
  const at = (i) => (months[i] ? [numeric(`In ${i + 1} month${i ? 's' : ''}`, (r) => r.ahead[i])] : []);
  return [
    { label: 'Segment', value: (r) => r.segment.name, show: (r) => badge(r.segment.id, r.segment.name) },
    { label: 'So far, and expected', sortable: false, value: () => '', show: (r) => spark(r.past, r.ahead, onBoth(colourOf(r.segment.id))) },
    numeric('First', (r) => r.past[0]),
    numeric('Now', (r) => r.customers),
    numeric('Change', (r) => r.customers - r.past[0], signed),
    ...at(0),
    ...at(2),
    ...at(5),
  ];
}
