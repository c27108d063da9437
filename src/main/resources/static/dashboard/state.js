// What stands where content is not there yet, is missing, is refused, or failed.
import { accessKey } from './api.js';
import { h } from './dom.js';

export const skeleton = (height = 220) =>
  h('div.skeleton', { 'aria-busy': 'true', vars: { '--height': `${height}px` } }, h('span.unseen', 'Loading'));

export function state({ kind = 'empty', title, text, actions = [] }) {
  return h(
    `div.state.state-${kind}`,
    h('div.state-mark', { 'aria-hidden': 'true' }),
    h('h2', title),
    text && h('p', text),
    actions.length > 0 && h('div.state-actions', actions),
  );
}

export const link = (href, label, className = 'button') => h(`a.${className}`, { href }, label);

// The state that a problem leads to.
export function stateOf(problem, retry) {
  if (problem.forbidden) return locked(problem, retry);
  if (problem.is?.('no-segmentation')) return unsegmented();
  return state({
    kind: 'error',
    title: problem.title ?? 'Something went wrong',
    text: problem.detail || problem.message,
    actions: retry ? [h('button.button', { type: 'button', onclick: retry }, 'Try again')] : [],
  });
}

export const unsegmented = () =>
  state({
    title: 'No customers have been segmented yet',
    text: 'Upload your transactions, start a run, and this page fills by itself.',
    actions: [link('#/data', 'Upload transactions'), link('#/runs', 'Start a run', 'button-second')],
  });

function locked(problem, retry) {
  const field = h('input', { type: 'password', name: 'key', autocomplete: 'off', required: true, 'aria-label': 'API key' });
  const enter = (event) => {
    event.preventDefault();
    accessKey.set(field.value.trim());
    retry?.();
  };
  const signIn = problem.status === 401 || !accessKey.get();
  const box = state({
    kind: 'locked',
    title: signIn ? 'This service asks for a key' : 'Your key does not open this',
    text: signIn
      ? 'Enter an API key with the scope “read”. It is kept until you close this tab and sent nowhere else.'
      : 'It is valid, but lacks the scope for this. Ask whoever runs the service, or enter another key.',
  });
  box.append(h('form.key-form', { onsubmit: enter }, field, h('button.button', { type: 'submit' }, 'Open')));
  return box;
}
