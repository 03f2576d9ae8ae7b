/** The web process: `main.js`; with `--check` it wires everything, says so and ends. */
import './built-react.ts';
import 'reflect-metadata';
import { AlarmJobs } from '../alarms/index.ts';
import { loadConfig } from '../platform/config.ts';
import {
  databaseFor,
  isCheck,
  noDatabase,
  runProcess,
  stopOnSignal,
  warnOfWeakerGuarantee,
} from './process.ts';
import { haltAfterRestore } from './restored.ts';
import { createWeb } from './web.ts';

await runProcess(async () => {
  const config = loadConfig(process.env);
  if (isCheck(process.argv)) {
    const app = await createWeb({ config, database: noDatabase() });
    await app.close();
    console.log('web: everything is wired');
    return;
  }
  const database = await databaseFor(config, 'amends web');
  warnOfWeakerGuarantee(database);
  const app = await createWeb({ config, database });
  stopOnSignal(app);
  try {
    await haltAfterRestore(app);
    await app.listen(config.port, config.host);
    // Somebody must notice that the last worker died.
    app.get(AlarmJobs, { strict: false }).start('web');
  } catch (error) {
    await app.close();
    throw error;
  }
  console.log(`web listens on ${await app.getUrl()}`);
});
