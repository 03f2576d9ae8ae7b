/** Addresses of compensation, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const compensationRoutes: RouteObject[] = [
  { path: 'compensation', lazy: () => import('./offers.tsx') },
  { path: 'compensation/offers/new', lazy: () => import('./offer-new.tsx') },
  { path: 'compensation/offers/:offer', lazy: () => import('./offer.tsx') },
  { path: 'compensation/sets/new', lazy: () => import('./set-new.tsx') },
  { path: 'compensation/sets/:set', lazy: () => import('./set.tsx') },
  { path: 'compensation/bundles/:bundle', lazy: () => import('./bundle.tsx') },
  { path: 'compensation/simulator', lazy: () => import('./simulator.tsx') },
  { path: 'compensation/take-up', lazy: () => import('./take-up.tsx') },
  { path: 'compensation/codes', lazy: () => import('./codes.tsx') },
  { path: 'compensation/codes/:pool', lazy: () => import('./pool.tsx') },
  { path: 'compensation/fulfilment', lazy: () => import('./fulfilment.tsx') },
  { path: 'compensation/fulfilment/:reference', lazy: () => import('./dead-letter.tsx') },
  { path: 'compensation/payouts', lazy: () => import('./payouts.tsx') },
  { path: 'compensation/payouts/:payout', lazy: () => import('./payout.tsx') },
  { path: 'compensation/claims', lazy: () => import('./claims.tsx') },
  { path: 'compensation/claims/:reference', lazy: () => import('./claim.tsx') },
  { path: 'compensation/programmes', lazy: () => import('./programmes.tsx') },
  { path: 'compensation/grants', lazy: () => import('./grants.tsx') },
];
