/** The whole of Amends in one process, as a small company runs it: web, worker, sandbox providers, a real browser. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sendEventsTo } from '../../src/app/running-sandbox.ts';
import { createWeb } from '../../src/app/web.ts';
import { startWork } from '../../src/app/work.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { aConsole, type ConsoleDesk } from './console.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export interface House extends ConsoleDesk {
  readonly t: TestDatabase;
  readonly app: NestFastifyApplication;
  readonly sandbox: Sandbox;
}

export async function aHouse(): Promise<House> {
  const t = await freshDatabase();
  const sandbox = await startSandbox({ dataDir: join(t.dir, 'sandbox') });
  // Kept until it is ours: whatever else runs here takes ports too.
  const kept = createServer().listen(0, '127.0.0.1');
  await once(kept, 'listening');
  const { port } = kept.address() as AddressInfo;
  const config = loadConfig({
    AMENDS_PUBLIC_URL: `http://127.0.0.1:${port}`,
    AMENDS_DATA_DIR: t.dir,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_SNS_PINNED_CERTIFICATE: join(t.dir, 'sandbox', 'certificate.json'),
  });
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  const app = await createWeb({ config, database, log: SILENT });
  await new Promise((closed) => kept.close(closed));
  await app.listen(port, '127.0.0.1');
  const desk = await aConsole(app);
  await startWork(app);
  await sendEventsTo(sandbox.url, `${desk.base}/webhooks/sns`);
  return {
    ...desk,
    t,
    app,
    sandbox,
    close: async () => {
      await desk.close();
      await app.close();
      await sandbox.close();
      await t.close();
    },
  };
}
