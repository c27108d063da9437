// A file on its way in, and what became of it.
import { h } from '../dom.js';
import { count, percent, plural, words } from '../format.js';
import { address } from '../router.js';
import { link } from '../state.js';

export function progress(name, oncancel) {
  const fill = h('span');
  const bar = h('div.progress', { role: 'progressbar', 'aria-label': name, 'aria-valuemin': 0, 'aria-valuemax': 100 }, fill);
  const title = h('h2', { tabIndex: -1 }, name);
  const told = h('p.note', { 'aria-live': 'off' }, ' ');
  const set = (share) => {
    fill.style.setProperty('--done', share);
    bar.setAttribute('aria-valuenow', Math.round(share * 100));
  };
  return {
    element: h('div.sending', title, bar, told, h('div.actions', h('button.button-second', { type: 'button', onclick: oncancel }, 'Cancel'))),
    name: (text) => title.replaceChildren(text),
    sent: (share) => {
      set(share);
      told.textContent = `${percent(share, 0)} sent`;
    },
    show: (upload) => {
      const { percent: done, rowsPerSecond, etaSeconds, stage } = upload.progress;
      set(done / 100);
      told.textContent = [
        words(stage),
        upload.rows?.read ? plural(upload.rows.read, 'row') : null,
        rowsPerSecond ? `${count(rowsPerSecond)} a second` : null,
        etaSeconds ? `${count(etaSeconds)} s left` : null,
      ].filter(Boolean).join(' · ');
    },
  };
}

export function outcome(upload, onmore) {
  if (upload.status === 'RUNNING' || upload.status === 'QUEUED') {
    return h(
      'div.sending',
      h('h2', { tabIndex: -1 }, 'The import goes on'),
      h('p.notice', 'The connection broke off; the file is with the service and will be imported.'),
      h('div.actions', link(address(`data/${upload.id}`), 'See how far it is')),
    );
  }
  if (upload.status !== 'SUCCEEDED') {
    return h(
      'div.sending',
      h('h2', { tabIndex: -1 }, `The import ended as ${words(upload.status).toLowerCase()}`),
      h('p.notice.bad', { role: 'alert' }, upload.failure?.detail ?? 'Nothing was stored.'),
      h('div.actions', h('button.button', { type: 'button', onclick: onmore }, 'Choose another file')),
    );
  }
  const { rows } = upload;
  return h(
    'div.sending',
    { role: 'status' },
    h('h2', { tabIndex: -1 }, `${plural(rows.accepted, 'purchase')} of ${plural(upload.customers, 'customer')} are in`),
    rowBar(rows),
    h(
      'div.actions',
      link('#/runs', 'Segment your customers now'),
      rows.rejected ? link(address(`data/${upload.id}`), `See ${plural(rows.rejected, 'refused row')}`, 'button-second') : null,
      h('button.quiet', { type: 'button', onclick: onmore }, 'Send another file'),
    ),
  );
}

const PARTS = [
  ['accepted', 'taken'],
  ['returns', 'returns'],
  ['duplicates', 'known already'],
  ['rejected', 'refused'],
];

// All rows of a file as one bar; its parts add up to what was read.
export function rowBar(rows) {
  const parts = PARTS.filter(([key]) => rows[key] > 0);
  return [
    h('div.row-bar', { 'aria-hidden': 'true' }, parts.map(([key]) => {
      const part = h(`span.rows-${key}`);
      part.style.setProperty('flex-grow', rows[key] / rows.read);
      return part;
    })),
    h('ul.row-key', PARTS.map(([key, name]) => h(`li.rows-${key}`, h('strong', count(rows[key])), ` ${name}`))),
  ];
}
