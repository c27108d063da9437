// When a customer bought, and for how much: a bar a day, or a month where there are many.
import { get } from '../api.js';
import { panel } from '../card.js';
import { chart, timeAxis, tip, valueAxis } from '../chart.js';
import { count, day, days as inDays, money, month, plural, short } from '../format.js';
import { amounts, numeric, table } from '../table.js';

const MOST_BARS = 60;

// until: the day the charts beside it end on
export const purchases = (id, until) =>
  panel({
    name: 'Purchases over time',
    load: async () => {
      const { items, nextCursor } = await get(`/customers/${encodeURIComponent(id)}/purchases`, { limit: 1000 });
      const days = items.toReversed();
      const title = finding(days.filter((d) => d.orders > 0));
      const bars = days.length > MOST_BARS ? byMonth(days) : days;
      const name = bars === days ? day : month;
      return {
        title,
        note: `Revenue by ${bars === days ? 'day' : 'month'} of purchase${nextCursor ? '; the last thousand days' : ''}.`,
        chart: chart({
          label: `Bars of the revenue over time. ${title}`,
          height: 240,
          option: (t) => ({
            grid: { left: 0, right: 12, top: 12, bottom: 4, containLabel: true },
            tooltip: { formatter: ({ dataIndex }) => tip(name(bars[dataIndex].day), [['Revenue', money(bars[dataIndex].revenue)], ['Orders', count(bars[dataIndex].orders)], ['Returned', money(-bars[dataIndex].returnedAmount)]]) },
            xAxis: timeAxis(t, { min: days[0]?.day, max: until }),
            yAxis: valueAxis(t, { axisLabel: { formatter: short } }),
            series: [{ type: 'bar', color: t.mark('#0072b2'), barWidth: bars === days ? 5 : undefined, barMinWidth: 3, itemStyle: { borderRadius: [2, 2, 0, 0] }, data: bars.map((d) => [d.day, d.revenue]) }],
          }),
        }),
        table: () => table({
          caption: 'Purchases by day, the last first',
          rows: items,
          page: 12,
          columns: [
            { label: 'Day', value: (d) => d.day, show: (d) => day(d.day) },
            numeric('Orders', (d) => d.orders),
            amounts('Revenue', (d) => d.revenue, items),
            numeric('Returned lines', (d) => d.returnedLines),
            amounts('Returned', (d) => -d.returnedAmount || 0, items),
          ],
        }),
      };
    },
  });

function byMonth(days) {
  const months = Map.groupBy(days, (d) => `${d.day.slice(0, 7)}-01`);
  const sum = (some, key) => some.reduce((total, d) => total + d[key], 0);
  return [...months].map(([first, some]) => ({ day: first, orders: sum(some, 'orders'), revenue: sum(some, 'revenue'), returnedAmount: sum(some, 'returnedAmount') }));
}

// The middle one of the pauses says more than their mean, which one long absence moves.
function finding(bought) {
  if (!bought.length) return 'No purchases, only returns';
  const orders = plural(bought.reduce((sum, d) => sum + d.orders, 0), 'order');
  const pauses = bought.slice(1).map((d, i) => (new Date(d.day) - new Date(bought[i].day)) / 86_400_000).sort((a, b) => a - b);
  if (!pauses.length) return `${orders}, on ${day(bought[0].day)}`;
  if (pauses.length < 2) return `${orders} on ${plural(bought.length, 'day')}`;
  return `${orders}, usually ${inDays(pauses[Math.floor(pauses.length / 2)])} apart`;
}
