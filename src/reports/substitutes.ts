/** Substitute notices as they are made: with the number of people each stands for, counted from the deliveries. */
import { Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Laws, lawsFor, type ListedPosting, type PostingInput, Postings } from '../laws/index.ts';
import { Notices } from '../notices/index.ts';
import { Db } from '../platform/db/db.ts';
import { isLegalNotice } from './rules/told.ts';
import { unreached } from './substitutes.store.ts';

@Injectable()
export class Substitutes {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly laws: Laws,
    private readonly notices: Notices,
    private readonly postings: Postings,
  ) {}

  /** Records what is or will be posted, with whom it stands for as of now. Needs `posting.write`. */
  async post(
    incidentId: IncidentId,
    input: Omit<PostingInput, 'standsFor'>,
    actor: Actor,
  ): Promise<ListedPosting> {
    const counted = await this.unreached(await this.incidents.get(incidentId));
    const standsFor = [...new Set(input.lawCodes)].map((law) => ({ law, persons: counted.get(law) ?? 0 }));
    return this.postings.record(incidentId, { ...input, standsFor }, actor);
  }

  /** People nobody could reach, by the code of each law that protects them; somebody under two laws counts in both. */
  async unreached({ id: incidentId, defaultCountry }: Incident): Promise<ReadonlyMap<string, number>> {
    const launched = (await this.notices.list(incidentId)).filter(
      ({ kind, launchedAt }) => isLegalNotice(kind) && launchedAt !== null,
    );
    const noticeIds = launched.map(({ id }) => id);
    return this.db.tx(async (tx) => {
      const { laws } = await this.laws.bookIn(tx);
      const persons = new Map<string, number>();
      for (const group of await unreached(tx, { incidentId, defaultCountry, noticeIds })) {
        for (const { code } of lawsFor(laws, group))
          persons.set(code, (persons.get(code) ?? 0) + group.persons);
      }
      return persons;
    });
  }
}
