/** What the notices room refuses, and what to do then. */
import { errors } from '../kernel/errors.ts';

export const NOTICES_ERRORS = errors('notices', {
  unknown: ['not_found', 'There is no notice {id}.'],
  unknown_lane: ['not_found', 'There is no lane {id}.'],
  unknown_wave: ['not_found', 'Notice {id} has no wave {no}.'],
  not_published: [
    'conflict',
    'No resolve run of incident {incidentId} is published: resolve its people first.',
  ],
  no_templates: ['invalid', 'A notice needs at least one template: name one per channel and locale.'],
  unknown_template: ['invalid', 'There is no {channel} template {templateId} in {locale} of this incident.'],
  bad_quiet_hours: ['invalid', 'Quiet hours need two different times like 20:00 and 08:00.'],
  bad_ceiling: ['invalid', 'The cost ceiling {amount} is not an amount of {currency}.'],
  not_draft: ['conflict', 'Notice {id} is {status}: only a draft can be changed or submitted.'],
  not_requested: ['conflict', 'Notice {id} is {status}: only a submitted notice can be decided.'],
  not_approved: ['conflict', 'Notice {id} is {status}: a second person must approve it before launch.'],
  not_running: ['conflict', 'Notice {id} is {status}: that is only possible while it is being sent.'],
  changed: [
    'conflict',
    'What was approved is not what would be launched: submit the notice again for approval.',
  ],
  stale_run: [
    'conflict',
    'Notice {id} is for resolve run {run}, but run {published} is published: submit it again for that run.',
  ],
  publishing: ['unavailable', 'A resolve run is being published: launch notice {id} again in a moment.'],
  blocked: ['conflict', '{count} findings wait for a decision before launch; the first is {first}.'],
  lint: ['conflict', 'Template {templateId} has {count} blocking findings; the first: {first}'],
  over_ceiling: [
    'conflict',
    'Telling everyone may cost {estimate} {currency}, over the approved ceiling of {ceiling}: approve a higher one.',
  ],
  empty_audience: ['conflict', 'Nobody can be reached by this notice: check its audience and channels.'],
  provider: ['unavailable', 'The {provider} lane is not ready: {detail}'],
});
