/** The terminal: `npm run -s amends -- <verb>`, with or without a running server. */
import 'reflect-metadata';
import type { Backstage } from '../doors/cli/session.ts';
import { runCommandLine } from '../doors/cli/run.ts';
import { Terminal } from '../doors/cli/terminal.ts';
import { loadConfig } from '../platform/config.ts';
import { migrateDatabase } from '../platform/db/connect.ts';

/** The rooms are loaded only once the line made sense: help and refusals come at once. */
const backstage: Backstage = {
  open: async (options) =>
    (await import('./terminal-session.ts')).openSession(loadConfig(process.env), options),
  migrate: () => migrateDatabase(loadConfig(process.env)),
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const terminal = new Terminal(process.stdout, process.stderr);
process.exitCode = await runCommandLine({ terminal, backstage }, process.argv.slice(2));
