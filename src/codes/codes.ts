/** Codes as people get them: each once, those who wait in the order in which they asked. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { readCode } from '../kernel/crockford.ts';
import { DomainError } from '../kernel/errors.ts';
import { bucketOf, type CohortId, type IncidentId, type OfferId } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { sealedKeyVersion } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as claims from './claims.store.ts';
import { CODES_ERRORS as E } from './codes.errors.ts';
import type {
  CodeClaim,
  CodeOutcome,
  FoundCode,
  LostCodes,
  RedemptionRef,
  ShownCode,
} from './codes.types.ts';
import { REISSUES_MAX } from './rules/states.ts';
import { codeKeys, type CodeKeys, hashOf, openCode, printed } from './sealing.ts';
import * as stock from './stock.store.ts';
import { supply } from './supply.ts';

const BATCH = 200;

interface Giving {
  readonly at: Date;
  /** It comes later than it was asked for: its person is to be told. */
  readonly news: boolean;
}

@Injectable()
export class Codes {
  constructor(
    private readonly db: Db,
    private readonly incidentKeys: IncidentKeys,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What sealing and finding need; fetched before the transaction that uses it. */
  async keys(incidentId: IncidentId): Promise<CodeKeys> {
    const link = await this.incidentKeys.open(incidentId, 'link');
    return codeKeys(incidentId, link, await this.incidentKeys.open(incidentId, 'index'));
  }

  /**
   * Gives each claim a code or a place in line. Joins the caller's transaction; the same claim again gets the same
   * answer. An offer that never had a pool has its codes drawn; where its pools hold none, people wait, and whoever
   * comes while others wait stands behind them.
   */
  async assign(
    tx: Tx,
    wanted: readonly CodeClaim[],
    keys: CodeKeys,
  ): Promise<ReadonlyMap<bigint, CodeOutcome>> {
    const at = this.clock.now();
    const fresh = await claims.insertClaims(tx, wanted, at);
    for (const [offerId, some] of Map.groupBy(fresh, (claim) => claim.offerId)) {
      const first = some.reduce((least, { no }) => (no < least ? no : least), some[0]!.no);
      if (!(await claims.hasLine(tx, offerId, first)))
        await this.#give(tx, some, { offerId, keys, at, news: false });
    }
    const rows = await claims.lockClaims(tx, wanted);
    return new Map(rows.map((row) => [row.redemptionId, outcomeOf(row)]));
  }

  /** Serves every line from what has arrived; answers the cohorts whose people have a code now. */
  async serve(): Promise<readonly CohortId[]> {
    const served = new Set<CohortId>();
    for (const offerId of await this.db.tx((tx) => claims.offersWithLines(tx))) {
      for (let more = true; more;) {
        const given = await this.db.tx((tx) => this.#serveSome(tx, offerId));
        for (const { cohortId } of given) served.add(cohortId);
        more = given.length === BATCH;
      }
    }
    return [...served];
  }

  /**
   * For a choice that is changed: out of the line, unless there is a code already, or it was taken from them: whoever is
   * to have no code gets none by another choice. Joins.
   */
  async leave(tx: Tx, of: RedemptionRef): Promise<'left' | 'too_late' | 'no_claim'> {
    const [claim] = await claims.lockClaims(tx, [of]);
    if (!claim) return 'no_claim';
    if (claim.state === 'assigned' || claim.state === 'revoked') return 'too_late';
    if (claim.state === 'left') return 'left';
    await claims.moveClaims(tx, [of], { state: 'left', reason: null, at: this.clock.now() });
    return 'left';
  }

  /**
   * For redemptions that end undelivered: their codes are revoked, their places in line given up, for good; how many
   * held either. Joins; again changes nothing.
   */
  async withdraw(
    tx: Tx,
    of: readonly RedemptionRef[],
    why: { readonly reason: string; readonly at: Date },
  ): Promise<number> {
    if (of.length === 0) return 0;
    const ended = (await claims.lockClaims(tx, of)).filter(({ state }) => state !== 'left');
    await stock.revokeCodes(tx, ended, why.at);
    await claims.moveClaims(tx, ended, { state: 'left', ...why });
    return ended.filter(({ state }) => state !== 'revoked').length;
  }

  /** Imported codes that are lost and stand in no book yet; each is answered once. Joins. */
  async takeLost(tx: Tx, limit: number): Promise<readonly LostCodes[]> {
    return claims.takeLost(tx, limit);
  }

  /** The people whose codes came later than they were asked for know it now. Joins. */
  async markTold(tx: Tx, of: readonly RedemptionRef[]): Promise<void> {
    await claims.markTold(tx, of);
  }

  /** What these people see. Opens what it needs by itself; what was never asked for is left out. */
  async show(incidentId: IncidentId, of: readonly RedemptionRef[]): Promise<ReadonlyMap<bigint, ShownCode>> {
    if (of.length === 0) return new Map();
    const rows = await this.db.tx((tx) => claims.shownRows(tx, of));
    const shown = new Map<bigint, ShownCode>();
    for (const row of rows) {
      if (row.state === 'left') continue;
      shown.set(row.redemptionId, await this.#shown(incidentId, row));
    }
    return shown;
  }

  /** Whose code is it? By keyed hash of what was typed: ours however it is written, a vendor's as it stands. */
  async find(incidentId: IncidentId, typed: string): Promise<FoundCode | null> {
    const { key } = await this.incidentKeys.open(incidentId, 'index');
    for (const code of new Set([readCode(typed) ?? typed.trim(), typed.trim()])) {
      const hash = hashOf(key, code);
      const found = await this.db.tx((tx) =>
        stock.findCode(tx, incidentId, { bucket: bucketOf(hash), hash }),
      );
      if (found) return found;
    }
    return null;
  }

  /**
   * Another code in place of the person's own, which is revoked; or the first place in line. Needs `code.write`.
   * Refuses `no_code`, `ended` and, after five times, `reissued_enough`.
   */
  async reissue(
    incidentId: IncidentId,
    of: RedemptionRef,
    reason: string,
    actor: Actor,
  ): Promise<'assigned' | 'waiting'> {
    needs(actor, 'code.write');
    const keys = await this.keys(incidentId);
    return this.db.tx(async (tx) => {
      const claim = await this.#claimOf(tx, incidentId, of);
      if (claim.state === 'waiting') return 'waiting';
      if (claim.reissues >= REISSUES_MAX) throw new DomainError(E.reissued_enough, { max: REISSUES_MAX });
      const at = this.clock.now();
      await stock.revokeCodes(tx, [claim], at);
      await claims.moveClaims(tx, [of], { state: 'waiting', reason, at });
      const given = await this.#give(tx, [claim], {
        offerId: claim.offerId,
        keys,
        at,
        news: true,
      });
      await this.#record(tx, 'reissue', { incidentId, of, reason }, actor);
      return given.length === 1 ? 'assigned' : 'waiting';
    });
  }

  /** Takes a person's code or place in line. Needs `code.write`. Refuses `no_code` and `ended`. */
  async revoke(incidentId: IncidentId, of: RedemptionRef, reason: string, actor: Actor): Promise<void> {
    needs(actor, 'code.write');
    await this.db.tx(async (tx) => {
      const claim = await this.#claimOf(tx, incidentId, of);
      if (claim.state === 'revoked') return;
      const at = this.clock.now();
      await stock.revokeCodes(tx, [claim], at);
      await claims.moveClaims(tx, [of], { state: 'revoked', reason, at });
      await this.#record(tx, 'revoke', { incidentId, of, reason }, actor);
    });
  }

  async #serveSome(tx: Tx, offerId: OfferId): Promise<readonly RedemptionRef[]> {
    await claims.holdLine(tx, offerId);
    const at = this.clock.now();
    const ready = await supply(tx, offerId, BATCH, at);
    if (ready.kind === 'drawn' || ready.codes.length === 0) return [];
    return this.#hand(tx, await claims.firstInLine(tx, offerId, ready.codes.length), ready.codes, {
      at,
      news: true,
    });
  }

  /** From the front: as many of the claims as there are codes. */
  async #give(
    tx: Tx,
    some: readonly claims.ClaimRow[],
    { offerId, keys, ...how }: { readonly offerId: OfferId; readonly keys: CodeKeys } & Giving,
  ): Promise<readonly RedemptionRef[]> {
    const first = some.toSorted(
      (a, b) => a.askedAt.getTime() - b.askedAt.getTime() || (a.no < b.no ? -1 : 1),
    );
    const ready = await supply(tx, offerId, first.length, how.at);
    const codes = ready.kind === 'drawn' ? await ready.draw(first, keys) : ready.codes;
    return this.#hand(tx, first, codes, how);
  }

  async #hand(
    tx: Tx,
    to: readonly RedemptionRef[],
    codes: readonly claims.Given[],
    how: Giving,
  ): Promise<readonly RedemptionRef[]> {
    const given = codes.slice(0, to.length).map((code, i) => {
      const { cohortId, redemptionId } = to[i]!;
      return { ...code, cohortId, redemptionId };
    });
    if (given.length === 0) return [];
    const own = given.filter((one) => one.own);
    if (own.length > 0) {
      assert((await stock.giveCodes(tx, own, how.at)) === own.length, 'a code that is held is free');
    }
    assert((await claims.markAssigned(tx, given, how)) === given.length, 'a claim that is held waits');
    return given;
  }

  async #shown(incidentId: IncidentId, row: claims.ShownRow): Promise<ShownCode> {
    if (row.state === 'waiting') return { kind: 'waiting', since: row.askedAt };
    if (row.state !== 'assigned' || row.sealed === null || row.hash === null) return { kind: 'revoked' };
    const { key } = await this.incidentKeys.open(incidentId, 'link', sealedKeyVersion(row.sealed));
    const of = row.poolId === null ? { redemption: row } : { pool: row.poolId };
    const code = openCode(key, { sealed: row.sealed, hash: row.hash }, of);
    return {
      kind: 'code',
      code: printed(code, row.poolKind === null || row.poolKind === 'generated'),
      shared: row.poolKind === 'shared',
      expiresAt: row.expiresAt,
      engagement: row.engagement,
      reissued: row.reissues > 0,
    };
  }

  async #claimOf(tx: Tx, incidentId: IncidentId, of: RedemptionRef): Promise<claims.ClaimRow> {
    const [claim] = await claims.lockClaims(tx, [of]);
    if (!claim || claim.incidentId !== incidentId) throw new DomainError(E.no_code);
    if (claim.state === 'left') throw new DomainError(E.ended);
    return claim;
  }

  async #record(
    tx: Tx,
    verb: string,
    { incidentId, of, reason }: { incidentId: IncidentId; of: RedemptionRef; reason: string },
    actor: Actor,
  ): Promise<void> {
    const subject = `redemption:${of.cohortId}_${of.redemptionId}`;
    await this.audit.record(tx, { actor, action: `codes.${verb}`, incidentId, subject, facts: { reason } });
  }
}

function outcomeOf(row: claims.ClaimRow): CodeOutcome {
  if (row.state === 'waiting') return { kind: 'waiting' };
  if (row.bucket === null || row.hash === null) return { kind: 'ended' };
  return { kind: 'assigned', bucket: row.bucket, hash: row.hash };
}
