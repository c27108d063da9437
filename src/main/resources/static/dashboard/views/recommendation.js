// Products with their reasons.
import { h } from '../dom.js';

export function recommendationList(items) {
  if (!items?.length) return h('p.note', 'Too little has been bought to recommend anything yet.');
  const best = Math.max(...items.map((item) => item.score ?? 0)) || 1;
  return h('ol.products', items.map((item) => {
    const bar = h('span.product-bar', { 'aria-hidden': 'true' });
    bar.style.setProperty('--share', Math.max(0.03, (item.score ?? 0) / best));
    return h('li', h('strong', item.name ?? item.productName ?? item.productId), item.category && h('span.product-category', item.category), h('span.product-reason', item.reason ?? ''), bar);
  }));
}

