/** Signing in: one generic refusal, tokens kept as hashes, and a code after the password where one is asked for. */
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
import type { OperatorRow } from './operators.tables.ts';
import { PASSWORD_CHARACTERS_MIN, SIGN_IN_STEP_MAX_AGE_MS } from './rules/limits.ts';
import { isWeakPassword } from './rules/password.ts';
import { hashPassword, newToken, passwordFits, tokenHash } from './secrets.ts';
import { SecondFactors } from './second-factors.ts';
import { Sessions } from './sessions.ts';
import * as doors from './sessions.store.ts';
import type { Enrolment } from './totp.ts';
import { countWrongTry, forgetWrongTries, mayTry } from './tries.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000' as OperatorId;

export interface Entered {
  readonly token: string;
  readonly expiresAt: Date;
}

export type SignInResult =
  | ({ readonly ok: true; readonly leads: 'in' } & Entered)
  /** The password was right; `token` opens nothing but the page that asks for a code, or shows one how to enrol. */
  | ({ readonly ok: true; readonly leads: 'code' | 'enrol' } & Entered)
  | { readonly ok: false };

export type CodeResult = ({ readonly ok: true } & Entered) | { readonly ok: false; readonly gone: boolean };

export type EnrolResult =
  | ({ readonly ok: true; readonly recoveryCodes: readonly string[] } & Entered)
  | { readonly ok: false; readonly gone: boolean };

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
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

  /** Sets the password once; ends every session the person had, and every key where it is not the first. Refuses `invalid_link`, `weak_password`. */
  async acceptSetupLink(token: string, password: string): Promise<void> {
    const owner = await this.setupLink(token);
    if (!owner) throw new DomainError(OPERATORS_ERRORS.invalid_link);
    const passwordHash = await hashOf(password, owner);
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const id = await store.useSetupLink(tx, tokenHash(token), now);
      const row = id && (await store.lockById(tx, id));
      if (!row || row.status === 'disabled') throw new DomainError(OPERATORS_ERRORS.invalid_link);
      const fresh = { failedSignIns: 0, lockedUntil: null, status: 'active' as const };
      await store.updateOperator(tx, row.id, { ...fresh, passwordHash, passwordSetAt: now });
      await store.closeSetupLinks(tx, row.id, now);
      await doors.deleteSessionsOf(tx, row.id);
      // Keys of somebody invited are of the terminal in development: nobody else could have made one.
      if (row.status !== 'invited') await store.revokeKeys(tx, row.id, now);
      await this.#record(tx, 'operators.set_password', row);
    });
  }

  /** One's own, with the present one; ends every other session. Refuses `wrong_password`, `weak_password`. */
  async changePassword(
    change: { present: string; password: string; session: string | null },
    actor: Actor,
  ): Promise<void> {
    const row = await this.db.tx((tx) => store.findById(tx, actor.operatorId));
    const fits = await passwordFits(row?.passwordHash ?? null, change.present.slice(0, 1_000));
    const passwordHash = fits && row ? await hashOf(change.password, row) : null;
    const changed = await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const person = await store.lockById(tx, actor.operatorId);
      if (!mayTry(person, now)) return false;
      if (passwordHash === null || person.passwordHash !== row?.passwordHash) {
        await countWrongTry(tx, person, now);
        return false;
      }
      const fresh = { failedSignIns: 0, lockedUntil: null };
      await store.updateOperator(tx, person.id, { ...fresh, passwordHash, passwordSetAt: now });
      await store.closeSetupLinks(tx, person.id, now);
      await doors.deleteSessionsOf(tx, person.id, change.session);
      await this.#record(tx, 'operators.change_password', person);
      return true;
    });
    if (!changed) throw new DomainError(OPERATORS_ERRORS.wrong_password);
  }

  /** A new session, a step that asks for a code, or one generic no for a wrong address, a wrong password and a sleeping account alike. */
  async signIn(email: string, password: string, device = ''): Promise<SignInResult> {
    const row = await this.db.tx(async (tx) => store.findByEmail(tx, email.trim().toLowerCase()));
    const fits = await passwordFits(row?.passwordHash ?? null, password.slice(0, 1_000));
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      // Looked up and counted also where there is no such person: an answer's time must not tell.
      const person = await store.lockById(tx, row?.id ?? NOBODY);
      if (!mayTry(person, now) || person.passwordHash !== row?.passwordHash) {
        await store.updateOperator(tx, NOBODY, { failedSignIns: 0 });
        return { ok: false };
      }
      if (!fits) {
        await countWrongTry(tx, person, now);
        return { ok: false };
      }
      const enrolled = await this.factors.isEnrolled(tx, person.id);
      if (!enrolled && !this.factors.required) {
        return { ok: true, leads: 'in', ...(await this.#enter(tx, person, { device, withFactor: false })) };
      }
      return { ok: true, leads: enrolled ? 'code' : 'enrol', ...(await this.#step(tx, person)) };
    });
  }

  /** What the step between password and session asks for: a code, or to enrol first; null where it is gone. */
  async asks(step: string): Promise<'code' | 'enrol' | null> {
    return this.db.tx(async (tx) => {
      const id = await doors.findStep(tx, tokenHash(step), this.clock.now());
      if (!id) return null;
      return (await this.factors.isEnrolled(tx, id)) ? 'code' : 'enrol';
    });
  }

  /** A fresh code of the authenticator or an unused recovery code opens the session; wrong ones count as passwords do. */
  async answerCode(step: string, typed: string, device = ''): Promise<CodeResult> {
    return this.#through(step, async (tx, person) => {
      const spent = await this.factors.spend(tx, person.id, typed);
      if (spent === null) {
        await countWrongTry(tx, person, this.clock.now());
        return { ok: false, gone: false };
      }
      if (spent === 'recovery') await this.#record(tx, 'operators.use_recovery_code', person);
      return { ok: true, ...(await this.#pass(tx, step, person, device)) };
    });
  }

  /** How to enrol, with a secret of this step alone, for who came through the password and has none; null where the step is gone. */
  async enrolment(step: string): Promise<Enrolment | null> {
    const id = await this.db.tx((tx) => doors.findStep(tx, tokenHash(step), this.clock.now()));
    if (!id) return null;
    return (await this.factors.waiting(id, { step })) ?? this.factors.begin(id, { step });
  }

  /** The first code brings the factor in force and opens the session; recovery codes are shown once. */
  async enrol(step: string, typed: string, device = ''): Promise<EnrolResult> {
    return this.#through(step, async (tx, person) => {
      if (await this.factors.isEnrolled(tx, person.id)) return { ok: false, gone: true };
      const recoveryCodes = await this.factors.confirmIn(tx, typed, asThemselves(person), { step });
      if (!recoveryCodes) return { ok: false, gone: false };
      return { ok: true, recoveryCodes, ...(await this.#pass(tx, step, person, device)) };
    });
  }

  /** Ends the session; ending it twice is fine. */
  async signOut(token: string): Promise<void> {
    await this.db.tx((tx) => doors.deleteSession(tx, tokenHash(token)));
  }

  async #through<T>(
    step: string,
    work: (tx: Tx, person: OperatorRow) => Promise<T>,
  ): Promise<T | { ok: false; gone: boolean }> {
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const id = await doors.findStep(tx, tokenHash(step), now);
      const person = id && (await store.lockById(tx, id));
      // Looked up again once the person is locked: of two requests one goes through.
      const stands = person && (await doors.findStep(tx, tokenHash(step), now)) !== null;
      if (!stands || person.status !== 'active') return { ok: false, gone: true };
      if (!mayTry(person, now)) return { ok: false, gone: false };
      return work(tx, person);
    });
  }

  async #step(tx: Tx, person: OperatorRow): Promise<Entered> {
    const begunAt = this.clock.now();
    const token = newToken();
    const expiresAt = new Date(begunAt.getTime() + SIGN_IN_STEP_MAX_AGE_MS);
    await doors.insertStep(tx, { hash: tokenHash(token), operatorId: person.id, begunAt, expiresAt });
    return { token, expiresAt };
  }

  async #pass(tx: Tx, step: string, person: OperatorRow, device: string): Promise<Entered> {
    await doors.deleteStep(tx, tokenHash(step));
    return this.#enter(tx, person, { device, withFactor: true });
  }

  async #enter(tx: Tx, person: OperatorRow, of: { device: string; withFactor: boolean }): Promise<Entered> {
    const entered = await this.sessions.open(tx, person.id, of);
    await forgetWrongTries(tx, person);
    await this.#record(tx, 'operators.sign_in', person);
    return entered;
  }

  async #record(tx: Tx, action: string, person: OperatorRow): Promise<void> {
    const subject = `operator:${person.id}`;
    const actor = asThemselves(person);
    await this.audit.record(tx, { actor, action, incidentId: null, subject, facts: {} });
  }
}

/** For the audit only: no permission goes with it. */
function asThemselves({ id, name }: OperatorRow): Actor {
  return actorOf({ id, name, roles: [], incidents: new Set() });
}

async function hashOf(password: string, owner: { name: string; email: string }): Promise<string> {
  if (isWeakPassword(password, owner)) {
    throw new DomainError(OPERATORS_ERRORS.weak_password, { min: PASSWORD_CHARACTERS_MIN });
  }
  return hashPassword(password);
}
