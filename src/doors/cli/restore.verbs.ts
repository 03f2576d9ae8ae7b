/** `restore …`: a database that is not the one we left, and what has to be brought together before anybody resumes. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { isArchive } from '../../receipts/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function restoreVerbs(stage: Stage, program: Command): void {
  const restore = program
    .command('restore')
    .description('restored databases, and the replay of what came since');
  verb(stage, restore.command('list').description('how far each replay is'), {
    permission: 'notice.read',
    run: ({ restores }) => restores.list(),
    show: (all) =>
      table(
        all.map(({ noticedAt, reason, held, events, strangers, lookedUp, found, finishedAt, trouble }) => ({
          noticedAt,
          reason,
          held,
          events,
          strangers,
          lookedUp,
          found,
          finishedAt,
          trouble,
        })),
      ),
  });
  bringVerb(stage, restore);
  const waive = restore
    .command('waive')
    .description('go on without the rest of the replay')
    .requiredOption('--reason <sentence>', 'why; kept in the audit');
  verb(stage, waive, {
    permission: 'notice.approve',
    run: async ({ restores, actor }, { options }) => ({
      waived: await restores.waive(String(options['reason']), actor),
    }),
  });
}

function bringVerb(stage: Stage, restore: Command): void {
  const events = restore
    .command('events <directories...>')
    .description(
      'bring event archives of other hosts together: copies of their <data>/events, any number of times',
    );
  verb(stage, events, {
    permission: 'notice.launch',
    check: async ({ rest }) => void (await archivesIn(rest)),
    run: async ({ eventImports, actor }, { rest }) =>
      eventImports.bring(linesOf(await archivesIn(rest)), actor),
    badNews: ({ read, unreadable }) =>
      unreadable === 0
        ? null
        : `${unreadable} of ${read} were left out: torn, not sealed by this installation, or under a key that is gone.`,
  });
}

/** Refuses a directory that holds none: a wrong path must not look like nothing to do. */
async function archivesIn(directories: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const directory of directories) {
    const names = await readdir(directory, { recursive: true }).catch(() => []);
    const archives = names.filter(isArchive).map((name) => join(directory, name));
    if (archives.length === 0) throw new DomainError(CLI_ERRORS.no_archive, { directory });
    all.push(...archives);
  }
  return all;
}

async function* linesOf(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) yield* createInterface({ input: createReadStream(file, 'utf8') });
}
