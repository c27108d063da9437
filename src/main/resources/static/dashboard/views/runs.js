// Runs: start one with its options, watch its stages, look back.
import { get } from '../api.js';
import { card, page } from '../card.js';
import { h, replace } from '../dom.js';
import { count, day, moment, plural, span } from '../format.js';
import { state } from '../state.js';
import { numeric, table } from '../table.js';
import { status } from './data.js';
import { runCard } from './run-card.js';

export async function view({ signal }) {
  const box = h('div.page');
  const draw = async () => {
    const { items } = await get('/segmentations', { limit: 100 });
    const going = items.find((run) => run.status === 'RUNNING' || run.status === 'QUEUED');
    replace(box, [...page({ eyebrow: 'Runs', title: headline(items, going), lead: 'A run looks at all customers anew and publishes everything at once. Until then, every answer comes from the run before.' },
      runCard(going, draw, signal),
      card({ title: items.length ? plural(items.length, 'run') : 'Runs', body: items.length ? past(items) : state({ title: 'No run yet', text: 'The first one takes a few seconds for a small shop.' }) }),
    ).childNodes]);
  };
  await draw();
  return box;
}

function headline(items, going) {
  if (going) return 'Your customers are being segmented now';
  const [last] = items;
  if (!last) return 'Segment your customers';
  if (last.status === 'FAILED') return 'The last run failed; the one before still answers';
  const good = items.find((run) => run.status === 'SUCCEEDED');
  return good ? `${count(good.customers)} customers were segmented as of ${day(good.asOf)}` : 'No run has succeeded yet';
}

const past = (items) =>
  table({
    caption: 'Runs, the newest first',
    rows: items,
    page: 15,
    columns: [
      { label: 'Ordered', value: (r) => r.createdAt, show: (r) => moment(r.createdAt) },
      { label: 'State', value: (r) => r.status, show: (r) => h('span', status(r.status), r.failure && h('span.hint.block', r.failure.detail)) },
      { label: 'As of', value: (r) => r.asOf, show: (r) => day(r.asOf) },
      numeric('Customers', (r) => r.customers),
      { label: 'Scores', value: (r) => r.parameters.scoring?.method, show: (r) => `${r.parameters.scoring?.method ?? '–'}, ${r.parameters.scoring?.bins ?? '–'} bins` },
      { label: 'Window', value: (r) => r.parameters.windowDays, show: (r) => (r.parameters.windowDays ? plural(r.parameters.windowDays, 'day') : 'all history') },
      numeric('Took', (r) => (r.finishedAt && r.startedAt ? new Date(r.finishedAt) - new Date(r.startedAt) : null), span),
    ],
  });
