// Segments as areas, by customers or by revenue.
import { card, choice } from '../card.js';
import { chart, tip } from '../chart.js';
import { h } from '../dom.js';
import { count, money, percent, short } from '../format.js';
import { colourOf, GROUPS, inkOn } from '../palette.js';
import { go } from '../router.js';
import { badge } from '../shop.js';
import { amounts, numeric, table } from '../table.js';

export function treemap(items, size, onsize) {
  const box = h('section.card.full');
  const draw = (by) => {
    const fresh = card(content(items, by, (next) => { onsize(next); draw(next); }));
    box.setAttribute('aria-labelledby', fresh.getAttribute('aria-labelledby'));
    box.replaceChildren(...fresh.childNodes);
  };
  draw(size === 'customers' ? 'customers' : 'revenue');
  return box;
}

function content(items, by, onchoose) {
  const title = finding(items, by);
  return {
    title,
    note: 'Each area is a segment; choose one to see who is in it and what to do.',
    actions: [choice('Size by', [{ value: 'revenue', label: 'Revenue' }, { value: 'customers', label: 'Customers' }], by, onchoose)],
    chart: chart({ label: `Treemap of the segments by ${by}. ${title}`, height: 380, option: (t, width) => option(items, by, t, width), onpick: (e) => e.data.id && go(`segments/${e.data.id}`) }),
    table: () => segmentTable(items),
    body: key(items),
  };
}

function finding(items, by) {
  const share = by === 'revenue' ? 'revenueShare' : 'share';
  const [first, second] = [...items].sort((a, b) => b[share] - a[share]);
  return by === 'revenue'
    ? `${first.name} and ${second.name} bring ${percent(first[share] + second[share], 0)} of revenue`
    : `${first.name} are the largest group: ${percent(first[share], 0)} of customers`;
}

function option(items, by, t, width) {
  const value = (s) => (by === 'revenue' ? s.revenue : s.customers);
  return {
    tooltip: { formatter: ({ data }) => data.segment && tip(data.name, pairs(data.segment)) },
    series: [{
      type: 'treemap',
      left: 0, right: 0, top: 0, bottom: 0,
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      squareRatio: width < 500 ? 0.8 : 1.5,
      itemStyle: { gapWidth: 3, borderWidth: 0, borderColor: t.card, borderRadius: 4 },
      label: { fontSize: 14, lineHeight: 19, padding: [6, 8], position: 'insideTopLeft', overflow: 'truncate', ellipsis: '…', formatter: label(by), rich: { name: { fontSize: 14, fontWeight: 600, lineHeight: 20 }, more: { fontSize: 13, lineHeight: 18 } } },
      emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 2 } },
      labelLayout: ({ rect }) => (rect.width < 60 || rect.height < 30 ? { x: -1000, y: -1000 } : {}),
      data: items.filter((s) => value(s) > 0).map((s) => ({
        id: s.id, name: s.name, value: value(s), segment: s,
        itemStyle: { color: colourOf(s.id) },
        label: { color: inkOn(colourOf(s.id)) },
        emphasis: { label: { color: inkOn(colourOf(s.id)) } },
      })),
    }],
  };
}

const label = (by) => ({ data }) => {
  if (!data.segment) return '';
  const share = by === 'revenue' ? data.segment.revenueShare : data.segment.share;
  return share < 0.035 ? `{name|${data.name}}` : `{name|${data.name}}\n{more|${percent(share, 0)}}`;
};

const pairs = (s) => [
  ['Customers', `${count(s.customers)} (${percent(s.share)})`],
  ['Revenue', `${short(s.revenue)} (${percent(s.revenueShare)})`],
  ['Average spend', money(s.meanMonetary)],
  ['Future value each', money(s.meanLifetimeValue)],
];

function key(items) {
  const here = new Set(items.map((s) => s.id));
  return h('ul.key', GROUPS.filter((g) => g.ids.some((id) => here.has(id))).map((group) => {
    const item = h('li.badge', group.name);
    item.style.setProperty('--colour', colourOf(group.ids[0]));
    return item;
  }));
}

export function segmentTable(items, caption = 'Segments') {
  return table({
    caption,
    rows: items,
    sort: { by: 3, down: true },
    columns: [
      { label: 'Segment', value: (s) => s.name, show: (s) => badge(s.id, s.family === 'value' ? `Value ${s.name}` : s.name) },
      numeric('Customers', (s) => s.customers),
      numeric('Share', (s) => s.share, percent),
      amounts('Revenue', (s) => s.revenue, items),
      numeric('Share of revenue', (s) => s.revenueShare, percent),
      amounts('Average spend', (s) => s.meanMonetary, items),
      amounts('Future value each', (s) => s.meanLifetimeValue, items),
    ],
  });
}
