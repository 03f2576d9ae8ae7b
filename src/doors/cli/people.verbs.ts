/** `people resolve|export`, look-ups and `guards list|decide`. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { DECISIONS, type GuardDecision } from '../../people/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { lookupVerbs } from './lookup.verbs.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function peopleVerbs(stage: Stage, program: Command): void {
  const people = program.command('people').description('who was affected, by what, and how to reach them');
  verb(stage, people.command('resolve <incident>').description('find out who is one person; finishes here'), {
    permission: 'people.resolve',
    run: async ({ incidents, people: rooms, actor }, { args }) =>
      rooms.resolve((await incidents.get(args[0]!)).id, actor),
  });
  lookupVerbs(stage, people);
  exportVerb(stage, people);
  guardVerbs(stage, program);
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

function guardVerbs(stage: Stage, program: Command): void {
  const guards = program.command('guards').description('findings that wait for a person');
  verb(stage, guards.command('list <incident>').description('everything found, decided or not'), {
    permission: 'people.read',
    run: async ({ incidents, people }, { args }) => people.guards((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, kind, subject, count, holds, decision, blocking }) => {
          return { id, kind, subject, count, holds, decision, blocking };
        }),
      ),
  });
  const decide = guards
    .command('decide <incident> <guard>')
    .description('decide a finding; needs a second person’s key')
    .requiredOption('--decision <decision>', `one of ${DECISIONS.join(', ')}`)
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, decide, {
    permission: 'guard.decide',
    run: async ({ incidents, people, actor }, { args, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const decision = options['decision'] as GuardDecision;
      return people.decide(args[1]!, { decision, reason: String(options['reason']), incidentId }, actor);
    },
    show: (guard) => text(guard),
  });
}
