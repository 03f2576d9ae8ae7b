/** What the notices room refuses, and what to do then. */
import { errors } from '../kernel/errors.ts';

export const NOTICES_ERRORS = errors('notices', {
  unknown: ['not_found', 'There is no notice {id}.'],
  unknown_lane: ['not_found', 'There is no lane {id}.'],
  test_number: [
    'invalid',
    'An SMS goes to a number of your own that takes SMS, with its country: +62 812 3456 7890.',
  ],
  test_nobody: [
    'conflict',
    'A test goes to your own address, and the terminal itself has none: use your API key.',
  ],
  test_limit: ['conflict', 'You sent {max} tests within this hour of the clock: wait until the next one.'],
  test_number_limit: [
    'conflict',
    'This number got {max} tests within this hour of the clock: wait until the next one, or use another of your own.',
  ],
  test_house_limit: [
    'conflict',
    'Everybody here together sent {max} tests by SMS within this hour of the clock: wait until the next one.',
  ],
  test_refused: ['conflict', 'The provider {provider} refused the test ({code}): {says}'],
  test_unanswered: [
    'unavailable',
    'The provider {provider} did not say whether it took the test ({code}): look whether it arrived before you try again.',
  ],
  bad_cap: ['invalid', 'A cap is more than 0 and at most {max} a second; none takes it away.'],
  unknown_mailbox: ['not_found', 'There is no mailbox provider {mailbox} on an e-mail lane.'],
  bad_hotline: [
    'invalid',
    'A hotline takes 1 to {max} calls an hour, and of a thousand people told 1 to 1000 call.',
  ],
  retry_changed: [
    'conflict',
    'You counted {expected} deliveries to try again, but there are {count}: count them again first.',
  ],
  bad_retry: ['invalid', 'What is {state} cannot be tried again: name {states}.'],
  unknown_wave: ['not_found', 'Notice {id} has no wave {no}.'],
  not_published: [
    'conflict',
    'The people of this incident have not been found yet: find them first, then write to them.',
  ],
  no_templates: ['invalid', 'A notice needs at least one template: name one per channel and locale.'],
  unknown_template: ['invalid', 'There is no {channel} template {templateId} in {locale} of this incident.'],
  wrong_kind: [
    'invalid',
    'Template {templateId} is for a notice of kind {of}, not {kind}: write one of that kind.',
  ],
  bad_audience: [
    'invalid',
    'A notice of kind {kind} is for people without an exposure: leave profiles out of its audience.',
  ],
  kin_needs_letter: [
    'invalid',
    'The families of the deceased are reached by letter only: add a letter template, or leave them out.',
  ],
  bad_waves: ['invalid', 'These waves make no sense: {problem}.'],
  bad_start: ['invalid', 'A launch may start at most {days} days ahead and not in the past.'],
  waves_not_approved: [
    'conflict',
    'Notice {id} was approved with other waves: withdraw it, change its plan and have it approved anew.',
  ],
  hotline_not_approved: [
    'conflict',
    'Notice {id} was approved with {approved} people an hour at most, since they call the hotline: only a lower cap is possible without a new approval.',
  ],
  wave_order: ['conflict', 'Wave {no} follows wave {first}, which is not open yet: open that one first.'],
  wave_time: [
    'conflict',
    'Wave {no} opens at {at}, as it was approved: pause to keep it back, or have another plan approved.',
  ],
  emergency_off: [
    'forbidden',
    'Nobody may approve alone: an administrator did not enable it before incident {incidentId} was declared.',
  ],
  review_overdue: [
    'forbidden',
    'Notice {id} was approved by one person and is not reviewed yet: have a second person review it first.',
  ],
  no_review: ['conflict', 'Notice {id} was not approved in an emergency, or is reviewed already.'],
  reason_missing: ['invalid', 'Say in one sentence why this cannot wait for a second person.'],
  bad_quiet_hours: ['invalid', 'Quiet hours need two different times like 20:00 and 08:00.'],
  bad_ceiling: ['invalid', 'The cost ceiling {amount} is not an amount of {currency}.'],
  not_draft: [
    'conflict',
    'Notice {id} is {status}: only a draft can be changed or submitted; until its launch it can be withdrawn.',
  ],
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
    'Launching costs {estimate}, over the approved ceiling of {ceiling}: have a higher one approved.',
  ],
  not_metered: [
    'conflict',
    'Nothing of notice {id} waits for a higher ceiling: its whole ladder costs less.',
  ],
  raise_waiting: ['conflict', 'A higher ceiling of notice {id} waits for a second person already.'],
  low_raise: ['invalid', 'A higher ceiling is more than {ceiling}.'],
  no_raise: ['conflict', 'No higher ceiling of notice {id} waits for a decision.'],
  empty_audience: ['conflict', 'Nobody can be reached by this notice: check its audience and channels.'],
  no_reason: ['invalid', 'Say why: whoever reads the audit later was not there.'],
  which_unknowns: ['invalid', 'Name deliveries, or say with `all` which of them are meant; not both.'],
  no_restore: ['not_found', 'No restored database is being replayed.'],
  replay_first: [
    'conflict',
    'The database was restored and what happened since is still being replayed: nothing is released before that is done.',
  ],
  provider: ['unavailable', 'The {provider} lane is not ready: {detail}'],
});
