/** Addresses of alarms. */
import type { RouteObject } from 'react-router';

export const alarmsRoutes: RouteObject[] = [{ path: 'alarms', lazy: () => import('./alarms.tsx') }];
