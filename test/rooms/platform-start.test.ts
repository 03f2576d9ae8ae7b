import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { livePostmaster } from '../../src/platform/embedded/postmaster.ts';
import { EmbeddedServer } from '../../src/platform/embedded/server.ts';
import { newClient } from '../../src/platform/migrate.ts';
import { scratchDir } from '../support/scratch.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = scratchDir();
  chmodSync(dataDir, 0o711);
});
afterEach(() => {
  const left = livePostmaster(join(dataDir, 'pg'));
  if (left) process.kill(left.pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

test('an embedded server is started again where it dies while it is being prepared', async () => {
  let tries = 0;
  const prepare = async (server: EmbeddedServer): Promise<void> => {
    tries += 1;
    const client = newClient(server.superuser());
    await client.connect();
    if (tries < 3) process.kill(livePostmaster(server.layout.pgDir)!.pid, 'SIGKILL');
    try {
      await client.query(tries < 3 ? 'SELECT pg_sleep(30)' : 'SELECT 1');
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const server = await EmbeddedServer.attach(dataDir, { prepare });
  expect(tries).toBe(3);
  await server.leave();
});
