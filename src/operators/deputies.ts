/** Deputies: while somebody who approves is away, another named person decides in their place. */
import { type Both, both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { isUuid, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './deputies.store.ts';
import { OPERATORS_ERRORS as E } from './operators.errors.ts';
import { Operators } from './operators.ts';

export type Deputy = store.DeputyRow;

export interface DeputyInput {
  /** Who is away: id or e-mail address; the actor unless told. */
  readonly principal?: string | undefined;
  readonly deputy: string;
  /** Now, unless told. */
  readonly from?: Date | undefined;
  readonly until: Date;
  readonly reason: string;
}

const LONGEST_DAYS = 90;
const DAY_MS = 86_400_000;

@Injectable()
export class Deputies {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly operators: Operators,
  ) {}

  /**
   * Until then the deputy may approve what the other may. Everybody names their own and nobody another's, or one
   * administrator alone would lend themselves a yes; the terminal may. Never in a matter the one they stand in for had
   * a hand in. Refuses `bad_deputy`, `not_allowed`, `own_deputy_only`.
   */
  async name(input: DeputyInput, actor: Actor): Promise<Deputy> {
    const principal = await this.operators.get(input.principal ?? actor.operatorId);
    const deputy = await this.operators.get(input.deputy);
    if (principal.id !== actor.operatorId && !actor.permissions.has('operator.write')) {
      throw new DomainError(E.not_allowed, { permission: 'operator.write' });
    }
    if (principal.id !== actor.operatorId && actor.kind === 'operator') {
      throw new DomainError(E.own_deputy_only);
    }
    const now = this.clock.now();
    const row = {
      id: uuidv7(now),
      principalId: principal.id,
      deputyId: deputy.id,
      from: input.from ?? now,
      until: input.until,
      reason: input.reason.trim(),
      namedBy: actor.operatorId,
    };
    const problem = problemOf(row, now);
    if (problem) throw new DomainError(E.bad_deputy, { problem });
    if (deputy.status === 'disabled') throw new DomainError(E.disabled);
    await this.db.tx(async (tx) => {
      await store.insertDeputy(tx, { ...row, now });
      await this.#record(tx, 'operators.name_deputy', row, actor);
    });
    return { ...row, endedAt: null };
  }

  /** At once. Whoever named or is stood in for may end it, and whoever holds `operator.write`. */
  async end(id: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const row = isUuid(id) ? await store.endDeputy(tx, id, this.clock.now()) : undefined;
      if (!row) throw new DomainError(E.unknown_deputy, { id: id.slice(0, 60) });
      const own = [row.principalId, row.namedBy].includes(actor.operatorId);
      if (!own && !actor.permissions.has('operator.write')) {
        throw new DomainError(E.not_allowed, { permission: 'operator.write' });
      }
      await this.#record(tx, 'operators.end_deputy', row, actor);
    });
  }

  async list(): Promise<Deputy[]> {
    return this.db.tx((tx) => store.listDeputies(tx));
  }

  async #record(
    tx: Tx,
    action: string,
    row: Pick<Deputy, 'id' | 'principalId' | 'deputyId' | 'from' | 'until'>,
    actor: Actor,
  ): Promise<void> {
    const { principalId, deputyId, from, until } = row;
    const facts = { principalId, deputyId, from: from.toISOString(), until: until.toISOString() };
    await this.audit.record(tx, { actor, action, incidentId: null, subject: `deputy:${row.id}`, facts });
  }
}

/** What is wrong with it, as the end of a sentence. */
function problemOf(
  row: { principalId: string; deputyId: string; from: Date; until: Date; reason: string },
  now: Date,
): Both | null {
  if (row.principalId === row.deputyId) {
    return both('nobody is their own deputy', 'tidak ada yang menjadi wakil dirinya sendiri');
  }
  if (row.until <= row.from || row.until <= now) {
    return both('it ends before it begins', 'berakhir sebelum dimulai');
  }
  if (row.until.getTime() - row.from.getTime() > LONGEST_DAYS * DAY_MS) {
    return both(`it may last ${LONGEST_DAYS} days at most`, `boleh berlaku paling lama ${LONGEST_DAYS} hari`);
  }
  return row.reason === '' || row.reason.length > 500
    ? both('it needs a reason of at most 500 characters', 'perlu alasan paling banyak 500 karakter')
    : null;
}
