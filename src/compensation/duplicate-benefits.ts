/** The same benefit twice for one person: listed, so that a person decides; nothing is withheld by itself. */
import { Injectable } from '@nestjs/common';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { heldInOthers, heldThroughOthers, type TwiceHeld } from './duplicate-benefits.store.ts';

const PAGE = 200;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

export interface DuplicatePage {
  readonly absorbed: readonly TwiceHeld[];
  /** Of incidents whose comparison a second person allowed. An e-mail or phone may be a family's. */
  readonly otherIncidents: readonly TwiceHeld[];
  /** The page after begins behind this person; null at the end. */
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
      const page = { after, limit };
      const both = [await heldThroughOthers(tx, incidentId, page), await heldInOthers(tx, incidentId, page)];
      // Where a list was cut, the person it was cut at comes whole with the next page.
      const cuts = both.flatMap((rows) => (rows.length === limit ? [rows.at(-1)!] : []));
      const cut = cuts.sort(inOrder)[0];
      if (!cut) return { absorbed: both[0]!, otherIncidents: both[1]!, next: null };
      const before = both.map((rows) => rows.filter((row) => inOrder(row, cut) < 0));
      const [absorbed, otherIncidents] = before.some((rows) => rows.length > 0) ? before : both;
      const { cohortId, personId } = [...absorbed!, ...otherIncidents!].sort(inOrder).at(-1)!;
      return { absorbed: absorbed!, otherIncidents: otherIncidents!, next: { cohortId, personId } };
    });
  }
}

function inOrder(a: PersonRef, b: PersonRef): number {
  if (a.cohortId !== b.cohortId) return a.cohortId < b.cohortId ? -1 : 1;
  return a.personId - b.personId;
}
