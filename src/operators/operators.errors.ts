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
  own_deputy_only: [
    'forbidden',
    'Only the person who is away names their own deputy; ask them to sign in and name one.',
  ],
  unknown_deputy: ['not_found', 'There is no deputy {id} that has not ended.'],
  same_person: ['forbidden', 'Whoever wrote or submitted this may not decide it; ask a second person.'],
  no_request: ['conflict', 'Nothing is waiting for approval for {kind} {subjectId}; submit it first.'],
  other_content: [
    'conflict',
    'What was submitted has changed since you looked at it; read it again and decide.',
  ],
  wrong_password: ['forbidden', 'The present password is wrong, or the account is locked for a while.'],
  wrong_code: [
    'forbidden',
    'The code is wrong or was used before, or the account is locked for a while; wait for the next code.',
  ],
  factor_stands: [
    'conflict',
    'A second factor is in force already; give a code of it, or a recovery code, to enrol another.',
  ],
  no_factor: ['conflict', 'This operator has no second factor to take away.'],
  needs_session: ['forbidden', 'This needs a signed-in person and not an API key; sign in and do it there.'],
  unknown_session: ['not_found', 'There is no such session that has not ended.'],
  own_key_only: [
    'forbidden',
    'A key acts as its owner, so only its owner makes it; ask that person to sign in and make one.',
  ],
  needs_second: [
    'forbidden',
    'This needs a second administrator; ask for it, and another one decides (`operator ask`, `operator approve`).',
  ],
  no_second_admin: [
    'conflict',
    'No other administrator who can sign in could decide this; whoever holds the database makes one in the terminal with `operator create … --role admin`.',
  ],
  unknown_change: ['not_found', 'There is no such request about an operator; see `operator changes`.'],
  nothing_changes: ['conflict', 'This operator has that already; nothing would change.'],
  only_asker: ['forbidden', 'Only who asked for this may take it back; refuse it instead.'],
  no_member: ['forbidden', 'Whoever asked for this no longer works on the incident; ask for it again.'],
  bad_incidents: [
    'invalid',
    'Name at least one incident, or all of them; nobody gives more than they work on themselves.',
  ],
  reason_missing: ['invalid', 'A refusal needs a reason, so that the maker knows what to change.'],
});
