/** Remembers answers by Idempotency-Key, sealed, for as long as ENGINE §10 says. */
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../kernel/errors.ts';
import type { Config } from '../config.ts';
import { KeyStore } from '../crypto/key-store.ts';
import { open, seal } from '../crypto/seal.ts';
import { Db } from '../db/db.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { CONFIG } from '../tokens.ts';
import * as store from './idempotency.store.ts';

export interface AskedOnce {
  readonly operatorId: string;
  /** Method and route pattern. */
  readonly route: string;
  readonly key: string;
  /** SHA-256 over the address and the body. */
  readonly bodyHash: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Either the answer given before, or the right to give one now. */
export type Begun = { readonly replay: Answer } | { readonly claim: string };

/** Three renewals fit into the time after which a claim counts as abandoned. */
const RENEW_MS = 5_000;

const KEY_FORM = /^[\x21-\x7e]{1,200}$/;

@Injectable()
export class Idempotency {
  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `idempotency_reused` with another body, `idempotency_in_flight` while the first one still runs. */
  async begin(asked: AskedOnce): Promise<Begun> {
    if (!KEY_FORM.test(asked.key)) throw new DomainError(PLATFORM_ERRORS.idempotency_key);
    const claim = randomUUID();
    const found = await this.db.tx(async (tx) =>
      (await store.claim(tx, asked, claim)) ? null : store.find(tx, asked),
    );
    if (!found) return { claim };
    if (!found.bodyHash.equals(asked.bodyHash)) throw new DomainError(PLATFORM_ERRORS.idempotency_reused);
    if (found.status === null || found.answer === null) {
      throw new DomainError(PLATFORM_ERRORS.idempotency_in_flight);
    }
    const text = open(await this.#key(), found.answer, aadOf(asked)).toString('utf8');
    return {
      replay: { status: found.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) },
    };
  }

  /** Runs the verb and keeps the claim for as long as that takes; a process that dies lets go of it. */
  async holding<T>(asked: AskedOnce, claim: string, work: () => Promise<T>): Promise<T> {
    const renewal = setInterval(() => {
      // A database that is away for a moment is asked again at the next turn.
      this.db.tx((tx) => store.renew(tx, asked, claim)).catch(() => undefined);
    }, RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
    }
  }

  /** Answers may hold what is shown once (a new API key), hence sealed. */
  async answered(asked: AskedOnce, claim: string, answer: Answer): Promise<void> {
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
    const sealed = seal(await this.#key(), 1, Buffer.from(text, 'utf8'), aadOf(asked));
    await this.db.tx((tx) => store.answer(tx, asked, { claim, status: answer.status, sealed }));
  }

  /** Nothing was done: the same key may be used again. */
  async failed(asked: AskedOnce, claim: string): Promise<void> {
    await this.db.tx((tx) => store.release(tx, asked, claim));
  }

  /** Run by a sweep. */
  async forgetOld(): Promise<number> {
    return this.db.tx((tx) => store.forget(tx, this.config.limits.idempotencyKeepDays));
  }

  #key() {
    return this.keyStore.processKey('answers');
  }
}

function aadOf(asked: AskedOnce): string {
  return `answer:${asked.operatorId}:${asked.route}:${asked.key}`;
}
