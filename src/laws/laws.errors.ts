/** What the laws room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const LAWS_ERRORS = errors('laws', {
  unknown: ['not_found', 'There is no {kind} {code}: `amends law list` names every one.'],
  unknown_version: ['not_found', 'There is no version {version} of {code}.'],
  unknown_book: ['not_found', 'No book of laws had the version {version} here.'],
  bad_data: ['invalid', 'The {kind} cannot be used: {why}.'],
  needs_reason: ['invalid', 'Say in one sentence why it is changed: whoever approves it will read it.'],
  unchanged: ['conflict', 'That is exactly what stands there already: nothing was changed.'],
  not_edited: ['conflict', '{code} stands as it was shipped: there is nothing to take back.'],
  not_shipped: ['conflict', '{code} was added here and not shipped: set its standing to superseded instead.'],
  changed_meanwhile: [
    'conflict',
    '{code} was changed meanwhile (version {version}): read it again and repeat your change.',
  ],
  waits: [
    'conflict',
    'Version {version} of {code} waits for a second person: withdraw it, or name it as what yours replaces.',
  ],
  none_waits: ['conflict', 'No version of {code} waits for a second person.'],
  held: [
    'conflict',
    'Until {until} {persons} of these people may not be told: {authority} asked for it in writing ({reference}). Leave them out, or wait until the hold ends or is lifted.',
  ],
  unknown_hold: ['not_found', 'There is no hold {hold}.'],
  bad_hold: ['invalid', 'The hold cannot be recorded: {why}.'],
  hold_status: ['conflict', 'The hold is {status}: that can no longer be done.'],
  unknown_posting: ['not_found', 'There is no posting {posting}.'],
  bad_posting: ['invalid', 'The posting cannot be recorded: {why}.'],
  posting_ended: ['conflict', 'The posting ended at {at}: nothing more can be said of it.'],
});
