// Runs ordered by the clock, after an upload, or when customers have drifted.
import { get, send } from '../api.js';
import { h, replace } from '../dom.js';
import { action, danger, field, form } from '../form.js';
import { moment, plural } from '../format.js';
import { state } from '../state.js';
import { table } from '../table.js';
import { status } from './data.js';

const TRIGGERS = [
  { value: 'cron', label: 'By the clock' },
  { value: 'upload', label: 'After an upload' },
  { value: 'drift', label: 'When customers drift' },
];

export async function schedules() {
  const box = h('div');
  const draw = async () => {
    const { items } = await get('/schedules', { limit: 200 });
    replace(box, items.length ? list(items, draw) : state({ title: 'Runs are started by hand', text: 'Let the service segment every night, or after each upload.' }));
    return items;
  };
  const items = await draw();
  const cron = field({ name: 'cron', label: 'When', value: '0 30 3 * * *', hint: 'Second, minute, hour, day of month, month, day of week' });
  const zone = field({ name: 'zone', label: 'Time zone', value: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const trigger = field({ name: 'trigger', label: 'Starts', options: TRIGGERS, onchange: (event) => clockOnly(event.target.value === 'cron') });
  const clockOnly = (clock) => {
    for (const each of [cron, zone]) {
      each.hidden = !clock;
      each.querySelector('input').disabled = !clock;
    }
  };
  return {
    title: items.length ? plural(items.length, 'schedule') : 'Schedules',
    body: [box, form(
      {
        label: 'A new schedule',
        submit: 'Add schedule',
        send: async (data) => {
          await send('POST', '/schedules', data);
          await draw();
        },
      },
      h('h3', 'A new schedule'),
      h('div.option-grid', field({ name: 'name', label: 'Name' }), trigger, cron, zone),
    )],
  };
}

const list = (items, redraw) =>
  table({
    caption: 'Schedules',
    rows: items,
    columns: [
      { label: 'Schedule', value: (s) => s.name },
      { label: 'Starts', value: (s) => s.trigger, show: (s) => [TRIGGERS.find((t) => t.value === s.trigger).label, s.cron && h('span.hint.block', h('code', s.cron), ` ${s.zone}`)] },
      { label: 'Next', value: (s) => s.nextRunAt, show: (s) => (s.enabled ? moment(s.nextRunAt) : 'switched off') },
      { label: 'Last run', value: (s) => s.lastRun?.orderedAt, show: last },
      { label: 'Change', sortable: false, value: () => '', show: (s) => h('div.acts', action(s.enabled ? 'Switch off' : 'Switch on', () => change(s, redraw)), danger('Delete', 'Delete for good', () => remove(s, redraw))) },
    ],
  });

const last = ({ lastRun }) => (lastRun ? h('span', status(lastRun.status), h('span.hint.block', lastRun.failure?.detail ?? moment(lastRun.orderedAt))) : 'none yet');

async function change({ id, name, trigger, cron, zone, parameters, enabled }, redraw) {
  await send('PUT', `/schedules/${id}`, { name, trigger, cron, zone, parameters, enabled: !enabled });
  await redraw();
}

async function remove({ id }, redraw) {
  await send('DELETE', `/schedules/${id}`);
  await redraw();
}
