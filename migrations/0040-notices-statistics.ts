/** Statistics of deliveries and attempts when thousands of them have just been made or sent. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesStatistics0001 implements MigrationInterface {
  readonly name = 'NoticesStatistics0000000000040';

  async up(q: QueryRunner): Promise<void> {
    await q.query(ANALYZER);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/**
 * A launch makes deliveries by the thousand at once, and whoever joins them in the next minute cannot wait for autovacuum:
 * planned as if they were few, they are read in loops. Statistics are the owner's to make.
 */
const ANALYZER = `CREATE FUNCTION notices_analyze() RETURNS void
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET default_statistics_target = 10
     AS $$ BEGIN
       ANALYZE notice_cohort (cohort_id, notice_id, incident_id);
       ANALYZE delivery (cohort_id, id, notice_id, incident_id, person_id, channel, state, hold, profile_id);
       ANALYZE attempt (cohort_id, delivery_id, no, lane_id);
     END $$`;
