/** Tests of the providers: a few an hour, to somebody's own address, of which only the answer is kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesProviderTests0001 implements MigrationInterface {
  readonly name = 'NoticesProviderTests0000000000067';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. At most five in one hour of the clock by one person: the sixth has no place to stand.
  `CREATE TABLE provider_test (
     id uuid CONSTRAINT provider_test_pkey PRIMARY KEY,
     provider text NOT NULL CONSTRAINT provider_test_provider_check CHECK (provider IN ('ses','twilio')),
     made_by uuid NOT NULL CONSTRAINT provider_test_made_by_fkey REFERENCES operator (id),
     made_at timestamptz NOT NULL,
     place smallint NOT NULL CONSTRAINT provider_test_place_check CHECK (place BETWEEN 1 AND 5),
     outcome text CONSTRAINT provider_test_outcome_check
       CHECK (outcome IN ('accepted','rejected','retry','halt','ambiguous')),
     code text,
     detail text,
     answered_at timestamptz,
     heard_at timestamptz,
     CONSTRAINT provider_test_answer_check CHECK (num_nonnulls(outcome, code, detail, answered_at) IN (0, 4))
   )`,
  `CREATE UNIQUE INDEX provider_test_few_an_hour
     ON provider_test (made_by, date_bin('1 hour', made_at, '2026-01-01 00:00:00+00'), place)`,
  `CREATE INDEX provider_test_made_at_idx ON provider_test (provider, made_at DESC)`,
] as const;
