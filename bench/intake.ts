/**
 * How fast one export becomes persons: ingest and resolve of an empty database, upload excluded, against COPY of the
 * same raw file into a table of plain text columns on the same server. Every round has a data directory, a server, a
 * web process and a worker of its own; rounds with one reading thread are interleaved.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions, BenchResult } from './bench.ts';
import { writeIntakeFile } from './intake-file.ts';
import { measureRound, type Round } from './intake-round.ts';
import { median, scratchDir, seconds } from './measuring.ts';

/** Issue 3: at most twelve times raw COPY; ten million rows cost at most 1.2 times a row of one million. */
const RATIO_MAX = 12;
const ROWS_DEFAULT = 1_000_000;
const BIG_ROWS = 2_000_000;
const RSS_MAX_MB = 600;
const LOOK_UP_MAX_MS = 5;

interface Sized {
  readonly rows: number;
  readonly bytes: number;
  readonly rounds: readonly Round[];
}

export async function benchIntake(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? ROWS_DEFAULT;
  const isBig = rows >= BIG_ROWS;
  const dir = scratchDir();
  try {
    const base = isBig ? await measureSize(dir, ROWS_DEFAULT, 1) : null;
    const sized = await measureSize(dir, rows, options.rounds ?? (isBig ? 1 : 3));
    const result = resultOf(sized, base);
    process.stderr.write(tableOf(sized, result));
    return result;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureSize(dir: string, rows: number, rounds: number): Promise<Sized> {
  const file = join(dir, `players-${rows}.csv`);
  process.stderr.write(`writing ${rows.toLocaleString('en')} rows …\n`);
  const bytes = await writeIntakeFile(file, rows);
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const threads of [null, 1]) {
      // One thread is shown for comparison; at ten million rows once is enough of a wait.
      if (threads === 1 && rows >= BIG_ROWS) continue;
      const one = await measureRound({ dir, file, rows, threads });
      process.stderr.write(`round ${round}: ${lineOf(one)}\n`);
      measured.push(one);
    }
  }
  rmSync(file);
  return { rows, bytes, rounds: measured };
}

/** The median over some rounds. */
function of(rounds: readonly Round[], value: (round: Round) => number): number {
  return median(rounds.map(value));
}

interface IntakeResult extends BenchResult {
  readonly rows: number;
  readonly fileMb: number;
  readonly ingest: number;
  readonly resolve: number;
  readonly threads: Readonly<Record<string, number | null>>;
  readonly perRowUs: number;
  readonly perRowUsAtMillion: number;
  readonly peakRssMb: { readonly web: number; readonly worker: number; readonly together: number };
  readonly lookupMs: number;
}

function resultOf(sized: Sized, base: Sized | null): IntakeResult {
  const whole = sized.rounds.filter(({ threads }) => threads !== 1);
  const single = sized.rounds.filter(({ threads }) => threads === 1);
  const ingest = of(whole, (r) => r.ingestMs);
  const resolve = of(whole, (r) => r.resolveMs);
  const reference = of(sized.rounds, (r) => r.copyMs);
  const measured = of(whole, (r) => r.ingestMs + r.resolveMs);
  const perRowUs = (measured * 1000) / sized.rows;
  const perRowUsAtMillion = base
    ? (of(
        base.rounds.filter((r) => r.threads !== 1),
        (r) => r.ingestMs + r.resolveMs,
      ) *
        1000) /
      base.rows
    : perRowUs;
  const web = Math.max(...sized.rounds.map((r) => r.webRssMb));
  const worker = Math.max(...sized.rounds.map((r) => r.workerRssMb));
  const lookupMs = of(
    sized.rounds.filter((r) => r.lookupMs !== null),
    (r) => r.lookupMs!,
  );
  const ratio = measured / reference;
  const ok =
    ratio <= RATIO_MAX &&
    perRowUs <= 1.2 * perRowUsAtMillion &&
    web + worker <= RSS_MAX_MB &&
    lookupMs <= LOOK_UP_MAX_MS;
  return {
    bench: 'intake',
    unit: 's',
    measured: seconds(measured),
    reference: seconds(reference),
    ratio: Math.round(ratio * 100) / 100,
    target: RATIO_MAX,
    ok,
    rows: sized.rows,
    fileMb: Math.round(sized.bytes / 1e6),
    ingest: seconds(ingest),
    resolve: seconds(resolve),
    threads: {
      1: single.length > 0 ? seconds(of(single, (r) => r.ingestMs)) : null,
      [String(whole[0]?.threadsUsed ?? 0)]: seconds(ingest),
    },
    perRowUs: Math.round(perRowUs * 100) / 100,
    perRowUsAtMillion: Math.round(perRowUsAtMillion * 100) / 100,
    peakRssMb: { web, worker, together: web + worker },
    lookupMs: Math.round(lookupMs * 1000) / 1000,
  };
}

function lineOf(round: Round): string {
  return (
    `${round.threads ?? 'default'} thread(s): COPY ${seconds(round.copyMs)} s, ingest ${seconds(round.ingestMs)} s, ` +
    `resolve ${seconds(round.resolveMs)} s, RSS web ${round.webRssMb} MB, worker ${round.workerRssMb} MB`
  );
}

function tableOf(sized: Sized, r: IntakeResult): string {
  const lines: readonly (readonly [string, string])[] = [
    ['rows × columns', `${sized.rows.toLocaleString('en')} × 11 (${r.fileMb} MB)`],
    ['raw COPY', `${r.reference} s`],
    ['ingest', `${r.ingest} s`],
    ['resolve', `${r.resolve} s`],
    ['together', `${r.measured} s = ${r.ratio} × COPY (target ≤ ${r.target})`],
    ['per row', `${r.perRowUs} µs (1 M rows: ${r.perRowUsAtMillion} µs)`],
    ['ingest by threads', JSON.stringify(r.threads)],
    [
      'peak RSS',
      `web ${r.peakRssMb.web} + worker ${r.peakRssMb.worker} MB (target ≤ ${RSS_MAX_MB} together)`,
    ],
    ['look-up by e-mail', `${r.lookupMs} ms at the database (target ≤ ${LOOK_UP_MAX_MS})`],
  ];
  return `${lines.map(([name, value]) => `${name.padEnd(20)} ${value}`).join('\n')}\n`;
}
