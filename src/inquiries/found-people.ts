/** What we know of an address, and therefore which answer it gets. */
import { Inject, Injectable } from '@nestjs/common';
import type { PersonRef } from '../kernel/ids.ts';
import { Holds } from '../laws/index.ts';
import { SUPPRESSIONS, type Suppressions } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './inquiries.store.ts';
import { type Answer, answerFor } from './rules/answer.ts';
import type { Stated } from './rules/stated.ts';

/** A mailbox of more people than this is nobody's own. */
const PEOPLE_MAX = 20;
/** Answers to addresses we do not know, an incident and a day. */
const STRANGERS_MAX = 20_000;

export interface Found {
  readonly answer: Answer;
  /** Nobody of the incident: such answers have a limit. */
  readonly stranger: boolean;
  /** Whose own page the answer leads to. */
  readonly own: readonly PersonRef[];
}

@Injectable()
export class FoundPeople {
  constructor(
    private readonly holds: Holds,
    @Inject(SUPPRESSIONS) private readonly suppressions: Suppressions,
  ) {}

  async look(tx: Tx, inquiry: store.InquiryRow, { sendable }: Stated): Promise<Found> {
    const { incidentId, contactKey: key, kind, day } = inquiry;
    const isHeld = (await this.holds.inForce(tx, incidentId)).length > 0;
    const persons = await store.peopleAt(tx, incidentId, { key, kind, isHeld, max: PEOPLE_MAX });
    const suppressed = await this.suppressions.among(tx, incidentId, [{ kind, key }]);
    const answer = answerFor({
      kind,
      sendable,
      suppressed: suppressed.size > 0,
      isHeld,
      persons,
      strangersLeft: (await store.strangersOn(tx, incidentId, day, STRANGERS_MAX)) < STRANGERS_MAX,
    });
    const own = answer === 'own' ? persons.filter(({ told, isContact }) => told && isContact) : [];
    const stranger = persons.length === 0 && answer !== 'silent';
    return { answer, stranger, own: own.map(({ cohortId, personId }) => ({ cohortId, personId })) };
  }
}
