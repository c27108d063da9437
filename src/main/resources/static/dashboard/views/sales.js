// How sales went: new against returning customers, who comes back month by month, and how few bring most.
import { get } from '../api.js';
import { panel } from '../card.js';
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { h } from '../dom.js';
import { count, money, month, number, percent, short } from '../format.js';
import { amounts, numeric, table } from '../table.js';

export function sales() {
  const answer = () => get('/insights/sales', { period: 'month' });
  return [
    panel({ name: 'New and returning customers', size: 'two-thirds', height: 320, load: async () => newAndReturning(await answer()) }),
    panel({ name: 'How few bring most', size: 'third', height: 320, load: async () => concentration(await answer()) }),
    panel({ name: 'Who comes back', size: 'full', load: async () => retention(await answer()) }),
  ];
}

function newAndReturning({ items, findings }) {
  if (!items.length) return null;
  const rows = items.slice(-24);
  const total = rows.reduce((sum, m) => sum + m.revenue, 0) || 1;
  const returning = rows.reduce((sum, m) => sum + m.returningRevenue, 0) / total;
  const title = `${percent(returning, 0)} of revenue comes from customers who had bought before`;
  const bar = (label, key, color) => ({ name: label, type: 'bar', stack: 'revenue', color, barCategoryGap: '22%', data: rows.map((m) => m[key]) });
  return {
    title,
    note: findings[0] ?? 'Revenue by month.',
    chart: chart({
      label: `Stacked bars of revenue by month. ${title}`,
      height: 320,
      option: (t) => ({
        legend: legend(t),
        grid: { left: 0, right: 6, top: 42, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex }]) => tip(month(rows[dataIndex].from), [['Revenue', money(rows[dataIndex].revenue)], ['New customers', count(rows[dataIndex].newCustomers)], ['Returning customers', count(rows[dataIndex].returningCustomers)], ['Average order', money(rows[dataIndex].averageOrder)]]) },
        xAxis: categoryAxis(t, rows.map((m) => month(m.from)), { axisLabel: { hideOverlap: true } }),
        yAxis: valueAxis(t, { axisLabel: { formatter: short } }),
        series: [bar('Returning customers', 'returningRevenue', t.mark('#0072b2')), bar('New customers', 'newRevenue', t.mark('#e69f00'))],
      }),
    }),
    table: () => table({
      caption: 'Sales by month',
      rows,
      page: 24,
      columns: [
        { label: 'Month', value: (m) => m.from, show: (m) => month(m.from) },
        amounts('Revenue', (m) => m.revenue, rows),
        numeric('Orders', (m) => m.orders),
        numeric('New customers', (m) => m.newCustomers),
        numeric('Returning customers', (m) => m.returningCustomers),
        numeric('Average order', (m) => m.averageOrder, money),
      ],
    }),
  };
}

function concentration({ pareto }) {
  if (!pareto) return null;
  const title = `A fifth of customers brings ${percent(pareto.topFifth, 0)}`;
  const points = [{ customers: 0, revenue: 0 }, ...pareto.curve];
  return {
    title,
    note: `${count(pareto.customersForFourFifths)} customers bring four fifths of revenue. Gini ${number(pareto.gini, 2)}.`,
    chart: chart({
      label: `Curve of the share of revenue by the share of customers, the best first. ${title}`,
      height: 320,
      option: (t) => ({
        grid: { left: 0, right: 14, top: 12, bottom: 28, containLabel: true },
        tooltip: { trigger: 'axis', formatter: ([{ dataIndex }]) => tip(`The best ${percent(points[dataIndex].customers, 0)}`, [['bring', percent(points[dataIndex].revenue)]]) },
        xAxis: valueAxis(t, { max: 1, name: 'share of customers, the best first', nameLocation: 'middle', axisLabel: { formatter: (v) => percent(v, 0) } }),
        yAxis: valueAxis(t, { max: 1, axisLabel: { formatter: (v) => percent(v, 0) } }),
        series: [{ type: 'line', symbol: 'none', color: t.mark('#0072b2'), areaStyle: { opacity: 0.12 }, data: points.map((p) => [p.customers, p.revenue]) }],
      }),
    }),
    table: () => table({ caption: title, rows: pareto.curve, columns: [numeric('Share of customers', (p) => p.customers, percent), numeric('Share of revenue', (p) => p.revenue, percent)] }),
  };
}

function retention({ cohorts }) {
  const rows = cohorts.slice(-12);
  if (rows.length < 2) return null;
  // Whoever bought in the first month may be an old customer; the last month that is begun may not be over.
  const known = rows.filter((c) => c !== cohorts[0] && c.customers > 0 && c.active.length > 2);
  const sum = (of) => known.reduce((total, c) => total + of(c), 0);
  const most = Math.min(12, Math.max(...rows.map((c) => c.retention.length)));
  return {
    title: known.length ? `${percent(sum((c) => c.active[1]) / sum((c) => c.customers), 0)} come back in the month after their first order` : 'Who comes back',
    note: 'Customers by the month of their first order, and the share of them who ordered in each month after.',
    body: table({
      caption: 'Share of each month’s new customers who ordered in later months',
      rows,
      page: 12,
      columns: [
        { label: 'First order in', value: (c) => c.month, show: (c) => month(c.month) },
        numeric('Customers', (c) => c.customers),
        ...Array.from({ length: most - 1 }, (_, i) => ({
          label: `+${i + 1}`, number: true, value: (c) => c.retention[i + 1] ?? null, show: (c) => heat(c.retention[i + 1]),
        })),
      ],
    }),
  };
}

function heat(share) {
  if (share === undefined) return '';
  const cell = h('span.heat', percent(share, 0));
  cell.style.setProperty('--share', Math.min(1, share * 1.6));
  return cell;
}
