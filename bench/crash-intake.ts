/** SIGKILL at random moments of an ingest and resolve, and who is one person afterwards. */
import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CRASH_MAPPING, packCrashFiles, writeCrashFiles } from './crash-files.ts';
import { Machine, type Victim } from './crash-machine.ts';

export interface CrashPlan {
  readonly rows: number;
  readonly kills: number;
}

export interface Kill {
  readonly round: number;
  readonly phase: Phase;
  readonly victim: Victim;
  readonly afterMs: number;
}

export interface CrashReport extends CrashPlan {
  readonly crash: 'intake';
  readonly records: number;
  readonly persons: number;
  readonly moments: readonly Kill[];
  readonly rounds: number;
  readonly seconds: number;
  /** Of the unkilled run, and how often a killed one gave the same. */
  readonly answer: string;
  readonly same: number;
  readonly ok: boolean;
}

type Phase = 'intake' | 'resolve';
const PHASES = ['intake', 'resolve'] as const satisfies readonly Phase[];
const INCIDENT = 'crash';
/** Before that a process has not read its own code: killing it proves nothing. */
const LOADING_MS = 300;
/** One kill in so many hits the database server instead of the terminal. */
const DATABASE_EVERY = 3;
/** How often a command may fail on its own: its database was killed under it. */
const TRIES_MAX = 5;

interface Desk {
  /** Every second round takes them in as one archive. */
  readonly archive: string;
  readonly isPacked: boolean;
  readonly paths: readonly string[];
  readonly mapping: string;
}

interface Answer {
  readonly digest: string;
  readonly records: number;
  readonly persons: number;
}

/** Rounds of one breach on copies of one machine until the kills are used up; every round ends in an answer. */
export async function crashIntake({ rows, kills }: CrashPlan): Promise<CrashReport> {
  const started = Date.now();
  const prepared = Machine.make();
  const moments: Kill[] = [];
  try {
    const desk = await prepare(prepared, rows);
    const usualMs = { intake: 0, resolve: 0 };
    const wanted = await onCopy(prepared, async (machine) => {
      for (const phase of PHASES) usualMs[phase] = await finish(machine, phase, desk);
      return answerOf(machine);
    });
    const given: Answer[] = [];
    while (moments.length < kills) {
      const round = given.length + 1;
      const now = { ...desk, isPacked: round % 2 === 0 };
      const killsMax = Math.ceil((kills - moments.length) / 3);
      const killed = await onCopy(prepared, async (machine) => {
        for (const phase of PHASES) {
          const done = moments.length;
          const most = Math.min(killsMax, kills - done);
          const struck = await harass(machine, phase, now, {
            done,
            killsMax: most,
            usualMs: usualMs[phase],
          });
          moments.push(...struck.map((kill) => ({ round, phase, ...kill })));
        }
        return answerOf(machine);
      });
      given.push(killed);
    }
    const same = given.filter(({ digest }) => digest === wanted.digest).length;
    const seconds = Math.round((Date.now() - started) / 1000);
    const { digest: answer, records, persons } = wanted;
    const rounds = given.length;
    return {
      crash: 'intake',
      rows,
      kills,
      records,
      persons,
      moments,
      rounds,
      seconds,
      answer,
      same,
      ok: same === rounds,
    };
  } finally {
    await prepared.remove();
  }
}

async function onCopy<T>(prepared: Machine, work: (machine: Machine) => Promise<T>): Promise<T> {
  const machine = prepared.copy();
  try {
    return await work(machine);
  } finally {
    await machine.remove();
  }
}

/** A migrated database with one declared incident, and the files beside it. */
async function prepare(machine: Machine, rows: number): Promise<Desk> {
  const files = join(machine.dir, 'files');
  mkdirSync(files);
  const paths = writeCrashFiles(files, rows);
  const archive = join(files, 'semua.zip');
  await packCrashFiles(paths, archive);
  const mapping = join(files, 'mapping.json');
  writeFileSync(mapping, JSON.stringify(CRASH_MAPPING));
  await machine.run('incident', 'create', '--name', 'Crash', '--slug', INCIDENT);
  await machine.rest();
  return { paths, archive, isPacked: false, mapping };
}

/** Kills the phase at random moments of its usual length, up to `killsMax` times, then lets it end. */
async function harass(
  machine: Machine,
  phase: Phase,
  desk: Desk,
  { done, killsMax, usualMs }: { readonly done: number; readonly killsMax: number; readonly usualMs: number },
): Promise<{ readonly victim: Victim; readonly afterMs: number }[]> {
  const kills: { victim: Victim; afterMs: number }[] = [];
  while (kills.length < killsMax) {
    const line = await lineOf(machine, phase, desk);
    if (line === null) return kills;
    const isDatabase = (done + kills.length) % DATABASE_EVERY === DATABASE_EVERY - 1;
    const victim = isDatabase ? 'database' : 'terminal';
    const afterMs = randomInt(LOADING_MS, Math.max(LOADING_MS + 1, usualMs));
    const { struck, code } = await machine.runAndKill(line, afterMs, victim);
    if (struck) kills.push({ victim, afterMs });
    if (code === 0 && phase === 'resolve') return kills;
  }
  await finish(machine, phase, desk);
  return kills;
}

/** The phase to its end, unkilled; answers how long it took. */
async function finish(machine: Machine, phase: Phase, desk: Desk): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const line = await lineOf(machine, phase, desk);
    if (line === null) return 0;
    try {
      return (await machine.run(...line)).ms;
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
    }
  }
}

/** What a person would type next: the files not yet read to their end; null where nothing is left to do. */
async function lineOf(machine: Machine, phase: Phase, desk: Desk): Promise<string[] | null> {
  if (phase === 'resolve') return ['people', 'resolve', INCIDENT];
  const sources = await sourcesOf(machine);
  const finished = new Set(
    sources.filter(({ status }) => status === 'finished').map(({ baseName }) => baseName),
  );
  const left = desk.paths.filter((path) => !finished.has(basename(path)));
  if (left.length === 0) return null;
  return ['intake', INCIDENT, ...(desk.isPacked ? [desk.archive] : left), '--mapping', desk.mapping];
}

interface SourceLine {
  readonly baseName: string;
  readonly status: string;
  readonly records: number;
  readonly staged: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly warnings: Readonly<Record<string, number>>;
}

async function sourcesOf(machine: Machine): Promise<SourceLine[]> {
  const { out } = await machine.run('sources', INCIDENT, '--json');
  return JSON.parse(out) as SourceLine[];
}

/**
 * Everything that must be the same: what was counted and refused by line, and every person in clear with key,
 * exposure, contacts, rows, files and flags. All copies have one incident's keys, so ties fall the same way.
 */
async function answerOf(machine: Machine): Promise<Answer> {
  const sources = (await sourcesOf(machine)).map(({ baseName, records, staged, rejected, warnings }) => {
    return { baseName, records, staged, rejected, warnings };
  });
  const rejects = (await machine.run('rejects', 'list', INCIDENT)).out.trim().split('\n').sort();
  const people = (await machine.run('people', 'export', INCIDENT, '--reveal')).out.trim().split('\n').sort();
  const digest = createHash('sha256')
    .update(JSON.stringify([sources, rejects, people]))
    .digest('hex');
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  return { digest, records, persons: people.length };
}
