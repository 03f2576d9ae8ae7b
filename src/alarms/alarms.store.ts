/** Every SQL statement of the alarms room. */
import type { Both } from '../kernel/both.ts';
import type { Brand, IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { type AlarmKind, type Beat, type Matter, REPEATS } from './rules/matters.ts';

export type AlarmId = Brand<string, 'alarm'>;
export type ProcessId = Brand<string, 'process'>;
export const PATHS = ['mail', 'webhook'] as const;
export type Path = (typeof PATHS)[number];

export const WHATS = ['raised', 'repeated', 'over'] as const;
export type What = (typeof WHATS)[number];

export interface Alarm {
  readonly id: AlarmId;
  readonly kind: AlarmKind;
  readonly incidentId: IncidentId | null;
  readonly sentence: string;
  /** In both languages; null of one raised before they were kept. */
  readonly words: Both | null;
  readonly raisedAt: Date;
  readonly seenBy: string | null;
  readonly seenAt: Date | null;
  /** What whoever is on it does about it, in their words; null: they did not say. */
  readonly seenReason: string | null;
  readonly overAt: Date | null;
}

const COLUMNS = `id, kind, incident_id AS "incidentId", sentence, words, raised_at AS "raisedAt", seen_by_name AS "seenBy",
       seen_at AS "seenAt", seen_reason AS "seenReason", over_at AS "overAt"`;

/** Open ones first, then the latest (alarm_one_open). */
export function alarms(tx: Tx, { all, limit }: { all: boolean; limit: number }): Promise<Alarm[]> {
  return tx.q<Alarm & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM alarm ${all ? '' : 'WHERE over_at IS NULL'}
      ORDER BY over_at IS NOT NULL, raised_at DESC, id LIMIT $1`,
    [limit],
  );
}

export function alarmById(tx: Tx, id: AlarmId): Promise<Alarm | undefined> {
  return tx.one<Alarm & Record<string, unknown>>(`SELECT ${COLUMNS} FROM alarm WHERE id = $1`, [id]);
}

/** What is wrong now and was not before; what still is, told again in its time; what is not any more is over. */
export async function meet(
  tx: Tx,
  matters: readonly (Matter & { readonly id: AlarmId })[],
  { now, paths }: { readonly now: Date; readonly paths: readonly Path[] },
): Promise<void> {
  await tx.run(
    `WITH wrong AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS m (id uuid, kind text, subject text, "incidentId" uuid, sentence text, words jsonb)
     ), fresh AS (
       INSERT INTO alarm (id, kind, subject, incident_id, sentence, words, raised_at, repeat_at)
       SELECT id, kind, subject, "incidentId", sentence, words, $2, $2::timestamptz + make_interval(secs => $4) FROM wrong
       ON CONFLICT (kind, subject) WHERE over_at IS NULL DO NOTHING RETURNING id
     ), past AS (
       UPDATE alarm a SET over_at = $2::timestamptz
        WHERE a.over_at IS NULL AND a.kind <> 'test'
          AND NOT EXISTS (SELECT FROM wrong m WHERE m.kind = a.kind AND m.subject = a.subject) RETURNING id
     ), again AS (
       UPDATE alarm a SET repeats = repeats + 1,
              repeat_at = $2::timestamptz + make_interval(secs => CASE WHEN a.seen_at IS NULL THEN $5::float8 ELSE $6::float8 END)
        WHERE a.over_at IS NULL AND a.repeat_at <= $2
          AND EXISTS (SELECT FROM wrong m WHERE m.kind = a.kind AND m.subject = a.subject) RETURNING id, repeats
     ), silent AS (
       UPDATE alarm_message m SET given_up_at = $2 FROM past
        WHERE m.alarm_id = past.id AND m.what = 'repeated' AND m.told_at IS NULL AND m.given_up_at IS NULL
     )
     INSERT INTO alarm_message (alarm_id, path, what, no, due_at)
     SELECT n.id, p.path, n.what, n.no, $2
       FROM (SELECT id, 'raised' AS what, 0 AS no FROM fresh UNION ALL SELECT id, 'over', 0 FROM past
             UNION ALL SELECT id, 'repeated', repeats FROM again) n
      CROSS JOIN unnest($3::text[]) AS p (path)`,
    [JSON.stringify(matters), now, paths, REPEATS.firstSeconds, REPEATS.laterSeconds, REPEATS.seenSeconds],
  );
  // The sentence says what is so now, and is told so the next time.
  await tx.run(
    `UPDATE alarm a SET sentence = m.sentence, words = m.words
       FROM jsonb_to_recordset($1::jsonb) AS m (kind text, subject text, sentence text, words jsonb)
      WHERE a.over_at IS NULL AND a.kind = m.kind AND a.subject = m.subject
        AND (a.sentence, a.words) IS DISTINCT FROM (m.sentence, m.words)`,
    [JSON.stringify(matters)],
  );
}

export async function insertTest(tx: Tx, id: AlarmId, words: Both, now: Date): Promise<void> {
  await tx.run(
    `INSERT INTO alarm (id, kind, subject, sentence, words, raised_at, over_at, repeat_at)
     VALUES ($1, 'test', 'test:' || gen_random_uuid(), $2, $4::jsonb, $3, $3, $3)`,
    [id, words.en, now, JSON.stringify(words)],
  );
}

/** False where it is over, or was seen before. */
export async function markSeen(
  tx: Tx,
  id: AlarmId,
  by: { readonly id: string; readonly name: string; readonly at: Date; readonly reason: string | null },
): Promise<boolean> {
  const marked = await tx.run(
    `UPDATE alarm SET seen_by = $2, seen_by_name = $3, seen_at = $4, seen_reason = $6,
            repeat_at = $4::timestamptz + make_interval(secs => $5)
      WHERE id = $1 AND over_at IS NULL AND seen_by IS NULL`,
    [id, by.id, by.name, by.at, REPEATS.seenSeconds, by.reason],
  );
  return marked === 1;
}

export interface DueMessage {
  readonly alarm: Alarm;
  readonly path: Path;
  readonly what: What;
  /** How often it was told again before, with this one. */
  readonly no: number;
  readonly tries: number;
}

/** Oldest first (alarm_message_due). */
export async function dueMessages(tx: Tx, now: Date, limit: number): Promise<DueMessage[]> {
  const rows = await tx.q<Alarm & Record<string, unknown> & Omit<DueMessage, 'alarm'>>(
    `SELECT ${COLUMNS}, m.path, m.what, m.no, m.tries
       FROM (SELECT * FROM alarm_message WHERE told_at IS NULL AND given_up_at IS NULL AND due_at <= $1
              ORDER BY due_at, alarm_id LIMIT $2) m
       JOIN alarm ON alarm.id = m.alarm_id ORDER BY m.due_at, alarm.id, m.path, m.what, m.no`,
    [now, limit],
  );
  return rows.map(({ path, what, no, tries, ...alarm }) => ({ alarm, path, what, no, tries }));
}

export interface Told {
  readonly alarmId: AlarmId;
  readonly path: Path;
  readonly what: What;
  readonly no: number;
  readonly problem: string | null;
  /** When to try again; null: told, or given up. */
  readonly againAt: Date | null;
}

export async function noteTold(tx: Tx, told: Told, now: Date): Promise<void> {
  await tx.run(
    `UPDATE alarm_message SET tries = tries + 1, problem = $4, due_at = COALESCE($5, due_at),
            told_at = CASE WHEN $4::text IS NULL THEN $6::timestamptz END,
            given_up_at = CASE WHEN $4::text IS NOT NULL AND $5::timestamptz IS NULL THEN $6::timestamptz END
      WHERE alarm_id = $1 AND path = $2 AND what = $3 AND no = $7`,
    [told.alarmId, told.path, told.what, told.problem, told.againAt, now, told.no],
  );
}

export interface Untold {
  readonly alarmId: AlarmId;
  readonly path: Path;
  readonly tries: number;
  readonly problem: string;
  readonly givenUp: boolean;
}

/** What could not be told yet, or at all. */
export function untold(tx: Tx, ids: readonly AlarmId[]): Promise<Untold[]> {
  return tx.q<Untold & Record<string, unknown>>(
    `SELECT alarm_id AS "alarmId", path, tries, problem, given_up_at IS NOT NULL AS "givenUp" FROM alarm_message
      WHERE alarm_id = ANY ($1::uuid[]) AND told_at IS NULL AND problem IS NOT NULL ORDER BY alarm_id, path`,
    [ids],
  );
}

export interface Process {
  readonly id: ProcessId;
  readonly role: Beat['role'];
  readonly host: string;
  readonly pid: number;
}

/** By the database's clock: the processes' own may differ. */
export async function beat(tx: Tx, { id, role, host, pid }: Process): Promise<void> {
  await tx.run(
    `INSERT INTO process_beat (id, role, host, pid) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET beat_at = now()`,
    [id, role, host, pid],
  );
}

export async function endBeat(tx: Tx, id: ProcessId): Promise<void> {
  await tx.run(`DELETE FROM process_beat WHERE id = $1`, [id]);
}

export function beats(tx: Tx): Promise<Beat[]> {
  return tx.q<Beat & Record<string, unknown>>(
    `SELECT id, role, host, pid, extract(epoch FROM now() - beat_at)::float8 AS "silentSeconds" FROM process_beat`,
  );
}

/** Of processes that are dead for longer; answers how many. */
export function forgetBeats(tx: Tx, seconds: number): Promise<number> {
  return tx.run(`DELETE FROM process_beat WHERE beat_at < now() - make_interval(secs => $1)`, [seconds]);
}

export interface CeilingRow {
  readonly notice_id: string;
  readonly incident_id: IncidentId;
  readonly held: number;
}

export interface HeldBackRow {
  readonly notice_id: string;
  readonly incident_id: IncidentId;
}

/** Notices that the system paused for a hold of an authority, until a person resumes or stops them. */
export function heldBack(tx: Tx): Promise<HeldBackRow[]> {
  return tx.q<HeldBackRow & Record<string, unknown>>(
    `SELECT notice_id, incident_id FROM notices_v_held_back ORDER BY notice_id`,
  );
}

/** Notices that wait because they reached the cost that was approved. */
export function ceilings(tx: Tx): Promise<CeilingRow[]> {
  return tx.q<CeilingRow & Record<string, unknown>>(
    `SELECT notice_id, incident_id, held::int AS held FROM notices_v_ceiling ORDER BY notice_id`,
  );
}

export interface DeadRow {
  readonly incident_id: IncidentId;
  readonly dead: number;
  readonly unowned: number;
}

/** What no call settles any more, by incident. */
export function deadFulfilments(tx: Tx): Promise<DeadRow[]> {
  return tx.q<DeadRow & Record<string, unknown>>(
    `SELECT incident_id, count(*)::int AS dead, (count(*) FILTER (WHERE owner_id IS NULL))::int AS unowned
       FROM fulfilment_v_dead GROUP BY incident_id ORDER BY incident_id`,
  );
}
