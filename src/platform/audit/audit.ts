/** Who did what: one row per action, in the transaction of the action itself (ENGINE §10). */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { canonicalJson } from '../../kernel/fingerprint.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import type { Tx } from '../db/db.ts';
import { CLOCK } from '../tokens.ts';
import { insertEntry } from './audit.store.ts';

export interface AuditRecord {
  readonly actor: Actor;
  /** `room.verb`, lower case. */
  readonly action: string;
  readonly incidentId: string | null;
  /** What was acted upon, as `kind:id`. */
  readonly subject?: string | null;
  /** Ids, counts and decisions: never names, addresses or values of persons. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

@Injectable()
export class Audit {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Joins the caller's transaction: an action that rolls back was never recorded, and none goes unrecorded. */
  async record(tx: Tx, entry: AuditRecord): Promise<void> {
    const at = this.clock.now();
    await insertEntry(tx, {
      id: uuidv7(at),
      at,
      actorId: entry.actor.operatorId,
      actorKind: entry.actor.kind,
      action: entry.action,
      incidentId: entry.incidentId,
      subject: entry.subject ?? null,
      facts: canonicalJson(entry.facts ?? {}),
    });
  }
}
