/** `intake`, `sources`, `cancel`, `remove`, `rejects`: files are read to their end before anything is printed. */
import type { Command } from 'commander';
import { type Reject, type RejectCounts, rejectsCsv, type Source } from '../../intake/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { checkedFiles, readJsonObject } from './files.ts';
import { collect } from './options.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import { table } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';
import { paceOf, readWatched } from './watching.ts';

export function intakeVerbs(stage: Stage, program: Command): void {
  const intake = program
    .command('intake <incident> <files...>')
    .description('take export files in: every record is staged or rejected with its line and reason')
    .option('--mapping <file>', 'JSON keyed by base name: what each column carries')
    .option('--accept-proposals', 'take the mapping that `inspect` proposes')
    .option('--column <name>', 'an uncertain column to take as proposed; may be repeated', collect, []);
  verb(stage, intake, {
    permission: 'intake.write',
    check: async ({ rest, options }) => {
      refuseUnclearMapping(options);
      await checkedFiles(rest);
    },
    run: takeIn,
    show: ({ files }) => table(files),
  });
  sourceVerbs(stage, program);
  rejectVerbs(stage, program);
}

function sourceVerbs(stage: Stage, program: Command): void {
  verb(
    stage,
    program.command('sources <incident>').description('the files of an incident and how far they are'),
    {
      permission: 'intake.read',
      run: async ({ incidents, intake: room }, { args }) => room.sources((await incidents.get(args[0]!)).id),
      show: (sources) =>
        table(
          sources.map((s) => ({
            ...summary(s),
            status: s.status,
            done: `${s.progress.percent} %${paceOf([s])}`,
          })),
        ),
    },
  );
  verb(
    stage,
    program
      .command('cancel <incident> <file>')
      .description('end the reading of a file: its rows go, and it can be started again'),
    { permission: 'intake.write', run: cancel },
  );
  verb(
    stage,
    program
      .command('remove <incident> <source>')
      .description('forget a file nothing was read from; its bytes go at once'),
    { permission: 'intake.write', run: remove },
  );
}

function rejectVerbs(stage: Stage, program: Command): void {
  const rejects = program.command('rejects').description('what could not be staged');
  const list = rejects
    .command('list <incident>', { isDefault: true })
    .description('one file, line and reason per line')
    .option('--csv', 'as a file for a spreadsheet')
    .option('--file <name>', 'one file by base name');
  verb(stage, list, { permission: 'intake.read', run: printRejects });
  const examples = rejects
    .command('examples <incident> <source>')
    .description('by reason, with the first of each: line, cells, and what they look like, masked');
  verb(stage, examples, {
    permission: 'intake.read',
    run: async ({ incidents, intake: room }, { args }) =>
      room.rejectsOf((await incidents.get(args[0]!)).id, args[1]!),
    show: (found) =>
      table(
        found.flatMap(({ reason, count, examples: first }) =>
          first.map(({ line, cells, shapes }) => ({
            reason,
            of: count,
            line,
            cells: cells ?? '–',
            looks: shapes?.join(' | ') ?? '–',
          })),
        ),
      ),
  });
  acceptVerb(stage, rejects);
}

function acceptVerb(stage: Stage, rejects: Command): void {
  const accept = rejects
    .command('accept <incident>')
    .description('accept the rejects as they stand; needs a second person’s key')
    .option('--file <name>', 'one file by base name', 'all')
    .option('--count <reason=n>', 'the count you accept, per reason; may be repeated', collectCount, {});
  verb(stage, accept, {
    permission: 'intake.accept',
    run: async ({ incidents, intake, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const [file, counts] = [String(options['file']), options['count'] as RejectCounts];
      refuseWithoutCounts(await intake.sources(id), { file, counts });
      const sources = await intake.acceptRejects(id, file, { counts }, actor);
      return { files: sources.map(summary) };
    },
    show: ({ files }) => table(files),
  });
}

/** Says the very options to repeat, once somebody has read what they stand for. */
function refuseWithoutCounts(
  sources: readonly Source[],
  { file, counts }: { file: string; counts: RejectCounts },
): void {
  if (Object.keys(counts).length > 0) return;
  const waiting = sources.filter((s) => !s.rejectsAccepted && (file === 'all' || s.baseName === file));
  const sums = new Map<string, number>();
  for (const [reason, count] of waiting.flatMap(({ rejected }) => Object.entries(rejected))) {
    sums.set(reason, (sums.get(reason) ?? 0) + count);
  }
  if (sums.size === 0) return;
  const options = [...sums].map(([reason, count]) => `--count ${reason}=${count}`).join(' ');
  throw new DomainError(CLI_ERRORS.counts_needed, { options });
}

async function takeIn(
  { incidents, intake, mappings, actor }: Session,
  { args, rest, options }: Invocation,
  terminal: Terminal,
) {
  const given = options['mapping'];
  const mapping =
    given === undefined ? null : await readJsonObject(String(given), 'what each column of each file carries');
  const { id } = await incidents.get(args[0]!);
  const proposed = (files: readonly string[]) =>
    mappings.propose(id, files, options['column'] as readonly string[], actor);
  const started = await intake.takeFiles(id, mapping ?? proposed, rest, actor);
  const read = await readWatched(
    { intake, actor, terminal },
    started.map(({ sourceId }) => sourceId),
  );
  for (const { baseName, hints } of read) for (const hint of hints) terminal.say(`${baseName}: ${hint.en}`);
  return { files: read.map(summary) };
}

function refuseUnclearMapping(options: Readonly<Record<string, unknown>>): void {
  const isAccepting = options['acceptProposals'] === true;
  if (isAccepting && options['mapping'] !== undefined) throw new DomainError(CLI_ERRORS.mapping_twice);
  if (!isAccepting && (options['column'] as readonly string[]).length > 0) {
    throw new DomainError(CLI_ERRORS.columns_of_what);
  }
  if (!isAccepting && options['mapping'] === undefined) throw new DomainError(CLI_ERRORS.mapping_needed);
}

async function cancel({ incidents, intake, actor }: Session, { args }: Invocation) {
  const { id } = await incidents.get(args[0]!);
  return summary(await intake.cancel((await intake.sourceNamed(id, args[1]!)).sourceId, actor));
}

async function remove({ incidents, intake, actor }: Session, { args }: Invocation) {
  await intake.remove((await incidents.get(args[0]!)).id, args[1]!, actor);
  return { removed: args[1]! };
}

function summary({ baseName, records, staged, rejected, warnings }: Source) {
  return { file: baseName, records, staged, rejected, warnings };
}

async function printRejects(
  { incidents, intake }: Session,
  { args, options }: Invocation,
  terminal: { print(line: string): Promise<void>; printJson(value: unknown): Promise<void> },
): Promise<void> {
  const id: IncidentId = (await incidents.get(args[0]!)).id;
  const found = intake.rejects(id, options['file'] === undefined ? null : String(options['file']));
  if (options['csv'] === true) {
    for await (const line of rejectsCsv(found)) await terminal.print(line.trimEnd());
    return;
  }
  for await (const { file, line, reason } of found) {
    const reject: Reject = { file, line, reason };
    await (options['json'] === true
      ? terminal.printJson(reject)
      : terminal.print(`${file}:${line} ${reason}`));
  }
}

function collectCount(value: string, earlier: RejectCounts): RejectCounts {
  const [reason = '', count = ''] = value.split('=');
  return { ...earlier, [reason]: Number(count) };
}
