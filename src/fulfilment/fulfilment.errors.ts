/** What the fulfilment room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const FULFILMENT_ERRORS = errors('fulfilment', {
  bad_reference: ['invalid', '"{reference}" is no reference of a redemption: it stands on the receipt.'],
  unknown: ['not_found', 'There is no fulfilment {reference} in this incident.'],
  not_dead: ['conflict', 'The fulfilment {reference} is {state}: it waits for nobody’s decision.'],
  not_owner: ['forbidden', 'The fulfilment {reference} is another person’s: take it over first.'],
  in_doubt: [
    'conflict',
    'Nobody knows whether {reference} was booked: ask the other side, then say so (checked), or settle it with its word.',
  ],
  not_set_up: ['conflict', 'No system is set up to call: set AMENDS_FULFILMENT_URL (docs/settings.md).'],
  bad_reason: ['invalid', 'A reason has 3 to 1000 characters.'],
  unknown_payout: ['not_found', 'There is no payout file {id}.'],
  nothing_to_pay: ['conflict', 'Nothing of that kind waits for a file in this incident.'],
  payout_status: ['conflict', 'The payout file is {status}: {verb} needs one that is {wanted}.'],
  same_person: ['forbidden', 'Who made the payout file cannot release it: a second person must.'],
  seen_by_you: [
    'forbidden',
    'You made this payout file or have had it: somebody who has not must take it back.',
  ],
  not_in_payout: ['invalid', 'The reference {reference} does not stand in this payout file.'],
  unknown_programme: ['not_found', 'There is no programme {engagement} in this incident.'],
  bad_programme: ['invalid', 'The programme cannot be kept: {why}'],
  programme_taken: ['conflict', 'This offer or this engagement number has a programme already.'],
  bad_feed: ['invalid', 'The enrolment file cannot be read: {why}'],
  unknown_feed: ['not_found', 'There is no enrolment feed {id} in this incident.'],
  feed_withdrawn: ['conflict', 'The enrolment feed {id} is taken back already.'],
  feed_known: ['conflict', 'This enrolment file was brought before: nothing was changed.'],
  not_a_claim: [
    'conflict',
    'The fulfilment {reference} is not a claim that waits: only one that was chosen and not paid yet can be filed.',
  ],
  claim_standing: ['conflict', 'A claim for {reference} is {status} already.'],
  claim_over_cap: ['invalid', 'A claim is for more than nothing and at most {cap} minor units.'],
  unknown_claim: ['not_found', 'There is no claim for {reference}.'],
  claim_not_filed: ['conflict', 'The claim for {reference} is {status}: only a filed one can be decided.'],
  claim_bare: ['conflict', 'The claim for {reference} has no evidence yet: add what proves the loss.'],
  claim_own: ['forbidden', 'Who filed or added to a claim on somebody’s behalf cannot decide it.'],
  claim_approved_over: [
    'invalid',
    'Approve more than nothing and at most the {claimed} minor units claimed.',
  ],
  bad_evidence: ['invalid', 'The evidence cannot be kept: {why}'],
  unknown_evidence: ['not_found', 'The claim for {reference} has no evidence number {no}.'],
});
