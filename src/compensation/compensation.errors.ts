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
  not_auto_apply: [
    'conflict',
    'The set {id} is one people choose from; whose choice failed may choose again by themselves.',
  ],
  void_reason: ['invalid', 'Say in at most {max} characters why nobody owes it.'],
  too_late_to_void: [
    'conflict',
    'What grant {id} gave is on its way or delivered; it can no longer be voided.',
  ],
  grant_ended: ['conflict', 'Grant {id} is {state}; there is nothing left to void.'],
  void_asked: ['conflict', 'A second person was already asked to void grant {id}; let them decide first.'],
  name_taken: [
    'conflict',
    'An offer or offer set named "{name}" exists in this incident; choose another name.',
  ],
  bad_offer: ['invalid', 'The offer cannot be kept: {why}'],
  bad_set: ['invalid', 'The offer set cannot be kept: {why}'],
  unfair_terms: ['conflict', 'The terms are not fair and cannot be approved: {findings}'],
  not_draft: ['conflict', 'The offer set is {status}; only a draft can be submitted.'],
  unknown_bundle: ['not_found', 'There is no bundle {id}.'],
  in_bundle: ['conflict', 'The offer set stands in the bundle {bundle}, which is decided as a whole.'],
  bundle_incomplete: [
    'conflict',
    'The notice carries "{set}" of the bundle "{bundle}", but not all of its sets; carry all of them or none.',
  ],
  wrong_audience: ['conflict', 'The offer set "{set}" is for {audience} people; this notice goes to others.'],
  bad_simulation: ['invalid', 'This cannot be simulated: {why}'],
  mixed_currencies: ['invalid', 'The sets are in {currencies}; simulate those of one currency at a time.'],
  bad_raise: ['invalid', 'The budget cannot be raised: {why}'],
  raise_asked: [
    'conflict',
    'A second person was already asked about the budget of {id}; let them decide first.',
  ],
  not_submitted: ['conflict', 'The offer set is {status}; only a submitted one can be decided.'],
  changed: ['conflict', 'The offer set is no longer what was submitted; submit it again.'],
  not_approved: ['conflict', 'The offer set {id} is {status}; it must be approved by a second person first.'],
});
