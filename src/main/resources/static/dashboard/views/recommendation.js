// Products with their reasons.
import { h } from '../dom.js';

export function recommendationList(items) {
  if (!items.length) return h('p.note', 'Too little has been bought to recommend anything yet.');
  return h('ol.products', items.map(({ productId, name, category, reason, score }) => {
    const bar = h('span.product-bar', { 'aria-hidden': 'true' });
    bar.style.setProperty('--share', Math.max(0.03, score));
    return h('li', h('strong', name ?? productId), category && h('span.product-category', category), h('span.product-reason', reason), bar);
  }));
}
