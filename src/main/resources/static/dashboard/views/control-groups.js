// Customers kept out of every export of a segment, and what writing to the others changed.
import { get, query, send } from '../api.js';
import { h, replace } from '../dom.js';
import { action, danger, field, form } from '../form.js';
import { count, day, money, percent, signed } from '../format.js';
import { segments } from '../shop.js';
import { state } from '../state.js';
import { numeric, table } from '../table.js';

export async function controlGroups(audiences) {
  const [{ items }, { items: rfm }] = await Promise.all([get('/control-groups', { limit: 200 }), segments('rfm')]);
  const whose = [
    ...rfm.map((s) => ({ value: `segmentId:${s.id}`, label: s.name })),
    ...audiences.map((a) => ({ value: `audienceId:${a.id}`, label: `Audience “${a.name}”` })),
  ];
  const box = h('div');
  const shown = h('div', { 'aria-live': 'polite' });
  const name = (group) => whose.find((w) => w.value === `segmentId:${group.segmentId}` || w.value === `audienceId:${group.audienceId}`)?.label ?? '–';

  function draw(groups) {
    replace(box, groups.length
      ? table({
        caption: 'Control groups',
        rows: groups,
        columns: [
          { label: 'Group', value: (g) => g.name },
          { label: 'Of', value: name },
          numeric('Kept out', (g) => g.percent, (v) => `${count(v)}%`),
          { label: 'Since', value: (g) => g.createdAt, show: (g) => day(g.createdAt) },
          { label: 'What for', sortable: false, value: () => '', show: (g) => h('div.acts', action('Effect', () => effect(g)), danger('End', 'End the group', () => end(g))) },
        ],
      })
      : state({ title: 'Nobody is kept out', text: 'Keep a few of a segment out of its exports, and see what your campaign changes.' }));
  }

  async function redraw() {
    draw((await get('/control-groups', { limit: 200 })).items);
  }

  async function end(group) {
    await send('DELETE', `/control-groups/${group.id}`);
    replace(shown);
    await redraw();
  }

  // From the day it was made to today, unless somebody knows better when the campaign ran.
  async function effect(group) {
    const made = group.createdAt.slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const answer = h('div', { 'aria-live': 'polite' });
    replace(shown, form(
      { label: `Effect of ${group.name}`, submit: 'Measure', send: async ({ from, to }) => replace(answer, await outcome(group, from, to)) },
      h('h3', `What “${group.name}” changed`),
      h('div.option-grid', field({ name: 'from', label: 'From', type: 'date', value: made }), field({ name: 'to', label: 'To, that day left out', type: 'date', value: tomorrow })),
    ), answer);
  }

  draw(items);
  return {
    title: items.length ? 'Who is kept out, to see what writing changes' : 'Control groups',
    note: 'The same customers in every run, drawn by a secret key; they are missing from the group’s exports.',
    body: [box, shown, form(
      {
        label: 'A new control group',
        submit: 'Keep them out',
        send: async (data) => {
          const [kind, id] = data.whose.split(':');
          await send('POST', '/control-groups', { name: data.name, [kind]: id, percent: Number(data.percent) });
          await redraw();
        },
      },
      h('h3', 'A new control group'),
      h('div.option-grid', field({ name: 'name', label: 'Name' }), field({ name: 'whose', label: 'Of whom', options: whose }), field({ name: 'percent', label: 'Percent kept out', type: 'number', min: 1, max: 10, value: 5 })),
    )],
  };
}

const points = (share) => signed(share * 100, (value) => value.toFixed(1));

async function outcome(group, from, to) {
  const { treated, control, revenuePerCustomer, purchaseRate, notes } = await get(query(`/control-groups/${group.id}/effect`, { from, to }));
  const line = (what, side) => ({ what, ...side });
  return h(
    'div.effect',
    h('h3', `“${group.name}”, ${day(from)} to ${day(to)}`),
    table({
      caption: `Effect of ${group.name}`,
      rows: [line('Could be written to', treated), line('Kept out', control)],
      columns: [
        { label: 'Customers', value: (r) => r.what },
        numeric('How many', (r) => r.customers),
        numeric('Bought', (r) => r.purchaseRate, percent),
        numeric('Revenue each', (r) => r.meanRevenue, money),
      ],
    }),
    revenuePerCustomer && h('p', `Revenue each: ${signed(revenuePerCustomer.difference, money)}, between ${signed(revenuePerCustomer.low, money)} and ${signed(revenuePerCustomer.high, money)} with 95% confidence.`),
    purchaseRate && h('p', `Share who bought: ${points(purchaseRate.difference)}, between ${points(purchaseRate.low)} and ${points(purchaseRate.high)} percentage points.`),
    [revenuePerCustomer, purchaseRate].some((d) => d && d.low <= 0 && d.high >= 0) && h('p.note', 'Where the range holds 0, the difference may be chance.'),
    notes.map((note) => h('p.note', note)),
  );
}
