/** Password sign-in and sessions: one generic refusal, tokens kept as hashes, idle and absolute limits. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { actorOf } from './actors.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import * as store from './operators.store.ts';
import { Operators } from './operators.ts';
import type { OperatorRow } from './operators.tables.ts';
import { lockMs, PASSWORD_CHARACTERS_MIN, SESSION_AGE_MAX_MS, SESSION_IDLE_MAX_MS } from './rules/limits.ts';
import { isWeakPassword } from './rules/password.ts';
import { hashPassword, newToken, passwordFits, tokenHash } from './secrets.ts';

/** Written at most once a minute, so that reading a page is not a write. */
const TOUCH_AFTER_MS = 60_000;

const NOBODY = '00000000-0000-7000-8000-000000000000' as OperatorId;

export type SignInResult =
  { readonly ok: true; readonly token: string; readonly expiresAt: Date } | { readonly ok: false };

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly operators: Operators,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whose link this is, while it is open; changes nothing. */
  async setupLink(token: string): Promise<{ name: string; email: string } | null> {
    return this.db.tx(async (tx) => {
      const id = await store.findSetupLink(tx, tokenHash(token), this.clock.now());
      const row = id && (await store.findById(tx, id));
      return row ? { name: row.name, email: row.email } : null;
    });
  }

  /** Sets the password once; ends every session the person had. Refuses `invalid_link`, `weak_password`. */
  async acceptSetupLink(token: string, password: string): Promise<void> {
    const owner = await this.setupLink(token);
    if (!owner) throw new DomainError(OPERATORS_ERRORS.invalid_link);
    if (isWeakPassword(password, owner)) {
      throw new DomainError(OPERATORS_ERRORS.weak_password, { min: PASSWORD_CHARACTERS_MIN });
    }
    const passwordHash = await hashPassword(password);
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const id = await store.useSetupLink(tx, tokenHash(token), now);
      const row = id && (await store.lockById(tx, id));
      if (!row || row.status === 'disabled') throw new DomainError(OPERATORS_ERRORS.invalid_link);
      const fresh = { failedSignIns: 0, lockedUntil: null, status: 'active' as const };
      await store.updateOperator(tx, row.id, { ...fresh, passwordHash, passwordSetAt: now });
      await store.closeSetupLinks(tx, row.id, now);
      await store.deleteSessionsOf(tx, row.id);
      const actor = actorOf({ id: row.id, name: row.name, roles: [] });
      await this.#record(tx, 'operators.set_password', actor);
    });
  }

  /** A new session, or one generic no for a wrong address, a wrong password and a sleeping account alike. */
  async signIn(email: string, password: string): Promise<SignInResult> {
    const row = await this.db.tx(async (tx) => store.findByEmail(tx, email.trim().toLowerCase()));
    const fits = await passwordFits(row?.passwordHash ?? null, password.slice(0, 1_000));
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      // Looked up and counted also where there is no such person: an answer's time must not tell.
      const person = await store.lockById(tx, row?.id ?? NOBODY);
      const asleep = person?.lockedUntil && person.lockedUntil > now;
      if (person?.status !== 'active' || person.passwordHash !== row?.passwordHash || asleep) {
        await store.updateOperator(tx, NOBODY, { failedSignIns: 0 });
        return { ok: false };
      }
      return fits ? this.#open(tx, person) : this.#count(tx, person);
    });
  }

  /** Ends the session; ending it twice is fine. */
  async signOut(token: string): Promise<void> {
    await this.db.tx((tx) => store.deleteSession(tx, tokenHash(token)));
  }

  /** The person behind a live session with today's permissions, or null. */
  async actorOfSession(token: string): Promise<Actor | null> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const hash = tokenHash(token);
      const session = await store.findSession(tx, hash, { now, seenAfter: idleLimit(now) });
      if (!session) return null;
      if (now.getTime() - session.seenAt.getTime() > TOUCH_AFTER_MS) await store.touchSession(tx, hash, now);
      return this.operators.actor(tx, session.operatorId);
    });
  }

  /** Deletes sessions past their limits; the worker's sweep calls it. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    return this.db.tx((tx) => store.deleteDeadSessions(tx, { now, seenAfter: idleLimit(now) }));
  }

  async #open(tx: Tx, person: OperatorRow): Promise<SignInResult> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + SESSION_AGE_MAX_MS);
    await store.insertSession(tx, { hash: tokenHash(token), operatorId: person.id, now, expiresAt });
    await store.updateOperator(tx, person.id, { failedSignIns: 0, lockedUntil: null });
    await this.#record(tx, 'operators.sign_in', actorOf({ id: person.id, name: person.name, roles: [] }));
    return { ok: true, token, expiresAt };
  }

  async #count(tx: Tx, person: OperatorRow): Promise<SignInResult> {
    const failedSignIns = person.failedSignIns + 1;
    const sleep = lockMs(failedSignIns);
    const lockedUntil = sleep > 0 ? new Date(this.clock.now().getTime() + sleep) : null;
    await store.updateOperator(tx, person.id, { failedSignIns, lockedUntil });
    return { ok: false };
  }

  async #record(tx: Tx, action: string, actor: Actor): Promise<void> {
    const subject = `operator:${actor.operatorId}`;
    await this.audit.record(tx, { actor, action, incidentId: null, subject, facts: {} });
  }
}

function idleLimit(now: Date): Date {
  return new Date(now.getTime() - SESSION_IDLE_MAX_MS);
}
