// Why a customer is in a segment: the three scores, the rule, and the smallest step to a better one.
import { get } from '../api.js';
import { panel } from '../card.js';
import { h } from '../dom.js';
import { days, money, plural } from '../format.js';

export function reasons(id, segment) {
  return panel({
    name: 'Why this segment',
    size: 'full',
    load: async () => {
      const why = await get(`/customers/${encodeURIComponent(id)}/segment/explanation`);
      return {
        title: `Score ${segment.rfm.code}: ${verdict(segment.rfm)}`,
        note: 'Each score compares this customer with all others; the highest is best.',
        body: [scores(segment.rfm), told(why)],
      };
    },
  });
}

function verdict({ recencyScore: r, frequencyScore: f, monetaryScore: m }) {
  const when = r >= 4 ? 'bought lately' : r === 3 ? 'has been away for a while' : 'has gone quiet';
  const often = f >= 4 ? 'buys often' : f === 3 ? 'buys now and then' : 'has bought rarely';
  const much = m >= 4 ? 'spends much' : m === 3 ? 'spends an average sum' : 'spends little';
  return `${when}, ${often}, ${much}`;
}

function scores(rfm) {
  const rows = [
    ['Recency', rfm.recencyScore, `${days(rfm.recencyDays)} since the last order`],
    ['Frequency', rfm.frequencyScore, plural(rfm.frequency, 'order')],
    ['Monetary', rfm.monetaryScore, `${money(rfm.monetary)} spent`],
  ];
  const most = Math.max(5, ...rows.map(([, score]) => score));
  return h('dl.scores', rows.map(([name, score, text]) => [
    h('dt', name),
    h('dd', h('span.dots', { role: 'img', 'aria-label': `${score} of ${most}` }, Array.from({ length: most }, (_, i) => h(i < score ? 'i.on' : 'i'))), h('span', text)),
  ]));
}

// The next better segment first; then the rules of every family, and how far they hold.
function told({ advice, basis, rule, grid, tier, cluster, value, nearestBetter }) {
  return [
    h('p.notice.plain.spaced', nearestBetter && h('strong', `Next: ${nearestBetter.segment.name}. `), advice),
    h(
      'details.fit',
      h('summary', 'The rules behind it'),
      h('p.note', rule),
      h('dl.pairs', [['Grid', grid.sentence], ['Persona', cluster.sentence], ['Tier', tier.sentence], ['Value', value.sentence]].map(([name, text]) => [h('dt', name), h('dd', text)])),
      h('p.note', basis),
    ),
  ];
}
