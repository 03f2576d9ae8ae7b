/** `people resolve|export`, look-ups, what was told, merges and splits. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { domainsVerb } from './domain.verbs.ts';
import { identityVerbs } from './identity.verbs.ts';
import { lookupVerbs } from './lookup.verbs.ts';
import { peoplePageVerbs } from './people-page.verbs.ts';
import { type Stage, verb } from './verb.ts';

export function peopleVerbs(stage: Stage, program: Command): void {
  const people = program.command('people').description('who was affected, by what, and how to reach them');
  verb(stage, people.command('resolve <incident>').description('find out who is one person; finishes here'), {
    permission: 'people.resolve',
    run: async ({ incidents, people: rooms, actor }, { args }) =>
      rooms.resolve((await incidents.get(args[0]!)).id, actor),
  });
  lookupVerbs(stage, people);
  peoplePageVerbs(stage, people);
  identityVerbs(stage, people);
  domainsVerb(stage, people);
  exportVerb(stage, people);
}

function exportVerb(stage: Stage, people: Command): void {
  const command = people
    .command('export <incident>')
    .description('every person with exposure and contacts in clear, one JSON per line')
    .option('--reveal', 'yes, show contacts in clear; recorded in the audit')
    .option('--json-lines', 'one JSON object per line (the only format)');
  verb(stage, command, {
    permission: 'people.reveal',
    check: ({ options }) => {
      if (options['reveal'] !== true) throw new DomainError(CLI_ERRORS.reveal_needed);
    },
    run: async ({ incidents, people: rooms, actor }, { args }, terminal) => {
      const { id } = await incidents.get(args[0]!);
      for await (const person of rooms.export(id, actor)) await terminal.printJson(person);
    },
  });
}
