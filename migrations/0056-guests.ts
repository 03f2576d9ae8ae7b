/** Tables of the guests room: what a person does on their own page besides offers. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Guests0001 implements MigrationInterface {
  readonly name = 'Guests0000000000056';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // One showing of a second factor: a code on its way to a known contact, or data they typed. Bound to one session;
  // the code itself stands nowhere, only its keyed hash, which no answer can be checked against after its end.
  `CREATE SEQUENCE challenge_no AS bigint`,
  `CREATE TABLE challenge (
     cohort_id bigint NOT NULL,
     id bigint NOT NULL DEFAULT nextval('challenge_no'),
     incident_id uuid NOT NULL,
     person_id integer NOT NULL,
     means text NOT NULL CONSTRAINT challenge_means_check CHECK (means IN ('email','sms','email_address','phone_number')),
     session bytea NOT NULL CONSTRAINT challenge_session_check CHECK (octet_length(session) = 16),
     code_hash bytea CONSTRAINT challenge_code_hash_check CHECK (octet_length(code_hash) = 16),
     state text NOT NULL CONSTRAINT challenge_state_check CHECK (state IN ('open','proven','spent','replaced')),
     wrong_tries smallint NOT NULL DEFAULT 0 CONSTRAINT challenge_wrong_tries_check CHECK (wrong_tries BETWEEN 0 AND 5),
     made_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     ended_at timestamptz,
     CONSTRAINT challenge_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT challenge_code_check CHECK ((code_hash IS NULL) = (means NOT IN ('email','sms') OR state <> 'open')),
     CONSTRAINT challenge_ended_check CHECK ((ended_at IS NULL) = (state = 'open'))
   ) WITH (fillfactor = 70)`,
  `CREATE UNIQUE INDEX challenge_one_open ON challenge (cohort_id, person_id, session) WHERE state = 'open'`,
  `CREATE INDEX challenge_person_idx ON challenge (cohort_id, person_id, made_at)`,
  // The outbox of what one person asked for. Sealed until it is on its way, then wiped. Cohort 0: somebody who stated
  // an address and may be nobody we know.
  `CREATE SEQUENCE reply_no AS bigint`,
  `CREATE TABLE reply (
     cohort_id bigint NOT NULL,
     id bigint NOT NULL DEFAULT nextval('reply_no'),
     incident_id uuid NOT NULL,
     person_id integer,
     channel text NOT NULL CONSTRAINT reply_channel_check CHECK (channel IN ('email','sms')),
     kind text NOT NULL CONSTRAINT reply_kind_check CHECK (kind IN ('code','receipt','answer','news')),
     once text CONSTRAINT reply_once_check CHECK (length(once) BETWEEN 1 AND 200),
     state text NOT NULL CONSTRAINT reply_state_check CHECK (state IN ('waiting','sending','sent','refused','unknown','stale')),
     sealed bytea,
     key_version smallint,
     made_at timestamptz NOT NULL,
     due_at timestamptz NOT NULL,
     stale_at timestamptz NOT NULL,
     changed_at timestamptz NOT NULL,
     CONSTRAINT reply_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT reply_person_check CHECK ((cohort_id = 0) = (person_id IS NULL)),
     CONSTRAINT reply_sealed_check CHECK ((sealed IS NOT NULL) = (state IN ('waiting','sending')))
   ) WITH (fillfactor = 70)`,
  `CREATE UNIQUE INDEX reply_once_key ON reply (cohort_id, incident_id, person_id, once) NULLS NOT DISTINCT
     WHERE once IS NOT NULL`,
  `CREATE INDEX reply_open_idx ON reply (cohort_id, due_at) WHERE state IN ('waiting','sending')`,
  `CREATE INDEX reply_person_idx ON reply (cohort_id, person_id, made_at)`,
  // What a person ticked as done on their notice; the keys name pieces of advice, never a category.
  `CREATE TABLE own_page (
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     incident_id uuid NOT NULL,
     done text[] NOT NULL DEFAULT '{}' CONSTRAINT own_page_done_check CHECK (cardinality(done) <= 200),
     guardian_since timestamptz,
     changed_at timestamptz NOT NULL,
     CONSTRAINT own_page_pkey PRIMARY KEY (cohort_id, person_id)
   ) WITH (fillfactor = 70)`,
] as const;
