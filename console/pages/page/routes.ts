import type { RouteObject } from 'react-router';

export const pageRoutes: RouteObject[] = [
  { path: 'page', lazy: () => import('./standing.tsx') },
  { path: 'page/edit', lazy: () => import('./editor.tsx') },
  { path: 'page/drafts/:draft', lazy: () => import('./draft.tsx') },
  { path: 'page/versions/:version', lazy: () => import('./version.tsx') },
  { path: 'page/postings', lazy: () => import('./postings.tsx') },
];
