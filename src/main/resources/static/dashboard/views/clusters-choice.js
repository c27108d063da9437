// How many groups: the elbow and the silhouette for every number tried.
import { chart, tip, valueAxis } from '../chart.js';
import { number, plural, short } from '../format.js';
import { numeric, table } from '../table.js';

export function choiceOfK({ k, selectedBy, candidates }) {
  const best = candidates.find((c) => c.k === k);
  const title = best ? `${plural(k, 'group')} are the clearest useful cut: silhouette ${number(best.silhouette, 2)}` : `${plural(k, 'group')}`;
  return {
    title,
    note: selectedBy,
    chart: chart({ label: `Silhouette and inertia by number of groups. ${title}`, height: 360, option: (t) => option(candidates, k, t) }),
    table: () => table({
      caption: 'Every number of groups that was tried',
      rows: candidates,
      columns: [
        numeric('Groups', (c) => c.k),
        numeric('Silhouette', (c) => c.silhouette, (v) => number(v, 3)),
        numeric('Inertia', (c) => c.inertia, short),
        numeric('Stability', (c) => c.stability, (v) => number(v, 2)),
      ],
    }),
  };
}

function option(candidates, k, t) {
  const at = candidates.findIndex((c) => c.k === k);
  const xAxis = (i, show) => ({
    type: 'category', gridIndex: i, data: candidates.map((c) => String(c.k)), axisTick: { show: false },
    axisLine: { lineStyle: { color: t.line } }, axisLabel: { show, color: t.ink }, name: show ? 'number of groups' : '', nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: t.soft, fontSize: 12.5 },
  });
  const line = (i, name, key, colour) => ({
    name, type: 'line', xAxisIndex: i, yAxisIndex: i, color: colour, lineStyle: { width: 2.5 }, symbol: 'circle',
    data: candidates.map((c) => ({
      value: c[key],
      symbolSize: c.k === k ? 15 : 7,
      label: { show: c.k === k, position: 'top', distance: 8, color: t.ink, fontWeight: 600, formatter: `k = ${k}` },
    })),
    markLine: at < 0 ? undefined : { silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { color: t.edge ?? t.soft, type: 'dashed' }, data: [{ xAxis: at }] },
  });
  const side = (i, name) => valueAxis(t, { gridIndex: i, scale: true, splitNumber: 3, name, nameLocation: 'end', nameGap: 12, nameTextStyle: { color: t.soft, align: 'left', padding: [0, 0, 0, -36], fontSize: 12.5 }, axisLabel: { formatter: (v) => (i ? short(v) : number(v, 2)) } });
  return {
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: { trigger: 'axis', formatter: ([{ dataIndex }]) => {
      const c = candidates[dataIndex];
      return tip(plural(c.k, 'group'), [['Silhouette', number(c.silhouette, 3)], ['Inertia', short(c.inertia)], ['Stability', number(c.stability, 2)]]);
    } },
    grid: [{ left: 44, right: 16, top: 34, height: '32%' }, { left: 44, right: 16, top: '58%', bottom: 46 }],
    xAxis: [xAxis(0, false), xAxis(1, true)],
    yAxis: [side(0, 'Silhouette: how clearly apart'), side(1, 'Inertia: how widely spread')],
    series: [line(0, 'Silhouette', 'silhouette', t.mark('#0072b2')), line(1, 'Inertia', 'inertia', t.mark('#e69f00'))],
  };
}
