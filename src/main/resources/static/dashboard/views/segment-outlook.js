// What a segment buys and where, and what it is expected to bring.
import { get } from '../api.js';
import { panel } from '../card.js';
import { h } from '../dom.js';
import { number, percent } from '../format.js';
import { recommendationList } from './recommendation.js';
import { forecastCard } from './forecast-chart.js';

export const products = (segment) =>
  panel({
    name: 'Products to offer',
    load: async () => {
      const answer = await get(`/segments/${encodeURIComponent(segment.id)}/recommendations`, { limit: 6 });
      return { title: 'Products to offer them', note: 'What these customers are most likely to want next.', body: recommendationList(answer.items) };
    },
  });

export const places = (segment) =>
  panel({
    name: 'Where they buy',
    load: async () => {
      const { outlook: told } = await get(`/strategies/${encodeURIComponent(segment.id)}`);
      const lists = [['Regions', told?.regions], ['Payment', told?.paymentMethods], ['Channels', told?.channels]].filter(([, list]) => list);
      if (!lists.length && !told?.bundles) return null;
      const best = lists[0]?.[1][0];
      return {
        title: best ? `${best.name} brings ${percent(best.revenueShare, 0)} of what they spend` : 'What they buy together',
        note: 'Shares of what they spent; in brackets, how often they buy there against all customers.',
        body: h('dl.pairs',
          lists.map(([label, list]) => [h('dt', label), h('dd', list.map((one) => `${one.name} ${percent(one.revenueShare, 0)} (${number(one.index)} times)`).join(', '))]),
          told.bundles && [h('dt', 'Bundles'), h('dd', told.bundles.map((one) => `${[...one.products, ...one.goesWith].join(' + ')} (${one.orders} orders)`).join(', '))]),
      };
    },
  });

export const outlook = (segment) =>
  panel({
    name: 'Expected sales',
    size: 'full',
    load: async () => forecastCard(await get('/forecasts/sales', { period: 'week', horizon: 8, segment: segment.id }), 260),
  });
