/** Addresses of notices, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const noticesRoutes: RouteObject[] = [
  { path: 'notices', lazy: () => import('./list.tsx') },
  { path: 'notices/new', lazy: () => import('./draft.tsx') },
  { path: 'notices/lanes', lazy: () => import('./lanes.tsx') },
  { path: 'notices/unknowns', lazy: () => import('./unknowns.tsx') },
  { path: 'notices/held', lazy: () => import('./held.tsx') },
  { path: 'notices/handover', lazy: () => import('./handover.tsx') },
  { path: 'notices/proof', lazy: () => import('./proof.tsx') },
  { path: 'notices/seeds', lazy: () => import('./seeds.tsx') },
  { path: 'notices/approvals', lazy: () => import('./approvals.tsx') },
  { path: 'notices/:notice', lazy: () => import('./notice.tsx') },
];
