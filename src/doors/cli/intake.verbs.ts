/** `intake`, `sources`, `rejects` and `rejects accept`: files are read to their end before anything is printed. */
import type { Command } from 'commander';
import type { Reject, RejectCounts, Source } from '../../intake/index.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { checkedFiles, readJsonObject } from './files.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function intakeVerbs(stage: Stage, program: Command): void {
  const intake = program
    .command('intake <incident> <files...>')
    .description('take export files in: every record is staged or rejected with its line and reason')
    .requiredOption('--mapping <file>', 'JSON keyed by base name: what each column carries');
  verb(stage, intake, {
    permission: 'intake.write',
    check: ({ rest }) => checkedFiles(rest),
    run: takeIn,
    show: ({ files }) => table(files),
  });
  verb(
    stage,
    program.command('sources <incident>').description('the files of an incident and how far they are'),
    {
      permission: 'intake.read',
      run: async ({ incidents, intake: room }, { args }) => room.sources((await incidents.get(args[0]!)).id),
      show: (sources) =>
        table(sources.map((s) => ({ ...summary(s), status: s.status, done: `${s.progress.percent} %` }))),
    },
  );
  const rejects = program.command('rejects').description('what could not be staged');
  const list = rejects
    .command('list <incident>', { isDefault: true })
    .description('one file, line and reason per line');
  verb(stage, list, { permission: 'intake.read', run: printRejects });
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
      const counts = options['count'] as RejectCounts;
      const sources = await intake.acceptRejects(id, String(options['file']), { counts }, actor);
      return { files: sources.map(summary) };
    },
    show: ({ files }) => table(files),
  });
}

async function takeIn({ incidents, intake, actor }: Session, { args, rest, options }: Invocation) {
  const mapping = await readJsonObject(String(options['mapping']), 'what each column of each file carries');
  const { id } = await incidents.get(args[0]!);
  const files = [];
  for (const source of await intake.takeFiles(id, mapping, rest, actor)) {
    files.push(summary(await intake.ingest(source.sourceId)));
  }
  return { files };
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
  for await (const { file, line, reason } of intake.rejects(id)) {
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
