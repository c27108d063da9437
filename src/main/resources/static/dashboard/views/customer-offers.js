// What to offer a customer next.
import { get } from '../api.js';
import { panel } from '../card.js';
import { recommendationList } from './recommendation.js';

export const offers = (id) =>
  panel({
    name: 'What to offer',
    load: async () => {
      const answer = await get(`/customers/${encodeURIComponent(id)}/recommendations`, { limit: 6 });
      return { title: 'What to offer next', body: recommendationList(answer.items) };
    },
  });
