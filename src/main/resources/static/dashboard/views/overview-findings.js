// What a careful analyst would say first, in sentences with a next step.
import { h } from '../dom.js';
import { count, money, percent, plural, short } from '../format.js';
import { address } from '../router.js';
import { horizonOf } from '../shop.js';

export function findings(items, values, run) {
  const sentences = [winBack(items), concentration(values, run), newcomers(items), oneTimers(run), fading(items)].filter(Boolean).slice(0, 4);
  return {
    title: 'Worth knowing',
    body: h('ol.findings', sentences.map(({ text, to, action }) => h('li', h('p', text), h('a', { href: to }, action)))),
  };
}

const of = (items, id) => items.find((s) => s.id === id);
const segment = (id) => address(`segments/${id}`);

function winBack(items) {
  const lost = of(items, 'cant-lose-them');
  if (!lost?.customers) return null;
  return {
    text: `${plural(lost.customers, 'frequent customer')} have not bought for ${count(lost.meanRecencyDays)} days. Each had spent ${money(lost.meanMonetary)}.`,
    to: segment('cant-lose-them'),
    action: 'Win them back',
  };
}

function concentration(values, run) {
  const worth = (s) => (s.meanLifetimeValue ?? 0) * s.customers;
  const all = values.reduce((total, s) => total + worth(s), 0);
  const top = of(values, 'value-a');
  if (!top || !all) return null;
  return {
    text: `A quarter of your customers hold ${percent(worth(top) / all, 0)} of the value expected in the next ${plural(horizonOf(run), 'month')}: ${short(worth(top))}.`,
    to: segment('value-a'),
    action: 'Keep them close',
  };
}

function newcomers(items) {
  const fresh = ['new-customers', 'promising'].map((id) => of(items, id)).filter(Boolean);
  const people = fresh.reduce((total, s) => total + s.customers, 0);
  if (!people) return null;
  return {
    text: `${plural(people, 'customer')} bought for the first time not long ago. A second order is what turns them into regulars.`,
    to: segment(fresh[0].customers ? 'new-customers' : 'promising'),
    action: 'Welcome them',
  };
}

function oneTimers(run) {
  const lowest = run?.scoring?.frequency.bands.find((band) => band.largest === 1);
  if (!lowest) return null;
  return {
    text: `${percent(lowest.customers / run.customers, 0)} of your customers, ${count(lowest.customers)}, have bought exactly once.`,
    to: address('segments', { family: 'rfm' }),
    action: 'See who they are',
  };
}

function fading(items) {
  const group = of(items, 'about-to-sleep');
  if (!group?.customers) return null;
  return {
    text: `${plural(group.customers, 'customer')} are about to sleep, after ${count(group.meanRecencyDays)} days without an order.`,
    to: segment('about-to-sleep'),
    action: 'Wake them up',
  };
}
