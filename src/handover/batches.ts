/** Files for vendors: opened, handed out once, confirmed; each person stands in one of them at a time. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import {
  type CohortId,
  type DeliveryNo,
  type IncidentId,
  isUuid,
  type NoticeId,
  uuidv7,
} from '../kernel/ids.ts';
import { Deliveries, Filings, type FiledChannel, type Notice, Notices } from '../notices/index.ts';
import { needs } from '../operators/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './batches.store.ts';
import { HANDOVER_ERRORS as E } from './handover.errors.ts';
import type { Batch, Content, Place } from './handover.types.ts';
import { findVendor } from './vendors.ts';
import { take } from './waiting.store.ts';
import type { VendorRow } from './vendors.store.ts';

/** A letter has pages; a line has not. */
export const PEOPLE_MAX: Readonly<Record<FiledChannel, number>> = { letter: 1_000, handover: 50_000 };
const PAGE = 1_000;
export const BEFORE_ALL: Pick<Place, 'cohortId' | 'deliveryNo'> = {
  cohortId: 0n as CohortId,
  deliveryNo: 0n as DeliveryNo,
};

@Injectable()
export class Batches {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly filings: Filings,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Opens a file for a vendor with up to `limit` people of a launched notice who wait for this channel and stand in no
   * other batch. Nothing leaves the house by it; a worker makes the file. Needs `handover.write`.
   */
  async open(
    order: { noticeId: NoticeId; vendorId: string; limit?: number | undefined },
    actor: Actor,
  ): Promise<Batch> {
    needs(actor, 'handover.write');
    const notice = await this.notices.get(order.noticeId);
    const now = this.clock.now();
    const id = uuidv7(now);
    return this.db.tx(async (tx) => {
      const vendor = await findVendor(tx, order.vendorId);
      refuseUnfit(notice, vendor);
      const { channel } = vendor;
      const limit = order.limit ?? PEOPLE_MAX[channel];
      if (!Number.isInteger(limit) || limit < 1 || limit > PEOPLE_MAX[channel]) {
        throw new DomainError(E.bad_limit, { max: PEOPLE_MAX[channel] });
      }
      const { incidentId, id: noticeId } = notice;
      const place = { id, incidentId, noticeId, vendorId: vendor.id };
      await store.insert(tx, { ...place, by: actor.operatorId, at: now });
      const people = await take(tx, { id, noticeId, channel, limit, now });
      if (people === 0) throw new DomainError(E.nobody, { notice: noticeId, channel });
      await this.record(
        tx,
        { verb: 'open', batch: { id, incidentId }, facts: { people, vendor: vendor.id } },
        actor,
      );
      return this.#view(tx, id);
    });
  }

  /** What a worker made is ready to be handed out; who could not be written to moves on along the ladder. */
  async ready(
    tx: Tx,
    mine: store.BatchRow,
    made: { file: Omit<store.Made, 'leftOut'>; items: readonly store.WrittenItem[] },
  ): Promise<boolean> {
    const out = made.items.flatMap(({ reason, ...item }) => (reason === null ? [] : [{ ...item, reason }]));
    const file = { ...made.file, leftOut: out.length };
    if (!(await store.ready(tx, mine, { ...file, at: this.clock.now() }))) return false;
    for (let at = 0; at < made.items.length; at += PAGE) {
      await store.writeItems(tx, mine.id, made.items.slice(at, at + PAGE));
    }
    await this.filings.unreachable(
      tx,
      out.filter(({ reason }) => reason !== NOT_MEANT),
    );
    return true;
  }

  /**
   * The file leaves the house: every line gets its attempt, committed before the first byte is given out; from here on
   * its people are `unknown` until the vendor confirms or answers. Doing it again changes nothing. Refuses `stale`
   * where somebody must not get what the file says any more. Needs `handover.write`.
   */
  async handOut(id: string, actor: Actor): Promise<store.BatchRow> {
    needs(actor, 'handover.write');
    return this.db.tx(async (tx) => {
      const batch = await lockBatch(tx, id);
      if (batch.status === 'out' || batch.status === 'confirmed') return batch;
      refuseUnready(batch);
      const { incidentId, channel } = batch;
      let [asked, may] = [0, 0];
      for await (const filings of linesOf(tx, id, 'in')) {
        asked += filings.length;
        may += await this.filings.handOut(tx, { incidentId, channel, filings });
      }
      if (asked === 0) throw new DomainError(E.empty, { no: batch.no });
      if (may < asked) throw new DomainError(E.stale, { count: asked - may, no: batch.no });
      await store.setOut(tx, { id, by: actor.operatorId, at: this.clock.now() });
      const facts = { lines: asked, sha256: batch.sha256!.toString('hex') };
      await this.record(tx, { verb: 'hand_out', batch, facts }, actor);
      return (await store.find(tx, id))!;
    });
  }

  /**
   * The vendor has the whole file and said so; `confirmation` is its word for it. Everyone in it is `accepted`, by
   * evidence that joins whatever result files say. The same word again changes nothing. Needs `handover.write`.
   */
  async confirm(id: string, confirmation: string, actor: Actor): Promise<Batch> {
    needs(actor, 'handover.write');
    const said = confirmation.trim();
    const batch = await this.db.tx((tx) => findBatch(tx, id));
    if (batch.status === 'confirmed' && batch.confirmation !== said) {
      throw new DomainError(E.confirmed_otherwise, { no: batch.no, confirmation: batch.confirmation });
    }
    if (batch.status === 'confirmed') return this.get(id);
    if (batch.status !== 'out') throw new DomainError(E.not_out, { no: batch.no, status: batch.status });
    const at = this.clock.now();
    let lines = 0;
    for (let after = BEFORE_ALL, more = true; more;) {
      const from = after;
      const page = await this.db.tx(async (tx) => {
        const some = await store.linesAfter(tx, { batchId: id, status: 'out', after: from, limit: PAGE });
        await this.deliveries.recordEvidence(
          tx,
          some.map(({ cohortId, deliveryNo, attemptNo }) => ({
            cohortId,
            deliveryNo,
            attemptNo,
            provider: batch.channel,
            at,
            kind: 'accepted' as const,
            providerId: said,
          })),
        );
        return some;
      });
      lines += page.length;
      more = page.length === PAGE;
      after = page.at(-1) ?? after;
    }
    return this.db.tx(async (tx) => {
      await store.setConfirmed(tx, { id, by: actor.operatorId, at, confirmation: said });
      await this.record(tx, { verb: 'confirm', batch, facts: { lines, confirmation: said } }, actor);
      return this.#view(tx, id);
    });
  }

  /** Takes back a file that has not left the house; its people wait for another. Needs `handover.write`. */
  async cancel(id: string, actor: Actor): Promise<Batch> {
    needs(actor, 'handover.write');
    return this.db.tx(async (tx) => {
      const batch = await lockBatch(tx, id);
      if (batch.status === 'out' || batch.status === 'confirmed') {
        throw new DomainError(E.gone_out, { no: batch.no });
      }
      if (batch.status !== 'cancelled') {
        await store.setCancelled(tx, id);
        await this.record(tx, { verb: 'cancel', batch, facts: {} }, actor);
      }
      return this.#view(tx, id);
    });
  }

  async get(id: string): Promise<Batch> {
    return this.db.tx(async (tx) => this.#view(tx, (await findBatch(tx, id)).id));
  }

  /** Newest first. */
  async list(incidentId: IncidentId): Promise<Batch[]> {
    return this.db.tx(async (tx) => views(tx, await store.list(tx, incidentId)));
  }

  async record(
    tx: Tx,
    of: {
      verb: string;
      batch: { readonly id: string; readonly incidentId: IncidentId };
      facts: Readonly<Record<string, unknown>>;
    },
    actor: Actor,
  ): Promise<void> {
    const { incidentId, id } = of.batch;
    const [action, subject] = [`handover.${of.verb}`, `batch:${id}`];
    await this.deliveries.audit.record(tx, { actor, action, incidentId, subject, facts: of.facts });
  }

  async #view(tx: Tx, id: string): Promise<Batch> {
    return (await views(tx, [await findBatch(tx, id)]))[0]!;
  }
}

/** Gone, held, or shown differently since it was taken: not unreachable, only not by this file. */
export const NOT_MEANT = 'not_meant';

export async function findBatch(tx: Tx, id: string): Promise<store.BatchRow> {
  const row = isUuid(id) ? await store.find(tx, id) : undefined;
  if (!row) throw new DomainError(E.unknown_batch, { batch: id.slice(0, 60) });
  return row;
}

async function lockBatch(tx: Tx, id: string): Promise<store.BatchRow> {
  const row = isUuid(id) ? await store.lock(tx, id) : undefined;
  if (!row) throw new DomainError(E.unknown_batch, { batch: id.slice(0, 60) });
  return row;
}

/** The lines of a batch, a page at a time, on the caller's transaction. */
async function* linesOf(tx: Tx, batchId: string, status: 'in' | 'out'): AsyncGenerator<store.WrittenLine[]> {
  for (let after = BEFORE_ALL; ;) {
    const page = await store.linesAfter(tx, { batchId, status, after, limit: PAGE });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}

export function refuseUnready({ status, no, failedWith }: store.BatchRow): void {
  if (status === 'cancelled') throw new DomainError(E.cancelled, { no });
  if (failedWith !== null) throw new DomainError(E.failed, { no, why: failedWith });
  if (status === 'making') throw new DomainError(E.not_made, { no });
}

/** Which templates a file's words come from. */
export function templatesFor(
  content: Content,
  channel: FiledChannel,
): readonly ('sms' | 'letter' | 'email')[] {
  if (channel === 'letter') return ['letter'];
  return content === 'short' ? ['sms'] : ['letter', 'email'];
}

export function refuseUnfit(notice: Notice, { id, incidentId, channel, content, status }: VendorRow): void {
  if (incidentId !== notice.incidentId) throw new DomainError(E.other_incident, { vendor: id });
  if (status !== 'approved') throw new DomainError(E.not_approved, { status });
  if (!notice.channels.includes(channel)) throw new DomainError(E.no_channel, { notice: notice.id, channel });
  if (notice.status !== 'launched') {
    throw new DomainError(E.not_launched, { notice: notice.id, status: notice.status });
  }
  const wanted = templatesFor(content, channel);
  const pinned = notice.messagePins?.templates ?? [];
  if (!pinned.some((template) => wanted.some((w) => w === template.channel))) {
    throw new DomainError(E.no_text, { notice: notice.id, wanted: wanted.join(' or ') });
  }
}

async function views(tx: Tx, rows: readonly store.BatchRow[]): Promise<Batch[]> {
  const ids = rows.map(({ id }) => id);
  const [leftOut, states] = [await store.leftOut(tx, ids), await store.states(tx, ids)];
  return rows.map((row) => ({
    ...row,
    bytes: row.bytes === null ? null : Number(row.bytes),
    sha256: row.sha256?.toString('hex') ?? null,
    leftOut: tally(leftOut, row.id),
    states: tally(states, row.id),
  }));
}

function tally(all: readonly store.Tally[], id: string): Record<string, number> {
  return Object.fromEntries(all.filter((t) => t.batchId === id).map((t) => [t.what, t.n]));
}
