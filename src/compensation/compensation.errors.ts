/** What compensation refuses. */
import { errors } from '../kernel/errors.ts';

export const COMPENSATION_ERRORS = errors('compensation', {
  unknown_offer: ['not_found', 'There is no offer {id} in this incident.'],
  unknown_set: ['not_found', 'There is no offer set {id}.'],
  unreadable_grant: [
    'invalid',
    'A grant is named by its cohort and number, such as 12:7; take it from a list.',
  ],
  unknown_grant: ['not_found', 'There is no grant {id}.'],
  void_reason: ['invalid', 'Say in at most {max} characters why nobody owes it.'],
  too_late_to_void: [
    'conflict',
    'What grant {id} gave is on its way or delivered; it can no longer be voided.',
  ],
  grant_ended: ['conflict', 'Grant {id} is {state}; there is nothing left to void.'],
  void_asked: ['conflict', 'A second person was already asked to void grant {id}; let them decide first.'],
  unknown_batch: ['not_found', 'There is no payout batch {id}.'],
  name_taken: [
    'conflict',
    'An offer or offer set named "{name}" exists in this incident; choose another name.',
  ],
  bad_offer: ['invalid', 'The offer cannot be kept: {why}'],
  bad_set: ['invalid', 'The offer set cannot be kept: {why}'],
  not_yet_possible: [
    'invalid',
    'Offers of kind {kind} cannot be fulfilled yet; use billing_credit, discount_code or monitoring.',
  ],
  unfair_terms: ['conflict', 'The terms are not fair and cannot be approved: {findings}'],
  not_draft: ['conflict', 'The offer set is {status}; only a draft can be submitted.'],
  not_submitted: ['conflict', 'The offer set is {status}; only a submitted one can be decided.'],
  changed: ['conflict', 'The offer set is no longer what was submitted; submit it again.'],
  not_approved: ['conflict', 'The offer set {id} is {status}; it must be approved by a second person first.'],
  nothing_to_pay: ['conflict', 'Nothing waits to be handed over in this incident.'],
  batch_done: ['conflict', 'The payout batch {id} was already confirmed.'],
});
