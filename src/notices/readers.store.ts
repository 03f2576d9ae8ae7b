/** Every SQL statement that reads whom a notice is for in groups to whom a message reads the same. */
import type { AudienceGroup } from '../messages/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { alikeSql, Params, type Plan } from './audiences.store.ts';

/** Those who get a delivery, held ones too: whoever has died gets none. People first, profiles afterwards: these are few. */
export async function readersOf(tx: Tx, plan: Plan): Promise<AudienceGroup[]> {
  const params = new Params();
  return tx.q<AudienceGroup & Record<string, unknown>>(
    `SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, g.locale, g.country, g.region, g.minor,
            g.deceased, g.held, g.by_email AS "hasEmail", g.by_sms AS "hasSms", g.persons, g.sample
       FROM (SELECT profile_id, locale, NULLIF(country, '') AS country, region, minor, deceased, held, by_email, by_sms,
                    sum(persons)::int AS persons,
                    array_to_string(min(sample) FILTER (WHERE persons > 0), ':') AS sample
               FROM (${alikeSql(plan, params)}) a GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING sum(persons) > 0) g
       LEFT JOIN people_v_profile p ON p.id = g.profile_id
      ORDER BY g.persons DESC, g.sample`,
    params.values,
  );
}
