// All segments of a family: what each is worth beside how many they are.
import { card, choice, page } from '../card.js';
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { h } from '../dom.js';
import { count, day, money, percent } from '../format.js';
import { colourOf } from '../palette.js';
import { go } from '../router.js';
import { FAMILIES, nameOf, segments } from '../shop.js';
import { segmentTable } from './overview-treemap.js';
import { gridMap } from './segments-grid.js';

export async function view({ query }) {
  const family = FAMILIES.some((f) => f.value === query.family) ? query.family : 'rfm';
  const { segmentation, items } = await segments(family);
  const shown = items.filter((s) => s.customers > 0);
  const { hint } = FAMILIES.find((f) => f.value === family);
  return page(
    {
      eyebrow: `Segments, as of ${day(segmentation.asOf)}`,
      title: headline(shown),
      lead: `Your customers divided by ${hint}.`,
      actions: [choice('Divide by', FAMILIES, family, (next) => go('segments', { family: next }))],
    },
    h(
      'div.grid',
      h('div.full', card(family === 'grid' ? gridMap(shown) : bars(shown))),
      h('div.full', card({ title: 'Every segment in numbers', body: segmentTable(shown, `Segments by ${hint}`) })),
    ),
  );
}

function headline(items) {
  const ranked = [...items].sort((a, b) => b.revenueShare - a.revenueShare);
  const top = ranked[0];
  if (!top) return 'No segment has customers';
  if (items.length === 1) return `Everybody is in ${nameOf(top)}`;
  return `${nameOf(top)}: ${percent(top.share, 0)} of customers, ${percent(top.revenueShare, 0)} of revenue`;
}

function bars(items) {
  const heavy = [...items].filter((s) => s.share > 0).sort((a, b) => b.revenueShare / b.share - a.revenueShare / a.share)[0];
  const title = `${nameOf(heavy)} spend ${(heavy.revenueShare / heavy.share).toFixed(1)} times the average customer`;
  return {
    title,
    note: 'Bars: share of revenue. Dots: share of customers. A bar beyond its dot is a segment worth more than its size.',
    chart: chart({ label: `Bars of revenue and dots of customers by segment. ${title}`, height: 44 * items.length + 60, option: (t) => option(items, t), onpick: (e) => go(`segments/${encodeURIComponent(items[e.dataIndex].id)}`) }),
    table: () => segmentTable(items),
  };
}

function option(items, t) {
  return {
    legend: legend(t),
    grid: { left: 0, right: 36, top: 36, bottom: 6, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, formatter: ([{ dataIndex }]) => {
      const s = items[dataIndex];
      return tip(nameOf(s), [
        ['Customers', `${count(s.customers)} (${percent(s.share)})`],
        ['Revenue', `${money(s.revenue)} (${percent(s.revenueShare)})`],
        ['Average spend', money(s.meanMonetary)],
        ['Orders each', s.meanFrequency?.toFixed(1)],
        ['Last order', `${count(s.meanRecencyDays)} days ago`],
        ['Future value each', money(s.meanLifetimeValue)],
      ]);
    } },
    xAxis: valueAxis(t, { min: 0, axisLabel: { formatter: (v) => percent(v, 0) } }),
    yAxis: categoryAxis(t, items.map(nameOf), { inverse: true, axisLine: { show: false }, axisLabel: { width: 170, overflow: 'truncate' } }),
    series: [
      { name: 'Share of revenue', type: 'bar', barMaxWidth: 20, color: t.mark('#0072b2'), data: items.map((s) => ({ value: s.revenueShare, itemStyle: { color: t.mark(colourOf(s.id)), borderRadius: [0, 4, 4, 0] } })) },
      { name: 'Share of customers', type: 'scatter', symbolSize: 13, color: t.ink, itemStyle: { borderColor: t.card, borderWidth: 2 }, data: items.map((s) => s.share) },
    ],
  };
}

