/** A prepaid code is written off where it is lost: taken back, and another given or the redemption ended. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CodesLost0001 implements MigrationInterface {
  readonly name = 'CodesLost0000000000059';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE code_claim
     DROP CONSTRAINT code_claim_written_off_check,
     -- Prepaid codes that this redemption used up beside the one that its delivery costs.
     ADD COLUMN lost smallint NOT NULL DEFAULT 0,
     -- The last code was prepaid and was taken back: lost as soon as another is given, or the redemption ends.
     ADD COLUMN taken_back boolean NOT NULL DEFAULT false`,
  // A revoked code stays whose it was. What was written off too much before this stays so.
  `UPDATE code_claim c
      SET lost = greatest(c.written_off, r.codes - (r.last AND c.state IN ('waiting','revoked'))::int),
          taken_back = r.last AND c.state IN ('waiting','revoked')
     FROM (SELECT v.cohort_id, v.redemption_id, count(*) FILTER (WHERE p.kind = 'imported') AS codes,
                  (array_agg(coalesce(p.kind = 'imported', false) ORDER BY v.changed_at DESC))[1] AS last
             FROM voucher_code v LEFT JOIN code_pool p ON p.id = v.pool_id
            WHERE v.state = 'revoked' AND v.redemption_id IS NOT NULL
            GROUP BY v.cohort_id, v.redemption_id) r
    WHERE c.cohort_id = r.cohort_id AND c.redemption_id = r.redemption_id`,
  `UPDATE code_claim SET lost = written_off WHERE lost < written_off`,
  `ALTER TABLE code_claim
     ADD CONSTRAINT code_claim_lost_check CHECK (lost BETWEEN 0 AND reissues + 1),
     ADD CONSTRAINT code_claim_written_off_check CHECK (written_off BETWEEN 0 AND lost),
     ADD CONSTRAINT code_claim_taken_back_check CHECK (NOT taken_back OR state IN ('waiting','revoked'))`,
  `DROP INDEX code_claim_replaced_idx`,
  `CREATE INDEX code_claim_lost_idx ON code_claim (cohort_id, redemption_id) WHERE written_off < lost`,
] as const;
