/** `operator create|list|link|disable|key|revoke`. */
import type { Command } from 'commander';
import { ROLE_NAMES, type SetupLink } from '../../operators/index.ts';
import { collect } from './options.ts';
import { text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function operatorVerbs(stage: Stage, program: Command): void {
  const operator = program.command('operator').description('the people who run Amends');
  const create = operator
    .command('create')
    .description('invite a person; prints a link that works once, to choose a password')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--email <address>', 'e-mail address, used to sign in')
    .requiredOption('--role <role>', `may be repeated: ${ROLE_NAMES.join(', ')}`, collect, []);
  verb(stage, create, {
    permission: 'operator.write',
    first: true,
    run: async ({ operators, actor, publicUrl }, { options }) => {
      const { name, email, role } = options as { name: string; email: string; role: string[] };
      const made = await operators.create({ name, email, roles: role }, actor);
      return { ...made.operator, setupLink: link(publicUrl, made.setupLink) };
    },
    // The link on a line of its own: what follows it would be taken for a part of it.
    show: ({ setupLink: { url, expiresAt }, ...made }) => text({ ...made, setupLink: url, expiresAt }),
  });
  verb(stage, operator.command('list').description('everybody with their roles'), {
    permission: 'operator.read',
    run: ({ operators }) => operators.list(),
  });
  verb(stage, operator.command('link <operator>').description('a new link to choose a password'), {
    permission: 'operator.write',
    first: true,
    run: async ({ operators, actor, publicUrl }, { args }) =>
      link(publicUrl, await operators.newSetupLink(args[0]!, actor)),
  });
  verb(stage, operator.command('disable <operator>').description('end every session and key at once'), {
    permission: 'operator.write',
    run: async ({ operators, actor }, { args }) => {
      await operators.disable(args[0]!, actor);
      return operators.get(args[0]!);
    },
  });
  const key = operator
    .command('key <operator>')
    .description('make an API key that acts as this person; it is shown once')
    .option('--label <text>', 'what the key is for', 'terminal');
  verb(stage, key, {
    permission: 'key.write',
    run: async ({ apiKeys, actor }, { args, options }) => {
      const made = await apiKeys.make(args[0]!, String(options['label']), actor);
      return { id: made.id, prefix: made.prefix, key: made.key.reveal() };
    },
  });
  verb(stage, operator.command('revoke <operator> <key>').description('end an API key by its id'), {
    permission: 'key.write',
    run: async ({ apiKeys, actor }, { args }) => {
      await apiKeys.revoke(args[0]!, args[1]!, actor);
      return apiKeys.list(args[0]!, actor);
    },
  });
}

function link(publicUrl: string, { token, expiresAt }: SetupLink) {
  return { url: new URL(`/set-up/${token}`, publicUrl).href, expiresAt };
}
