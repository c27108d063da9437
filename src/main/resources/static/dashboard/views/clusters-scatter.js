// Customers as points in any two of recency, frequency and spend.
import { select } from '../card.js';
import { chart, legend, tip, valueAxis } from '../chart.js';
import { h, replace } from '../dom.js';
import { count, days, money, plural, short } from '../format.js';
import { colourOf } from '../palette.js';
import { go } from '../router.js';
import { badge, customerLink } from '../shop.js';
import { amounts, numeric, table } from '../table.js';
import { noHeatmap } from './overview-heatmap.js';

const MEASURES = [
  { value: 'recencyDays', label: 'Days since last order' },
  { value: 'frequency', label: 'Orders' },
  { value: 'monetary', label: 'Spent' },
];
const known = (value, otherwise) => (MEASURES.some((m) => m.value === value) ? value : otherwise);
const label = (value) => MEASURES.find((m) => m.value === value).label;

export function scatter(clusters, base, query, keep) {
  if (!base) noHeatmap();
  const axes = { x: known(query.x, 'recencyDays'), y: known(query.y, 'monetary') };
  const box = h('div');
  const draw = () => replace(box, plot(clusters, base, axes));
  const pick = (axis) => (value) => {
    axes[axis] = value;
    keep({ [axis]: value });
    draw();
  };
  draw();
  const whole = base.sample.length >= base.customers;
  return {
    title: 'Every point is a customer',
    note: whole ? 'Both axes count in steps of ten. Choose a point to see the customer.' : `${count(base.sample.length)} of ${count(base.customers)} customers, drawn at random but always the same. Both axes count in steps of ten.`,
    actions: [select('Across', MEASURES, axes.x, pick('x')), select('Up', MEASURES, axes.y, pick('y'))],
    chart: box,
    table: () => sampleTable(clusters, base.sample),
  };
}

const plot = (clusters, base, axes) =>
  chart({
    label: `Scatter of ${label(axes.x)} and ${label(axes.y)} of ${plural(base.sample.length, 'customer')}, coloured by group`,
    height: 460,
    option: (t) => option(clusters, base.sample, axes, t),
    onpick: (e) => go(`customers/${encodeURIComponent(e.data.customer.customerId)}`),
  });

function option(clusters, sample, { x, y }, t) {
  const axis = (key, more) => valueAxis(t, { type: 'log', name: label(key), nameLocation: 'middle', nameTextStyle: { color: t.ink, fontSize: 12.5 }, minorSplitLine: { show: false }, axisLabel: { formatter: short }, ...more });
  return {
    legend: legend(t, { type: 'scroll', pageIconColor: t.ink, pageIconInactiveColor: t.line }),
    grid: { left: 26, right: 30, top: 40, bottom: 26, containLabel: true },
    tooltip: { formatter: ({ data: { customer: c } }) => tip(`Customer ${c.customerId}`, [['Last order', `${days(c.recencyDays)} ago`], ['Orders', count(c.frequency)], ['Spent', money(c.monetary)], ['Future value', money(c.lifetimeValue)]]) },
    xAxis: axis(x, { nameGap: 30 }),
    yAxis: axis(y, { nameGap: 46 }),
    series: clusters.map((cluster) => ({
      name: cluster.persona.name,
      type: 'scatter',
      color: t.mark(colourOf(cluster.id)),
      symbolSize: 7,
      itemStyle: { opacity: 0.65 },
      emphasis: { itemStyle: { opacity: 1, borderColor: t.ink, borderWidth: 1.5 } },
      data: sample.filter((c) => c.clusterId === cluster.id).map((customer) => ({ value: [Math.max(1, customer[x]), Math.max(1, customer[y])], customer })),
    })),
  };
}

function sampleTable(clusters, sample) {
  const name = (id) => clusters.find((c) => c.id === id)?.persona.name ?? id;
  return table({
    caption: 'Customers of the chart',
    rows: sample,
    page: 20,
    columns: [
      { label: 'Customer', value: (c) => c.customerId, show: (c) => customerLink(c.customerId) },
      { label: 'Persona', value: (c) => name(c.clusterId), show: (c) => badge(c.clusterId, name(c.clusterId)) },
      numeric('Days since last order', (c) => c.recencyDays),
      numeric('Orders', (c) => c.frequency),
      amounts('Spent', (c) => c.monetary, sample),
    ],
  });
}
