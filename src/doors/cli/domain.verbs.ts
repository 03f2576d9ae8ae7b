/** `people domains`: which domains of people's addresses take no mail. */
import type { Command } from 'commander';
import type { DomainStanding } from '../../people/index.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function domainsVerb(stage: Stage, people: Command): void {
  const command = people
    .command('domains <incident>')
    .description('ask the DNS which domains of people’s addresses take no mail; only shown, finishes here')
    .option('--last', 'show the last answer, and ask nothing');
  verb(stage, command, {
    permission: 'people.resolve',
    run: async ({ incidents, mailDomains, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      if (options['last'] !== true) await mailDomains.run(await mailDomains.ask(id, actor));
      return mailDomains.standing(id);
    },
    show,
  });
}

function show({ off, check }: DomainStanding): string {
  const result = check?.result;
  if (!result) {
    if (off) return 'Domains are not asked for mail servers beside the sandbox.';
    return check ? 'The check still waits for a worker.' : 'Nobody has asked yet.';
  }
  const answers = Object.entries(result.answers).map(([answer, share]) => ({ answer, ...share }));
  const of = check.isCurrent
    ? `run ${check.run}`
    : `run ${check.run}, which is not the published one any more`;
  return [
    `${result.people} people with an e-mail address, of ${of}; ${result.unopened} not opened`,
    table(answers),
    result.dead.length === 0
      ? 'every domain that answered takes mail'
      : table(result.dead.map((d) => ({ ...d }))),
  ].join('\n');
}
