/** Substitute notices: what hangs where for people nobody could reach, since when, until when, and what shows it. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { both, type Both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { LAWS_ERRORS as E } from './laws.errors.ts';
import { Laws } from './laws.ts';
import * as store from './postings.store.ts';
import type { Posting, PostingId } from './postings.store.ts';
import { postingProblem, type PostingStanding, postingStanding } from './rules/postings.ts';

export type PostingInput = Pick<
  Posting,
  'lawCodes' | 'medium' | 'place' | 'locale' | 'words' | 'startsAt' | 'endsAt' | 'standsFor'
>;

/** The file itself, or only the hash of what was seen. */
export type ProofInput = { readonly seenAt: Date } & (
  { readonly content: Uint8Array; readonly mediaType: string } | { readonly sha256: string }
);

export interface ListedPosting extends Posting {
  readonly standing: PostingStanding;
}

const PROOF_BYTES_MAX = 4 * 1024 * 1024;
const MEDIA_TYPES = ['image/png', 'image/jpeg', 'application/pdf', 'text/html', 'text/plain'];

@Injectable()
export class Postings {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly laws: Laws,
    private readonly audit: Audit,
  ) {}

  /** Records what is or will be posted; it never changes again: other words are another posting. Needs `posting.write`. */
  async record(incidentId: IncidentId, input: PostingInput, actor: Actor): Promise<ListedPosting> {
    needs(actor, 'posting.write');
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const why = postingProblem(input, (await this.laws.bookIn(tx)).laws);
      if (why !== null) throw new DomainError(E.bad_posting, { why });
      const id = newId<PostingId>(now);
      const wordsSha256 = sha256(input.words);
      const by = { recordedBy: actor.operatorId, recordedAt: now };
      await store.insertPosting(tx, { ...input, id, incidentId, wordsSha256, ...by });
      return this.#done(tx, 'record', id, actor);
    });
  }

  /** Somebody saw it there. Needs `posting.write`. */
  async prove(id: PostingId, input: ProofInput, actor: Actor): Promise<ListedPosting> {
    needs(actor, 'posting.write');
    const why = proofProblem(input, this.clock.now());
    if (why !== null) throw new DomainError(E.bad_posting, { why });
    const content = 'content' in input ? Buffer.from(input.content) : null;
    const hash = 'content' in input ? sha256(input.content) : input.sha256;
    return this.db.tx(async (tx) => {
      await store.lockPosting(tx, id);
      const { proofs } = await find(tx, id);
      const mediaType = 'content' in input ? input.mediaType : null;
      const by = { addedBy: actor.operatorId, addedAt: this.clock.now() };
      const proof = { no: proofs.length + 1, seenAt: input.seenAt, sha256: hash, mediaType, content, ...by };
      await store.insertProof(tx, id, proof);
      return this.#done(tx, 'prove', id, actor);
    });
  }

  /** It was taken down, at another time than planned. Needs `posting.write`. */
  async end(id: PostingId, end: { endedAt: Date; reason: string }, actor: Actor): Promise<ListedPosting> {
    needs(actor, 'posting.write');
    return this.db.tx(async (tx) => {
      await store.lockPosting(tx, id);
      const { endedAt, startsAt } = await find(tx, id);
      if (endedAt !== null) throw new DomainError(E.posting_ended, { at: endedAt.toISOString() });
      const at = this.clock.now();
      if (end.endedAt < startsAt || end.endedAt > at) {
        throw new DomainError(E.bad_posting, {
          why: both(
            'it was taken down after it started and not later than now',
            'diturunkan setelah dipasang dan tidak lebih lambat dari sekarang',
          ),
        });
      }
      await store.insertEnd(tx, { id, ...end, by: actor.operatorId, at });
      return this.#done(tx, 'end', id, actor);
    });
  }

  /** All of an incident, latest first, each with what is wrong with it by the laws of now. */
  async list(incidentId: IncidentId): Promise<ListedPosting[]> {
    return this.db.tx((tx) => this.listIn(tx, incidentId));
  }

  async listIn(tx: Tx, incidentId: IncidentId): Promise<ListedPosting[]> {
    const postings = await store.postingsOf(tx, incidentId);
    if (postings.length === 0) return [];
    const { laws } = await this.laws.bookIn(tx);
    return postings.map((posting) => ({
      ...posting,
      standing: postingStanding(factsOf(posting), laws, this.clock.now()),
    }));
  }

  async get(id: PostingId): Promise<ListedPosting> {
    return this.db.tx((tx) => this.#listed(tx, id));
  }

  /** The file somebody added as proof. */
  async proof(id: PostingId, no: number): Promise<{ readonly mediaType: string; readonly content: Buffer }> {
    const file = await this.db.tx((tx) => store.proofFile(tx, id, no));
    if (!file) throw new DomainError(E.unknown_posting, { posting: `${id}, proof ${no}` });
    return file;
  }

  async #listed(tx: Tx, id: PostingId): Promise<ListedPosting> {
    const posting = await find(tx, id);
    const { laws } = await this.laws.bookIn(tx);
    return { ...posting, standing: postingStanding(factsOf(posting), laws, this.clock.now()) };
  }

  async #done(tx: Tx, verb: string, id: PostingId, actor: Actor): Promise<ListedPosting> {
    const posting = await this.#listed(tx, id);
    const { incidentId, wordsSha256, standsFor } = posting;
    const persons = Object.fromEntries(standsFor.map((one) => [one.law, one.persons]));
    const facts = { words: wordsSha256, persons };
    await this.audit.record(tx, {
      actor,
      action: `laws.posting_${verb}`,
      incidentId,
      subject: `posting:${id}`,
      facts,
    });
    return posting;
  }
}

async function find(tx: Tx, id: PostingId): Promise<Posting> {
  const posting = await store.findPosting(tx, id);
  if (!posting) throw new DomainError(E.unknown_posting, { posting: id });
  return posting;
}

function factsOf({ proofs, ...posting }: Posting) {
  return { ...posting, seenAt: proofs.map(({ seenAt }) => seenAt) };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function proofProblem(input: ProofInput, now: Date): Both | null {
  if (input.seenAt > now) {
    return both('nobody saw it in the future', 'tidak ada yang melihatnya di masa depan');
  }
  if ('sha256' in input) {
    return /^[0-9a-f]{64}$/.test(input.sha256)
      ? null
      : both('a SHA-256 has 64 hexadecimal digits', 'SHA-256 terdiri dari 64 angka heksadesimal');
  }
  if (!MEDIA_TYPES.includes(input.mediaType)) {
    const types = MEDIA_TYPES.join(', ');
    return both(`a proof is one of ${types}`, `bukti adalah salah satu dari ${types}`);
  }
  const { byteLength } = input.content;
  return byteLength === 0 || byteLength > PROOF_BYTES_MAX
    ? both('a proof has 1 byte to 4 MiB', 'bukti berukuran 1 bita sampai 4 MiB')
    : null;
}
