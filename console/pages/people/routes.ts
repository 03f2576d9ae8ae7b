/** Addresses of the area People, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const peopleRoutes: RouteObject[] = [
  { path: 'people', lazy: () => import('./resolve.tsx') },
  { path: 'people/exposure', lazy: () => import('./exposure.tsx') },
  { path: 'people/profiles', lazy: () => import('./profiles.tsx') },
  { path: 'people/profiles/:profile', lazy: () => import('./profile.tsx') },
  { path: 'people/guards', lazy: () => import('./guards.tsx') },
  { path: 'people/guards/:guard', lazy: () => import('./guard.tsx') },
  { path: 'people/person', lazy: () => import('./find.tsx') },
  { path: 'people/person/:person', lazy: () => import('./person.tsx') },
  { path: 'people/identities', lazy: () => import('./identities.tsx') },
  { path: 'people/lists', lazy: () => import('./lists.tsx') },
  { path: 'people/actions', lazy: () => import('./actions.tsx') },
  { path: 'people/extracts', lazy: () => import('./extracts.tsx') },
];
