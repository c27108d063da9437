// Where and how customers buy: regions, payment methods, channels and categories against the whole shop.
import { get } from '../api.js';
import { choice, page, panel } from '../card.js';
import { categoryAxis, chart, tip, valueAxis } from '../chart.js';
import { h, replace } from '../dom.js';
import { change, count, money, percent, short } from '../format.js';
import { amounts, numeric, shareCell, table } from '../table.js';
import { sales } from './sales.js';

const ATTRIBUTES = [
  { value: 'regions', label: 'Regions', by: 'region', one: 'region' },
  { value: 'payment-methods', label: 'Payment methods', by: 'payment-method', one: 'payment method' },
  { value: 'channels', label: 'Channels', by: 'channel', one: 'channel' },
  { value: 'categories', label: 'Categories', by: 'category', one: 'category' },
];

export async function view({ query, keep }) {
  const stage = h('div.grid');
  const draw = (of) => {
    const attribute = ATTRIBUTES.find((a) => a.value === of) ?? ATTRIBUTES[0];
    keep({ of: attribute.value });
    const answer = () => get(`/insights/${attribute.value}`);
    replace(
      stage,
      panel({ name: `${attribute.label}: what stands out`, size: 'full', load: async () => told(await answer(), attribute) }),
      panel({ name: `Revenue by ${attribute.one}`, height: 320, load: async () => revenue(await answer(), attribute) }),
      panel({ name: 'Growth', height: 320, load: async () => growth(await answer(), attribute) }),
      panel({ name: 'Side by side', size: 'full', load: async () => sideBySide(await answer(), attribute) }),
      sales(),
    );
  };
  draw(query.of);
  return page(
    {
      eyebrow: 'Regions and payments',
      title: 'Where and how your customers buy',
      lead: 'Each against the rest of the shop; a difference is told only if chance alone would hardly make it.',
      actions: [choice('By', ATTRIBUTES, query.of ?? 'regions', draw)],
    },
    stage,
  );
}

const name = ({ value }) => value ?? 'Not stated';

function told({ present, findings, test, items }, { one }) {
  if (!present) return { title: `Your uploads name no ${one}`, note: 'Send a column for it, and this page fills by itself; nothing is guessed.' };
  return {
    title: findings.some((f) => f.value !== null) ? `What stands out among ${count(items.length)} of them` : 'None stands out',
    note: `By a ${test.name}, corrected for ${count(test.comparisons)} comparisons (${test.correction}), at ${percent(test.level, 0)}; only where ${count(test.fewestCustomers)} customers or more stand on either side.`,
    body: h('ul.findings', findings.map((f) => h('li', h('p', f.sentence)))),
  };
}

function revenue({ present, items }, { one }) {
  if (!present || !items.length) return null;
  const rows = items.slice(0, 12);
  const [first] = rows;
  const title = `${name(first)} brings ${percent(first.revenueShare, 0)} of revenue`;
  return {
    title,
    note: `The ${one} of each purchase; the longest bars first.`,
    ...bars(rows, title, (r) => r.revenue, short, (r) => [['Revenue', money(r.revenue)], ['Share', percent(r.revenueShare)], ['Customers', count(r.customers)], ['Average order', money(r.averageOrder)]], '#0072b2'),
    table: () => table({ caption: title, rows, columns: [{ label: one, value: name }, amounts('Revenue', (r) => r.revenue, rows), numeric('Share', (r) => r.revenueShare, percent)] }),
  };
}

function growth({ present, items }, { one }) {
  const rows = items.filter((r) => r.growth.onQuarterBefore !== null).slice(0, 12);
  if (!present || !rows.length) return null;
  const title = grown(items, one);
  return {
    title,
    note: 'Revenue of the last quarter against the quarter before, in the order of the other chart. Pale bars moved no further from the rest than chance would move them, or have too few customers to tell.',
    ...bars(rows, title, (r) => r.growth.onQuarterBefore, change, (r) => [['Last quarter', money(r.growth.lastQuarter)], ['Quarter before', money(r.growth.quarterBefore)], ['A year before', money(r.growth.yearBefore)], ['More than chance', surely(r)]], '#009e73', (r) => !significant(r)),
    table: () => table({ caption: title, rows, columns: [{ label: one, value: name }, amounts('Last quarter', (r) => r.growth.lastQuarter, rows), amounts('Quarter before', (r) => r.growth.quarterBefore, rows), numeric('Change', (r) => r.growth.onQuarterBefore, change), { label: 'More than chance', value: surely }] }),
  };
}

// How a value's growth compares with that of all others, as the service tested it; undefined without enough customers.
const growthTest = (row) => row.differences.find((d) => d.measure === 'growth');
const significant = (row) => growthTest(row)?.significant ?? false;

function surely(row) {
  const test = growthTest(row);
  if (!test) return 'too few customers';
  return test.significant ? 'yes' : 'no';
}

// Only a move that the test tells from chance is named.
function grown(items, one) {
  const tested = items.filter(significant);
  if (!tested.length) return `No ${one} moved more than chance would have it`;
  const far = (row) => Math.abs(growthTest(row).value - growthTest(row).rest);
  const most = tested.reduce((a, b) => (far(b) > far(a) ? b : a));
  const { value, rest } = growthTest(most);
  return `${name(most)}: ${change(value)} on the quarter before, all others ${change(rest)}`;
}

function bars(rows, title, value, format, pairs, colour, pale = () => false) {
  return {
    chart: chart({
      label: `Bars. ${title}`,
      height: Math.max(180, 44 + rows.length * 30),
      option: (t) => ({
        grid: { left: 0, right: 56, top: 4, bottom: 4, containLabel: true },
        tooltip: { formatter: ({ dataIndex }) => tip(name(rows[dataIndex]), pairs(rows[dataIndex])) },
        xAxis: valueAxis(t, { axisLabel: { show: false }, splitLine: { show: false } }),
        yAxis: categoryAxis(t, rows.map(name), { inverse: true, axisLine: { show: false }, axisLabel: { width: 130, overflow: 'truncate' } }),
        series: [{ type: 'bar', barMaxWidth: 22, data: rows.map((r) => ({ value: value(r), itemStyle: { color: t.mark(value(r) < 0 ? '#d55e00' : colour), opacity: pale(r) ? 0.4 : 1, borderRadius: 4 }, label: { show: true, position: 'right', color: t.ink, opacity: 1, formatter: format(value(r)) } })) }],
      }),
    }),
  };
}

function sideBySide({ present, items, notStated, shop }, { one }) {
  if (!present) return null;
  const rows = [...items, notStated].filter(Boolean);
  const mix = (r, family, id) => r[family]?.find((s) => s.id === id)?.share ?? null;
  const column = (label, value, format) => numeric(label, value, format);
  return {
    title: `The whole shop: ${money(shop.averageOrder)} an order, ${percent(shop.returns.share)} returned`,
    note: `Every ${one} beside it.`,
    body: table({
      caption: `Every ${one}`,
      rows,
      page: 20,
      columns: [
        { label: one.charAt(0).toUpperCase() + one.slice(1), value: name },
        column('Customers', (r) => r.customers, count),
        column('Orders', (r) => r.orders, count),
        { label: 'Revenue', number: true, value: (r) => r.revenue, show: (r) => shareCell(r.revenueShare, short(r.revenue)) },
        column('Average order', (r) => r.averageOrder, money),
        column('On the quarter before', (r) => r.growth.onQuarterBefore, change),
        column('Returned', (r) => r.returns.share, percent),
        column('Champions', (r) => mix(r, 'segments', 'champions'), percent),
        column('Platinum', (r) => mix(r, 'tiers', 'tier-platinum'), percent),
      ],
    }),
  };
}
