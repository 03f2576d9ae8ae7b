/** What an incident can be: open for work, closed, or erased once its wrapping key is destroyed. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const incidentLifecycle = lifecycle('open', {
  open: ['closed'],
  closed: ['open', 'erased'],
  erased: [],
});
export type IncidentStatus = (typeof incidentLifecycle.statuses)[number];
