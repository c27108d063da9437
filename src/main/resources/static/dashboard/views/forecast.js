// Expected sales of the shop, of any segment, or of a region.
import { get } from '../api.js';
import { choice, page, panel, select } from '../card.js';
import { h, replace } from '../dom.js';
import { day, money, number, percent, short } from '../format.js';
import { badge, FAMILIES, segments } from '../shop.js';
import { amounts, numeric, shareCell, table } from '../table.js';
import { forecastCard } from './forecast-chart.js';

const PERIODS = [{ value: 'day', label: 'Days' }, { value: 'week', label: 'Weeks' }, { value: 'month', label: 'Months' }];
const MEASURES = [{ value: 'revenue', label: 'Revenue' }, { value: 'orders', label: 'Orders' }];

export async function view({ query, keep }) {
  const state = { period: query.period ?? 'week', measure: query.measure ?? 'revenue', part: query.part ?? '' };
  const [{ items, segmentation }, regions] = await Promise.all([segments('rfm'), regionNames()]);
  const stage = h('div.full');
  const draw = (changes = {}) => {
    Object.assign(state, changes);
    keep(state);
    replace(stage, mainCard(state));
  };
  draw();
  return page(
    {
      eyebrow: `Forecast, from ${day(segmentation.asOf)} on`,
      title: 'What will be sold next',
      lead: 'Several methods forecast the past, each knowing only what came before; what did best on your shop forecasts the future.',
      actions: [
        select('Of', [{ value: '', label: 'The whole shop' }, ...items.map((s) => ({ value: `segment:${s.id}`, label: s.name })), ...regions.map((name) => ({ value: `region:${name}`, label: `Region ${name}` }))], state.part, (part) => draw({ part })),
        choice('Period', PERIODS, state.period, (period) => draw({ period })),
        choice('Measure', MEASURES, state.measure, (measure) => draw({ measure })),
      ],
    },
    h('div.grid', stage, panel({ name: 'By segment', size: 'full', load: () => bySegment(items) })),
  );
}

const mainCard = ({ period, measure, part }) => {
  const [kind, name] = [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)];
  return panel({
    name: 'Expected sales',
    height: 420,
    load: async () => forecastCard(await get('/forecasts/sales', { period, ...(part ? { [kind]: name } : {}) }), 400, measure),
  });
};

async function regionNames() {
  const answer = await get('/insights/regions');
  return answer.items.map((r) => r.name ?? r.value ?? r.id).filter(Boolean).slice(0, 30);
}

// Every behaviour segment, four weeks ahead; together they are the shop.
async function bySegment(items) {
  const known = items.filter((s) => s.customers > 0);
  const rows = await Promise.all(known.map(async (segment) => ({ segment, forecast: await get('/forecasts/sales', { period: 'week', horizon: 4, segment: segment.id }) })));
  const total = rows.reduce((sum, r) => sum + r.forecast.total.revenue, 0);
  const best = rows.reduce((a, b) => (b.forecast.total.revenue > a.forecast.total.revenue ? b : a));
  return {
    title: `${best.segment.name} will bring ${percent(best.forecast.total.revenue / (total || 1), 0)} of the next four weeks`,
    note: `By ${FAMILIES[0].label.toLowerCase()} of today; the segments add up to the shop’s ${short(total)}.`,
    body: table({
      caption: 'Expected sales of each segment over four weeks',
      rows,
      columns: [
        { label: 'Segment', value: (r) => r.segment.name, show: (r) => badge(r.segment.id, r.segment.name) },
        amounts('Expected', (r) => r.forecast.total.revenue, rows),
        { label: 'Share', number: true, value: (r) => r.forecast.total.revenue, show: (r) => shareCell(r.forecast.total.revenue / (total || 1), percent(r.forecast.total.revenue / (total || 1))) },
        numeric('Orders', (r) => r.forecast.total.orders, (v) => number(v, 0)),
        numeric('First week', (r) => r.forecast.points[0].revenue.expected, money),
        { label: '80 % of outcomes', value: (r) => r.forecast.points[0].revenue.low80, show: (r) => `${money(r.forecast.points[0].revenue.low80)} to ${money(r.forecast.points[0].revenue.high80)}` },
        numeric('Error on the past', (r) => r.forecast.evidence.revenue.wape, percent),
      ],
    }),
  };
}
