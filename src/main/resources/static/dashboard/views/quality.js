// The analyst's first look at everything that was taken in.
import { get } from '../api.js';
import { panel } from '../card.js';

export const quality = () => panel({ name: 'Data quality', size: 'full', load: async () => get('/insights/data-quality') });
