/** Staged rows know since when somebody is a customer. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IntakeTenure0001 implements MigrationInterface {
  readonly name = 'IntakeTenure0000000000050';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Read from a `customer_since` column; sources staged before this stay NULL, which counts as not known.
  `ALTER TABLE staged_row ADD COLUMN customer_since date`,
  `CREATE OR REPLACE VIEW intake_v_row AS
     SELECT r.bucket, r.incident_id, r.source_id, r.batch_no, r.record_no, r.subject_no, r.line,
            r.id_space, r.customer_key, r.email_key, r.phone_key, r.email_sendable, r.phone_sms,
            r.exposure, r.sealed, r.key_version, r.subject_role, r.former, r.minor, r.deceased,
            r.locale, r.country, r.region, r.time_zone, r.contact_rank, r.contact_as_of, r.authoritative_name,
            r.conflict_nik, r.conflict_passport, r.conflict_dob,
            s.role AS source_role, s.base_name,
            r.other_customer_key, r.other_id_space, r.awaits_link, r.inherited_kind, r.inherited_key,
            r.inherited_id_space, r.email_typo, r.customer_since
     FROM staged_row r JOIN source s ON s.id = r.source_id AND s.incident_id = r.incident_id
     WHERE s.status IN ('finished','accepted') AND (NOT r.awaits_link OR r.inherited_key IS NOT NULL)`,
] as const;
