// The first look: how many, how much, who matters, what changed.
import { getIfPresent } from '../api.js';
import { figures, page, panel } from '../card.js';
import { h } from '../dom.js';
import { change, count, day, percent, plural, short } from '../format.js';
import { before, horizonOf, segments, totals } from '../shop.js';
import { demoNotice } from './demo-notice.js';
import { heatmap, noHeatmap } from './overview-heatmap.js';
import { treemap } from './overview-treemap.js';
import { tiers } from './overview-tiers.js';
import { changes } from './overview-changes.js';
import { findings } from './overview-findings.js';

export async function view({ query, keep }) {
  const { segmentation, items } = await segments('rfm');
  const sums = totals(items);
  const base = getIfPresent('/insights/customers').catch(() => null);
  const run = getIfPresent('/segmentations/latest').catch(() => null);
  const earlier = before(segmentation).catch(() => null);
  return page(
    { eyebrow: `All customers, as of ${day(segmentation.asOf)}`, title: headline(items), lead: lead(items, sums) },
    demoNotice(),
    panelOfFigures(sums, base, earlier, run),
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
  return `${plural(people, 'customer')} who spent ${short(spent)} with you have gone quiet: ${percent(spent / sums.revenue, 0)} of all revenue is worth winning back.`;
}

function panelOfFigures(sums, base, earlier, run) {
  const box = h('div', draw(sums, null, null, null));
  Promise.all([base, earlier, run]).then(([customers, past, latest]) => box.replaceChildren(draw(sums, customers, past, latest)));
  return box;
}

function draw(sums, customers, past, run) {
  const old = past ? totals(past.items) : null;
  const since = past ? `since ${day(past.run.asOf)}` : null;
  const versus = (value) => {
    if (!old?.[value]) return {};
    const ratio = sums[value] / old[value] - 1;
    return { change: change(ratio), direction: Math.abs(ratio) < 0.0005 ? null : ratio < 0 ? 'down' : 'up', note: since };
  };
  const active = customers?.active;
  return figures(
    { name: 'Customers', value: count(sums.customers), note: 'in this snapshot', ...versus('customers') },
    { name: 'Revenue', value: short(sums.revenue), note: 'over all their orders', ...versus('revenue') },
    active && { name: 'Active', value: percent(active.customers / sums.customers, 0), note: `bought in the last ${active.days} days` },
    { name: 'Average order', value: short(sums.averageOrder), note: `over ${plural(sums.orders, 'order')}`, ...versus('averageOrder') },
    { name: 'Future value', value: short(sums.futureValue), note: `expected over the next ${plural(horizonOf(run), 'month')}`, ...versus('futureValue') },
  );
}
