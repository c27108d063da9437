// Every view with its address. A view is loaded when it is first shown.
export const ROUTES = [
  { path: '', name: 'Overview', part: 'Customers', load: () => import('./views/overview.js') },
  { path: 'segments', name: 'Segments', part: 'Customers', load: () => import('./views/segments.js') },
  { path: 'segments/:id', name: 'Segment', load: () => import('./views/segment.js') },
  { path: 'customers', name: 'Customers', part: 'Customers', load: () => import('./views/customers.js') },
  { path: 'customers/:id', name: 'Customer', load: () => import('./views/customer.js') },
  { path: 'clusters', name: 'Clusters', part: 'Customers', load: () => import('./views/clusters.js') },
  { path: 'value', name: 'Value', part: 'What comes next', load: () => import('./views/value.js') },
  { path: 'movement', name: 'Movement', part: 'What comes next', load: () => import('./views/movement.js') },
  { path: 'forecast', name: 'Forecast', part: 'What comes next', load: () => import('./views/forecast.js') },
  { path: 'regions', name: 'Regions and payments', part: 'The shop', load: () => import('./views/regions.js') },
  { path: 'baskets', name: 'Baskets', part: 'The shop', load: () => import('./views/baskets.js') },
  { path: 'audiences', name: 'Audiences', part: 'Marketing', load: () => import('./views/audiences.js') },
  { path: 'automation', name: 'Automation', part: 'Marketing', load: () => import('./views/automation.js') },
  { path: 'data', name: 'Data', part: 'Behind it', load: () => import('./views/data.js') },
  { path: 'data/:id', name: 'Upload', load: () => import('./views/upload.js') },
  { path: 'runs', name: 'Runs', part: 'Behind it', load: () => import('./views/runs.js') },
];

export function match(path) {
  const parts = path.split('/').filter(Boolean);
  for (const route of ROUTES) {
    const pattern = route.path.split('/').filter(Boolean);
    if (pattern.length !== parts.length) continue;
    const params = {};
    const fits = pattern.every((piece, i) => {
      if (!piece.startsWith(':')) return piece === parts[i];
      params[piece.slice(1)] = parts[i];
      return true;
    });
    if (fits) return { route, params };
  }
  return null;
}
