/** `provider …`: who carries our messages, and a message to oneself by it. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { MESSAGE_PROVIDERS, type MessageProvider } from '../../notices/index.ts';
import { ProviderTestBody } from '../api/providers.dto.ts';
import { readBody } from './body.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function providerVerbs(stage: Stage, program: Command): void {
  const provider = program.command('provider').description('who carries our messages: ses or twilio');
  verb(stage, provider.command('tests').description('the last tests, and whether their events reached us'), {
    permission: 'notice.read',
    run: ({ providerTests }) => providerTests.recent(),
    show: (tests) =>
      table(
        tests.map(({ provider: by, madeAt, outcome, code, heardAt }) => ({
          by,
          madeAt,
          outcome,
          code,
          heardAt,
        })),
      ),
  });
  verb(stage, provider.command('check <provider>').description('ask it what must be right before a launch'), {
    permission: 'notice.launch',
    run: ({ providerTests, actor }, { args }) => providerTests.check(known(args[0]), actor),
    show: ({ checks }) => table(checks.map(({ name, ok, detail }) => ({ name, ok, detail }))),
  });
  const test = provider
    .command('test <provider>')
    .description('a message to yourself: to your own address here, or an SMS to --to')
    .option('--to <number>', 'of an SMS: a number of your own, such as +6281234567890');
  verb(stage, test, {
    permission: 'notice.launch',
    run: async ({ providerTests, actor }, { args, options }) => {
      const { to } = await readBody(
        ProviderTestBody,
        options['to'] === undefined ? {} : { to: options['to'] },
      );
      return providerTests.send(known(args[0]), to ?? null, actor);
    },
    show: ({ provider: by, outcome, code }) => text({ by, outcome, code }),
  });
}

function known(given: string | undefined): MessageProvider {
  const found = MESSAGE_PROVIDERS.find((one) => one === given);
  if (!found)
    throw new DomainError(CLI_ERRORS.not_one_of, {
      option: 'The provider',
      values: MESSAGE_PROVIDERS.join(', '),
    });
  return found;
}
