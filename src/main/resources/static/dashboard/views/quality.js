// The analyst's first look at everything that was taken in, or at one upload.
import { get } from '../api.js';
import { panel } from '../card.js';
import { categoryAxis, chart, tip, valueAxis } from '../chart.js';
import { h } from '../dom.js';
import { count, day, list, money, month, number, percent, plural, short, words } from '../format.js';
import { amounts, numeric, shareCell, table } from '../table.js';

export function quality(upload) {
  const report = () => get('/insights/data-quality', upload ? { upload } : {});
  return [
    panel({ name: 'What to know about the data', size: 'full', load: async () => told(await report()) }),
    panel({ name: 'Sales by month', load: async () => months(await report()) }),
    panel({ name: 'Open and closed', load: async () => calendar(await report()) }),
    panel({ name: 'Columns', size: 'full', load: async () => columns(await report()) }),
  ];
}

function told({ findings, held, stale }) {
  const problems = findings.filter((f) => f.weight === 'problem').length;
  const title = problems
    ? `${plural(problems, 'thing')} to mend before the figures can be trusted`
    : findings.length
      ? 'Nothing is wrong; this is worth knowing'
      : 'Nothing stands out in the data';
  return {
    title,
    note: `${count(held.lines)} purchased lines of ${plural(held.customers, 'customer')}, ${short(held.revenue)} of revenue.${stale ? ' More has come in since; the look is taken anew.' : ''}`,
    body: h('ul.findings', findings.map((f) => h(
      'li',
      h('p', h(`span.weight.weight-${f.weight}`, words(f.weight)), ' ', f.sentence),
      f.rows ? h('p.note', touched(f)) : null,
    ))),
  };
}

function touched({ rows, revenue, revenueShare }) {
  const sum = revenue ? `, ${money(revenue)} of revenue${revenueShare ? ` (${percent(revenueShare)})` : ''}` : '';
  return `Touches ${plural(rows, 'row')}${sum}.`;
}

function months({ months: rows }) {
  if (!rows.length) return null;
  const best = rows.reduce((a, b) => (b.revenue > a.revenue ? b : a));
  const title = `${month(best.month)} sold most: ${short(best.revenue)}`;
  return {
    title,
    note: 'Revenue and customers of each month; the first and the last may not be whole.',
    chart: chart({
      label: `Bars of revenue by month. ${title}`,
      height: 280,
      option: (t) => ({
        grid: { left: 0, right: 8, top: 12, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex }]) => tip(month(rows[dataIndex].month), [['Revenue', money(rows[dataIndex].revenue)], ['Customers', count(rows[dataIndex].customers)], ['Orders', count(rows[dataIndex].orders)]]) },
        xAxis: categoryAxis(t, rows.map((m) => month(m.month)), { axisLabel: { hideOverlap: true } }),
        yAxis: valueAxis(t, { axisLabel: { formatter: short } }),
        series: [{ type: 'bar', barCategoryGap: '20%', data: rows.map((m) => ({ value: m.revenue, itemStyle: { color: t.mark('#0072b2'), borderRadius: [3, 3, 0, 0] } })) }],
      }),
    }),
    table: () => table({
      caption: 'Sales by month',
      rows,
      page: 24,
      columns: [
        { label: 'Month', value: (m) => m.month, show: (m) => month(m.month) },
        numeric('Customers', (m) => m.customers),
        numeric('Orders', (m) => m.orders),
        numeric('Lines', (m) => m.lines),
        amounts('Revenue', (m) => m.revenue, rows),
      ],
    }),
  };
}

/** On which weekdays the shop sells, as far as its sales tell: a few days tell nothing of the others. */
function week({ closedWeekdays, openDays }, days) {
  if (closedWeekdays.length) return `The shop never sells on ${list(closedWeekdays.map((d) => `${words(d)}s`))}`;
  const seen = new Set(days.filter((d) => d.lines > 0).map((d) => new Date(d.day).getUTCDay()));
  return seen.size === 7 ? 'The shop sells on every day of the week' : `The shop sold on ${plural(openDays, 'day')}, too few to tell its week`;
}

function calendar({ calendar: c, days, scaleBreaks }) {
  if (!c.firstDay) return null;
  return {
    title: week(c, days),
    note: `${plural(c.openDays, 'day')} with sales from ${day(c.firstDay)} to ${day(c.lastDay)}; ${plural(c.missedDays, 'day')} without, where there should be some.`,
    body: [
      c.gaps.length > 0 && table({
        caption: 'Stretches without a sale',
        rows: c.gaps,
        page: 8,
        columns: [
          { label: 'Nothing sold from', value: (g) => g.from, show: (g) => day(g.from) },
          { label: 'to', value: (g) => g.to, show: (g) => day(g.to) },
          numeric('Open days missed', (g) => g.missedDays),
        ],
      }),
      scaleBreaks.length > 0 && table({
        caption: 'Prices of another size',
        rows: scaleBreaks,
        page: 8,
        columns: [
          { label: 'Prices of another size', value: (b) => b.day ?? b.upload, show: (b) => (b.day ? day(b.day) : 'a whole upload') },
          numeric('Times the usual', (b) => b.factor, (v) => number(v, v < 1 ? 3 : 1)),
          numeric('Lines', (b) => b.lines),
          amounts('Revenue', (b) => b.revenue, scaleBreaks),
        ],
      }),
    ],
  };
}

function columns({ columns: rows }) {
  const absent = rows.filter((c) => !c.present).map((c) => words(c.name).toLowerCase());
  return {
    title: absent.length ? `Not sent: ${list(absent)}` : 'Every column is there',
    note: 'What each column holds, over all lines. Far out is what lies beyond three interquartile ranges of the logarithms (Tukey).',
    body: table({
      caption: 'Every column',
      rows,
      columns: [
        { label: 'Column', value: (c) => c.name, show: (c) => words(c.name) },
        { label: 'Missing', number: true, value: (c) => c.missingShare, show: (c) => shareCell(c.missingShare, percent(c.missingShare)) },
        numeric('Different values', (c) => c.distinct),
        { label: 'Holds', sortable: false, value: () => '', show: holds },
        { label: 'Far out', value: (c) => farOut(c), show: (c) => (c.numbers ? plural(farOut(c), 'line') : '–') },
      ],
    }),
  };
}

const farOut = ({ numbers }) => (numbers ? numbers.outliers.linesBelow + numbers.outliers.linesAbove : null);

function holds({ present, numbers, days, topValues }) {
  if (!present) return h('span.hint', numbers ? 'not sent, worked out' : 'nothing');
  if (days) return `${day(days.first)} to ${day(days.last)}`;
  if (numbers) {
    const half = numbers.quantiles.find((q) => q.p === 0.5);
    return `${money(numbers.min)} to ${money(numbers.max)}${half ? `, half below ${money(half.value)}` : ''}`;
  }
  return topValues.length ? topValues.slice(0, 3).map((v) => `${v.value} (${percent(v.share, 0)})`).join(', ') : h('span.hint', 'a value of its own for each');
}
