/** Table of the laws room: what an operator changed in the law data that Amends ships with, and why. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Laws0001 implements MigrationInterface {
  readonly name = 'Laws0000000000025';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. What is shipped is version 0 and stands in the code; a version without a body returns to it.
  `CREATE TABLE law_version (
     kind text NOT NULL CONSTRAINT law_version_kind_check CHECK (kind IN ('law','calendar')),
     code text NOT NULL CONSTRAINT law_version_code_check CHECK (code ~ '^[A-Za-z][A-Za-z0-9-]{1,19}$'),
     version integer NOT NULL CONSTRAINT law_version_version_check CHECK (version >= 1),
     body jsonb,
     based_on text NOT NULL CONSTRAINT law_version_based_on_check CHECK (based_on ~ '^([0-9a-f]{16})?$'),
     reason text NOT NULL CONSTRAINT law_version_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT law_version_pkey PRIMARY KEY (kind, code, version),
     CONSTRAINT law_version_body_check CHECK (body IS NULL OR (jsonb_typeof(body) = 'object' AND body ->> 'code' = code))
   )`,
  // A notice names the version it was checked against: what stood there must stay readable.
  `SELECT amends_append_only('law_version')`,
] as const;
