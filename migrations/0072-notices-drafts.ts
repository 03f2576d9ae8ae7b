/** A draft is changed by several hands, none of which approves it, or thrown away for good. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesDrafts0001 implements MigrationInterface {
  readonly name = 'NoticesDrafts0000000000072';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE notice
     ADD COLUMN editors uuid[] NOT NULL DEFAULT '{}',
     ADD COLUMN discarded_by uuid,
     ADD COLUMN discarded_at timestamptz,
     DROP CONSTRAINT notice_status_check,
     DROP CONSTRAINT notice_requested_check,
     DROP CONSTRAINT notice_approved_check,
     DROP CONSTRAINT notice_launched_check`,
  // Whoever changed the plan of a draft until now changed what somebody is asked to approve.
  `UPDATE notice n SET editors = e.editors
     FROM (SELECT subject, array_agg(DISTINCT actor_id) AS editors FROM audit_entry
            WHERE action = 'notices.plan' AND incident_id IS NOT NULL GROUP BY subject) e
    WHERE e.subject = 'notice:' || n.id AND n.status = 'draft'`,
  `ALTER TABLE notice
     ADD CONSTRAINT notice_status_check
       CHECK (status IN ('draft','requested','approved','launched','paused','stopped','discarded')),
     ADD CONSTRAINT notice_requested_check CHECK (status IN ('draft','discarded')
       OR (requested_by IS NOT NULL AND digest IS NOT NULL AND message_pins IS NOT NULL)),
     ADD CONSTRAINT notice_approved_check CHECK (status IN ('draft','requested','discarded')
       OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
     ADD CONSTRAINT notice_launched_check CHECK (status IN ('draft','requested','approved','discarded')
       OR (launched_by IS NOT NULL AND launched_at IS NOT NULL)),
     ADD CONSTRAINT notice_discarded_check CHECK (num_nulls(discarded_by, discarded_at) IN (0, 2)
       AND (status = 'discarded') = (discarded_at IS NOT NULL) AND (status <> 'discarded' OR launched_at IS NULL)),
     ADD CONSTRAINT notice_editor_is_not_checker CHECK (emergency_at IS NOT NULL OR approved_by <> ALL (editors)),
     ADD CONSTRAINT notice_editor_is_not_reviewer CHECK (reviewed_by <> ALL (editors))`,
  `CREATE FUNCTION notice_stays_discarded() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'notice % was discarded', OLD.id
       USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_stays_discarded', TABLE = 'notice';
   END $$`,
  `CREATE TRIGGER notice_stays_discarded BEFORE UPDATE ON notice
     FOR EACH ROW WHEN (OLD.status = 'discarded') EXECUTE FUNCTION notice_stays_discarded()`,
] as const;
