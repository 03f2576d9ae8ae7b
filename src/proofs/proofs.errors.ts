/** What the proofs room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const PROOFS_ERRORS = errors('proofs', {
  nothing_sent: ['not_found', 'Nothing was ever sent to {person}: there is nothing to prove.'],
  nothing_known: ['not_found', 'No notice of this incident was launched: there is nothing to prove.'],
});
