/** TypeORM writes some things to the console even with logging off; stdout is for answers only. */
import type { Logger } from 'typeorm';

const nothing = (): void => undefined;

/** What fails is thrown as well, and told by whoever catches it. */
export const QUIET: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
