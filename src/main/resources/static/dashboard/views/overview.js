// The first look: how many, how much, who matters, what changed.
import { get } from '../api.js';
import { figures, page, panel } from '../card.js';
import { h } from '../dom.js';
import { change, count, day, number, percent, plural, short, signed } from '../format.js';
import { before, caution, horizonOf, segments, totals } from '../shop.js';
import { demoNotice } from './demo-notice.js';
import { heatmap, noHeatmap } from './overview-heatmap.js';
import { treemap } from './overview-treemap.js';
import { tiers } from './overview-tiers.js';
import { changes } from './overview-changes.js';
import { findings } from './overview-findings.js';

export async function view({ query, keep }) {
  const { segmentation, valueCaution, items } = await segments('rfm');
  const sums = totals(items);
  const base = get('/insights/customers').catch(() => null);
  const run = get('/segmentations/latest').catch(() => null);
  const earlier = before(segmentation).catch(() => null);
  const baseThen = earlier.then((past) => past && get('/insights/customers', { segmentation: past.run.id })).catch(() => null);
  return page(
    { eyebrow: `All customers, as of ${day(segmentation.asOf)}`, title: headline(items), lead: lead(items, sums) },
    demoNotice(),
    panelOfFigures(sums, base, earlier, baseThen, run),
    caution(valueCaution),
    h(
      'div.grid',
      treemap(items, query.size, (size) => keep({ size })),
      panel({ name: 'Recency and frequency', height: 340, load: async () => heatmap(await base ?? noHeatmap(), items) }),
      panel({ name: 'Tiers', height: 300, load: async () => tiers((await segments('tier')).items) }),
      panel({ name: 'What changed', size: 'two-thirds', load: () => changes(segmentation, items, earlier) }),
      panel({ name: 'Worth knowing', size: 'third', load: async () => findings(items, (await segments('value')).items, await run) }),
    ),
  );
}

function headline(items) {
  const best = [...items].sort((a, b) => b.revenueShare - a.revenueShare)[0];
  return `${best.name} are ${percent(best.share, 0)} of your customers and bring ${percent(best.revenueShare, 0)} of revenue`;
}

function lead(items, sums) {
  const slipping = items.filter((s) => s.id === 'at-risk' || s.id === 'cant-lose-them');
  const spent = slipping.reduce((total, s) => total + s.revenue, 0);
  const people = slipping.reduce((total, s) => total + s.customers, 0);
  if (!people) return null;
  return `${plural(people, 'customer')} have gone quiet who brought ${percent(spent / sums.revenue, 0)} of all revenue so far: ${short(spent)}.`;
}

function panelOfFigures(sums, ...asked) {
  const box = h('div', draw(sums, null, null, null, null));
  Promise.all(asked).then((answers) => box.replaceChildren(draw(sums, ...answers)));
  return box;
}

function draw(sums, customers, past, customersThen, run) {
  const old = past ? totals(past.items) : null;
  const since = past ? `since ${day(past.run.asOf)}` : null;
  const versus = (value) => {
    if (!old?.[value]) return {};
    const ratio = sums[value] / old[value] - 1;
    return { change: change(ratio), direction: direction(ratio), note: since };
  };
  const active = customers?.active;
  const activeThen = customersThen?.active.days === active?.days ? customersThen : null;
  return figures(
    { name: 'Customers', value: count(sums.customers), note: 'in this snapshot', ...versus('customers') },
    { name: 'Revenue', value: short(sums.revenue), note: 'over all their orders', ...versus('revenue') },
    active && { name: `Active in ${active.days} days`, value: percent(share(customers), 0), note: 'of them have bought', ...moved(share(customers), activeThen && share(activeThen), since) },
    { name: 'Average order', value: short(sums.averageOrder), note: `over ${plural(sums.orders, 'order')}`, ...versus('averageOrder') },
    { name: 'Future value', value: short(sums.futureValue), note: `expected over the next ${plural(horizonOf(run), 'month')}`, ...versus('futureValue') },
  );
}

const direction = (change) => (Math.abs(change) < 0.0005 ? null : change < 0 ? 'down' : 'up');

const share = ({ active, customers }) => active.customers / customers;

// A share changes by points: 40 % after 38 % is two points more, not 5 %.
function moved(now, then, since) {
  if (then === null) return {};
  const points = (now - then) * 100;
  return { change: Math.abs(points) < 0.05 ? 'no change' : `${signed(points, (v) => number(v, 1))} points`, direction: direction(now - then), note: since };
}
