// What customers are expected to bring, how it is spread, and how far the numbers can be trusted.
import { get } from '../api.js';
import { figures, page, panel } from '../card.js';
import { h } from '../dom.js';
import { day, percent, plural, short } from '../format.js';
import { caution, horizonOf, segments, totals } from '../shop.js';
import { aliveTenths, spread, quarters } from './value-charts.js';
import { diagnostics } from './value-diagnostics.js';
import { evidence } from './value-evidence.js';
import { models } from './value-models.js';

export async function view() {
  const [{ segmentation, valueCaution, items }, run] = await Promise.all([segments('value'), get('/segmentations/latest').catch(() => null)]);
  const months = plural(horizonOf(run), 'month');
  const worth = (s) => (s.meanLifetimeValue ?? 0) * s.customers;
  const total = items.reduce((sum, s) => sum + worth(s), 0);
  const people = items.reduce((sum, s) => sum + s.customers, 0);
  const top = items.find((s) => s.id === 'value-a');
  const base = get('/insights/customers');
  const model = get('/segmentations/latest/lifetime-model');
  return page(
    {
      eyebrow: `Value, as of ${day(segmentation.asOf)}`,
      title: total && top ? `The ${percent(top.share, 0)} of your customers in value A will bring ${percent(worth(top) / total, 0)} of what all will` : 'Nothing is expected yet',
      lead: `${short(total)} is expected from today’s customers over the next ${months}, without anybody new.`,
    },
    figures(
      { name: 'Expected in all', value: short(total), note: `over ${months}` },
      { name: 'Bought so far', value: short(totals(items).revenue), note: 'revenue of the same customers' },
      { name: 'Per customer', value: short(total / people), note: 'on average' },
      { name: 'In value A', value: short(top?.meanLifetimeValue), note: 'per customer' },
    ),
    caution(valueCaution),
    h(
      'div.grid',
      panel({ name: 'Spread of value', size: 'two-thirds', height: 340, load: async () => spread(await base) }),
      panel({ name: 'Value segments', size: 'third', height: 340, load: async () => quarters(items, total) }),
      panel({ name: 'Still active', height: 300, load: async () => aliveTenths(await base) }),
      panel({ name: 'How far to trust it', load: async () => evidence(await model) }),
      models(model),
      diagnostics(base, shown()),
    ),
  );
}

// A run may have been asked to compute none.
async function shown() {
  try {
    return await get('/segmentations/latest/lifetime-model/diagnostics');
  } catch (problem) {
    if (problem.status === 409) return null;
    throw problem;
  }
}
