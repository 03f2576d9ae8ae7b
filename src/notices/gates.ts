/** What other rooms put in a launch's way: findings that wait for a decision, and an authority that asked to wait. */
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import { Holds } from '../laws/index.ts';
import { type BlockingGuard, Guards } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import type { Notice } from './notices.store.ts';
import { planOf } from './planning.ts';
import { type LivingAlike, residences } from './residences.store.ts';
import { KIND_RULES } from './rules/kinds.ts';

/** An initial notice goes out before mapping is finished: only doubts about keys stop it (ENGINE §6.1). */
const INITIAL_GATE: ReadonlySet<string> = new Set(['suspect_key', 'id_space']);

@Injectable()
export class Gates {
  constructor(
    private readonly guards: Guards,
    private readonly holds: Holds,
  ) {}

  /** `living`: whom it is for, where they were counted before. */
  async refusals(tx: Tx, notice: Notice, living?: readonly LivingAlike[]): Promise<DomainError[]> {
    const blocking = await this.#blocking(tx, notice);
    const held = await this.held(tx, notice, living);
    if (blocking.length === 0) return held;
    const first = `${blocking[0]!.kind} (${blocking[0]!.count})`;
    return [new DomainError(E.blocked, { count: blocking.length, first }), ...held];
  }

  /** Counts people only where a hold is in force, and nobody did before. */
  async held(tx: Tx, notice: Notice, living?: readonly LivingAlike[]): Promise<DomainError[]> {
    const { incidentId } = notice;
    if ((await this.holds.inForce(tx, incidentId)).length === 0) return [];
    const groups = living ?? (await residences(tx, await planOf(tx, notice)));
    return this.holds.refusals(tx, incidentId, groups);
  }

  async #blocking(tx: Tx, { incidentId, kind }: Notice): Promise<BlockingGuard[]> {
    const guards = await this.guards.blocking(tx, incidentId);
    return KIND_RULES[kind].gate === 'keys' ? guards.filter((g) => INITIAL_GATE.has(g.kind)) : guards;
  }
}
