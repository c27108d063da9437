// Each group as one line through recency, frequency and spend.
import { chart } from '../chart.js';
import { count, number, short } from '../format.js';
import { colourOf } from '../palette.js';
import { numeric, table } from '../table.js';

const AXES = [
  { key: 'recencyDays', name: 'Days since\nlast order', inverse: true },
  { key: 'frequency', name: 'Orders' },
  { key: 'monetary', name: 'Spent' },
];
const SAMPLE = 240;

export function parallel(clusters, base) {
  const title = finding(clusters);
  return {
    title,
    note: 'One line through the centre of each group; up is better on every axis. Colours as above; thin lines are single customers.',
    chart: chart({ label: `Parallel coordinates of the groups. ${title}`, height: 360, option: (t) => option(clusters, base?.sample ?? [], t) }),
    table: () => table({
      caption: 'Centres of the groups',
      rows: clusters,
      columns: [
        { label: 'Persona', value: (c) => c.persona.name },
        numeric('Days since last order', (c) => c.centroid.recencyDays),
        numeric('Orders', (c) => c.centroid.frequency, number),
        numeric('Spent', (c) => c.centroid.monetary, count),
      ],
    }),
  };
}

function finding(clusters) {
  const by = (key) => [...clusters].sort((a, b) => b.centroid[key] - a.centroid[key]);
  const [most] = by('frequency');
  const quiet = by('recencyDays')[0];
  if (clusters.length < 2) return 'One group';
  return `From ${number(most.centroid.frequency, 0)} orders each to ${count(quiet.centroid.recencyDays)} days of silence`;
}

function option(clusters, sample, t) {
  const step = Math.max(1, Math.ceil(sample.length / SAMPLE));
  const thin = sample.filter((_, i) => i % step === 0);
  const low = (key) => Math.max(1, Math.min(...clusters.map((c) => c.centroid[key]), ...thin.map((s) => s[key])));
  const high = (key) => Math.max(...clusters.map((c) => c.centroid[key]), ...thin.map((s) => s[key]), 2);
  return {
    parallel: { left: 46, right: 46, top: 52, bottom: 28 },
    parallelAxis: AXES.map(({ key, name, inverse }, dim) => ({
      dim, name, inverse, type: 'log', logBase: 10, min: low(key), max: high(key), nameLocation: inverse ? 'start' : 'end', nameGap: 12,
      nameTextStyle: { color: t.ink, fontSize: 12.5, lineHeight: 15 }, axisLine: { lineStyle: { color: t.line } }, axisTick: { show: false }, minorTick: { show: false },
      axisLabel: { color: t.soft, formatter: (v) => short(Math.round(v)), showMinLabel: true, showMaxLabel: true }, splitLine: { show: false },
    })),
    series: clusters.flatMap((cluster) => {
      const colour = t.mark(colourOf(cluster.id));
      const values = (c) => AXES.map(({ key }) => Math.max(1, c[key]));
      return [
        { name: cluster.persona.name, type: 'parallel', silent: true, smooth: 0.2, color: colour, z: 3, lineStyle: { width: 5, opacity: 1, color: colour }, data: [values(cluster.centroid)] },
        { type: 'parallel', silent: true, smooth: 0.2, z: 1, lineStyle: { width: 1, opacity: 0.16, color: colour }, data: thin.filter((s) => s.clusterId === cluster.id).map(values) },
      ];
    }),
  };
}
