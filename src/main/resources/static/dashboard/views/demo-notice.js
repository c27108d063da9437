// The made-up shop beside real purchases: says so, and takes it back out.
import { get, send } from '../api.js';
import { announce, h, replace } from '../dom.js';
import { address } from '../router.js';

// The name under which the service sends it.
const DEMO = 'demo-shop.csv';

// Empty unless both are there; ondone is called once the made-up one is out.
export function demoNotice(ondone) {
  const box = h('div.page-notice');
  find().then((demo) => demo && replace(box, mixed(box, demo, ondone))).catch(() => null);
  return box;
}

async function find() {
  const stored = async (filter) => (await get('/uploads', { ...filter, status: 'SUCCEEDED' })).items.filter((upload) => !upload.dryRun);
  const [demo] = await stored({ fileName: DEMO });
  if (!demo) return null;
  const latest = await stored({ limit: 200 });
  return latest.some((upload) => upload.id !== demo.id && upload.rows.accepted > 0) ? demo : null;
}

function mixed(box, demo, ondone) {
  const button = h('button.button-second', { type: 'button', onclick: act }, 'Take the demo shop out');
  async function act() {
    button.disabled = true;
    try {
      await send('DELETE', `/uploads/${demo.id}`);
      replace(box, out());
      announce('The demo shop was taken out');
      ondone?.();
    } catch (problem) {
      button.disabled = false;
      announce(problem.message);
      replace(box, mixed(box, demo, ondone), h('p.notice.bad', problem.message));
    }
  }
  return h('div.notice.notice-with-action', h('p', 'The made-up customers of the demo shop are still among your own.'), button);
}

const out = () =>
  h('p.notice.plain', 'The demo shop is out of your data. ', h('a', { href: address('runs') }, 'Run again'), ' to segment your own customers alone.');
