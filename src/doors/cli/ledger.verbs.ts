/** `ledger prove` and `cost-report`. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { COST_LOCALES, type CostLocale } from '../../reconciliation/index.ts';
import { meansEvery } from '../reach.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

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
  const cost = program
    .command('cost-report <incident>')
    .description('what compensation costs, by set and offer; or all of it as a workbook')
    .option('--locale <locale>', 'of the workbook: id or en', 'en')
    .option('--out <file>', 'a new file ending in .xlsx, counted for it; without it the figures are printed');
  verb(stage, cost, {
    permission: 'report.read',
    check: ({ options }) => refuseOut(options),
    run: async ({ incidents, reconciliation, figures, costFiles }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const { out } = options;
      if (typeof out !== 'string') return reconciliation.costReport(id);
      await figures.count(id);
      const bytes = await costFiles.workbook(id, localeOf(options));
      const { bytes: size, sha256 } = await writeNew(out, once(bytes));
      return { file: out, bytes: size, sha256 };
    },
    show: (made) =>
      'file' in made ? text(made) : [table(made.sets), table(made.offers), table(made.balances)].join('\n\n'),
  });
}

async function refuseOut(options: Invocation['options']): Promise<void> {
  localeOf(options);
  const { out } = options;
  if (typeof out !== 'string') return;
  if (extname(out) !== '.xlsx') throw new DomainError(CLI_ERRORS.workbook_ending);
  await refuseExisting(out);
}

function localeOf({ locale }: Invocation['options']): CostLocale {
  const found = COST_LOCALES.find((known) => known === locale);
  if (found) return found;
  throw new DomainError(CLI_ERRORS.not_one_of, { option: '--locale', values: COST_LOCALES.join(', ') });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
  yield bytes;
  return undefined;
}
