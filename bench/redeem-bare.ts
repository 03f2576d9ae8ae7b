/** The SQL of a redemption by bare clients, as many as the application has connections: nothing but statements. */
import { Client } from 'pg';
import { must } from '../src/kernel/assert.ts';
import { sha256 } from '../src/kernel/fingerprint.ts';
import { grantAt, type GrantAt, redeemReserved } from '../src/compensation/redemptions.store.ts';
import type { WrittenJournals } from '../src/ledger/index.ts';
import type { Tx } from '../src/platform/db/db.ts';
import { queryOf, type Sql } from '../src/platform/db/prepared.ts';
import { DRIVER_TYPES } from '../src/platform/db/types.ts';
import { DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import type { Redeemer } from './redeem-guests.ts';

const CONNECTIONS = 10;

export async function redeemBare(
  server: EmbeddedServer,
  redeemers: readonly Redeemer[],
): Promise<{ ms: number }> {
  const clients = Array.from({ length: CONNECTIONS }, () => new Client(server.superuser(DATABASE)));
  await Promise.all(clients.map((client) => client.connect()));
  const start = performance.now();
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (next < redeemers.length) await redeem(client, redeemers[next++]!);
    }),
  );
  const ms = performance.now() - start;
  for (const client of clients) await client.end();
  return { ms };
}

async function redeem(client: Client, { visitor, grantId }: Redeemer): Promise<void> {
  const tx = bareTx(client);
  const { cohortId } = visitor.person;
  const now = new Date();
  const grant = must(await grantAt(tx, visitor, grantId, null), 'a reserved grant is there');
  const journals = journalsOf(cohortId, grant, now);
  await redeemReserved(tx, grant, { cohortId, adapter: 'manual_file', now, receiptIn: 'en', journals });
}

function journalsOf(cohortId: bigint, grant: GrantAt, now: Date): WrittenJournals {
  const key = `redm:${grant.id}:${grant.cycle + 1}`;
  const day = now.toISOString().slice(0, 10);
  const row = (plane: 'memo' | 'gl', account: string[]) => ({
    cohort_id: String(cohortId),
    key: plane === 'memo' ? `${key}:memo` : key,
    incident_id: grant.incidentId,
    plane,
    kind: 'redeemed',
    input_hash: sha256(key).toString('hex'),
    effective_on: day,
    account,
    amount_minor: [String(grant.offerFaceMinor), String(-grant.offerFaceMinor)],
    currency: [grant.currency, grant.currency],
    facts: { offerSetId: grant.offerSetId, grantId: String(grant.id) },
    posted_at: now,
  });
  const json = JSON.stringify([row('memo', ['9000', '9200']), row('gl', ['2100', '2200'])]);
  return { legalEntityId: grant.legalEntityId, month: day.slice(0, 7), json };
}

/** What the stores ask of a transaction, and nothing around it. */
function bareTx(client: Client): Tx {
  const query = (sql: Sql, params: readonly unknown[] = []) =>
    client.query({ ...queryOf(sql, params), types: DRIVER_TYPES });
  const bare: Pick<Tx, 'q' | 'one' | 'run'> = {
    q: async (sql, params) => (await query(sql, params)).rows,
    one: async (sql, params) => (await query(sql, params)).rows[0],
    run: async (sql, params) => (await query(sql, params)).rowCount ?? 0,
  };
  return bare as Tx;
}
