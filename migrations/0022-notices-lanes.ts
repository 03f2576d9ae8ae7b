/** What lanes know beside their rate: the rolling hour, mailbox providers, the hotline, shared addresses; retries by people. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesLanes0001 implements MigrationInterface {
  readonly name = 'NoticesLanes0000000000022';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Local; no foreign key: counting must not wait for whoever holds the lane's row. Releasing a lane begins a new epoch: what was counted before does not stop it again.
  `ALTER TABLE lane ADD COLUMN epoch integer NOT NULL DEFAULT 0,
     ADD COLUMN cap_per_s double precision CONSTRAINT lane_cap_per_s_check CHECK (cap_per_s > 0)`,
  `CREATE TABLE lane_minute (
     lane_id uuid NOT NULL,
     epoch integer NOT NULL,
     minute timestamptz NOT NULL,
     mailbox text NOT NULL,
     accepted integer NOT NULL,
     hard integer NOT NULL,
     complained integer NOT NULL,
     deferred integer NOT NULL,
     rejected integer NOT NULL,
     CONSTRAINT lane_minute_pkey PRIMARY KEY (lane_id, epoch, minute, mailbox),
     CONSTRAINT lane_minute_counts_check CHECK (LEAST(accepted, hard, complained, deferred, rejected) >= 0)
   ) WITH (fillfactor = 50)`,
  // A row only where a person set a cap or the mailbox provider put us off: nobody else's message pays for one.
  `CREATE TABLE lane_mailbox (
     lane_id uuid NOT NULL CONSTRAINT lane_mailbox_lane_id_fkey REFERENCES lane (id),
     mailbox text NOT NULL CONSTRAINT lane_mailbox_mailbox_check CHECK (mailbox ~ '^[a-z]+$'),
     cap_per_s double precision CONSTRAINT lane_mailbox_cap_per_s_check CHECK (cap_per_s > 0),
     spent_until timestamptz NOT NULL,
     CONSTRAINT lane_mailbox_pkey PRIMARY KEY (lane_id, mailbox)
   ) WITH (fillfactor = 50)`,
  // Local. No faster than the people who answer the telephone can bear.
  `CREATE TABLE hotline (
     incident_id uuid PRIMARY KEY CONSTRAINT hotline_incident_id_fkey REFERENCES incident (id),
     calls_per_hour integer NOT NULL CONSTRAINT hotline_calls_per_hour_check CHECK (calls_per_hour BETWEEN 1 AND 10000000),
     callers_per_thousand integer NOT NULL
       CONSTRAINT hotline_callers_per_thousand_check CHECK (callers_per_thousand BETWEEN 1 AND 1000),
     spent_until timestamptz NOT NULL,
     set_by uuid NOT NULL,
     set_at timestamptz NOT NULL
   ) WITH (fillfactor = 50)`,
  // Control. Which runs' shared addresses are known; counted once per published run, by the first worker that needs it.
  `CREATE TABLE address_count (
     incident_id uuid NOT NULL CONSTRAINT address_count_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL,
     counted_at timestamptz NOT NULL,
     CONSTRAINT address_count_pkey PRIMARY KEY (incident_id, run_no)
   )`,
  // Key plane. Addresses of more than one person; everybody else's need no row and cost no write.
  `CREATE TABLE shared_address (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT shared_address_kind_check CHECK (kind IN ('email','phone')),
     key bytea NOT NULL CONSTRAINT shared_address_key_check CHECK (octet_length(key) = 16),
     persons integer NOT NULL CONSTRAINT shared_address_persons_check CHECK (persons > 1),
     next_at timestamptz NOT NULL,
     CONSTRAINT shared_address_pkey PRIMARY KEY (bucket, incident_id, kind, key)
   ) WITH (fillfactor = 70)`,
  `CREATE TABLE address_turn (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     kind text NOT NULL,
     key bytea NOT NULL,
     notice_id uuid NOT NULL,
     cohort_id bigint NOT NULL,
     delivery_id bigint NOT NULL,
     taken_at timestamptz NOT NULL,
     CONSTRAINT address_turn_pkey PRIMARY KEY (bucket, incident_id, kind, key, notice_id, cohort_id, delivery_id)
   )`,
  // Person plane. Failures up to this attempt were forgiven by a person who had it tried again.
  `ALTER TABLE delivery ADD COLUMN forgiven smallint NOT NULL DEFAULT 0
     CONSTRAINT delivery_forgiven_check CHECK (forgiven >= 0 AND forgiven <= attempts)`,
  // Whose mailbox it went to, as a group of domains: never the address.
  `ALTER TABLE attempt ADD COLUMN mailbox text`,
  `CREATE VIEW notices_v_lane AS
     SELECT id, provider, sender, country, status, reason, halted_at, rate_per_s, rate_max_per_s, lease_ms, timeout_ms,
            window_ms
       FROM lane`,
] as const;
