// What to offer a customer next: what is new to them, and what they will need again.
import { get } from '../api.js';
import { panel } from '../card.js';
import { h } from '../dom.js';
import { recommendationList } from './recommendation.js';

export const offers = (id) =>
  panel({
    name: 'What to offer',
    size: 'full',
    load: async () => {
      const { known, items, repeats } = await get(`/customers/${encodeURIComponent(id)}/recommendations`, { limit: 6 });
      return {
        title: items.length ? `Offer ${items[0].name ?? items[0].productId} next` : 'What to offer next',
        note: known ? 'Products they have not bought yet, and those they will need again.' : 'Too little is known of this customer; this is what sells.',
        body: h(
          'div.pair',
          h('div', h('h3', 'New to them'), recommendationList(items)),
          repeats.length > 0 && h('div', h('h3', 'To buy again'), recommendationList(repeats)),
        ),
      };
    },
  });
