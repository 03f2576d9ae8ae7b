/** Refusals of the operators room. */
import { errors } from '../kernel/errors.ts';

export const OPERATORS_ERRORS = errors('operators', {
  unknown: ['not_found', 'There is no operator {id}; see `operator list`.'],
  invalid_operator: [
    'invalid',
    'An operator needs a name, an e-mail address and at least one role: {problem}.',
  ],
  email_taken: ['conflict', 'Another operator already has that e-mail address; use it or choose another.'],
  unknown_role: ['invalid', 'There is no role {role}; the roles are {roles}.'],
  disabled: ['forbidden', 'This operator is disabled; ask an administrator.'],
  not_allowed: [
    'forbidden',
    'This needs the permission {permission}; ask an administrator or someone who has it.',
  ],
  not_signed_in: ['forbidden', 'Nobody is signed in; sign in or send an API key as a Bearer token.'],
  invalid_key: ['forbidden', 'The API key is unknown or revoked; make a new one and set AMENDS_API_KEY.'],
  unknown_key: ['not_found', 'There is no live API key {id} of this operator.'],
  invalid_link: [
    'not_found',
    'This set-up link is unknown, used or expired; ask an administrator for a new one.',
  ],
  weak_password: [
    'invalid',
    'A password needs at least {min} characters and may not contain the name or address.',
  ],
  sign_in_refused: [
    'forbidden',
    'The e-mail address or the password is wrong, or the account is locked for a while.',
  ],
  terminal_unavailable: [
    'forbidden',
    'Without AMENDS_API_KEY the terminal may act only in development on the embedded database; set AMENDS_API_KEY.',
  ],
  deputy_of_maker: [
    'forbidden',
    'You may decide this only in the place of somebody who wrote or submitted it; ask another person.',
  ],
  bad_deputy: ['invalid', 'This deputy cannot be named: {problem}.'],
  unknown_deputy: ['not_found', 'There is no deputy {id} that has not ended.'],
  same_person: ['forbidden', 'Whoever wrote or submitted this may not decide it; ask a second person.'],
  no_request: ['conflict', 'Nothing is waiting for approval for {kind} {subjectId}; submit it first.'],
  other_content: [
    'conflict',
    'What was submitted has changed since you looked at it; read it again and decide.',
  ],
  reason_missing: ['invalid', 'A refusal needs a reason, so that the maker knows what to change.'],
});
