/** Who began to use what: from a vendor's file or its signed posts, each line once, what cannot be taken with a reason. */
import { both } from '../kernel/both.ts';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { Codes } from '../codes/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Config } from '../platform/config.ts';
import { isSigned } from '../platform/crypto/webhook-signature.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import { reasonOf } from './given.ts';
import * as store from './programmes.store.ts';
import { FEED_COLUMNS, type FeedReason, readFeedLine } from './rules/enrolment-feed.ts';
import type { FulfilmentRef } from './rules/key.ts';

export type { Feed, ListedFeed } from './programmes.store.ts';

/** One post of a vendor, as it came. */
export interface EnrolmentPost {
  readonly slug: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

type Found = FulfilmentRef & { readonly programmeId: string; readonly enrolledOn: string };

const LINES_MAX = 50_000;
const FEEDS_LISTED = 200;
const MESSAGE_ID = /^[\w.:-]{1,200}$/;

@Injectable()
export class Enrolments {
  constructor(
    private readonly db: Db,
    private readonly codes: Codes,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'fulfilment'>,
  ) {}

  /** A CSV with `engagement`, `code`, `enrolled_on`. The same file again is refused. */
  async importFile(incidentId: IncidentId, bytes: Buffer, actor: Actor): Promise<store.Feed> {
    const key = createHash('sha256').update(bytes).digest('hex');
    const known = await this.db.tx((tx) => store.isFeedKnown(tx, { incidentId, source: 'file', key }));
    if (known) throw new DomainError(E.feed_known);
    const feed = await this.#take(incidentId, readFile(bytes), { source: 'file', key, actor });
    if (!feed) throw new DomainError(E.feed_known);
    return feed;
  }

  /** A signed post of the vendor's: kept once, whatever is in it. */
  async receive(post: EnrolmentPost): Promise<'kept' | 'forged' | 'malformed'> {
    const secret = this.config.fulfilment.enrolmentSecret;
    if (secret === null || !MESSAGE_ID.test(post.id)) return 'forged';
    if (!isSigned(secret, post, Date.now())) return 'forged';
    const incidentId = await this.db.tx((tx) => store.incidentOfSlug(tx, post.slug));
    const data = dataOf(post.body);
    if (incidentId === undefined || data === null) return 'malformed';
    try {
      await this.#take(incidentId, [data], { source: 'webhook', key: post.id, actor: null });
    } catch (error) {
      // The same message came twice at once: the other one stands.
      if (!(error instanceof DomainError && error.code === E.feed_known.code)) throw error;
    }
    return 'kept';
  }

  /** The latest first. */
  async feeds(incidentId: IncidentId): Promise<readonly store.ListedFeed[]> {
    return this.db.tx((tx) => store.feedsOf(tx, incidentId, FEEDS_LISTED));
  }

  /**
   * Takes back a feed that was the wrong one: who began by it alone has not. What it said stays to be read, and the same
   * bytes are not taken again. Refuses `unknown_feed`, `feed_withdrawn`, `bad_reason`.
   */
  async withdraw(
    incidentId: IncidentId,
    id: string,
    { reason }: { readonly reason: string },
    actor: Actor,
  ): Promise<store.ListedFeed> {
    const why = reasonOf(reason);
    return this.db.tx(async (tx) => {
      const found = isUuid(id) ? await store.findFeed(tx, { incidentId, id }) : undefined;
      if (!found) throw new DomainError(E.unknown_feed, { id });
      const taken = { id, by: actor.operatorId, at: this.clock.now(), reason: why };
      if (!(await store.withdrawFeed(tx, taken))) throw new DomainError(E.feed_withdrawn, { id });
      const kept = must(await store.findFeed(tx, { incidentId, id }), 'a feed is never deleted');
      await this.audit.record(tx, {
        actor,
        action: 'fulfilment.withdraw_enrolments',
        incidentId,
        subject: `enrolment_feed:${id}`,
        facts: { reason: why, enrolments: kept.withdrawn?.enrolments },
      });
      return kept;
    });
  }

  /** Null where somebody else brought the same meanwhile: nothing of it stands twice. */
  async #take(
    incidentId: IncidentId,
    lines: readonly Readonly<Record<string, unknown>>[],
    from: { source: 'file' | 'webhook'; key: string; actor: Actor | null },
  ): Promise<store.Feed | null> {
    const { found, rejects } = await this.#read(incidentId, lines);
    const { source, key, actor } = from;
    const at = this.clock.now();
    const id = uuidv7(at);
    return this.db.tx(async (tx) => {
      if (await store.isFeedKnown(tx, { incidentId, source, key })) return null;
      const enrolled = await store.insertEnrolments(tx, { id, incidentId }, found);
      const repeated = lines.length - rejects.length - enrolled;
      const counted = { lines: lines.length, enrolled, repeated, rejects };
      const feed = {
        id,
        incidentId,
        source,
        key,
        ...counted,
        broughtBy: actor?.operatorId ?? null,
        broughtAt: at,
      };
      if ((await store.insertFeed(tx, feed)) === 0) throw new DomainError(E.feed_known);
      if (actor) {
        const facts = { lines: lines.length, enrolled, repeated, rejected: rejects.length };
        const subject = `enrolment_feed:${id}`;
        await this.audit.record(tx, {
          actor,
          action: 'fulfilment.import_enrolments',
          incidentId,
          subject,
          facts,
        });
      }
      return feed;
    });
  }

  async #read(
    incidentId: IncidentId,
    lines: readonly Readonly<Record<string, unknown>>[],
  ): Promise<{ found: readonly Found[]; rejects: { line: number; reason: FeedReason }[] }> {
    const programmes = new Map(
      (await this.db.tx((tx) => store.programmesOf(tx, incidentId))).map((one) => [one.engagement, one]),
    );
    const today = this.clock.now().toISOString().slice(0, 10);
    const found = new Map<string, Found>();
    const rejects: { line: number; reason: FeedReason }[] = [];
    for (const [i, cells] of lines.entries()) {
      const read = await this.#readOne(incidentId, { cells, today, programmes });
      if (typeof read === 'string') rejects.push({ line: i + 2, reason: read });
      else found.set(`${read.cohortId}:${read.redemptionId}`, read);
    }
    return { found: [...found.values()], rejects };
  }

  async #readOne(
    incidentId: IncidentId,
    of: {
      cells: Readonly<Record<string, unknown>>;
      today: string;
      programmes: ReadonlyMap<string, store.Programme>;
    },
  ): Promise<Found | FeedReason> {
    const line = readFeedLine(of.cells, of.today);
    if (typeof line === 'string') return line;
    const programme = of.programmes.get(line.engagement);
    if (!programme) return 'unknown_engagement';
    const code = await this.codes.find(incidentId, line.code);
    if (!code) return 'unknown_code';
    if (code.offerId !== programme.offerId) return 'other_offer';
    if (!code.redemption) return 'not_given';
    const { cohortId, redemptionId } = code.redemption;
    return { cohortId, redemptionId, programmeId: programme.id, enrolledOn: line.enrolledOn };
  }
}

function readFile(bytes: Buffer): readonly Readonly<Record<string, unknown>>[] {
  try {
    const options = { bom: true, columns, skip_empty_lines: true, relax_column_count: true };
    const lines = parse(bytes, { ...options, to: LINES_MAX + 1 }) as Record<string, unknown>[];
    if (lines.length > LINES_MAX)
      throw new DomainError(E.bad_feed, {
        why: both(`it has over ${LINES_MAX} lines.`, `barisnya lebih dari ${LINES_MAX}.`),
      });
    return lines;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(E.bad_feed, { why: both('it is no CSV.', 'ini bukan CSV.') }, { cause: error });
  }
}

function columns(header: string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = FEED_COLUMNS.find((column) => !names.includes(column));
  if (missing) {
    throw new DomainError(E.bad_feed, {
      why: both(`it has no column ${missing}.`, `tidak ada kolom ${missing}.`),
    });
  }
  return names;
}

/** `{"type":"enrolment.completed","data":{"engagement","code","enrolled_on"}}` */
function dataOf(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const { type, data } = JSON.parse(body) as { type?: unknown; data?: unknown };
    const isData = typeof data === 'object' && data !== null && !Array.isArray(data);
    return type === 'enrolment.completed' && isData ? (data as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
