/** `report regulator`: who was affected, told, and not told, as figures on the screen, a page or a workbook. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import {
  regulatorPage,
  type RegulatorReport,
  regulatorWorkbook,
  REPORT_LOCALES,
  type ReportLocale,
  sectionsOf,
} from '../../reports/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function reportVerbs(stage: Stage, program: Command): void {
  const report = program.command('report').description('reports for others');
  verb(
    stage,
    report.command('forecast <incident>').description('when everybody is told, who will be late, what helps'),
    {
      permission: 'notice.read',
      run: ({ regulatorReports }, { args }) => regulatorReports.forecast(args[0]!),
      show: ({ finishesAt, lanes, misses, changes }) =>
        [
          text({ finishesAt }),
          table(lanes),
          `late:\n${table(misses)}`,
          `what would change it:\n${table(changes.map(({ words }) => words.en))}`,
        ].join('\n\n'),
    },
  );
  const regulator = report
    .command('regulator <incident>')
    .description('every figure a regulator asks for, with its definition')
    .option('--locale <locale>', 'id or en; en unless told otherwise', 'en')
    .option('--out <file>', 'a new file ending in .xlsx or .html; without it the figures are printed');
  verb(stage, regulator, {
    permission: 'report.read',
    check: async ({ options }) => {
      localeOf(options);
      const { out } = options;
      if (typeof out !== 'string') return;
      if (!['.xlsx', '.html'].includes(extname(out))) throw new DomainError(CLI_ERRORS.report_ending);
      await refuseExisting(out);
    },
    run: async ({ regulatorReports, actor }, { args, options }) => {
      const made = await regulatorReports.make(args[0]!, actor);
      const { out } = options;
      if (typeof out !== 'string') return { report: made, written: null };
      const bytes = await fileOf(made, localeOf(options), extname(out));
      const { bytes: size, sha256 } = await writeNew(out, once(bytes));
      return { report: made, written: { file: out, bytes: size, sha256 } };
    },
    show: ({ report: made, written }) => (written ? text(written) : figures(made)),
  });
}

function localeOf({ locale }: Invocation['options']): ReportLocale {
  const found = REPORT_LOCALES.find((known) => known === locale);
  if (!found)
    throw new DomainError(CLI_ERRORS.not_one_of, { option: '--locale', values: REPORT_LOCALES.join(', ') });
  return found;
}

async function fileOf(report: RegulatorReport, locale: ReportLocale, ending: string): Promise<Uint8Array> {
  return ending === '.html' ? Buffer.from(regulatorPage(report, locale)) : regulatorWorkbook(report, locale);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
  yield bytes;
  return undefined;
}

/** The same tables as the files hold, in English like everything on the terminal. */
function figures(report: RegulatorReport): string {
  return sectionsOf(report, 'en')
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, columns, rows }) => {
      const lines = rows.map((row) =>
        Object.fromEntries(
          row.map((cell, i) => [
            uniqueTitle(
              columns.map((c) => c.title),
              i,
            ),
            cell,
          ]),
        ),
      );
      return `${title}\n${table(lines)}`;
    })
    .join('\n\n');
}

/** Two columns may share a title: the second says so. */
function uniqueTitle(titles: readonly string[], index: number): string {
  const title = titles[index]!;
  return titles.indexOf(title) === index ? title : `${title} (2)`;
}
