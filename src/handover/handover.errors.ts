/** What the handover room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const HANDOVER_ERRORS = errors('handover', {
  unknown_vendor: ['not_found', 'There is no vendor {vendor}.'],
  unknown_batch: ['not_found', 'There is no batch {batch}.'],
  unknown_result: ['not_found', 'There is no result file {result}.'],
  bad_key: ['invalid', 'That is no OpenPGP public key: ask the vendor for its key as armored text.'],
  private_key: [
    'invalid',
    'That is a private key, which only the vendor may hold: ask it for the public one and tell it that this one left its house.',
  ],
  several_keys: ['invalid', 'There are several keys in it: give exactly the one to encrypt to.'],
  expired_key: ['invalid', 'The key {fingerprint} has expired: ask the vendor for one that is valid.'],
  revoked_key: ['invalid', 'The key {fingerprint} is revoked: ask the vendor for one that is valid.'],
  weak_key: [
    'invalid',
    'The key {fingerprint} is too weak or cannot encrypt: ask the vendor for RSA of at least 2048 bits or an elliptic curve.',
  ],
  other_fingerprint: [
    'invalid',
    'The key’s fingerprint is {fingerprint}, not the one you gave: compare it with the vendor over the telephone.',
  ],
  no_fields: [
    'invalid',
    'Say by which of customer_id, email, phone and name the vendor finds people: a hand-over file needs one of the first three.',
  ],
  fields_of_letter: [
    'invalid',
    'A print house gets names and postal addresses only: name no fields for the channel letter.',
  ],
  not_requested: ['conflict', 'This vendor is {status}: it does not wait for a decision.'],
  not_approved: [
    'conflict',
    'This vendor is {status}: a second person must approve it before it gets a file.',
  ],
  other_incident: ['invalid', 'The vendor {vendor} is none of this notice’s incident.'],
  no_channel: ['conflict', 'Notice {notice} does not go by {channel}: draft it with that channel.'],
  not_launched: ['conflict', 'Notice {notice} is {status}: only a launched notice hands people over.'],
  nobody: [
    'conflict',
    'Nobody waits for a file: notice {notice} has no pending {channel} that is in no batch.',
  ],
  no_text: [
    'conflict',
    'Notice {notice} pins no template for {wanted}: a file of this vendor would be empty.',
  ],
  bad_limit: ['invalid', 'A batch holds 1 to {max} people.'],
  bad_page: ['invalid', 'A page is a whole number, from 0.'],
  not_made: ['conflict', 'Batch {no} is still being made: come back in a moment.'],
  failed: ['conflict', 'Batch {no} could not be made: {why} Cancel it and open another.'],
  cancelled: ['conflict', 'Batch {no} was cancelled: open another.'],
  stale: [
    'conflict',
    '{count} people of batch {no} must not get what it says any more: cancel it and open another.',
  ],
  empty: ['conflict', 'Batch {no} holds nobody any more: see who was left out and why, and cancel it.'],
  gone_out: ['conflict', 'Batch {no} has left the house: it cannot be cancelled any more.'],
  not_out: ['conflict', 'Batch {no} is {status}: only a file that has left the house can be answered.'],
  confirmed_otherwise: ['conflict', 'Batch {no} is confirmed already, as {confirmation}.'],
  deleted: ['conflict', 'The file of batch {no} was deleted on {day}: its hash and its lines are kept.'],
  no_header: ['invalid', 'The first line of a result file names its columns: reference and status at least.'],
  too_large: ['invalid', 'A result file holds at most {max} bytes: split it.'],
  not_text: ['invalid', 'A result file is CSV in UTF-8: save it again as “CSV UTF-8”.'],
});
