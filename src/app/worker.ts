/** The worker process: `worker.js`; with `--check` it wires everything, says so and ends. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../platform/config.ts';
import {
  databaseFor,
  isCheck,
  noDatabase,
  runProcess,
  stopOnSignal,
  warnOfWeakerGuarantee,
} from './process.ts';
import { RoomsModule } from './rooms.module.ts';
import { startWork } from './work.ts';

const NEST = { logger: false, abortOnError: false } as const;

await runProcess(async () => {
  const config = loadConfig(process.env);
  if (isCheck(process.argv)) {
    const app = await NestFactory.createApplicationContext(
      RoomsModule.with({ config, database: noDatabase() }),
      NEST,
    );
    await app.close();
    console.log('worker: everything is wired');
    return;
  }
  const database = await databaseFor(config, `amends worker ${process.pid}`);
  warnOfWeakerGuarantee(database);
  const app = await NestFactory.createApplicationContext(RoomsModule.with({ config, database }), NEST);
  stopOnSignal(app);
  // What holds a worker alive: its timers do not, so that a terminal may use the same rooms and end.
  const alive = setInterval(() => undefined, 60_000);
  try {
    await startWork(app);
  } catch (error) {
    clearInterval(alive);
    await app.close();
    throw error;
  }
  console.log('worker works');
});
