/** Where those live whom a notice is for, and how each is reached: what laws, quiet hours and forecasts ask. */
import type { Tx } from '../platform/db/db.ts';
import { Params, peopleSql, type Plan } from './audiences.store.ts';

/** People who live alike and are reached alike. */
export interface LivingAlike {
  readonly country: string;
  readonly region: string | null;
  readonly timeZone: string | null;
  readonly deceased: boolean;
  readonly held: boolean;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  readonly both: boolean;
  readonly persons: number;
}

export async function residences(tx: Tx, plan: Plan): Promise<LivingAlike[]> {
  const params = new Params();
  return tx.q<LivingAlike & Record<string, unknown>>(
    `SELECT p.country, NULLIF(btrim(a.region), '') AS region, a.time_zone AS "timeZone", p.deceased, p.held,
            p.by_email AS "byEmail", p.by_sms AS "bySms", p.two_ways AS both, count(*)::int AS persons
       FROM (${peopleSql(plan, params)}) p
       JOIN people_v_addressee a ON a.cohort_id = p.cohort_id AND a.person_id = p.person_id
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2 NULLS FIRST, 3 NULLS FIRST`,
    params.values,
  );
}
