// Lists for marketing tools: whom a filter means, how many they are, and files that ad platforms take.
import { download, get, query, send } from '../api.js';
import { card, page, panel } from '../card.js';
import { h, replace } from '../dom.js';
import { action, danger } from '../form.js';
import { day, money, percent, plural } from '../format.js';
import { snapshots } from '../shop.js';
import { state } from '../state.js';
import { numeric, table } from '../table.js';
import { builder, inWords } from './audience-builder.js';
import { controlGroups } from './control-groups.js';

export async function view() {
  const box = h('div.page');
  const draw = async () => {
    const { items } = await get('/audiences', { limit: 200 });
    const sized = await Promise.all(items.map((each) => get(`/audiences/${each.id}`)));
    replace(box, [...page(
      {
        eyebrow: 'Audiences',
        title: sized.length ? headline(sized) : 'Describe whom to write to, and take the list with you',
        lead: 'An audience is a filter over segments and numbers. Its list is drawn anew from every segmentation.',
      },
      h(
        'div.grid',
        h('div.full', card({ title: plural(sized.length, 'audience'), body: sized.length ? list(sized, draw) : none() })),
        h('div.full', card({ title: 'A new audience', note: 'Everyone who meets all of the conditions.', body: await builder(draw) })),
        panel({ name: 'Control groups', size: 'full', load: () => controlGroups(sized) }),
      ),
    ).childNodes]);
  };
  await draw();
  return box;
}

function headline(audiences) {
  const largest = audiences.reduce((a, b) => (a.size?.revenue > b.size?.revenue ? a : b));
  return largest.size ? `“${largest.name}” reaches ${plural(largest.size.customers, 'customer')} who hold ${percent(largest.size.revenueShare, 0)} of revenue` : plural(audiences.length, 'audience');
}

const list = (audiences, redraw) =>
  table({
    caption: 'Audiences',
    rows: audiences,
    page: 20,
    columns: [
      { label: 'Audience', value: (a) => a.name, show: (a) => [a.name, h('span.hint.block', inWords(a.filter))] },
      numeric('Customers', (a) => a.size?.customers),
      numeric('Share', (a) => a.size?.share, percent),
      numeric('Spent', (a) => a.size?.revenue, money),
      numeric('Future value each', (a) => a.size?.meanLifetimeValue, money),
      { label: 'Take it', sortable: false, value: () => '', show: (a) => h('div.acts', files(a), danger('Delete', 'Delete for good', () => remove(a, redraw))) },
    ],
  });

async function remove({ id }, redraw) {
  await send('DELETE', `/audiences/${id}`);
  await redraw();
}

const FILES = [
  { label: 'CSV', format: 'standard', end: '' },
  { label: 'Google Ads', format: 'google-ads', end: '-google-ads' },
  { label: 'Meta', format: 'meta', end: '-meta' },
];

function files({ id, name, revisions }) {
  const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const save = (parameters, end) => download(query(`/audiences/${id}/export`, parameters), 'text/csv', `${file}${end}.csv`);
  return [
    ...FILES.map(({ label, format, end }) => action(label, () => save({ format }, end))),
    action('Changes', async () => save({ since: (await earlier()).id, change: 'all' }, '-changes')),
    revised(revisions),
  ];
}

// Changes lead from the list as it was then, so an edited filter removes people too.
const revised = (revisions) =>
  revisions.length > 1 && h('span.hint.block', `Changes since the run before also take out whom the filter no longer means since ${day(revisions.at(-1).savedAt)}.`);

async function earlier() {
  const [, before] = await snapshots();
  if (!before) throw Object.assign(new Error('There is no segmentation of an earlier day to compare with.'), { title: 'No earlier segmentation' });
  return before;
}

const none = () => state({ title: 'No audience yet', text: 'Put conditions together below: say, at risk, of value A, spent over 500.' });

