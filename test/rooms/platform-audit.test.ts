import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { AuditChain } from '../../src/platform/audit/audit-chain.ts';
import type { Tx } from '../../src/platform/db/db.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const clock = new FixedClock('2026-03-01T02:00:00Z');
const audit = new Audit(clock);
let t: TestDatabase;
let chain: AuditChain;

beforeAll(async () => {
  t = await freshDatabase();
  chain = new AuditChain(t.db, t.keyStore, clock);
});
afterAll(() => t.close());

const entry = (facts: Record<string, unknown>) => ({
  actor: SYSTEM_ACTOR,
  action: 'platform.test',
  incidentId: null,
  subject: 'test:1',
  facts,
});

async function recordAndSeal(n: number): Promise<void> {
  for (let i = 0; i < n; i += 1)
    await t.db.tx((tx) => audit.record(tx, entry({ i, amount: 12n, half: 0.5 })));
  await chain.sealBlocks();
}

/** What somebody with the owner's password could do: switch the triggers off and edit. */
async function tamper(sql: string): Promise<void> {
  await t.ownerDb.tx(async (tx: Tx) => {
    await tx.run('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await tx.run('ALTER TABLE audit_block DISABLE TRIGGER USER');
    await tx.run(sql);
    await tx.run('ALTER TABLE audit_entry ENABLE TRIGGER USER');
    await tx.run('ALTER TABLE audit_block ENABLE TRIGGER USER');
  });
}

test('an empty audit verifies', async () => {
  expect(await chain.verify()).toEqual({ ok: true, unsealed: 0n, blocks: 0n, entries: 0n, head: '' });
});

test('an action that rolls back was never recorded', async () => {
  const doomed = t.db.tx(async (tx) => {
    await audit.record(tx, entry({}));
    throw new Error('no');
  });
  await expect(doomed).rejects.toThrow('no');
  expect(await chain.verify()).toMatchObject({ ok: true, unsealed: 0n });
});

test('blocks seal what was recorded, once, and the chain verifies', async () => {
  await recordAndSeal(3);
  const head = await chain.sealBlocks();
  expect(head).toMatchObject({ blocks: 1n, entries: 3n });
  await recordAndSeal(2);
  await t.db.tx((tx) => audit.record(tx, entry({})));
  expect(await chain.verify(head)).toMatchObject({ ok: true, blocks: 2n, entries: 5n, unsealed: 1n });
});

test('two sealers at once seal each entry once', async () => {
  for (let i = 0; i < 20; i += 1) await t.db.tx((tx) => audit.record(tx, entry({ i })));
  await Promise.all([chain.sealBlocks(), chain.sealBlocks(), chain.sealBlocks()]);
  await chain.sealBlocks();
  expect(await chain.verify()).toMatchObject({ ok: true, unsealed: 0n });
});

test('a cut-off tail is caught by the head that was logged', async () => {
  await recordAndSeal(1);
  const logged = await chain.sealBlocks();
  const lost = `(SELECT entry_ids[1] FROM audit_block WHERE no = ${logged.blocks})`;
  await tamper(`WITH gone AS (DELETE FROM audit_entry WHERE id = ${lost})
    DELETE FROM audit_block WHERE no = ${logged.blocks}`);
  expect(await chain.verify()).toMatchObject({ ok: true });
  expect(await chain.verify(logged)).toEqual({
    ok: false,
    block: logged.blocks,
    reason: 'the logged head is not there',
  });
});

test('an entry slipped in beside the chain is caught', async () => {
  await tamper(`INSERT INTO audit_entry (id, at, actor_id, actor_kind, action, facts)
    SELECT gen_random_uuid(), at, actor_id, actor_kind, action, facts FROM audit_entry LIMIT 1`);
  expect(await chain.verify()).toEqual({
    ok: false,
    block: null,
    reason: 'entries stand outside every block',
  });
});

test('a changed entry is caught', async () => {
  await tamper(
    `UPDATE audit_entry SET facts = '{"i": 99}' WHERE id = (SELECT entry_ids[1] FROM audit_block WHERE no = 2)`,
  );
  expect(await chain.verify()).toEqual({ ok: false, block: 2n, reason: 'an entry was changed' });
});

test('a removed entry is caught', async () => {
  await tamper('DELETE FROM audit_entry WHERE id = (SELECT entry_ids[2] FROM audit_block WHERE no = 1)');
  expect(await chain.verify()).toEqual({ ok: false, block: 1n, reason: 'an entry is missing' });
});
