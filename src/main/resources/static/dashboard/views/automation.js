// What happens without anybody: runs by the clock or by events, and who is told of what happened.
import { page, panel } from '../card.js';
import { h } from '../dom.js';
import { schedules } from './schedules.js';
import { webhooks } from './webhooks.js';

export async function view() {
  return page(
    {
      eyebrow: 'Automation',
      title: 'Segment by the clock, and tell your other tools',
      lead: 'A run is never ordered while another is at work, and the last good segmentation answers until the next one succeeds.',
    },
    h('div.grid', panel({ name: 'Schedules', size: 'full', load: schedules }), panel({ name: 'Webhooks', size: 'full', load: webhooks })),
  );
}
