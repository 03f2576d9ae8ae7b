/** Second factors: an authenticator's secret, sealed and never shown again, and ten recovery codes for when it is lost. */
import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { grouped, readCode } from '../kernel/crockford.ts';
import { DomainError } from '../kernel/errors.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Config } from '../platform/config.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { open, seal } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { OPERATORS_ERRORS as E } from './operators.errors.ts';
import { lockById, revokeKeys } from './operators.store.ts';
import type { OperatorRow } from './operators.tables.ts';
import { ENROLMENT_MAX_AGE_MS, RECOVERY_CODES } from './rules/limits.ts';
import * as store from './second-factors.store.ts';
import { deleteSessionsOf } from './sessions.store.ts';
import {
  type Enrolment,
  enrolmentOf,
  newRecoveryCode,
  newTotpSecret,
  stepOf,
  TOTP_SECRET_BYTES,
} from './totp.ts';
import { countWrongTry, forgetWrongTries, mayTry } from './tries.ts';

const KEY_VERSION = 1;

export interface SecondFactor {
  readonly enrolled: boolean;
  /** Does nobody get in without one? */
  readonly required: boolean;
  readonly recoveryCodesLeft: number;
}

/** Who enrols: a session, or a step between password and session. Only there the secret is shown and confirmed. */
export type Enrolling = { readonly session: string } | { readonly step: string };

@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'signIn'>,
  ) {}

  get required(): boolean {
    return this.config.signIn.requireTotp;
  }

  async of(operatorId: OperatorId): Promise<SecondFactor> {
    return this.db.tx(async (tx) => ({
      enrolled: await this.isEnrolled(tx, operatorId),
      required: this.required,
      recoveryCodesLeft: await store.recoveryCodesLeft(tx, operatorId),
    }));
  }

  async isEnrolled(tx: Tx, operatorId: OperatorId): Promise<boolean> {
    return (await store.enrolled(tx, [operatorId])).has(operatorId);
  }

  /**
   * A new secret for whoever has none in force, for this session or step alone; an earlier one that waited dies. It
   * counts once a code of it was typed there. Refuses `factor_stands`.
   */
  async begin(operatorId: OperatorId, where: Enrolling): Promise<Enrolment> {
    return this.db.tx(async (tx) => {
      const person = await lockById(tx, operatorId);
      if (!person || (await this.isEnrolled(tx, operatorId))) throw new DomainError(E.factor_stands);
      return this.#begin(tx, person, where);
    });
  }

  /** In place of the one in force, which a code of it or a recovery code allows. Refuses `wrong_code`. */
  async beginAnew(operatorId: OperatorId, typed: string, where: Enrolling): Promise<Enrolment> {
    return this.#withCode(operatorId, typed, (tx, person) => this.#begin(tx, person, where));
  }

  /** The one begun here that waits for its first code, to show the same page again; null where none waits. */
  async waiting(operatorId: OperatorId, where: Enrolling): Promise<Enrolment | null> {
    return this.db.tx(async (tx) => {
      const person = await lockById(tx, operatorId);
      const pending = person && (await this.#pending(tx, operatorId, where));
      return pending ? enrolmentOf(pending.secret, person.email) : null;
    });
  }

  /**
   * The first code of the one begun here brings it in force, ends every other session and makes recovery codes, shown
   * once. Refuses `wrong_code`.
   */
  async confirm(typed: string, actor: Actor, where: Enrolling): Promise<string[]> {
    const codes = await this.db.tx((tx) => this.confirmIn(tx, typed, actor, where));
    if (!codes) throw new DomainError(E.wrong_code);
    return codes;
  }

  /** The same inside another transaction; null, and counted, where the code is wrong. */
  async confirmIn(tx: Tx, typed: string, actor: Actor, where: Enrolling): Promise<string[] | null> {
    const now = this.clock.now();
    const { operatorId } = actor;
    const person = await lockById(tx, operatorId);
    if (!mayTry(person, now)) return null;
    const pending = await this.#pending(tx, operatorId, where);
    const step = pending && stepOf(pending.secret, typed, now);
    if (!pending || step === null || !(await this.#bringInForce(tx, operatorId, { ...pending, step }))) {
      await countWrongTry(tx, person, now);
      return null;
    }
    await deleteSessionsOf(tx, operatorId, 'session' in where ? where.session : null);
    await this.#record(tx, 'operators.enrol_factor', operatorId, actor);
    return this.#newCodes(tx, operatorId);
  }

  /** Ten new ones; the earlier ones die. A code of the authenticator, or one of them, allows it. */
  async newRecoveryCodes(operatorId: OperatorId, typed: string, actor: Actor): Promise<string[]> {
    return this.#withCode(operatorId, typed, async (tx) => {
      await this.#record(tx, 'operators.new_recovery_codes', operatorId, actor);
      return this.#newCodes(tx, operatorId);
    });
  }

  /** Is this a fresh code of the authenticator, or an unused recovery code? Either is spent; a wrong one is not counted here. */
  async spend(tx: Tx, operatorId: OperatorId, typed: string): Promise<'code' | 'recovery' | null> {
    const now = this.clock.now();
    const row = await store.findFactor(tx, operatorId);
    if (!row?.secretSealed) return null;
    const step = stepOf(await this.#open(operatorId, row.secretSealed), typed, now);
    if (step !== null) return (await store.useStep(tx, operatorId, step)) ? 'code' : null;
    const code = readCode(typed);
    if (code === null) return null;
    const hash = await this.#hash(operatorId, code);
    return (await store.useRecoveryCode(tx, operatorId, hash, now)) ? 'recovery' : null;
  }

  /** Takes it away, recovery codes too, and ends every session and key: the person enrols anew at the next sign-in. */
  async reset(tx: Tx, operatorId: OperatorId): Promise<void> {
    await store.deleteFactor(tx, operatorId);
    await deleteSessionsOf(tx, operatorId);
    await revokeKeys(tx, operatorId, this.clock.now());
  }

  /** Commits the count of a wrong code before it is refused. */
  async #withCode<T>(
    operatorId: OperatorId,
    typed: string,
    work: (tx: Tx, person: OperatorRow) => Promise<T>,
  ): Promise<T> {
    const outcome = await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const person = await lockById(tx, operatorId);
      if (!mayTry(person, now)) return null;
      if ((await this.spend(tx, operatorId, typed)) === null) {
        await countWrongTry(tx, person, now);
        return null;
      }
      await forgetWrongTries(tx, person);
      return { result: await work(tx, person) };
    });
    if (!outcome) throw new DomainError(E.wrong_code);
    return outcome.result;
  }

  async #begin(tx: Tx, person: OperatorRow, where: Enrolling): Promise<Enrolment> {
    const secret = newTotpSecret();
    const until = Buffer.alloc(8);
    until.writeBigUInt64BE(BigInt(this.clock.now().getTime() + ENROLMENT_MAX_AGE_MS));
    const kept = Buffer.concat([secret, until, markOf(where)]);
    await store.keepPending(tx, person.id, await this.#seal(person.id, kept));
    return enrolmentOf(secret, person.email);
  }

  /** The secret that waits, where it was begun here and not too long ago: nobody confirms what another was shown. */
  async #pending(tx: Tx, operatorId: OperatorId, where: Enrolling): Promise<Pending | null> {
    const sealed = (await store.findFactor(tx, operatorId))?.pendingSealed;
    if (!sealed) return null;
    const kept = await this.#open(operatorId, sealed);
    const mark = markOf(where);
    // What an earlier version kept says neither where nor until when: it is begun again.
    if (kept.length !== TOTP_SECRET_BYTES + 8 + mark.length) return null;
    const until = kept.readBigUInt64BE(TOTP_SECRET_BYTES);
    if (until <= BigInt(this.clock.now().getTime())) return null;
    if (!kept.subarray(TOTP_SECRET_BYTES + 8).equals(mark)) return null;
    return { sealed, secret: kept.subarray(0, TOTP_SECRET_BYTES) };
  }

  async #bringInForce(tx: Tx, operatorId: OperatorId, of: Pending & { step: bigint }): Promise<boolean> {
    const secretSealed = await this.#seal(operatorId, of.secret);
    const { sealed: pendingSealed, step } = of;
    const now = this.clock.now();
    return store.confirmPending(tx, operatorId, { pendingSealed, secretSealed, step, now });
  }

  async #seal(operatorId: OperatorId, secret: Buffer): Promise<Buffer> {
    const key = await this.keyStore.processKey('second-factor');
    return seal(key, KEY_VERSION, secret, aadOf(operatorId));
  }

  async #newCodes(tx: Tx, operatorId: OperatorId): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const hashes = await Promise.all(codes.map((code) => this.#hash(operatorId, code)));
    await store.replaceRecoveryCodes(tx, operatorId, hashes, this.clock.now());
    return codes.map(grouped);
  }

  async #open(operatorId: OperatorId, sealed: Buffer): Promise<Buffer> {
    return open(await this.keyStore.processKey('second-factor'), sealed, aadOf(operatorId));
  }

  async #hash(operatorId: OperatorId, code: string): Promise<Buffer> {
    const key = await this.keyStore.processKey('recovery-codes');
    return createHmac('sha256', key).update(`${operatorId}:${code}`).digest();
  }

  async #record(tx: Tx, action: string, operatorId: OperatorId, actor: Actor): Promise<void> {
    const subject = `operator:${operatorId}`;
    await this.audit.record(tx, { actor, action, incidentId: null, subject, facts: {} });
  }
}

interface Pending {
  readonly sealed: Buffer;
  readonly secret: Buffer;
}

function markOf(where: Enrolling): Buffer {
  const said = 'session' in where ? `session:${where.session}` : `step:${where.step}`;
  return createHash('sha256').update(said).digest();
}

function aadOf(operatorId: OperatorId): string {
  return `totp:${operatorId}`;
}
