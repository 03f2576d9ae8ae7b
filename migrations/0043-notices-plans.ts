/** What a second person approves of a launch: its waves and its hotline too; and what its further rungs may cost. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesPlans0001 implements MigrationInterface {
  readonly name = 'NoticesPlans0000000000043';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...PLANS, ...CEILINGS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const PINNED = `kind, template_ids, channels, message_pins, overlay_version, run_no, audience, cost_ceiling_minor,
  cost_currency, offer_set_ids, quiet_hours, unknown_policy, deadline_at, sms_segments, listed, list_digest, digest,
  waves, hotline`;

function pinned(of: 'OLD' | 'NEW'): string {
  return PINNED.split(/,\s*/)
    .map((column) => `${of}.${column}`)
    .join(', ');
}

const PLANS = [
  // Waves and hotline as they were when a second person was asked; rested: left out of a supplement for a week.
  `ALTER TABLE notice
     ADD COLUMN waves jsonb NOT NULL DEFAULT '{}'
       CONSTRAINT notice_waves_check CHECK (jsonb_typeof(waves) = 'object'),
     ADD COLUMN hotline jsonb CONSTRAINT notice_hotline_check CHECK (jsonb_typeof(hotline) = 'object'),
     ADD COLUMN rested integer CONSTRAINT notice_rested_check CHECK (rested >= 0)`,
  // Whatever was approved stays what it was: changing any of it takes a new request.
  `CREATE FUNCTION notice_stands_as_approved() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.status NOT IN ('draft', 'requested') AND (${pinned('OLD')}) IS DISTINCT FROM (${pinned('NEW')}) THEN
       RAISE EXCEPTION 'notice % is %: what was approved of it does not change', NEW.id, NEW.status
         USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_stands_as_approved', TABLE = 'notice';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER notice_stands_as_approved BEFORE UPDATE ON notice
     FOR EACH ROW EXECUTE FUNCTION notice_stands_as_approved()`,
  // Slower is always possible; faster than approved is not, while somebody of that notice waits.
  `CREATE FUNCTION hotline_stands_as_approved() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     incident uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.incident_id ELSE NEW.incident_id END;
     faster boolean;
   BEGIN
     SELECT bool_or(TG_OP = 'DELETE' OR NEW.calls_per_hour * (n.hotline ->> 'callersPerThousand')::bigint
                                      > (n.hotline ->> 'callsPerHour')::bigint * NEW.callers_per_thousand)
       INTO faster
       FROM notice n
      WHERE n.incident_id = incident AND n.status IN ('launched', 'paused') AND n.hotline IS NOT NULL
        AND EXISTS (SELECT FROM notice_cohort c
                     WHERE c.notice_id = n.id AND (c.open > 0 OR c.dirty OR c.materialised_at IS NULL));
     IF faster THEN
       RAISE EXCEPTION 'a notice under way was approved with a slower hotline'
         USING ERRCODE = 'check_violation', CONSTRAINT = 'hotline_stands_as_approved', TABLE = 'hotline';
     END IF;
     RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
   END $$`,
  `CREATE TRIGGER hotline_stands_as_approved BEFORE UPDATE OF calls_per_hour, callers_per_thousand OR DELETE ON hotline
     FOR EACH ROW EXECUTE FUNCTION hotline_stands_as_approved()`,
] as const;

const CEILINGS = [
  // Control. A launched notice whose whole ladder may cost more than was approved: its further rungs wait for a place.
  `CREATE TABLE notice_spend (
     notice_id uuid CONSTRAINT notice_spend_pkey PRIMARY KEY
       CONSTRAINT notice_spend_notice_id_fkey REFERENCES notice (id),
     spent_micros bigint NOT NULL CONSTRAINT notice_spend_spent_micros_check CHECK (spent_micros >= 0),
     ceiling_micros bigint NOT NULL CONSTRAINT notice_spend_ceiling_micros_check CHECK (ceiling_micros >= 0),
     held integer NOT NULL DEFAULT 0 CONSTRAINT notice_spend_held_check CHECK (held >= 0),
     reached_at timestamptz,
     CONSTRAINT notice_spend_within_ceiling CHECK (spent_micros <= ceiling_micros),
     CONSTRAINT notice_spend_reached_check CHECK ((reached_at IS NULL) = (held = 0))
   )`,
  // Control. A higher ceiling for a notice under way: asked for by one person, approved by another.
  `CREATE TABLE notice_raise (
     id uuid CONSTRAINT notice_raise_pkey PRIMARY KEY,
     notice_id uuid NOT NULL CONSTRAINT notice_raise_notice_id_fkey REFERENCES notice (id),
     amount_minor bigint NOT NULL CONSTRAINT notice_raise_amount_minor_check CHECK (amount_minor > 0),
     reason text NOT NULL CONSTRAINT notice_raise_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     digest text NOT NULL CONSTRAINT notice_raise_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
     asked_by uuid NOT NULL,
     asked_at timestamptz NOT NULL,
     decision text CONSTRAINT notice_raise_decision_check CHECK (decision IN ('approved','refused')),
     decided_by uuid,
     decided_at timestamptz,
     CONSTRAINT notice_raise_decided_check CHECK (num_nulls(decision, decided_by, decided_at) IN (0, 3)),
     CONSTRAINT notice_raise_maker_is_not_checker CHECK (decided_by <> asked_by)
   )`,
  `CREATE UNIQUE INDEX notice_raise_waiting_key ON notice_raise (notice_id) WHERE decision IS NULL`,
  `ALTER TABLE delivery DROP CONSTRAINT delivery_hold_check`,
  `ALTER TABLE delivery ADD CONSTRAINT delivery_hold_check
     CHECK (hold IN ('profile','person','restore','cost')) NOT VALID`,
  `ALTER TABLE delivery VALIDATE CONSTRAINT delivery_hold_check`,
  // Seed recipients have no postal address: whatever was made for them by letter or file can go nowhere. Counted anew.
  `WITH gone AS (
     UPDATE delivery d SET state = 'cancelled', decision = 'cancelled', reason = 'seed', state_at = now()
       FROM notice_cohort c
      WHERE c.audience = 'seed' AND d.cohort_id = c.cohort_id AND d.notice_id = c.notice_id
        AND d.channel IN ('letter', 'handover') AND d.state = 'pending' RETURNING d.cohort_id, d.notice_id)
   UPDATE notice_cohort c SET dirty = true FROM gone
    WHERE c.cohort_id = gone.cohort_id AND c.notice_id = gone.notice_id`,
  // Rungs that wait because what was approved is spent.
  `CREATE VIEW notices_v_ceiling AS
     SELECT s.notice_id, n.incident_id, s.held, s.reached_at, s.spent_micros, s.ceiling_micros, n.cost_currency AS currency
       FROM notice_spend s JOIN notice n ON n.id = s.notice_id
      WHERE s.held > 0 AND n.status IN ('launched', 'paused')`,
] as const;
