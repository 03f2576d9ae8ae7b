/** The sandbox on its own: `sandbox --port 4010 --data <dir> --events-url http://127.0.0.1:3000/webhooks/sns`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirFrom } from '../platform/config.ts';
import { startSandbox } from '../sandbox/index.ts';
import { runningSandbox } from './running-sandbox.ts';
import { stopOnSignal } from './process.ts';

try {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4010' },
      data: { type: 'string', default: join(dataDirFrom(process.env), 'sandbox') },
      'events-url': { type: 'string' },
      'configuration-set': { type: 'string', default: 'amends' },
      queue: { type: 'boolean', default: false },
      bare: { type: 'boolean', default: false },
      'per-second': { type: 'string', default: '500' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a whole number from 0 to 65535, not ${values.port}.`);
  }
  const eventsUrl = values['events-url'] ?? null;
  if (eventsUrl !== null && !URL.canParse(eventsUrl))
    throw new Error('--events-url must be an http address.');
  const dataDir = resolve(values.data);
  const running = await runningSandbox(dataDir);
  if (running !== null) throw new Error(`one already runs on ${dataDir}, at ${running}.`);
  const sandbox = await startSandbox({
    host: values.host,
    port,
    dataDir,
    eventsUrl,
    configurationSet: values['configuration-set'],
    bare: values.bare,
    quota: { max24Hour: 1_000_000, perSecond: Number(values['per-second']) },
    ...(values.queue ? { queue: true } : {}),
  });
  console.log(`sandbox listens on ${sandbox.url}`);
  console.log(`inbox ${sandbox.url}/inbox`);
  stopOnSignal(sandbox);
} catch (error) {
  console.error(`The sandbox did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
