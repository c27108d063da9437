// The public API and nothing else. Every failure is a Problem, as in RFC 9457.
const KEY = 'clientele.key';
const FRESH_FOR = 20_000;
const remembered = new Map();

export class Problem extends Error {
  constructor({ status = 0, type = '', title = 'Something went wrong', detail = '', errors = [] }) {
    super(detail || title);
    Object.assign(this, { status, type, title, detail, errors });
  }

  is(slug) {
    return this.type.endsWith(`/${slug}`);
  }

  get forbidden() {
    return this.status === 401 || this.status === 403;
  }
}

// A key lives as long as the tab.
export const accessKey = {
  get: () => sessionStorage.getItem(KEY),
  set: (key) => {
    forget();
    if (key) sessionStorage.setItem(KEY, key);
    else sessionStorage.removeItem(KEY);
  },
};

export function query(path, parameters = {}) {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
}

export const segment = (id) => encodeURIComponent(id);

// One answer for all who ask within a few seconds.
export function get(path, parameters) {
  const url = query(path, parameters);
  const known = remembered.get(url);
  if (known && Date.now() - known.at < FRESH_FOR) return known.answer;
  const answer = call('GET', url).then(({ body }) => body);
  remembered.set(url, { at: Date.now(), answer });
  answer.catch(() => remembered.delete(url));
  return answer;
}

export function forget() {
  remembered.clear();
}

// An answer with its ETag, for an edit that must not overwrite another's.
export const getTagged = (path) => call('GET', path);

export async function send(method, path, body, headers = {}) {
  const { body: answer } = await call(method, path, body === undefined ? undefined : JSON.stringify(body), {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
  forget();
  return answer;
}

// Sends bytes as they are; the service finds out what they are.
export async function sendBytes(path, bytes, signal) {
  return (await request('POST', path, bytes, { Accept: 'application/json', 'Content-Type': 'application/octet-stream' }, signal)).json();
}

async function call(method, path, body, headers = {}) {
  const answer = await request(method, path, body, { Accept: 'application/json', ...headers });
  const text = await answer.text();
  return { body: text ? JSON.parse(text) : null, tag: answer.headers.get('ETag') };
}

async function request(method, path, body, headers, signal) {
  let answer;
  try {
    answer = await fetch(path, { method, body, headers: { ...authorization(), ...headers }, signal });
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    throw new Problem({ title: 'The service does not answer', detail: 'It may be starting, or the network is down.' });
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

function authorization() {
  const key = accessKey.get();
  return key ? { Authorization: `Bearer ${key}` } : {};
}

async function problemOf(answer) {
  try {
    return new Problem({ ...(await answer.json()), status: answer.status });
  } catch {
    return new Problem({ status: answer.status, title: answer.statusText || 'The service failed' });
  }
}

// Saves a list as a file; the Accept header cannot be put into a link.
export async function download(path, accept, fileName) {
  const blob = await (await request('GET', path, undefined, { Accept: accept })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Sends a file as it is, since the service would have to put a form aside first, and tells how much of it has left;
// fetch cannot tell.
export function upload(path, file, { onSent, signal } = {}) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    for (const [name, value] of Object.entries(authorization())) sending.setRequestHeader(name, value);
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`);
    sending.upload.onprogress = (event) => onSent?.(event.loaded / Math.max(1, event.total));
    sending.onload = () => {
      forget();
      const body = parse(sending.responseText);
      if (sending.status < 300) resolve(body);
      else reject(new Problem({ ...body, status: sending.status }));
    };
    sending.onerror = () => reject(new Problem({ title: 'The upload was cut off', detail: 'Send the file again: rows that arrived are not counted twice.' }));
    sending.onabort = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
}

// As RFC 8187 writes a name, which takes fewer signs than a link does.
function encoded(name) {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

// Follows long work until it ends; an EventSource cannot carry a key.
export async function follow(path, onState, signal) {
  const answer = await request('GET', path, undefined, { Accept: 'text/event-stream' }, signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let last = null;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) {
        last = JSON.parse(data);
        onState(last);
      }
    }
  }
  forget();
  return last;
}
