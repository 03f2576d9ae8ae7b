/** Every address of the console. Each area keeps its own list; its pages are fetched when they are first opened. */
import type { RouteObject } from 'react-router';
import { IncidentShell } from './shell/incident-shell.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageFailed } from './shell/page-failed.tsx';
import { Shell } from './shell/shell.tsx';
import { Waiting } from './ui/asked.tsx';
import { incidentRoutes, incidentsRoutes } from './pages/incidents/routes.ts';
import { accountRoutes } from './pages/account/routes.ts';
import { settingsRoutes } from './pages/settings/routes.ts';
import { holdRoutes, lawsRoutes } from './pages/laws/routes.ts';
import { messageRoutes } from './pages/messages/routes.ts';
import { alarmsRoutes } from './pages/alarms/routes.ts';
import { compensationRoutes } from './pages/compensation/routes.ts';
import { financeRoutes } from './pages/finance/routes.ts';
import { noticesRoutes } from './pages/notices/routes.ts';
import { hotlineRoutes } from './pages/hotline/routes.ts';
import { pageRoutes } from './pages/page/routes.ts';
import { peopleRoutes } from './pages/people/routes.ts';
import { sourceRoutes } from './pages/sources/routes.ts';

export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Shell />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Waiting />,
    children: [
      ...incidentsRoutes,
      ...settingsRoutes,
      ...accountRoutes,
      ...lawsRoutes,
      ...alarmsRoutes,
      {
        path: 'incidents/:incident',
        element: <IncidentShell />,
        errorElement: <PageFailed />,
        children: [
          ...incidentRoutes,
          ...sourceRoutes,
          ...peopleRoutes,
          ...messageRoutes,
          ...noticesRoutes,
          ...compensationRoutes,
          ...financeRoutes,
          ...pageRoutes,
          ...hotlineRoutes,
          ...holdRoutes,
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];
