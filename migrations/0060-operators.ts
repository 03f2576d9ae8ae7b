/** Second factors, sessions that can be told apart and ended, and who works on which incidents. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OperatorsPeople0001 implements MigrationInterface {
  readonly name = 'OperatorsPeople0000000000060';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Whoever works here already keeps every incident; whoever comes later is told which.
  `ALTER TABLE operator ADD COLUMN all_incidents boolean NOT NULL DEFAULT true`,
  `ALTER TABLE operator ALTER COLUMN all_incidents DROP DEFAULT`,
  `CREATE TABLE operator_incident (
     operator_id uuid NOT NULL CONSTRAINT operator_incident_operator_id_fkey REFERENCES operator (id),
     incident_id uuid NOT NULL,
     granted_by uuid NOT NULL CONSTRAINT operator_incident_granted_by_fkey REFERENCES operator (id),
     granted_at timestamptz NOT NULL,
     CONSTRAINT operator_incident_pkey PRIMARY KEY (operator_id, incident_id)
   )`,
  // Local. One that was begun waits beside the one in force until a code of it was typed.
  `CREATE TABLE operator_second_factor (
     operator_id uuid CONSTRAINT operator_second_factor_pkey PRIMARY KEY
       CONSTRAINT operator_second_factor_operator_id_fkey REFERENCES operator (id),
     secret_sealed bytea,
     confirmed_at timestamptz,
     pending_sealed bytea,
     last_step bigint NOT NULL DEFAULT 0,
     CONSTRAINT operator_second_factor_confirmed_check CHECK ((secret_sealed IS NULL) = (confirmed_at IS NULL)),
     CONSTRAINT operator_second_factor_some_check CHECK (secret_sealed IS NOT NULL OR pending_sealed IS NOT NULL)
   )`,
  // Hashed with a key outside the database, since what a person can type is short.
  `CREATE TABLE operator_recovery_code (
     operator_id uuid NOT NULL CONSTRAINT operator_recovery_code_operator_id_fkey REFERENCES operator (id),
     hash bytea NOT NULL CONSTRAINT operator_recovery_code_hash_check CHECK (octet_length(hash) = 32),
     made_at timestamptz NOT NULL,
     used_at timestamptz,
     CONSTRAINT operator_recovery_code_pkey PRIMARY KEY (operator_id, hash)
   )`,
  // Between the password and the code: opens nothing by itself.
  `CREATE TABLE operator_sign_in (
     hash bytea CONSTRAINT operator_sign_in_pkey PRIMARY KEY
       CONSTRAINT operator_sign_in_hash_check CHECK (octet_length(hash) = 32),
     operator_id uuid NOT NULL CONSTRAINT operator_sign_in_operator_id_fkey REFERENCES operator (id),
     begun_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     CONSTRAINT operator_sign_in_expires_at_check CHECK (expires_at > begun_at)
   )`,
  `CREATE INDEX operator_sign_in_operator_idx ON operator_sign_in (operator_id)`,
  `CREATE INDEX operator_sign_in_expires_idx ON operator_sign_in (expires_at)`,
  `ALTER TABLE operator_session
     ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
     ADD COLUMN device text NOT NULL DEFAULT '',
     ADD COLUMN with_factor boolean NOT NULL DEFAULT false`,
  `ALTER TABLE operator_session
     ALTER COLUMN id DROP DEFAULT, ALTER COLUMN device DROP DEFAULT, ALTER COLUMN with_factor DROP DEFAULT,
     ADD CONSTRAINT operator_session_id_key UNIQUE (id),
     ADD CONSTRAINT operator_session_device_check CHECK (length(device) <= 100)`,
  // What one administrator asks about an operator and another decides, newest first.
  `CREATE INDEX approval_kind_idx ON approval (kind, made_at)`,
] as const;
