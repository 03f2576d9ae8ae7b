/** Every refusal of the incidents room. */
import { errors } from '../kernel/errors.ts';

export const INCIDENTS_ERRORS = errors('incidents', {
  unknown: [
    'not_found',
    'There is no incident "{incident}": list the incidents to see their ids and short names.',
  ],
  slug_taken: [
    'conflict',
    'The short name "{slug}" already belongs to another incident: choose another one.',
  ],
  bad_slug: [
    'invalid',
    'The short name "{slug}" cannot be typed as an address: use 3 to 40 small letters, digits and hyphens.',
  ],
  bad_name: ['invalid', 'An incident needs a name of 1 to 200 characters on one line.'],
  bad_field: ['invalid', 'The field {field} is not usable: {why}.'],
  dates_disagree: [
    'invalid',
    'The dated facts contradict each other: {why}. Correct the dates and try again.',
  ],
  erased: [
    'conflict',
    'The data of incident "{incident}" was erased: its keys are gone and nothing can be read or sent.',
  ],
  no_key: [
    'unavailable',
    'The {purpose} key version {version} of this incident is not here: restore the key directory.',
  ],
});
