// Charts: one look, one tooltip, redrawn when the theme or the width changes, never alone: see card.js for the table.
import { h } from './dom.js';
import { tokens } from './palette.js';

let library;
const load = () => (library ??= import('./echarts.mjs'));
const living = new Set();
const still = matchMedia('(prefers-reduced-motion: reduce)');

// A chart from a function of the theme's colours to an ECharts option.
export function chart({ label, option, height = 320, onpick }) {
  const box = h('div.chart', { role: 'img', 'aria-label': label, vars: { '--height': `${height}px` } });
  const entry = { box, option, onpick, instance: null };
  living.add(entry);
  const observer = new ResizeObserver(() => {
    if (!box.clientWidth) return;
    if (entry.instance) fit(entry);
    else draw(entry);
  });
  observer.observe(box);
  entry.observer = observer;
  return box;
}

async function draw(entry) {
  if (entry.drawing) return;
  entry.drawing = true;
  const echarts = await load();
  if (!living.has(entry)) return;
  entry.instance = echarts.init(entry.box, null, { renderer: 'canvas' });
  if (entry.onpick) entry.instance.on('click', entry.onpick);
  paint(entry);
}

// A phone that is turned gets the layout of its new width; else what was chosen in a chart stays.
function fit(entry) {
  entry.instance.resize();
  if (isNarrow(entry) !== entry.narrow) paint(entry);
}

const isNarrow = ({ box }) => box.clientWidth <= 500;

function paint(entry) {
  const t = tokens();
  entry.narrow = isNarrow(entry);
  entry.instance.setOption({ ...base(t), ...withTip(entry.option(t, entry.box.clientWidth), t) }, true);
}

function base(t) {
  return {
    animation: !still.matches,
    animationDuration: 450,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: t.soft },
    grid: { left: 8, right: 20, top: 16, bottom: 8, containLabel: true },
  };
}

// Tooltips are built as elements: markup with inline styles would break the content security policy.
function withTip(option, t) {
  if (!option.tooltip) return option;
  return {
    ...option,
    tooltip: {
      confine: true,
      className: 'chart-tip',
      borderWidth: 0,
      padding: 0,
      backgroundColor: 'transparent',
      extraCssText: 'box-shadow:none',
      axisPointer: { type: 'line', lineStyle: { color: t.soft, type: 'solid', width: 1, opacity: 0.5 }, label: { show: false } },
      ...option.tooltip,
    },
  };
}

// What a tooltip holds: a heading and pairs of name and value.
export function tip(heading, pairs) {
  return h(
    'div.tip',
    h('strong', heading),
    h('dl', pairs.map(([name, value]) => [h('dt', name), h('dd', value)])),
  );
}

// Redraws every chart, after the theme has changed.
export function repaint() {
  for (const entry of living) if (entry.instance) paint(entry);
}

// Lets go of the charts whose view is gone.
export function sweep() {
  for (const entry of living) {
    if (entry.box.isConnected) continue;
    living.delete(entry);
    entry.observer.disconnect();
    entry.instance?.dispose();
  }
}

export const valueAxis = (t, more = {}) => ({
  type: 'value',
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: t.line } },
  nameTextStyle: { color: t.soft, fontSize: 12 },
  nameGap: 28,
  ...more,
  axisLabel: { color: t.soft, fontSize: 12, hideOverlap: true, ...more.axisLabel },
});

export const categoryAxis = (t, data, more = {}) => ({
  type: 'category',
  data,
  axisLine: { lineStyle: { color: t.line } },
  axisTick: { show: false },
  nameTextStyle: { color: t.soft, fontSize: 12 },
  ...more,
  axisLabel: { color: t.ink, fontSize: 12.5, ...more.axisLabel },
});

export const timeAxis = (t, more = {}) => ({
  type: 'time',
  axisLine: { lineStyle: { color: t.line } },
  axisTick: { show: false },
  axisLabel: { color: t.ink, fontSize: 12.5, hideOverlap: true },
  ...more,
});

export const legend = (t, more = {}) => ({
  top: 0,
  left: 0,
  icon: 'roundRect',
  itemWidth: 12,
  itemHeight: 12,
  itemGap: 18,
  textStyle: { color: t.ink, fontSize: 12.5 },
  inactiveColor: t.line,
  ...more,
});
