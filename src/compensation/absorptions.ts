/** Grants follow a person through joins and splits of runs, so that one person holds one of each (ENGINE §5). */
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import { Ledger, localDate, type JournalInput, type Line } from '../ledger/index.ts';
import { personKey } from '../people/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './absorptions.store.ts';
import { GrantEnds } from './grant-ends.ts';
import { bookOf } from './offers.store.ts';
import { grantedEntries, reopenedEntries } from './rules/postings.ts';
import type { GrantState } from './rules/states.ts';
import { atStake, voidMove } from './rules/void-check.ts';
import { insertVoid, lockEnding, type Ending, type NewVoid } from './voids.store.ts';

const BATCH = 200;

@Injectable()
export class Absorptions {
  constructor(
    private readonly db: Db,
    private readonly ends: GrantEnds,
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Open grants of absorbed persons are given to whom they are one with, where that person has none, or only one that
   * expired or was voided, and voided; what was redeemed stands. Who stands alone again has what absorption voided, and the other keeps what was brought: both
   * were told of it. Idempotent; called after every run.
   */
  async settle(cohortId: CohortId): Promise<{ readonly voided: number; readonly revived: number }> {
    const voided = await this.#whole((tx) => this.#absorb(tx, cohortId));
    const revived = await this.#whole((tx) => this.#release(tx, cohortId));
    return { voided, revived };
  }

  async #whole(batch: (tx: Tx) => Promise<number>): Promise<number> {
    let total = 0;
    for (let more = true; more;) {
      const count = await this.db.tx(batch);
      total += count;
      more = count === BATCH;
    }
    return total;
  }

  async #absorb(tx: Tx, cohortId: CohortId): Promise<number> {
    const now = this.clock.now();
    const absorbed = await store.absorbedGrants(tx, cohortId, { now, limit: BATCH });
    if (absorbed.length === 0) return 0;
    // Somebody may have confirmed since: what was taken meanwhile stands.
    const open = (await lockEnding(tx, absorbed)).filter(
      (g) => voidMove(g) === 'void' && g.state !== 'redeemed',
    );
    const [first] = open;
    if (!first) return 0;
    const still = absorbed.filter((a) => open.some((g) => g.grantId === a.grantId));
    const own = await store.lockOwn(tx, still);
    const carried = await store.carryOver(tx, still, now);
    await this.#post(
      tx,
      first.incidentId,
      carried.map((grant) => carriedJournal(grant, own.get(grant.grantId), open)),
    );
    await this.ends.end(tx, open);
    const given = new Set(carried.map((grant) => `${personKey(grant)}:${grant.offerSetId}`));
    for (const grant of open) {
      const survivor = store.survivorOf(grant, still);
      const isCarried = given.delete(`${personKey(survivor)}:${grant.offerSetId}`);
      const reason = `One with person ${personKey(survivor)} since a newer run.`;
      await this.#note(tx, grant, {
        reason,
        survivor: { ...survivor, carried: isCarried },
      });
    }
    return open.length;
  }

  async #release(tx: Tx, cohortId: CohortId): Promise<number> {
    const revived = await store.revive(tx, cohortId, { now: this.clock.now(), limit: BATCH });
    const [first] = revived;
    if (!first) return 0;
    const journals = revived.map((grant) => ({
      cohortId: grant.cohortId,
      key: `rev:${grant.grantId}:${grant.no}`,
      kind: 'revived',
      lines: reopenedEntries(grant.faceMinor, grant.currency),
      facts: { offerSetId: grant.offerSetId, grantId: grant.grantId, grants: 1 },
    }));
    await this.#post(tx, first.incidentId, journals);
    return revived.length;
  }

  async #note(tx: Tx, grant: Ending, why: { reason: string; survivor: NewVoid['survivor'] }): Promise<void> {
    const at = this.clock.now();
    const atStakeMinor = atStake(grant);
    const by = SYSTEM_ACTOR.operatorId;
    const of = { grant, cause: 'absorbed', status: 'voided' } as const;
    await insertVoid(tx, { ...of, atStakeMinor, aloneMaxMinor: 0n, by, at, ...why });
  }

  async #post(tx: Tx, incidentId: IncidentId, journals: readonly Journal[]): Promise<void> {
    const book = must(await bookOf(tx, incidentId), 'a grant has its incident');
    const effectiveOn = localDate(this.clock.now(), book.timeZone);
    const { legalEntityId } = book;
    await this.ledger.postMany(
      tx,
      journals.map((journal) => ({ ...journal, incidentId, legalEntityId, effectiveOn, plane: 'memo' })),
    );
  }
}

type Journal = Pick<JournalInput, 'cohortId' | 'key' | 'kind' | 'facts'> & { lines: readonly Line[] };

/** A new grant, or an end of the survivor's own that is taken back: each kind counts in the prover's identities. */
function carriedJournal(grant: store.Carried, own: GrantState | undefined, open: readonly Ending[]): Journal {
  const { cohortId, grantId, fromId, offerSetId, faceMinor, currency } = grant;
  const from = must(
    open.find((one) => one.grantId === fromId),
    'what is carried over is held',
  );
  const kind = own === undefined ? 'granted' : own === 'voided' ? 'revived' : 'reopened';
  return {
    cohortId,
    key: own === undefined ? `carry:${grantId}` : `carry:${grantId}:${fromId}:${from.ended + 1}`,
    kind,
    lines: own === undefined ? grantedEntries(faceMinor, currency) : reopenedEntries(faceMinor, currency),
    facts: { offerSetId, grantId, grants: 1 },
  };
}
