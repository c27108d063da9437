// Which segments grew or shrank since the snapshot before, and who moved where.
import { categoryAxis, chart, tip, valueAxis } from '../chart.js';
import { count, day, signed } from '../format.js';
import { link, state } from '../state.js';
import { numeric, table } from '../table.js';
import { badge } from '../shop.js';

export async function changes(segmentation, items, earlier) {
  const past = await earlier;
  if (!past) return { title: 'What changed', body: first() };
  const rows = items.map((s) => ({ ...s, was: past.items.find((p) => p.id === s.id)?.customers ?? 0 }));
  const grown = [...rows].sort((a, b) => change(b) - change(a));
  const title = finding(grown, past.run);
  return {
    title,
    note: `Customers in each segment, compared with ${day(past.run.asOf)}.`,
    actions: [link('#/movement', 'Who moved', 'quiet')],
    chart: chart({ label: `Bars of the change of each segment. ${title}`, height: 340, option: (t) => option(grown, t) }),
    table: () => table({
      caption: 'Change of each segment',
      rows: grown,
      columns: [
        { label: 'Segment', value: (s) => s.name, show: (s) => badge(s.id, s.name) },
        numeric('Before', (s) => s.was),
        numeric('Now', (s) => s.customers),
        numeric('Change', change, signed),
      ],
    }),
  };
}

const change = (row) => row.customers - row.was;

function finding(grown, run) {
  const [most, least] = [grown[0], grown.at(-1)];
  if (change(most) <= 0 && change(least) >= 0) return `No segment has changed since ${day(run.asOf)}`;
  if (change(least) >= 0) return `${most.name} gained ${count(change(most))}, none lost`;
  if (change(most) <= 0) return `${least.name} lost ${count(-change(least))}, none gained`;
  return `${most.name} gained ${count(change(most))}, ${least.name} lost ${count(-change(least))}`;
}

function option(rows, t) {
  return {
    grid: { left: 0, right: 48, top: 0, bottom: 0, containLabel: true },
    tooltip: { formatter: ({ dataIndex }) => tip(rows[dataIndex].name, [['Before', count(rows[dataIndex].was)], ['Now', count(rows[dataIndex].customers)], ['Change', signed(change(rows[dataIndex]))]]) },
    // Room for the numbers beside the longest bars.
    xAxis: valueAxis(t, { axisLabel: { show: false }, min: ({ min, max }) => Math.min(0, min - (max - Math.min(0, min)) * 0.12), splitLine: { show: false } }),
    yAxis: categoryAxis(t, rows.map((s) => s.name), { inverse: true, axisLine: { show: false } }),
    series: [{
      type: 'bar', barMaxWidth: 18,
      data: rows.map((s) => ({
        value: change(s),
        itemStyle: { color: t.mark(change(s) < 0 ? '#d55e00' : '#0072b2'), borderRadius: 4 },
        label: { show: true, position: change(s) < 0 ? 'left' : 'right', formatter: signed(change(s)), color: t.ink },
      })),
    }],
  };
}

const first = () =>
  state({
    title: 'Nothing to compare with yet',
    text: 'After the next run on newer purchases, this shows which segments grew and who moved.',
    actions: [link('#/data', 'Upload new purchases', 'button-second')],
  });
