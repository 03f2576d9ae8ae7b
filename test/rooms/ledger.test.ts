import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FixedClock } from '../../src/kernel/clock.ts';
import { uuidv7, type CohortId, type IncidentId } from '../../src/kernel/ids.ts';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import {
  ACCOUNTS,
  Ledger,
  NO_COHORT,
  planeOf,
  type AccountCode,
  type JournalInput,
  type Line,
} from '../../src/ledger/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import type { Db } from '../../src/platform/db/db.ts';
import { freshDatabase } from '../support/database.ts';

let db: Db;
let close: () => Promise<void>;
let ledger: Ledger;
const clock = new FixedClock('2026-03-15T03:00:00Z');
const incidentId = uuidv7() as IncidentId;
let nextKey = 1;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  ledger = new Ledger(db, new Audit(clock), clock);
});
afterAll(() => close());

function book(): { legalEntityId: string; incidentId: IncidentId } {
  return { legalEntityId: uuidv7(), incidentId: uuidv7() as IncidentId };
}

function memo(amountMinor: bigint): Line[] {
  return [
    { account: '9100', amountMinor, currency: 'IDR' },
    { account: '9000', amountMinor: -amountMinor, currency: 'IDR' },
  ];
}

function aJournal(change: Partial<JournalInput> = {}): JournalInput {
  return {
    cohortId: 5n as CohortId,
    key: `grant:test:${nextKey++}`,
    incidentId,
    legalEntityId: '01900000-0000-7000-8000-0000000000e1',
    plane: 'memo',
    kind: 'granted',
    effectiveOn: '2026-03-15',
    lines: memo(1000n),
    ...change,
  };
}

async function rawJournal(change: Readonly<Record<string, unknown>>): Promise<unknown> {
  const row = {
    cohort_id: 5n,
    incident_id: incidentId,
    legal_entity_id: uuidv7(),
    plane: 'memo',
    kind: 'granted',
    key: `raw:${nextKey++}`,
    input_hash: Buffer.alloc(32),
    effective_on: '2026-03-15',
    period: '2026-03',
    account: ['9100', '9000'],
    amount_minor: [5n, -5n],
    currency: ['IDR', 'IDR'],
    posted_at: clock.now(),
    ...change,
  };
  const names = Object.keys(row);
  return db.tx((tx) =>
    tx.run(
      `INSERT INTO journal (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    ),
  );
}

describe('posting', () => {
  test('the same key and input twice posts once; other input is a conflict', async () => {
    const journal = aJournal();
    expect(await db.tx((tx) => ledger.post(tx, journal))).toBe('posted');
    expect(await db.tx((tx) => ledger.post(tx, journal))).toBe('existing');
    const other = { ...journal, lines: memo(999n) };
    await expect(db.tx((tx) => ledger.post(tx, other))).rejects.toMatchObject({ code: 'ledger.conflict' });
    const rows = await db.tx((tx) => tx.q(`SELECT 1 FROM journal WHERE key = $1`, [journal.key]));
    expect(rows).toHaveLength(1);
  });

  test('the same key in another cohort is another journal', async () => {
    const journal = aJournal();
    const both = [journal, { ...journal, cohortId: 6n as CohortId }];
    expect(await db.tx((tx) => ledger.postMany(tx, both))).toEqual(['posted', 'posted']);
    expect(await db.tx((tx) => ledger.postMany(tx, [...both, aJournal()]))).toEqual([
      'existing',
      'existing',
      'posted',
    ]);
  });

  test('twenty at once under one key leave one journal', async () => {
    const journal = aJournal();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => db.tx((tx) => ledger.post(tx, journal))),
    );
    expect(outcomes.filter((o) => o === 'posted')).toHaveLength(1);
  });

  test('one call never posts two journals under one key, of which one would be lost', async () => {
    const journal = aJournal();
    const both = [journal, { ...journal, lines: memo(7n) }];
    await expect(db.tx((tx) => ledger.postMany(tx, both))).rejects.toThrow('keys of their own');
  });

  test('a journal whose transaction rolls back was never posted', async () => {
    const journal = aJournal();
    const undone = db.tx(async (tx) => {
      await ledger.post(tx, journal);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await db.tx((tx) => ledger.post(tx, journal))).toBe('posted');
  });

  test('amounts beyond what a number can hold stay exact', async () => {
    const amount = 9007199254740993n;
    const own = uuidv7() as IncidentId;
    await db.tx((tx) => ledger.post(tx, aJournal({ incidentId: own, lines: memo(amount) })));
    const balances = await db.tx((tx) => ledger.balances(tx, { incidentId: own }));
    expect(balances.find((b) => b.account === '9100')?.amountMinor).toBe(amount);
  });
});

describe('the table refuses', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['what does not balance', { amount_minor: [5n, -4n] }, 'journal_balanced_check'],
    ['what balances only across currencies', { currency: ['IDR', 'USD'] }, 'journal_balanced_check'],
    ['a single line', { account: ['9100'], amount_minor: [0n], currency: ['IDR'] }, 'journal_balanced_check'],
    ['lines without an account', { account: ['9100'] }, 'journal_lines_check'],
    ['an account outside the chart', { account: ['9100', '9999'] }, 'journal_accounts_check'],
    ['memo and gl in one journal', { account: ['9100', '2100'] }, 'journal_on_plane_check'],
    ['a cohort below zero', { cohort_id: -1n }, 'journal_cohort_id_check'],
    ['a key of no person without a UUID', { cohort_id: 0n, key: 'prov:1' }, 'journal_no_cohort_key_check'],
    ['what is no currency', { currency: ['idr', 'idr'] }, 'journal_currency_check'],
    ['an empty line', { amount_minor: [0n, 0n] }, 'journal_balanced_check'],
    ['a missing amount', { amount_minor: [null, null] }, 'journal_balanced_check'],
    ['a period that is not its month', { period: '2026-04' }, 'journal_late_check'],
  ])('%s', async (_, change, constraint) => {
    await expect(rawJournal(change)).rejects.toThrow(constraint);
  });

  test.each(['UPDATE journal SET kind = kind', 'DELETE FROM journal', 'TRUNCATE journal'])(
    'to be changed: %s',
    async (sql) => {
      await db.tx((tx) => ledger.post(tx, aJournal()));
      await expect(db.tx((tx) => tx.run(sql))).rejects.toThrow(/permission denied/);
    },
  );

  test('the chart in the table is the chart in the code', async () => {
    const rows = await db.tx((tx) =>
      tx.q<{ code: AccountCode; name: string; plane: string }>(`SELECT code, name, plane FROM account`),
    );
    expect(Object.fromEntries(rows.map((r) => [r.code, r.name]))).toEqual(ACCOUNTS);
    for (const { code, plane } of rows) expect(plane).toBe(planeOf(code));
  });
});

describe('months', () => {
  test('an event of a closed month posts to the first open one and names its original', async () => {
    const own = book();
    await db.tx((tx) => ledger.post(tx, aJournal({ ...own, effectiveOn: '2026-02-10' })));
    await ledger.closePeriod({ legalEntityId: own.legalEntityId, month: '2026-02' }, SYSTEM_ACTOR);
    await ledger.closePeriod({ legalEntityId: own.legalEntityId, month: '2026-03' }, SYSTEM_ACTOR);
    const late = aJournal({ ...own, effectiveOn: '2026-02-28' });
    await db.tx((tx) => ledger.post(tx, late));
    const [row] = await db.tx((tx) =>
      tx.q(`SELECT period, original_period, effective_on FROM journal WHERE key = $1`, [late.key]),
    );
    expect(row).toEqual({ period: '2026-04', original_period: '2026-02', effective_on: '2026-02-28' });
  });

  test('a closed month and its cut are out of reach of our own statements', async () => {
    const { legalEntityId, incidentId: own } = book();
    await db.tx((tx) => ledger.post(tx, aJournal({ legalEntityId, incidentId: own })));
    await ledger.closePeriod({ legalEntityId, month: '2026-03' }, SYSTEM_ACTOR);
    for (const [statement, refusal] of [
      [`UPDATE period SET status = 'open' WHERE legal_entity_id = $1`, 'never opened again'],
      [`UPDATE period SET month = '2020-01' WHERE legal_entity_id = $1`, 'never opened again'],
      [`DELETE FROM period WHERE legal_entity_id = $1`, 'never opened again'],
      [`UPDATE balance_cut SET amount_minor = 0 WHERE legal_entity_id = $1`, 'permission denied'],
      [`DELETE FROM balance_cut WHERE legal_entity_id = $1`, 'permission denied'],
    ] as const) {
      await expect(db.tx((tx) => tx.run(statement, [legalEntityId]))).rejects.toThrow(refusal);
    }
  });

  test('closing refuses a closed month, a later one first, and nonsense', async () => {
    const own = book();
    const month = (m: string) =>
      ledger.closePeriod({ legalEntityId: own.legalEntityId, month: m }, SYSTEM_ACTOR);
    await db.tx((tx) => ledger.post(tx, aJournal({ ...own, effectiveOn: '2026-01-31' })));
    await expect(month('2026-02')).rejects.toMatchObject({ code: 'ledger.earlier_period_open' });
    await month('2026-01');
    await expect(month('2026-01')).rejects.toMatchObject({ code: 'ledger.period_closed' });
    await expect(month('2026-13')).rejects.toMatchObject({ code: 'ledger.bad_month' });
  });

  test('closing waits for a posting under way, and its cut holds it', async () => {
    const own = book();
    const finish = Promise.withResolvers<void>();
    const posted = Promise.withResolvers<void>();
    const posting = db.tx(async (tx) => {
      await ledger.post(tx, aJournal({ ...own, effectiveOn: '2026-03-01' }));
      posted.resolve();
      await finish.promise;
    });
    await posted.promise;
    const closing = ledger.closePeriod({ legalEntityId: own.legalEntityId, month: '2026-03' }, SYSTEM_ACTOR);
    finish.resolve();
    await posting;
    expect(await closing).toEqual({ cuts: 2 });
    expect(await db.tx((tx) => ledger.balances(tx, own))).toContainEqual(
      expect.objectContaining({ account: '9100', amountMinor: 1000n }),
    );
  });

  test('a balance is the last cut plus everything later, whatever was posted and closed', async () => {
    const amounts = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 6 }), fc.bigInt({ min: 1n, max: 10n ** 12n })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 0, max: 6 }), async (events, closedThrough) => {
        const own = book();
        await db.tx((tx) =>
          ledger.postMany(
            tx,
            events.map(([month, amount]) =>
              aJournal({ ...own, effectiveOn: `2026-0${month}-10`, lines: memo(amount) }),
            ),
          ),
        );
        const firstMonth = Math.min(...events.map(([month]) => month));
        for (let month = firstMonth; month <= closedThrough; month++) {
          await ledger.closePeriod(
            { legalEntityId: own.legalEntityId, month: `2026-0${month}` },
            SYSTEM_ACTOR,
          );
        }
        await db.tx((tx) =>
          ledger.post(tx, aJournal({ ...own, effectiveOn: '2026-01-05', lines: memo(7n) })),
        );
        const total = events.reduce((sum, [, amount]) => sum + amount, 7n);
        const balances = await db.tx((tx) => ledger.balances(tx, own));
        expect(balances.map((b) => [b.account, b.amountMinor])).toEqual([
          ['9000', -total],
          ['9100', total],
        ]);
        const proof = await db.tx((tx) => ledger.prove(tx, own.incidentId));
        expect(proof.checks.filter((c) => !c.ok)).toEqual([]);
        expect(proof).toMatchObject({ journals: BigInt(events.length + 1), balanced: true });
      }),
      { numRuns: 15 },
    );
  });
});

describe('journals of no person', () => {
  test('stand under cohort 0 with a UUID in their key', async () => {
    const lines: Line[] = [
      { account: '5100', amountMinor: 10n, currency: 'IDR' },
      { account: '2100', amountMinor: -10n, currency: 'IDR' },
    ];
    const provision = aJournal({ cohortId: NO_COHORT, plane: 'gl', kind: 'provision', lines });
    await expect(db.tx((tx) => ledger.post(tx, provision))).rejects.toThrow(/UUID/);
    const named = { ...provision, key: `prov:${uuidv7()}:1` };
    expect(await db.tx((tx) => ledger.post(tx, named))).toBe('posted');
  });
});
