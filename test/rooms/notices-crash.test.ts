import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '../../src/kernel/errors.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { Restores } from '../../src/notices/index.ts';
import { Db, type Tx } from '../../src/platform/db/db.ts';
import { type Sql, textOf } from '../../src/platform/db/prepared.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { PLATFORM_ERRORS } from '../../src/platform/platform.errors.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[]): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

/** Loses the connection once, after the commit of the transaction that holds this statement. */
class LostAfterCommit extends Db {
  #lost = false;
  constructor(
    real: Db,
    private readonly marker: RegExp,
  ) {
    super(real.dataSource);
  }

  override tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#losing((watched) => super.tx(watched), work);
  }

  override once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#losing((watched) => super.once(watched), work);
  }

  async #losing<T>(
    begin: (watched: (tx: Tx) => Promise<T>) => Promise<T>,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    let holds = false;
    const look = (asked: Sql): void => void (holds ||= this.marker.test(textOf(asked)));
    const result = await begin((tx) => {
      const q: Tx['q'] = (asked, params) => (look(asked), tx.q(asked, params));
      const run: Tx['run'] = (asked, params) => (look(asked), tx.run(asked, params));
      return work({ ...tx, q, run });
    });
    if (!holds || this.#lost) return result;
    this.#lost = true;
    throw new DomainError(PLATFORM_ERRORS.database_away);
  }
}

/** Loses a deadlock once, at this statement. */
class Deadlocked extends Db {
  #lost = false;
  constructor(
    real: Db,
    private readonly marker: RegExp,
  ) {
    super(real.dataSource);
  }

  override tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.tx((tx) => {
      const run: Tx['run'] = (asked, params) => {
        if (this.#lost || !this.marker.test(textOf(asked))) return tx.run(asked, params);
        this.#lost = true;
        return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
      };
      return work({ ...tx, run });
    });
  }
}

const losing = (marker: RegExp) => (real: Db) => new LostAfterCommit(real, marker);
const textOnly = (phone: string, country: string) => aPerson('', { email: undefined, phone, country });

const CLAIM = /FOR UPDATE SKIP LOCKED\),\s+mine AS/;
const INTEND = /INSERT INTO attempt[^;]*SELECT \$1, go\.id/;
const RECORD = /ON CONFLICT \(cohort_id, delivery_id, no\) DO UPDATE/;
const AWAY = { code: 'platform.database_away' };

async function attempts(id: NoticeId) {
  return sql(
    `SELECT no, outcome, outcome_code AS code FROM notices_v_attempt WHERE notice_id = $1 ORDER BY delivery_id, no`,
    [id],
  );
}

const delivered = (states: Record<string, string[]>): boolean =>
  Object.values(states).every((list) => list.every((state) => state === 'delivered'));

describe('a connection lost after the commit', () => {
  test('of a claim gives the claim back at once', async () => {
    const row = aPerson('claim-lost');
    const { id } = await office.launched([row]);
    await expect(office.work(id, { wrapDb: losing(CLAIM) })).rejects.toMatchObject(AWAY);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    await office.work(id);
    await office.untilStates(id, delivered);
    expect(await office.accepted(row.email!)).toBe(1);
  });

  test('of an intention is no unknown: the call was certainly not made', async () => {
    const row = aPerson('intention-lost');
    const { id } = await office.launched([row]);
    await expect(office.work(id, { wrapDb: losing(INTEND) })).rejects.toMatchObject(AWAY);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    expect(await attempts(id)).toEqual([{ no: 1, outcome: 'retry', code: 'NotStarted' }]);
    await office.work(id);
    await office.untilStates(id, delivered);
    expect(await office.accepted(row.email!)).toBe(1);
  });

  test('of a record changes nothing when it is written again', async () => {
    const row = aPerson('record-lost');
    const { id } = await office.launched([row]);
    await office.work(id, { wrapDb: losing(RECORD) });
    await office.untilStates(id, delivered);
    expect(await attempts(id)).toMatchObject([{ no: 1, outcome: 'accepted' }]);
    expect(await office.accepted(row.email!)).toBe(1);
  });
});

describe('an answer', () => {
  test('whose record lost a deadlock is written all the same', async () => {
    const row = aPerson('deadlock');
    const { id } = await office.launched([row]);
    await office.work(id, { wrapDb: (real) => new Deadlocked(real, RECORD) });
    expect(await attempts(id)).toMatchObject([{ no: 1, outcome: 'accepted' }]);
    await office.untilStates(id, delivered);
  });

  test('that never came of a later attempt does not stop what is learnt of an earlier one', async () => {
    const { id } = await office.launched([aPerson('stranded')]);
    await office.work(id);
    await office.untilStates(id, delivered);
    await sql(
      `INSERT INTO attempt (cohort_id, delivery_id, no, provider, started_at)
       SELECT cohort_id, id, 2, 'ses', now() FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const [ref] = await sql<{ cohort: bigint; id: bigint }>(
      `UPDATE delivery SET attempts = 2 WHERE notice_id = $1 RETURNING cohort_id AS cohort, id`,
      [id],
    );
    const about = { cohortId: ref!.cohort as never, deliveryNo: ref!.id as never, provider: 'ses' } as const;
    const bounced = { ...about, attemptNo: 1, kind: 'bounced', at: new Date(), permanent: true } as const;
    await office.t.db.tx((tx) => office.deliveries.recordEvidence(tx, [bounced]));
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
  });
});

describe('the sweep', () => {
  test('wakes a unit when the lease a dead worker left lapses, not a minute later', async () => {
    const { id } = await office.launched([aPerson('leased')]);
    const [unit] = await office.units(id);
    await sql(
      `UPDATE delivery SET state = 'claimed', claim_token = gen_random_uuid(),
              lease_until = clock_timestamp() + interval '9 seconds' WHERE notice_id = $1`,
      [id],
    );
    await office.t.db.tx((tx) => office.deliveries.touch(tx, unit!));
    await office.t.ownerDb.tx((tx) => tx.run(`DELETE FROM pgboss.job`));
    await office.launches.repair(new AbortController().signal);
    const queued = await office.t.ownerDb.tx((tx) =>
      tx.q(
        `SELECT extract(epoch FROM start_after - clock_timestamp()) BETWEEN 7 AND 10 AS soon
           FROM pgboss.job WHERE singleton_key = $1`,
        [`${unit!.noticeId}:${unit!.cohortId}`],
      ),
    );
    expect(queued).toEqual([{ soon: true }]);
    await sql(
      `UPDATE delivery SET state = 'pending', claim_token = NULL, lease_until = NULL WHERE notice_id = $1`,
      [id],
    );
  });
});

describe('a halted country', () => {
  test('does not keep the people of another one waiting', async () => {
    const narrow = await PostOffice.open({ claimMax: 1 });
    try {
      const rows = [
        textOnly('+6281220004401', 'ID'),
        textOnly('+6281220004402', 'ID'),
        textOnly('+6581234567', 'SG'),
      ];
      const { id } = await narrow.launched(rows);
      await narrow.couriers.lane('sms', 'ID');
      const order = { provider: 'twilio', sender: 'CONTOH', country: 'ID', reason: '21408: not permitted' };
      await narrow.t.db.tx((tx) => narrow.lanes.halt(tx, order));
      await narrow.work(id);
      expect((await narrow.states(id))['sms']!.sort()).toEqual(['accepted', 'pending', 'pending']);
      expect(await narrow.accepted('+6581234567')).toBe(1);
    } finally {
      await narrow.close();
    }
  });
});

describe('the next rung', () => {
  test('is held from its first moment where a newer run shows its person differently', async () => {
    const row = aPerson('rung', { phone: '+6281220004411' });
    const { id, incidentId } = await office.launched([row]);
    await office.work(id);
    const more = { ...row, leaks: [['fin.pan', 'plaintext']] as const };
    await stage(office.t, incidentId, { name: 'more.csv', rows: [more] });
    await office.people.resolve(incidentId, office.maker);
    const [ref] = await sql<{ cohort: bigint; id: bigint }>(
      `SELECT cohort_id AS cohort, id FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const about = { cohortId: ref!.cohort as never, deliveryNo: ref!.id as never, provider: 'ses' } as const;
    const bounced = { ...about, attemptNo: 1, kind: 'bounced', at: new Date(), permanent: true } as const;
    await office.t.db.tx((tx) => office.deliveries.recordEvidence(tx, [bounced]));
    expect(await office.deliveries.held(incidentId)).toMatchObject([{ channel: 'sms', hold: 'profile' }]);
  });
});

describe('a stop', () => {
  test('counts the exact remainder, also what workers cancelled before it looked', async () => {
    const { id } = await office.launched([aPerson('stop1'), aPerson('stop2'), aPerson('stop3')]);
    await sql(`UPDATE notice SET status = 'stopped' WHERE id = $1`, [id]);
    await office.work(id);
    const remainder = { cancelled: { email: 3 }, inFlight: 0 };
    expect(await office.launches.stop(id, office.maker)).toEqual(remainder);
    expect(await office.launches.stop(id, office.maker)).toEqual(remainder);
  });

  test('leaves nobody counted as open, also before any worker comes by', async () => {
    const { id } = await office.launched([aPerson('open1'), aPerson('open2')]);
    expect((await office.launches.status(id)).open).toBe(2);
    await office.launches.stop(id, office.maker);
    const status = await office.launches.status(id);
    expect(status).toMatchObject({ open: 0, deliveries: { email: { cancelled: 2 } } });
  });
});

describe('a restored database', () => {
  test('that was released still holds whom a conflict holds', async () => {
    const row = aPerson('torn', { nik: '3174010101900003' });
    const { id, incidentId } = await office.launched([row, { ...row, nik: '3174010101900004' }]);
    const identity = new RestoreIdentity(office.t.db, `${office.t.dir}/keys/restore-identity.json`);
    const restores = new Restores(office.t.db, identity, office.lanes, office.deliveries);
    await restores.holdEverything('restored');
    await restores.waive('nothing was sent since the backup', office.maker);
    for (const lane of await office.lanes.list()) await office.lanes.release(lane.id, office.maker);
    await office.deliveries.releaseRestored(incidentId, office.maker);
    const [unit] = await sql(`SELECT checked_run_no AS no FROM notice_cohort WHERE notice_id = $1`, [id]);
    expect(unit).toEqual({ no: 0 });
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    expect(await office.deliveries.held(incidentId)).toMatchObject([{ hold: 'person' }]);
  });
});
