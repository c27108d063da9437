// Lifetime value over customers, by quarters, and who is still there.
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { count, money, percent, short } from '../format.js';
import { colourOf } from '../palette.js';
import { go } from '../router.js';
import { segmentTable } from './overview-treemap.js';
import { amounts, numeric, table } from '../table.js';

export function spread({ customers, lifetimeValue }) {
  const { total } = lifetimeValue;
  const bands = withoutTail(lifetimeValue.bands, total);
  const name = ({ from, to }) => (to === null ? `${short(from)} and more` : `${short(from)} to ${short(to)}`);
  const half = [...bands].reverse();
  let [people, sum] = [0, 0];
  for (const band of half) {
    if (sum >= total / 2) break;
    sum += band.amount;
    people += band.customers;
  }
  const title = `Half of the value lies with ${percent(people / customers, 0)} of customers`;
  const bar = (label, value, color) => ({
    name: label, type: 'bar', color, barGap: '6%', barCategoryGap: '28%', itemStyle: { borderRadius: [3, 3, 0, 0] }, data: bands.map(value),
  });
  return {
    title,
    note: 'Customers by what each is expected to bring, and the share of all value they hold together.',
    chart: chart({
      label: `Bars of customers and value by lifetime value. ${title}`,
      height: 340,
      option: (t, width) => ({
        legend: legend(t),
        grid: { left: 0, right: 6, top: 42, bottom: width > 500 ? 28 : 4, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex }]) => tip(name(bands[dataIndex]), [
          ['Customers', `${count(bands[dataIndex].customers)} (${percent(bands[dataIndex].customers / customers)})`],
          ['Value together', `${money(bands[dataIndex].amount)} (${percent(bands[dataIndex].amount / total)})`],
        ]) },
        xAxis: categoryAxis(t, bands.map((b) => short(b.from)), { name: width > 500 ? 'value of a customer, from' : '', nameLocation: 'middle', nameGap: 30, axisLabel: { hideOverlap: true } }),
        yAxis: valueAxis(t, { axisLabel: { formatter: (v) => percent(v, 0) } }),
        series: [bar('Share of customers', (b) => b.customers / customers, '#9fb3c4'), bar('Share of value', (b) => b.amount / total, t.mark('#0072b2'))],
      }),
    }),
    table: () => table({
      caption: 'Customers by lifetime value',
      rows: bands,
      columns: [
        { label: 'Value of a customer', value: (b) => b.from, show: name },
        numeric('Customers', (b) => b.customers),
        numeric('Share', (b) => b.customers / customers, percent),
        amounts('Value together', (b) => b.amount, bands),
        numeric('Share of value', (b) => b.amount / total, percent),
      ],
    }),
  };
}

// The many who are worth next to nothing share one bar.
function withoutTail([first, second, ...rest], total) {
  if (!second || first.amount + second.amount > total * 0.002) return [first, second, ...rest].filter(Boolean);
  const both = { from: first.from, to: second.to, customers: first.customers + second.customers, amount: first.amount + second.amount };
  return withoutTail([both, ...rest], total);
}

export function quarters(items, total) {
  const share = (s) => ((s.meanLifetimeValue ?? 0) * s.customers) / (total || 1);
  const last = items.at(-1);
  const title = last ? `Quarter ${last.name} holds ${percent(share(last))}` : 'Value segments';
  return {
    title,
    note: 'Each letter is a quarter of all customers.',
    chart: chart({
      label: `Bars of the share of value in each quarter. ${title}`,
      height: 340,
      onpick: (e) => go(`segments/${items[e.dataIndex].id}`),
      option: (t) => ({
        grid: { left: 0, right: 50, top: 4, bottom: 4, containLabel: true },
        tooltip: { formatter: ({ dataIndex }) => tip(`Value ${items[dataIndex].name}`, [['Customers', count(items[dataIndex].customers)], ['Each', money(items[dataIndex].meanLifetimeValue)], ['Share of value', percent(share(items[dataIndex]))]]) },
        xAxis: valueAxis(t, { axisLabel: { show: false }, splitLine: { show: false } }),
        yAxis: categoryAxis(t, items.map((s) => s.name), { inverse: true, axisLine: { show: false }, axisLabel: { fontSize: 16, fontWeight: 600, margin: 14 } }),
        series: [{ type: 'bar', barMaxWidth: 34, data: items.map((s) => ({ value: share(s), itemStyle: { color: t.mark(colourOf(s.id)), borderRadius: [0, 5, 5, 0] }, label: { show: true, position: 'right', color: t.ink, formatter: percent(share(s)) } })) }],
      }),
    }),
    table: () => segmentTable(items, 'Value segments'),
  };
}

export function aliveTenths({ customers, probabilityAlive }) {
  const rows = probabilityAlive.map((n, i) => ({ from: i / 10, to: (i + 1) / 10, customers: n }));
  if (rows.every((r) => r.customers === 0)) {
    return { title: 'Nobody can be said to have left', note: 'The purchases do not show how customers leave, so a chance of still being there would tell nothing.' };
  }
  const name = (r) => `${percent(r.from, 0)} to ${percent(r.to, 0)}`;
  const left = rows.slice(0, 2).reduce((sum, r) => sum + r.customers, 0);
  const here = rows.slice(8).reduce((sum, r) => sum + r.customers, 0);
  const title = `${count(here)} customers almost surely still buy; ${count(left)} have probably left`;
  return {
    title,
    note: 'Customers by the chance that they are still customers, as the model sees it.',
    chart: chart({
      label: `Bars of customers by their chance of still buying. ${title}`,
      height: 300,
      option: (t) => ({
        grid: { left: 0, right: 6, top: 12, bottom: 28, containLabel: true },
        tooltip: { formatter: ({ dataIndex }) => tip(name(rows[dataIndex]), [['Customers', count(rows[dataIndex].customers)], ['Share', percent(rows[dataIndex].customers / customers)]]) },
        xAxis: categoryAxis(t, rows.map((r) => percent(r.from, 0)), { name: 'chance of still buying, from', nameLocation: 'middle', nameGap: 30 }),
        yAxis: valueAxis(t),
        series: [{ type: 'bar', barCategoryGap: '12%', data: rows.map((r, i) => ({ value: r.customers, itemStyle: { color: t.mark(i < 2 ? '#87919c' : i > 7 ? '#0072b2' : '#7fb4d6'), borderRadius: [3, 3, 0, 0] } })) }],
      }),
    }),
    table: () => table({ caption: 'Customers by chance of still buying', rows, columns: [{ label: 'Chance', value: (r) => r.from, show: name }, numeric('Customers', (r) => r.customers), numeric('Share', (r) => r.customers / customers, percent)] }),
  };
}
