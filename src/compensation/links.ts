/** Links and typed codes: derived for messages, opened for the portal; whatever is wrong gets one answer. */
import { Inject, Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { bucketOf, type CohortId, type IncidentId, type PersonNo, type PersonRef } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import {
  type ExampleRequest,
  MergeFields,
  type MergeRequest,
  type MergeValues,
  type OfferChoice,
} from '../messages/index.ts';
import type { CohortPreparation } from '../notices/index.ts';
import type { Config } from '../platform/config.ts';
import { MacWriter, PrefixedMac } from '../platform/crypto/mac-writer.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import type { OpenResult } from './compensation.types.ts';
import * as store from './links.store.ts';
import { offersOfExample, offersTold } from './offers-told.ts';
import { grouped, readCode } from '../kernel/crockford.ts';
import {
  isGenuine,
  keyVersionOf,
  LINK_PREFIX,
  linkToken,
  readToken,
  type LinkSubject,
} from './rules/link.ts';
import { CODE_PREFIX, typedCode } from './rules/typed-code.ts';

const WRONG: OpenResult = Object.freeze({ kind: 'wrong' });
/** Reads as a token of cohort 0, which nobody stands in: malformed input takes the same way as any wrong token. */
const NOBODY = Object.freeze({
  keyNibble: 0,
  cohortId: 0n as CohortId,
  personId: 0 as PersonNo,
  personVersion: 0,
  head: Buffer.alloc(8),
  mac: Buffer.alloc(12),
});
const NO_CODE = '0'.repeat(13);
/** Sixty bits: two codes of an incident meet about once in 10⁶ incidents of a million people. */
const COLLISIONS_MAX = 16;

/** What one verb makes links and codes with. */
interface Macs {
  readonly linkVersion: number;
  readonly links: PrefixedMac;
  readonly codes: PrefixedMac;
  readonly hashes: PrefixedMac;
}

const CODE = 'code';

interface Coded extends store.CodeRow {
  readonly code: string;
}

@Injectable()
export class Links extends MergeFields implements CohortPreparation {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  /** Whose page a link opens. Malformed, unknown, forged and revoked tokens answer `wrong` after the same work. */
  async open(token: string): Promise<OpenResult> {
    const read = readToken(token) ?? NOBODY;
    const found = await this.db.tx((tx) => store.incidentOfCohort(tx, read.cohortId));
    if (!found) return WRONG;
    const newest = await this.keys.open(found.incidentId, 'link');
    const version = keyVersionOf(read.keyNibble, newest.version);
    const { key } =
      version === null || version === newest.version
        ? newest
        : await this.keys.open(found.incidentId, 'link', version);
    const genuine = isGenuine(key, read) && found.known && version !== null && read !== NOBODY;
    return this.#visitor(genuine ? read : NOBODY, found.incidentId);
  }

  /** Whose page a code opens, typed at the incident's own address; wrong codes and addresses answer alike. */
  async byCode(slug: string, typed: string): Promise<OpenResult> {
    const found = await this.#coded(slug, typed);
    return found ? this.#visitor(found.row ?? NOBODY, found.incidentId) : WRONG;
  }

  /** Did we print this code for this incident? Also one that opens nothing any more, since its letter is still ours. */
  async isOurs(slug: string, typed: string): Promise<boolean> {
    const found = await this.#coded(slug, typed);
    return found?.row !== undefined;
  }

  /**
   * Makes the look-up rows of a cohort's typed codes: before its first claim, idempotent, also after a person's
   * version was raised.
   */
  async prepare(incidentId: IncidentId, cohortId: CohortId): Promise<void> {
    const macs = await this.#open(incidentId);
    await this.db.tx(async (tx) => {
      const subjects = await store.subjectsOfCohort(tx, incidentId, cohortId);
      let open = subjects;
      for (let n = 0; open.length > 0; n++) {
        assert(n < COLLISIONS_MAX, 'typed codes of an incident collide without end');
        const rows = open.map((subject) => coded(macs, subject, n));
        await store.insertCodes(tx, incidentId, macs.linkVersion, rows);
        open = await this.#othersOf(tx, incidentId, rows);
      }
    });
  }

  /** Link, typed code and offers of each person, by `${cohortId}:${personId}`; writes nothing. */
  async forPersons(tx: Tx, request: MergeRequest): Promise<ReadonlyMap<string, MergeValues>> {
    const { incidentId, persons } = request;
    const macs = await this.#open(incidentId, tx);
    const subjects = await store.subjectsOf(tx, incidentId, persons);
    const codes = await this.#codesOf(tx, incidentId, macs, subjects);
    const offersOf = await offersTold(tx, request, this.clock.now());
    const incidentUrl = `${this.config.portalUrl}/i/${(await store.slugOf(tx, incidentId)) ?? ''}`;
    return new Map(
      subjects.map((subject): [string, MergeValues] => [
        nameOf(subject),
        {
          link: `${this.config.portalUrl}/r/${linkToken(macs.links, macs.linkVersion, subject)}`,
          typedCode: grouped(codes.get(nameOf(subject))!),
          incidentUrl,
          offers: offersOf(subject),
        },
      ]),
    );
  }

  async offersForExample(tx: Tx, request: ExampleRequest): Promise<readonly OfferChoice[]> {
    return offersOfExample(tx, request, this.clock.now());
  }

  /** The code that leads to each person: the first whose row is not somebody else's. */
  async #codesOf(
    tx: Tx,
    incidentId: IncidentId,
    macs: Macs,
    subjects: readonly LinkSubject[],
  ): Promise<ReadonlyMap<string, string>> {
    const codes = new Map<string, string>();
    let open = subjects;
    for (let n = 0; open.length > 0; n++) {
      assert(n < COLLISIONS_MAX, 'typed codes of an incident collide without end');
      const rows = open.map((subject) => coded(macs, subject, n));
      for (const row of rows) codes.set(nameOf(row.subject), row.code);
      open = await this.#othersOf(tx, incidentId, rows);
    }
    return codes;
  }

  /** Those whose code is taken by another person. */
  async #othersOf(tx: Tx, incidentId: IncidentId, rows: readonly store.CodeRow[]): Promise<LinkSubject[]> {
    const found = await store.findCodes(tx, incidentId, rows);
    const holders = new Map(found.map((row) => [row.hash.toString('hex'), nameOf(row)]));
    return rows
      .filter(({ hash, subject }) => {
        const holder = holders.get(hash.toString('hex'));
        return holder !== undefined && holder !== nameOf(subject);
      })
      .map(({ subject }) => subject);
  }

  /** The same work whether or not there is such a code or incident. */
  async #coded(
    slug: string,
    typed: string,
  ): Promise<{ incidentId: IncidentId; row: store.FoundCode | undefined } | null> {
    const code = readCode(typed);
    const found = await this.db.tx((tx) => store.incidentOfSlug(tx, slug));
    if (!found) return null;
    const { incidentId, known } = found;
    const index = await this.keys.open(incidentId, 'index');
    const hash = mac16(index.key, CODE, code ?? NO_CODE);
    const wanted = [{ bucket: bucketOf(hash), hash }];
    const [row] = await this.db.tx((tx) => store.findCodes(tx, incidentId, wanted));
    return { incidentId, row: code !== null && known ? row : undefined };
  }

  async #visitor(subject: LinkSubject, incidentId: IncidentId): Promise<OpenResult> {
    const person = await this.db.tx((tx) => store.linkedPerson(tx, subject));
    if (!person || person.incidentId !== incidentId) return WRONG;
    const { cohortId, personId, linkVersion } = person;
    return { kind: 'open', visitor: { incidentId, person: { cohortId, personId }, linkVersion } };
  }

  async #open(incidentId: IncidentId, tx?: Tx): Promise<Macs> {
    const link = await this.keys.open(incidentId, 'link', undefined, tx);
    const index = await this.keys.open(incidentId, 'index', undefined, tx);
    const hashes = new MacWriter(index.key, CODE);
    return {
      linkVersion: link.version,
      links: new PrefixedMac(link.key, LINK_PREFIX),
      codes: new PrefixedMac(link.key, CODE_PREFIX),
      hashes,
    };
  }
}

function nameOf({ cohortId, personId }: PersonRef): string {
  return `${cohortId}:${personId}`;
}

function coded(macs: Macs, subject: LinkSubject, n: number): Coded {
  const code = typedCode(macs.codes, { ...subject, n });
  const hash = macs.hashes.of(code);
  return { bucket: bucketOf(hash), hash, subject, n, code };
}
