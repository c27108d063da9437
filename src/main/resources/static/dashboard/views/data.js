// Transactions in: send a file, see what became of every row, take it back.
import { get } from '../api.js';
import { card, page } from '../card.js';
import { h, replace } from '../dom.js';
import { bytes, count, moment, percent, plural, words } from '../format.js';
import { address } from '../router.js';
import { state } from '../state.js';
import { numeric, table } from '../table.js';
import { demoNotice } from './demo-notice.js';
import { uploadCard } from './upload-card.js';
import { quality } from './quality.js';

export async function view({ signal }) {
  const below = h('div');
  const draw = async () => {
    const { items, nextCursor } = await get('/uploads', { limit: 200 });
    const uploads = items.filter((upload) => !upload.dryRun);
    const stored = uploads.filter((upload) => upload.status === 'SUCCEEDED');
    const more = nextCursor !== null && nextCursor !== undefined;
    replace(below, content(uploads, stored, more));
    return { stored, more };
  };
  const { stored, more } = await draw();
  return page(
    { eyebrow: 'Data', title: headline(stored, more), lead: stored.length ? 'Every row of every file is accounted for: taken, known already, returned, or refused with a reason.' : 'Send an export of your orders, as it is. Columns are recognised, and nothing is stored before you agree.' },
    demoNotice(draw),
    uploadCard(signal, draw),
    below,
  );
}

const content = (uploads, stored, more) =>
  h(
    'div.grid',
    h('div.full', card({ title: uploads.length ? `${more ? 'The latest ' : ''}${plural(uploads.length, 'upload')}` : 'Uploads', body: uploads.length ? list(uploads) : none() })),
    stored.length > 0 && quality(),
  );

function headline(stored, more) {
  if (!stored.length) return 'Bring in your transactions';
  const sum = (key) => stored.reduce((total, u) => total + u.rows[key], 0);
  const latest = more ? `Of the latest ${count(stored.length)} uploads: ` : '';
  return `${latest}${count(sum('accepted'))} purchases taken from ${count(sum('read'))} rows; ${percent(sum('rejected') / sum('read'))} refused`;
}

const list = (uploads) =>
  table({
    caption: 'Uploads, the newest first',
    rows: uploads,
    page: 20,
    columns: [
      { label: 'File', value: (u) => u.fileName ?? 'Sent without a name', show: (u) => h('a', { href: address(`data/${u.id}`) }, u.fileName ?? 'Sent without a name') },
      { label: 'State', value: (u) => u.status, show: (u) => status(u.status) },
      { label: 'Received', value: (u) => u.createdAt, show: (u) => moment(u.createdAt) },
      numeric('Size', (u) => u.bytes, bytes),
      numeric('Rows', (u) => u.rows.read),
      numeric('Taken', (u) => u.rows.accepted),
      numeric('Returns', (u) => u.rows.returns),
      numeric('Known', (u) => u.rows.duplicates),
      numeric('Refused', (u) => u.rows.rejected),
    ],
  });

export const status = (name) => h(`span.status.status-${name.toLowerCase()}`, words(name));

const none = () => state({ title: 'No file has been sent yet', text: 'It can be CSV, Excel or JSON, also zipped with gzip.' });
