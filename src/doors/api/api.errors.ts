/** Refusals of the API door itself; everything else is refused by a room. */
import { errors } from '../../kernel/errors.ts';

export const API_ERRORS = errors('api', {
  invalid_input: ['invalid', 'The request is not accepted: {problems}.'],
  invalid_id: ['invalid', 'The {name} in the address is not an id; ids look like 0190f3a2-….'],
  invalid_number: ['invalid', 'The {name} in the address is not a whole number; take it from a list.'],
  unknown: ['not_found', 'There is nothing of that id or name that you work on; take it from a list.'],
  named_incidents: [
    'forbidden',
    'You work on named incidents only; whoever works on all of them declares another and adds you.',
  ],
  name_incident: ['forbidden', 'You work on named incidents only; say which one of them this is about.'],
  cross_site: [
    'forbidden',
    'This request came from another site; use the application’s own pages or an API key.',
  ],
  unreadable_body: [
    'invalid',
    'The body cannot be read; send JSON, or raw bytes as application/octet-stream.',
  ],
  unreadable_text: [
    'invalid',
    'The request holds a NUL, half a character, or more than {depth} levels of nesting; send plain text and flat JSON.',
  ],
  unreadable_address: ['invalid', 'The address cannot be read; check how it is encoded and how long it is.'],
});
