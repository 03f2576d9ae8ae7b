/** Addresses of the messages area, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const messageRoutes: RouteObject[] = [
  { path: 'messages', lazy: () => import('./list.tsx') },
  { path: 'messages/write', lazy: () => import('./editor.tsx') },
  { path: 'messages/prices', lazy: () => import('./prices.tsx') },
];
