// Who is told of what happened: addresses, their secrets, and what was delivered.
import { get, send } from '../api.js';
import { h, replace } from '../dom.js';
import { action, danger, field, form } from '../form.js';
import { moment, plural, words } from '../format.js';
import { state } from '../state.js';
import { numeric, table } from '../table.js';

const EVENTS = ['segmentation.completed', 'customer.segment.entered', 'customer.segment.left', 'drift.detected', 'upload.completed'];

export async function webhooks() {
  const box = h('div');
  const told = h('div', { 'aria-live': 'polite' });
  const draw = async () => {
    const { items } = await get('/webhooks', { limit: 200 });
    replace(box, items.length ? list(items) : state({ title: 'Nobody is told', text: 'Give an address, and it is told when customers change their segment, with a signature to trust.' }));
    return items;
  };

  const list = (items) =>
    table({
      caption: 'Webhooks',
      rows: items,
      columns: [
        { label: 'Address', value: (w) => w.url, show: (w) => [h('code', w.url), w.description && h('span.hint.block', w.description)] },
        { label: 'Told of', value: (w) => w.events.join(), show: (w) => w.events.map((event) => h('span.hint.block', event)) },
        { label: 'State', value: (w) => String(w.enabled), show: condition },
        { label: 'Change', sortable: false, value: () => '', show: (w) => h('div.acts',
          action('Try it', () => attempt(w)),
          action('Deliveries', () => deliveries(w)),
          action('New secret', () => rotate(w)),
          action(w.enabled ? 'Switch off' : 'Switch on', () => change(w)),
          danger('Delete', 'Delete for good', () => remove(w))) },
      ],
    });

  async function attempt({ id }) {
    await send('POST', `/webhooks/${id}/ping`);
    await deliveries({ id });
  }

  async function deliveries({ id }) {
    const { items } = await get(`/webhooks/${id}/deliveries`, { limit: 50 });
    replace(told, h('h3', 'What was sent, the newest first'), table({
      caption: 'Deliveries',
      rows: items,
      page: 10,
      empty: 'Nothing has been sent yet.',
      columns: [
        { label: 'Written', value: (d) => d.createdAt, show: (d) => moment(d.createdAt) },
        { label: 'Of', value: (d) => d.type },
        { label: 'State', value: (d) => d.status, show: (d) => words(d.status) },
        numeric('Attempts', (d) => d.attempts),
        { label: 'Last answer', value: (d) => d.lastAttempt?.status, show: (d) => d.lastAttempt?.fault ?? d.lastAttempt?.status ?? '–' },
        { label: 'Again', sortable: false, value: () => '', show: (d) => action('Send again', async () => {
          await send('POST', `/webhooks/${id}/deliveries/${d.id}/replay`);
          await deliveries({ id });
        }) },
      ],
    }));
  }

  async function rotate({ id }) {
    secret(await send('POST', `/webhooks/${id}/rotation`, { overlapMinutes: 1440 }), 'The old secret signs too for a day.');
    await draw();
  }

  async function change({ id, url, description, events, families, enabled }) {
    await send('PUT', `/webhooks/${id}`, { url, description, events, families, enabled: !enabled });
    await draw();
  }

  async function remove({ id }) {
    await send('DELETE', `/webhooks/${id}`);
    replace(told);
    await draw();
  }

  function secret({ secret: text }, more) {
    replace(told, h('div.notice.plain', h('p', 'The secret that signs every message. It is shown now and never again. ', more), h('p', h('code', text))));
  }

  const items = await draw();
  return {
    title: items.length ? plural(items.length, 'address is told', 'addresses are told') : 'Webhooks',
    note: 'At least once and in order per customer, tried again for three days.',
    body: [box, told, form(
      {
        label: 'A new webhook',
        submit: 'Add webhook',
        send: async ({ url, description, ...chosen }) => {
          secret(await send('POST', '/webhooks', { url, description: description || null, events: Object.keys(chosen) }));
          await draw();
        },
      },
      h('h3', 'A new webhook'),
      h('div.option-grid', field({ name: 'url', label: 'Address', type: 'url', maxLength: 2000, placeholder: 'https://' }), field({ name: 'description', label: 'What it is for', optional: true })),
      h('fieldset.checks', h('legend.field-label', 'Tell it of'), EVENTS.map((event) => h('label', h('input', { type: 'checkbox', name: event, checked: event === EVENTS[0] }), ` ${event}`))),
    )],
  };
}

const condition = ({ enabled, disabledReason, failingSince }) => {
  if (!enabled) return h('span', h('span.status', 'Off'), disabledReason && h('span.hint.block', disabledReason));
  return failingSince ? h('span', h('span.status.status-failed', 'Failing'), h('span.hint.block', `since ${moment(failingSince)}`)) : h('span.status.status-succeeded', 'On');
};
