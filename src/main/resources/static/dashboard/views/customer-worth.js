// What a customer is expected to bring, with the interval that holds it nine times in ten.
import { card } from '../card.js';
import { h } from '../dom.js';
import { money, number, percent } from '../format.js';

export function worth({ lifetime }) {
  const { amount, low, high, horizonMonths } = lifetime.lifetimeValue;
  const known = low !== null && high !== null;
  return card({
    title: amount < 0.005 ? 'Nothing more is expected' : known ? `Worth ${money(amount)}, likely between ${money(low)} and ${money(high)}` : `Worth ${money(amount)} over the next ${horizonMonths} months`,
    note: known ? `Expected over the next ${horizonMonths} months; the true sum falls into the bar nine times in ten.` : 'Expected revenue, with money that comes later counted a little less.',
    body: [
      known ? interval(amount, low, high) : null,
      h(
        'dl.pairs.sums',
        h('dt', 'Purchases expected'), h('dd', number(lifetime.expectedPurchases)),
        h('dt', 'Each expected to bring'), h('dd', money(lifetime.expectedOrderValue)),
        ...chances(lifetime),
        h('dt', 'Value segment'), h('dd', `${lifetime.valueSegment}: ${MEANING[lifetime.valueSegment] ?? ''}`),
        h('dt', 'Model'), h('dd', MODELS[lifetime.model] ?? lifetime.model),
      ),
    ],
  });
}

// Where the model cannot tell who has left, the chance learnt from the held-out days says more.
function chances({ probabilityAlive, buyingAgain }) {
  return [
    ...(buyingAgain ? [h('dt', `Chance of an order within ${buyingAgain.withinDays} days`), h('dd', percent(buyingAgain.probability))] : []),
    ...(probabilityAlive === null ? [] : [h('dt', 'Chance of still buying'), h('dd', percent(probabilityAlive))]),
  ];
}

const MEANING = { A: 'the highest quarter', B: 'the second quarter', C: 'the third quarter', D: 'the lowest quarter' };

export const MODELS = {
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  'pareto-nbd': 'Pareto/NBD',
  'gamma-gamma': 'Gamma-Gamma',
  'gradient-boosted': 'Boosted trees',
  'own-rate': 'Own rate so far',
  'last-period': 'Same as last period',
};

function interval(amount, low, high) {
  const most = high * 1.08 || 1;
  const bar = h('div.interval', { role: 'img', 'aria-label': `From ${money(low)} to ${money(high)}, expected ${money(amount)}` }, h('span.interval-range'), h('span.interval-point'));
  bar.style.setProperty('--low', low / most);
  bar.style.setProperty('--high', high / most);
  bar.style.setProperty('--at', amount / most);
  return bar;
}
