// What to do with a segment: read it, or edit it in place.
import { getTagged, send } from '../api.js';
import { announce, freshId, h, replace } from '../dom.js';
import { moment } from '../format.js';

const FIELDS = [
  { name: 'goal', label: 'Goal', max: 200 },
  { name: 'channel', label: 'Channel', max: 200 },
  { name: 'offer', label: 'Offer', max: 200 },
  { name: 'message', label: 'Message, ready to send', max: 1000, long: true },
  { name: 'measure', label: 'How to see success', max: 300, long: true },
];

// What the next best action says, by what it works on.
const LEVERS = [
  { name: 'buyAgain', family: 'rfm', label: 'Next best action: a reminder to buy again' },
  { name: 'spendMore', family: 'value', label: 'Next best action: an offer for a larger basket' },
  { name: 'winBack', family: 'rfm', label: 'Next best action: an invitation to come back' },
];

export function strategyCard(segment, name) {
  const titleId = freshId('strategy');
  const box = h('section.card', { 'aria-labelledby': titleId });
  const path = `/strategies/${encodeURIComponent(segment.id)}`;
  read(segment.strategy);

  function read(strategy, told) {
    replace(
      box,
      h('div.card-head', h('div.card-words', h('h2', { id: titleId }, strategy.goal), strategy.updatedAt && h('p.note', `Your own words, since ${moment(strategy.updatedAt)}.`)),
        h('div.card-tools', h('button.quiet', { type: 'button', onclick: edit }, 'Edit'))),
      told && h('p.notice.plain', { role: 'status' }, told),
      h('ol.steps', strategy.actions.map((action) => h('li', action))),
      h('dl.pairs', [['Channel', strategy.channel], ['Offer', strategy.offer], ['Success', strategy.measure]].map(([label, text]) => [h('dt', label), h('dd', text)])),
      h('blockquote.message', strategy.message),
    );
  }

  async function edit() {
    const button = box.querySelector('.card-tools button');
    button.disabled = true;
    try {
      const { body, tag } = await getTagged(path);
      write(body, tag);
    } catch (problem) {
      button.disabled = false;
      box.append(h('p.notice.bad', { role: 'alert' }, problem.message));
    }
  }

  function write(strategy, tag) {
    const fault = h('p.notice.bad', { role: 'alert', hidden: true });
    const form = h(
      'form.editor',
      { onsubmit: (event) => { event.preventDefault(); save(new FormData(form), strategy.levers, tag, fault); } },
      h('h2', { id: titleId }, `Strategy for ${name}`),
      field(FIELDS[0], strategy.goal),
      field({ name: 'actions', label: 'Actions, one a line (2 to 6), the most important first', max: 1800, long: true, rows: 6 }, strategy.actions.join('\n')),
      FIELDS.slice(1).map((each) => field(each, strategy[each.name])),
      LEVERS.filter((each) => each.family === segment.family || strategy.levers?.[each.name])
        .map((each) => field({ ...each, max: 300, optional: true }, strategy.levers?.[each.name]?.action ?? '')),
      fault,
      h(
        'div.actions',
        h('button.button', { type: 'submit' }, 'Save'),
        h('button.button-second', { type: 'button', onclick: () => { read(strategy); focusEdit(); } }, 'Cancel'),
        strategy.edited && h('button.quiet', { type: 'button', onclick: () => reset(fault) }, 'Back to the default'),
      ),
    );
    replace(box, form);
    form.elements.goal.focus();
  }

  async function save(data, levers, tag, fault) {
    const strategy = Object.fromEntries(FIELDS.map(({ name: key }) => [key, data.get(key).trim()]));
    strategy.actions = data.get('actions').split('\n').map((line) => line.trim()).filter(Boolean);
    strategy.levers = leversOf(data, levers ?? {});
    try {
      const saved = await send('PUT', path, strategy, tag ? { 'If-Match': tag } : {});
      read(saved, 'Saved. Every look-up answers with it from now on.');
      announce('Strategy saved');
      focusEdit();
    } catch (problem) {
      fault.hidden = false;
      fault.textContent = [problem.message, ...problem.errors.map((e) => `${e.field}: ${e.message}`)].join(' ');
    }
  }

  async function reset(fault) {
    try {
      await send('DELETE', path);
      const { body } = await getTagged(path);
      read(body, 'The default strategy holds again.');
      focusEdit();
    } catch (problem) {
      fault.hidden = false;
      fault.textContent = problem.message;
    }
  }

  const focusEdit = () => box.querySelector('.card-tools button').focus();
  return box;
}

// A lever keeps its channel, offer and message; without an action it goes.
function leversOf(data, levers) {
  const told = LEVERS.filter(({ name }) => data.get(name)?.trim())
    .map(({ name }) => [name, { ...levers[name], action: data.get(name).trim() }]);
  return told.length ? Object.fromEntries(told) : null;
}

function field({ name, label, max, long, optional, rows = 3 }, value) {
  const id = freshId(name);
  const attributes = { id, name, maxLength: max, required: !optional };
  const input = long ? h('textarea', { ...attributes, rows }) : h('input', { ...attributes, type: 'text' });
  input.value = value;
  return h('p.field', h('label', { for: id }, label), input);
}
