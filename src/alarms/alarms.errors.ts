/** What the alarms room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const ALARMS_ERRORS = errors('alarms', {
  unknown: ['not_found', 'There is no open alarm {alarm}.'],
  no_path: [
    'conflict',
    'Alarms have nowhere to go: set AMENDS_ALARM_SMTP_URL or AMENDS_ALARM_WEBHOOK_URL (docs/settings.md).',
  ],
});
