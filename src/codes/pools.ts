/** Pools of codes: made for an offer, filled, watched, and taken out of use when something is wrong with them. */
import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Config } from '../platform/config.ts';
import { sealedKeyVersion } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { assignedOf, lockAssignedOf, moveClaims } from './claims.store.ts';
import { CODES_ERRORS as E } from './codes.errors.ts';
import type { AssignedCode, Pool, PoolInput, RedemptionRef, Stock } from './codes.types.ts';
import * as store from './pools.store.ts';
import { REJECT_REASONS, wrongWith } from './rules/code-lines.ts';
import { REISSUES_MAX } from './rules/states.ts';
import { forecastOf } from './rules/stock.ts';
import { codeKeys, type CodeKeys, drawCode, openCode, printed, sealCode } from './sealing.ts';
import { codesOf, insertCodes, type ListedCode, revokeCodes } from './stock.store.ts';

const DAYS_LEFT_MIN = 30;
const DAY_MS = 86_400_000;
const STEP = 1_000;
const PAGE = 1_000;

@Injectable()
export class CodePools {
  constructor(
    private readonly db: Db,
    private readonly incidentKeys: IncidentKeys,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'codeStock'>,
  ) {}

  /**
   * A pool for one offer; from then on the offer is served from its pools only. A shared one is made with its code.
   * Needs `code.write`. Refuses `needs_code`, `bad_code`, `known_code`, `unknown_offer`, `name_taken`.
   */
  async create(incidentId: IncidentId, input: PoolInput, actor: Actor): Promise<Pool> {
    needs(actor, 'code.write');
    const { kind, offerId, name, code, expiresAt } = input;
    if ((kind === 'shared') !== (code !== undefined)) throw new DomainError(E.needs_code);
    const why = code === undefined ? null : wrongWith(code);
    if (why) throw new DomainError(E.bad_code, { why: REJECT_REASONS[why] });
    const keys = await this.#keys(incidentId);
    const at = this.clock.now();
    const id = uuidv7(at);
    const made = { id, incidentId, offerId, name, kind, by: actor.operatorId, at };
    const { engagement = null, daysLeftMin = DAYS_LEFT_MIN } = input;
    try {
      return await this.db.tx(async (tx) => {
        if ((await store.insertPool(tx, { ...made, engagement, daysLeftMin })) === 0) {
          throw new DomainError(E.name_taken, { name });
        }
        if (code !== undefined) {
          const one = {
            ...sealCode(keys, code, { pool: id }),
            expiresAt: expiresAt ?? null,
            redemption: null,
          };
          const to = { incidentId, offerId, poolId: id, state: 'shared' as const, at };
          if ((await insertCodes(tx, [one], to)).size === 0) throw new DomainError(E.known_code);
          await store.countIn(tx, id, 1);
        }
        await this.#record(tx, 'create_pool', { id, incidentId, facts: { kind, offerId } }, actor);
        return this.#pool(tx, id);
      });
    } catch (error) {
      if (isForeign(error)) throw new DomainError(E.unknown_offer, { offer: offerId }, { cause: error });
      throw error;
    }
  }

  /** Draws codes in advance, for a shop that must know them first. Needs `code.write`. */
  async generate(
    poolId: string,
    { count, expiresAt = null }: { readonly count: number; readonly expiresAt?: Date | null | undefined },
    actor: Actor,
  ): Promise<Pool> {
    needs(actor, 'code.write');
    const { incidentId, offerId, kind, status } = await this.db.tx((tx) => findPool(tx, poolId));
    if (kind !== 'generated') throw new DomainError(E.not_generated, { kind });
    if (status !== 'open') throw new DomainError(E.not_open, { status });
    const keys = await this.#keys(incidentId);
    for (let left = count; left > 0;) {
      const some = Math.min(left, STEP);
      const codes = Array.from({ length: some }, () => {
        return { ...sealCode(keys, drawCode(), { pool: poolId }), expiresAt, redemption: null };
      });
      const to = { incidentId, offerId, poolId, state: 'free' as const, at: this.clock.now() };
      left -= await this.db.tx(async (tx) => {
        const drawn = (await insertCodes(tx, codes, to)).size;
        await store.countIn(tx, poolId, drawn);
        return drawn;
      });
    }
    return this.db.tx(async (tx) => {
      await this.#record(tx, 'generate', { id: poolId, incidentId, facts: { count } }, actor);
      return this.#pool(tx, poolId);
    });
  }

  async list(incidentId: IncidentId): Promise<readonly Pool[]> {
    return this.db.tx((tx) => store.poolsOf(tx, incidentId, this.clock.now()));
  }

  async get(id: string): Promise<Pool> {
    return this.db.tx((tx) => this.#pool(tx, id));
  }

  /** How long the codes of each offer last at the rate of the last days; of every incident where none is named. */
  async stock(incidentId: IncidentId | null): Promise<readonly Stock[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - this.config.codeStock.rateDays * DAY_MS);
    const rows = await this.db.tx((tx) => store.stockRows(tx, incidentId, { now, since }));
    return rows.map((row) => {
      const { offerId, free, total, waiting, shared } = row;
      return {
        incidentId: row.incidentId,
        offerId,
        free,
        total,
        waiting,
        shared,
        ...forecastOf(row, this.config.codeStock, now),
      };
    });
  }

  /** Who holds a code of the pool; a page of a thousand after the last one seen. */
  async assigned(id: string, after: RedemptionRef | null = null): Promise<readonly AssignedCode[]> {
    return this.db.tx(async (tx) => {
      await findPool(tx, id);
      return assignedOf(tx, id, after, PAGE);
    });
  }

  /** Nothing is assigned from it any more; waits for those who are taking a code now. Needs `code.write`. */
  async quarantine(id: string, reason: string, actor: Actor): Promise<Pool> {
    needs(actor, 'code.write');
    return this.#change(id, 'quarantine', actor, async (tx, { status }) => {
      if (status !== 'open') throw new DomainError(E.not_open, { status });
      await store.quarantine(tx, id, { reason, by: actor.operatorId, at: this.clock.now() });
      return { reason };
    });
  }

  /** It was a false alarm: another person puts it back to use. Needs `code.approve`. */
  async release(id: string, actor: Actor): Promise<Pool> {
    needs(actor, 'code.approve');
    return this.#change(id, 'release', actor, async (tx, { status, quarantinedBy }) => {
      if (status !== 'quarantined') throw new DomainError(E.not_quarantined, { status });
      if (quarantinedBy === actor.operatorId) throw new DomainError(E.same_person);
      await store.release(tx, id, { by: actor.operatorId, at: this.clock.now() });
      return {};
    });
  }

  /** For good: what is left in it is given to nobody. Needs `code.write`. */
  async close(id: string, actor: Actor): Promise<Pool> {
    needs(actor, 'code.write');
    return this.#change(id, 'close', actor, async (tx, { status }) => {
      if (status === 'closed') throw new DomainError(E.closed);
      await store.close(tx, id);
      return {};
    });
  }

  /**
   * Everybody who holds a code of a quarantined pool goes back to the front of the line for another one, and the old
   * one is revoked; whoever has had five others keeps theirs. Needs `code.write`. May be run again.
   */
  async replaceAll(
    id: string,
    reason: string,
    actor: Actor,
  ): Promise<{ readonly replaced: number; readonly kept: number }> {
    needs(actor, 'code.write');
    const { incidentId, status } = await this.db.tx((tx) => findPool(tx, id));
    if (status !== 'quarantined') throw new DomainError(E.not_quarantined, { status });
    let replaced = 0;
    for (let more = true; more;) {
      const count = await this.db.tx(async (tx) => {
        const held = await lockAssignedOf(tx, id, { limit: STEP, reissuesMax: REISSUES_MAX });
        const at = this.clock.now();
        await revokeCodes(tx, held, at);
        await moveClaims(tx, held, { state: 'waiting', reason, at });
        return held.length;
      });
      replaced += count;
      more = count === STEP;
    }
    return this.db.tx(async (tx) => {
      await this.#record(tx, 'replace_all', { id, incidentId, facts: { reason, replaced } }, actor);
      return { replaced, kept: (await this.#pool(tx, id)).assigned };
    });
  }

  /** The codes of a generated pool as CSV, for the shop that must accept them. Needs `code.reveal`; audited first. */
  async *reveal(id: string, actor: Actor): AsyncGenerator<string> {
    needs(actor, 'code.reveal');
    const { incidentId } = await this.db.tx(async (tx) => {
      const found = await findPool(tx, id);
      if (found.kind !== 'generated') throw new DomainError(E.not_generated, { kind: found.kind });
      await this.#record(tx, 'reveal', { id, incidentId: found.incidentId, facts: {} }, actor);
      return found;
    });
    yield 'code,state,expires\n';
    for (let last: ListedCode | null = null; ;) {
      const page: ListedCode[] = await this.db.tx((tx) => codesOf(tx, id, last, PAGE));
      if (page.length === 0) return;
      last = page.at(-1)!;
      const keys = new Map<number, KeyObject>();
      for (const version of new Set(page.map(({ sealed }) => sealedKeyVersion(sealed)))) {
        keys.set(version, (await this.incidentKeys.open(incidentId, 'link', version)).key);
      }
      yield page
        .map(({ state, expiresAt, ...sealed }) => {
          const key = must(keys.get(sealedKeyVersion(sealed.sealed)), 'the key of every code was opened');
          const code = printed(openCode(key, sealed, { pool: id }), true);
          return `${code},${state},${expiresAt?.toISOString() ?? ''}\n`;
        })
        .join('');
    }
  }

  async #change(
    id: string,
    verb: string,
    actor: Actor,
    change: (tx: Tx, found: store.PoolRow) => Promise<Readonly<Record<string, unknown>>>,
  ): Promise<Pool> {
    return this.db.tx(async (tx) => {
      const found = await findPool(tx, id, 'update');
      const facts = await change(tx, found);
      await this.#record(tx, verb, { id, incidentId: found.incidentId, facts }, actor);
      return this.#pool(tx, id);
    });
  }

  async #pool(tx: Tx, id: string): Promise<Pool> {
    const found = isUuid(id) ? await store.poolById(tx, id, this.clock.now()) : undefined;
    if (!found) throw new DomainError(E.unknown_pool, { pool: id.slice(0, 60) });
    return found;
  }

  async #keys(incidentId: IncidentId): Promise<CodeKeys> {
    const link = await this.incidentKeys.open(incidentId, 'link');
    return codeKeys(incidentId, link, await this.incidentKeys.open(incidentId, 'index'));
  }

  async #record(
    tx: Tx,
    verb: string,
    about: { id: string; incidentId: IncidentId; facts: Readonly<Record<string, unknown>> },
    actor: Actor,
  ): Promise<void> {
    const { id, incidentId, facts } = about;
    await this.audit.record(tx, {
      actor,
      action: `codes.${verb}`,
      incidentId,
      subject: `code_pool:${id}`,
      facts,
    });
  }
}

/** Refuses `unknown_pool`. */
export async function findPool(tx: Tx, id: string, lock: 'none' | 'update' = 'none'): Promise<store.PoolRow> {
  const found = isUuid(id) ? await store.findPool(tx, id, lock) : undefined;
  if (!found) throw new DomainError(E.unknown_pool, { pool: id.slice(0, 60) });
  return found;
}

/** Offers stand a floor above: that this one is of the incident, only the database knows. */
function isForeign(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'code_pool_offer_fkey';
}
