// A segment beside the average customer of the shop: 100 is the average.
import { card } from '../card.js';
import { categoryAxis, chart, tip, valueAxis } from '../chart.js';
import { count, money, number } from '../format.js';
import { table, numeric } from '../table.js';
import { colourOf } from '../palette.js';

export function comparison(segment, shop) {
  const rows = [
    { name: 'Orders', own: segment.meanFrequency, average: shop.frequency, format: number },
    { name: 'Spend', own: segment.meanMonetary, average: shop.spend, format: money },
    { name: 'Spend per order', own: segment.meanMonetary / segment.meanFrequency, average: shop.averageOrder, format: money },
    { name: 'Future value', own: segment.meanLifetimeValue, average: shop.futureValue / shop.customers, format: money },
    { name: 'Days since last order', own: segment.meanRecencyDays, average: shop.recencyDays, format: count },
  ].map((row) => ({ ...row, ratio: row.average ? row.own / row.average : 0 }));
  const title = finding(rows);
  return card({
    title,
    note: 'Beside the average customer of the whole shop, who stands at the line.',
    chart: chart({ label: `Bars beside the average customer. ${title}`, height: 300, option: (t) => option(rows, segment, t) }),
    table: () => table({
      caption: 'This segment beside the whole shop',
      rows,
      columns: [
        { label: 'Measure', value: (r) => r.name },
        { ...numeric('Here', (r) => r.own), show: (r) => r.format(r.own) },
        { ...numeric('All customers', (r) => r.average), show: (r) => r.format(r.average) },
        numeric('Times the average', (r) => r.ratio, (v) => number(v, 2)),
      ],
    }),
  });
}

function finding(rows) {
  const [orders, spend] = rows;
  if (spend.ratio >= 1.15) return `They spend ${number(spend.ratio)} times the average, with ${number(orders.ratio)} times the orders`;
  if (spend.ratio <= 0.87) return `They spend ${number(spend.ratio * 100, 0)}% of the average, with ${number(orders.ratio * 100, 0)}% of the orders`;
  return 'They spend about as much as the average customer';
}

function option(rows, segment, t) {
  const most = Math.max(2, ...rows.map((r) => r.ratio));
  return {
    grid: { left: 0, right: 56, top: 22, bottom: 0, containLabel: true },
    tooltip: { formatter: ({ dataIndex }) => {
      const r = rows[dataIndex];
      return tip(r.name, [['Here', r.format(r.own)], ['All customers', r.format(r.average)]]);
    } },
    xAxis: valueAxis(t, { min: 0, max: most, axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: categoryAxis(t, rows.map((r) => r.name), { inverse: true, axisLine: { show: false } }),
    series: [{
      type: 'bar',
      barMaxWidth: 22,
      data: rows.map((r, i) => ({ value: r.ratio, itemStyle: { color: t.mark(i === 4 ? '#87919c' : colourOf(segment.id)), borderRadius: [0, 4, 4, 0] } })),
      label: { show: true, position: 'right', color: t.ink, formatter: ({ dataIndex }) => rows[dataIndex].format(rows[dataIndex].own) },
      markLine: {
        symbol: 'none', silent: true, animation: false,
        lineStyle: { color: t.ink, type: 'solid', width: 1.5 },
        label: { formatter: 'average', color: t.soft, fontSize: 12, position: 'end' },
        data: [{ xAxis: 1 }],
      },
    }],
  };
}
