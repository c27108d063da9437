// Expected sales.
import { get } from '../api.js';
import { page, panel } from '../card.js';

export function view() {
  return page({ eyebrow: 'Forecast', title: 'Expected sales' }, panel({ name: 'Expected sales', load: () => get('/forecasts/sales', { period: 'week', horizon: 8 }) }));
}
