import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import type { RowInput } from '../support/people-fixtures.ts';
import { sesAt } from '../support/providers.ts';

/**
 * What each fault of a provider does with our sending, by every way a message can go: the state it leaves, the lane, the
 * list of what is in doubt, and what the provider took, which is what is paid for.
 */
const TIMES = { leaseMs: 3_000, timeoutMs: 600, windowMs: 1_000 };
let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open(TIMES);
});
afterEach(async () => {
  office.door.open = true;
  office.sandbox.faults.remove(null);
  for (const lane of await office.lanes.list()) await office.lanes.release(lane.id, office.maker);
});
afterAll(() => office.close());

const NUMBERS: Readonly<Record<string, string>> = {
  throttle: '10',
  'daily-quota': '11',
  'sending-paused': '12',
  'error-before': '13',
  'reset-before': '14',
  'hang-before': '15',
  'drop-answer': '16',
  hang: '17',
  'error-after': '18',
  slow: '19',
  'events-late': '20',
  'events-twice': '21',
  'events-disordered': '22',
  'events-never': '23',
  'events-forged': '24',
  'events-silence': '25',
};

interface Way {
  readonly name: string;
  readonly channel: 'email' | 'sms';
  /** Somebody whose address asks for this fault; without one, for none. */
  readonly person: (fault: string | null) => RowInput;
  readonly worker?: Parameters<PostOffice['work']>[1];
}

let serial = 9;
function byPhone(fault: string | null): RowInput {
  serial += 1;
  const number = fault === null ? `777${serial}311` : `${serial}00000${NUMBERS[fault]!}`;
  return aPerson('', { email: undefined, phone: `+62812${number}` });
}
const byMail = (fault: string | null): RowInput => aPerson(fault === null ? 'baik' : `fault-${fault}`);

const SINGLE: Way = { name: 'SES single', channel: 'email', person: byMail };
const TWILIO: Way = { name: 'Twilio', channel: 'sms', person: byPhone };
const BULK: Way = {
  name: 'SES bulk',
  channel: 'email',
  person: byMail,
  worker: { wrapEmail: () => sesAt(office.sandbox.url, { mode: 'bulk', timeoutMs: TIMES.timeoutMs }) },
};

interface Seen {
  readonly state: string;
  /** On the operator's list of what may or may not have been accepted. */
  readonly listed: boolean;
  /** Acceptances: what the provider charges for. */
  readonly taken: number;
}

const IN_DOUBT_AND_TAKEN = { state: 'unknown', listed: true, taken: 1 };
const IN_DOUBT_AND_LOST = { state: 'unknown', listed: true, taken: 0 };
const COMES_BACK = { state: 'pending', listed: false, taken: 0 };
const ACCEPTED = { state: 'accepted', listed: false, taken: 1 };

/** One person for each fault, one pass of a worker, and no event yet: in order of the faults. */
async function seenBy(way: Way, faults: readonly (string | null)[]): Promise<{ id: NoticeId; seen: Seen[] }> {
  const rows = faults.map((fault) => way.person(fault));
  office.door.open = false;
  const { id, incidentId } = await office.launched(rows);
  await office.work(id, { ...TIMES, ...way.worker });
  const { unknowns } = await office.unknowns.list(incidentId);
  const states = await office.t.db.tx((tx) =>
    tx.q<{ no: string; state: string }>(
      `SELECT id::text AS no, state FROM delivery WHERE notice_id = $1 AND channel = $2`,
      [id, way.channel],
    ),
  );
  const byRow = await Promise.all(rows.map((row) => noOf(id, row)));
  const seen = rows.map((row, n) => ({
    state: states.find(({ no }) => no === byRow[n])!.state,
    listed: unknowns.some(({ deliveryNo }) => String(deliveryNo) === byRow[n]),
    taken: taken(row),
  }));
  office.door.open = true;
  return { id, seen };
}

function sql<R extends Record<string, unknown>>(text: string, id: NoticeId): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, [id]));
}

const addressOf = (row: RowInput): string => row.email ?? row.phone!;
const taken = (row: RowInput): number =>
  office.sandbox.accepted.filter(({ to }) => to[0] === addressOf(row)).length;

/** Which delivery is this person's: by the key of the address, as staged rows have it. */
async function noOf(id: NoticeId, row: RowInput): Promise<string> {
  const open = await office.t.db.tx(async (tx) => {
    const refs = await tx.q<{ no: string; incidentId: string; cohortId: bigint; personId: number }>(
      `SELECT id::text AS no, incident_id AS "incidentId", cohort_id AS "cohortId", person_id AS "personId"
         FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const contacts = await office.people.openContacts(tx, refs[0]!.incidentId as never, refs as never);
    return refs.map((ref) => ({ ...ref, own: contacts.get(`${ref.cohortId}:${ref.personId}`) }));
  });
  const found = open.find(({ own }) => (own?.email?.address ?? own?.phone?.number) === addressOf(row));
  return found!.no;
}

async function laneOf(way: Way): Promise<{ status: string; reason: string | null }> {
  const provider = way.channel === 'email' ? 'ses' : 'twilio';
  const { status, reason } = (await office.lanes.list()).find((lane) => lane.provider === provider)!;
  return { status, reason };
}

/** Worker, projection and looks, until every delivery is what it shall become. */
async function until(id: NoticeId, enough: (states: readonly string[]) => boolean, way: Way): Promise<void> {
  const looks = office.looks();
  for (const end = Date.now() + 60_000; ;) {
    await office.work(id, { ...TIMES, ...way.worker });
    await office.receipts.project();
    await looks.look();
    const states = Object.values(await office.states(id)).flat();
    if (enough(states)) return;
    if (Date.now() > end) throw new Error(`gave up waiting at ${states.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
const halfTold = (states: readonly string[]): boolean =>
  states.filter((state) => state === 'delivered').length === states.length / 2;
const allTold = (states: readonly string[]): boolean => states.every((state) => state === 'delivered');

describe.each([SINGLE, TWILIO])('by $name', (way) => {
  const CALLS: readonly (readonly [string, Seen])[] = [
    ['throttle', COMES_BACK],
    ['error-before', IN_DOUBT_AND_LOST],
    ['reset-before', IN_DOUBT_AND_LOST],
    ['hang-before', IN_DOUBT_AND_LOST],
    ['drop-answer', IN_DOUBT_AND_TAKEN],
    ['hang', IN_DOUBT_AND_TAKEN],
    ['error-after', IN_DOUBT_AND_TAKEN],
    ['slow', IN_DOUBT_AND_TAKEN],
  ];

  test('a call that breaks leaves its own person in doubt or pending, the lane open, and all are told once', async () => {
    const { id, seen } = await seenBy(way, [...CALLS.map(([fault]) => fault), null]);
    expect(seen).toEqual([...CALLS.map(([, wanted]) => wanted), ACCEPTED]);
    expect((await laneOf(way)).status).toBe('open');
    await until(id, allTold, way);
    expect(await takenInAll(id)).toEqual([...CALLS, null].map(() => 1));
    const lost = CALLS.filter(([, wanted]) => wanted === IN_DOUBT_AND_LOST);
    const decisions = await sql(`SELECT decision FROM notices_v_presumption WHERE notice_id = $1`, id);
    expect(decisions).toEqual(lost.map(() => ({ decision: 'resend' })));
  }, 240_000);

  test('events that come late, twice, in no order, never, forged or after two minutes change no acceptance', async () => {
    const faults = ['twice', 'disordered', 'forged', 'late', 'never', 'silence'].map(
      (name) => `events-${name}`,
    );
    const { id, seen } = await seenBy(way, faults);
    expect(seen).toEqual(faults.map(() => ACCEPTED));
    await until(id, halfTold, way);
    expect(
      Object.values(await office.states(id))
        .flat()
        .toSorted(),
    ).toEqual(['accepted', 'accepted', 'accepted', 'delivered', 'delivered', 'delivered']);
    expect(await takenInAll(id)).toEqual(faults.map(() => 1));
  }, 240_000);
});

/** Of everybody a notice is about, how often the provider took a message. */
async function takenInAll(id: NoticeId): Promise<number[]> {
  const tags = await office.t.db.tx((tx) =>
    tx.q<{ tag: string }>(`SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery WHERE notice_id = $1`, [
      id,
    ]),
  );
  return tags.map(({ tag }) => office.sandbox.accepted.filter(({ d }) => d === tag).length);
}

describe.each([SINGLE, BULK, TWILIO])('by $name', (way) => {
  test.each(['daily-quota', 'sending-paused'])(
    '%s halts the lane, fails nobody, doubts nobody',
    async (fault) => {
      const { id, seen } = await seenBy(way, [fault, fault]);
      expect(seen).toEqual([COMES_BACK, COMES_BACK]);
      const halted = await laneOf(way);
      expect(halted).toMatchObject({ status: 'halted' });
      expect(halted.reason).not.toMatch(/@|\+62/);
      // SES says how much of the day is left; for everything else a person must look.
      await office.couriers.resume();
      const byItself = fault === 'daily-quota' && way.channel === 'email';
      expect(await laneOf(way)).toMatchObject({ status: byItself ? 'open' : 'halted' });
      for (const lane of await office.lanes.list()) await office.lanes.release(lane.id, office.maker);
      // Who was claimed by a halted lane is looked at again a minute later.
      await sql(`UPDATE delivery SET not_before = now() - interval '1 second' WHERE notice_id = $1`, id);
      await until(id, allTold, way);
      expect(await takenInAll(id)).toEqual([1, 1]);
    },
    120_000,
  );
});

describe('by SES bulk', () => {
  test('every destination is read by itself: what was refused comes back, the others stand', async () => {
    const refused = ['throttle', 'error-before', 'reset-before', 'hang-before', 'partial-bulk'];
    const { id, seen } = await seenBy(BULK, [...refused, 'events-twice', null]);
    expect(seen).toEqual([...refused.map(() => COMES_BACK), ACCEPTED, ACCEPTED]);
    expect((await laneOf(BULK)).status).toBe('open');
    await until(id, allTold, BULK);
    expect(await takenInAll(id)).toEqual([...refused, 0, 0].map(() => 1));
  }, 240_000);

  test('a destination that is refused for its message fails, the next rung follows, and the others stand', async () => {
    const refused = aPerson('ditolak', { phone: '+6281277742311' });
    office.sandbox.faults.add({ fault: 'partial_bulk', to: refused.email, code: 'MessageRejected' });
    office.door.open = false;
    const { id } = await office.launched([refused, BULK.person(null)]);
    await office.work(id, { ...TIMES, ...BULK.worker });
    const states = await office.states(id);
    expect({ ...states, email: states['email']!.toSorted() }).toEqual({
      email: ['accepted', 'failed'],
      sms: ['accepted'],
    });
    expect(taken(refused)).toBe(0);
    expect((await laneOf(BULK)).status).toBe('open');
  });

  test.each(['drop-answer', 'hang', 'error-after', 'slow'])(
    '%s leaves as many in doubt as the call carried; their events tell that all were taken',
    async (fault) => {
      const { id, seen } = await seenBy(BULK, [fault, null, null]);
      expect(seen).toEqual([1, 2, 3].map(() => IN_DOUBT_AND_TAKEN));
      await until(id, allTold, BULK);
      expect(await takenInAll(id)).toEqual([1, 1, 1]);
    },
    120_000,
  );
});

/** What the lane's last hour counts as put off by mailbox providers: that slows it, from a tenth of a hundred on. */
async function putOff(): Promise<number> {
  return (await office.lanes.list()).find((lane) => lane.provider === 'ses')!.hour.deferred;
}

test.each([SINGLE, BULK])(
  'by $name mail that a mailbox provider puts off stays accepted, and is delivered later',
  async (way) => {
    office.sandbox.faults.add({ fault: 'deferral', delayMs: 500 });
    const before = await putOff();
    const { id, seen } = await seenBy(way, [null, null]);
    expect(seen).toEqual([ACCEPTED, ACCEPTED]);
    await until(id, allTold, way);
    expect((await putOff()) - before).toBe(2);
    expect(await takenInAll(id)).toEqual([1, 1]);
  },
  120_000,
);
