// What is bought together, in the shop or by one segment, and how well the recommender has done.
import { get } from '../api.js';
import { page, panel, select } from '../card.js';
import { h, replace } from '../dom.js';
import { day, list, number, percent, plural, words } from '../format.js';
import { segments } from '../shop.js';
import { amounts, numeric, table } from '../table.js';

export async function view({ query, keep }) {
  const { items, segmentation } = await segments('rfm');
  const stage = h('div.grid');
  const draw = (segment) => {
    keep({ segment });
    replace(stage, bundles(segment), recommender());
  };
  draw(query.segment ?? '');
  return page(
    {
      eyebrow: `Baskets, as of ${day(segmentation.asOf)}`,
      title: 'What is bought together',
      lead: 'Bundles to put side by side, in a shelf or in an e-mail: who takes the one often takes the other.',
      actions: [select('Bought by', [{ value: '', label: 'Everybody' }, ...items.filter((s) => s.customers > 0).map((s) => ({ value: s.id, label: s.name }))], query.segment ?? '', draw)],
    },
    stage,
  );
}

const names = (products) => list(products.map((p) => p.name ?? p.productId));

const bundles = (segment) =>
  panel({
    name: 'Bundles',
    size: 'full',
    height: 420,
    load: async () => {
      const { items, reason } = await get('/bundles', { segment, limit: 20 });
      if (!items.length) return { title: 'No two products are bought together more often than by chance', note: reason ?? 'It takes some orders that share products.' };
      const [best] = items;
      return {
        title: `Who buys ${names(best.products)} takes ${names(best.goesWith)} in ${percent(best.confidence, 0)} of orders`,
        note: 'Lift is how many times likelier that is than by chance; 1 is chance.',
        body: table({
          caption: 'Products bought together',
          rows: items,
          page: 20,
          columns: [
            { label: 'In the basket', value: (b) => names(b.products) },
            { label: 'Goes with', value: (b) => names(b.goesWith) },
            numeric('Orders', (b) => b.orders),
            numeric('Of those with the first', (b) => b.confidence, percent),
            numeric('Of all orders', (b) => b.support, percent),
            numeric('Lift', (b) => b.lift, (v) => number(v, 1)),
            amounts('Revenue together', (b) => b.revenue, items),
          ],
        }),
      };
    },
  });

const recommender = () =>
  panel({
    name: 'How well offers are chosen',
    size: 'full',
    load: async () => {
      const report = await get('/segmentations/latest/recommender');
      if (!report.model) return { title: 'Nothing can be recommended yet', note: report.reason };
      return {
        title: `${words(report.model)} chooses the offers`,
        note: `${report.reason}${report.candidates.length ? ` Tried on ${plural(report.customers, 'customer')} and what they bought new in the ${plural(report.heldOutDays, 'day')} from ${day(report.heldOutFrom)}, which no candidate had seen.` : ''}`,
        body: report.candidates.length ? contest(report) : null,
      };
    },
  });

const contest = ({ candidates }) =>
  table({
    caption: 'Every way of recommending on held-out purchases',
    rows: candidates,
    page: 12,
    columns: [
      { label: 'Way of recommending', value: (c) => words(c.model) },
      numeric('NDCG@10', (c) => c.ndcg, (v) => number(v, 3)),
      numeric('Precision', (c) => c.precision, percent),
      numeric('Recall', (c) => c.recall, percent),
      numeric('MAP', (c) => c.meanAveragePrecision, (v) => number(v, 3)),
      numeric('AUC', (c) => c.auc, (v) => number(v, 3)),
      numeric('Products shown', (c) => c.coverage, percent),
    ],
  });
