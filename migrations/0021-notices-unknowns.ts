/** What may have been accepted: proof of life, canaries, presumptions and decisions; restores. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesUnknowns0001 implements MigrationInterface {
  readonly name = 'NoticesUnknowns0000000000021';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...TABLES, ...FUNCTIONS, ...VIEWS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const COLUMNS = [
  // Database time of the intention, and of the first event about the attempt: windows are measured by one clock.
  `ALTER TABLE attempt
     ADD COLUMN called_at timestamptz,
     ADD COLUMN heard_at timestamptz,
     ADD COLUMN presumed text CONSTRAINT attempt_presumed_check
       CHECK (presumed IN ('resend','next_channel','give_up'))`,
  `UPDATE attempt SET called_at = started_at,
          heard_at = LEAST(delivered_at, bounced_at, complained_at, undelivered_at, failed_at, delayed_at)`,
  `ALTER TABLE attempt ALTER COLUMN called_at SET DEFAULT clock_timestamp(), ALTER COLUMN called_at SET NOT NULL`,
  // Attempts lie in order of time; neither column changes, so that recording an answer touches no index.
  `CREATE INDEX attempt_called_idx ON attempt USING brin (called_at) WITH (pages_per_range = 16, autosummarize = on)`,
  // Not what a restore holds: that is as many as were unfinished, and waits for a person.
  `CREATE INDEX delivery_doubt_idx ON delivery (cohort_id, id) WHERE state = 'unknown' AND hold IS NULL`,
  `CREATE INDEX delivery_restored_idx ON delivery (cohort_id, id) WHERE hold = 'restore'`,
  `ALTER TABLE lane ADD COLUMN unknown_policy text
     CONSTRAINT lane_unknown_policy_check CHECK (unknown_policy IN ('resend','hold','next_channel'))`,
];

const TABLES = [
  // Person plane: one row per attempt that may or may not have been accepted, from the first look on.
  `CREATE TABLE unknown_attempt (
     cohort_id bigint NOT NULL,
     delivery_id bigint NOT NULL,
     attempt_no smallint NOT NULL CONSTRAINT unknown_attempt_attempt_no_check CHECK (attempt_no >= 0),
     incident_id uuid NOT NULL,
     notice_id uuid NOT NULL,
     lane_id uuid,
     opened_at timestamptz NOT NULL,
     next_look_at timestamptz NOT NULL,
     looks integer NOT NULL DEFAULT 0,
     standing text NOT NULL CONSTRAINT unknown_attempt_standing_check CHECK (standing IN
       ('waiting','silent','canary_waits','settling','not_asked','held','exhausted','no_channel','restored',
        'decided','resolved')),
     known integer NOT NULL DEFAULT 0,
     heard integer NOT NULL DEFAULT 0,
     near_known integer NOT NULL DEFAULT 0,
     near_heard integer NOT NULL DEFAULT 0,
     canary_id uuid,
     asked_at timestamptz,
     asks smallint NOT NULL DEFAULT 0,
     decision text CONSTRAINT unknown_attempt_decision_check
       CHECK (decision IN ('resend','next_channel','give_up','told')),
     basis text CONSTRAINT unknown_attempt_basis_check CHECK (basis IN ('events','canary','operator')),
     decided_at timestamptz,
     decided_by uuid,
     reason text CONSTRAINT unknown_attempt_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
     refuted_at timestamptz,
     duplicate_at timestamptz,
     CONSTRAINT unknown_attempt_pkey PRIMARY KEY (cohort_id, delivery_id, attempt_no),
     CONSTRAINT unknown_attempt_delivery_fkey FOREIGN KEY (cohort_id, delivery_id) REFERENCES delivery (cohort_id, id),
     CONSTRAINT unknown_attempt_decided_check CHECK
       ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (basis IS NULL)
        AND (standing = 'decided') = (decision IS NOT NULL)),
     CONSTRAINT unknown_attempt_operator_check CHECK
       ((basis = 'operator') IS NOT DISTINCT FROM (decided_by IS NOT NULL AND reason IS NOT NULL)
        OR (basis IS NULL AND decided_by IS NULL AND reason IS NULL)),
     CONSTRAINT unknown_attempt_duplicate_check CHECK (duplicate_at IS NULL OR refuted_at IS NOT NULL)
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX unknown_attempt_due_idx ON unknown_attempt (next_look_at)
     WHERE standing NOT IN ('decided','resolved')`,
  `CREATE INDEX unknown_attempt_decided_idx ON unknown_attempt (incident_id, decided_at) WHERE decision IS NOT NULL`,
  // Local: a message to the provider's own simulator, to see whether its events reach us.
  `CREATE TABLE canary (
     id uuid PRIMARY KEY,
     lane_id uuid NOT NULL CONSTRAINT canary_lane_id_fkey REFERENCES lane (id),
     sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     outcome text CONSTRAINT canary_outcome_check
       CHECK (outcome IN ('accepted','retry','rejected','halt','ambiguous')),
     code text,
     heard_at timestamptz
   )`,
  `CREATE INDEX canary_lane_idx ON canary (lane_id, sent_at)`,
  // Control: a database that is not the one we left. Nobody resumes before it is finished; strangers are deliveries that
  // replayed events name and this database has never heard of.
  `CREATE TABLE restore (
     id uuid PRIMARY KEY,
     reason text NOT NULL,
     noticed_at timestamptz NOT NULL,
     since timestamptz NOT NULL,
     held integer NOT NULL,
     events integer NOT NULL DEFAULT 0,
     strangers integer NOT NULL DEFAULT 0,
     events_at timestamptz,
     looked_up integer NOT NULL DEFAULT 0,
     found integer NOT NULL DEFAULT 0,
     after_cohort bigint NOT NULL DEFAULT 0,
     after_delivery bigint NOT NULL DEFAULT 0,
     trouble text,
     finished_at timestamptz,
     waived_by uuid,
     waived_reason text CONSTRAINT restore_waived_reason_check CHECK (length(btrim(waived_reason)) BETWEEN 1 AND 500),
     CONSTRAINT restore_waived_check CHECK ((waived_by IS NULL) = (waived_reason IS NULL)),
     CONSTRAINT restore_finished_check
       CHECK (finished_at IS NULL OR events_at IS NOT NULL OR waived_by IS NOT NULL)
   )`,
  `CREATE INDEX restore_open_idx ON restore (noticed_at) WHERE finished_at IS NULL`,
];

const FUNCTIONS = [
  `CREATE FUNCTION lane_waits_for_replay() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT FROM restore WHERE finished_at IS NULL) THEN
       RAISE EXCEPTION 'no lane is released before events and look-ups since the backup are replayed';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER lane_waits_for_replay BEFORE UPDATE OF status ON lane
     FOR EACH ROW WHEN (OLD.status = 'halted' AND NEW.status = 'open') EXECUTE FUNCTION lane_waits_for_replay()`,
  // A lane that is first used meanwhile waits like all others.
  `CREATE FUNCTION lane_starts_halted() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT FROM restore WHERE finished_at IS NULL) THEN
       NEW.status := 'halted';
       NEW.reason := 'restored database: it is being replayed';
       NEW.halted_at := clock_timestamp();
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER lane_starts_halted BEFORE INSERT ON lane FOR EACH ROW EXECUTE FUNCTION lane_starts_halted()`,
  // A restored sequence would give out numbers that lost deliveries carried, and providers still answer for those.
  `CREATE FUNCTION skip_lost_delivery_numbers() RETURNS bigint LANGUAGE sql SECURITY DEFINER
     SET search_path = public, pg_temp AS
   $$ SELECT setval(pg_get_serial_sequence('delivery', 'id'),
                    nextval(pg_get_serial_sequence('delivery', 'id')) + 1000000000) $$`,
];

const VIEWS = [
  `CREATE VIEW notices_v_unknown AS
     SELECT d.cohort_id, d.id AS delivery_id, d.incident_id, d.notice_id, d.person_id, d.channel, d.attempts,
            d.state_at AS since, d.hold, u.attempt_no, u.standing, u.known, u.heard, u.canary_id
       FROM delivery d
       LEFT JOIN LATERAL (SELECT * FROM unknown_attempt x
                           WHERE x.cohort_id = d.cohort_id AND x.delivery_id = d.id AND x.decision IS NULL
                           ORDER BY x.attempt_no DESC LIMIT 1) u ON true
      WHERE d.state = 'unknown'`,
  `CREATE VIEW notices_v_presumption AS
     SELECT u.cohort_id, u.delivery_id, u.attempt_no, u.incident_id, u.notice_id, d.person_id, d.channel, u.lane_id,
            u.decision, u.basis, u.known, u.heard, u.canary_id, u.decided_at, u.decided_by, u.reason,
            u.refuted_at, u.duplicate_at
       FROM unknown_attempt u JOIN delivery d ON d.cohort_id = u.cohort_id AND d.id = u.delivery_id
      WHERE u.decision IS NOT NULL`,
];
