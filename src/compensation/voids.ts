/** Voiding what somebody was promised: with a reason, and above an amount only with a second person. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Approvals } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import { GrantEnds } from './grant-ends.ts';
import { grantKey } from './grant-view.ts';
import { atStake, voidMove } from './rules/void-check.ts';
import type { VoidStatus } from './rules/states.ts';
import * as store from './voids.store.ts';

const KIND = 'grant_void';
const LIST_MAX = 200;
const REASON_MAX = 1_000;

export interface VoidDecision {
  readonly decision: 'approved' | 'refused';
  readonly reason?: string | undefined;
  readonly digest?: string | undefined;
}

export type VoidAsked =
  | { readonly status: 'voided' }
  /** A second person decides about exactly this. */
  | { readonly status: 'asked'; readonly digest: string };

@Injectable()
export class Voids {
  constructor(
    private readonly db: Db,
    private readonly ends: GrantEnds,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Ends an open grant, or a choice that is not on its way yet: at once where what is at stake is small enough for one
   * person, else once a second one agrees. Refuses `unknown_grant`, `too_late_to_void`, `grant_ended`,
   * `void_asked`, `void_reason`.
   */
  async ask(ref: store.GrantRef, why: string, actor: Actor): Promise<VoidAsked> {
    const reason = why.trim();
    if (reason === '' || reason.length > REASON_MAX)
      throw new DomainError(E.void_reason, { max: REASON_MAX });
    return this.db.tx(async (tx) => {
      const grant = await this.#open(tx, ref);
      const atStakeMinor = atStake(grant);
      const aloneMaxMinor = this.ends.aloneMaxMinor(grant.currency);
      const alone = atStakeMinor <= aloneMaxMinor;
      const row = { grant, cause: 'staff', reason, atStakeMinor, aloneMaxMinor, survivor: null } as const;
      const by = { by: actor.operatorId, at: this.clock.now() };
      if (grant.isAsked) throw new DomainError(E.void_asked, { id: grantKey(ref) });
      await store.insertVoid(tx, { ...row, ...by, status: alone ? 'voided' : 'asked' });
      await this.#record(tx, alone ? 'void_grant' : 'ask_void', grant, actor);
      if (alone) {
        await this.ends.end(tx, [grant]);
        return { status: 'voided' };
      }
      const { cohortId, grantId, offerSetId, incidentId, currency } = grant;
      const request = {
        kind: KIND,
        subjectId: grantKey(ref),
        incidentId,
        pins: { cohortId, grantId, offerSetId, no: grant.voids + 1, atStakeMinor, currency, reason },
        makers: [],
      };
      const { digest } = await this.approvals.request(tx, request, actor);
      return { status: 'asked', digest };
    });
  }

  /** A second person's decision; needs `grant_void.approve`. Refuses what `ask` refuses and what approvals refuse. */
  async decide(ref: store.GrantRef, decision: VoidDecision, actor: Actor): Promise<{ status: VoidStatus }> {
    return this.db.tx(async (tx) => {
      await this.approvals.decide(tx, { kind: KIND, subjectId: grantKey(ref), ...decision }, actor);
      const status = decision.decision === 'approved' ? 'voided' : 'refused';
      const at = this.clock.now();
      if (status === 'voided') await this.ends.end(tx, [await this.#open(tx, ref)]);
      await store.markDecided(tx, ref, { status, by: actor.operatorId, at });
      return { status };
    });
  }

  /** What was voided, refused or waits for a second person; the newest first. */
  async list(incidentId: IncidentId, status: VoidStatus | null = null): Promise<readonly store.VoidRow[]> {
    return this.db.tx((tx) => store.voidsOf(tx, incidentId, { status, limit: LIST_MAX }));
  }

  async #open(tx: Tx, ref: store.GrantRef): Promise<store.Ending> {
    const id = grantKey(ref);
    const [grant] = await store.lockEnding(tx, [ref]);
    if (!grant) throw new DomainError(E.unknown_grant, { id });
    const move = voidMove(grant);
    if (move === 'too_late') throw new DomainError(E.too_late_to_void, { id });
    if (move === 'ended') throw new DomainError(E.grant_ended, { id, state: grant.state });
    return grant;
  }

  async #record(tx: Tx, action: string, grant: store.Ending, actor: Actor): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `compensation.${action}`,
      incidentId: grant.incidentId,
      subject: `grant:${grantKey(grant)}`,
      facts: { state: grant.state, atStakeMinor: String(atStake(grant)) },
    });
  }
}
