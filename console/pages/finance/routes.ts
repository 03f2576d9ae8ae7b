/** Addresses of finance, below /incidents/:incident. */
import type { RouteObject } from 'react-router';

export const financeRoutes: RouteObject[] = [
  { path: 'finance', lazy: () => import('./cost.tsx') },
  { path: 'finance/sending', lazy: () => import('./sending.tsx') },
  { path: 'finance/ledger', lazy: () => import('./ledger.tsx') },
  { path: 'finance/ledger/:account', lazy: () => import('./account.tsx') },
  { path: 'finance/prover', lazy: () => import('./prover.tsx') },
];
