/** What reconciliation refuses. */
import { errors } from '../kernel/errors.ts';

export const RECONCILIATION_ERRORS = errors('reconciliation', {
  unknown_incident: ['not_found', 'There is no incident {id}; list them with "incident list".'],
  bad_bill: ['invalid', 'The bill cannot be kept: {why}.'],
  bill_known: [
    'conflict',
    'The invoice {reference} of {biller} stands already; withdraw that one first if it is wrong.',
  ],
  bill_withdrawn: ['conflict', 'The bill {id} is withdrawn already.'],
  unknown_bill: ['not_found', 'There is no bill {id} in this incident.'],
  not_counted: ['conflict', 'Nothing is counted yet: ask for a count and try again in a minute.'],
});
