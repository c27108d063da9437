// Forms that send what was entered, and say in place what the service did not take.
import { announce, freshId, h } from './dom.js';

// A labelled field: text by default, or one of options [{value, label}].
export function field({ name, label, value = '', options, optional, hint, ...attributes }) {
  const id = freshId(name);
  const input = options
    ? h('select', { id, name, ...attributes }, options.map((o) => h('option', { value: o.value, selected: o.value === value }, o.label)))
    : h('input', { id, name, type: 'text', required: !optional, maxLength: 200, autocomplete: 'off', ...attributes });
  if (!options) input.value = value;
  return h('p.field', h('label', { htmlFor: id }, label), input, hint && h('span.hint', hint));
}

// Calls send(data) with what was entered; the fields and the button are in the order of the page.
export function form({ label, submit, send }, ...fields) {
  const fault = h('p.notice.bad', { role: 'alert', hidden: true });
  const button = h('button.button', { type: 'submit' }, submit);
  const onsubmit = async (event) => {
    event.preventDefault();
    fault.hidden = true;
    button.disabled = true;
    try {
      await send(Object.fromEntries(new FormData(event.target)));
    } catch (problem) {
      say(fault, problem);
    }
    button.disabled = false;
  };
  return h('form.editor', { onsubmit, 'aria-label': label }, fields, fault, h('div.actions', button));
}

export function say(notice, problem) {
  if (!problem.title) console.error(problem);
  notice.hidden = false;
  notice.textContent = [problem.message, ...(problem.errors ?? []).map((e) => `${e.field}: ${e.message}`)].join(' ');
}

// A button for one thing to be done; what fails is told beside it.
export function action(label, run, className = 'quiet') {
  const fault = h('span.notice.bad', { role: 'alert', hidden: true });
  const button = h(`button.${className}`, { type: 'button', onclick: go }, label);
  async function go() {
    button.disabled = true;
    fault.hidden = true;
    try {
      await run();
      announce(`${label}: done`);
    } catch (problem) {
      say(fault, problem);
    }
    button.disabled = false;
  }
  return h('span.act', button, fault);
}

// The same, asked twice, for what cannot be undone.
export function danger(label, sure, run) {
  const box = h('span.act');
  const calm = () => box.replaceChildren(h('button.quiet', { type: 'button', onclick: ask }, label));
  const ask = () => {
    const back = h('button.quiet', { type: 'button', onclick: calm }, 'Keep');
    box.replaceChildren(action(sure, run, 'quiet.bad'), back);
    back.focus();
  };
  calm();
  return box;
}
