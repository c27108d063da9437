// The fitted models, in words first and in numbers behind.
import { h } from '../dom.js';
import { number, plural, words } from '../format.js';
import { numeric, table } from '../table.js';
import { MODELS } from './customer-worth.js';

const MEANING = {
  r: 'how alike the rates of buying are',
  alpha: 'how rarely people buy, in days',
  a: 'of a + b purchases, after how many one leaves, on average',
  b: 'with a: the smaller their sum, the more people differ in leaving',
  s: 'how alike the rates of leaving are',
  beta: 'how long people stay, in days',
  p: 'how steady one customer’s spend is',
  q: 'how alike customers’ spends are',
  v: 'the scale of spend',
};
const GOOD = new Set(['CONVERGED']);

export function evidence(model) {
  const fits = [['Purchases', 'bg-nbd', model.bgNbd], ['Purchases', 'mbg-nbd', model.mbgNbd], ['Purchases', 'pareto-nbd', model.paretoNbd], ['Order values', 'gamma-gamma', model.gammaGamma]].filter(([, , fit]) => fit);
  const trusted = fits.every(([, , fit]) => GOOD.has(fit.status));
  return {
    title: trusted ? 'The models settled on a clear answer' : 'The models come with a warning',
    note: `${MODELS[model.model] ?? words(model.model)} supplies the numbers, fitted on ${plural(model.customers, 'customer')}, ${plural(model.repeaters, 'of whom came back', 'of whom came back')}.`,
    body: fits.map(([what, id, fit]) => h(
      'details.fit',
      h('summary', h(`span.status.status-${GOOD.has(fit.status) ? 'succeeded' : 'failed'}`, `${what}: ${MODELS[id]}, ${words(fit.status).toLowerCase()}`)),
      h('p.note', fit.reason),
      table({ caption: `Parameters of ${MODELS[id]}`, rows: parameters(fit), columns: COLUMNS }),
    )),
  };
}

const parameters = (fit) => Object.keys(MEANING).filter((name) => typeof fit[name] === 'number').map((name) => ({ name, value: fit[name], error: fit.standardErrors?.[name] ?? null }));

const COLUMNS = [
  { label: 'Parameter', value: (p) => p.name },
  numeric('Value', (p) => p.value, (v) => number(v, 3)),
  numeric('Standard error', (p) => p.error, (v) => number(v, 3)),
  { label: 'Says', value: (p) => MEANING[p.name] },
];
