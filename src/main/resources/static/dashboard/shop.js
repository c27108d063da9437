// What several views ask of the API: the current segments, the snapshot before, and sums over segments.
import { get } from './api.js';
import { colourOf, onBoth } from './palette.js';
import { address } from './router.js';
import { h } from './dom.js';

export const FAMILIES = [
  { value: 'rfm', label: 'Behaviour', hint: 'how recently and how often they buy' },
  { value: 'value', label: 'Future value', hint: 'what they are expected to bring' },
  { value: 'tier', label: 'Tier', hint: 'the clusters, ranked by what they spend' },
  { value: 'cluster', label: 'Persona', hint: 'groups of similar customers' },
  { value: 'grid', label: 'Grid', hint: 'recency by value, three by three' },
];

export const familyName = (family) => FAMILIES.find((f) => f.value === family)?.label ?? family;

export const segments = (family) => get('/segments', { family });

// How many months ahead a run looked for value.
export const horizonOf = (run) => run?.parameters?.lifetime?.horizonMonths ?? 12;

// The name to show: a value segment is only a letter to the API.
export const nameOf = (segment) => (segment.family === 'value' ? `Value ${segment.name}` : segment.name);

export function totals(items) {
  const sum = (value) => items.reduce((total, item) => total + (value(item) ?? 0), 0);
  const customers = sum((s) => s.customers);
  const revenue = sum((s) => s.revenue);
  const orders = sum((s) => s.meanFrequency * s.customers);
  return {
    customers,
    revenue,
    orders,
    averageOrder: orders ? revenue / orders : null,
    futureValue: sum((s) => s.meanLifetimeValue * s.customers),
    recencyDays: customers ? sum((s) => s.meanRecencyDays * s.customers) / customers : null,
    frequency: customers ? orders / customers : null,
    spend: customers ? revenue / customers : null,
  };
}

// Runs that succeeded, the newest first, one for each as-of date.
export async function snapshots() {
  const { items } = await get('/segmentations', { limit: 100 });
  const days = new Set();
  return items.filter((run) => run.status === 'SUCCEEDED' && !days.has(run.asOf) && days.add(run.asOf));
}

// The segments of an earlier run; null where its snapshot was dropped meanwhile.
export async function segmentsOf(run, family) {
  try {
    return (await get('/segments', { family, segmentation: run.id })).items;
  } catch (problem) {
    if (problem.status === 404 || problem.status === 410) return null;
    throw problem;
  }
}

// The latest run before the current as-of date, with its segments; null if there is none.
export async function before(current, family = 'rfm') {
  const runs = await snapshots();
  const earlier = runs.filter((run) => run.asOf < current.asOf).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  for (const run of earlier.slice(0, 1)) {
    const items = await segmentsOf(run, family);
    if (items) return { run, items };
  }
  return null;
}

// Why sums of future value are to be taken with care, beside them; nothing where they need not be.
export const caution = (words) => words && h('p.notice.caution', h('strong', 'Future value with care. '), words);

export function badge(id, name) {
  const link = h('a.badge', { href: address(`segments/${encodeURIComponent(id)}`) }, name);
  link.style.setProperty('--colour', onBoth(colourOf(id)));
  return link;
}

export const customerLink = (id) => h('a', { href: address(`customers/${encodeURIComponent(id)}`) }, id);
