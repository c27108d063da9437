// A line as small as a word: what was, solid, and what is expected, dashed.
import { svg } from './dom.js';

const WIDTH = 132;
const HEIGHT = 34;

// past and ahead: numbers at equal steps; ahead begins after the last of past.
export function spark(past, ahead = [], colour = 'currentColor') {
  const all = [...past, ...ahead];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = WIDTH / Math.max(1, all.length - 1);
  const point = (value, i) => [2 + i * step * ((WIDTH - 6) / WIDTH), HEIGHT - 4 - ((value - low) / (high - low || 1)) * (HEIGHT - 8)];
  const path = (values, from) => values.map((v, i) => point(v, from + i).map((n) => n.toFixed(1)).join(' ')).map((p, i) => (i ? 'L' : 'M') + p).join('');
  const [x, y] = point(past.at(-1), past.length - 1);
  const box = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true', class: 'spark', fill: 'none', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    svg('path', { d: path(past, 0) }),
    ahead.length ? svg('path', { d: path([past.at(-1), ...ahead], past.length - 1), 'stroke-dasharray': '1 4' }) : '',
    svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 3 }),
  );
  box.style.setProperty('--colour', colour);
  return box;
}
