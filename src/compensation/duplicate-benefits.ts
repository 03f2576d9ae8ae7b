/** The same benefit twice for one person: listed, so that a person decides; nothing is withheld by itself. */
import { Injectable } from '@nestjs/common';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { heldInOthers, heldThroughOthers, nextPeople, type TwiceHeld } from './duplicate-benefits.store.ts';

const PAGE = 200;
/** Many stand twice and hold nothing twice: a page looks at no more people than this, shown or not. */
const STEP = 250;
const STEPS_MAX = 4;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

export interface DuplicatePage {
  readonly absorbed: readonly TwiceHeld[];
  /** Of incidents whose comparison a second person allowed. An e-mail or phone may be a family's. */
  readonly otherIncidents: readonly TwiceHeld[];
  /** The page after begins behind this person, also where this one shows nobody; null: everybody was looked at. */
  readonly next: PersonRef | null;
}

@Injectable()
export class DuplicateBenefits {
  constructor(private readonly db: Db) {}

  /** Who of an incident holds a kind of offer twice, in order of cohort and person; nothing in clear. */
  async list(
    incidentId: IncidentId,
    { after = BEFORE_ALL, limit = PAGE }: { after?: PersonRef | undefined; limit?: number | undefined } = {},
  ): Promise<DuplicatePage> {
    return this.db.tx(async (tx) => {
      const found = { absorbed: [] as TwiceHeld[], otherIncidents: [] as TwiceHeld[] };
      let last = after;
      for (let step = 0; step < STEPS_MAX; step += 1) {
        const people = await nextPeople(tx, incidentId, { after: last, limit: STEP });
        if (people.length > 0) {
          found.absorbed.push(...(await heldThroughOthers(tx, incidentId, people)));
          found.otherIncidents.push(...(await heldInOthers(tx, incidentId, people)));
        }
        const full = lastShown(found, limit);
        const isEnd = people.length < STEP;
        if (full && !(isEnd && inOrder(full, people.at(-1)!) === 0)) return upTo(found, full);
        if (isEnd) return { ...found, next: null };
        last = people.at(-1)!;
      }
      return { ...found, next: { cohortId: last.cohortId, personId: last.personId } };
    });
  }
}

type Found = Omit<DuplicatePage, 'next'>;

/** Whom a page of so many lines ends with, whole; null where it is not full. */
function lastShown({ absorbed, otherIncidents }: Found, limit: number): PersonRef | null {
  return [...absorbed, ...otherIncidents].sort(inOrder)[limit - 1] ?? null;
}

function upTo(found: Found, { cohortId, personId }: PersonRef): DuplicatePage {
  const next = { cohortId, personId };
  const shown = (rows: readonly TwiceHeld[]) => rows.filter((row) => inOrder(row, next) <= 0);
  return { absorbed: shown(found.absorbed), otherIncidents: shown(found.otherIncidents), next };
}

function inOrder(a: PersonRef, b: PersonRef): number {
  if (a.cohortId !== b.cohortId) return a.cohortId < b.cohortId ? -1 : 1;
  return a.personId - b.personId;
}
