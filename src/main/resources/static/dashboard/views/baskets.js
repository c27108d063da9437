// What is bought together.
import { get } from '../api.js';
import { page, panel } from '../card.js';

export function view() {
  return page({ eyebrow: 'Baskets', title: 'What is bought together' }, panel({ name: 'What is bought together', load: () => get('/insights/baskets', {}) }));
}
