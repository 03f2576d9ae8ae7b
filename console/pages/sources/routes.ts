/** Addresses of the sources area, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const sourceRoutes: RouteObject[] = [
  { path: 'sources', lazy: () => import('./list.tsx') },
  { path: 'sources/start', lazy: () => import('./start.tsx') },
  { path: 'sources/:source', lazy: () => import('./source.tsx') },
  { path: 'sources/:source/mapping', lazy: () => import('./mapping.tsx') },
  { path: 'sources/:source/versions', lazy: () => import('./versions.tsx') },
];
