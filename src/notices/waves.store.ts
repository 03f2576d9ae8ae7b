/** Every SQL statement on `wave`: who goes when, and what has opened. */
import type { IncidentId, NoticeId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface Wave {
  readonly no: number;
  readonly kind: 'pilot' | 'rest';
  readonly status: 'held' | 'open';
  /** Of a held wave: when it opens by itself; null: a person opens it. */
  readonly opensAt: Date | null;
  readonly openedAt: Date | null;
  readonly cohorts: number;
}

export async function insertWave(
  tx: Tx,
  wave: {
    noticeId: NoticeId;
    no: number;
    kind: string;
    opensAt: Date | null;
    opened: { readonly at: Date; readonly by: OperatorId } | null;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO wave (notice_id, no, kind, status, opens_at, opened_at, opened_by)
     VALUES ($1, $2, $3, CASE WHEN $5::timestamptz IS NULL THEN 'held' ELSE 'open' END, $4, $5, $6)
     ON CONFLICT (notice_id, no) DO NOTHING`,
    [wave.noticeId, wave.no, wave.kind, wave.opensAt, wave.opened?.at ?? null, wave.opened?.by ?? null],
  );
}

/** A cohort goes whole, so a wave smaller than a cohort may hold nobody: nobody has to open it. */
export async function dropEmpty(tx: Tx, noticeId: NoticeId): Promise<void> {
  await tx.run(
    `DELETE FROM wave w WHERE w.notice_id = $1 AND w.no > 1
        AND NOT EXISTS (SELECT FROM notice_cohort c WHERE c.notice_id = $1 AND c.wave_no = w.no)`,
    [noticeId],
  );
}

export async function openWave(
  tx: Tx,
  wave: { noticeId: NoticeId; no: number; now: Date; openedBy: OperatorId },
): Promise<number> {
  return tx.run(
    `UPDATE wave SET status = 'open', opened_at = $3, opened_by = $4
      WHERE notice_id = $1 AND no = $2 AND status = 'held'`,
    [wave.noticeId, wave.no, wave.now, wave.openedBy],
  );
}

/**
 * Opens what is due by its schedule, in the order of waves (wave_opens_at_idx): never while its notice is paused, an
 * earlier wave is held or a lane it would use is halted, since then nobody has seen how the wave before fares.
 */
export async function openDue(
  tx: Tx,
  now: Date,
  except: readonly NoticeId[],
): Promise<{ noticeId: NoticeId; incidentId: IncidentId; no: number }[]> {
  return tx.q(
    `UPDATE wave w SET status = 'open', opened_at = $1, opened_by = NULL
       FROM notice n
      WHERE n.id = w.notice_id AND n.status = 'launched' AND w.status = 'held' AND w.opens_at <= $1
        AND n.id <> ALL($2::uuid[])
        AND NOT EXISTS (SELECT FROM wave e WHERE e.notice_id = w.notice_id AND e.no < w.no AND e.status = 'held'
                                             AND (e.opens_at IS NULL OR e.opens_at > $1))
        AND NOT EXISTS (SELECT FROM lane l WHERE l.status = 'halted'
                           AND ((l.provider = 'ses' AND 'email' = ANY(n.channels))
                             OR (l.provider = 'twilio' AND 'sms' = ANY(n.channels))))
     RETURNING w.notice_id AS "noticeId", n.incident_id AS "incidentId", w.no`,
    [now, except],
  );
}

export async function waves(tx: Tx, noticeId: NoticeId): Promise<Wave[]> {
  return tx.q<Wave & { [column: string]: unknown }>(
    `SELECT w.no, w.kind, w.status, w.opens_at AS "opensAt", w.opened_at AS "openedAt",
            (SELECT count(*)::int FROM notice_cohort c
              WHERE c.notice_id = w.notice_id AND c.wave_no = w.no AND c.audience <> 'seed') AS cohorts
       FROM wave w WHERE w.notice_id = $1 ORDER BY w.no`,
    [noticeId],
  );
}
