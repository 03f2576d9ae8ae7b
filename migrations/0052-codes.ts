/** Codes get a room of their own: pools, the stock of codes, who stands in line, and the files pools came from. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Codes0001 implements MigrationInterface {
  readonly name = 'Codes0000000000052';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CONTROL, ...STOCK, ...CLAIMS, ...ALARMS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CONTROL = [
  // A pool names its incident and its offer together, so that it can serve no offer of another incident.
  `ALTER TABLE offer ADD CONSTRAINT offer_id_incident_key UNIQUE (id, incident_id)`,
  `CREATE TABLE code_pool (
     id uuid PRIMARY KEY,
     no bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
     incident_id uuid NOT NULL,
     offer_id uuid NOT NULL,
     name text NOT NULL CONSTRAINT code_pool_name_check CHECK (length(name) BETWEEN 1 AND 200),
     kind text NOT NULL CONSTRAINT code_pool_kind_check CHECK (kind IN ('imported','generated','shared')),
     status text NOT NULL CONSTRAINT code_pool_status_check CHECK (status IN ('open','quarantined','closed')),
     engagement text CONSTRAINT code_pool_engagement_check CHECK (length(engagement) BETWEEN 1 AND 100),
     -- A code that expires in fewer days is given to nobody.
     days_left_min smallint NOT NULL
       CONSTRAINT code_pool_days_left_min_check CHECK (days_left_min BETWEEN 0 AND 1000),
     codes bigint NOT NULL DEFAULT 0 CONSTRAINT code_pool_codes_check CHECK (codes >= 0),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     quarantined_by uuid,
     quarantined_at timestamptz,
     quarantine_reason text
       CONSTRAINT code_pool_quarantine_reason_check CHECK (length(btrim(quarantine_reason)) BETWEEN 1 AND 500),
     released_by uuid,
     released_at timestamptz,
     CONSTRAINT code_pool_offer_fkey FOREIGN KEY (offer_id, incident_id) REFERENCES offer (id, incident_id),
     CONSTRAINT code_pool_incident_id_name_key UNIQUE (incident_id, name),
     CONSTRAINT code_pool_release_is_second_person CHECK (released_by <> quarantined_by),
     CONSTRAINT code_pool_quarantined_check CHECK (
       num_nulls(quarantined_by, quarantined_at, quarantine_reason) IN (0, 3)
       AND num_nulls(released_by, released_at) IN (0, 2)
       AND (status <> 'quarantined' OR (quarantined_at IS NOT NULL AND released_at IS NULL))
       AND (released_at IS NULL OR quarantined_at IS NOT NULL))
   )`,
  `CREATE INDEX code_pool_offer_idx ON code_pool (offer_id, no)`,
  `CREATE TABLE code_file (
     id uuid PRIMARY KEY,
     pool_id uuid NOT NULL CONSTRAINT code_file_pool_id_fkey REFERENCES code_pool (id),
     name text NOT NULL CONSTRAINT code_file_name_check CHECK (length(name) BETWEEN 1 AND 200),
     sha256 bytea NOT NULL,
     lines integer NOT NULL,
     taken integer NOT NULL,
     rejected integer NOT NULL,
     reasons jsonb NOT NULL,
     brought_by uuid NOT NULL,
     brought_at timestamptz NOT NULL,
     CONSTRAINT code_file_lines_check CHECK (lines = taken + rejected),
     CONSTRAINT code_file_once_key UNIQUE (pool_id, sha256)
   )`,
  `CREATE TABLE code_reject (
     file_id uuid NOT NULL CONSTRAINT code_reject_file_id_fkey REFERENCES code_file (id),
     line integer NOT NULL,
     reason text NOT NULL CONSTRAINT code_reject_reason_check CHECK (reason IN ('malformed','column_count','empty',
       'too_short','too_long','characters','expiry','expired','twice_in_file','known')),
     CONSTRAINT code_reject_pkey PRIMARY KEY (file_id, line)
   )`,
  `SELECT amends_append_only('code_file'), amends_append_only('code_reject')`,
] as const;

// Made anew and not altered: the table changes its owner with its shape. What stood in it was drawn for its redemption.
const STOCK = [
  `ALTER TABLE voucher_code RENAME TO voucher_code_before`,
  `ALTER TABLE voucher_code_before RENAME CONSTRAINT voucher_code_pkey TO voucher_code_before_pkey`,
  `CREATE TABLE voucher_code (
     bucket smallint NOT NULL CONSTRAINT voucher_code_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     code_hash bytea NOT NULL CONSTRAINT voucher_code_code_hash_check CHECK (length(code_hash) = 16),
     incident_id uuid NOT NULL,
     offer_id uuid NOT NULL,
     pool_id uuid,
     state text NOT NULL CONSTRAINT voucher_code_state_check CHECK (state IN ('free','assigned','shared','revoked')),
     sealed bytea NOT NULL,
     expires_at timestamptz NOT NULL,
     cohort_id bigint,
     redemption_id bigint,
     changed_at timestamptz NOT NULL,
     CONSTRAINT voucher_code_pkey PRIMARY KEY (bucket, code_hash),
     CONSTRAINT voucher_code_whose_check CHECK (
       num_nulls(cohort_id, redemption_id) IN (0, 2)
       AND (state <> 'assigned' OR redemption_id IS NOT NULL)
       AND (state NOT IN ('free','shared') OR redemption_id IS NULL)
       AND (pool_id IS NOT NULL OR redemption_id IS NOT NULL))
   ) WITH (fillfactor = 70)`,
  `INSERT INTO voucher_code (bucket, code_hash, incident_id, offer_id, state, sealed, expires_at, cohort_id,
                             redemption_id, changed_at)
   SELECT bucket, code_hash, incident_id, offer_id, 'assigned', sealed, 'infinity', cohort_id, redemption_id, assigned_at
     FROM voucher_code_before`,
  `CREATE INDEX voucher_code_free_idx ON voucher_code (pool_id, expires_at) WHERE state = 'free'`,
  `CREATE INDEX voucher_code_pool_idx ON voucher_code (pool_id, bucket, code_hash) WHERE pool_id IS NOT NULL`,
  // Whose a code once was, it stays: it is never free again and never somebody else's.
  `CREATE FUNCTION codes_keep_code() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF (OLD.redemption_id IS NOT NULL
         AND (OLD.cohort_id, OLD.redemption_id) IS DISTINCT FROM (NEW.cohort_id, NEW.redemption_id))
        OR (OLD.state <> 'free' AND NEW.state NOT IN (OLD.state, 'revoked'))
     THEN RAISE EXCEPTION 'a code is assigned once' USING ERRCODE = '42501';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER voucher_code_kept BEFORE UPDATE ON voucher_code
     FOR EACH ROW EXECUTE FUNCTION codes_keep_code()`,
] as const;

const CLAIMS = [
  `CREATE SEQUENCE code_claim_no AS bigint`,
  // One row per redemption that is given as a code: the place in line, then the code.
  `CREATE TABLE code_claim (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     offer_id uuid NOT NULL,
     state text NOT NULL CONSTRAINT code_claim_state_check CHECK (state IN ('waiting','assigned','left','revoked')),
     no bigint NOT NULL DEFAULT nextval('code_claim_no'),
     pool_id uuid,
     bucket smallint,
     code_hash bytea,
     reissues smallint NOT NULL DEFAULT 0
       CONSTRAINT code_claim_reissues_check CHECK (reissues BETWEEN 0 AND 5),
     -- So many of the codes given in place of others stand in the book already.
     written_off smallint NOT NULL DEFAULT 0
       CONSTRAINT code_claim_written_off_check CHECK (written_off BETWEEN 0 AND reissues),
     reason text CONSTRAINT code_claim_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
     asked_at timestamptz NOT NULL,
     assigned_at timestamptz,
     -- Its code came later than it was asked for, and its person does not know yet.
     news boolean NOT NULL DEFAULT false,
     changed_at timestamptz NOT NULL,
     CONSTRAINT code_claim_pkey PRIMARY KEY (cohort_id, redemption_id),
     CONSTRAINT code_claim_code_check CHECK (
       (state = 'assigned') = (code_hash IS NOT NULL)
       AND num_nulls(bucket, code_hash, assigned_at) IN (0, 3)
       AND (state = 'assigned' OR NOT news))
   ) WITH (fillfactor = 70)`,
  `INSERT INTO code_claim (cohort_id, redemption_id, incident_id, offer_id, state, bucket, code_hash, asked_at,
                           assigned_at, changed_at)
   SELECT f.cohort_id, f.redemption_id, f.incident_id, f.offer_id, 'assigned', f.code_bucket, f.code_hash, f.made_at,
          b.assigned_at, b.assigned_at
     FROM fulfilment f
     JOIN voucher_code_before b ON b.bucket = f.code_bucket AND b.code_hash = f.code_hash`,
  `DROP TABLE voucher_code_before`,
  `CREATE INDEX code_claim_line_idx ON code_claim (offer_id, asked_at, no) WHERE state = 'waiting'`,
  `CREATE INDEX code_claim_asked_idx ON code_claim (offer_id, asked_at)`,
  `CREATE INDEX code_claim_pool_idx ON code_claim (pool_id, cohort_id, redemption_id) WHERE state = 'assigned'`,
  `CREATE INDEX code_claim_replaced_idx ON code_claim (cohort_id, redemption_id) WHERE written_off < reissues`,
  `CREATE INDEX code_claim_news_idx ON code_claim (cohort_id, redemption_id) WHERE news`,
  `CREATE VIEW codes_v_claim AS
     SELECT cohort_id, redemption_id, incident_id, offer_id, state, pool_id, bucket, code_hash, reissues, asked_at,
            assigned_at, news, written_off
       FROM code_claim`,
] as const;

const ALARMS = [
  `ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check`,
  `ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
     CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','emergency_review',
                     'hold_ending','notice_held','posting_ending','ceiling','codes_low','test'))`,
] as const;
