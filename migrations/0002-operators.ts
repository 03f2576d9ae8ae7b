/** Tables of the operators room: named people, how they sign in, and what two of them decided together. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Operators0001 implements MigrationInterface {
  readonly name = 'Operators0000000000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE operator (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL CHECK (name = btrim(name) AND name <> ''),
        email text NOT NULL CHECK (email = lower(btrim(email)) AND email <> ''),
        status text NOT NULL,
        password_hash text,
        password_set_at timestamptz,
        failed_sign_ins int NOT NULL DEFAULT 0,
        locked_until timestamptz,
        created_by uuid NOT NULL REFERENCES operator (id),
        created_at timestamptz NOT NULL,
        CONSTRAINT operator_kind_check CHECK (kind IN ('operator', 'terminal', 'system')),
        CONSTRAINT operator_status_check CHECK (status IN ('invited', 'active', 'disabled')),
        CONSTRAINT operator_password_check
          CHECK ((password_hash IS NULL) = (password_set_at IS NULL) AND (kind = 'operator' OR password_hash IS NULL)),
        CONSTRAINT operator_email_key UNIQUE (email)
      )`);
    await q.query(`
      CREATE TABLE operator_role (
        operator_id uuid NOT NULL REFERENCES operator (id),
        role text NOT NULL,
        granted_by uuid NOT NULL REFERENCES operator (id),
        granted_at timestamptz NOT NULL,
        PRIMARY KEY (operator_id, role),
        CONSTRAINT operator_role_role_check CHECK
          (role IN ('admin', 'incident_lead', 'writer', 'approver', 'finance', 'hotline', 'auditor'))
      )`);
    // Tokens and keys carry 256 random bits, so a plain SHA-256 is enough to keep them unreadable at rest.
    await q.query(`
      CREATE TABLE operator_setup_link (
        hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
        operator_id uuid NOT NULL REFERENCES operator (id),
        made_by uuid NOT NULL REFERENCES operator (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        used_at timestamptz
      )`);
    await q.query(`
      CREATE TABLE operator_session (
        hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
        operator_id uuid NOT NULL REFERENCES operator (id),
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
      )`);
    await q.query(`CREATE INDEX operator_session_operator_idx ON operator_session (operator_id)`);
    await q.query(`CREATE INDEX operator_session_expires_idx ON operator_session (expires_at)`);
    await q.query(`
      CREATE TABLE operator_api_key (
        id uuid PRIMARY KEY,
        operator_id uuid NOT NULL REFERENCES operator (id),
        label text NOT NULL CHECK (label <> ''),
        prefix text NOT NULL,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        made_by uuid NOT NULL REFERENCES operator (id),
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT operator_api_key_hash_key UNIQUE (hash)
      )`);
    await q.query(`CREATE INDEX operator_api_key_operator_idx ON operator_api_key (operator_id)`);
    // A key acts as its owner, so comparing operator ids also stops a maker who checks through a key of its own.
    await q.query(`
      CREATE TABLE approval (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
        subject_id text NOT NULL,
        incident_id uuid,
        status text NOT NULL,
        pins jsonb NOT NULL,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        made_by uuid NOT NULL REFERENCES operator (id),
        -- Whoever had a hand in what is asked: whoever asks, and whoever wrote what the pins hold.
        makers uuid[] NOT NULL,
        made_at timestamptz NOT NULL,
        decided_by uuid REFERENCES operator (id),
        decided_at timestamptz,
        reason text,
        CONSTRAINT approval_status_check CHECK (status IN ('requested', 'approved', 'refused', 'withdrawn')),
        CONSTRAINT approval_makers_check CHECK (made_by = ANY (makers) AND array_position(makers, NULL) IS NULL),
        CONSTRAINT approval_maker_is_not_checker CHECK (decided_by <> ALL (makers)),
        CONSTRAINT approval_checker_is_a_person CHECK (decided_by NOT IN
          ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')),
        CONSTRAINT approval_decided_check CHECK (
          (decided_by IS NULL) = (decided_at IS NULL)
          AND (status <> 'requested' OR decided_by IS NULL)
          AND (status NOT IN ('approved', 'refused') OR decided_by IS NOT NULL))
      )`);
    await q.query(`
      CREATE UNIQUE INDEX approval_current_key ON approval (kind, subject_id)
        WHERE status IN ('requested', 'approved')`);
    // What was asked stays what was asked, and a decision is made once: only `withdrawn` may follow a yes.
    await q.query(`
      CREATE FUNCTION operators_keep_approval() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.status IN ('refused', 'withdrawn')
           OR (OLD.id, OLD.kind, OLD.subject_id, OLD.incident_id, OLD.pins, OLD.digest, OLD.made_by, OLD.makers, OLD.made_at)
              IS DISTINCT FROM
              (NEW.id, NEW.kind, NEW.subject_id, NEW.incident_id, NEW.pins, NEW.digest, NEW.made_by, NEW.makers, NEW.made_at)
           OR (OLD.status = 'approved' AND (NEW.status <> 'withdrawn' OR (OLD.decided_by, OLD.decided_at, OLD.reason)
              IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.reason)))
        THEN RAISE EXCEPTION 'an approval is decided once and never rewritten' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER approval_kept BEFORE UPDATE OR DELETE ON approval
        FOR EACH ROW EXECUTE FUNCTION operators_keep_approval()`);
    await q.query(`CREATE INDEX approval_incident_idx ON approval (incident_id, made_at)`);
    // Long work a person asked for; a worker runs it in that person's name, however often a process dies.
    await q.query(`
      CREATE TABLE work_order (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        incident_id uuid NOT NULL,
        status text NOT NULL,
        placed_by uuid NOT NULL REFERENCES operator (id),
        placed_at timestamptz NOT NULL,
        ended_at timestamptz,
        result jsonb,
        refusal_code text,
        refusal text,
        CONSTRAINT work_order_kind_check CHECK (kind IN ('resolve')),
        CONSTRAINT work_order_status_check CHECK (status IN ('placed', 'done', 'refused')),
        CONSTRAINT work_order_ended_check CHECK (
          (status = 'placed') = (ended_at IS NULL) AND (status = 'refused') = (refusal IS NOT NULL)
          AND (status = 'done') = (result IS NOT NULL))
      )`);
    await q.query(`
      CREATE UNIQUE INDEX work_order_open_key ON work_order (kind, incident_id) WHERE status = 'placed'`);
    await q.query(`CREATE INDEX work_order_incident_idx ON work_order (incident_id, kind, placed_at)`);
    await q.query(`
      INSERT INTO operator (id, kind, name, email, status, created_by, created_at) VALUES
        ('00000000-0000-7000-8000-000000000001', 'system', 'system', 'system@amends.invalid', 'active',
         '00000000-0000-7000-8000-000000000001', now()),
        ('00000000-0000-7000-8000-000000000002', 'terminal', 'terminal', 'terminal@amends.invalid', 'active',
         '00000000-0000-7000-8000-000000000001', now())`);
    await q.query(`
      CREATE VIEW operators_v_operator AS
        SELECT id, kind, name, status FROM operator`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
