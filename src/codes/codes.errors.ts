/** What the codes room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const CODES_ERRORS = errors('codes', {
  unknown_pool: ['not_found', 'There is no code pool {pool}.'],
  unknown_file: ['not_found', 'There is no file of codes {file}.'],
  unknown_offer: ['not_found', 'There is no offer {offer} in this incident.'],
  unknown_code: ['not_found', 'That is no code of this incident.'],
  no_code: ['not_found', 'This redemption has no code and waits for none.'],
  name_taken: ['conflict', 'A pool named "{name}" exists in this incident; choose another name.'],
  needs_code: ['invalid', 'A shared pool is made with its one code; every other pool is made without.'],
  bad_code: ['invalid', 'That cannot be given as a code. {why}'],
  known_code: ['conflict', 'The same code is already in a pool of this incident.'],
  not_imported: ['conflict', 'The pool is {kind}: only an imported pool takes files.'],
  not_generated: ['conflict', 'The pool is {kind}: only of a generated pool codes are drawn and listed.'],
  not_open: ['conflict', 'The pool is {status}: only an open one takes codes or can be quarantined.'],
  not_quarantined: ['conflict', 'The pool is {status}: only a quarantined one can be released or replaced.'],
  closed: ['conflict', 'The pool is closed already.'],
  same_person: ['forbidden', 'You quarantined this pool: somebody else must release it.'],
  no_header: [
    'invalid',
    'The first line must name one column code (or kode) and at most one column expires (or berlaku_sampai).',
  ],
  not_text: ['invalid', 'The file is no text in UTF-8: export it as CSV UTF-8.'],
  too_large: ['invalid', 'The file is larger than {max} bytes: split it, and bring the parts one by one.'],
  ended: [
    'conflict',
    'The code was given up when the choice was changed; nothing can be done about it here.',
  ],
  reissued_enough: [
    'conflict',
    'This redemption has had {max} other codes already: look at what becomes of them.',
  ],
});
