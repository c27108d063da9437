// Who moved between two snapshots, how sizes went, and where that leads.
import { get, Problem } from '../api.js';
import { choice, page, panel, select } from '../card.js';
import { h } from '../dom.js';
import { count, day, percent, words } from '../format.js';
import { go } from '../router.js';
import { link, state } from '../state.js';
import { FAMILIES, snapshots } from '../shop.js';
import { flows } from './movement-flows.js';
import { sizes } from './movement-sizes.js';

export async function view({ query, keep }) {
  const family = query.family ?? 'rfm';
  const runs = await snapshots();
  if (runs.length < 2) return tooFew(runs);
  const byDay = [...runs].sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  // The newest, not that of the latest day: an older file may have come after the demo shop.
  const to = byDay.find((run) => run.id === query.to) ?? runs[0];
  const from = byDay.find((run) => run.id === query.from) ?? byDay.find((run) => run.asOf < to.asOf) ?? byDay.find((run) => run !== to);
  const moves = await transitions(family, from, to);
  const options = byDay.map((run) => ({ value: run.id, label: day(run.asOf) }));
  const turn = (changes) => go('movement', { family, from: from.id, to: to.id, ...changes });
  return page(
    {
      eyebrow: `Movement from ${day(from.asOf)} to ${day(to.asOf)}`,
      title: headline(moves),
      lead: lead(moves),
      actions: [choice('Divide by', FAMILIES.filter((f) => f.value !== 'grid'), family, (next) => turn({ family: next })), select('From', options, from.id, (id) => turn({ from: id })), select('to', options, to.id, (id) => turn({ to: id }))],
    },
    moves.caution && h('p.notice.caution', moves.caution),
    h('div.grid', flows(moves, query.who, (who) => keep({ who })), sizes(family, moves), drift()),
  );
}

async function transitions(family, from, to) {
  try {
    return await get('/segments/transitions', { family, from: from.id, to: to.id });
  } catch (problem) {
    if (problem.is?.('segment-not-found')) throw new Problem({ status: 404, type: '/problems/not-found' });
    throw problem;
  }
}

function headline({ moved, stayed }) {
  const all = moved + stayed;
  if (!moved) return 'Nobody changed segment';
  return `${count(moved)} of ${count(all)} customers changed segment (${percent(moved / all)})`;
}

function lead({ items, entered, left }) {
  const biggest = items.filter((m) => m.from && m.to && m.from.id !== m.to.id).sort((a, b) => b.customers - a.customers)[0];
  const most = biggest ? `The largest move: ${count(biggest.customers)} went from ${biggest.from.name} to ${biggest.to.name}.` : '';
  const others = entered || left ? ` ${count(entered)} are new, ${count(left)} are gone.` : '';
  return most + others;
}

const MEASURES = { 'recency-days': 'Days since last order', frequency: 'Orders', monetary: 'Spend', 'rfm-segments': 'Segments', 'tier-segments': 'Tiers', 'cluster-segments': 'Clusters' };

function drift() {
  return panel({
    name: 'Drift',
    size: 'full',
    height: 120,
    load: async () => {
      const report = await get('/segmentations/latest/drift');
      if (!report.items.length) return null;
      const moving = report.items.filter((m) => m.level !== 'stable');
      return {
        title: moving.length ? `${moving.map((m) => MEASURES[m.measure] ?? words(m.measure)).join(', ')} drifted since the run before` : 'The customer base is stable since the run before',
        note: 'Population stability index, less what chance alone makes of so many customers: below 0.1 nothing has changed, from 0.25 on much has.',
        body: h('div', h('dl.drift', report.items.map((m) => h('div', h('dt', MEASURES[m.measure] ?? words(m.measure)), h('dd', Math.max(0, m.index - m.byChance).toFixed(3), h('span.hint', ` ${words(m.level).toLowerCase()}`))))), report.caution && h('p.notice.plain.spaced', report.caution)),
      };
    },
  });
}

const tooFew = (runs) =>
  page(
    { eyebrow: 'Movement', title: 'Movement shows from the second snapshot on' },
    h('section.card', state({
      title: runs.length ? 'There is one snapshot so far' : 'There is no snapshot yet',
      text: 'Upload newer purchases and run again, or run once as of an earlier day, and this page tells who moved.',
      actions: [link('#/runs', 'Start a run'), link('#/data', 'Upload purchases', 'button-second')],
    })),
  );
