/** The remainder of contact lists: people none of whose keys stands on an affected person or a rejected record. */
import { Injectable } from '@nestjs/common';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import type { UnaffectedPage } from './identities.types.ts';
import { unaffectedCounts, unaffectedRows } from './remainder.store.ts';

const PAGE = 100;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

@Injectable()
export class Unaffected {
  constructor(private readonly db: Db) {}

  /**
   * Counted by file, and a page of them in order of cohort and ordinal; nothing in clear. They stand outside every count
   * and audience of affected people, and leave as soon as a run finds them affected.
   */
  async list(
    incidentId: IncidentId,
    { after = BEFORE_ALL, limit = PAGE }: { after?: PersonRef | undefined; limit?: number | undefined } = {},
  ): Promise<UnaffectedPage> {
    return this.db.tx(async (tx) => {
      const counts = await unaffectedCounts(tx, incidentId);
      const people = await unaffectedRows(tx, incidentId, { after, limit });
      const last = people.at(-1);
      const next =
        last && people.length === limit ? { cohortId: last.cohortId, personId: last.personId } : null;
      return { ...counts, people, next };
    });
  }
}
