/** Every SQL statement on `notice_addressee`: the list a supplement or a correction was approved for. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** After `changes` classified: the living people of one list whom the run in force knows, once each. */
export async function listChanged(
  tx: Tx,
  order: { readonly noticeId: NoticeId; readonly list: 'grew' | 'shrank' },
): Promise<void> {
  await dropListed(tx, order.noticeId);
  await tx.run(
    `INSERT INTO notice_addressee (cohort_id, notice_id, person_id, profile_id, told, urgent)
     SELECT c.live_cohort, $1, c.live_person, (array_agg(c.now))[1],
            ${order.list === 'grew' ? 'bit_and(f.exposure)' : 'people_worst_forms(bit_or(f.exposure))'}, bool_or(c.urgent)
       FROM nc_changed c JOIN people_v_profile f ON f.id = c.told GROUP BY c.live_cohort, c.live_person
     HAVING bool_or(c.${order.list}) AND bool_and(c.now IS NOT NULL)`,
    [order.noticeId],
  );
}

/** Nobody is meant by it any more. */
export async function dropListed(tx: Tx, noticeId: NoticeId): Promise<void> {
  await tx.run(`DELETE FROM notice_addressee WHERE notice_id = $1`, [noticeId]);
}

/** Whoever got a supplement lately, or is about to get one, rests; whatever is urgent does not wait for that. */
export async function dropRested(
  tx: Tx,
  order: {
    readonly noticeId: NoticeId;
    readonly incidentId: IncidentId;
    readonly since: Date;
    readonly reaching: readonly string[];
  },
): Promise<number> {
  return tx.run(
    `DELETE FROM notice_addressee l
      WHERE l.notice_id = $1 AND NOT l.urgent AND ${restedSql({ incidentId: '$2', since: '$3', reaching: '$4' })}`,
    [order.noticeId, order.incidentId, order.since, order.reaching],
  );
}

/** Has this person `l` a supplement of another notice since then that reached them, or still may (delivery_once_key)? */
export function restedSql(at: { incidentId: string; since: string; reaching: string }): string {
  return `EXISTS (
    SELECT FROM notice n
      JOIN delivery d ON d.cohort_id = l.cohort_id AND d.notice_id = n.id AND d.person_id = l.person_id
     WHERE n.incident_id = ${at.incidentId} AND n.kind = 'supplement' AND n.id <> l.notice_id
       AND d.state = ANY(${at.reaching}::text[]) AND GREATEST(d.made_at, d.state_at) > ${at.since}::timestamptz)`;
}

/** How many, and a digest over all of them that says whether it is still the list that was approved. */
export async function summarise(tx: Tx, noticeId: NoticeId): Promise<{ listed: number; digest: string }> {
  const row = await tx.one<{ listed: number; digest: string }>(
    `SELECT count(*)::int AS listed,
            encode(sha256(convert_to(COALESCE(string_agg(cohort_id || ':' || person_id || ':' || profile_id || ':' || told::text || ':' || urgent,
              ',' ORDER BY cohort_id, person_id), ''), 'UTF8')), 'hex') AS digest
       FROM notice_addressee WHERE notice_id = $1`,
    [noticeId],
  );
  return row!;
}
