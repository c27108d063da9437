// Builds elements: h('p.note', {id: 'x', onclick: f}, 'text', child). Text is always text, never HTML.
export function h(selector, ...rest) {
  const [name, ...classes] = selector.split('.');
  const element = document.createElement(name || 'div');
  if (classes.length) element.className = classes.join(' ');
  fill(element, rest);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function fill(element, rest) {
  for (const item of rest) {
    if (isAttributes(item)) assign(element, item);
    else append(element, item);
  }
}

function isAttributes(item) {
  return item !== null && typeof item === 'object' && Object.getPrototypeOf(item) === Object.prototype;
}

function assign(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'vars') for (const [name, v] of Object.entries(value)) element.style.setProperty(name, v);
    else if (key in element && typeof element[key] !== 'object' && !key.includes('-')) element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
}

function append(element, item) {
  if (item === undefined || item === null || item === false) return;
  if (Array.isArray(item)) item.forEach((each) => append(element, each));
  else element.append(item);
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

let lastId = 0;

// An id for a pair of elements that name each other.
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

const announcer = () => document.getElementById('announcer');

// Tells a screen reader what changed out of its sight.
export function announce(text) {
  announcer().textContent = text;
}
