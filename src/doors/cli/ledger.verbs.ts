/** `ledger prove` and `cost-report`. */
import type { Command } from 'commander';
import { meansEvery } from '../reach.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function ledgerVerbs(stage: Stage, program: Command): void {
  const ledger = program.command('ledger').description('the books');
  const prove = ledger
    .command('prove')
    .description('recompute every identity the books claim')
    .option('--incident <incident>', 'only one incident');
  verb(stage, prove, {
    permission: 'ledger.prove',
    run: async ({ incidents, reconciliation, actor }, { options }) => {
      const only = options['incident'];
      const id = typeof only === 'string' ? (await incidents.get(only)).id : meansEvery(actor);
      return reconciliation.prove(id, actor);
    },
    show: ({ checks, ...rest }) => [text(rest), table(checks)].join('\n\n'),
    badNews: ({ ok, checks }) => {
      const failed = checks.find((check) => !check.ok);
      return ok ? null : `The books do not prove: ${failed?.name ?? 'see the checks'}.`;
    },
  });
  verb(
    stage,
    program.command('cost-report <incident>').description('what compensation costs, by set and offer'),
    {
      permission: 'report.read',
      run: async ({ incidents, reconciliation }, { args }) =>
        reconciliation.costReport((await incidents.get(args[0]!)).id),
      show: ({ sets, offers, balances }) => [table(sets), table(offers), table(balances)].join('\n\n'),
    },
  );
}
