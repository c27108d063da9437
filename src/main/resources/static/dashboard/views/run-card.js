// Orders a run and follows it through its stages.
import { follow, send } from '../api.js';
import { announce, freshId, h, replace } from '../dom.js';
import { plural, words } from '../format.js';

const STAGES = [
  ['history', 'Read what everybody bought'],
  ['scores', 'Score recency, frequency and spend'],
  ['clusters', 'Find groups of similar customers'],
  ['lifetime', 'Estimate what each will bring'],
  ['snapshot', 'Publish'],
];

export function runCard(going, onend, signal) {
  const box = h('section.card', { 'aria-label': 'Start a run' });
  if (going) watch(going);
  else ask();
  return box;

  function ask(fault) {
    replace(box, orderForm(order), fault && h('p.notice.bad', { role: 'alert' }, fault));
  }

  async function order(parameters) {
    try {
      watch(await send('POST', '/segmentations', parameters));
    } catch (problem) {
      ask([problem.message, ...problem.errors.map((e) => `${e.field} ${e.message}.`)].join(' '));
    }
  }

  async function watch(run) {
    const list = h('ol.stages');
    const bar = h('div.progress', { role: 'progressbar', 'aria-label': 'Run', 'aria-valuemin': 0, 'aria-valuemax': 100 }, h('span'));
    const cancel = h('button.button-second', { type: 'button', onclick: () => send('DELETE', `/segmentations/${run.id}`).catch((problem) => announce(problem.message)) }, 'Cancel');
    replace(box, h('h2', { tabIndex: -1 }, `Segmenting${run.customers ? ` ${plural(run.customers, 'customer')}` : ''}`), bar, list, h('div.actions', cancel));
    const show = ({ progress, status }) => {
      bar.firstChild.style.setProperty('--done', progress.percent / 100);
      bar.setAttribute('aria-valuenow', progress.percent);
      replace(list, stages(progress.stage, status));
    };
    show(run);
    announce('The run has started');
    try {
      const last = await follow(`/segmentations/${run.id}/events`, show, signal);
      announce(`The run ended: ${words(last?.status ?? 'ended')}`);
      await onend();
    } catch (problem) {
      if (problem.name !== 'AbortError') ask(problem.message);
    }
  }
}

function stages(current, status) {
  const known = STAGES.some(([id]) => id === current);
  const all = known || current === 'queued' || current === 'done' ? STAGES : [...STAGES.slice(0, -1), [current, words(current)], STAGES.at(-1)];
  const at = status === 'SUCCEEDED' || current === 'done' ? all.length : all.findIndex(([id]) => id === current);
  return all.map(([, name], i) => {
    const where = i < at ? 'done' : i === at ? 'now' : 'todo';
    return h(`li.${where}`, where === 'now' ? { 'aria-current': 'step' } : {}, name, h('span.unseen', where === 'done' ? ', done' : ''));
  });
}

function orderForm(onorder) {
  const form = h(
    'form',
    { onsubmit: (event) => { event.preventDefault(); onorder(parametersOf(form)); } },
    h('div.order', h('div', h('h2', 'Start a run'), h('p.note', 'With the usual settings, unless you choose otherwise.')), h('button.button', { type: 'submit' }, 'Start')),
    h(
      'details.options',
      h('summary', 'Choose settings'),
      h(
        'div.option-grid',
        option('asOf', 'As of', { type: 'date' }, 'Left empty: the day after the last purchase'),
        option('windowDays', 'Look back, days', { type: 'number', min: 1, max: 36500 }, 'Left empty: all history'),
        choose('method', 'Scores', [['', 'Equal values, equal scores'], ['qcut', 'Quantiles, as in pandas']]),
        option('bins', 'Scores from 1 to', { type: 'number', min: 3, max: 9, placeholder: '5' }),
        option('k', 'Groups', { type: 'number', min: 2, max: 10, placeholder: 'best of 3 to 10' }, 'Left empty: the clearest cut'),
        option('horizonMonths', 'Value horizon, months', { type: 'number', min: 1, max: 120, placeholder: '12' }),
        option('monthlyDiscountRate', 'Discount a month', { type: 'number', min: 0, max: 1, step: 'any', placeholder: '0.01' }),
        option('seed', 'Seed', { type: 'number', placeholder: '42' }, 'Same data and seed, same answer'),
      ),
    ),
  );
  return form;
}

function option(name, label, attributes, hint) {
  const id = freshId(name);
  return h('p.field', h('label', { for: id }, label), h('input', { id, name, ...attributes }), hint && h('span.hint', hint));
}

function choose(name, label, options) {
  const id = freshId(name);
  return h('p.field', h('label', { for: id }, label), h('select', { id, name }, options.map(([value, text]) => h('option', { value }, text))));
}

// Only what was chosen is sent; the service knows the rest.
function parametersOf(form) {
  const value = (name) => form.elements[name].value || undefined;
  const whole = (name) => (value(name) === undefined ? undefined : Number(value(name)));
  const some = (part) => (Object.values(part).some((v) => v !== undefined) ? part : undefined);
  return {
    asOf: value('asOf'),
    windowDays: whole('windowDays'),
    scoring: some({ method: value('method'), bins: whole('bins') }),
    clusters: some({ k: whole('k') }),
    lifetime: some({ horizonMonths: whole('horizonMonths'), monthlyDiscountRate: whole('monthlyDiscountRate') }),
    seed: whole('seed'),
  };
}
