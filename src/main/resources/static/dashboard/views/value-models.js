// Which way of predicting held up on purchases it had not seen, and how well its expectations came true.
import { panel } from '../card.js';
import { categoryAxis, chart, legend, tip, valueAxis } from '../chart.js';
import { h } from '../dom.js';
import { count, day, money, number, percent, plural } from '../format.js';
import { numeric, table } from '../table.js';
import { MODELS } from './customer-worth.js';

export const models = (model) => [
  panel({ name: 'Which way of predicting held up', size: 'full', load: async () => contest((await model).validation) }),
  panel({ name: 'Did the expectations come true', load: async () => calibration((await model).validation) }),
  panel({ name: 'The chance of buying again', load: async () => chance((await model).validation) }),
];

const name = (id) => MODELS[id] ?? id;

function contest({ status, reason, candidates, best, holdoutDays, lastKnownDay, customers, buyers }) {
  if (status !== 'VALIDATED') return { title: 'Nothing could be held out', note: reason };
  return {
    title: `${name(best)} foresaw the last ${plural(holdoutDays, 'day')} best`,
    note: `Each learnt from the days to ${day(lastKnownDay)} and then told what ${plural(customers, 'customer')} would do; ${count(buyers)} of them bought. ${reason}`,
    body: table({
      caption: 'Every candidate and its errors on the held-out days',
      rows: candidates,
      columns: [
        { label: 'Candidate', value: (c) => name(c.model), show: (c) => (c.model === best ? h('strong', `${name(c.model)} (best)`) : name(c.model)) },
        numeric('Purchases off by', (c) => c.purchases.mae, (v) => number(v, 3)),
        numeric('Large misses (RMSE)', (c) => c.purchases.rmse, (v) => number(v, 3)),
        numeric('Leaning', (c) => c.purchases.bias, (v) => number(v, 3)),
        numeric('Spend off by', (c) => c.spend.mae, money),
        numeric('Tells buyers apart (AUC)', (c) => c.areaUnderCurve, (v) => number(v, 3)),
        numeric('Against BG/NBD', (c) => c.checkingError, (v) => number(v, 3)),
      ],
    }),
  };
}

function calibration({ status, candidates, best }) {
  const bins = candidates.find((c) => c.model === best)?.calibration;
  if (status !== 'VALIDATED' || !bins?.length) return null;
  const last = bins.at(-1);
  return {
    title: `The tenth expected to buy most bought ${number(last.actual)} times; ${number(last.predicted)} were expected`,
    note: 'Customers in tenths by expected purchases, the lowest first.',
    ...bars(bins, 'purchases each', (v) => number(v, 2)),
  };
}

function chance({ buyingAgain }) {
  if (!buyingAgain) return null;
  return {
    title: `Chances of buying again: ${percent(buyingAgain.calibration.at(-1).actual, 0)} of the surest tenth came back`,
    note: `Customers in tenths by chance, the lowest first. Mean squared error ${number(buyingAgain.brierScore, 3)}; ${number(buyingAgain.brierScoreOfShare, 3)} if all had the same chance.`,
    ...bars(buyingAgain.calibration, 'share who bought', (v) => percent(v)),
  };
}

function bars(bins, what, format) {
  const series = (label, key, color) => ({ name: label, type: 'bar', color, barGap: '8%', barCategoryGap: '28%', itemStyle: { borderRadius: [3, 3, 0, 0] }, data: bins.map((b) => b[key]) });
  return {
    chart: chart({
      label: `Bars of ${what}, expected and come true, by tenths of customers.`,
      height: 300,
      option: (t) => ({
        legend: legend(t),
        grid: { left: 0, right: 6, top: 42, bottom: 28, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: t.soft, opacity: 0.08 } }, formatter: ([{ dataIndex }]) => tip(`Tenth ${dataIndex + 1}`, [['Customers', count(bins[dataIndex].customers)], ['Expected', format(bins[dataIndex].predicted)], ['Came true', format(bins[dataIndex].actual)]]) },
        xAxis: categoryAxis(t, bins.map((_, i) => String(i + 1)), { name: 'tenth of customers', nameLocation: 'middle', nameGap: 30 }),
        yAxis: valueAxis(t, { axisLabel: { formatter: format } }),
        series: [series('Expected', 'predicted', '#9fb3c4'), series('Came true', 'actual', t.mark('#0072b2'))],
      }),
    }),
    table: () => table({
      caption: `${what}, by tenths of customers`,
      rows: bins.map((b, i) => ({ ...b, tenth: i + 1 })),
      columns: [numeric('Tenth', (b) => b.tenth), numeric('Customers', (b) => b.customers), numeric('Expected', (b) => b.predicted, format), numeric('Came true', (b) => b.actual, format)],
    }),
  };
}
