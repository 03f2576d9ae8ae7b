/** Where those live whom a notice is for, and how each is reached: what laws, quiet hours and forecasts ask. */
import type { Tx } from '../platform/db/db.ts';
import { alikeSql, Params, type Plan } from './audiences.store.ts';

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
    `SELECT p.country, NULLIF(btrim(p.region), '') AS region, p.time_zone AS "timeZone", p.deceased, p.held,
            p.by_email AS "byEmail", p.by_sms AS "bySms", p.two_ways AS both, sum(p.persons)::int AS persons
       FROM (${alikeSql(plan, params)}) p
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(p.persons) > 0 ORDER BY 1, 2 NULLS FIRST, 3 NULLS FIRST`,
    params.values,
  );
}
