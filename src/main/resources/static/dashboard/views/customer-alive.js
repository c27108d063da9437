// The chance that a customer still buys, from the first order to today.
import { get } from '../api.js';
import { panel } from '../card.js';
import { chart, timeAxis, tip, valueAxis } from '../chart.js';
import { day, percent } from '../format.js';
import { numeric, table } from '../table.js';

export const alive = (id) =>
  panel({
    name: 'Chance of still buying, over time',
    load: async () => {
      const { points, caution, changed } = await get(`/customers/${encodeURIComponent(id)}/alive`);
      const last = points.at(-1);
      const title = caution ? 'The model cannot tell who has left' : `${percent(last.probabilityAlive)} chance of still buying on ${day(last.day)}`;
      return {
        title,
        note: caution ?? changed ?? 'As it would have been seen on each day; it falls while nothing is bought and jumps with each order.',
        chart: chart({
          label: `Line of the chance of still buying over time. ${title}`,
          height: 240,
          option: (t) => ({
            grid: { left: 0, right: 12, top: 12, bottom: 4, containLabel: true },
            tooltip: { trigger: 'axis', formatter: ([{ dataIndex }]) => tip(day(points[dataIndex].day), [['Chance', percent(points[dataIndex].probabilityAlive)], ['Ordered', points[dataIndex].purchase ? 'yes' : 'no']]) },
            xAxis: timeAxis(t),
            yAxis: valueAxis(t, { min: 0, max: 1, axisLabel: { formatter: (v) => percent(v, 0) } }),
            series: [{ type: 'line', color: t.mark('#0072b2'), symbol: 'circle', symbolSize: (_, { dataIndex }) => (points[dataIndex].purchase ? 8 : 0), data: points.map((p) => [p.day, p.probabilityAlive]) }],
          }),
        }),
        table: () => table({ caption: 'Chance of still buying by day', rows: points, page: 12, columns: [{ label: 'Day', value: (p) => p.day, show: (p) => day(p.day) }, { label: 'Ordered', value: (p) => (p.purchase ? 'yes' : '') }, numeric('Chance', (p) => p.probabilityAlive, percent)] }),
      };
    },
  });
