// From a file on the desk to rows in the ledger: choose, check, agree, watch.
import { follow, get, Problem, query, send, upload } from '../api.js';
import { announce, h, replace } from '../dom.js';
import { bytes } from '../format.js';
import { lookAt, preview } from './upload-preview.js';
import { outcome, progress } from './upload-progress.js';

export function uploadCard(leaving, onstored) {
  const box = h('section.card.upload', { 'aria-label': 'Upload' });
  let attempt = new AbortController();
  leaving.addEventListener('abort', () => attempt.abort());
  choose();
  return box;

  function choose(fault) {
    const input = h('input.unseen', { type: 'file', id: 'file', accept: '.csv,.tsv,.txt,.xlsx,.json,.ndjson,.gz', onchange: () => input.files[0] && check(input.files[0]) });
    const zone = h(
      'div.drop',
      { ondragover: over, ondragleave: () => zone.classList.remove('over'), ondrop: dropped },
      input,
      h('p.drop-title', 'Drop a file here, or ', h('label.drop-label', { htmlFor: 'file' }, 'choose one')),
      h('p.note', 'CSV in any dialect, Excel, NDJSON or JSON, also gzipped. It is checked first; nothing is stored before you agree.'),
    );
    replace(box, zone, fault && h('p.notice.bad', { role: 'alert' }, fault));

    function over(event) {
      event.preventDefault();
      zone.classList.add('over');
    }

    function dropped(event) {
      event.preventDefault();
      zone.classList.remove('over');
      if (event.dataTransfer.files[0]) check(event.dataTransfer.files[0]);
    }
  }

  // What an earlier attempt still had to show is not shown any more.
  function begin() {
    attempt.abort();
    attempt = new AbortController();
    return attempt.signal;
  }

  async function check(file, options = {}) {
    const signal = begin();
    const bar = progress(`Looking at ${file.name}`, () => {
      attempt.abort();
      choose();
    });
    replace(box, bar.element);
    try {
      const found = await lookAt(file, options, signal);
      if (signal.aborted) return;
      replace(box, preview(file, found, options, { again: (next) => check(file, next), take: (chosen) => take(file, chosen), back: () => choose() }));
      box.querySelector('h2').focus();
    } catch (problem) {
      failed(problem);
    }
  }

  async function take(file, { mapping, header, dates, duplicates }) {
    const signal = begin();
    let started = null;
    const cancel = async () => {
      attempt.abort();
      if (started) await send('DELETE', `/uploads/${started.id}`).catch(() => null);
      choose('Cancelled: nothing was stored.');
    };
    const bar = progress(`Sending ${file.name}, ${bytes(file.size)}`, cancel);
    replace(box, bar.element);
    announce('Sending the file');
    try {
      started = await upload(query('/uploads', { mapping, header, dates, duplicates }), file, { onSent: bar.sent, signal });
      bar.name(`Importing ${file.name}`);
      await follow(`/uploads/${started.id}/events`, bar.show, signal);
      // The events may have broken off; the upload itself says how it stands.
      const result = await get(`/uploads/${started.id}`);
      replace(box, outcome(result, () => choose()));
      await onstored();
      box.querySelector('h2').focus();
    } catch (problem) {
      failed(problem);
    }
  }

  function failed(problem) {
    if (problem.name === 'AbortError') return;
    if (!(problem instanceof Problem)) console.error(problem);
    choose([problem.message, ...(problem.errors ?? []).map((e) => `${e.field}: ${e.message}`)].join(' '));
  }
}
