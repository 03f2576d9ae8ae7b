/** Tests by SMS: a few an hour to one number, and in the whole house. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesProviderTests0002 implements MigrationInterface {
  readonly name = 'NoticesProviderTests0000000000070';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // The number itself is kept nowhere: a keyed hash tells only that two went to the same one. Older rows have none.
  `ALTER TABLE provider_test
     ADD COLUMN number_hash bytea CONSTRAINT provider_test_number_hash_check CHECK (length(number_hash) = 16),
     ADD COLUMN number_place smallint CONSTRAINT provider_test_number_place_check CHECK (number_place BETWEEN 1 AND 3),
     ADD COLUMN house_place smallint CONSTRAINT provider_test_house_place_check CHECK (house_place BETWEEN 1 AND 20),
     ADD CONSTRAINT provider_test_places_check CHECK (num_nonnulls(number_hash, number_place, house_place) IN (0, 3))`,
  `CREATE UNIQUE INDEX provider_test_few_to_a_number
     ON provider_test (number_hash, date_bin('1 hour', made_at, '2026-01-01 00:00:00+00'), number_place)
     WHERE number_hash IS NOT NULL`,
  `CREATE UNIQUE INDEX provider_test_few_of_the_house
     ON provider_test (date_bin('1 hour', made_at, '2026-01-01 00:00:00+00'), house_place)
     WHERE house_place IS NOT NULL`,
] as const;
