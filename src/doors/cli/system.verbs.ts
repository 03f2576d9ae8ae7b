/** `migrate`. */
import type { Command } from 'commander';
import { json } from './terminal.ts';
import type { Stage } from './verb.ts';

export function systemVerbs({ terminal, backstage }: Stage, program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .option('--json', 'print the result as one line of JSON')
    .action(async (options: { json?: boolean }) => {
      const ran = await backstage.migrate();
      if (options.json) return terminal.print(json({ migrations: ran }));
      return terminal.print(ran === 0 ? 'The schema was up to date.' : `${ran} migration(s) ran.`);
    });
}
