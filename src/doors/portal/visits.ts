/** Who is visiting: a stateless sealed cookie, and nonces bound to it. Nothing of it is stored. */
import { createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from '../../compensation/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CohortId, IncidentId, PersonNo } from '../../kernel/ids.ts';
import type { Config } from '../../platform/config.ts';
import { KeyStore } from '../../platform/crypto/key-store.ts';
import { deriveKey, open, seal } from '../../platform/crypto/seal.ts';
import { CLOCK, CONFIG } from '../../platform/tokens.ts';
import type { Locale } from './text.ts';

export interface Visit {
  readonly visitor: Visitor;
  /** Chosen by the person; null follows their records. */
  readonly locale: Locale | null;
  /** Random; what the visit's nonces hang on. */
  readonly id: string;
  readonly until: Date;
  /** Until when what needs the second factor is open; null: not shown in this visit. */
  readonly provenUntil: Date | null;
}

export const VISIT_COOKIE = 'amends_visit';
/** Long enough to read and decide, short enough for a borrowed phone. */
const VISIT_MS = 4 * 3_600_000;
/** Long enough to read what is sensitive and to choose; a phone left lying about shows it no longer. */
const PROVEN_MS = 3_600_000;
const AAD = 'portal visit';
const KEY_VERSION = 1;

interface Keys {
  readonly visit: KeyObject;
  readonly nonce: KeyObject;
}

@Injectable()
export class Visits {
  #keys: Promise<Keys> | null = null;

  constructor(
    private readonly keyStore: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  /** Begins a visit; the cookie ends with the browser, the visit at the latest after four hours. */
  async begin(reply: FastifyReply, visitor: Visitor, locale: Locale | null): Promise<void> {
    const until = new Date(this.clock.now().getTime() + VISIT_MS);
    await this.#put(reply, {
      visitor,
      locale,
      id: randomBytes(12).toString('base64url'),
      until,
      provenUntil: null,
    });
  }

  /** The same visit in another language. */
  async speak(reply: FastifyReply, visit: Visit, locale: Locale): Promise<void> {
    await this.#put(reply, { ...visit, locale });
  }

  /** The second factor was shown in this visit: an hour of what needs it. */
  async prove(reply: FastifyReply, visit: Visit): Promise<void> {
    const until = this.clock.now().getTime() + PROVEN_MS;
    await this.#put(reply, { ...visit, provenUntil: new Date(Math.min(until, visit.until.getTime())) });
  }

  isProven({ provenUntil }: Visit): boolean {
    return provenUntil !== null && provenUntil > this.clock.now();
  }

  /** The visit is over: whoever has this browser sees nothing more. */
  end(reply: FastifyReply): void {
    reply.clearCookie(VISIT_COOKIE, { path: '/' });
  }

  /** Null without a cookie, and for one that is not ours or has run out. */
  async of(request: FastifyRequest): Promise<Visit | null> {
    const cookie = request.cookies[VISIT_COOKIE];
    if (!cookie || cookie.length > 1_000) return null;
    const { visit } = await this.#opened();
    try {
      const sealed = JSON.parse(open(visit, Buffer.from(cookie, 'base64url'), AAD).toString()) as Sealed;
      const found = fromSealed(sealed);
      return found.until > this.clock.now() ? found : null;
    } catch {
      return null;
    }
  }

  /** What a form of this visit must send back for one action on one thing. */
  async nonce(visit: Visit, action: string): Promise<string> {
    const { nonce } = await this.#opened();
    return createHmac('sha256', nonce).update(`${visit.id}\0${action}`).digest().toString('base64url');
  }

  async isOurs(visit: Visit, action: string, given: unknown): Promise<boolean> {
    const expected = Buffer.from(await this.nonce(visit, action));
    const actual = Buffer.from(typeof given === 'string' ? given : '');
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }

  async #put(reply: FastifyReply, visit: Visit): Promise<void> {
    const { visit: key } = await this.#opened();
    const sealed = seal(key, KEY_VERSION, Buffer.from(JSON.stringify(toSealed(visit))), AAD);
    const secure = this.config.portalUrl.startsWith('https:');
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
    reply.setCookie(VISIT_COOKIE, sealed.toString('base64url'), options);
  }

  #opened(): Promise<Keys> {
    this.#keys ??= this.keyStore
      .processKey('portal')
      .then((key) => ({ visit: deriveKey(key, 'visit'), nonce: deriveKey(key, 'nonce') }))
      .catch((error: unknown) => {
        this.#keys = null;
        throw error;
      });
    return this.#keys;
  }
}

interface Sealed {
  readonly i: string;
  readonly c: string;
  readonly p: number;
  readonly v: number;
  readonly l: Locale | null;
  readonly n: string;
  readonly u: number;
  readonly f?: number | null;
}

function toSealed({ visitor, locale, id, until, provenUntil }: Visit): Sealed {
  const { incidentId, person, linkVersion } = visitor;
  return {
    i: incidentId,
    c: person.cohortId.toString(),
    p: person.personId,
    v: linkVersion,
    l: locale,
    n: id,
    u: until.getTime(),
    f: provenUntil?.getTime() ?? null,
  };
}

function fromSealed({ i, c, p, v, l, n, u, f = null }: Sealed): Visit {
  const person = { cohortId: BigInt(c) as CohortId, personId: p as PersonNo };
  return {
    visitor: { incidentId: i as IncidentId, person, linkVersion: v },
    locale: l,
    id: n,
    until: new Date(u),
    provenUntil: f === null ? null : new Date(f),
  };
}
