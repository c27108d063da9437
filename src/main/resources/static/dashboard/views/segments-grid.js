// The nine cells: how recently they bought by how much they spent.
import { chart, tip } from '../chart.js';
import { count, money, percent } from '../format.js';
import { inkOn, mix } from '../palette.js';
import { go } from '../router.js';
import { segmentTable } from './overview-treemap.js';

const RECENCY = ['lapsed', 'fading', 'recent'];
const SPEND = ['low', 'mid', 'high'];
const SPEND_NAMES = ['Low spend', 'Medium spend', 'High spend'];

export function gridMap(items) {
  const best = items.find((s) => s.id === 'grid-recent-high');
  const lost = items.find((s) => s.id === 'grid-lapsed-high');
  const title = best && lost
    ? `${count(best.customers)} high spenders bought lately, ${count(lost.customers)} have lapsed`
    : 'Recency by spend, in thirds';
  return {
    title,
    note: 'The darker a cell, the more revenue its customers have brought.',
    chart: chart({ label: `Nine cells of recency by spend. ${title}`, height: 360, option: (t) => option(items, t), onpick: (e) => go(`segments/${e.data.segment.id}`) }),
    table: () => segmentTable(items),
  };
}

function option(items, t) {
  const most = Math.max(...items.map((s) => s.revenueShare));
  const axis = { type: 'category', axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: t.ink, fontSize: 13 } };
  const place = (s) => {
    const [, recency, spend] = s.id.split('-');
    return [RECENCY.indexOf(recency), SPEND.indexOf(spend)];
  };
  return {
    grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
    tooltip: { formatter: ({ data: { segment: s } }) => tip(s.name, [
      ['Customers', `${count(s.customers)} (${percent(s.share)})`],
      ['Revenue', `${money(s.revenue)} (${percent(s.revenueShare)})`],
      ['Average spend', money(s.meanMonetary)],
    ]) },
    xAxis: { ...axis, data: ['Lapsed', 'Fading', 'Recent'] },
    yAxis: { ...axis, data: SPEND_NAMES },
    series: [{
      type: 'heatmap',
      data: items.map((s) => {
        const colour = mix(t['ramp-low'], t['ramp-high'], s.revenueShare / most);
        return {
          value: [...place(s), s.revenueShare],
          segment: s,
          itemStyle: { color: colour, borderColor: t.card, borderWidth: 4, borderRadius: 8 },
          label: { show: true, color: inkOn(colour), formatter: `{n|${count(s.customers)}}\n{p|${percent(s.revenueShare, 0)} of revenue}`, rich: { n: { fontSize: 19, fontWeight: 600, lineHeight: 26 }, p: { fontSize: 12.5 } } },
        };
      }),
      emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 2 } },
    }],
  };
}
