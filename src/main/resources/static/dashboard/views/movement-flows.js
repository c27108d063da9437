// Customers flowing from segment to segment, as bands as wide as they are many.
import { card, choice } from '../card.js';
import { chart, tip } from '../chart.js';
import { h, replace } from '../dom.js';
import { count, money } from '../format.js';
import { colourOf } from '../palette.js';
import { amounts, numeric, table } from '../table.js';

const NEW = { id: 'new', name: 'New' };
const GONE = { id: 'gone', name: 'Gone' };

export function flows(moves, who, onwho) {
  const box = h('div.full');
  const draw = (which) => replace(box, card(content(moves, which, (next) => { onwho(next); draw(next); })));
  draw(who === 'all' ? 'all' : 'moved');
  return box;
}

function content(moves, which, onchoose) {
  const all = moves.items.map((m) => ({ ...m, from: m.from ?? NEW, to: m.to ?? GONE }));
  const rows = which === 'all' ? all : all.filter((m) => m.from.id !== m.to.id);
  const title = finding(moves.items);
  const nodes = new Set(rows.flatMap((m) => [`from:${m.from.id}`, `to:${m.to.id}`])).size;
  return {
    title,
    note: 'Left: the segment before. Right: the segment now. Wider bands are more customers.',
    actions: [choice('Show', [{ value: 'moved', label: 'Who moved' }, { value: 'all', label: 'Everybody' }], which, onchoose)],
    chart: rows.length ? chart({ label: `Sankey diagram of the moves. ${title}`, height: Math.max(360, nodes * 26), option: (t, width) => option(rows, t, width) }) : h('p.note', 'Nobody moved.'),
    table: () => table({
      caption: 'Moves between segments',
      rows,
      sort: { by: 2, down: true },
      rowLabel: false,
      columns: [
        { label: 'From', value: (m) => m.from.name },
        { label: 'To', value: (m) => m.to.name },
        numeric('Customers', (m) => m.customers),
        amounts('Revenue before', (m) => m.revenueBefore, rows),
        amounts('Revenue after', (m) => m.revenueAfter, rows),
      ],
    }),
  };
}

function finding(items) {
  const won = items.filter((m) => m.from && m.to?.id === 'champions' && m.from.id !== 'champions').reduce((n, m) => n + m.customers, 0);
  const lost = items.filter((m) => m.from?.id === 'champions' && m.to?.id !== 'champions').reduce((n, m) => n + m.customers, 0);
  if (won || lost) return `${count(won)} became champions, ${count(lost)} stopped being one`;
  return 'Where customers went';
}

function option(rows, t, width) {
  const name = (side, segment) => `${side}:${segment.id}`;
  const nodes = new Map();
  for (const m of rows) {
    nodes.set(name('from', m.from), { segment: m.from, side: 'from' });
    nodes.set(name('to', m.to), { segment: m.to, side: 'to' });
  }
  const total = (key) => rows.filter((m) => name('from', m.from) === key || name('to', m.to) === key).reduce((n, m) => n + m.customers, 0);
  // A phone has room for names alone; the numbers are a touch away, and in the table.
  const narrow = width < 560;
  const room = narrow ? 108 : 172;
  const label = narrow
    ? { fontSize: 11, overflow: 'truncate', formatter: ({ data }) => data.segment.name }
    : { fontSize: 13, overflow: 'break', formatter: ({ data }) => `${data.segment.name}  {n|${count(total(data.name))}}`, rich: { n: { color: t.soft, fontSize: 12 } } };
  return {
    tooltip: { formatter: ({ dataType, data }) => (dataType === 'edge'
      ? tip(`${data.move.from.name} → ${data.move.to.name}`, [['Customers', count(data.move.customers)], ['Revenue before', money(data.move.revenueBefore)], ['Revenue after', money(data.move.revenueAfter)]])
      : tip(data.segment.name, [[data.side === 'from' ? 'Before' : 'Now', count(total(data.name))]])) },
    series: [{
      type: 'sankey',
      left: room, right: room, top: 8, bottom: 8,
      nodeWidth: 12, nodeGap: narrow ? 13 : 9, layoutIterations: 24, draggable: false,
      label: { color: t.ink, width: room - 6, ...label },
      data: [...nodes].map(([key, node]) => ({ name: key, ...node, itemStyle: { color: t.mark(colourOf(node.segment.id)), borderWidth: 0 }, label: { position: node.side === 'from' ? 'left' : 'right' } })),
      links: rows.map((m) => ({ source: name('from', m.from), target: name('to', m.to), value: m.customers, move: m, lineStyle: { color: t.mark(colourOf(m.to.id)), opacity: 0.38, curveness: 0.5 } })),
      emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.65 } },
    }],
  };
}
