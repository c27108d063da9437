// One customer: who, why, worth, what next.
import { get, Problem } from '../api.js';
import { card, figures, page } from '../card.js';
import { h } from '../dom.js';
import { count, day, days, money, number, percent, short } from '../format.js';
import { link, state } from '../state.js';
import { badge } from '../shop.js';
import { remember } from './customers.js';
import { alive } from './customer-alive.js';
import { history } from './customer-history.js';
import { nextAction } from './customer-next.js';
import { offers } from './customer-offers.js';
import { purchases as purchaseDays } from './customer-purchases.js';
import { reasons } from './customer-reasons.js';
import { worth } from './customer-worth.js';

export async function view({ params }) {
  const { id } = params;
  const profile = await found(id);
  if (!profile) return unknown(id);
  remember(id);
  const { purchases, segment } = profile;
  if (!segment) return unsegmented(id, purchases);
  return page(
    { eyebrow: h('a', { href: '#/customers' }, 'Customers'), title: headline(id, segment), lead: lead(purchases, segment) },
    badges(segment),
    figures(
      { name: 'Last order', value: days(segment.rfm.recencyDays), note: lastOrder(purchases, segment.segmentation) },
      { name: 'Orders', value: count(segment.rfm.frequency), note: `before ${day(segment.segmentation.asOf)}` },
      { name: 'Spent', value: short(segment.rfm.monetary), note: `${money(segment.rfm.monetary / segment.rfm.frequency)} an order` },
      buyingAgain(segment.lifetime),
      { name: 'Returned', value: count(purchases.returnedLines), note: purchases.returnedLines ? `lines, ${money(-purchases.returnedAmount)}` : 'nothing' },
    ),
    h('div.grid', nextAction(id), worth(segment), purchaseDays(id, segment.segmentation.asOf), alive(id), reasons(id, segment), history(id), offers(id)),
  );
}

// The ledger may know of purchases that came after the run.
function lastOrder({ lastPurchaseDay }, { asOf }) {
  const since = lastPurchaseDay >= asOf ? `, and again on ${day(lastPurchaseDay)}` : '';
  return `before ${day(asOf)}${since}`;
}

function buyingAgain({ buyingAgain: again, probabilityAlive }) {
  return again
    ? { name: 'Buys again', value: percent(again.probability), note: `the chance, within ${again.withinDays} days` }
    : { name: 'Still buys', value: percent(probabilityAlive), note: 'the chance, by the model' };
}

async function found(id) {
  try {
    return await get(`/customers/${encodeURIComponent(id)}`);
  } catch (problem) {
    if (problem instanceof Problem && problem.is('customer-not-found')) return null;
    throw problem;
  }
}

function headline(id, { segment, lifetime }) {
  const value = `value ${lifetime.valueSegment}`;
  return `Customer ${id}: ${segment.name}, ${value}`;
}

function lead(purchases, { cluster, lifetime }) {
  return `${cluster.persona}. ${number(lifetime.expectedPurchases)} purchases and ${money(lifetime.lifetimeValue.amount)} are expected in the next ${lifetime.lifetimeValue.horizonMonths} months.`;
}

const badges = ({ segment, grid, tier, cluster, lifetime }) =>
  h(
    'ul.badges',
    [
      [segment.id, segment.name],
      [`value-${lifetime.valueSegment.toLowerCase()}`, `Value ${lifetime.valueSegment}`],
      [tier.id, tier.name],
      [cluster.id, cluster.persona],
      [grid.id, grid.name],
    ].map(([id, name]) => h('li', badge(id, name))),
  );

function unknown(id) {
  return page(
    { eyebrow: 'Customers', title: `Nobody is known as ${id}` },
    card({ body: state({ title: 'No such customer', text: 'Check the id: it is the one in your uploads, without spaces. A customer appears once an order has been uploaded.', actions: [link('#/customers', 'Look up another'), link('#/data', 'Upload orders', 'button-second')] }) }),
  );
}

function unsegmented(id, purchases) {
  return page(
    { eyebrow: h('a', { href: '#/customers' }, 'Customers'), title: `Customer ${id} is new since the last run` },
    figures({ name: 'Orders', value: count(purchases.orders) }, { name: 'Spent', value: short(purchases.revenue) }, { name: 'First order', value: day(purchases.firstPurchaseDay) }),
    card({ body: state({ title: 'Not segmented yet', text: 'The next run takes this customer in.', actions: [link('#/runs', 'Start a run')] }) }),
  );
}
