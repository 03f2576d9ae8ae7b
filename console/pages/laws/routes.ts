/** Addresses of the laws, and of the holds of one incident. */
import type { RouteObject } from 'react-router';

export const lawsRoutes: RouteObject[] = [
  { path: 'laws', lazy: () => import('./list.tsx') },
  { path: 'laws/:code', lazy: () => import('./law.tsx') },
  { path: 'laws/:code/edit', lazy: () => import('./edit.tsx') },
  { path: 'laws/:code/copy', lazy: () => import('./edit.tsx') },
  { path: 'calendars/:code', lazy: () => import('./calendar.tsx') },
  { path: 'calendars/:code/edit', lazy: () => import('./edit.tsx') },
];

/** Below /incidents/:incident. */
export const holdRoutes: RouteObject[] = [{ path: 'holds', lazy: () => import('./holds.tsx') }];
