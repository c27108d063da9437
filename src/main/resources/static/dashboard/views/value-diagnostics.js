// Whether the purchase model tells what happened: matrices, counts, tracking, and how customers differ.
import { choice, panel } from '../card.js';
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { h, replace } from '../dom.js';
import { count, day, days, money, number, percent, short, words } from '../format.js';
import { mix } from '../palette.js';
import { numeric, table } from '../table.js';
import { MODELS } from './customer-worth.js';

export const diagnostics = (base, found) => [
  panel({ name: 'What history leads to', height: 380, load: async () => matrix((await found)?.matrix, await base) }),
  panel({ name: 'How often customers came back', load: async () => counts(await found) }),
  panel({ name: 'Purchases week by week', size: 'full', load: async () => tracking(await found) }),
  panel({ name: 'How customers differ', load: async () => differences((await found)?.densities) }),
  panel({ name: 'When the value comes', load: async () => months((await found)?.months) }),
];

const LENSES = [
  { value: 'expectedPurchases', label: 'Purchases expected' },
  { value: 'probabilityAlive', label: 'Chance of still buying' },
];

function matrix(found, { probabilityAlive }) {
  if (!found) return null;
  // Where the model cannot tell who has left, nothing is said of it here either.
  const lenses = probabilityAlive.some((customers) => customers > 0) ? LENSES : LENSES.slice(0, 1);
  const stage = h('div');
  const show = (lens) => replace(stage, matrixChart(found, lens));
  show(LENSES[0].value);
  return {
    title: 'Two customers with the same orders are not the same',
    note: `By repeat orders, upwards, and days since the last one, of customers known for ${days(found.ageDays)}; expected over the next ${days(found.horizonDays)}.`,
    actions: lenses.length > 1 ? [choice('What is shown', lenses, lenses[0].value, show)] : [],
    chart: stage,
    table: () => matrixTable(found),
  };
}

function matrixChart({ frequencies, daysSinceLast, ...values }, lens) {
  const cells = frequencies.flatMap((_, y) => daysSinceLast.map((__, x) => [x, y, values[lens][y][x]]).filter(([, , v]) => v !== null));
  const most = lens === 'probabilityAlive' ? 1 : Math.max(...cells.map(([, , v]) => v));
  const format = lens === 'probabilityAlive' ? percent : number;
  return chart({
    label: `Heat map of ${LENSES.find((l) => l.value === lens).label.toLowerCase()} by repeat orders and days since the last order.`,
    height: 340,
    option: (t) => ({
      grid: { left: 8, right: 8, top: 8, bottom: 30, containLabel: true },
      tooltip: { formatter: ({ data: { value: [x, y, v] } }) => tip(`${count(frequencies[y])} repeat orders`, [['Last order', `${days(daysSinceLast[x])} ago`], [LENSES.find((l) => l.value === lens).label, format(v)]]) },
      xAxis: categoryAxis(t, daysSinceLast.map(count), { name: 'days since the last order', nameLocation: 'middle', nameGap: 30, axisLabel: { hideOverlap: true } }),
      yAxis: categoryAxis(t, frequencies.map(count), { axisLabel: { interval: Math.ceil(frequencies.length / 12) - 1 } }),
      series: [{ type: 'heatmap', progressive: 0, data: cells.map((value) => ({ value, itemStyle: { color: mix(t.card, t.mark('#0072b2'), 0.06 + 0.94 * (value[2] / most)) } })) }],
    }),
  });
}

function matrixTable({ frequencies, daysSinceLast, expectedPurchases, probabilityAlive }) {
  const rows = frequencies.flatMap((f, y) => daysSinceLast.map((d, x) => ({ f, d, expected: expectedPurchases[y][x], alive: probabilityAlive[y][x] })));
  return table({
    caption: 'Expected purchases and chance of still buying, by repeat orders and days since the last order',
    rows,
    columns: [numeric('Repeat orders', (r) => r.f), numeric('Days since the last', (r) => r.d), numeric('Purchases expected', (r) => r.expected, (v) => number(v, 2)), numeric('Still buys', (r) => r.alive, percent)],
  });
}

function counts(found) {
  if (!found) return null;
  const rows = found.purchaseCounts.counts;
  const name = (r) => (r.orMore ? `${r.repeats}+` : String(r.repeats));
  const off = rows.reduce((sum, r) => sum + Math.abs(r.expected - r.actual), 0) / rows.reduce((sum, r) => sum + r.actual, 0);
  return {
    title: `${MODELS[found.model]} places ${percent(1 - off / 2, 0)} of customers where they are`,
    note: 'Customers by repeat orders so far, as the model would have it and as they are.',
    chart: pairs(rows, name, 'Bars of customers by repeat orders, expected and actual.', 'repeat orders'),
    table: () => table({ caption: 'Customers by repeat orders', rows, columns: [{ label: 'Repeat orders', value: (r) => r.repeats, show: name }, numeric('Expected', (r) => r.expected), numeric('Are', (r) => r.actual)] }),
  };
}

function pairs(rows, name, label, axis) {
  return chart({
    label,
    height: 300,
    option: (t) => ({
      legend: legend(t),
      grid: { left: 0, right: 6, top: 42, bottom: 28, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex: i }]) => tip(`${name(rows[i])} ${axis}`, [['Expected', count(rows[i].expected)], ['Are', count(rows[i].actual)]]) },
      xAxis: categoryAxis(t, rows.map(name), { name: axis, nameLocation: 'middle', nameGap: 30 }),
      yAxis: valueAxis(t),
      series: [['Expected', 'expected', '#9fb3c4'], ['Are', 'actual', t.mark('#0072b2')]].map(([series, key, color]) => ({ name: series, type: 'bar', color, barGap: '8%', itemStyle: { borderRadius: [3, 3, 0, 0] }, data: rows.map((r) => r[key]) })),
    }),
  });
}

function tracking(found) {
  if (!found) return null;
  const { weeks, firstDay, lastKnownDay, customers } = found.tracking;
  const start = (w) => new Date(Date.parse(firstDay) + (w.number - 1) * 7 * 86_400_000).toISOString();
  const last = weeks.at(-1);
  const line = (name, key, color, type) => ({ name, type: 'line', symbol: 'none', color, lineStyle: { width: 2, type }, data: weeks.map((w) => w[key]) });
  return {
    title: `${count(last.expectedSoFar)} repeat orders were expected by the end, ${count(last.actualSoFar)} came`,
    note: `Repeat orders a week of ${count(customers)} customers known by ${day(lastKnownDay)}. The model knew the days to then and nothing after.`,
    chart: chart({
      label: 'Lines of repeat orders a week, expected and actual.',
      height: 300,
      option: (t) => ({
        legend: legend(t),
        grid: { left: 0, right: 30, top: 42, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', formatter: ([{ dataIndex: i }]) => tip(`Week from ${day(start(weeks[i]))}`, [['Expected', number(weeks[i].expected)], ['Came', count(weeks[i].actual)]]) },
        xAxis: categoryAxis(t, weeks.map((w) => day(start(w))), { boundaryGap: false, axisLabel: { hideOverlap: true, alignMinLabel: 'left' } }),
        yAxis: valueAxis(t),
        series: [line('Expected', 'expected', '#87919c', 'dashed'), {
          ...line('Came', 'actual', t.mark('#0072b2'), 'solid'),
          markLine: { symbol: 'none', silent: true, lineStyle: { color: t.soft }, label: { formatter: 'known until here', color: t.soft, position: 'insideEndTop' }, data: [{ xAxis: weeks.filter((w) => start(w).slice(0, 10) <= lastKnownDay).length - 1 }] },
        }],
      }),
    }),
    table: () => table({ caption: 'Repeat orders a week', rows: weeks, columns: [{ label: 'Week from', value: start, show: (w) => day(start(w)) }, numeric('Expected', (w) => w.expected, number), numeric('Came', (w) => w.actual), numeric('Expected so far', (w) => w.expectedSoFar), numeric('Came so far', (w) => w.actualSoFar)] }),
  };
}

function differences(densities) {
  if (!densities?.length) return null;
  const stage = h('div');
  const show = (subject) => replace(stage, densityChart(densities.find((d) => d.subject === subject)));
  show(densities[0].subject);
  return {
    title: 'Customers differ, and by how much',
    note: 'Where customers lie, as the model sees it: the higher the line, the more of them.',
    actions: densities.length > 1 ? [choice('Of what', densities.map((d) => ({ value: d.subject, label: words(d.subject) })), densities[0].subject, show)] : [],
    chart: stage,
    table: () => table({ caption: 'Densities', rows: densities.flatMap((d) => d.points.map((p) => ({ ...p, subject: words(d.subject) }))), columns: [{ label: 'Of', value: (r) => r.subject }, numeric('Value', (r) => r.value, (v) => number(v, 4)), numeric('Density', (r) => r.density, (v) => number(v, 3))] }),
  };
}

const densityChart = ({ subject, points }) =>
  chart({
    label: `Density of ${words(subject).toLowerCase()} over customers.`,
    height: 300,
    option: (t) => ({
      grid: { left: 0, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', formatter: ([{ dataIndex: i }]) => tip(words(subject), [['Value', number(points[i].value, 4)], ['Density', number(points[i].density, 3)]]) },
      xAxis: valueAxis(t, { min: points[0].value, max: points.at(-1).value, splitLine: { show: false }, axisLabel: { formatter: short } }),
      yAxis: valueAxis(t, { axisLabel: { show: false } }),
      series: [{ type: 'line', symbol: 'none', color: t.mark('#0072b2'), areaStyle: { opacity: 0.14 }, data: points.map((p) => [p.value, p.density]) }],
    }),
  });

function months(rows) {
  if (!rows?.length) return null;
  const sum = (key) => rows.reduce((total, r) => total + r[key], 0);
  const half = rows.findIndex((_, i) => rows.slice(0, i + 1).reduce((total, r) => total + r.discounted, 0) >= sum('discounted') / 2) + 1;
  return {
    title: `Half of the value comes within ${count(half)} ${half === 1 ? 'month' : 'months'}`,
    note: 'Revenue expected from today’s customers by month, and what it counts for today.',
    chart: chart({
      label: 'Bars of revenue and its value today, by month.',
      height: 300,
      option: (t) => ({
        legend: legend(t),
        grid: { left: 0, right: 6, top: 42, bottom: 28, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex: i }]) => tip(`Month ${rows[i].month}`, [['Purchases', count(rows[i].purchases)], ['Revenue', money(rows[i].revenue)], ['Counts for', money(rows[i].discounted)]]) },
        xAxis: categoryAxis(t, rows.map((r) => String(r.month)), { name: 'month from now', nameLocation: 'middle', nameGap: 30 }),
        yAxis: valueAxis(t, { axisLabel: { formatter: short } }),
        series: [['Revenue', 'revenue', '#9fb3c4'], ['Counts for today', 'discounted', t.mark('#0072b2')]].map(([series, key, color]) => ({ name: series, type: 'bar', color, barGap: '8%', itemStyle: { borderRadius: [3, 3, 0, 0] }, data: rows.map((r) => r[key]) })),
      }),
    }),
    table: () => table({ caption: 'Value by month', rows, columns: [numeric('Month', (r) => r.month), numeric('Purchases', (r) => r.purchases), numeric('Revenue', (r) => r.revenue, money), numeric('Counts for', (r) => r.discounted, money)] }),
  };
}
