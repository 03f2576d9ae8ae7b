/** Every process asks first: is this the database we left? Else nothing goes out until a person has looked (ENGINE §2). */
import type { INestApplicationContext } from '@nestjs/common';
import { Restores } from '../notices/index.ts';
import { Log } from '../platform/log/log.ts';

/** Before anything is written: whatever a restored database writes hides that its log is behind. */
export async function haltAfterRestore(app: INestApplicationContext): Promise<void> {
  const reason = await app.get(Restores, { strict: false }).checkAtStart();
  if (reason === null) return;
  const log = app.get(Log, { strict: false });
  log.error({ reason }, 'this database was restored: every lane is halted until a person releases it');
}
