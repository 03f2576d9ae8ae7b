/** What reconciliation refuses. */
import { errors } from '../kernel/errors.ts';

export const RECONCILIATION_ERRORS = errors('reconciliation', {
  unknown_incident: ['not_found', 'There is no incident {id}; list them with "incident list".'],
});
