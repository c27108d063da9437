// What to do about one customer next, and what it may bring: an estimate, with the assumption behind it.
import { get } from '../api.js';
import { panel } from '../card.js';
import { h } from '../dom.js';
import { money, percent, words } from '../format.js';
import { link } from '../state.js';

export const nextAction = (id) =>
  panel({
    name: 'Next best action',
    load: async () => {
      const next = await get(`/customers/${encodeURIComponent(id)}/next-best-action`);
      return {
        title: `Next: ${next.action}`,
        note: next.reason,
        actions: [link(`#/segments/${encodeURIComponent(next.segment.id)}`, 'Whole strategy', 'quiet')],
        body: [
          h('dl.pairs',
            h('dt', 'May bring'), h('dd', `${money(next.expectedValue.amount)} more within ${next.expectedValue.days} days, by estimate`),
            h('dt', 'Channel'), h('dd', next.channel),
            h('dt', 'Offer'), h('dd', next.offer)),
          h('blockquote.message', next.message),
          h('details.fit', h('summary', 'How the estimate was made'), estimate(next)),
        ],
      };
    },
  });

function estimate({ expectedValue: { formula, chance, expectedOrderValue, assumption }, alternatives }) {
  return [
    h('p.note', `${words(formula)}. Without doing anything, the chance of an order is ${percent(chance)} and an order brings ${money(expectedOrderValue)}. The assumption, ${percent(assumption.value)}: ${assumption.meaning}; it is not measured, and ${assumption.setting} changes it.`),
    alternatives.length > 0 && h('dl.pairs', alternatives.map((other) => [h('dt', words(other.lever)), h('dd', `${money(other.amount)}: ${other.action}`)])),
  ];
}
