// Cards: a title that says the finding, a chart with its table twin, and a state of their own while they load or fail.
import { announce, freshId, h, replace } from './dom.js';
import { skeleton, stateOf } from './state.js';

// A card whose content is loaded: load() → {title, note, chart, table, body, actions} or null for no card at all.
export function panel({ name, size = '', height = 260, load }) {
  const box = h(`section.card${size ? `.${size}` : ''}`);
  const run = async () => {
    replace(box, h('h2.card-name', name), skeleton(height));
    try {
      const content = await load();
      if (content === null) box.remove();
      else replace(box, parts(content, box));
    } catch (problem) {
      if (!problem.status && !problem.title) console.error(problem);
      replace(box, h('h2.card-name', name), stateOf(problem, run));
    }
  };
  run();
  return box;
}

export function card(content, size = '') {
  const box = h(`section.card${size ? `.${size}` : ''}`);
  return replace(box, parts(content, box));
}

function parts({ title, note, chart, table, body, actions = [] }, box) {
  const id = freshId('card');
  box.setAttribute('aria-labelledby', id);
  const stage = h('div.card-stage', chart ?? null);
  const toggle = chart && table ? tableToggle(stage, chart, table) : null;
  return [
    (title || toggle || actions.length > 0) && h(
      'div.card-head',
      h('div.card-words', title && h('h2', { id }, title), note && h('p.note', note)),
      (toggle || actions.length > 0) && h('div.card-tools', actions, toggle),
    ),
    chart ? stage : null,
    body ?? null,
  ];
}

// Shows the numbers of a chart as a table and back.
function tableToggle(stage, chart, table) {
  let twin = null;
  const button = h('button.quiet', { type: 'button', 'aria-pressed': 'false' }, 'Table');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') === 'false';
    button.setAttribute('aria-pressed', String(on));
    if (on) twin ??= table();
    replace(stage, on ? twin : chart);
    announce(on ? 'Table shown' : 'Chart shown');
  });
  return button;
}

// The head of a view: where one is, and what it says.
export function page({ eyebrow, title, lead, actions = [] }, ...children) {
  return h(
    'div.page',
    h(
      'header.page-head',
      h('div', eyebrow && h('p.eyebrow', eyebrow), h('h1', { tabIndex: -1 }, title), lead && h('p.lead', lead)),
      actions.length > 0 && h('div.page-actions', actions),
    ),
    children,
  );
}

// A row of choices of which one holds: [{value, label}].
export function choice(label, options, chosen, onchoose) {
  const buttons = options.map(({ value, label: text }) =>
    h('button', { type: 'button', 'aria-pressed': String(value === chosen), value, onclick: () => pick(value) }, text),
  );
  function pick(value) {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === value));
    onchoose(value);
  }
  return h('div.choice', { role: 'group', 'aria-label': label }, buttons);
}

export function select(label, options, chosen, onchoose) {
  const id = freshId('select');
  const box = h(
    'select',
    { id, onchange: () => onchoose(box.value) },
    options.map(({ value, label: text }) => h('option', { value, selected: value === chosen }, text)),
  );
  return h('span.field-inline', h('label', { for: id }, label), box);
}

// A figure with its name, its change and a word on it.
export function figure({ name, value, change, direction, note, help }) {
  return h(
    'div.figure',
    h('dt', name, help && h('span.figure-help', help)),
    h(
      'dd',
      h('span.figure-value', value),
      change && h(`span.figure-change${direction ? `.${direction}` : ''}`, change),
      note && h('span.figure-note', note),
    ),
  );
}

export const figures = (...items) => h('dl.figures', items.filter(Boolean).map(figure));
