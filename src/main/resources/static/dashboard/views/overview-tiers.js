// Each tier's share of customers beside its share of revenue.
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { count, money, percent } from '../format.js';
import { go } from '../router.js';
import { segmentTable } from './overview-treemap.js';

export function tiers(items) {
  const shown = items.filter((s) => s.customers > 0);
  const top = shown[0];
  const title = top ? `${top.name}: ${percent(top.share, 0)} of customers, ${percent(top.revenueShare, 0)} of revenue` : 'No tiers yet';
  return {
    title,
    note: 'Tiers rank the clusters by what their customers spend on average.',
    chart: chart({ label: `Bars of the tiers. ${title}`, height: 340, option: (t) => option(shown, t), onpick: (e) => go(`segments/${shown[e.dataIndex].id}`) }),
    table: () => segmentTable(shown, 'Tiers'),
  };
}

function option(items, t) {
  const bar = (name, share, color, ink) => ({
    name, type: 'bar', barMaxWidth: 20, barGap: '18%', itemStyle: { color, borderRadius: [0, 4, 4, 0] },
    label: { show: true, position: 'right', color: ink, fontSize: 12.5, formatter: ({ dataIndex }) => percent(items[dataIndex][share], 0) },
    data: items.map((s) => s[share]),
  });
  return {
    legend: legend(t),
    grid: { left: 0, right: 44, top: 40, bottom: 0, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, formatter: ([{ dataIndex }]) => {
      const s = items[dataIndex];
      return tip(s.name, [['Customers', `${count(s.customers)} (${percent(s.share)})`], ['Revenue', `${money(s.revenue)} (${percent(s.revenueShare)})`], ['Average spend', money(s.meanMonetary)]]);
    } },
    xAxis: valueAxis(t, { axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: categoryAxis(t, items.map((s) => s.name), { inverse: true, axisLine: { show: false }, axisLabel: { fontSize: 13.5, fontWeight: 600, margin: 14 } }),
    series: [bar('Share of customers', 'share', '#9fb3c4', t.ink), bar('Share of revenue', 'revenueShare', t.mark('#0072b2'), t.ink)],
  };
}
