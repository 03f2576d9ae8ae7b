import { deepStrictEqual as equal, ok } from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type CohortId,
  type DeliveryNo,
  deliveryTag,
  type IncidentId,
  type NoticeId,
} from '../../src/kernel/ids.ts';
import { type Delivery, Restores } from '../../src/notices/index.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { FarSide, KILLED } from '../support/far-side.ts';
import { type DeliveryRow, isOpen, isTold, SendingPromises } from '../support/sending-promises.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';

/**
 * Two workers on one database, a provider that does whatever a provider may do, events of any age and number, and people
 * who pause, decide, restore and publish meanwhile. After every step the promises are read from the tables and held
 * against what the provider really took.
 */
let office: PostOffice;
let far: FarSide;
let workers: readonly Delivery[];
let restores: Restores;

beforeAll(async () => {
  office = await PostOffice.open();
  far = new FarSide();
  const wraps = { wrapEmail: far.over, wrapSms: far.over };
  workers = [office.worker(wraps).delivery, office.worker(wraps).delivery];
  const identity = new RestoreIdentity(office.t.db, `${office.t.dir}/keys/restore-identity.json`);
  restores = new Restores(office.t.db, identity, office.lanes, office.deliveries);
});
afterAll(() => office.close());

const HISTORIES = 8;
const WHATS = [
  ...(['work', 'work', 'work', 'both', 'both', 'letGo', 'letGo', 'lapse', 'lapse', 'time', 'time'] as const),
  ...([
    'event',
    'event',
    'event',
    'decide',
    'decide',
    'pause',
    'resume',
    'resume',
    'release',
    'policy',
  ] as const),
  ...(['suppress', 'restore', 'run', 'held', 'stop'] as const),
];
interface Step {
  readonly what: (typeof WHATS)[number];
  readonly dice: number;
}
const steps: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...WHATS), dice: fc.nat(9_999) });

const KINDS = ['accepted', 'delayed', 'delivered', 'undelivered', 'failed', 'bounced', 'complained'] as const;
const NO = new Set<string>(['undelivered', 'failed', 'bounced']);

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[]): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

const SUPPRESS = `
  INSERT INTO suppression (bucket, incident_id, kind, key, reason, cohort_id, delivery_id, at)
  SELECT (get_byte(p.key, 0) * 256 + get_byte(p.key, 1)) % 1024, d.incident_id, p.kind, p.key, 'bounce', d.cohort_id,
         d.id, now()
    FROM delivery d
    JOIN people_v_contact p ON p.cohort_id = d.cohort_id AND p.person_id = d.person_id AND p.kind = 'email'
   WHERE d.notice_id = $1 AND d.channel = 'email' AND d.person_id % 5 = $2
  ON CONFLICT DO NOTHING`;

class History {
  readonly #promises: SendingPromises;
  #running: Promise<void>[] = [];
  #stopped = false;
  #ran = false;

  constructor(
    private readonly id: NoticeId,
    private readonly incidentId: IncidentId,
    private readonly rows: readonly RowInput[],
  ) {
    this.#promises = new SendingPromises(office, far, { id, incidentId });
  }

  /** Lists and recounts are read while nobody works: the rest at any moment. */
  async check(): Promise<readonly DeliveryRow[]> {
    return this.#promises.check(this.#running.length === 0);
  }

  async take({ what, dice }: Step): Promise<void> {
    const { id, incidentId } = this;
    switch (what) {
      case 'work':
        return this.#work([workers[dice % 2]!], dice);
      case 'both':
        return this.#work(workers, dice);
      case 'letGo':
        return this.#letGo();
      case 'lapse':
        // Of everyone, or of some: others still hold theirs.
        await sql(
          `UPDATE delivery SET lease_until = clock_timestamp() - interval '1 second'
            WHERE notice_id = $1 AND lease_until IS NOT NULL AND ($2 OR id % 2 = 0)`,
          [id, dice % 2 === 0],
        );
        return;
      case 'time':
        await sql(`UPDATE delivery SET not_before = now() - interval '1 second' WHERE notice_id = $1`, [id]);
        return;
      case 'event':
        return this.#event(dice);
      case 'decide':
        return this.#decide(dice);
      case 'pause':
        await office.launches.pause(id, office.maker).catch(onlyRefusals);
        return;
      case 'resume':
        await office.launches.resume(id, office.maker).catch(onlyRefusals);
        return;
      case 'release':
        return releaseLanes();
      case 'policy': {
        const lane = (await office.lanes.list())[0];
        const policy = (['resend', 'hold', 'next_channel', null] as const)[dice % 4]!;
        if (lane) await office.unknowns.setLanePolicy(lane.id, policy, office.maker);
        return;
      }
      case 'suppress':
        await sql(SUPPRESS, [id, dice % 5]);
        return;
      case 'restore':
        return dice % 3 === 0 ? this.#restore() : undefined;
      case 'run':
        return this.#run(dice);
      case 'held':
        return this.#held(dice);
      case 'stop':
        if (dice % 6 !== 0) return;
        this.#stopped = true;
        await office.launches.stop(id, office.maker).catch(onlyRefusals);
        return;
    }
    throw new Error(`${what} of ${incidentId}`);
  }

  /** One pass of each; a call whose answer is late stays under way until it is let go. */
  async #work(with_: readonly Delivery[], dice: number): Promise<void> {
    far.roll(dice);
    const [unit] = await office.units(this.id);
    const until = { untilMs: performance.now() + 10_000, signal: new AbortController().signal };
    const passes = with_.map((worker) =>
      worker.work(unit!, until).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof Error) || error.message !== KILLED) throw error;
        },
      ),
    );
    const all = Promise.all(passes).then(() => undefined);
    const ended = await Promise.race([all.then(() => true), far.waiting().then(() => false)]);
    if (!ended) this.#running.push(all);
    all.catch(() => undefined);
  }

  async #letGo(): Promise<void> {
    far.roll(null);
    far.letGo();
    await Promise.all(this.#running.splice(0));
  }

  /** Of any attempt the provider took, late, twice, in no order: batches of up to four. */
  async #event(dice: number): Promise<void> {
    const mine = far.taken.filter(({ tag }) => this.#promises.knows(tag));
    if (mine.length === 0) return;
    const evidence = Array.from({ length: 1 + (dice % 4) }, (_, n) => {
      const { tag } = mine[(dice * (n + 7)) % mine.length]!;
      const kind = KINDS[(dice + n * 3) % KINDS.length]!;
      const [cohort, delivery] = tag.d.slice(1).split('_').map(BigInt) as [bigint, bigint];
      return {
        cohortId: cohort as CohortId,
        deliveryNo: delivery as DeliveryNo,
        attemptNo: tag.a,
        provider: 'ses' as const,
        kind,
        at: new Date(Date.now() - (dice % 90) * 1000),
        permanent: NO.has(kind) && dice % 3 === 0,
      };
    });
    const tell = (): Promise<unknown> =>
      office.t.db.tx((tx) => office.deliveries.recordEvidence(tx, [...evidence, evidence[0]!]));
    await Promise.all([tell(), tell()]);
  }

  async #decide(dice: number): Promise<void> {
    const { unknowns } = await office.unknowns.list(this.incidentId);
    const one = unknowns[dice % Math.max(1, unknowns.length)];
    if (!one) return;
    const isTaken = far.taken.some(({ tag }) => tag.d === deliveryTag(one.cohortId, one.deliveryNo));
    // People say that it arrived only where it did.
    const words = ['resend', 'next_channel', 'give_up', isTaken ? 'told' : 'resend'] as const;
    const order = {
      incidentId: this.incidentId,
      which: [one],
      decision: words[dice % 4]!,
      reason: 'as the dice say',
    };
    await office.unknowns.decide(order, office.maker);
  }

  async #restore(): Promise<void> {
    await restores.holdEverything('restored');
    await this.check();
    await restores.waive('as the dice say', office.maker);
    await releaseLanes();
    await office.deliveries.releaseRestored(this.incidentId, office.maker);
  }

  /** A newer run shows somebody differently, or as part of somebody else. Waits for calls under way: not while some hang. */
  async #run(dice: number): Promise<void> {
    if (this.#ran || far.isWaiting || this.#running.length > 0) return;
    const busy = await sql(`SELECT FROM delivery WHERE notice_id = $1 AND state IN ('claimed', 'sending')`, [
      this.id,
    ]);
    if (busy.length > 0) return;
    this.#ran = true;
    const more = { ...this.rows[dice % this.rows.length]!, leaks: [['fin.pan', 'plaintext']] } as const;
    await stage(office.t, this.incidentId, { name: 'more.csv', rows: [more] });
    await office.people.resolve(this.incidentId, office.maker);
  }

  async #held(dice: number): Promise<void> {
    const held = (await office.deliveries.held(this.incidentId)).filter((d) => d.hold === 'profile');
    for (const { cohortId, deliveryNo } of held) {
      const order = { incidentId: this.incidentId, cohortId, deliveryNos: [deliveryNo], send: dice % 3 > 0 };
      await office.deliveries.releaseHeld(order, office.checker);
    }
  }

  /** Everything comes to rest: what was under way ends, what is in doubt is decided, what the provider took is told. */
  async end(): Promise<void> {
    await this.#letGo();
    for (let n = 0; n < 12; n += 1) {
      await office.launches.resume(this.id, office.maker).catch(onlyRefusals);
      await releaseLanes();
      await this.#held(1);
      await this.take({ what: 'lapse', dice: 0 });
      await this.take({ what: 'time', dice: 0 });
      const [unit] = await office.units(this.id);
      const until = { untilMs: performance.now() + 10_000, signal: new AbortController().signal };
      far.roll(null);
      await workers[n % 2]!.work(unit!, until);
      await this.check();
      for (const { tag } of far.taken) {
        const [cohort, delivery] = tag.d.slice(1).split('_').map(BigInt) as [bigint, bigint];
        const [cohortId, deliveryNo] = [cohort as CohortId, delivery as DeliveryNo];
        const evidence = { cohortId, deliveryNo, attemptNo: tag.a, provider: 'ses' as const, at: new Date() };
        await office.t.db.tx((tx) =>
          office.deliveries.recordEvidence(tx, [{ ...evidence, kind: 'accepted' as const }]),
        );
      }
      const order = { incidentId: this.incidentId, which: {}, decision: 'resend', reason: 'to end' } as const;
      await office.unknowns.decide(order, office.maker);
    }
    const rows = await this.check();
    const left = rows.filter((row) => isOpen(row) && !(this.#stopped && row.state === 'unknown'));
    equal(left, [], 'something never came to rest');
    for (const [person, own] of Map.groupBy(rows, (row) => row.personId)) {
      const took = far.taken.some(({ tag }) =>
        own.some((row) => deliveryTag(row.cohortId, row.id) === tag.d),
      );
      const counts = own.some(isTold);
      ok(took || !counts, `person ${person} counts as told, and the provider took nothing`);
    }
  }
}

async function releaseLanes(): Promise<void> {
  for (const lane of await office.lanes.list()) await office.lanes.release(lane.id, office.maker);
}

function onlyRefusals(error: unknown): void {
  if (!(error instanceof Error && error.name === 'DomainError')) throw error;
}

let serial = 0;
const aPhone = (): string => `+62812300${String((serial += 1)).padStart(5, '0')}`;

test('whatever happens, in whatever order, the promises of sending hold after every step', async () => {
  let [taken, histories] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 15, maxLength: 30 }), async (story) => {
      far.forget();
      const rows = [
        aPerson('satu', { phone: aPhone() }),
        aPerson('dua', { phone: aPhone() }),
        aPerson('tiga', { phone: aPhone() }),
        aPerson('empat'),
        aPerson('', { email: undefined, phone: aPhone() }),
      ];
      await releaseLanes();
      const { id, incidentId } = await office.launched(rows);
      const history = new History(id, incidentId, rows);
      for (const step of story) {
        await history.take(step);
        await history.check();
      }
      await history.end();
      taken += far.taken.length;
      histories += 1;
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(histories);
}, 300_000);
