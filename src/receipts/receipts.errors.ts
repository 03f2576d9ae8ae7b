/** What the receipts room refuses, and what to do then. */
import { errors } from '../kernel/errors.ts';

export const RECEIPTS_ERRORS = errors('receipts', {
  no_reason: ['invalid', 'Say why: whoever reads the audit later was not there.'],
  unknown_address: ['invalid', '{id} names no suppressed address: use an id as the list shows it.'],
});
