/** A process of its own that connects to a data directory: says `up <pid>`, then obeys `query` and `leave`. */
import { createInterface } from 'node:readline';
import { DomainError } from '../../src/kernel/errors.ts';
import { type Database, connect } from '../../src/platform/db/connect.ts';
import { livePostmaster } from '../../src/platform/embedded/postmaster.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const dataDir = process.argv[2] ?? '';
const config = { dataDir, databaseUrl: null, migrationUrl: null };
try {
  const database = await connect(config, { poolConnections: 2, applicationName: 'attacher' });
  say(`up ${livePostmaster(`${dataDir}/pg`)?.pid}`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'leave') break;
    say(`answer ${await ask(database)}`);
  }
  await database.close();
  say('left');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function ask(database: Database): Promise<number | undefined> {
  for (;;) {
    try {
      return (await database.db.tx((tx) => tx.one<{ n: number }>('SELECT 1 AS n')))?.n;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') throw error;
    }
  }
}
