import type { RouteObject } from 'react-router';

export const hotlineRoutes: RouteObject[] = [
  { path: 'hotline', lazy: () => import('./find.tsx') },
  { path: 'hotline/calls', lazy: () => import('./list.tsx') },
  { path: 'hotline/calls/:call', lazy: () => import('./call.tsx') },
];
