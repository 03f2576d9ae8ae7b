/** A database taken back to the schema of an older release, to be filled as it was then and migrated from there. */
import { MIGRATIONS } from '../../migrations/index.ts';
import { APP_ROLE } from '../../src/platform/db/roles.store.ts';
import type { TestDatabase } from './database.ts';

const NUMBERED = MIGRATIONS.map((Migration) => new Migration()).sort((a, b) =>
  numberOf(a.name).localeCompare(numberOf(b.name)),
);

function numberOf(name: string): string {
  return name.slice(-13);
}

/** Empties `public` and migrates it to `last`, the 13 digits of that release's newest migration. */
export async function takenBackTo(t: TestDatabase, last: string): Promise<void> {
  await t.ownerDb.tx(async (tx) => {
    await tx.run('DROP SCHEMA public CASCADE');
    await tx.run('CREATE SCHEMA public');
  });
  await migrate(
    t,
    NUMBERED.filter((m) => numberOf(m.name) <= last),
  );
}

/** Some of the way: what came after `last`, up to `to`. */
export async function migratedTo(t: TestDatabase, last: string, to: string): Promise<void> {
  await migrate(
    t,
    NUMBERED.filter((m) => numberOf(m.name) > last && numberOf(m.name) <= to),
  );
}

/** The rest of the way, each migration in a transaction of its own, and what the application's role may do. */
export async function migratedFrom(t: TestDatabase, last: string): Promise<void> {
  await migrate(
    t,
    NUMBERED.filter((m) => numberOf(m.name) > last),
  );
  await t.ownerDb.tx(async (tx) => {
    await tx.run(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`);
    await tx.run(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE}`);
    await tx.run(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE}`);
    await tx.run(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${APP_ROLE}`);
  });
}

async function migrate(t: TestDatabase, those: typeof NUMBERED): Promise<void> {
  const runner = t.ownerDb.dataSource.createQueryRunner();
  try {
    for (const migration of those) {
      await runner.startTransaction();
      await migration.up(runner);
      await runner.commitTransaction();
    }
  } finally {
    await runner.release();
  }
}
