/** Every SQL statement on `seed_recipient`, and the cohorts of persons made from it. */
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface SeedRow {
  readonly id: string;
  readonly label: string;
  readonly locale: string | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly madeAt: Date;
}

export async function insertSeed(
  tx: Tx,
  seed: {
    readonly id: string;
    readonly incidentId: IncidentId;
    readonly label: string;
    readonly locale: string | null;
    readonly country: string | null;
    readonly emailKey: Buffer | null;
    readonly phoneKey: Buffer | null;
    readonly hasName: boolean;
    readonly sealed: Buffer;
    readonly keyVersion: number;
    readonly madeBy: string;
    readonly madeAt: Date;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO seed_recipient (id, incident_id, label, locale, country, email_key, phone_key, has_name, sealed,
                                 key_version, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      seed.id,
      seed.incidentId,
      seed.label,
      seed.locale,
      seed.country,
      seed.emailKey,
      seed.phoneKey,
      seed.hasName,
      seed.sealed,
      seed.keyVersion,
      seed.madeBy,
      seed.madeAt,
    ],
  );
}

/** Locked in one order, so that nobody adds one too many. */
export async function seedsOf(tx: Tx, incidentId: IncidentId): Promise<SeedRow[]> {
  return tx.q<SeedRow & { [column: string]: unknown }>(
    `SELECT id, label, locale, email_key IS NOT NULL AS "hasEmail", phone_key IS NOT NULL AS "hasPhone",
            made_at AS "madeAt"
       FROM seed_recipient WHERE incident_id = $1 AND removed_at IS NULL ORDER BY made_at, id FOR UPDATE`,
    [incidentId],
  );
}

export async function removeSeed(
  tx: Tx,
  seed: { readonly incidentId: IncidentId; readonly id: string; readonly now: Date },
): Promise<number> {
  return tx.run(
    `UPDATE seed_recipient SET removed_at = $3 WHERE incident_id = $1 AND id = $2 AND removed_at IS NULL`,
    [seed.incidentId, seed.id, seed.now],
  );
}

/**
 * A cohort of its own with every seed recipient of now as a person, their blobs copied with the address that seals
 * them (the recipient's id stands for the source). Null: there are none.
 */
export async function makeCohort(tx: Tx, incidentId: IncidentId, runNo: number): Promise<CohortId | null> {
  const cohort = await tx.one<{ id: CohortId }>(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run)
     SELECT nextval('cohort_no'), $1, 'seed', s.n, s.n, $2
       FROM (SELECT count(*)::smallint AS n FROM seed_recipient WHERE incident_id = $1 AND removed_at IS NULL) s
      WHERE s.n > 0 RETURNING id`,
    [incidentId, runNo],
  );
  if (!cohort) return null;
  await tx.run(
    `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run, since_run, email_key, phone_key,
                         email_sendable, phone_sms, has_name, sealed, source_id, batch_no, record_no, subject_no,
                         key_version, locale, country, deceased, legal_hold, row_count, source_ids)
     SELECT $3, (row_number() OVER (ORDER BY made_at, id) - 1)::int, $1,
            CASE WHEN email_key IS NULL THEN 'phone' ELSE 'email' END, COALESCE(email_key, phone_key), $2, $2,
            email_key, phone_key, email_key IS NOT NULL, phone_key IS NOT NULL, has_name, sealed, id, 0, 1, 0,
            key_version, locale, country, false, false, 0, ARRAY[]::uuid[]
       FROM seed_recipient WHERE incident_id = $1 AND removed_at IS NULL`,
    [incidentId, runNo, cohort.id],
  );
  return cohort.id;
}
