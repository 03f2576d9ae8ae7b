/** `inspect` and `mapping …`: what files look like, which mapping they have, and the workbook for counsel. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Inspected, Mappings } from '../../intake/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { checkedFile, readJsonObject } from './files.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';
import { readWatched } from './watching.ts';

export function mappingVerbs(stage: Stage, program: Command): void {
  verb(
    stage,
    program
      .command('inspect <incident> [file]')
      .description(
        'how uploaded files are written, what their columns look like, and the mapping they would get',
      ),
    { permission: 'intake.read', run: inspect, show: (looks) => looks.map(lookText).join('\n\n') },
  );
  const mapping = program.command('mapping').description('what each column of a source carries');
  showVerbs(stage, mapping);
  changeVerbs(stage, mapping);
  workbookVerbs(stage, mapping);
}

function showVerbs(stage: Stage, mapping: Command): void {
  verb(
    stage,
    mapping
      .command('show <incident> <file>')
      .description('the mapping a source is read with, as JSON')
      .option('--of <version>', 'an earlier version'),
    {
      permission: 'intake.read',
      check: ({ options }) => void versionOf(options),
      run: showMapping,
      show: pretty,
    },
  );
  verb(
    stage,
    mapping
      .command('versions <incident> <file>')
      .description('every mapping a source was read with, and who signed it'),
    {
      permission: 'intake.read',
      run: async ({ incidents, mappings }, { args: [incident, file] }) =>
        mappings.versions((await incidents.get(incident!)).id, file!),
      show: (versions) =>
        table(
          versions.map(({ version, current, madeAt, digest, signatures }) => ({
            version,
            current: current ? 'yes' : '',
            made: madeAt,
            digest: digest.slice(0, 16),
            signed: signatures.map(({ signedBy, signedOn }) => `${signedBy} ${signedOn}`),
          })),
        ),
    },
  );
  verb(
    stage,
    mapping
      .command('check <incident> <file>')
      .description('everything that keeps a mapping from fitting a source; nothing changes')
      .requiredOption('--mapping <file>', 'JSON keyed by base name'),
    {
      permission: 'intake.read',
      run: checkMapping,
      show: ({ problems }) => (problems.length === 0 ? 'It fits.' : problems.join('\n')),
      badNews: ({ problems }) =>
        problems.length === 0 ? null : `${problems.length} problems; the mapping does not fit.`,
    },
  );
}

function changeVerbs(stage: Stage, mapping: Command): void {
  verb(
    stage,
    mapping
      .command('set <incident> <file>')
      .description('give an uploaded file its next mapping and read it again')
      .requiredOption('--mapping <file>', 'JSON keyed by base name'),
    { permission: 'intake.write', run: setMapping, show: table },
  );
}

function workbookVerbs(stage: Stage, mapping: Command): void {
  verb(
    stage,
    mapping
      .command('export <incident> [files...]')
      .description(
        'mappings as a workbook (XLSX) that counsel can edit and sign; all files unless some are named',
      )
      .requiredOption('--out <file>', 'a new file'),
    {
      permission: 'intake.read',
      check: ({ options }) => refuseExisting(String(options['out'])),
      run: exportWorkbook,
    },
  );
  verb(
    stage,
    mapping
      .command('import <incident> <workbook>')
      .description('take an edited or signed workbook back; changed files are read again'),
    {
      permission: 'intake.write',
      check: async ({ args }) => void (await checkedFile(args[1]!)),
      run: importWorkbook,
    },
  );
}

async function inspect({ incidents, intake, mappings }: Session, { args }: Invocation): Promise<Inspected[]> {
  const [incident, file] = args;
  const { id } = await incidents.get(incident!);
  if (file) return [await mappings.inspect(id, file)];
  const looks: Inspected[] = [];
  for (const { baseName, spool } of await intake.sources(id)) {
    if (!spool.deletedAt) looks.push(await mappings.inspect(id, baseName));
  }
  if (looks.length === 0) throw new DomainError(CLI_ERRORS.nothing_to_inspect);
  return looks;
}

function lookText(look: Inspected): string {
  const { sampled, header, proposal, known } = look;
  const seen = sampled.complete
    ? `all ${sampled.records} records looked at`
    : `${sampled.records} of about ${sampled.recordsEstimate} records looked at, in ${sampled.windows} places`;
  const facts = {
    file: look.file,
    written: [
      look.format,
      look.encoding,
      ...(look.delimiter ? [`divided by ${JSON.stringify(look.delimiter)}`] : []),
    ],
    header: `${header.present ? 'yes' : 'no'}: ${header.reason}`,
    beware: look.linesAbove?.words.en,
    sample: seen,
    role: `${proposal.role.value}: ${proposal.role.reason}`,
    ids: `${proposal.idSpace.value}: ${proposal.idSpace.reason}`,
    country: proposal.defaultCountry
      ? `${proposal.defaultCountry.value}: ${proposal.defaultCountry.reason}`
      : undefined,
    known: known ? `mapped before as ${known.file}, version ${known.version}` : undefined,
    unsure: look.unsure.length > 0 ? look.unsure : undefined,
  };
  const columns = look.columns.map(
    ({ name, presentPercent, distinctEstimate, shapes, proposal: column }) => ({
      column: name,
      present: `${presentPercent} %`,
      distinct: distinctEstimate,
      shape: shapes[0] ?? '',
      use: column.use,
      category: column.category,
      subject: column.subject ?? undefined,
      sure: `${Math.round(100 * column.confidence)} %`,
      why: column.reason,
    }),
  );
  return `${text(facts)}\n${table(columns)}`;
}

async function showMapping(
  { incidents, mappings }: Session,
  { args: [incident, file], options }: Invocation,
) {
  const { id } = await incidents.get(incident!);
  const { mapping, file: baseName } = await mappings.get(id, file!, versionOf(options));
  return { [baseName]: mapping };
}

function versionOf(options: Readonly<Record<string, unknown>>): number | undefined {
  const { of } = options;
  if (of === undefined) return undefined;
  if (typeof of !== 'string' || !/^[1-9]\d{0,8}$/.test(of)) throw new DomainError(CLI_ERRORS.not_a_version);
  return Number(of);
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** The part of a mapping file that is about one source. */
async function partFor(mappings: Mappings, id: IncidentId, { args, options }: Invocation) {
  const whole = await readJsonObject(String(options['mapping']), 'what each column of each file carries');
  const file = await mappings.fileOf(id, args[1]!);
  return { file, body: whole[file] };
}

async function checkMapping({ incidents, mappings }: Session, call: Invocation) {
  const { id } = await incidents.get(call.args[0]!);
  const { file, body } = await partFor(mappings, id, call);
  const { problems, saving } = await mappings.check(id, file, body);
  return { file, problems, saving };
}

async function setMapping(session: Session, call: Invocation, terminal: Terminal) {
  const { incidents, intake, mappings, actor } = session;
  const { id } = await incidents.get(call.args[0]!);
  const { file, body } = await partFor(mappings, id, call);
  const started = await intake.start(id, body === undefined ? {} : { [file]: body }, [file], actor);
  return readAgain(
    session,
    terminal,
    started.map(({ sourceId }) => sourceId),
  );
}

async function exportWorkbook({ incidents, mappings }: Session, { args, rest, options }: Invocation) {
  const { id } = await incidents.get(args[0]!);
  const book = await mappings.exportWorkbook(id, rest);
  const out = String(options['out']);
  const { bytes, sha256 } = await writeNew(out, once(book));
  return { out, bytes, sha256 };
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

async function importWorkbook(session: Session, { args }: Invocation, terminal: Terminal) {
  const { incidents, mappings, actor } = session;
  const { id } = await incidents.get(args[0]!);
  const imported = await mappings.importWorkbook(id, await readFile(args[1]!), actor);
  const read = await readAgain(session, terminal, imported.sources);
  return { signed: imported.signature?.signedBy ?? null, files: imported.files, read };
}

async function readAgain(
  { intake, actor }: Session,
  terminal: Terminal,
  sourceIds: Parameters<typeof readWatched>[1],
) {
  if (sourceIds.length === 0) return [];
  const read = await readWatched({ intake, actor, terminal }, sourceIds);
  return read.map(({ baseName, records, staged, rejected, warnings }) => ({
    file: baseName,
    records,
    staged,
    rejected,
    warnings,
  }));
}
