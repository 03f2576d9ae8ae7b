/** Sessions: who is signed in, where, since when; every one can be ended by its owner and by an administrator. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { isUuid, type OperatorId, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Config } from '../platform/config.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { needs } from './actors.ts';
import { OPERATORS_ERRORS as E } from './operators.errors.ts';
import { Operators } from './operators.ts';
import { newToken, tokenHash } from './secrets.ts';
import * as store from './sessions.store.ts';

/** Written at most once a minute, so that reading a page is not a write. */
const TOUCH_AFTER_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The session a request came with. */
export interface OpenSession {
  readonly id: string;
  readonly endsAt: Date;
  /** When it ends if nobody uses it again. */
  readonly idleEndsAt: Date;
}

export interface ListedSession {
  readonly id: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  /** `Firefox on Windows` */
  readonly device: string;
  /** Is it the one that asked? */
  readonly current: boolean;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly db: Db,
    private readonly operators: Operators,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'signIn'>,
  ) {}

  async open(
    tx: Tx,
    operatorId: OperatorId,
    of: { device: string; withFactor: boolean },
  ): Promise<{ token: string; expiresAt: Date }> {
    const madeAt = this.clock.now();
    const token = newToken();
    const endsAt = new Date(madeAt.getTime() + this.config.signIn.sessionMaxHours * HOUR_MS);
    const id = uuidv7(madeAt);
    await store.insertSession(tx, { ...of, id, operatorId, madeAt, endsAt, hash: tokenHash(token) });
    return { token, expiresAt: endsAt };
  }

  /** The person behind a live session with today's permissions, or null. Being `watched` does not keep it alive. */
  async known(
    token: string,
    as: 'used' | 'watched' = 'used',
  ): Promise<{ actor: Actor; session: OpenSession } | null> {
    const limits = this.#limits();
    return this.db.tx(async (tx) => {
      const hash = tokenHash(token);
      const row = await store.findSession(tx, hash, limits);
      if (!row) return null;
      const { now } = limits;
      const isOld = now.getTime() - row.seenAt.getTime() > TOUCH_AFTER_MS;
      if (as === 'used' && isOld) await store.touchSession(tx, hash, now);
      const actor = await this.operators.actor(tx, row.operatorId);
      const idleEndsAt = new Date(now.getTime() + this.#idleMs());
      return actor && { actor, session: { id: row.id, endsAt: row.endsAt, idleEndsAt } };
    });
  }

  async actorOfSession(token: string): Promise<Actor | null> {
    return (await this.known(token))?.actor ?? null;
  }

  /** One's own, or with `operator.write` another's; latest used first. */
  async list(operator: string, actor: Actor, current: string | null): Promise<ListedSession[]> {
    const { id: owner } = await this.#reach(operator, actor);
    const rows = await this.db.tx((tx) => store.sessionsOf(tx, owner, this.#limits()));
    return rows.map(({ id, madeAt, seenAt, endsAt, device }) => {
      return { id, madeAt, seenAt, endsAt, device, current: id === current };
    });
  }

  /** At once. Refuses `unknown_session`. */
  async end(operator: string, sessionId: string, actor: Actor): Promise<void> {
    const { id } = await this.#reach(operator, actor);
    await this.db.tx(async (tx) => {
      const ended = isUuid(sessionId) ? await store.deleteSessionById(tx, id, sessionId) : 0;
      if (ended === 0) throw new DomainError(E.unknown_session);
      await this.#record(tx, id, actor, ended);
    });
  }

  /** Every session of the person, but for one where it is named; answers how many. */
  async endAll(operator: string, actor: Actor, except: string | null): Promise<number> {
    const { id } = await this.#reach(operator, actor);
    return this.db.tx(async (tx) => {
      const ended = await store.deleteSessionsOf(tx, id, except);
      await this.#record(tx, id, actor, ended);
      return ended;
    });
  }

  /** Deletes sessions past their limits; the worker's sweep calls it. */
  async sweep(): Promise<number> {
    return this.db.tx((tx) => store.deleteDeadSessions(tx, this.#limits()));
  }

  async #reach(operator: string, actor: Actor): Promise<{ id: OperatorId }> {
    const { id } = await this.operators.get(operator);
    if (id !== actor.operatorId) needs(actor, 'operator.write');
    return { id };
  }

  #limits(): store.Limits {
    const now = this.clock.now();
    const seenAfter = new Date(now.getTime() - this.#idleMs());
    return { now, seenAfter, factorNeeded: this.config.signIn.requireTotp };
  }

  #idleMs(): number {
    return this.config.signIn.sessionIdleMinutes * MINUTE_MS;
  }

  async #record(tx: Tx, operatorId: OperatorId, actor: Actor, ended: number): Promise<void> {
    const subject = `operator:${operatorId}`;
    const facts = { ended: String(ended) };
    await this.audit.record(tx, {
      actor,
      action: 'operators.end_sessions',
      incidentId: null,
      subject,
      facts,
    });
  }
}
