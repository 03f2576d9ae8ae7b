/** Guards: more kinds, several masked examples, every decision ever taken, and lists that page by index. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleGuards0001 implements MigrationInterface {
  readonly name = 'PeopleGuards0000000000017';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE guard
     ADD COLUMN examples text[] NOT NULL DEFAULT '{}'
       CONSTRAINT guard_examples_check CHECK (cardinality(examples) <= 5),
     DROP CONSTRAINT guard_kind_check,
     DROP CONSTRAINT guard_decision_of_kind_check`,
  `UPDATE guard SET examples = ARRAY[example] WHERE example IS NOT NULL`,
  `ALTER TABLE guard
     DROP COLUMN example,
     ADD CONSTRAINT guard_kind_check CHECK (kind IN ('suspect_key','id_space','free_text','conflict',
       'shared_address','typo_domain','ambiguous_identity','crosswalk_conflict','landline')),
     ADD CONSTRAINT guard_decision_of_kind_check CHECK (decision IS NULL OR CASE kind
       WHEN 'suspect_key' THEN decision IN ('genuine','placeholder')
       WHEN 'id_space' THEN decision IN ('same','different')
       WHEN 'free_text' THEN decision = 'reviewed'
       WHEN 'conflict' THEN decision IN ('tell','hold')
       WHEN 'shared_address' THEN decision IN ('tell','hold')
       WHEN 'typo_domain' THEN decision = 'hold'
       ELSE false END)`,
  // Asked at every preflight: what still stops a launch, and nothing else.
  `CREATE INDEX guard_blocking ON guard (incident_id, kind)
     WHERE present AND kind IN ('suspect_key','id_space','free_text')
       AND (decision IS NULL OR decision = 'different' OR NOT applied)`,
  `CREATE INDEX guard_listed ON guard (incident_id, kind, (-count), id) WHERE present`,
  `DROP INDEX person_finding_guard`,
  `CREATE INDEX person_finding_guard ON person_finding (guard_id, cohort_id, person_id)`,
  // What was ever decided, in order; null takes a decision back. "bulk" decisions share one reason and number.
  `CREATE TABLE guard_decision (
     guard_id uuid NOT NULL CONSTRAINT guard_decision_guard_id_fkey REFERENCES guard (id),
     no integer NOT NULL CONSTRAINT guard_decision_no_check CHECK (no >= 1),
     decision text,
     reason text NOT NULL CONSTRAINT guard_decision_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     count integer NOT NULL,
     bulk_id uuid,
     decided_by uuid NOT NULL,
     decided_by_name text NOT NULL,
     decided_at timestamptz NOT NULL,
     CONSTRAINT guard_decision_pkey PRIMARY KEY (guard_id, no),
     CONSTRAINT guard_decision_checker_is_a_person CHECK (decided_by NOT IN
       ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'))
   )`,
  `INSERT INTO guard_decision (guard_id, no, decision, reason, count, decided_by, decided_by_name, decided_at)
     SELECT id, 1, decision, reason, count, decided_by, COALESCE(decided_by_name, ''), decided_at
       FROM guard WHERE decision IS NOT NULL`,
] as const;
