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
    const [{ items }, [, before]] = await Promise.all([get('/audiences', { limit: 200 }), snapshots()]);
    const sized = await Promise.all(items.map((each) => get(`/audiences/${each.id}`)));
    replace(box, [...page(
      {
        eyebrow: 'Audiences',
        title: sized.length ? headline(sized) : 'Describe whom to write to, and take the list with you',
        lead: 'An audience is a filter over segments and numbers. Its list is drawn anew from every segmentation.',
      },
      h(
        'div.grid',
        h('div.full', card({ title: plural(sized.length, 'audience'), body: sized.length ? list(sized, before, draw) : none() })),
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

// before: the run of the day before, which changes count from; undefined without one
const list = (audiences, before, redraw) =>
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
      { label: 'Take it', sortable: false, value: () => '', show: (a) => h('div.acts', files(a, before), danger('Delete', 'Delete for good', () => remove(a, redraw))) },
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

function files({ id, name, revisions }, before) {
  const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const save = (parameters, end) => download(query(`/audiences/${id}/export`, parameters), 'text/csv', `${file}${end}.csv`);
  return [
    ...FILES.map(({ label, format, end }) => action(label, () => save({ format }, end))),
    before && action(`Changes since ${day(before.asOf)}`, () => save({ since: before.id, change: 'all' }, '-changes')),
    before && revised(revisions, before),
  ];
}

// Changes lead from the list as it was then, so an edited filter removes people too.
function revised(revisions, before) {
  const { savedAt } = revisions.at(-1);
  return revisions.length > 1 && new Date(savedAt) > new Date(before.finishedAt) && h('span.hint.block', `The changes also take out whom the filter no longer means since ${day(savedAt)}.`);
}

const none = () => state({ title: 'No audience yet', text: 'Put conditions together below: say, at risk, of value A, spent over 500.' });

