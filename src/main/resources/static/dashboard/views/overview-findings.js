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
    text: `The ${percent(top.share, 0)} of your customers in value A hold ${percent(worth(top) / all, 0)} of the value expected in the next ${plural(horizonOf(run), 'month')}: ${short(worth(top))}.`,
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
  const bands = run?.scoring?.frequency.bands ?? [];
  const once = bands.filter((band) => band.largest === 1).reduce((sum, band) => sum + band.customers, 0);
  // A band that begins there holds some of them as well, and does not tell how many.
  if (!once || bands.some((band) => band.smallest === 1 && band.largest > 1)) return null;
  return {
    text: `${percent(once / run.customers, 0)} of your customers, ${count(once)}, have bought exactly once.`,
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
