/** `report …`: who was affected, told, and not told, as figures on the screen, a page or a workbook. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/actor.ts';
import {
  readReport,
  type RegulatorReport,
  REPORT_LOCALES,
  type ReportId,
  type ReportLocale,
  sectionsOf,
  type StoredReports,
} from '../../reports/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { idOf } from './options.ts';
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
  regulatorVerb(stage, report);
  const list = report.command('list <incident>').description('reports that were made, the latest first');
  verb(stage, list, {
    permission: 'report.read',
    run: async ({ incidents, storedReports }, { args }) =>
      storedReports.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, askedAt, status, runNo, persons, told, delivered }) => ({
          id, asked: askedAt, status, run: runNo, persons, told, delivered,
        })), // prettier-ignore
      ),
  });
  const fetch = report
    .command('fetch <report>')
    .description('a report as it was made, in a new file; the same bytes each time')
    .option('--locale <locale>', 'id or en; en unless told otherwise', 'en')
    .requiredOption('--out <file>', 'a new file ending in .xlsx, .html or .json');
  verb(stage, fetch, {
    permission: 'report.read',
    check: ({ options }) => refuseOut(options, ['.xlsx', '.html', '.json']),
    run: ({ storedReports, actor }, { args, options }) =>
      written(storedReports, idOf<ReportId>(args[0], 'report'), { actor, options }),
  });
}

function regulatorVerb(stage: Stage, report: Command): void {
  const regulator = report
    .command('regulator <incident>')
    .description('every figure a regulator asks for, with its definition')
    .option('--locale <locale>', 'id or en; en unless told otherwise', 'en')
    .option('--out <file>', 'a new file ending in .xlsx or .html; without it the figures are printed');
  verb(stage, regulator, {
    permission: 'report.read',
    check: ({ options }) => refuseOut(options, ['.xlsx', '.html']),
    run: async ({ incidents, storedReports, actor }, { args, options }, terminal) => {
      const asked = await storedReports.ask((await incidents.get(args[0]!)).id, actor);
      const watch = (step: string): void => void (terminal.watched && terminal.say(`${step} …`));
      const made = await storedReports.finish(asked.id, watch);
      const figures = readReport(await storedReports.file(made.id, 'figures.json', actor));
      if (options['out'] === undefined) return { id: made.id, report: figures, written: null };
      return {
        id: made.id,
        report: figures,
        written: await written(storedReports, made.id, { actor, options }),
      };
    },
    show: ({ id, report: made, written: file }) => (file ? text({ id, ...file }) : figuresShown(made)),
  });
}

async function refuseOut(options: Invocation['options'], endings: readonly string[]): Promise<void> {
  localeOf(options);
  const { out } = options;
  if (typeof out !== 'string') return;
  if (!endings.includes(extname(out))) throw new DomainError(CLI_ERRORS.report_ending);
  await refuseExisting(out);
}

async function written(
  stored: StoredReports,
  id: ReportId,
  { actor, options }: { actor: Actor; options: Invocation['options'] },
) {
  const out = String(options['out']);
  const ending = extname(out);
  const name = ending === '.json' ? 'figures.json' : `${localeOf(options)}${ending}`;
  const { bytes, sha256 } = await writeNew(out, once(await stored.file(id, name, actor)));
  return { file: out, bytes, sha256 };
}

function localeOf({ locale }: Invocation['options']): ReportLocale {
  const found = REPORT_LOCALES.find((known) => known === locale);
  if (!found)
    throw new DomainError(CLI_ERRORS.not_one_of, { option: '--locale', values: REPORT_LOCALES.join(', ') });
  return found;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
  yield bytes;
  return undefined;
}

/** The same tables as the files hold, in English like everything on the terminal. */
function figuresShown(report: RegulatorReport): string {
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
