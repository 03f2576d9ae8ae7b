/** The list of addresses an incident must not write to, and the person who lets one be written to again. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { bucketOf, type IncidentId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { RECEIPTS_ERRORS as E } from './receipts.errors.ts';
import * as store from './suppression.store.ts';

export interface SuppressedAddress extends Omit<store.SuppressionRow, 'key'> {
  /** `email:<key>` or `phone:<key>`: names the address and cannot be read. */
  readonly id: string;
}

export interface SuppressionQuery {
  readonly reason?: store.SuppressionReason | undefined;
  /** Only those let go again, or only those still in force. */
  readonly lifted?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

const PAGE_MAX = 1000;

@Injectable()
export class SuppressedAddresses {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** A page, by id: whose address, why and since when; no address. */
  async list(
    incidentId: IncidentId,
    query: SuppressionQuery = {},
  ): Promise<{ suppressed: SuppressedAddress[]; next: string | null }> {
    const { after, limit = 200, ...filter } = query;
    const size = Math.min(PAGE_MAX, limit);
    const from = after === undefined ? null : addressOf(after);
    const rows = await this.db.tx((tx) =>
      store.list(tx, {
        incidentId,
        reason: filter.reason ?? null,
        lifted: filter.lifted ?? null,
        after: from,
        limit: size,
      }),
    );
    const suppressed = rows.map(({ key, ...row }) => ({ ...row, id: idOf(row.kind, key) }));
    return { suppressed, next: suppressed.length === size ? suppressed.at(-1)!.id : null };
  }

  /**
   * Lets these addresses be written to again, with a reason; a later bounce or complaint takes it back. What was
   * suppressed before stays so until somebody retries it. Answers how many were still in force. Needs `notice.launch`.
   */
  async lift(
    order: { readonly incidentId: IncidentId; readonly ids: readonly string[]; readonly reason: string },
    actor: Actor,
  ): Promise<number> {
    const reason = order.reason.trim();
    if (reason === '') throw new DomainError(E.no_reason);
    const addresses = order.ids.map(addressOf);
    return this.db.tx(async (tx) => {
      const lifted = await store.lift(tx, {
        incidentId: order.incidentId,
        addresses: addresses.map((a) => ({ ...a, bucket: bucketOf(a.key) })),
        by: actor.operatorId,
        reason,
        now: this.clock.now(),
      });
      await this.audit.record(tx, {
        actor,
        action: 'receipts.lift_suppression',
        incidentId: order.incidentId,
        facts: { asked: addresses.length, lifted, reason },
      });
      return lifted;
    });
  }
}

function idOf(kind: string, key: Buffer): string {
  return `${kind}:${key.toString('hex')}`;
}

function addressOf(id: string): { kind: 'email' | 'phone'; key: Buffer } {
  const m = /^(email|phone):([0-9a-f]{32})$/.exec(id);
  if (!m) throw new DomainError(E.unknown_address, { id: id.slice(0, 60) });
  return { kind: m[1] as 'email' | 'phone', key: Buffer.from(m[2]!, 'hex') };
}
