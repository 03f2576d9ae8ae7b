/** Every SQL statement on addresses of several people: which they are, and whose turn it is there. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId } from '../kernel/ids.ts';
import { bucketOf } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';

export type AddressKind = 'email' | 'phone';

/** True for whoever comes first to a run; everybody else waits here until that one has committed (address_count_pkey). */
export async function beginCount(
  tx: Tx,
  run: { readonly incidentId: IncidentId; readonly runNo: number; readonly now: Date },
): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO address_count (incident_id, run_no, counted_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [run.incidentId, run.runNo, run.now],
  );
  return inserted > 0;
}

/** One sweep over the incident's people; turns already taken keep their place. */
export async function countShared(tx: Tx, incidentId: IncidentId, now: Date): Promise<void> {
  await tx.run(
    `INSERT INTO shared_address (bucket, incident_id, kind, key, persons, next_at)
     SELECT ((get_byte(t.key, 0) * 256 + get_byte(t.key, 1)) % 1024)::smallint, $1, t.kind, t.key, count(*)::int, $2
       FROM people_v_contact t WHERE t.incident_id = $1 AND t.sendable
      GROUP BY t.kind, t.key HAVING count(*) > 1 ORDER BY 1, 3, 4
     ON CONFLICT (bucket, incident_id, kind, key) DO UPDATE SET persons = EXCLUDED.persons`,
    [incidentId, now],
  );
}

export interface SharedRow {
  readonly key: Buffer;
  readonly nextAt: Date;
  readonly taken: readonly string[];
}

const LOCK_SHARED = prepared(
  `SELECT bucket, key, next_at AS "nextAt" FROM shared_address
      WHERE incident_id = $1 AND kind = $2 AND (bucket, key) IN (SELECT * FROM unnest($3::smallint[], $4::bytea[]))
      ORDER BY bucket, key FOR UPDATE`,
);

/** Those of the keys that several people share, locked in one order, with who had a turn by this notice. */
export async function lockShared(
  tx: Tx,
  of: { incidentId: IncidentId; noticeId: NoticeId; kind: AddressKind; keys: readonly Buffer[] },
): Promise<SharedRow[]> {
  const buckets = of.keys.map(bucketOf);
  const rows = await tx.q<{ bucket: number; key: Buffer; nextAt: Date }>(LOCK_SHARED, [
    of.incidentId,
    of.kind,
    buckets,
    of.keys,
  ]);
  if (rows.length === 0) return [];
  const taken = await tx.q<{ key: Buffer; tag: string }>(
    `SELECT key, cohort_id || ':' || delivery_id AS tag FROM address_turn
      WHERE incident_id = $1 AND kind = $2 AND notice_id = $5
        AND (bucket, key) IN (SELECT * FROM unnest($3::smallint[], $4::bytea[]))`,
    [of.incidentId, of.kind, rows.map((r) => r.bucket), rows.map((r) => r.key), of.noticeId],
  );
  const byKey = Map.groupBy(taken, (t) => t.key.toString('hex'));
  return rows.map(({ key, nextAt }) => ({
    key,
    nextAt,
    taken: (byKey.get(key.toString('hex')) ?? []).map((t) => t.tag),
  }));
}

export async function takeTurns(
  tx: Tx,
  of: { incidentId: IncidentId; noticeId: NoticeId; cohortId: CohortId; kind: AddressKind; now: Date },
  turns: {
    readonly addresses: readonly { readonly key: Buffer; readonly nextAt: Date }[];
    readonly deliveries: readonly { readonly key: Buffer; readonly id: DeliveryNo }[];
  },
): Promise<void> {
  const { addresses, deliveries } = turns;
  await tx.run(
    `UPDATE shared_address s SET next_at = x.next_at
       FROM unnest($3::smallint[], $4::bytea[], $5::timestamptz[]) AS x(bucket, key, next_at)
      WHERE s.bucket = x.bucket AND s.incident_id = $1 AND s.kind = $2 AND s.key = x.key`,
    [
      of.incidentId,
      of.kind,
      addresses.map((a) => bucketOf(a.key)),
      addresses.map((a) => a.key),
      addresses.map((a) => a.nextAt),
    ],
  );
  await tx.run(
    `INSERT INTO address_turn (bucket, incident_id, kind, key, notice_id, cohort_id, delivery_id, taken_at)
     SELECT x.bucket, $1, $2, x.key, $3, $4, x.id, $5
       FROM unnest($6::smallint[], $7::bytea[], $8::bigint[]) AS x(bucket, key, id)
     ON CONFLICT DO NOTHING`,
    [
      of.incidentId,
      of.kind,
      of.noticeId,
      of.cohortId,
      of.now,
      deliveries.map((d) => bucketOf(d.key)),
      deliveries.map((d) => d.key),
      deliveries.map((d) => d.id),
    ],
  );
}
