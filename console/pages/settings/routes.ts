/** Addresses of the settings. */
import type { RouteObject } from 'react-router';

export const settingsRoutes: RouteObject[] = [
  { path: 'settings', lazy: () => import('./settings.tsx') },
  { path: 'settings/providers', lazy: () => import('./providers.tsx') },
  { path: 'settings/people/:operator', lazy: () => import('./person.tsx') },
];
