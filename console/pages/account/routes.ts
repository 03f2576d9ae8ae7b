/** Address of one's own account. */
import type { RouteObject } from 'react-router';

export const accountRoutes: RouteObject[] = [{ path: 'account', lazy: () => import('./account.tsx') }];
