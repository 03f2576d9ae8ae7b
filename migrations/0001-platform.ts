/** Tables of the platform: what guards append-only tables, the audit chain, remembered answers. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = `
CREATE TABLE append_only_table (
  table_name text PRIMARY KEY
);

CREATE FUNCTION amends_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- Called by migrations: marks the table, so that the application's role is granted only SELECT and INSERT,
-- and installs triggers that hold for every role, the owner's too.
CREATE FUNCTION amends_append_only(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO append_only_table (table_name) VALUES (name);
  EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION amends_refuse_change()',
    name || '_append_only', name);
  EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION amends_refuse_change()',
    name || '_no_truncate', name);
END $$;
`;

/**
 * Local tables (ENGINE §2). A block names its entries instead of numbering them as they are written: a
 * number would make every action of everybody wait for one row.
 */
const AUDIT = `
CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  actor_kind text NOT NULL CONSTRAINT audit_entry_actor_kind_check
    CHECK (actor_kind IN ('operator', 'terminal', 'system')),
  action text NOT NULL CONSTRAINT audit_entry_action_check CHECK (action ~ '^[a-z_]+([.][a-z_]+)+$'),
  incident_id uuid,
  subject text,
  facts jsonb NOT NULL
);
CREATE INDEX audit_entry_incident ON audit_entry (incident_id, id);

-- Entries no block names yet; emptied as blocks are sealed.
CREATE TABLE audit_unsealed (
  entry_id uuid PRIMARY KEY REFERENCES audit_entry (id)
);

CREATE TABLE audit_block (
  no bigint PRIMARY KEY CONSTRAINT audit_block_no_check CHECK (no > 0),
  sealed_at timestamptz NOT NULL,
  entry_ids uuid[] NOT NULL CONSTRAINT audit_block_entry_ids_check CHECK (cardinality(entry_ids) > 0),
  -- Entries in all blocks up to and with this one.
  total bigint NOT NULL,
  content bytea NOT NULL CONSTRAINT audit_block_content_check CHECK (octet_length(content) = 32),
  mac bytea NOT NULL CONSTRAINT audit_block_mac_check CHECK (octet_length(mac) = 32)
);
`;

/** ENGINE §10: the answer to a key is kept with the hash of what was asked. */
const IDEMPOTENCY = `
CREATE TABLE idempotent_answer (
  operator_id uuid NOT NULL,
  route text NOT NULL,
  key text NOT NULL CONSTRAINT idempotent_answer_key_check CHECK (length(key) BETWEEN 1 AND 200),
  body_hash bytea NOT NULL CONSTRAINT idempotent_answer_body_hash_check CHECK (octet_length(body_hash) = 32),
  claim uuid NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  answered_at timestamptz,
  status int,
  -- Sealed: an answer may hold what is shown only once.
  answer bytea,
  PRIMARY KEY (operator_id, route, key),
  CONSTRAINT idempotent_answer_answered_check CHECK ((answered_at IS NULL) = (status IS NULL))
);
CREATE INDEX idempotent_answer_claimed_at ON idempotent_answer (claimed_at);
`;

/** Local: the limiter of wrong tokens and codes keeps its points here, in the shape its library asks for. */
const LIMITS = `
CREATE TABLE wrong_try (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX wrong_try_expire ON wrong_try (expire);
`;

export class Platform0001 implements MigrationInterface {
  readonly name = 'Platform0000000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(APPEND_ONLY);
    await q.query(AUDIT);
    await q.query(`SELECT amends_append_only('audit_entry'), amends_append_only('audit_block')`);
    await q.query(IDEMPOTENCY);
    await q.query(LIMITS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
