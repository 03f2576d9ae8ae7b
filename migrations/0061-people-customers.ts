/** Who is known by a customer id: what is booked on an account reaches nobody else by itself. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleCustomers0001 implements MigrationInterface {
  readonly name = 'PeopleCustomers0000000000061';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Kinds 1 and 4: persons whose strongest key is a customer id, touched by the breach or not.
  `CREATE VIEW people_v_customer AS SELECT incident_id, cohort_id, person_id FROM identity_key WHERE kind IN (1, 4)`,
] as const;
