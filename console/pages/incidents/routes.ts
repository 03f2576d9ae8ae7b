/** Addresses of the incidents area. */
import type { RouteObject } from 'react-router';
import { redirect } from 'react-router';

export const incidentsRoutes: RouteObject[] = [
  { index: true, loader: () => redirect('/incidents') },
  { path: 'incidents', lazy: () => import('./list.tsx') },
  { path: 'incidents/new', lazy: () => import('./declare.tsx') },
];

/** Below /incidents/:incident. */
export const incidentRoutes: RouteObject[] = [
  { index: true, lazy: () => import('./overview.tsx') },
  { path: 'facts', lazy: () => import('./facts.tsx') },
];
