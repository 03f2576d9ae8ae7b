/** What the ledger refuses. */
import { errors } from '../kernel/errors.ts';

export const LEDGER_ERRORS = errors('ledger', {
  conflict: [
    'conflict',
    'The key {key} already stands in the book with other content; nothing was posted. Correct it with a new journal.',
  ],
  unknown_account: ['invalid', '"{account}" is no account of the chart.'],
  bad_month: ['invalid', '"{month}" is not a month; write it as YYYY-MM.'],
  period_closed: ['conflict', 'The period {month} is closed already and stays closed.'],
  earlier_period_open: [
    'conflict',
    'The period {earlier} still holds open journals; close it before {month}.',
  ],
});
