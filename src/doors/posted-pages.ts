/** The incident's page as a substitute notice: posted word for word, and seen there from outside. */
import { both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { type ListedPosting, type PostingId, Postings } from '../laws/index.ts';
import { needs } from '../operators/index.ts';
import { PAGES_ERRORS as E, Pages, type PageVersion, plainText, type Spoken } from '../pages/index.ts';
import { CLOCK } from '../platform/tokens.ts';
import { PublishedRoots } from '../proofs/index.ts';
import { Substitutes } from '../reports/index.ts';

export interface PagePosting {
  readonly lawCodes: readonly string[];
  readonly locale: keyof Spoken;
  /** Absent: from when this version was published. */
  readonly from?: Date | undefined;
  readonly until: Date;
}

/** A little less than a day, so that hourly looks do not slip into the next one. */
const SEEN_EACH_MS = 23 * 3_600_000;
/** The worker itself may look, and may do nothing else. */
const WATCHER: Actor = Object.freeze({ ...SYSTEM_ACTOR, permissions: new Set(['posting.write']) });
const ANSWER_WITHIN_MS = 10_000;
const BYTES_MAX = 1_048_576;

@Injectable()
export class PostedPages {
  constructor(
    private readonly pages: Pages,
    private readonly substitutes: Substitutes,
    private readonly postings: Postings,
    private readonly published: PublishedRoots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Records that the latest version stands there from and until when, and for whom. Needs `posting.write`. */
  async post(incidentId: IncidentId, given: PagePosting, actor: Actor): Promise<ListedPosting> {
    const page = await this.pages.current(incidentId);
    if (!page) throw new DomainError(E.nothing_published);
    const { lawCodes, locale, from, until } = given;
    const place = `${await this.published.pageOf(incidentId)}?lang=${locale}`;
    const words = plainText(page.content, locale);
    const times = { startsAt: from ?? page.publishedAt, endsAt: until };
    return this.substitutes.post(
      incidentId,
      { lawCodes, medium: 'site', place, locale, words, ...times },
      actor,
    );
  }

  /**
   * Fetches the page where it is posted, as anybody would, and keeps what came as proof. Refuses with `pages.not_seen`
   * where it does not answer, or shows another version than the one that was posted. Needs `posting.write`.
   */
  async see(id: PostingId, actor: Actor): Promise<ListedPosting> {
    needs(actor, 'posting.write');
    const posting = await this.postings.get(id);
    const home = await this.published.pageOf(posting.incidentId);
    if (posting.place !== `${home}?lang=${posting.locale}`)
      throw new DomainError(E.not_ours, { posting: id });
    const html = await fetched(posting.place);
    const version = await this.#versionOf(posting);
    if (!version || !html.includes(`data-sha256="${version.sha256}"`)) {
      throw new DomainError(E.not_seen, {
        why: both(
          'it stands at another version now; post that one',
          'kini berdiri pada versi lain; pasang versi itu',
        ),
      });
    }
    const proof = { seenAt: this.clock.now(), content: Buffer.from(html), mediaType: 'text/html' };
    return this.postings.prove(id, proof, actor);
  }

  /**
   * Sees each page of ours that is posted and was not seen for a day, so that the posting is proven from its start to its
   * end; how many were seen. What cannot be seen is tried again, and is warned about meanwhile (laws).
   */
  async seeDue(incidentIds: readonly IncidentId[], signal?: AbortSignal): Promise<number> {
    let seen = 0;
    for (const incidentId of incidentIds) {
      const home = await this.published.pageOf(incidentId);
      const due = (await this.postings.list(incidentId)).filter(
        (posting) => posting.place.startsWith(`${home}?`) && isDue(posting, this.clock.now()),
      );
      for (const { id } of due) {
        if (signal?.aborted) return seen;
        seen += (await this.see(id, WATCHER).catch(notSeen)) === null ? 0 : 1;
      }
    }
    return seen;
  }

  async #versionOf({ incidentId, locale, wordsSha256 }: ListedPosting): Promise<PageVersion | null> {
    const current = await this.pages.current(incidentId);
    const words = current && plainText(current.content, locale === 'en' ? 'en' : 'id');
    return words !== null && sha256(words).toString('hex') === wordsSha256 ? current : null;
  }
}

function isDue({ medium, standing, proofs }: ListedPosting, now: Date): boolean {
  const last = proofs.at(-1)?.seenAt.getTime() ?? 0;
  return medium === 'site' && standing.state === 'up' && now.getTime() - last >= SEEN_EACH_MS;
}

function notSeen(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** Only ever an address of our own portal. */
async function fetched(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status === 200 && bytes.length <= BYTES_MAX) return bytes.toString('utf8');
    throw new DomainError(E.not_seen, {
      why: both(`it answers ${answer.status}`, `jawabannya ${answer.status}`),
    });
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError(
      E.not_seen,
      { why: both('it cannot be reached from here', 'tidak dapat dijangkau dari sini') },
      { cause },
    );
  }
}
