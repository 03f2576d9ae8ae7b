/** Answers inquiries, each to the very address that was asked about, and to no other. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { deriveKey, open, sealedKeyVersion } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { AnswerLetters } from './answer-letters.ts';
import { type Found, FoundPeople } from './found-people.ts';
import * as store from './inquiries.store.ts';
import type { Stated } from './rules/stated.ts';
import { placeOf, sealingInfo } from './sealing.ts';

const STALE_MS = 24 * 3_600_000;
const KEPT_MS = 90 * STALE_MS;
const UNANSWERABLE: Found = { answer: 'silent', stranger: false, own: [] };

@Injectable()
export class Answering {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly found: FoundPeople,
    private readonly letters: AnswerLetters,
  ) {}

  /** Every inquiry that waits, oldest first; how many were ended. Any number of workers may do so at once. */
  async run(signal?: AbortSignal): Promise<number> {
    for (let ended = 0; ; ended += 1) {
      if (signal?.aborted || !(await this.db.tx((tx) => this.#one(tx)))) return ended;
    }
  }

  /** What was asked and answered so long ago says nothing any more. */
  async forget(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return this.db.tx((tx) => store.deleteEnded(tx, before));
  }

  async isDue(): Promise<boolean> {
    return this.db.tx((tx) => store.isAnyOpen(tx));
  }

  /** Its answer is ordered where it is ended: killed in between, nothing was. */
  async #one(tx: Tx): Promise<boolean> {
    const inquiry = await store.claimInquiry(tx);
    if (!inquiry) return false;
    const now = this.clock.now();
    const stated = await this.#opened(tx, inquiry);
    const { answer, stranger, own } = stated ? await this.found.look(tx, inquiry, stated) : UNANSWERABLE;
    if (stated && answer !== 'silent') {
      const staleAt = new Date(now.getTime() + STALE_MS);
      await this.letters.order(tx, { inquiry, stated, answer, own, staleAt });
    }
    const status = answer === 'silent' ? 'silent' : 'answered';
    await store.endInquiry(tx, inquiry, { status, stranger, at: now });
    return true;
  }

  /** Null once its key is gone: it must not keep the others waiting. */
  async #opened(tx: Tx, inquiry: store.InquiryRow): Promise<Stated | null> {
    try {
      const version = sealedKeyVersion(inquiry.sealed);
      const { key } = await this.keys.open(inquiry.incidentId, 'link', version, tx);
      const plain = open(deriveKey(key, sealingInfo), inquiry.sealed, placeOf(inquiry));
      return JSON.parse(plain.toString()) as Stated;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}
