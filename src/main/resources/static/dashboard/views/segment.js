// One segment: who they are, what to do, what they buy and where, what they will bring, and every member.
import { get } from '../api.js';
import { card, figures, page } from '../card.js';
import { h } from '../dom.js';
import { count, days, money, number, percent, plural, short } from '../format.js';
import { address } from '../router.js';
import { familyName, nameOf, segments, totals } from '../shop.js';
import { comparison } from './segment-comparison.js';
import { members } from './segment-members.js';
import { outlook, places, products } from './segment-outlook.js';
import { strategyCard } from './strategy.js';

export async function view({ params, query, keep, signal }) {
  const segment = await get(`/segments/${encodeURIComponent(params.id)}`);
  const all = await segments(segment.family);
  const shop = totals(all.items);
  return page(
    {
      eyebrow: h('a', { href: address('segments', { family: segment.family }) }, `${familyName(segment.family)} segments`),
      title: headline(segment),
      lead: segment.persona ?? sentence(segment),
    },
    figures(
      { name: 'Customers', value: count(segment.customers), note: `${percent(segment.share)} of all` },
      { name: 'Revenue', value: short(segment.revenue), note: `${percent(segment.revenueShare)} of all` },
      { name: 'Since last order', value: segment.meanRecencyDays === null ? '–' : days(segment.meanRecencyDays), note: 'on average' },
      { name: 'Orders each', value: number(segment.meanFrequency), note: `${number(shop.frequency)} across the shop` },
      { name: 'Spent each', value: short(segment.meanMonetary), note: `${short(shop.spend)} across the shop` },
      { name: 'Future value each', value: short(segment.meanLifetimeValue), note: `${short(shop.futureValue / shop.customers)} across the shop` },
    ),
    segment.customers === 0
      ? card({ title: 'Nobody is in this segment now', note: 'It stays here, since customers move with every run.' })
      : null,
    h(
      'div.grid',
      strategyCard(segment, nameOf(segment)),
      segment.customers > 0 && comparison(segment, shop),
      segment.customers > 0 && products(segment),
      segment.customers > 0 && places(segment),
      segment.customers > 0 && outlook(segment),
    ),
    segment.customers > 0 && members(segment, { query, keep, signal }),
  );
}

const headline = (s) =>
  s.customers
    ? `${nameOf(s)}: ${plural(s.customers, 'customer')} who bring ${percent(s.revenueShare, 0)} of revenue`
    : `${nameOf(s)}: nobody at present`;

function sentence(s) {
  if (!s.customers) return null;
  return `On average they ordered ${number(s.meanFrequency)} times, have waited ${days(s.meanRecencyDays)} since, and spent ${money(s.meanMonetary)} in all.`;
}
