/** How things stand for whoever looks at them: who made a set, who waits for a second person, whose a grant is. */
import { Injectable } from '@nestjs/common';
import type { IncidentId, OfferSetId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './standings.store.ts';
import type { GrantRef } from './voids.store.ts';

export type { Asked, GrantFound, SetMade } from './standings.store.ts';

export interface SetStandings {
  /** By the set. */
  readonly made: ReadonlyMap<OfferSetId, store.SetMade>;
  /** By the set or the bundle: what waits for a second person's yes. */
  readonly asked: ReadonlyMap<string, store.Asked>;
}

@Injectable()
export class Standings {
  constructor(private readonly db: Db) {}

  /** Of every offer set and bundle of an incident. */
  async sets(incidentId: IncidentId): Promise<SetStandings> {
    return this.db.tx(async (tx) => ({
      made: new Map((await store.setsMade(tx, incidentId)).map((set) => [set.id, set])),
      asked: bySubject(await store.askedOf(tx, incidentId, ['offer_set'])),
    }));
  }

  /** Voids that wait for a second person, by the grant. */
  async voids(incidentId: IncidentId): Promise<ReadonlyMap<string, store.Asked>> {
    return bySubject(await this.db.tx((tx) => store.askedOf(tx, incidentId, ['grant_void'])));
  }

  /** Whose these grants are; those of another incident are left out. */
  async grants(incidentId: IncidentId, refs: readonly GrantRef[]): Promise<readonly store.GrantFound[]> {
    if (refs.length === 0) return [];
    return this.db.tx((tx) => store.grantsByRef(tx, incidentId, refs));
  }
}

function bySubject(asked: readonly store.Asked[]): ReadonlyMap<string, store.Asked> {
  return new Map(asked.map((one) => [one.subjectId, one]));
}
