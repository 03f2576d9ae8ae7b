/** People as offers look at them, and who of them holds a grant. */
import type { OfferSet } from '../../src/compensation/index.ts';
import { type Affected, affectedOf, type CompensationDesk } from './compensation.ts';
import { anIncident } from './incidents.ts';
import { type RowInput, stage } from './people-fixtures.ts';

/** An incident with one person a row, whose e-mail address leaked unless the row says otherwise. */
export async function peopleWith(desk: CompensationDesk, rows: readonly RowInput[]): Promise<Affected> {
  const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
  await stage(desk.t, incidentId, {
    name: 'people.csv',
    rows: rows.map((row, n) => ({
      customer: `C${n}`,
      email: `person${n}@example.com`,
      leaks: [['con.email', 'plaintext']],
      ...row,
    })),
  });
  await desk.people.resolve(incidentId, desk.maker);
  return affectedOf(desk, incidentId);
}

export async function holders(desk: CompensationDesk, set: OfferSet): Promise<number> {
  const row = await desk.t.db.tx((tx) =>
    tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM offer_grant WHERE offer_set_id = $1`, [set.id]),
  );
  return row!.n;
}
