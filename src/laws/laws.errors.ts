/** What the laws room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const LAWS_ERRORS = errors('laws', {
  unknown: ['not_found', 'There is no {kind} {code}: `amends law list` names every one.'],
  unknown_version: ['not_found', 'There is no version {version} of {code}.'],
  bad_data: ['invalid', 'The {kind} cannot be used: {why}.'],
  other_code: ['invalid', 'The data is of {found}, not of {code}: a law keeps its code.'],
  needs_reason: ['invalid', 'Say in one sentence why it is changed: whoever approves a notice will read it.'],
  unchanged: ['conflict', 'That is exactly what stands there already: nothing was changed.'],
  not_edited: ['conflict', '{code} stands as it was shipped: there is nothing to take back.'],
  not_shipped: ['conflict', '{code} was added here and not shipped: set its standing to superseded instead.'],
  changed_meanwhile: [
    'conflict',
    '{code} was changed meanwhile (version {version}): read it again and repeat your change.',
  ],
});
