/** What the people room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const PEOPLE_ERRORS = errors('people', {
  no_rows: [
    'conflict',
    'Nothing that leaked has been read yet: read its files among the sources first, then find the people.',
  ],
  no_run: ['conflict', 'Nobody is known yet: read the files of what leaked and find the people first.'],
  domains_off: [
    'conflict',
    'Domains are not asked for mail servers beside the sandbox: nothing leaves this machine until real providers are set.',
  ],
  being_sent: [
    'conflict',
    'Messages of incident {incident} are being sent right now: pause its notices or resolve again in a minute.',
  ],
  rows_changed: [
    'conflict',
    'The sources of incident {incident} changed while it was being resolved: resolve again.',
  ],
  bad_seed: [
    'invalid',
    'A seed recipient needs an e-mail address that can be sent to or a mobile number: correct it or leave it out.',
  ],
  too_many_seeds: ['conflict', 'An incident has at most {max} seed recipients: remove one first.'],
  unknown_seed: ['not_found', 'There is no seed recipient {seed} of this incident.'],
  unknown_person: ['not_found', 'There is no person {person} in incident {incident}.'],
  unknown_profile: [
    'not_found',
    'Nobody in the published run of incident {incident} has the profile {profile}.',
  ],
  absorbed: ['conflict', 'Person {person} is one with person {survivor} now: ask for that one.'],
  unknown_guard: ['not_found', 'There is no guard {guard} that waits for a decision.'],
  wrong_decision: ['invalid', 'A guard of kind {kind} is decided as one of: {allowed}.'],
  already_shared: ['conflict', 'The comparison with other incidents is {status} already.'],
  not_asked_to_share: ['conflict', 'Nobody asks to compare this incident with others.'],
  not_shared: ['conflict', 'This incident is not compared with others: ask for it with a reason first.'],
  not_in_bulk: [
    'invalid',
    'Findings of kind {kind} are decided one by one: each blocks a launch for a reason of its own.',
  ],
  guards_changed: [
    'conflict',
    '{undecided} findings of kind {kind} are undecided, not {seen}: nothing was decided; look at them again.',
  ],
  undecided: ['conflict', 'Guard {guard} is not decided: there is nothing to take back.'],
  unreadable_place: ['invalid', 'A page of findings begins where the page before said it ends.'],
  unknown_group: [
    'not_found',
    'No row of incident {incident} has this as its strongest key: name the person by reference instead.',
  ],
  unknown_decision: ['not_found', 'No merge or split {decision} of incident {incident} is in force.'],
  one_person_already: ['conflict', 'These two are one person already: there is nothing to merge.'],
  stands_alone_already: ['conflict', 'This group stands alone already: there is nothing to split.'],
  decided_already: [
    'conflict',
    'This group has a merge or split in force already: take that back before you decide otherwise.',
  ],
  merge_into_weaker: [
    'invalid',
    'A person is never merged into one with a weaker key: customer id before e-mail before phone; merge the other way round.',
  ],
  merge_circle: [
    'conflict',
    'Earlier merges already lead from the one to the other: this would be a circle.',
  ],
  split_of_customer: [
    'invalid',
    'Only e-mail and phone groups are split: a customer id is joined to another by a crosswalk or a merge, which can be taken back.',
  ],
  reason_missing: ['invalid', 'A decision needs a reason of 1 to 1,000 characters.'],
  second_person: [
    'forbidden',
    'A guard is decided by a named operator who neither uploaded nor mapped the files, not by {actor}: ask a second person.',
  ],
  not_allowed: ['forbidden', 'This needs the permission {permission}.'],
  wrong_address: [
    'conflict',
    'The sealed contact of person {person} does not match its key: nothing was opened; ingest its source again.',
  ],
  unreadable_ref: ['invalid', 'A person’s reference looks like 12:7, as lists show it.'],
  bad_limit: ['invalid', 'A page holds 1 to 1,000 people.'],
  unknown_form: ['invalid', '{form} is no form; there are: {allowed}.'],
  unreadable_key: ['invalid', 'Look people up by one valid e-mail address, phone number or customer id.'],
});
