/** Who is owed a receipt by e-mail: written with the redemption, ordered by a worker, gone once it is. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationReceipts0001 implements MigrationInterface {
  readonly name = 'CompensationReceipts0000000000061';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Person plane. The language is the one the person chose on their page; null follows their records.
  `CREATE TABLE receipt_owed (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     locale text CONSTRAINT receipt_owed_locale_check CHECK (locale IN ('id','en')),
     owed_at timestamptz NOT NULL,
     CONSTRAINT receipt_owed_pkey PRIMARY KEY (cohort_id, redemption_id),
     CONSTRAINT receipt_owed_redemption_fkey FOREIGN KEY (cohort_id, redemption_id) REFERENCES redemption (cohort_id, id)
   )`,
] as const;
