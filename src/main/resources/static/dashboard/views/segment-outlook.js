// What a segment buys, and what it is expected to bring.
import { get } from '../api.js';
import { panel } from '../card.js';
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

export const outlook = (segment) =>
  panel({
    name: 'Expected sales',
    load: async () => forecastCard(await get('/forecasts/sales', { period: 'week', horizon: 8, segment: segment.id }), 260),
  });
