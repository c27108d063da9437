// Addresses are #/path?query: every view can be bookmarked, shared and reloaded.
import { sweep } from './chart.js';
import { announce, h, replace } from './dom.js';
import { match } from './routes.js';
import { link, skeleton, state, stateOf } from './state.js';

let leaving = new AbortController();

export const address = (path, query = {}) => {
  const pairs = new URLSearchParams(Object.entries(query).filter(([, v]) => v !== undefined && v !== null && v !== ''));
  return `#/${path}${pairs.size ? `?${pairs}` : ''}`;
};

export const go = (path, query) => {
  location.hash = address(path, query);
};

export function current() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(search)) };
}

export function start(onroute) {
  addEventListener('hashchange', () => show(onroute, true));
  show(onroute, false);
}

async function show(onroute, moveFocus) {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const { path, query } = current();
  const found = match(path);
  const main = document.getElementById('content');
  onroute(found?.route ?? null);
  const wait = setTimeout(() => replace(main, h('div.page', skeleton(120), skeleton(320))), 120);
  const content = found ? await render(found, path, query, signal, () => show(onroute, false)) : nowhere();
  clearTimeout(wait);
  if (signal.aborted) return;
  replace(main, content);
  sweep();
  arrive(main, found?.route.name ?? 'Not found', moveFocus);
}

async function render({ route, params }, path, query, signal, again) {
  try {
    const { view } = await route.load();
    const decoded = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
    return await view({ params: decoded, query, signal, keep: (next) => keep(path, next) });
  } catch (problem) {
    if (problem.name !== 'AbortError' && !problem.title) console.error(problem);
    return h('div.page', h('h1.eyebrow', { tabIndex: -1 }, route.name), h('section.card', stateOf(problem, again)));
  }
}

// Writes choices made within a view into its address.
function keep(path, changes) {
  const { query } = current();
  history.replaceState(null, '', address(path, { ...query, ...changes }));
}

function arrive(main, name, moveFocus) {
  const title = main.querySelector('h1');
  document.title = `${title?.textContent ?? name} · Clientele`;
  if (!moveFocus) return;
  scrollTo(0, 0);
  (title ?? main).focus({ preventScroll: true });
  announce(`${name}: ${title?.textContent ?? ''}`);
}

const nowhere = () =>
  h('div.page', h('h1.eyebrow', { tabIndex: -1 }, 'Not found'), h('section.card', state({
    title: 'There is no such page',
    text: 'The address may be from another version, or mistyped.',
    actions: [link('#/', 'Go to the overview')],
  })));
