/** Answers extracts what a person was told: every message some provider accepted and that did not come back. */
import { Injectable } from '@nestjs/common';
import { type Told, ToldHistory } from '../extracts/index.ts';
import { readExposure } from '../incidents/index.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { personKey } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { toldRows } from './changes.store.ts';
import { TOLD_STATES } from './rules/delivery-states.ts';

@Injectable()
export class NoticeHistory extends ToldHistory {
  async of(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<Map<string, Told[]>> {
    const told = new Map<string, Told[]>();
    for (const row of await toldRows(tx, incidentId, refs, TOLD_STATES)) {
      const { notice, kind, channel, state, run_no: run } = row;
      const person = personKey({ cohortId: row.cohort_id, personId: row.person_id });
      const one = {
        notice,
        kind,
        channel,
        state,
        at: row.state_at,
        run,
        exposure: readExposure(row.exposure),
      };
      told.set(person, [...(told.get(person) ?? []), one]);
    }
    return told;
  }
}
