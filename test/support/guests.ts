/** The guests room beside a post office: people who were told, and what they do on their own page. */
import { KnownContacts, OwnPageNotes, Replies, ReplySending, SecondFactors } from '../../src/guests/index.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../../src/kernel/ids.ts';
import { Answers } from '../../src/notices/index.ts';
import { OwnPages } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { NotMine, SuppressionList } from '../../src/receipts/index.ts';
import { incidentParts } from './incidents.ts';
import type { PostOffice } from './notices.ts';

export interface GuestDesk {
  readonly clock: FixedClock;
  readonly factors: SecondFactors;
  readonly replies: Replies;
  readonly sending: ReplySending;
  readonly notes: OwnPageNotes;
  readonly notMine: NotMine;
  readonly known: KnownContacts;
  /** The person of an incident whose customer id this is. */
  personOf(incidentId: IncidentId, customerId: string): Promise<PersonRef>;
  /** Sends what waits and reads the newest code that reached an address or number. */
  codeAt(ref: PersonRef, address: string): Promise<string>;
  /** What reached an address or number, newest first. */
  texts(address: string): Promise<string[]>;
}

export function guestsOf(office: PostOffice): GuestDesk {
  const { t } = office;
  const clock = new FixedClock(new Date());
  const audit = new Audit(clock);
  const { keys } = incidentParts(t, clock);
  const ownPages = new OwnPages(t.db, keys);
  const known = new KnownContacts(keys, ownPages, new SuppressionList());
  const replies = new Replies(keys, office.jobs, clock);
  const answers = new Answers(t.db, office.couriers);
  const sending = new ReplySending(t.db, replies, office.people, answers, clock);
  const texts = async (address: string): Promise<string[]> => {
    const answer = await fetch(`${office.sandbox.url}/_sandbox/messages?to=${encodeURIComponent(address)}`);
    const { messages } = (await answer.json()) as {
      messages: { text: string | null; html: string | null }[];
    };
    return messages.map(({ text, html }) => text ?? html ?? '').toReversed();
  };
  return {
    clock,
    factors: new SecondFactors(t.db, known, replies, audit, clock),
    replies,
    sending,
    notes: new OwnPageNotes(t.db, audit, clock),
    known,
    notMine: new NotMine(t.db, office.deliveries, ownPages, audit, clock),
    personOf: async (incidentId, customerId) => {
      const [ref] = await office.people.findByKey(incidentId, { customerId });
      return { cohortId: ref!.cohortId as CohortId, personId: ref!.personId as PersonNo };
    },
    codeAt: async ({ cohortId }, address) => {
      await sending.send(cohortId);
      const [newest = ''] = await texts(address);
      const code = /\b\d{6}\b/.exec(newest)?.[0];
      if (code === undefined) throw new Error('no code came');
      return code;
    },
    texts,
  };
}
