/** What the extracts room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const EXTRACTS_ERRORS = errors('extracts', {
  unknown: ['not_found', 'There is no extract {extract}.'],
  bad_key: ['invalid', 'That is no OpenPGP public key: ask the bank for its key as armored text.'],
  private_key: [
    'invalid',
    'That is a private key, which only the bank may hold: ask it for the public one and tell it that this one left its house.',
  ],
  several_keys: ['invalid', 'There are {count} keys in it: give exactly the one to encrypt to.'],
  expired_key: ['invalid', 'The key {fingerprint} expired on {day}: ask the bank for one that is valid.'],
  revoked_key: ['invalid', 'The key {fingerprint} is revoked: ask the bank for one that is valid.'],
  weak_key: [
    'invalid',
    'The key {fingerprint} is too weak or cannot encrypt: ask the bank for RSA of at least 2048 bits or an elliptic curve.',
  ],
  other_fingerprint: [
    'invalid',
    'The key’s fingerprint is {fingerprint}, not the one you gave: compare it with the bank over the telephone.',
  ],
  no_values: ['invalid', 'Name at least one column of {file} that holds cards or accounts.'],
  not_financial: [
    'invalid',
    'The column {column} of {file} is mapped to {category}: a bank gets fin.pan, fin.bank, fin.wallet and fin.expiry only.',
  ],
  not_customer_id: ['invalid', 'The column {column} of {file} is no customer id.'],
  other_subject: [
    'invalid',
    'The columns of {file} are about different people: ask for one subject at a time.',
  ],
  not_leaked: ['invalid', '{file} is no leaked source: nothing of it belongs in an extract.'],
  other_incident: ['invalid', 'The file {file} is none of this incident.'],
  bad_filter: [
    'invalid',
    '{text} is neither a range of 4 to 8 leading digits (411111-411119) nor an IBAN’s bank (GBNWBK).',
  ],
  upload_gone: ['conflict', 'The upload of {file} is deleted: its values cannot be extracted any more.'],
  source_changed: ['conflict', '{file} was mapped or uploaded anew since it was asked for: ask again.'],
  not_published: ['conflict', 'Nobody has been found yet: find the people first, then ask for extracts.'],
  not_requested: ['conflict', 'This extract is {status}: it does not wait for a decision.'],
  not_ready: ['conflict', 'This extract is {status}: there is nothing to fetch.'],
  deleted: [
    'conflict',
    'This extract was deleted on {day}, its time or fetches being over: ask for it again.',
  ],
  nothing_selected: ['invalid', 'Name one errand, one dangerous combination, or one category.'],
  unknown_selection: ['invalid', '{name} is none of: {allowed}.'],
  not_allowed: ['forbidden', 'This needs the permission {permission}.'],
});
