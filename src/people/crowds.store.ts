/** Which e-mails and phones stand on so many rows that somebody should look: counted by 32 bits of each, beside the run. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { sweepRows, uuid } from './resolve.store.ts';
import { SHARED_PEOPLE } from './rules/guards.ts';

export const ADDRESSES = ['email', 'phone'] as const;

/** By kind of address an array of numbers, as PostgreSQL writes it. Whoever shares them by chance is told apart after. */
export type Crowds = Readonly<Record<(typeof ADDRESSES)[number], string>>;

/** Sorted, since a list of numbers is sorted in a third of the time its keys are hashed in. */
export async function crowdsOf(tx: Tx, incidentId: IncidentId): Promise<Crowds> {
  await tx.run(`SET LOCAL work_mem = '256MB'`);
  await tx.run(`SET LOCAL jit = off`);
  await tx.run(`SET LOCAL enable_hashagg = off`);
  // The run has one core and this the other: workers of its own would take the run's.
  await tx.run(`SET LOCAL max_parallel_workers_per_gather = 0`);
  const crowds = { email: '{}', phone: '{}' };
  for (const address of ADDRESSES) {
    const numbers = `SELECT hashbytea(r.${address}_key) AS no FROM intake_v_row r
                      WHERE r.incident_id = '${uuid(incidentId)}' AND r.${address}_key IS NOT NULL
                      GROUP BY 1 HAVING count(*) > ${SHARED_PEOPLE}`;
    const row = await sweepRows(tx, incidentId, () =>
      tx.one<{ numbers: string }>(
        `SELECT COALESCE(array_agg(no), '{}')::text AS numbers FROM (${numbers}) crowd`,
      ),
    );
    crowds[address] = row!.numbers;
  }
  return crowds;
}
