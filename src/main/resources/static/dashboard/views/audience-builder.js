// Conditions over segments and numbers, put together row by row.
import { send } from '../api.js';
import { h } from '../dom.js';
import { field, form } from '../form.js';
import { list, words } from '../format.js';
import { FAMILIES, nameOf, segments } from '../shop.js';

const NUMBERS = [
  { value: 'recencyDays', label: 'Days since the last order' },
  { value: 'frequency', label: 'Orders' },
  { value: 'monetary', label: 'Spent' },
  { value: 'lifetimeValue', label: 'Future value' },
  { value: 'expectedPurchases', label: 'Purchases expected' },
  { value: 'expectedOrderValue', label: 'Order value expected' },
  { value: 'probabilityAlive', label: 'Chance of still buying' },
  { value: 'recencyScore', label: 'Recency score' },
  { value: 'frequencyScore', label: 'Frequency score' },
  { value: 'monetaryScore', label: 'Monetary score' },
];
const FIELD_OF_FAMILY = { rfm: 'segment' };
const GROUPS = FAMILIES.map(({ value, label }) => ({ value: FIELD_OF_FAMILY[value] ?? value, label, family: value }));
const COMPARISONS = [
  { value: 'at-least', label: 'at least' },
  { value: 'at-most', label: 'at most' },
  { value: 'greater-than', label: 'more than' },
  { value: 'less-than', label: 'less than' },
  { value: 'equals', label: 'exactly' },
];
const MEMBERSHIPS = [
  { value: 'equals', label: 'is' },
  { value: 'not-equals', label: 'is not' },
];
const REGION = { value: 'region', label: 'Region' };
const FIELDS = [...GROUPS, ...NUMBERS, REGION];
const SAID = { ...Object.fromEntries([...COMPARISONS, ...MEMBERSHIPS].map((o) => [o.value, o.label])), in: 'is one of', 'not-in': 'is none of', between: 'between' };

export async function builder(ondone) {
  const names = Object.fromEntries(await Promise.all(GROUPS.map(async ({ value, family }) => [value, (await segments(family)).items.map((s) => ({ value: s.id, label: nameOf(s) }))])));
  const rows = h('div.conditions', { role: 'group', 'aria-label': 'Conditions' });
  const add = (chosen) => rows.append(condition(chosen, names));
  add('segment');
  add('monetary');
  return form(
    {
      label: 'A new audience',
      submit: 'Save audience',
      send: async ({ name }) => {
        await send('POST', '/audiences', { name, filter: { all: [...rows.children].map((row) => row.condition()) } });
        await ondone();
      },
    },
    field({ name: 'name', label: 'Name' }),
    rows,
    h('div', h('button.quiet', { type: 'button', onclick: () => add('frequency') }, 'Another condition')),
  );
}

// One row: its children change with the field chosen.
function condition(chosen, names) {
  const what = field({ name: '', label: 'What', value: chosen, options: FIELDS, onchange: () => draw(what.querySelector('select').value) });
  const rest = h('div.condition-rest');
  const row = h('div.condition', what, rest, h('button.quiet', { type: 'button', 'aria-label': 'Leave this condition out', onclick: () => row.remove() }, '×'));
  const read = (selector) => rest.querySelector(selector).value;
  row.condition = () => {
    const name = what.querySelector('select').value;
    const value = read('[data-part=value]');
    return { field: name, operator: read('[data-part=how]'), value: NUMBERS.some((n) => n.value === name) ? Number(value) : value };
  };
  draw(chosen);
  return row;

  function draw(name) {
    const number = NUMBERS.some((n) => n.value === name);
    rest.replaceChildren(
      field({ name: '', label: 'How', options: number ? COMPARISONS : MEMBERSHIPS, 'data-part': 'how' }),
      names[name]
        ? field({ name: '', label: 'Which', options: names[name], 'data-part': 'value' })
        : field({ name: '', label: number ? 'Number' : 'Name', type: number ? 'number' : 'text', step: 'any', 'data-part': 'value' }),
    );
  }
}

// A filter as a sentence; parts within parts stand in brackets.
export function inWords(filter) {
  if (filter.all) return joined(filter.all, ' and ');
  if (filter.any) return joined(filter.any, ' or ');
  if (filter.not) return `not (${inWords(filter.not)})`;
  const name = FIELDS.find((f) => f.value === filter.field)?.label ?? filter.field;
  const said = (value) => (typeof value === 'string' && filter.field !== REGION.value ? words(value) : String(value));
  const value = Array.isArray(filter.value) ? list(filter.value.map(said)) : said(filter.value);
  return `${name} ${SAID[filter.operator]} ${value}`;
}

const joined = (parts, word) => parts.map((part) => (part.all || part.any ? `(${inWords(part)})` : inWords(part))).join(word);
