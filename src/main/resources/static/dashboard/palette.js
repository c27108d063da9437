// Colours that stay apart for every eye (after Okabe and Ito), with one meaning each:
// blue for the best, green for the growing, orange for the fading, vermilion for those at risk, grey for the gone.
const SEGMENTS = {
  champions: '#00578a',
  'loyal-customers': '#2f86bb',
  'potential-loyalists': '#00705a',
  'new-customers': '#2a9d7f',
  promising: '#7cc7ae',
  'need-attention': '#e69f00',
  'about-to-sleep': '#f3c75c',
  'at-risk': '#c65a11',
  'cant-lose-them': '#963400',
  hibernating: '#87919c',
};
const TIERS = { 'tier-platinum': '#00578a', 'tier-gold': '#d39200', 'tier-silver': '#87919c', 'tier-bronze': '#a9602f' };
const VALUES = { 'value-a': '#00578a', 'value-b': '#2f86bb', 'value-c': '#7fb4d6', 'value-d': '#a9b4bf' };
export const SERIES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9', '#7a5ea8', '#a98700', '#5b6b7b', '#8f2d56'];

// What each of the ten segments asks for, in a word.
export const GROUPS = [
  { name: 'Keep close', ids: ['champions', 'loyal-customers'] },
  { name: 'Grow', ids: ['potential-loyalists', 'new-customers', 'promising'] },
  { name: 'Fading', ids: ['need-attention', 'about-to-sleep'] },
  { name: 'Win back', ids: ['at-risk', 'cant-lose-them'] },
  { name: 'Gone quiet', ids: ['hibernating'] },
];

export function colourOf(id, index = 0) {
  const fixed = SEGMENTS[id] ?? TIERS[id] ?? VALUES[id] ?? gridColour(id);
  if (fixed) return fixed;
  const cluster = /^cluster-(\d+)$/.exec(id ?? '');
  return SERIES[(cluster ? Number(cluster[1]) - 1 : index) % SERIES.length];
}

function gridColour(id) {
  const [, recency, value] = /^grid-(\w+)-(\w+)$/.exec(id ?? '') ?? [];
  if (!recency) return undefined;
  const ramp = {
    recent: { high: '#00578a', mid: '#2f86bb', low: '#7fb4d6' },
    fading: { high: '#b97b00', mid: '#e69f00', low: '#f3c75c' },
    lapsed: { high: '#5f6872', mid: '#87919c', low: '#b3bbc3' },
  };
  return ramp[recency]?.[value];
}

// Black or white, whichever can be read on it.
export function inkOn(colour) {
  const [r, g, b] = rgb(colour).map((v) => {
    const c = v / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.062 ? '#ffffff' : '#10161d';
}

function rgb(colour) {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  if (hex) return hex.slice(1).map((part) => Number.parseInt(part, 16));
  return (colour.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
}

// A colour for style sheets, lit up where the ground is dark.
export const onBoth = (colour) => `light-dark(${colour}, ${mix(colour, '#ffffff', 0.32)})`;

// A point between two colours.
export function mix(from, to, share) {
  const [a, b] = [rgb(from), rgb(to)];
  return `rgb(${a.map((v, i) => Math.round(v + (b[i] - v) * share)).join(',')})`;
}

const TOKENS = ['paper', 'card', 'line', 'ink', 'soft', 'accent', 'ramp-low', 'ramp-high', 'good', 'bad', 'wash'];

// The theme's colours as the canvas needs them: resolved; mark() lights up a colour for a dark ground.
export function tokens() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const found = {};
  for (const name of TOKENS) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  const dark = inkOn(found.card) === '#ffffff';
  return { ...found, mark: dark ? (colour) => mix(colour, '#ffffff', 0.32) : (colour) => colour };
}
