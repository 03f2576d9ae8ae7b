/** Every statement of checks of mail domains, and the addresses they count. */
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedRow } from './contacts.ts';
import type { DomainCheckStatus } from './rules/domain-check-states.ts';
import type { DeadDomain, MailAnswer, Share } from './rules/mail-answers.ts';

export interface CheckRow {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly run: number;
  readonly isCurrent: boolean;
  readonly status: DomainCheckStatus;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly people: number | null;
  readonly unopened: number | null;
  readonly answers: Readonly<Record<MailAnswer, Share>> | null;
}

const CHECK = `SELECT d.id, d.incident_id AS "incidentId", d.run_no AS run, d.status, d.asked_by AS "askedBy",
    d.asked_at AS "askedAt", d.ended_at AS "endedAt", d.people, d.unopened, d.answers,
    EXISTS (SELECT FROM people_v_run r WHERE r.incident_id = d.incident_id AND r.run_no = d.run_no) AS "isCurrent"
  FROM domain_check d`;
type Row = CheckRow & { [column: string]: unknown };

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ run: number }>(`SELECT run_no AS run FROM people_v_run WHERE incident_id = $1`, [
    incidentId,
  ]);
  return row?.run ?? null;
}

/** The new check, or the one that waits already (domain_check_open_key). */
export async function placeCheck(
  tx: Tx,
  c: { id: string; incidentId: IncidentId; runNo: number; by: string; at: Date },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const added = await tx.run(
    `INSERT INTO domain_check (id, incident_id, run_no, status, asked_by, asked_at)
     VALUES ($1, $2, $3, 'asked', $4, $5) ON CONFLICT (incident_id) WHERE status = 'asked' DO NOTHING`,
    [c.id, c.incidentId, c.runNo, c.by, c.at],
  );
  if (added === 1) return { id: c.id, isNew: true };
  const open = await tx.one<{ id: string }>(
    `SELECT id FROM domain_check WHERE incident_id = $1 AND status = 'asked' FOR UPDATE`,
    [c.incidentId],
  );
  return open ? { id: open.id, isNew: false } : placeCheck(tx, c);
}

export function checkById(tx: Tx, id: string): Promise<CheckRow | undefined> {
  return tx.one<Row>(`${CHECK} WHERE d.id = $1`, [id]);
}

/** The one that waits, else the last that is done (domain_check_incident_idx). */
export function latestCheck(tx: Tx, incidentId: IncidentId): Promise<CheckRow | undefined> {
  return tx.one<Row>(`${CHECK} WHERE d.incident_id = $1 ORDER BY d.asked_at DESC, d.id DESC LIMIT 1`, [
    incidentId,
  ]);
}

export async function openChecks(tx: Tx): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(`SELECT id FROM domain_check WHERE status = 'asked' ORDER BY id`);
  return rows.map(({ id }) => id);
}

export async function nextCohort(tx: Tx, incidentId: IncidentId, after: CohortId): Promise<CohortId | null> {
  const row = await tx.one<{ id: CohortId }>(
    `SELECT id FROM cohort WHERE incident_id = $1 AND kind = 'affected' AND id > $2 ORDER BY id LIMIT 1`,
    [incidentId, after],
  );
  return row?.id ?? null;
}

export interface MailRow extends SealedRow {
  readonly personId: PersonNo;
  readonly key: Buffer;
}

/** The e-mail addresses of a cohort that can be sent to, sealed (person_pkey). */
export function mailsOf(tx: Tx, incidentId: IncidentId, cohortId: CohortId): Promise<MailRow[]> {
  return tx.q<MailRow & Record<string, unknown>>(
    `SELECT id AS "personId", email_key AS key, sealed, source_id AS "sourceId", batch_no AS "batchNo",
            record_no AS "recordNo", subject_no AS "subjectNo", key_version AS "keyVersion"
       FROM person
      WHERE cohort_id = $2 AND incident_id = $1 AND survivor_cohort_id IS NULL AND profile_id IS NOT NULL
        AND email_key IS NOT NULL AND email_sendable`,
    [incidentId, cohortId],
  );
}

export interface Counted {
  readonly runNo: number;
  readonly people: number;
  readonly unopened: number;
  readonly answers: Readonly<Record<MailAnswer, Share>>;
  readonly dead: readonly DeadDomain[];
  readonly now: Date;
}

/** False where somebody else was first. Domains that an earlier check named are forgotten. */
export async function finishCheck(
  tx: Tx,
  check: Pick<CheckRow, 'id' | 'incidentId'>,
  counted: Counted,
): Promise<boolean> {
  const done = await tx.run(
    `UPDATE domain_check SET status = 'done', run_no = $2, people = $3, unopened = $4, answers = $5::jsonb, ended_at = $6
      WHERE id = $1 AND status = 'asked'`,
    [check.id, counted.runNo, counted.people, counted.unopened, JSON.stringify(counted.answers), counted.now],
  );
  if (done === 0) return false;
  await tx.run(`DELETE FROM dead_domain USING domain_check c WHERE c.id = check_id AND c.incident_id = $1`, [
    check.incidentId,
  ]);
  const { dead } = counted;
  await tx.run(
    `INSERT INTO dead_domain (check_id, reason, domain, domains, people)
     SELECT $1, d.* FROM unnest($2::text[], $3::text[], $4::int[], $5::int[]) AS d`,
    [
      check.id,
      dead.map(({ reason }) => reason),
      dead.map(({ domain }) => domain),
      dead.map(({ domains }) => domains),
      dead.map(({ people }) => people),
    ],
  );
  return true;
}

/** What the last check that is done found, those of most people first. */
export function deadDomains(tx: Tx, incidentId: IncidentId): Promise<DeadDomain[]> {
  return tx.q<DeadDomain & Record<string, unknown>>(
    `SELECT x.reason, x.domain, x.domains, x.people
       FROM domain_check d JOIN dead_domain x ON x.check_id = d.id
      WHERE d.incident_id = $1 ORDER BY x.domain = '*', x.people DESC, x.domain, x.reason`,
    [incidentId],
  );
}
