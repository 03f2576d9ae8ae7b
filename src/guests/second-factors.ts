/** The second factor: somebody with a link shows that they are the person it was made for. */
import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { must } from '../kernel/assert.ts';
import { letterOf } from '../notices/index.ts';
import { personKey } from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { KnownContacts } from './known-contacts.ts';
import { Replies } from './replies.ts';
import { CODE_MINUTES, codeMail, type CodeSaid, codeSms } from './rules/code-words.ts';
import { CODE_NUMBERS, codeText, isCodeMeans, type Means, readCodeText } from './rules/means.ts';
import * as store from './second-factors.store.ts';
import type {
  AskResult,
  CodeAsked,
  FactorOf,
  FactorUse,
  OpenChallenge,
  ProofResult,
  Told,
} from './second-factors.types.ts';

const CODE_MS = CODE_MINUTES * 60_000;
const DAY_MS = 86_400_000;
/** Of one code. With ten a day, a million codes and a person who notices, guessing is hopeless. */
const WRONG_MAX = 5;
const WRONG_A_DAY = 10;
const CODES_A_DAY = 6;
const BETWEEN_CODES_MS = 60_000;

@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Db,
    private readonly known: KnownContacts,
    private readonly replies: Replies,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By what this person can prove themselves, best first; none: by telephone only. Reads. */
  async means(of: FactorOf): Promise<readonly Means[]> {
    return this.db.tx((tx) => this.known.means(tx, of));
  }

  /** The code of this session that can be answered now. Reads. */
  async standing(of: FactorOf, session: string): Promise<OpenChallenge | null> {
    return this.db.tx(async (tx) => {
      const open = await store.openOf(tx, of.person, await this.known.hash(tx, of, 'session', session));
      return open && open.codeHash !== null && open.expiresAt > this.clock.now()
        ? { means: open.means, expiresAt: open.expiresAt }
        : null;
    });
  }

  /** Sends a code to a known contact. It lives ten minutes, works once and in this session only; the one before ends. */
  async ask(of: FactorOf, asked: CodeAsked, actor: Actor): Promise<AskResult> {
    return this.db.tx(async (tx) => {
      await store.lockPerson(tx, of.person);
      const now = this.clock.now();
      const since = new Date(now.getTime() - DAY_MS);
      const tally = await store.tallyOf(tx, of.person, { use: asked.use, since });
      if (tally.wrong >= WRONG_A_DAY || tally.codes >= CODES_A_DAY) return { kind: 'too_many' };
      const until = new Date((tally.lastCodeAt?.getTime() ?? 0) + BETWEEN_CODES_MS);
      if (until > now) return { kind: 'wait', until };
      if (!(await this.known.means(tx, of)).includes(asked.means)) return { kind: 'not_possible' };
      return this.#send(tx, of, asked, actor);
    });
  }

  /** What was typed for the code of this session. */
  async answer(
    of: FactorOf,
    given: { readonly session: string; readonly code: string },
    actor: Actor,
  ): Promise<ProofResult> {
    return this.db.tx(async (tx) => {
      await store.lockPerson(tx, of.person);
      const session = await this.known.hash(tx, of, 'session', given.session);
      const open = await store.openOf(tx, of.person, session);
      if (open && (await this.#isSpent(tx, of, open.use))) return 'too_many';
      if (!open?.codeHash || open.expiresAt <= this.clock.now()) return 'expired';
      const code = readCodeText(given.code);
      const hash = await this.known.hash(tx, of, 'code', `${given.session}\0${code ?? ''}`);
      const isRight = code !== null && timingSafeEqual(hash, open.codeHash);
      return this.#settle(tx, of, { open, isRight }, actor);
    });
  }

  /** Data of theirs that did not leak, instead of a code: compared by key, counted like a code's tries. */
  async tell(of: FactorOf, told: Told, actor: Actor): Promise<ProofResult> {
    const isRight = await this.known.isTheirs(of, told.means, told.value);
    return this.db.tx(async (tx) => {
      await store.lockPerson(tx, of.person);
      if (await this.#isSpent(tx, of, told.use)) return 'too_many';
      if (!(await this.known.means(tx, of)).includes(told.means)) return 'not_possible';
      const session = await this.known.hash(tx, of, 'session', told.session);
      const now = this.clock.now();
      const { means, use } = told;
      // Each telling stands by itself: a code of this session that is on its way stays good where this is wrong.
      const own = await this.known.hash(tx, of, 'session', `${told.session}\0told`);
      const known = await store.openOf(tx, of.person, own);
      if (known?.means !== means || known.expiresAt <= now) {
        const expiresAt = new Date(now.getTime() + CODE_MS);
        await store.open(tx, { ...of, means, use, session: own, codeHash: null, now, expiresAt });
      }
      const open = must(await store.openOf(tx, of.person, own), 'a telling just opened');
      const result = await this.#settle(tx, of, { open, isRight }, actor);
      const code = result === 'proven' ? await store.openOf(tx, of.person, session) : undefined;
      if (code) {
        const { wrongTries } = code;
        await store.settle(tx, { ...of.person, id: code.id }, { state: 'replaced', wrongTries, now });
      }
      return result;
    });
  }

  async #send(tx: Tx, of: FactorOf, asked: CodeAsked, actor: Actor): Promise<AskResult> {
    const { means, session, ...words } = asked;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + CODE_MS);
    const code = codeText(randomInt(CODE_NUMBERS));
    await store.open(tx, {
      ...of,
      means,
      use: asked.use,
      session: await this.known.hash(tx, of, 'session', session),
      codeHash: await this.known.hash(tx, of, 'code', `${session}\0${code}`),
      now,
      expiresAt,
    });
    await this.replies.ask(tx, {
      incidentId: of.incidentId,
      to: { person: of.person, channel: means },
      kind: 'code',
      message: messageOf(means, { ...words, code }),
      staleAt: expiresAt,
    });
    await this.#record(tx, of, { action: 'guests.send_code', facts: { means, use: asked.use } }, actor);
    return { kind: 'sent', means, expiresAt };
  }

  /** Under the person's lock: whoever comes at the same moment waits and is counted. */
  async #isSpent(tx: Tx, of: FactorOf, use: FactorUse): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    return (await store.tallyOf(tx, of.person, { use, since })).wrong >= WRONG_A_DAY;
  }

  async #settle(
    tx: Tx,
    of: FactorOf,
    { open, isRight }: { readonly open: store.Challenge; readonly isRight: boolean },
    actor: Actor,
  ): Promise<ProofResult> {
    const { id, means } = open;
    const now = this.clock.now();
    const wrongTries = open.wrongTries + (isRight ? 0 : 1);
    const state = isRight ? 'proven' : wrongTries >= WRONG_MAX ? 'spent' : 'open';
    const settled = await store.settle(tx, { ...of.person, id }, { state, wrongTries, now });
    if (settled === 0) return 'expired';
    if (!isRight && state === 'open') return 'wrong';
    const action = isRight ? 'guests.prove' : 'guests.fail_proof';
    await this.#record(tx, of, { action, facts: { means, wrongTries } }, actor);
    if (isRight) return 'proven';
    return isCodeMeans(means) ? 'expired' : 'wrong';
  }

  async #record(
    tx: Tx,
    { incidentId, person }: FactorOf,
    what: { readonly action: string; readonly facts: Readonly<Record<string, unknown>> },
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, { actor, incidentId, subject: `person:${personKey(person)}`, ...what });
  }
}

function messageOf(means: Means, said: CodeSaid) {
  return means === 'sms' ? { body: codeSms(said) } : letterOf(codeMail(said));
}
