/** Raising a budget by a second person; what a share that came too late, or a newer run, gives back to people. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationRaises0001 implements MigrationInterface {
  readonly name = 'CompensationRaises0000000000061';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. The set stays what was approved; its budget is the last raise that a second person agreed to.
  `CREATE TABLE budget_raise (
     offer_set_id uuid NOT NULL CONSTRAINT budget_raise_offer_set_id_fkey REFERENCES offer_set (id),
     no integer NOT NULL CONSTRAINT budget_raise_no_check CHECK (no >= 1),
     from_grants bigint NOT NULL,
     to_grants bigint NOT NULL,
     reason text NOT NULL CONSTRAINT budget_raise_reason_check CHECK (length(reason) BETWEEN 1 AND 1000),
     status text NOT NULL CONSTRAINT budget_raise_status_check CHECK (status IN ('asked','refused','raised')),
     asked_by uuid NOT NULL,
     asked_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     CONSTRAINT budget_raise_pkey PRIMARY KEY (offer_set_id, no),
     CONSTRAINT budget_raise_higher_check CHECK (to_grants > from_grants),
     CONSTRAINT budget_raise_maker_is_not_checker CHECK (decided_by <> asked_by),
     CONSTRAINT budget_raise_decided_check CHECK ((status = 'asked') = (decided_by IS NULL)
       AND (decided_by IS NULL) = (decided_at IS NULL))
   )`,
  `CREATE UNIQUE INDEX budget_raise_asked_key ON budget_raise (offer_set_id) WHERE status = 'asked'`,
  // Also what staff voided is given back, where a newer run shows that the person holds a good one elsewhere.
  `ALTER TABLE grant_void
     DROP CONSTRAINT grant_void_voided_check,
     ADD CONSTRAINT grant_void_voided_check CHECK ((voided_at IS NOT NULL) = (status IN ('voided','revived'))
       AND (revived_at IS NOT NULL) = (status = 'revived'))`,
] as const;
