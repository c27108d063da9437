// One upload: how it was read, what became of its rows, and the way back.
import { download, follow, get, send } from '../api.js';
import { card, figures, page, panel } from '../card.js';
import { announce, h, replace } from '../dom.js';
import { bytes, count, day, moment, plural, span, words } from '../format.js';
import { numeric, table } from '../table.js';
import { status } from './data.js';
import { progress, rowBar } from './upload-progress.js';
import { quality } from './quality.js';

// Failures that leave the file to be tried again.
const KEPT = ['/problems/internal-error', '/problems/storage-full'];
const ENDED = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE']);

export async function view({ params, signal }) {
  const upload = await get(`/uploads/${encodeURIComponent(params.id)}`);
  const box = h('div');
  draw(box, upload, signal);
  return box;
}

function draw(box, upload, signal) {
  const ended = ENDED.has(upload.status);
  replace(box, page(
    { eyebrow: h('a', { href: '#/data' }, 'Data'), title: headline(upload), lead: `${upload.fileName ?? 'A file without a name'}, ${bytes(upload.bytes)}, received ${moment(upload.createdAt)}.`, actions: [undo(box, upload, signal), tryAgain(box, upload, signal)].filter(Boolean) },
    ended ? null : watch(box, upload, signal),
    upload.failure && h('p.notice.bad', upload.failure.detail),
    figures(
      { name: 'State', value: status(upload.status) },
      { name: 'Customers', value: count(upload.customers) },
      { name: 'Orders', value: count(upload.orders) },
      { name: 'Products', value: count(upload.products) },
      { name: 'From', value: day(upload.firstOrderAt), note: `to ${day(upload.lastOrderAt)}` },
      { name: 'Took', value: span(upload.finishedAt ? new Date(upload.finishedAt) - new Date(upload.startedAt) : null) },
    ),
    upload.rows.read > 0 && card({ title: `${count(upload.rows.read)} rows, each accounted for`, body: rowBar(upload.rows) }),
    h('div.grid', upload.rows.rejected > 0 && rejects(upload), upload.reading && reading(upload.reading), upload.status === 'SUCCEEDED' && !upload.dryRun && quality(upload.id)),
  ));
}

function headline(upload) {
  if (upload.status === 'UNDONE') return 'This upload was taken back out';
  if (upload.status === 'FAILED') return 'This file could not be imported';
  if (upload.status === 'CANCELLED') return 'This import was cancelled';
  if (upload.status !== 'SUCCEEDED') return 'This file is being imported';
  return `${plural(upload.rows.accepted, 'purchase')} taken, ${count(upload.rows.rejected)} rows refused`;
}

function watch(box, upload, signal) {
  const bar = progress('Importing', () => send('DELETE', `/uploads/${upload.id}`).catch((problem) => announce(problem.message)));
  follow(`/uploads/${upload.id}/events`, bar.show, signal).then((last) => last && draw(box, last, signal)).catch(() => null);
  return h('section.card', bar.element);
}

// Undoing asks twice: the first press only says what would happen.
function undo(box, upload, signal) {
  if (upload.status !== 'SUCCEEDED' || upload.dryRun) return null;
  const button = h('button.button-second', { type: 'button', onclick: ask }, 'Take this upload back out');
  function ask() {
    button.className = 'button danger';
    button.textContent = `Really take ${plural(upload.rows.accepted, 'purchase')} back out`;
    button.onclick = null;
    button.removeEventListener('click', ask);
    button.addEventListener('click', act);
    announce('Press again to take the purchases of this upload back out; those that another upload sent too stay');
  }
  async function act() {
    button.disabled = true;
    try {
      draw(box, await send('DELETE', `/uploads/${upload.id}`), signal);
      announce('The upload was taken back out');
    } catch (problem) {
      button.disabled = false;
      button.textContent = problem.message;
    }
  }
  return button;
}

// Only what failed for no fault of its file is kept to be tried again.
function tryAgain(box, upload, signal) {
  if (upload.status !== 'FAILED' || !KEPT.includes(upload.failure?.type)) return null;
  const button = h('button.button-second', { type: 'button', onclick: act }, 'Try again');
  async function act() {
    button.disabled = true;
    try {
      draw(box, await send('POST', `/uploads/${upload.id}/attempts`), signal);
    } catch (problem) {
      button.disabled = false;
      announce(problem.message);
    }
  }
  return button;
}

function rejects(upload) {
  return panel({
    name: 'Refused rows',
    size: 'full',
    load: async () => {
      const { items, nextCursor } = await get(`/uploads/${upload.id}/rejects`, { limit: 500 });
      const reasons = Object.entries(upload.rejectedByReason).sort((a, b) => b[1] - a[1]);
      return {
        title: reasons.length ? `Most were refused for one reason: ${words(reasons[0][0]).toLowerCase()}` : 'Refused rows',
        note: `${reasons.map(([code, n]) => `${words(code)}: ${count(n)}`).join(' · ')}${nextCursor ? ' · The first 500 are shown; the file holds all.' : ''}`,
        actions: [h('button.button-second', { type: 'button', onclick: () => download(`/uploads/${upload.id}/rejects`, 'text/csv', 'refused-rows.csv') }, 'Download CSV')],
        body: table({
          caption: 'Refused rows',
          rows: items,
          page: 15,
          columns: [
            numeric('Line', (r) => r.line),
            { label: 'Column', value: (r) => r.field ?? '' },
            { label: 'Reason', value: (r) => r.message },
            { label: 'Row as sent', value: (r) => r.row, show: (r) => h('code', r.row) },
          ],
          rowLabel: false,
        }),
      };
    },
  });
}

const reading = ({ format, charset, delimiter, columns, dates, notes }) =>
  h('div.full', card({
    title: `Read as ${[format, charset, delimiter && `separated by “${delimiter}”`].filter(Boolean).join(', ')}`,
    body: [
      notes.map((note) => h('p.notice', note)),
      dates?.doubtful && h('p.notice', dates.doubtful.note),
      dates && h('p.note', `Dates such as ${dates.order === 'year-first' ? '24-03-15' : '3/4/2025'} were read ${words(dates.order).toLowerCase()}: ${dates.reason}.`),
      table({
        caption: 'Which column was taken for what',
        rows: columns,
        columns: [
          { label: 'Means', value: (c) => words(c.field) },
          { label: 'Column', value: (c) => c.column },
          { label: 'Why', value: (c) => c.reason },
        ],
      }),
    ],
  }));

