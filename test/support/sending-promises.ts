/** The promises of sending, read from the tables of one notice and held against what the provider really took. */
import { deepStrictEqual as equal, ok } from 'node:assert/strict';
import {
  type CohortId,
  type DeliveryNo,
  deliveryTag,
  type IncidentId,
  type NoticeId,
} from '../../src/kernel/ids.ts';
import type { FarSide } from './far-side.ts';
import type { PostOffice } from './notices.ts';

interface Attempt {
  readonly no: number;
  readonly rank: number;
  readonly outcome: string | null;
  readonly presumed: string | null;
  readonly said: readonly string[];
}
export interface DeliveryRow {
  readonly cohortId: CohortId;
  readonly id: DeliveryNo;
  readonly personId: number;
  readonly channel: string;
  readonly state: string;
  readonly hold: string | null;
  /** A person let it go after a restored backup: what the database had forgotten is on record as a possible copy. */
  readonly released: boolean;
  readonly attempts: readonly Attempt[];
}
interface Counter {
  readonly dirty: boolean;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly persons: number;
  readonly told: number;
  readonly open: number;
  readonly due: boolean;
  readonly leased: boolean;
}

const NO = new Set(['undelivered', 'failed', 'bounced']);
const TOLD = new Set(['accepted', 'delivered', 'unconfirmed', 'complained']);
const OPEN = new Set(['pending', 'claimed', 'sending', 'unknown']);

export const isTold = ({ state }: { readonly state: string }): boolean => TOLD.has(state);
export const isOpen = ({ state }: { readonly state: string }): boolean => OPEN.has(state);

export class SendingPromises {
  /** Ranks of attempts as they were seen last: none is ever lower. */
  readonly #ranks = new Map<string, number>();

  constructor(
    private readonly office: PostOffice,
    private readonly far: FarSide,
    private readonly of: { readonly id: NoticeId; readonly incidentId: IncidentId },
  ) {}

  knows({ d, a }: { readonly d: string; readonly a: number }): boolean {
    return this.#ranks.has(`${d}:${a}`);
  }

  /** At any moment; lists and recounts only where nobody works meanwhile. */
  async check(isQuiet: boolean): Promise<readonly DeliveryRow[]> {
    const taken = [...this.far.taken];
    const { rows, counter } = await this.#snapshot();
    for (const row of rows) {
      this.#checkAttempts(row);
      checkCopies(
        row,
        taken.flatMap(({ tag }) => (tag.d === tagOf(row) ? [tag.a] : [])),
      );
    }
    const { told, open } = counted(rows);
    if (!counter.dirty) equal([counter.told, counter.open], [told, open], 'counts are wrong and not stale');
    if (isQuiet) {
      await this.#checkLists(rows);
      await this.#checkRecount(rows);
    }
    return rows;
  }

  #checkAttempts(row: DeliveryRow): void {
    const tag = tagOf(row);
    const open = row.attempts.filter((a) => a.rank === 0).length;
    const doubt = row.attempts.filter((a) => a.rank === 1 && a.presumed === null).length;
    ok(open <= 1, `${tag} has two calls under way`);
    if (row.state === 'sending') equal(open, 1, `${tag} is sending nothing`);
    const mayGo = row.state === 'pending' || row.state === 'claimed';
    if (mayGo) equal([open, doubt], [0, 0], `${tag} is ${row.state} with an attempt under way or in doubt`);
    const accepted = row.attempts.filter((a) => a.outcome === 'accepted' || a.said.length > 0);
    if (accepted.some((a) => !a.said.some((kind) => NO.has(kind)))) {
      ok(isTold(row), `${tag} was accepted, and is ${row.state}`);
    }
    for (const { no, rank } of row.attempts) {
      const key = `${tag}:${no}`;
      ok(rank >= (this.#ranks.get(key) ?? 0), `${key} fell from rank ${this.#ranks.get(key)} to ${rank}`);
      this.#ranks.set(key, rank);
    }
  }

  async #checkLists(rows: readonly DeliveryRow[]): Promise<void> {
    const { unknowns } = await this.office.unknowns.list(this.of.incidentId);
    const listed = new Set(unknowns.map(({ deliveryNo }) => String(deliveryNo)));
    const held = await this.office.deliveries.held(this.of.incidentId);
    const waiting = new Set(held.map(({ deliveryNo }) => String(deliveryNo)));
    for (const row of rows) {
      if (row.state === 'unknown') ok(listed.has(String(row.id)), `unknown ${row.id} is on no list`);
      if (row.state === 'pending' && row.hold !== null)
        ok(waiting.has(String(row.id)), `held ${row.id} is on no list`);
    }
  }

  /** Counters are what a recount by hand gives, and whatever waits for us has its time. */
  async #checkRecount(rows: readonly DeliveryRow[]): Promise<void> {
    const [unit] = await this.office.units(this.of.id);
    await this.office.t.db.tx((tx) => this.office.deliveries.recount(tx, unit!));
    const { counter } = await this.#snapshot();
    const { counts, persons, told, open, due, leased } = counter;
    equal({ counts, persons, told, open }, counted(rows), 'a recount miscounts');
    const isReady = (row: DeliveryRow): boolean => row.state === 'pending' && row.hold === null;
    if (rows.some(isReady)) ok(due, 'somebody is pending, and nothing is due');
    if (rows.some(({ state }) => state === 'claimed' || state === 'sending'))
      ok(leased, 'a lease never ends');
  }

  async #snapshot(): Promise<{ rows: readonly DeliveryRow[]; counter: Counter }> {
    const row = await this.office.t.db.tx((tx) =>
      tx.one<{ rows: readonly DeliveryRow[]; counter: Counter }>(SNAPSHOT, [this.of.id]),
    );
    return row!;
  }
}

/** Every copy but the last was presumed lost on record, or refused by the mailbox; no attempt went out twice. */
function checkCopies(row: DeliveryRow, nos: readonly number[]): void {
  equal(new Set(nos).size, nos.length, `an attempt of ${tagOf(row)} went out twice`);
  const last = Math.max(0, ...nos);
  for (const no of nos.filter((n) => n !== last)) {
    const attempt = row.attempts.find((a) => a.no === no);
    const excused = attempt?.presumed !== null || attempt.said.some((kind) => NO.has(kind));
    ok(excused || row.released, `${tagOf(row)}: a copy after attempt ${no}, and nobody recorded why`);
  }
}

function tagOf(row: DeliveryRow): string {
  return deliveryTag(row.cohortId, row.id);
}

function counted(rows: readonly DeliveryRow[]) {
  const counts: Record<string, Record<string, number>> = {};
  for (const { channel, state } of rows) {
    const states = (counts[channel] ??= {});
    states[state] = (states[state] ?? 0) + 1;
  }
  const people = (some: readonly DeliveryRow[]): number => new Set(some.map((row) => row.personId)).size;
  return {
    counts,
    persons: people(rows),
    told: people(rows.filter(isTold)),
    open: rows.filter(isOpen).length,
  };
}

const KINDS = ['accepted', 'delayed', 'delivered', 'undelivered', 'failed', 'bounced', 'complained'];
const SNAPSHOT = `
  SELECT (SELECT jsonb_agg(jsonb_build_object('cohortId', d.cohort_id, 'id', d.id, 'personId', d.person_id,
                   'channel', d.channel, 'state', d.state, 'hold', d.hold,
                   'released', EXISTS (SELECT FROM unknown_attempt u WHERE u.cohort_id = d.cohort_id
                                          AND u.delivery_id = d.id AND u.attempt_no = 0),
                   'attempts', COALESCE((SELECT jsonb_agg(jsonb_build_object('no', a.no, 'rank', a.rank,
                                 'outcome', a.outcome, 'presumed', a.presumed, 'said', array_remove(ARRAY[
                                 ${KINDS.map((k) => `CASE WHEN a.${k}_at IS NOT NULL THEN '${k}' END`).join(', ')}], NULL))
                                 ORDER BY a.no)
                      FROM attempt a WHERE a.cohort_id = d.cohort_id AND a.delivery_id = d.id), '[]'))
                   ORDER BY d.cohort_id, d.id)
            FROM delivery d WHERE d.notice_id = c.notice_id) AS rows,
         jsonb_build_object('dirty', c.dirty, 'counts', c.counts, 'persons', c.persons, 'told', c.told, 'open', c.open,
                            'due', c.due_at IS NOT NULL, 'leased', c.lease_at IS NOT NULL) AS counter
    FROM notice_cohort c WHERE c.notice_id = $1`;
