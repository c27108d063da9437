// The chance that a customer still buys, from the first order to today.
import { panel } from '../card.js';
import { get } from '../api.js';

export const alive = (id) =>
  panel({ name: 'Chance of still buying, over time', load: () => get(`/customers/${encodeURIComponent(id)}/activity`) });
