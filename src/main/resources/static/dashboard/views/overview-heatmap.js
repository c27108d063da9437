// How recently against how often: one cell for each pair of scores.
import { Problem } from '../api.js';
import { chart, tip } from '../chart.js';
import { count, money, percent } from '../format.js';
import { inkOn, mix } from '../palette.js';
import { numeric, table } from '../table.js';

export function noHeatmap() {
  throw new Problem({ status: 404, type: '/problems/not-found' });
}

export function heatmap(base) {
  const cells = base.scores;
  const bins = Math.max(...cells.flatMap((c) => [c.recencyScore, c.frequencyScore]));
  const title = finding(cells, bins, base.customers);
  return {
    title,
    note: 'Customers by their scores: to the right bought more recently, upwards bought more often.',
    chart: chart({ label: `Heat map of recency and frequency scores. ${title}`, height: 340, option: (t) => option(cells, bins, base.customers, t) }),
    table: () => table({
      caption: 'Customers by recency and frequency score',
      rows: cells,
      sort: { by: 2, down: true },
      rowLabel: false,
      columns: [
        numeric('Recency score', (c) => c.recencyScore),
        numeric('Frequency score', (c) => c.frequencyScore),
        numeric('Customers', (c) => c.customers),
        numeric('Revenue', (c) => c.revenue, money),
      ],
    }),
  };
}

function finding(cells, bins, customers) {
  const high = bins - 1;
  const sum = (test) => cells.filter(test).reduce((total, c) => total + c.customers, 0);
  const best = sum((c) => c.recencyScore >= high && c.frequencyScore >= high);
  const lost = sum((c) => c.recencyScore <= 2 && c.frequencyScore >= high);
  return `${percent(best / customers, 0)} buy often and recently; ${percent(lost / customers, 0)} bought often and stopped`;
}

function option(cells, bins, customers, t) {
  const scores = Array.from({ length: bins }, (_, i) => String(i + 1));
  const most = Math.max(...cells.map((c) => c.customers));
  const colour = (n) => mix(t['ramp-low'], t['ramp-high'], n / most);
  const axis = {
    type: 'category', data: scores, axisLine: { show: false }, axisTick: { show: false }, nameLocation: 'middle',
    nameTextStyle: { color: t.soft, fontSize: 12.5 }, axisLabel: { color: t.soft, fontSize: 12.5 },
  };
  return {
    grid: { left: 48, right: 4, top: 4, bottom: 46 },
    tooltip: { formatter: ({ data }) => tip(`Recency ${data.cell.recencyScore}, frequency ${data.cell.frequencyScore}`, [
      ['Customers', `${count(data.cell.customers)} (${percent(data.cell.customers / customers)})`],
      ['Revenue', money(data.cell.revenue)],
      ['Each', money(data.cell.revenue / data.cell.customers)],
    ]) },
    xAxis: { ...axis, name: 'Recency score →', nameGap: 28 },
    yAxis: { ...axis, name: 'Frequency score →', nameGap: 28 },
    series: [{
      type: 'heatmap',
      data: cells.map((cell) => ({
        value: [cell.recencyScore - 1, cell.frequencyScore - 1, cell.customers],
        cell,
        itemStyle: { color: colour(cell.customers), borderColor: t.card, borderWidth: 3, borderRadius: 5 },
        label: { show: true, formatter: count(cell.customers), color: inkOn(colour(cell.customers)), fontSize: 13 },
      })),
      emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 2 } },
    }],
  };
}
