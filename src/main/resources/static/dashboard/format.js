// One way to write each kind of value, in every view.
const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
});

export const NONE = '–';

const known = (value) => value !== null && value !== undefined && !Number.isNaN(value);

export const count = (value) => (known(value) ? whole.format(value) : NONE);

// Money carries no sign: the API speaks in the shop's own currency.
export const money = (value) => {
  if (!known(value)) return NONE;
  return Math.abs(value) >= 1000 ? whole.format(value) : exact.format(value);
};

export const cents = (value) => (known(value) ? exact.format(value) : NONE);

// 1,234 · 12.3 k · 4.56 M: three digits that matter.
export function short(value) {
  if (!known(value)) return NONE;
  const size = Math.abs(value);
  for (const [unit, letter] of [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']]) {
    if (size >= unit * (unit === 1e3 ? 10 : 1)) return `${digits(value / unit)} ${letter}`;
  }
  return size >= 100 || Number.isInteger(value) ? whole.format(value) : digits(value);
}

function digits(value) {
  const size = Math.abs(value);
  const places = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: places }).format(value);
}

export const number = (value, places = 1) =>
  known(value)
    ? new Intl.NumberFormat(LOCALE, { minimumFractionDigits: places, maximumFractionDigits: places }).format(value)
    : NONE;

// A share from 0 to 1.
export function percent(share, places) {
  if (!known(share)) return NONE;
  const value = share * 100;
  if (places === undefined && value > 0 && value < 1) return '<1%';
  return `${number(value, places ?? (value < 10 && value % 1 > 0.05 && value % 1 < 0.95 ? 1 : 0))}%`;
}

// A change with its sign: +3.2%, −12%.
export function change(ratio) {
  if (!known(ratio)) return NONE;
  const value = ratio * 100;
  const size = Math.abs(value);
  if (size < 0.05) return 'no change';
  return `${value < 0 ? '−' : '+'}${number(size, size < 10 ? 1 : 0)}%`;
}

export const signed = (value, format = count) =>
  known(value) ? `${value < 0 ? '−' : value > 0 ? '+' : ''}${format(Math.abs(value))}` : NONE;

export const day = (iso) => (iso ? DAY.format(new Date(iso)) : NONE);
export const month = (iso) => (iso ? MONTH.format(new Date(iso)) : NONE);
export const moment = (iso) => (iso ? `${MOMENT.format(new Date(iso))} UTC` : NONE);

export const days = (value) => (known(value) ? plural(Math.round(value), 'day') : NONE);

export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export function span(milliseconds) {
  if (!known(milliseconds)) return NONE;
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${number(seconds, 1)} s`;
  if (seconds < 90) return `${count(seconds)} s`;
  return seconds < 5400 ? `${count(seconds / 60)} min` : `${number(seconds / 3600, 1)} h`;
}

export function bytes(value) {
  if (!known(value)) return NONE;
  if (value < 1000) return `${value} B`;
  return value < 1e6 ? `${count(value / 1e3)} kB` : `${number(value / 1e6, 1)} MB`;
}

// cluster-choice → Cluster choice
export const words = (slug) => {
  const text = String(slug).replaceAll('-', ' ').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

// a, b and c
export const list = (items) => new Intl.ListFormat(LOCALE).format(items);
