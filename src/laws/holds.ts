/** Holds: an authority asked in writing that people wait; one person records it, another confirms it, a date ends it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { type Both, both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId } from '../kernel/ids.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './holds.store.ts';
import type { Hold, HoldId } from './holds.store.ts';
import { LAWS_ERRORS as E } from './laws.errors.ts';
import { Laws } from './laws.ts';
import { type HeldGroup, heldAmong, holdProblem, isInForce } from './rules/holds.ts';
import { type HoldStatus, holdLifecycle } from './rules/hold-states.ts';

export interface HoldInput {
  /** Codes of the book; empty: everybody of the incident. */
  readonly lawCodes?: readonly string[];
  readonly authority: string;
  readonly reference: string;
  /** SHA-256 of the written request, 64 hexadecimal digits. */
  readonly requestSha256: string;
  readonly reason: string;
  readonly untilAt: Date;
}

const APPROVAL_KIND = 'hold';

@Injectable()
export class Holds {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly laws: Laws,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /** Notes the written request; it holds nobody until somebody else confirmed it. Needs `hold.write`. */
  async record(incidentId: IncidentId, input: HoldInput, actor: Actor): Promise<Hold> {
    needs(actor, 'hold.write');
    const now = this.clock.now();
    const { lawCodes = [], untilAt } = input;
    return this.db.tx(async (tx) => {
      const why = holdProblem({ lawCodes, untilAt }, await this.laws.bookIn(tx), now) ?? wordsProblem(input);
      if (why !== null) throw new DomainError(E.bad_hold, { why });
      const id = newId<HoldId>(now);
      const { authority, reference, requestSha256, reason } = input;
      const given = {
        authority: authority.trim(),
        reference: reference.trim(),
        reason: reason.trim(),
        requestSha256,
      };
      const by = { recordedBy: actor.operatorId, recordedAt: now };
      await store.insertHold(tx, {
        id,
        incidentId,
        lawCodes: [...new Set(lawCodes)],
        untilAt,
        ...given,
        ...by,
      });
      const { recordedAt: _, ...pins } = await lock(tx, id);
      await this.approvals.request(
        tx,
        { kind: APPROVAL_KIND, subjectId: id, incidentId, pins, makers: [] },
        actor,
      );
      return this.#done(tx, 'record', id, actor);
    });
  }

  /**
   * The second person has the request before them: from now on these people are not told. Never whoever recorded it:
   * `operators.same_person`, and a constraint. Needs `hold.approve`.
   */
  async confirm(id: HoldId, actor: Actor): Promise<Hold> {
    return this.db.tx(async (tx) => {
      const hold = await lock(tx, id, 'confirmed');
      await this.approvals.decide(tx, { kind: APPROVAL_KIND, subjectId: id, decision: 'approved' }, actor);
      const now = this.clock.now();
      if (hold.untilAt <= now)
        throw new DomainError(E.bad_hold, { why: both('its date has passed', 'tanggalnya sudah lewat') });
      await store.confirmHold(tx, id, actor.operatorId, now);
      return this.#done(tx, 'confirm', id, actor);
    });
  }

  /** Ends it before its date: withdrawn where nobody confirmed it, else lifted. Needs `hold.write` and a reason. */
  async end(id: HoldId, reason: string, actor: Actor): Promise<Hold> {
    needs(actor, 'hold.write');
    if (reason.trim() === '')
      throw new DomainError(E.bad_hold, {
        why: both('its end needs a reason', 'mengakhirinya perlu alasan'),
      });
    return this.db.tx(async (tx) => {
      const { status: before } = await lock(tx, id);
      const status = before === 'recorded' ? 'withdrawn' : 'lifted';
      if (!holdLifecycle.allows(before, status)) throw new DomainError(E.hold_status, { status: before });
      const at = this.clock.now();
      await this.approvals.withdraw(tx, APPROVAL_KIND, id);
      await store.endHold(tx, { id, status, by: actor.operatorId, at, reason: reason.trim() });
      return this.#done(tx, status === 'lifted' ? 'lift' : 'withdraw', id, actor);
    });
  }

  /** All of an incident, newest first. */
  async list(incidentId: IncidentId): Promise<Hold[]> {
    return this.db.tx((tx) => store.holdsOf(tx, incidentId));
  }

  /** Confirmed, and neither over nor lifted; inside the caller's transaction. */
  async inForce(tx: Tx, incidentId: IncidentId): Promise<Hold[]> {
    const now = this.clock.now();
    return (await store.holdsOf(tx, incidentId)).filter((hold) => isInForce(hold, now));
  }

  /**
   * One refusal for each hold that keeps somebody of these from being told; empty: all of them may be told now. Whoever
   * has no country (an empty one) lives where the incident is.
   */
  async refusals(tx: Tx, incidentId: IncidentId, groups: readonly HeldGroup[]): Promise<DomainError[]> {
    const holds = await this.inForce(tx, incidentId);
    if (holds.length === 0) return [];
    const [book, home] = [await this.laws.bookIn(tx), await store.homeOf(tx, incidentId)];
    const residents = groups.map((group) => ({ ...group, country: group.country || home }));
    return holds.flatMap(({ untilAt, authority, reference, ...hold }) => {
      const persons = heldAmong(hold, residents, book);
      const until = untilAt.toISOString();
      return persons === 0 ? [] : [new DomainError(E.held, { until, persons, authority, reference })];
    });
  }

  async #done(tx: Tx, verb: string, id: HoldId, actor: Actor): Promise<Hold> {
    const hold = await lock(tx, id);
    const { incidentId, untilAt, lawCodes } = hold;
    const facts = { until: untilAt, laws: lawCodes.join(',') };
    await this.audit.record(tx, {
      actor,
      action: `laws.hold_${verb}`,
      incidentId,
      subject: `hold:${id}`,
      facts,
    });
    return hold;
  }
}

async function lock(tx: Tx, id: HoldId, to?: HoldStatus): Promise<Hold> {
  const hold = await store.lockHold(tx, id);
  if (!hold) throw new DomainError(E.unknown_hold, { hold: id });
  if (to !== undefined && !holdLifecycle.allows(hold.status, to)) {
    throw new DomainError(E.hold_status, { status: hold.status });
  }
  return hold;
}

/** Null, or which words are missing. */
const MISSING = {
  authority: both('its authority is missing', 'otoritasnya belum disebut'),
  reference: both('its reference is missing', 'nomor permintaannya belum disebut'),
  reason: both('its reason is missing', 'alasannya belum disebut'),
};

function wordsProblem({ authority, reference, reason, requestSha256 }: HoldInput): Both | null {
  const missing = Object.entries({ authority, reference, reason }).find(([, words]) => words.trim() === '');
  if (missing) return MISSING[missing[0] as keyof typeof MISSING];
  return /^[0-9a-f]{64}$/.test(requestSha256)
    ? null
    : both(
        'the SHA-256 of the written request has 64 hexadecimal digits',
        'SHA-256 permintaan tertulisnya terdiri dari 64 angka heksadesimal',
      );
}
