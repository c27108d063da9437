// Regions and payment methods.
import { get } from '../api.js';
import { page, panel } from '../card.js';

export function view() {
  return page({ eyebrow: 'Regions and payments', title: 'Regions and payment methods' }, panel({ name: 'Regions and payment methods', load: () => get('/insights/regions', {}) }));
}
