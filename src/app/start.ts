/** `npm start`: web and worker in one process, and a sandbox where no provider is configured. */
import './built-react.ts';
import 'reflect-metadata';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import { EMAIL_PROVIDER, type EmailProvider, SMS_PROVIDER, type SmsProvider } from '../notices/index.ts';
import { Operators } from '../operators/index.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import type { Environment } from '../platform/config-reader.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { APP_ERRORS } from './app.errors.ts';
import { type Closable, databaseFor, runProcess, stopOnSignal, warnOfWeakerGuarantee } from './process.ts';
import { runningSandbox, sendEventsTo } from './running-sandbox.ts';
import { createWeb } from './web.ts';
import { startWork } from './work.ts';

const SANDBOX_PORT = 4010;

interface Settled {
  readonly config: Config;
  readonly sandbox: Sandbox | null;
}

await runProcess(async () => {
  const first = loadConfig(process.env);
  // The database first: it makes the data directory, into which the sandbox writes its certificate.
  const database = await databaseFor(first, 'amends');
  warnOfWeakerGuarantee(database);
  const { config, sandbox } = await withProviders(first, process.env);
  const app = await createWeb({ config, database });
  const running: Closable = {
    close: async () => {
      await app.close();
      await sandbox?.close();
    },
  };
  stopOnSignal(running);
  try {
    if (sandbox === null) await refuseUnreachable(app);
    await app.listen(config.port, config.host);
    await startWork(app);
  } catch (error) {
    await running.close();
    throw error;
  }
  const isNew = await app.get(Operators, { strict: false }).needsAdmins();
  announce({ config, sandbox }, isNew);
});

/** Without any provider setting everything goes to a sandbox of our own, and nothing leaves the machine. */
async function withProviders(config: Config, env: Environment): Promise<Settled> {
  if (config.providers.kind === 'real' || env['AMENDS_SANDBOX_URL']) return { config, sandbox: null };
  const dataDir = join(config.dataDir, 'sandbox');
  const eventsUrl = `http://127.0.0.1:${config.port}/webhooks/ses`;
  const running = await runningSandbox(dataDir);
  if (running !== null) {
    await sendEventsTo(running, eventsUrl);
    return { config, sandbox: null };
  }
  const options = { dataDir, eventsUrl, configurationSet: config.providers.ses.configurationSet };
  const sandbox = await startSandbox({ ...options, port: SANDBOX_PORT }).catch(() =>
    startSandbox({ ...options, port: 0 }),
  );
  const AMENDS_SNS_PINNED_CERTIFICATE = join(dataDir, 'certificate.json');
  const ours = { AMENDS_SANDBOX_URL: sandbox.url, AMENDS_SNS_PINNED_CERTIFICATE };
  return { config: loadConfig({ ...env, ...ours }), sandbox };
}

/** Told at once instead of at the first launch; a worker by itself starts anyway and waits for its providers. */
async function refuseUnreachable(app: INestApplicationContext): Promise<void> {
  for (const token of [EMAIL_PROVIDER, SMS_PROVIDER]) {
    const { checks } = await app.get<EmailProvider | SmsProvider>(token, { strict: false }).preflight();
    const failed = checks.find(({ name, ok }) => name === 'reachable' && !ok);
    if (failed) throw new DomainError(APP_ERRORS.provider_unreachable, { detail: failed.words });
  }
}

function announce({ config, sandbox }: Settled, isNew: boolean): void {
  if (config.providers.kind === 'sandbox') {
    const inbox = `${sandbox?.url ?? config.providers.url}/inbox`;
    console.error(
      `\n*** SANDBOX: no provider is configured. Nothing leaves this machine; inbox: ${inbox} ***\n`,
    );
  }
  if (isNew) {
    console.error(
      'Fewer than two administrators can sign in, and it takes two: one asks, the other decides. Make them here:\n' +
        '  npm run -s amends -- operator create --name "…" --email you@example.com --role admin\n',
    );
  }
  console.log(`Amends listens on ${config.publicUrl} (sign in: /sign-in, API: /api/docs)`);
}
