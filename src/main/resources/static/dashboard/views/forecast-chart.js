// Expected sales with their intervals; drawn wherever sales are forecast.
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { h } from '../dom.js';
import { count, day, list, money, month, number, percent, plural, short, words } from '../format.js';
import { amounts, numeric, table } from '../table.js';

const UNITS = { day: 'day', week: 'week', month: 'month' };
const SHOWN = { day: 42, week: 26, month: 18 };

// measure: revenue or orders
export function forecastCard(forecast, height = 360, measure = 'revenue') {
  const { points, past, horizon, period } = forecast;
  const before = past.slice(-SHOWN[period]);
  const title = finding(forecast, measure);
  return {
    title,
    note: `${interval(points, measure)} ${known(forecast)}`,
    chart: chart({ label: `Line of ${measure} sold, and expected with its intervals. ${title}`, height, option: (t, width) => option(before, points, measure, period, t, width) }),
    table: () => twin(before, points, measure, period),
    body: h('details.fit', h('summary', howFound(forecast, measure)), evidence(forecast, measure)),
  };
}

function finding({ points, total, past, horizon, period }, measure) {
  const expected = measure === 'revenue' ? short(total.revenue) : plural(Math.round(total.orders), 'order');
  const before = past.slice(-horizon);
  const sold = before.length === points.length ? before.reduce((sum, p) => sum + p[measure], 0) : 0;
  const change = sold > 0 ? total[measure] / sold - 1 : null;
  const compared = change === null ? '' : Math.abs(change) < 0.01 ? ', as in those before' : `, ${percent(Math.abs(change), 0)} ${change > 0 ? 'more' : 'less'} than in those before`;
  return `${expected} expected in the next ${plural(horizon, UNITS[period])}${compared}`;
}

function interval([next], measure) {
  const { low80, high80 } = next[measure];
  const say = measure === 'revenue' ? short : count;
  return `The first of them lies between ${say(low80)} and ${say(high80)} four times in five.`;
}

function known({ knownUntil, leftOutFrom, closedWeekdays, assumedShut }) {
  const closed = closedWeekdays.length && closedWeekdays.length < 7 ? ` Closed on ${list(closedWeekdays.map((d) => `${words(d)}s`))}.` : '';
  const begun = leftOutFrom ? ` What began on ${day(leftOutFrom)} was not over and is forecast as a whole.` : '';
  const assumed = assumedShut.length ? ` ${plural(assumedShut.length, 'day')} from ${day(assumedShut[0])} on are taken to be shut as a year before.` : '';
  return `Sales are known until ${day(knownUntil)}.${begun}${closed}${assumed}`;
}

function howFound({ evidence: all, part }, measure) {
  const { method, wape, fallback } = all[measure];
  if (fallback) return `${words(method)}: too little history for a contest`;
  const whose = all.testedOn === 'shop' && part.division !== 'shop' ? 'the shop’s past' : 'the past';
  return `${words(method)}; on ${whose} it missed by ${percent(wape)} of what was sold`;
}

function byItsOwnPast(past, measure) {
  const { method, wape, fallback } = past[measure];
  const say = measure === 'revenue' ? short : count;
  const missed = fallback ? '' : ` and missed by ${percent(wape)} there`;
  return `By the segment’s own past, ${words(method)} expects ${say(past.total[measure])}${missed}. It does not serve: what made the segment shows in that past.`;
}

function evidence({ evidence: all, reconciliation }, measure) {
  const choice = all[measure];
  const own = { method: choice.method, wape: choice.wape, mase: choice.mase, taken: true };
  return [
    h('p.note', choice.reason),
    reconciliation && h('p.note', reconciliation.explanation),
    all.ownPast && h('p.note', byItsOwnPast(all.ownPast, measure)),
    choice.runnersUp.length > 0 && table({
      caption: `How far off each method was on ${all.testedOn === 'shop' ? 'the shop’s past' : 'the past'}`,
      rows: [own, ...choice.runnersUp],
      page: 12,
      columns: [
        { label: 'Method', value: (m) => m.method, show: (m) => (m.taken ? h('strong', `${words(m.method)} (taken)`) : words(m.method)) },
        numeric('Error, share of sales', (m) => m.wape, percent),
        numeric('Against the last season', (m) => m.mase, (v) => number(v, 2)),
      ],
    }),
  ];
}

const label = (start, period) => (period === 'month' ? month(start) : day(start));

function option(before, points, measure, period, t, width) {
  const labels = [...before, ...points].map((p) => label(p.start, period));
  const gap = before.length ? before.length - 1 : 0;
  const lead = Array(gap).fill(null);
  const last = before.at(-1)?.[measure];
  const ahead = (value) => [...lead, ...(before.length ? [last] : []), ...points.map((p) => value(p[measure]))];
  const colour = t.mark('#0072b2');
  const band = (name, low, high, opacity) => [
    { name: `${name} from`, type: 'line', stack: name, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, data: ahead(low), tooltip: { show: false } },
    { name, type: 'line', stack: name, symbol: 'none', silent: true, color: colour, lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity }, data: [...lead, ...(before.length ? [0] : []), ...points.map((p) => high(p[measure]) - low(p[measure]))] },
  ];
  const shade = (name, opacity) => ({ name, itemStyle: { opacity } });
  return {
    legend: legend(t, { data: ['Sold', 'Expected', shade('80 % interval', 0.5), shade('95 % interval', 0.22)] }),
    grid: { left: 0, right: 24, top: 44, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', formatter: ([{ dataIndex }]) => say(dataIndex < before.length ? before[dataIndex] : points[dataIndex - before.length], measure, period) },
    xAxis: categoryAxis(t, labels, { boundaryGap: false, axisLabel: { hideOverlap: true, alignMinLabel: 'left', interval: width < 500 ? 'auto' : undefined } }),
    yAxis: valueAxis(t, { min: 0, axisLabel: { formatter: short } }),
    series: [
      ...band('95 % interval', (f) => f.low95, (f) => f.high95, 0.12),
      ...band('80 % interval', (f) => f.low80, (f) => f.high80, 0.22),
      { name: 'Sold', type: 'line', symbol: 'none', color: t.ink, lineStyle: { width: 2 }, data: before.map((p) => p[measure]) },
      { name: 'Expected', type: 'line', symbolSize: 6, symbol: 'circle', color: colour, lineStyle: { width: 2.5 }, data: ahead((f) => f.expected) },
    ],
  };
}

function say(p, measure, period) {
  const format = measure === 'revenue' ? money : (v) => number(v, 1);
  const heading = period === 'day' ? day(p.start) : `${day(p.start)} to ${day(p.end)}`;
  if (typeof p[measure] === 'number') return tip(heading, [['Sold', format(p[measure])]]);
  const f = p[measure];
  return tip(heading, [['Expected', format(f.expected)], ['80 % of outcomes', `${format(f.low80)} to ${format(f.high80)}`], ['95 % of outcomes', `${format(f.low95)} to ${format(f.high95)}`]]);
}

function twin(before, points, measure, period) {
  const rows = [
    ...points.map((p) => ({ start: p.start, ...p[measure] })),
    ...[...before].reverse().map((p) => ({ start: p.start, sold: p[measure] })),
  ];
  const column = (name, value) => amounts(name, value, rows);
  return table({
    caption: `Expected and past ${measure}`,
    rows,
    page: 20,
    columns: [
      { label: words(UNITS[period]), value: (r) => r.start, show: (r) => label(r.start, period) },
      column('Sold', (r) => r.sold),
      column('Expected', (r) => r.expected),
      column('80 % from', (r) => r.low80),
      column('to', (r) => r.high80),
      column('95 % from', (r) => r.low95),
      column('to', (r) => r.high95),
    ],
  });
}
