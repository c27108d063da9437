// Puts the frame around the views: navigation, look-up, theme, and what the numbers are as of.
import { get } from './api.js';
import { repaint } from './chart.js';
import { h, replace } from './dom.js';
import { day } from './format.js';
import { address, go, start } from './router.js';
import { ROUTES } from './routes.js';

const nav = document.getElementById('nav');
const side = document.getElementById('side');
const menuButton = document.getElementById('menu-button');
const themeButton = document.getElementById('theme-button');
const dark = matchMedia('(prefers-color-scheme: dark)');

function drawNavigation() {
  const parts = Map.groupBy(ROUTES.filter((route) => route.part), (route) => route.part);
  for (const [part, routes] of parts) {
    nav.append(
      h('p.nav-part', { id: `nav-${part}` }, part),
      h('ul', { 'aria-label': part }, routes.map((route) => h('li', h('a', { href: address(route.path), 'data-path': route.path }, route.name)))),
    );
  }
}

function mark(route) {
  const own = route?.part ? route.path : route?.path.split('/')[0];
  for (const item of nav.querySelectorAll('a')) {
    if (item.dataset.path === own) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
  }
  openMenu(false);
  tellSnapshot();
}

function openMenu(open) {
  side.classList.toggle('open', open);
  menuButton.setAttribute('aria-expanded', String(open));
}

const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';

function drawTheme() {
  themeButton.textContent = isDark() ? 'Light mode' : 'Dark mode';
}

function turnTheme() {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem('clientele.theme', next);
  } catch {
    // Not kept, but shown.
  }
  drawTheme();
  repaint();
}

async function tellSnapshot() {
  const note = document.getElementById('snapshot-note');
  try {
    const { segmentation } = await get('/segments', { family: 'rfm' });
    replace(note, `As of ${day(segmentation.asOf)}`, segmentation.stale && [h('br'), h('a', { href: '#/runs' }, 'New purchases: run again')]);
  } catch (problem) {
    replace(note, untold(problem));
  }
}

function untold(problem) {
  if (problem.is?.('no-segmentation')) return [h('a', { href: '#/runs' }, 'Nothing segmented yet')];
  if (problem.status === 401) return 'This service asks for a key';
  if (problem.status === 403) return 'Your key does not open the segments';
  return problem.status ? 'The service failed to say what it knows' : 'The service does not answer';
}

drawNavigation();
drawTheme();
menuButton.addEventListener('click', () => openMenu(!side.classList.contains('open')));
themeButton.addEventListener('click', turnTheme);
dark.addEventListener('change', () => {
  drawTheme();
  repaint();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && side.classList.contains('open')) {
    openMenu(false);
    menuButton.focus();
  }
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('content').focus();
});
document.getElementById('lookup').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = event.target.elements.id;
  const id = field.value.trim();
  field.value = '';
  if (id) go(`customers/${encodeURIComponent(id)}`);
});
start(mark);
